#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// An HTML document as HTML5 parses it, its nodes in document order. The descendants of node i are the nodes from
/// i + 1 to nodes()[i].end, so a walk is a loop. Views live as long as the tree. Not thread-safe while it is built.
class HtmlTree {
 public:
  struct Node {
    std::string_view tag;   ///< lower case; empty = a text node
    std::string_view text;  ///< of a text node, entities decoded
    std::uint32_t parent;   ///< 0 for the root, which is its own parent
    std::uint32_t end;      ///< one past its last descendant
    const void* element;    ///< the parser's own node
  };

  /// Parses a document or a fragment. What would cost the parser quadratic time or much memory (absurd nesting, tags
  /// with hundreds of attributes, bodies beyond `max_html_bytes`) is stripped of its tags first: see html_flatten.h.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  /// Whether the tags were stripped: line ends in the text then stand for lines and paragraphs.
  [[nodiscard]] bool is_flat() const { return is_flat_; }
  /// Value of an attribute (name in lower case); null pointer if the element has none of that name.
  [[nodiscard]] const char* attribute(std::size_t node, const char* name) const;
  /// Whether the class attribute holds this word.
  [[nodiscard]] bool has_class(std::size_t node, std::string_view word) const;

 private:
  struct Parsed;
  void add_nodes();

  std::string replaced_;  // what was parsed in place of the document, if anything
  bool is_flat_ = false;
  std::unique_ptr<Parsed> parsed_;
  std::vector<Node> nodes_;
};

}  // namespace rapport
