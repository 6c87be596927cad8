#include "rapport/ingest/ghost_editor.h"

#include <algorithm>
#include <array>
#include <vector>

#include "rapport/ingest/json/stream.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 20> keys = {
    "markups", "cards",    "sections", "markdown",   "html",        "code",        "caption",
    "root",    "children", "type",     "tag",        "listType",    "text",        "url",
    "atoms",   "heading",  "content",  "buttonText", "calloutText", "description",
};

void escape(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '<' || c == '>' || c == '&') {
      out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;";
    } else {
      out += c == '\n' ? "<br>" : std::string_view(&c, 1);
    }
  }
}

void block(std::string_view tag, std::string_view inside, std::string& out) {
  if (inside.empty()) return;
  out.append("<").append(tag).append(">").append(inside).append("</").append(tag).append(">\n\n");
}

/// A card of either editor, by the members that carry text. HTML keeps no empty line: it would end the block.
void card(JsonValue payload, std::string& out) {
  if (const auto markdown = payload["markdown"].text(); !markdown.empty()) out.append(markdown).append("\n\n");
  std::string html(payload["html"].text());
  const auto doubled = [](char a, char b) { return a == '\n' && (b == '\n' || b == '\r'); };
  std::erase(html, '\r');
  html.erase(std::unique(html.begin(), html.end(), doubled), html.end());
  block("div", html, out);
  std::string code;
  escape(payload["code"].text(), code);
  block("pre", code, out);
  for (const auto* const name : {"heading", "content", "description", "calloutText", "caption"}) {
    block("div", payload[name].text(), out);
  }
}

JsonValue at(JsonValue array, std::size_t index) {
  for (const JsonValue each : array) {
    if (index-- == 0) return each;
  }
  return {};
}

std::vector<JsonValue> elements(JsonValue array) {
  std::vector<JsonValue> out;
  for (const JsonValue each : array) out.push_back(each);
  return out;
}

class Mobiledoc {
 public:
  explicit Mobiledoc(JsonValue root)
      : markups_(elements(root["markups"])), cards_(elements(root["cards"])), atoms_(elements(root["atoms"])) {
    for (const JsonValue one : root["sections"]) section(one);
  }
  std::string take() { return std::move(out_); }

 private:
  /// [1, tag, markers], [3, "ul" or "ol", items], [10, card]
  void section(JsonValue one) {
    const auto type = at(one, 0).integer().value_or(0);
    if (type == 1) block(at(one, 1).text(), markers(at(one, 2)), out_);
    if (type == 10) card(at(pick(cards_, at(one, 1)), 1), out_);
    if (type != 3) return;
    std::string items;
    for (const JsonValue item : at(one, 2)) items += "<li>" + markers(item) + "</li>";
    block(at(one, 1).text(), items, out_);
  }

  /// Each [0 for text or 1 for an atom, markups that open, how many close, text or atom]
  std::string markers(JsonValue list) {
    std::string html;
    std::vector<std::string_view> open;
    for (const JsonValue marker : list) {
      for (const JsonValue opening : at(marker, 1)) open.push_back(begin_markup(pick(markups_, opening), html));
      const bool is_atom = at(marker, 0).integer() == 1;
      const JsonValue content = at(marker, 3);
      if (is_atom) {
        html += at(pick(atoms_, content), 0).text() == "soft-return" ? "<br>" : "";
      } else {
        escape(content.text(), html);
      }
      for (auto close = at(marker, 2).integer().value_or(0); close > 0 && !open.empty(); --close) {
        html.append("</").append(open.back()).append(">");
        open.pop_back();
      }
    }
    return html;
  }

  /// ["a", ["href", "https://…"]]
  static std::string_view begin_markup(JsonValue markup, std::string& html) {
    const std::string_view tag = at(markup, 0).text();
    html.append("<").append(tag);
    if (at(at(markup, 1), 0).text() == "href") {
      html += " href=\"";
      escape(at(at(markup, 1), 1).text(), html);
      html += '"';
    }
    html += '>';
    return tag;
  }

  static JsonValue pick(const std::vector<JsonValue>& from, JsonValue index) {
    const auto i = static_cast<std::size_t>(index.integer().value_or(-1));
    return i < from.size() ? from[i] : JsonValue();
  }

  std::vector<JsonValue> markups_, cards_, atoms_;
  std::string out_;
};

/// The element that a Lexical node is shown as; none where only its children are.
std::string_view lexical_tag(JsonValue node) {
  const std::string_view type = node["type"].text();
  if (type == "paragraph") return "p";
  if (type == "heading" || type == "extended-heading") return "h2";
  if (type == "quote" || type == "extended-quote" || type == "aside") return "blockquote";
  if (type == "list") return node["listType"].text() == "number" ? "ol" : "ul";
  if (type == "listitem") return "li";
  return {};
}

/// Recursion ends at a depth at which no editor nests.
void lexical(JsonValue node, int depth, std::string& out) {
  constexpr int deepest = 100;
  const std::string_view type = node["type"].text();
  if (depth > deepest) return;
  if (type == "linebreak") out += "<br>";
  if (type == "text" || type == "extended-text") return escape(node["text"].text(), out);
  std::string inside;
  for (const JsonValue child : node["children"]) lexical(child, depth + 1, inside);
  if (type == "link") {
    out += "<a href=\"";
    escape(node["url"].text(), out);
    out.append("\">").append(inside).append("</a>");
  } else if (const auto tag = lexical_tag(node); tag == "li") {
    out.append("<li>").append(inside).append("</li>");
  } else if (!tag.empty()) {
    block(tag, inside, out);
  } else {
    out += inside;
    card(node, out);
  }
}

}  // namespace

std::string mobiledoc_to_markdown(std::string_view json) {
  JsonDocument document(keys);
  read_json(json, document);
  return Mobiledoc(document.root()).take();
}

std::string lexical_to_markdown(std::string_view json) {
  JsonDocument document(keys);
  read_json(json, document);
  std::string out;
  if (document.root()["root"].is_object()) lexical(document.root()["root"], 0, out);
  return out;
}

}  // namespace rapport
