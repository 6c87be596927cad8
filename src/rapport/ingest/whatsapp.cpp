#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/chat_date.h"
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
  bool is_generated = false;  // iPhones put a mark in front of texts that nobody wrote
};

/// Takes out the marks of writing direction that WhatsApp puts around names and dates, and makes its narrow blanks
/// plain ones.
std::string without_marks(std::string_view line) {
  std::string out(line);
  for (const std::string_view mark : {"\u200E", "\u200F", "\u202A", "\u202C", "\u2068", "\u2069"}) {
    for (std::size_t at = 0; (at = out.find(mark, at)) != out.npos;) out.erase(at, mark.size());
  }
  for (std::size_t at = 0; (at = out.find("\u202F", at)) != out.npos;) out.replace(at, 3, " ");
  return out;
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
  const std::string_view s = clean;
  const std::size_t begin = s.starts_with('[') ? 1 : 0;
  const auto [end, stop] = end_of_date(s);
  if (end == s.npos) return {};
  std::string when(s.substr(begin, end - begin));
  for (std::size_t at = 0; (at = when.find("\u00A0", at)) != when.npos;) when.replace(at, 2, " ");
  const bool has_seconds = std::ranges::count(when, ':') == 2;
  const auto date = stop != 2 || begin == 1 || has_seconds ? parse_chat_date(when) : std::nullopt;
  if (!date) return {};
  return ChatLine{*date, std::string(s.substr(end + stop)), line.find(": \u200E") != line.npos};
}

/// Placeholders for what is no text: Android's stand in angle brackets in any language, iPhone's end with "omitted".
bool is_placeholder(std::string_view text) {
  constexpr std::size_t longest = 80;
  constexpr auto endings = std::to_array<std::string_view>({" omitted",
                                                            " weggelassen",
                                                            " omitida",
                                                            " omitido",
                                                            " omis",
                                                            " omise",
                                                            " absent",
                                                            " absente",
                                                            " omesso",
                                                            " omessa",
                                                            " ocultada",
                                                            " ocultado",
                                                            " weggelaten",
                                                            " (file attached)",
                                                            " (datei angehängt)",
                                                            " (archivo adjunto)",
                                                            " (fichier joint)",
                                                            " (file allegato)",
                                                            " (arquivo anexado)",
                                                            " (bestand bijgevoegd)"});
  const bool in_brackets = text.starts_with('<') && text.find('>') == text.size() - 1 && text.find('/') == text.npos;
  const bool is_short = text.size() < longest && text.find('\n') == text.npos;
  return text.starts_with("<attached: ") ||
         (is_short && (in_brackets || std::ranges::any_of(endings, [&](auto ending) {
                         return ascii::ends_with_fold(text, ending) && std::ranges::count(text, ' ') <= 4;
                       })));
}

bool is_deletion_notice(std::string_view text) {
  constexpr auto notices = std::to_array<std::string_view>(
      {"this message was deleted", "you deleted this message", "diese nachricht wurde gelöscht",
       "du hast diese nachricht gelöscht", "se eliminó este mensaje", "eliminaste este mensaje",
       "ce message a été supprimé", "vous avez supprimé ce message", "questo messaggio è stato eliminato",
       "hai eliminato questo messaggio", "mensagem apagada", "essa mensagem foi apagada", "esta mensagem foi apagada",
       "você apagou esta mensagem", "dit bericht is verwijderd", "dit bericht werd verwijderd",
       "u hebt dit bericht verwijderd"});
  if (text.ends_with('.')) text.remove_suffix(1);
  return std::ranges::any_of(notices, [&](auto notice) { return ascii::equals_fold(text, notice); });
}

class ChatReader {
 public:
  ChatReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : lines_(*input.bytes), selection_(options.include), sink_(sink) {
    chat_.source = input.name;
    chat_.format = "whatsapp";
    const std::string_view path = input.name;
    const auto stem = path.substr(path.find_last_of("/!") + 1);
    chat_.id = stem.empty() || stem.front() == '<' ? "chat" : stem.substr(0, stem.rfind('.'));
  }

  void run() {
    while (lines_.next()) {
      if (auto line = parse_line(lines_.line())) {
        begin(*line);
      } else if (in_message_) {
        texts_.back().append("\n").append(lines_.line());
      }
    }
    finish();
  }

 private:
  /// "Ann Lee: text" begins a message; a line without a name is the system's.
  void begin(const ChatLine& line) {
    const auto colon = line.rest.find(": ");
    const bool ends_with_colon = colon == line.rest.npos && line.rest.ends_with(':');
    in_message_ = colon != line.rest.npos || ends_with_colon;
    const std::string text = ends_with_colon || !in_message_ ? "" : line.rest.substr(colon + 2);
    const bool is_system = line.is_generated && !is_placeholder(text) && !is_deletion_notice(text);
    in_message_ = in_message_ && !is_system;
    if (!in_message_) return selection_.leave_out("system message");
    Message m;
    m.kind = "comment";
    m.status = "approved";
    m.author = line.rest.substr(0, ends_with_colon ? line.rest.size() - 1 : colon);
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
      if (!is_placeholder(text)) assign(m, plain_to_text(text));
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
