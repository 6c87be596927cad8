#include "rapport/ingest/slack_markup.h"

#include <algorithm>

namespace rapport {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

/// Slack escapes '&', '<' and '>' as HTML does; a quotation mark would end an attribute.
void add_attribute(std::string_view text, std::string& html) {
  for (const char c : text) html += c == '"' ? std::string_view("&quot;") : std::string_view(&c, 1);
}

/// Text as Slack writes it: escaped already, but for a '<' that begins no reference.
void add_text(std::string_view text, std::string& html) {
  for (const char c : text) html += c == '<' ? std::string_view("&lt;") : std::string_view(&c, 1);
}

/// Text as a person wrote it.
void add_escaped(std::string_view text, std::string& html) {
  for (const char c : text) html += c == '<' ? std::string_view("&lt;") : c == '&' ? "&amp;" : std::string_view(&c, 1);
}

/// What stands between '<' and '>': "@U1", "#C1|general", "!here", "https://example.org|label".
void add_reference(std::string_view inside, const Names& names, std::string& html) {
  const std::size_t bar = inside.find('|');
  const std::string_view target = inside.substr(0, bar);
  const std::string_view label = bar == inside.npos ? std::string_view() : inside.substr(bar + 1);
  if (target.starts_with('@') || target.starts_with('#') || target.starts_with('!')) {
    const auto known = names.find(target.substr(1));
    html += target.front() == '!' ? '@' : target.front();
    if (known != names.end() && target.front() == '@') return add_escaped(known->second, html);
    html += label.empty() ? target.substr(1) : label.substr(label.starts_with('@') || label.starts_with('#') ? 1 : 0);
    return;
  }
  html += "<a href=\"";
  add_attribute(target, html);
  html.append("\">").append(label.empty() ? target : label).append("</a>");
}

/// One line without the marks around references and code.
void add_line(std::string_view line, const Names& names, std::string& html) {
  const std::size_t last_reference = line.rfind('>'), last_code = line.rfind('`');
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char closing = line[i] == '<' ? '>' : line[i] == '`' ? '`' : '\0';
    const std::size_t last = closing == '>' ? last_reference : closing == '`' ? last_code : line.npos;
    const bool closed = last != line.npos && last > i;
    const std::size_t end = closed ? line.find(closing, i + 1) : line.npos;
    if (!closed) {
      html += line[i] == '<' ? std::string_view("&lt;") : line.substr(i, 1);
      continue;
    }
    const auto inside = line.substr(i + 1, end - i - 1);
    if (closing == '>') {
      add_reference(inside, names, html);
    } else {
      html += "<code>";
      add_text(inside, html);
      html += "</code>";
    }
    i = end;
  }
}

/// Lines of ordinary text; those that begin with an escaped '>' as one quotation.
void add_lines(std::string_view text, const Names& names, std::string& html) {
  constexpr std::string_view quote = "&gt;";
  bool quoting = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool quoted = line.starts_with(quote);
    if (quoted != quoting) html += quoted ? "<blockquote>" : "</blockquote>";
    quoting = quoted;
    if (quoted) line.remove_prefix(quote.size());
    add_line(line, names, html);
    html += "<br>";
  }
  if (quoting) html += "</blockquote>";
}

}  // namespace

RichText slack_to_text(std::string_view text, const Names& names) {
  constexpr std::string_view fence = "```";
  std::string html;
  for (bool code = false;; code = !code) {
    const std::size_t end = text.find(fence);
    const bool closed = end != text.npos;
    const std::string_view part = text.substr(0, end);
    if (code && closed) {
      html += "<pre>";
      add_text(part, html);
      html += "</pre>";
    } else {
      add_lines(part, names, html);
    }
    if (!closed) break;
    text.remove_prefix(end + fence.size());
  }
  return html_to_text(html);
}

}  // namespace rapport
