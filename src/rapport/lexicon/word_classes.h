#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/spelling.h"

namespace rapport {

/// Reads a parsed word_classes.toml, one list of phrases a class, into `out`; appends what is wrong to `found`. A
/// phrase in it names no class itself, so that none can contain itself.
void read_word_classes(const TomlNode& root, const std::string& path, std::string_view text, Spelling& out,
                       std::vector<Diagnostic>& found);

}  // namespace rapport
