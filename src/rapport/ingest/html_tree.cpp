#include "rapport/ingest/html_tree.h"

#include <gumbo.h>

#include <algorithm>

#include "rapport/ingest/html_flatten.h"

namespace rapport {

struct HtmlTree::Parsed {
  explicit Parsed(std::string_view html) {
    options.max_errors = 0;
    output = gumbo_parse_with_options(&options, html.data(), html.size());
  }
  ~Parsed() { gumbo_destroy_output(&options, output); }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = nullptr;
};

namespace {

std::string_view tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

/// What the parser would show as a replacement character.
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\n\f\r").find(c) == std::string_view::npos;
}

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }

HtmlTree::Node make_node(const GumboNode& node, std::uint32_t parent) {
  if (is_element(node)) return {tag_name(node.v.element), {}, parent, 0, &node};
  return {{}, node.v.text.text, parent, 0, nullptr};
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html) {
  if (std::any_of(html.begin(), html.end(), is_control)) {
    replaced_ = html;
    std::replace_if(replaced_.begin(), replaced_.end(), is_control, ' ');
    html = replaced_;
  }
  is_flat_ = is_costly_html(html);
  if (is_flat_) html = replaced_ = flatten_html(html);
  parsed_ = std::make_unique<Parsed>(html);
  add_nodes();
}

HtmlTree::~HtmlTree() = default;

void HtmlTree::add_nodes() {
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next_child;
  };
  const GumboNode* root = parsed_->output->root;
  nodes_.push_back(make_node(*root, 0));
  std::vector<Open> open{{root, 0, 0}};
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next_child == children.length) {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back(make_node(*child, top.index));
    nodes_.back().end = index + 1;
    if (is_element(*child)) open.push_back({child, index, 0});
  }
}

const char* HtmlTree::attribute(std::size_t node, const char* name) const {
  const auto* element = static_cast<const GumboNode*>(nodes_[node].element);
  if (element == nullptr) return nullptr;
  const GumboAttribute* found = gumbo_get_attribute(&element->v.element.attributes, name);
  return found == nullptr ? nullptr : found->value;
}

bool HtmlTree::has_class(std::size_t node, std::string_view word) const {
  const char* value = attribute(node, "class");
  if (value == nullptr) return false;
  constexpr std::string_view blanks = " \t\r\n\f";
  const std::string_view words = value;
  for (std::size_t at = 0; (at = words.find_first_not_of(blanks, at)) != words.npos;) {
    const std::size_t end = std::min(words.find_first_of(blanks, at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end;
  }
  return false;
}

}  // namespace rapport
