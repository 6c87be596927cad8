#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/chat_date.h"
#include "rapport/ingest/chat_notes.h"
#include "rapport/ingest/line_reader.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

/// A line that begins a message: "[date, time] rest" (iPhone) or "date, time - rest" (Android).
struct ChatLine {
  ChatDate date;
  std::string rest;
};

/// Takes out the marks of writing direction that WhatsApp puts around names and dates, but for the one that tells what
/// is generated, and makes its narrow blanks plain ones.
std::string without_marks(std::string_view line) {
  constexpr std::size_t mark_size = 3;
  constexpr std::string_view narrow_blank = "\u202F";
  constexpr auto marks = std::to_array<std::string_view>({"\u200F", "\u202A", "\u202C", "\u2068", "\u2069"});
  std::string out;
  while (!line.empty()) {
    const auto mark = line.substr(0, mark_size);
    const bool is_mark = std::ranges::find(marks, mark) != marks.end();
    if (!is_mark) out += mark == narrow_blank ? ' ' : line.front();
    line.remove_prefix(is_mark || mark == narrow_blank ? mark_size : 1);
  }
  return out;
}

std::string without_generated_marks(std::string_view text) {
  std::string out;
  for (auto at = text.find(generated_mark); at != text.npos; at = text.find(generated_mark)) {
    out += text.substr(0, at);
    text.remove_prefix(at + generated_mark.size());
  }
  return out += text;
}

/// Where the date of a line ends, and how long what follows it is: "] " after an opening bracket, else " - ", in the
/// exports of the first iPhones ": ".
std::pair<std::size_t, std::size_t> end_of_date(std::string_view line) {
  constexpr std::size_t longest_date = 40;
  const auto head = line.substr(0, longest_date);
  for (const std::string_view stop : {"] ", " - ", ": "}) {
    if ((stop == "] ") != line.starts_with('[')) continue;
    if (const auto end = head.find(stop); end != head.npos) return {end, stop.size()};
  }
  return {line.npos, 0};
}

std::optional<ChatLine> parse_line(std::string_view line) {
  const bool bracket = line.starts_with('[');
  if (line.empty() || (!bracket && !ascii::is_digit(line.front()) && static_cast<unsigned char>(line.front()) < 0x80))
    return {};
  const std::string clean = without_marks(line);
  std::string_view s = clean;
  if (s.starts_with(generated_mark)) s.remove_prefix(generated_mark.size());
  const std::size_t begin = s.starts_with('[') ? 1 : 0;
  const auto [end, stop] = end_of_date(s);
  if (end == s.npos) return {};
  std::string when = without_generated_marks(s.substr(begin, end - begin));
  for (std::size_t at = 0; (at = when.find("\u00A0", at)) != when.npos;) when.replace(at, 2, " ");
  const bool has_seconds = std::ranges::count(when, ':') == 2;
  const auto date = stop != 2 || begin == 1 || has_seconds ? parse_chat_date(when) : std::nullopt;
  if (!date) return {};
  return ChatLine{*date, std::string(s.substr(end + stop))};
}

/// Android's notices look like messages where they quote a colon: Ann changed the subject to "Tea: at five".
bool leaves_quotation_open(std::string_view author) {
  constexpr auto opening = std::to_array<std::string_view>({"“", "„", "«", "「"});
  constexpr auto closing = std::to_array<std::string_view>({"”", "“", "»", "」"});
  if (std::ranges::count(author, '"') % 2 == 1) return true;
  std::size_t open = author.size();
  for (const auto mark : opening) open = std::min(open, author.find(mark));
  const auto behind = author.substr(std::min(open + 1, author.size()));
  return open < author.size() &&
         std::ranges::none_of(closing, [&](auto mark) { return behind.find(mark) != behind.npos; });
}

class ChatReader {
 public:
  ChatReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : lines_(*input.bytes), selection_(options.include), sink_(sink) {
    chat_.source = input.name;
    chat_.format = "whatsapp";
    chat_.id = input.path;
    constexpr std::string_view extension = ".txt";
    if (ascii::ends_with_fold(chat_.id, extension)) chat_.id.resize(chat_.id.size() - extension.size());
  }

  void run() {
    while (lines_.next()) {
      if (auto line = parse_line(lines_.line())) {
        begin(*line);
      } else if (in_message_) {
        texts_.back().append("\n").append(without_marks(lines_.line()));
      }
    }
    finish();
  }

 private:
  /// "Ann Lee: text" begins a message; a line without a name is the system's.
  void begin(const ChatLine& line) {
    const auto colon = line.rest.find(": ");
    const bool ends_with_colon = colon == line.rest.npos && line.rest.ends_with(':');
    const std::string author =
        without_generated_marks(std::string_view(line.rest).substr(0, ends_with_colon ? line.rest.size() - 1 : colon));
    const bool is_named = (colon != line.rest.npos || ends_with_colon) && !leaves_quotation_open(author);
    const std::string text = ends_with_colon || !is_named ? "" : line.rest.substr(colon + 2);
    const bool is_system =
        text.starts_with(generated_mark) && !written_words(text).empty() && !is_deletion_notice(text);
    in_message_ = is_named && !is_system;
    if (!in_message_) return selection_.leave_out("system message");
    Message m;
    m.kind = "comment";
    m.status = "approved";
    m.author = author;
    chat_.messages.push_back(std::move(m));
    dates_.push_back(line.date);
    texts_.push_back(text);
  }

  void finish() {
    const auto order = decide_date_order(dates_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < chat_.messages.size(); ++i) {
      Message& m = chat_.messages[i];
      const auto text = ascii::trim(texts_[i]);
      if (is_deletion_notice(text)) m.status = "deleted";
      if (!selection_.takes(m.kind, m.status)) continue;
      m.id = chat_.id + "#" + std::to_string(i + 1);
      m.written_at = dates_[i].seconds(order);
      assign(m, plain_to_text(without_generated_marks(written_words(text))));
      if (kept != i) chat_.messages[kept] = std::move(m);
      ++kept;
    }
    chat_.messages.resize(kept);
    selection_.report(sink_);
    if (kept == 0) return;
    build_thread(chat_);
    sink_.exchange(std::move(chat_));
  }

  LineReader lines_;
  Selection selection_;
  ExchangeSink& sink_;
  Exchange chat_;
  std::vector<ChatDate> dates_;     // one a message
  std::vector<std::string> texts_;  // one a message
  bool in_message_ = false;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { ChatReader(input, options, sink).run(); }

/// Most chats begin with a dated line, and most lines of the sample are dated ones.
int recognise(const Sample& sample) {
  auto source = memory_source(sample.head);
  LineReader lines(*source);
  int dated = 0, all = 0;
  bool first = false;
  while (lines.next()) {
    if (ascii::trim(lines.line()).empty()) continue;
    const bool is_dated = parse_line(lines.line()).has_value();
    if (all++ == 0) first = is_dated;
    dated += is_dated ? 1 : 0;
  }
  if (dated < 2) return 0;
  if (!first) return dated * 2 > all ? 60 : 0;  // its first line is damaged
  return dated * 4 >= all ? 95 : 60;
}

}  // namespace

extern const Format whatsapp_format{
    "whatsapp",
    "WhatsApp chat export",
    "Chat > More > Export chat > Without media",
    "The messages of one chat, in order, as one exchange, which is in memory as a whole. The order of day and month is "
    "decided from the whole file; "
    "times are local and taken as UTC. System messages are left out, media have no text.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
