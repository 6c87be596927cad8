#pragma once
#include <string>
#include <string_view>

namespace rapport {

// A page that a browser saved as one file (MHTML): a mail whose parts are the page and its pictures.

/// Whether a file begins as browsers begin such a page.
bool is_mhtml(std::string_view head);

/// The page in it, as HTML in UTF-8; empty if it holds none.
std::string page_in_mhtml(std::string_view file);

}  // namespace rapport
