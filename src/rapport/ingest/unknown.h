#pragma once
#include <string_view>

#include "rapport/input/bundle.h"

namespace rapport {

/// What a file is that holds no text to read ("an image", "binary data", "an empty file"); empty for anything else.
/// `raw` is its beginning as it was (512 bytes tell), `text` the same decoded.
std::string_view textless_kind(std::string_view raw, std::string_view text);

/// What a file that no format recognises looks like, as the end of a sentence: "a PDF document", "an empty file",
/// "plain text without a known structure". The arguments are as above.
std::string_view looks_like(std::string_view raw, std::string_view text);

/// The same for an archive that is a document of another program ("a Word document"); empty for any other archive.
std::string_view looks_like(const Bundle& archive);

}  // namespace rapport
