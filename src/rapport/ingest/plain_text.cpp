#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/bare_links.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

namespace {

enum class LineKind : std::uint8_t { own, empty, quoted, attribution, forwarded, signature, code };

struct Line {
  std::string_view text;
  LineKind kind = LineKind::own;
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back({text.substr(0, end)});
    text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  }
  return lines;
}

/// "-----Original Message-----" and what other mailers write there: all that follows is somebody else's mail.
bool announces_forwarded_mail(std::string_view line) {
  if (!line.starts_with("---") || !line.ends_with("---")) return false;
  const std::string inside = ascii::lower(line);
  return inside.find("original message") != inside.npos || inside.find("forwarded message") != inside.npos;
}

/// "On Thu, Apr 12, 2007 at 9:10 AM, Ann Lee wrote:", "Am 12.04.2007 um 21:10 schrieb Ann Lee:" or the second half of
/// one, where a mailer wrapped it: a colon behind a verb of speech, an address or a time of day.
bool ends_attribution(std::string_view line) {
  if (!line.ends_with(':')) return false;
  const auto rest = ascii::trim(line.substr(0, line.size() - 1));
  return before_speech(rest) || rest.find('@') != rest.npos || rest.find(':') != rest.npos;
}

/// How mailers begin an attribution.
bool begins_attribution(std::string_view line) {
  constexpr auto leads =
      std::to_array<std::string_view>({"on ", "am ", "le ", "el ", "il ", "em ", "op ", "den ", "w dniu ", "dnia "});
  return std::ranges::any_of(leads, [&](auto lead) { return ascii::starts_with_fold(line, lead); });
}

/// The rule above what a mailing list adds below a mail: its name and address, or where the attachments went.
bool is_list_footer(const std::vector<Line>& lines, std::size_t rule) {
  constexpr std::size_t shortest_rule = 20, tallest = 6;
  const auto text = ascii::trim(lines[rule].text);
  if (text == "-------------- next part --------------") return true;
  if (text.size() < shortest_rule || text.find_first_not_of("_-=") != text.npos) return false;
  for (std::size_t i = rule + 1; i < lines.size() && i <= rule + tallest; ++i) {
    const std::string below = ascii::lower(lines[i].text);
    if (below.find("mailing list") != below.npos || below.find("listinfo") != below.npos) return true;
  }
  return false;
}

/// The head that Outlook writes above the mail it answers: "From: Ann Lee", "Sent: …", "To: …", "Subject: …".
bool is_answered_head(const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t tallest = 6;
  constexpr auto senders =
      std::to_array<std::string_view>({"from:", "von:", "de:", "de :", "da:", "van:", "från:", "fra:", "od:"});
  constexpr auto dates =
      std::to_array<std::string_view>({"sent:", "date:", "gesendet:", "datum:", "envoyé", "date :", "enviado",
                                       "inviato:", "data:", "verzonden:", "skickat:", "sendt:", "wysłano:"});
  constexpr auto subjects = std::to_array<std::string_view>(
      {"subject:", "betreff:", "objet", "asunto:", "oggetto:", "assunto:", "onderwerp:", "ämne:", "emne:", "temat:"});
  const auto begins_with_one = [&](std::size_t line, const auto& labels) {
    const auto text = ascii::trim(lines[line].text);
    return std::ranges::any_of(labels, [&](auto label) { return ascii::starts_with_fold(text, label); });
  };
  if (!begins_with_one(first, senders)) return false;
  bool is_dated = false, has_subject = false;
  for (std::size_t i = first + 1; i < lines.size() && i <= first + tallest; ++i) {
    is_dated = is_dated || begins_with_one(i, dates);
    has_subject = has_subject || begins_with_one(i, subjects);
  }
  return is_dated && has_subject;
}

LineKind kind_of(std::string_view line) {
  const auto trimmed = ascii::trim(line);
  if (trimmed.empty()) return LineKind::empty;
  if (trimmed.front() == '>') return LineKind::quoted;
  if (line == "-- ") return LineKind::signature;
  if (announces_forwarded_mail(trimmed)) return LineKind::forwarded;
  return LineKind::own;
}

/// An attribution counts only where a quotation follows it (an empty line may stand between).
void mark_attributions(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::own || !ends_attribution(ascii::trim(lines[i].text))) continue;
    std::size_t next = i + 1;
    while (next < lines.size() && lines[next].kind == LineKind::empty) ++next;
    if (next == lines.size() || lines[next].kind != LineKind::quoted) continue;
    lines[i].kind = LineKind::attribution;
    const bool wrapped = i > 0 && !begins_attribution(lines[i].text) && begins_attribution(lines[i - 1].text) &&
                         lines[i - 1].kind == LineKind::own;
    if (wrapped) lines[i - 1].kind = LineKind::attribution;
  }
}

/// Everything below a forwarded mail's head or a signature's dashes is of that kind.
void mark_tails(std::vector<Line>& lines) {
  LineKind tail = LineKind::own;
  for (auto& line : lines) {
    if (tail == LineKind::own && (line.kind == LineKind::forwarded || line.kind == LineKind::signature)) {
      tail = line.kind;
    }
    if (tail != LineKind::own && line.kind != LineKind::empty) line.kind = tail;
  }
}

/// Whether a mailer broke the line here: the next word would not have fitted into 72 columns, or the line ends with
/// the blank of format=flowed.
bool is_wrapped(const Line& line, const Line& next) {
  constexpr std::size_t narrowest = 66, widest = 80;
  if (line.kind != LineKind::own || next.kind != LineKind::own || line.text.size() > widest) return false;
  if (next.text.empty() || ascii::is_blank(next.text.front())) return false;
  if (line.text.ends_with(' ')) return true;
  const std::size_t word = std::min(next.text.find(' '), next.text.size());
  return ascii::trim(line.text).size() + 1 + word > narrowest;
}

/// Whether a line shows the marks of a program: an assignment, an arrow, brackets of blocks.
bool shows_code(std::string_view line) {
  constexpr auto marks = std::to_array<std::string_view>({"::", "->", "<-", " = ", "==", "{", "}", "();", "++"});
  return line.ends_with(';') || line.find(">    ") == 0 ||
         std::ranges::any_of(marks, [&](auto mark) { return line.find(mark) != line.npos; });
}

/// Literate programs mark their code with '>': a run of such lines is code if every second of them shows it.
void mark_code(std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::ptrdiff_t code = 0;
    for (; end < lines.size() && lines[end].kind == LineKind::quoted; ++end)
      code += shows_code(lines[end].text) ? 1 : 0;
    const bool is_code = code > 0 && code * 2 >= static_cast<std::ptrdiff_t>(end - i);
    for (; i < end; ++i) lines[i].kind = is_code ? LineKind::code : LineKind::quoted;
    if (i < lines.size() && lines[i].kind != LineKind::quoted) ++i;
  }
}

SetAside::Why reason(LineKind kind) {
  if (kind == LineKind::code) return SetAside::Why::code;
  return kind == LineKind::signature ? SetAside::Why::signature : SetAside::Why::mail_quote;
}

/// Joins the lines, one empty line between paragraphs, and marks runs of lines that are not the author's own.
RichText lay_out(const std::vector<Line>& lines, bool mail) {
  RichText out;
  const Line* last = nullptr;
  bool gap = false;
  for (const auto& line : lines) {
    if (line.kind == LineKind::empty) {
      gap = true;
      continue;
    }
    const bool joined = mail && last != nullptr && !gap && is_wrapped(*last, line);
    if (last != nullptr) out.text += gap ? "\n\n" : joined ? " " : "\n";
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += last == nullptr || joined || line.kind == LineKind::quoted ? ascii::trim(line.text) : line.text;
    while (!out.text.empty() && ascii::is_blank(out.text.back())) out.text.pop_back();
    if (line.kind != LineKind::own) {
      const Span span{begin, static_cast<std::uint32_t>(out.text.size())};
      const bool goes_on =
          last != nullptr && last->kind != LineKind::own && out.set_aside.back().why == reason(line.kind);
      if (goes_on) {
        out.set_aside.back().span.end = span.end;
      } else {
        out.set_aside.push_back({span, reason(line.kind)});
      }
    }
    last = &line;
    gap = false;
  }
  return out;
}

}  // namespace

RichText plain_to_text(std::string_view text, bool mail) {
  auto lines = split_lines(text);
  for (auto& line : lines) line.kind = kind_of(line.text);
  for (std::size_t i = 0; mail && i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::own && is_list_footer(lines, i)) lines[i].kind = LineKind::signature;
    if (lines[i].kind == LineKind::own && is_answered_head(lines, i)) lines[i].kind = LineKind::forwarded;
  }
  mark_attributions(lines);
  mark_code(lines);
  mark_tails(lines);
  RichText out = lay_out(lines, mail);
  add_bare_links(out);
  return out;
}

}  // namespace rapport
