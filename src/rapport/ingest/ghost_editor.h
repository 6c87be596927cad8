#pragma once
#include <string>
#include <string_view>

namespace rapport {

// Ghost keeps what its editors make as JSON inside a string. Both give Markdown in which everything but the cards that
// are Markdown themselves is HTML: what markdown_to_text reads. What is no such JSON gives an empty string.

/// Ghost 1 to 4: Mobiledoc, sections of markers, and cards.
std::string mobiledoc_to_markdown(std::string_view json);

/// Ghost 5: Lexical, a tree of nodes.
std::string lexical_to_markdown(std::string_view json);

}  // namespace rapport
