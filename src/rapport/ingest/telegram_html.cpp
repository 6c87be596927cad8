#include "rapport/ingest/telegram_html.h"

#include <string>
#include <string_view>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/html_text.h"

namespace rapport {

namespace {

/// "24.04.2021 13:49:04 UTC+06:00": day and month as nowhere else.
std::optional<std::int64_t> telegram_date(std::string_view title) {
  if (title.size() < 19 || title[2] != '.' || title[5] != '.') return {};
  std::string iso(title.substr(6, 4));
  iso.append("-")
      .append(title.substr(3, 2))
      .append("-")
      .append(title.substr(0, 2))
      .append("T")
      .append(title.substr(11, 8));
  const auto zone = title.find("UTC");
  if (zone != title.npos) iso += title.substr(zone + 3);
  return parse_date(iso);
}

class ChatReader {
 public:
  ChatReader(const HtmlTree& tree, Selection& selection) : tree_(tree), selection_(selection) {}

  Exchange read() {
    const auto& nodes = tree_.nodes();
    for (std::size_t i = 0; i < nodes.size();) {
      const bool is_message = !nodes[i].tag.empty() && tree_.has_class(i, "message");
      if (is_message) add(i);
      i = is_message ? nodes[i].end : i + 1;
    }
    const auto header = find_element(tree_, 0, [&](std::size_t i) { return tree_.has_class(i, "page_header"); });
    if (header != no_node) out_.title = one_line(tree_, header);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t part(std::size_t node, std::string_view name) const {
    return find_element(
        tree_, node, [&](std::size_t i) { return i != node && tree_.has_class(i, name); },
        [&](std::size_t i) { return i != node && name != "forwarded" && tree_.has_class(i, "forwarded"); });
  }

  void add(std::size_t node) {
    Message m;
    m.kind = tree_.has_class(node, "service") ? "service" : "comment";
    m.status = "approved";
    // A message that follows another of the same person does not name him again.
    const auto name = part(node, "from_name");
    if (name != no_node) last_author_ = one_line(tree_, name);
    if (!selection_.takes(m.kind, m.status)) return;
    const std::string_view id = attribute(tree_, node, "id");
    m.id = id.starts_with("message") ? id.substr(std::string_view("message").size()) : id;
    m.author = m.kind == "service" ? "" : last_author_;
    m.author_key = m.author;
    const auto date = part(node, "date");
    if (date != no_node) m.written_at = telegram_date(attribute(tree_, date, "title"));
    m.reply_to = answered(node);
    read_text(node, m);
    out_.messages.push_back(std::move(m));
  }

  /// <div class="reply_to details">In reply to <a href="#go_to_message7">.
  [[nodiscard]] std::string answered(std::size_t node) const {
    constexpr std::string_view mark = "go_to_message";
    const auto reply = part(node, "reply_to");
    if (reply == no_node) return {};
    const auto link = find_element(
        tree_, reply, [&](std::size_t i) { return attribute(tree_, i, "href").find(mark) != std::string_view::npos; });
    if (link == no_node) return {};
    const auto href = attribute(tree_, link, "href");
    return std::string(href.substr(href.find(mark) + mark.size()));
  }

  /// What was forwarded is somebody else's.
  void read_text(std::size_t node, Message& m) const {
    const auto text = part(node, "text");
    if (text != no_node) return assign(m, html_to_text(tree_, text));
    const auto forwarded = part(node, "forwarded");
    const auto theirs = forwarded == no_node ? no_node : part(forwarded, "text");
    if (theirs == no_node) {
      const auto notice = m.kind == "service" ? part(node, "details") : no_node;
      if (notice != no_node) assign(m, html_to_text(tree_, notice));
      return;
    }
    RichText body = html_to_text(tree_, theirs);
    if (!body.text.empty())
      body.set_aside = {{{0, static_cast<std::uint32_t>(body.text.size())}, SetAside::Why::block_quote}};
    assign(m, std::move(body));
  }

  const HtmlTree& tree_;
  Selection& selection_;
  Exchange out_;
  std::string last_author_;
};

}  // namespace

bool is_telegram_page(std::string_view head) {
  return head.find("class=\"page_wrap\"") != head.npos && head.find("class=\"history\"") != head.npos;
}

Exchange read_telegram_page(const HtmlTree& page, Selection& selection) { return ChatReader(page, selection).read(); }

}  // namespace rapport
