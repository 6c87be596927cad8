#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/line_reader.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

constexpr std::string_view section_mark = "-----";
constexpr std::string_view entry_mark = "--------";

bool is_section_key(std::string_view line) {
  constexpr auto keys =
      std::to_array<std::string_view>({"BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:", "COMMENT:", "PING:"});
  return std::ranges::find(keys, ascii::trim(line)) != keys.end();
}

/// Services write keys of their own among those of a comment (FC2: SECRET, PASS): capitals above its DATE.
bool is_capital_key(std::string_view key) {
  constexpr std::size_t longest = 24;
  return !key.empty() && key.size() <= longest &&
         std::ranges::all_of(key, [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '_'; });
}

bool is_header_key(std::string_view key) {
  constexpr auto keys = std::to_array<std::string_view>(
      {"ALLOW COMMENTS", "ALLOW PINGS", "AUTHOR", "AUTHOR EMAIL", "BASENAME", "BLOG NAME", "CATEGORY", "CONVERT BREAKS",
       "DATE", "EMAIL", "IMAGE", "IP", "NO ENTRY", "PRIMARY CATEGORY", "STATUS", "TAGS", "TITLE", "UNIQUE URL", "URL"});
  return std::ranges::find(keys, key) != keys.end() || key.starts_with("CF50_");
}

std::string_view key_of(std::string_view line) {
  const auto colon = line.find(':');
  return colon == line.npos ? std::string_view{} : line.substr(0, colon);
}

std::string_view value_of(std::string_view line) { return ascii::trim(line.substr(line.find(':') + 1)); }

/// The lines of an export, with the marks told from rows of dashes that a person wrote: a mark counts only where what
/// must follow it follows it.
class MarkedLines {
 public:
  enum class Kind { text, section_end, entry_end };

  explicit MarkedLines(ByteSource& source) : reader_(source) {}

  bool next() {
    if (!take()) return false;
    kind_ = Kind::text;
    const auto trimmed = ascii::trim(line_);
    if (trimmed == section_mark && section_may_end()) kind_ = Kind::section_end;
    if (trimmed == entry_mark && entry_may_end()) kind_ = Kind::entry_end;
    return true;
  }

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const std::string& line() const { return line_; }
  [[nodiscard]] bool was_cut() const { return reader_.was_cut(); }

 private:
  bool take() {
    if (!ahead_.empty()) {
      line_ = std::move(ahead_.front());
      ahead_.pop_front();
      return true;
    }
    if (!reader_.next()) return false;
    line_ = reader_.line();
    return true;
  }

  /// The next line that is not empty; null at the end of the export.
  const std::string* next_filled() {
    for (const auto& line : ahead_) {
      if (!ascii::trim(line).empty()) return &line;
    }
    while (reader_.next()) {
      ahead_.push_back(reader_.line());
      if (!ascii::trim(ahead_.back()).empty()) return &ahead_.back();
    }
    return nullptr;
  }

  bool section_may_end() {
    const std::string* next = next_filled();
    return next == nullptr || is_section_key(*next) || ascii::trim(*next) == entry_mark;
  }

  bool entry_may_end() {
    const std::string* next = next_filled();
    return next == nullptr || is_header_key(key_of(*next));
  }

  LineReader reader_;
  std::deque<std::string> ahead_;
  std::string line_;
  Kind kind_ = Kind::text;
};

/// The keys at the head of an entry, a comment or a ping, and the text below them.
struct Section {
  std::string name;  // "BODY", "COMMENT" …; empty for the head of the entry
  std::vector<std::pair<std::string, std::string>> keys;
  std::string text;

  [[nodiscard]] bool may_be_key(std::string_view key) const {
    return is_header_key(key) || (!name.empty() && is_capital_key(key) && value("DATE").empty());
  }

  [[nodiscard]] std::string_view value(std::string_view key) const {
    for (const auto& [k, v] : keys) {
      if (k == key) return v;
    }
    return {};
  }
};

/// Reads one entry; empty at the end of the export.
std::vector<Section> read_entry(MarkedLines& lines) {
  std::vector<Section> sections;
  bool in_keys = true;
  bool begins = true;
  while (lines.next()) {
    const std::string& line = lines.line();
    if (lines.kind() == MarkedLines::Kind::entry_end) break;
    if (lines.kind() == MarkedLines::Kind::section_end) {
      begins = true;
    } else if (begins && ascii::trim(line).empty()) {
      continue;
    } else if (std::exchange(begins, false)) {
      const bool named = is_section_key(line);
      sections.push_back({named ? std::string(key_of(ascii::trim(line))) : "", {}, {}});
      in_keys = !named || sections.back().name == "COMMENT" || sections.back().name == "PING";
      if (!named) sections.back().keys.emplace_back(key_of(line), value_of(line));
    } else if (in_keys && sections.back().may_be_key(key_of(line))) {
      sections.back().keys.emplace_back(key_of(line), value_of(line));
    } else if (!sections.back().name.empty()) {
      in_keys = false;
      sections.back().text.append(line).append("\n");
    }
  }
  return sections;
}

RichText entry_text(const std::string& text, std::string_view convert_breaks) {
  const bool is_markdown = convert_breaks.starts_with("markdown") && text.find("<p>") == text.npos;
  if (is_markdown) return markdown_to_text(text);
  const bool breaks = convert_breaks.empty() || convert_breaks == "1" || convert_breaks == "__default__" ||
                      convert_breaks.starts_with("textile");
  return html_to_text(text, {.newlines_are_paragraphs = breaks});
}

class MtReader {
 public:
  MtReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : name_(input.name), lines_(*input.bytes), selection_(options.include), sink_(sink) {}

  void run() {
    bool goes_on = true;
    while (goes_on) {
      const auto sections = read_entry(lines_);
      if (sections.empty()) break;
      goes_on = emit(sections);
    }
    selection_.report(sink_);
    if (!lines_.was_cut()) return;
    Diagnostic d;
    d.file = name_;
    d.message = "a line is longer than 16 MiB; its end was dropped";
    sink_.problem(std::move(d));
  }

 private:
  bool emit(const std::vector<Section>& sections) {
    const Section& head = sections.front();
    if (!head.name.empty()) return complain();
    const std::string given = ascii::lower(head.value("STATUS"));
    const std::string status = given.empty() ? "publish" : given;
    if (!selection_.takes("post", status)) return true;
    Exchange one;
    one.url = head.value("UNIQUE URL");
    one.id = unique_id(one.url.empty() ? head.value("BASENAME") : one.url);
    one.source = name_;
    one.format = "mt";
    one.title = html_to_text(head.value("TITLE")).text;
    one.messages.push_back(post(sections, one.id, status));
    for (const auto& section : sections) add_answer(one, section);
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  bool complain() {
    Diagnostic d;
    d.file = name_;
    d.message = "an entry without its head (AUTHOR, TITLE, DATE) was left out";
    sink_.problem(std::move(d));
    return true;
  }

  /// Basenames are unique in a blog, but not in every export.
  std::string unique_id(std::string_view wanted) {
    std::string id(wanted.empty() ? "entry" : wanted);
    for (int n = 2; !ids_.insert(id).second; ++n)
      id = std::string(wanted.empty() ? "entry" : wanted) + "-" + std::to_string(n);
    return id;
  }

  static Message post(const std::vector<Section>& sections, const std::string& id, const std::string& status) {
    const Section& head = sections.front();
    std::string text;
    for (const auto& section : sections) {
      const bool is_body = section.name == "BODY" || section.name == "EXTENDED BODY";
      if (is_body) text += (text.empty() ? "" : "\n\n") + section.text;
    }
    Message m;
    m.id = id;
    m.author = head.value("AUTHOR");
    m.written_at = parse_date(head.value("DATE"));
    m.kind = "post";
    m.status = status;
    assign(m, entry_text(text, ascii::lower(head.value("CONVERT BREAKS"))));
    return m;
  }

  void add_answer(Exchange& one, const Section& section) {
    if (section.name != "COMMENT" && section.name != "PING") return;
    Message m;
    m.kind = section.name == "PING" ? "trackback" : "comment";
    m.status = "approved";
    if (!selection_.takes(m.kind, m.status)) return;
    m.id = one.id + "#" + std::to_string(one.messages.size());
    m.author = html_to_text(section.value(section.name == "PING" ? "BLOG NAME" : "AUTHOR")).text;
    m.written_at = parse_date(section.value("DATE"));
    assign(m, html_to_text(section.text, {.newlines_are_paragraphs = true}));
    one.messages.push_back(std::move(m));
  }

  std::string name_;
  MarkedLines lines_;
  Selection selection_;
  ExchangeSink& sink_;
  std::set<std::string> ids_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { MtReader(input, options, sink).run(); }

/// The first entry shows header keys and then a section.
int recognise(const Sample& sample) {
  auto source = memory_source(sample.head);
  LineReader lines(*source);
  int keys = 0;
  while (lines.next()) {
    const auto line = ascii::trim(lines.line());
    if (line.empty()) continue;
    if (line == section_mark) return keys >= 3 ? 95 : 0;
    if (!is_header_key(key_of(line))) return 0;
    ++keys;
  }
  return sample.whole || keys < 3 ? 0 : 70;
}

}  // namespace

extern const Format mt_format{
    "mt",
    "Movable Type import format (Movable Type, TypePad, Hatena)",
    "Movable Type: Tools > Export Entries; TypePad: Settings > Import/Export > Export; Hatena: Details > Export",
    "Entries with body and extended body, comments, trackbacks on request. Dates are local and taken as UTC; the "
    "format "
    "has no reply threads and no comment status.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
