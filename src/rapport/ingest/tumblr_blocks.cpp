#include "rapport/ingest/tumblr_blocks.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "rapport/ingest/bare_links.h"
#include "rapport/model/code_points.h"

namespace rapport {

namespace {

bool is_line(std::string_view subtype) { return subtype == "chat" || subtype.ends_with("-list-item"); }

class BlockWriter {
 public:
  void add(JsonValue block) {
    const std::string_view type = block["type"].text();
    if (type == "text") {
      const std::string_view subtype = block["subtype"].text();
      const Span span = put(block["text"].text(), is_line(subtype) ? "\n" : "\n\n", is_line(subtype));
      if (span.size() == 0) return;
      if (subtype == "quote" || subtype == "indented") out_.set_aside.push_back({span, SetAside::Why::block_quote});
      for (const JsonValue format : block["formatting"]) add_link(format, span);
    } else if (type == "link") {
      const Span span = put(block["title"].text(), "\n\n", false);
      link(span, block["url"].text());
      put(block["description"].text(), "\n", false);
    } else {
      put(block["caption"].text(), "\n\n", false);
    }
  }

  RichText finish() {
    add_bare_links(out_);
    return std::move(out_);
  }

 private:
  /// Lines of one list or chat follow each other without an empty line.
  Span put(std::string_view text, std::string_view gap, bool is_line) {
    if (text.empty()) return {};
    if (!out_.text.empty()) out_.text += is_line && !last_is_line_ ? "\n\n" : gap;
    last_is_line_ = is_line;
    const auto begin = static_cast<std::uint32_t>(out_.text.size());
    out_.text += text;
    return {begin, static_cast<std::uint32_t>(out_.text.size())};
  }

  /// Places in a block are code points.
  void add_link(JsonValue format, Span block) {
    if (format["type"].text() != "link") return;
    CodePoints points(std::string_view(out_.text).substr(block.begin));
    const auto place = [&](std::string_view name) {
      const auto at = std::clamp<std::int64_t>(format[name].integer().value_or(0), 0, UINT32_MAX);
      return block.begin + points.to_byte(static_cast<std::uint32_t>(at));
    };
    const auto begin = place("start"), end = place("end");
    if (begin < end) link({begin, end}, format["url"].text());
  }

  void link(Span span, std::string_view url) {
    if (auto host = host_of(url); span.size() > 0 && !host.empty()) out_.links.push_back({span, std::move(host)});
  }

  RichText out_;
  bool last_is_line_ = false;
};

}  // namespace

RichText npf_to_text(JsonValue content, const std::function<bool(std::size_t block)>& wanted) {
  BlockWriter writer;
  std::size_t place = 0;
  for (const JsonValue block : content) {
    if (wanted(place++)) writer.add(block);
  }
  return writer.finish();
}

}  // namespace rapport
