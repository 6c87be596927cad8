#include "rapport/report/explain.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "rapport/ingest/dates.h"
#include "rapport/model/counted.h"
#include "rapport/report/terminal_line.h"

namespace rapport {

namespace {

enum class Mark : char { none = ' ', pressure = '=', relationship = '~', aside = '.' };

constexpr std::size_t fold_from = 1200;  // bytes from which a message's paragraphs without cues are left out
constexpr std::string_view indent = "    ";

std::string decimal(double value, int decimals) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// One message's text with a mark for each byte.
class MarkedText {
 public:
  MarkedText(std::string_view text, const ExplainOptions& options)
      : text_(text), options_(options), marks_(text.size(), Mark::none) {}

  void mark(Span span, Mark mark) {
    for (std::size_t i = span.begin; i < span.end; ++i)
      if (marks_[i] == Mark::none || mark != Mark::aside) marks_[i] = mark;
  }

  void print(std::string& out) const {
    std::size_t left_out = 0;
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const bool marked = std::any_of(at(begin), at(end), [](Mark m) { return m != Mark::none; });
      if (end > begin && (marked || text_.size() < fold_from)) {
        left_out = print_left_out(left_out, out);
        paragraph(begin, end, out);
      } else if (end > begin) {
        ++left_out;
      }
      begin = end + 1;
    }
    print_left_out(left_out, out);
  }

 private:
  [[nodiscard]] std::vector<Mark>::const_iterator at(std::size_t i) const {
    return marks_.begin() + static_cast<std::ptrdiff_t>(i);
  }

  static std::size_t print_left_out(std::size_t count, std::string& out) {
    if (count > 0) out += std::string(indent) + "[" + counted(count, "paragraph", "paragraphs") + " without a cue]\n";
    return 0;
  }

  void paragraph(std::size_t begin, std::size_t end, std::string& out) const {
    while (begin < end) {
      const std::size_t stop = line_end(begin, end);
      line(begin, stop, out);
      begin = stop;
      while (begin < end && text_[begin] == ' ') ++begin;
    }
  }

  [[nodiscard]] std::size_t line_end(std::size_t begin, std::size_t end) const {
    const auto room = static_cast<std::size_t>(std::max(options_.width - static_cast<int>(indent.size()), 20));
    std::size_t columns = 0;
    std::size_t blank = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (text_[i] == ' ') blank = i;
      if (starts_character(text_[i]) && ++columns > room) return blank > begin ? blank : i;
    }
    return end;
  }

  void line(std::size_t begin, std::size_t end, std::string& out) const {
    out += indent;
    if (options_.color)
      colored(begin, end, out);
    else
      out += shown(begin, end);
    out += '\n';
    if (options_.color || std::all_of(at(begin), at(end), [](Mark m) { return m == Mark::none; })) return;
    std::string under(indent);
    for (std::size_t i = begin; i < end; ++i)
      if (starts_character(text_[i])) under += static_cast<char>(marks_[i]);
    under.erase(under.find_last_not_of(' ') + 1);
    out += under + '\n';
  }

  void colored(std::size_t begin, std::size_t end, std::string& out) const {
    for (std::size_t i = begin; i < end;) {
      const Mark mark = marks_[i];
      const auto run_end = std::find_if(at(i), at(end), [mark](Mark m) { return m != mark; });
      const auto stop = static_cast<std::size_t>(run_end - marks_.begin());
      out += mark == Mark::none ? shown(i, stop) : code(mark) + shown(i, stop) + code(Mark::none);
      i = stop;
    }
  }

  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const {
    return terminal_line(text_.substr(begin, end - begin));
  }

  static const char* code(Mark mark) {
    switch (mark) {
      case Mark::pressure:
        return "\x1b[0;1;31m";
      case Mark::relationship:
        return "\x1b[0;1;32m";
      case Mark::aside:
        return "\x1b[0;2;4m";
      case Mark::none:
        break;
    }
    return "\x1b[0m";
  }

  std::string_view text_;
  const ExplainOptions& options_;
  std::vector<Mark> marks_;
};

class Explainer {
 public:
  Explainer(const ExchangeReport& report, const Scoring& scoring, const ExplainOptions& options, std::string& out)
      : report_(report), scoring_(scoring), options_(options), out_(out) {}

  void print() {
    head();
    auto first = report_.evidence.begin();
    for (std::uint32_t i = 0; i < report_.turns.size(); ++i) {
      const auto last =
          std::find_if(first, report_.evidence.end(), [i](const Evidence& e) { return e.judged.turn != i; });
      turn(i, {first, last});
      first = last;
    }
    signals();
    for (const auto& d : report_.exchange->diagnostics) out_ += "note: " + terminal_line(d.to_string()) + '\n';
    out_ += '\n';
  }

 private:
  [[nodiscard]] bool pressing(const Evidence& e) const {
    const Category& category = scoring_.lexicon.categories[scoring_.lexicon.cues[e.judged.cue].category];
    return category.axis == Axis::sales_pressure;
  }

  void head() {
    const Exchange& x = *report_.exchange;
    out_ += (x.title.empty() ? "(no title)" : terminal_line(x.title)) + "   [" + terminal_line(x.source) +
            (x.format.empty() ? "" : ", " + terminal_line(x.format)) + "]\n";
    out_ += counted(x.messages.size(), "turn", "turns") + ", " + counted(report_.participants, "person", "people") +
            ", " + counted(report_.words, "word", "words") +
            (report_.sufficient || !report_.pressure ? "" : " (short: do not lean on the scores)") + '\n';
    score("sales pressure", report_.pressure);
    score("relationship-building", report_.relationship);
    if (report_.quadrant)
      out_ += "quadrant: " + std::string(name(*report_.quadrant)) + '\n';
    else
      out_ +=
          "nothing to measure" + std::string(report_.language.empty() || report_.language == scoring_.lexicon.language
                                                 ? ": no word of the speakers' own\n"
                                                 : ": language '" + report_.language + "' has no lexicon\n");
  }

  void score(std::string label, const std::optional<AxisScore>& score) {
    label.resize(22, ' ');
    if (!score) {
      out_ += label + "  none\n";
      return;
    }
    std::string bar(static_cast<std::size_t>(score->value / 5), '#');
    bar.resize(20, '-');
    std::string value = decimal(score->value, 1);
    value.insert(0, value.size() < 5 ? 5 - value.size() : 0, ' ');
    out_ += label + " " + value + "  " + bar + "  90 % interval " + decimal(score->low, 1) + " to " +
            decimal(score->high, 1) + '\n';
  }

  /// `evidence_of_turn` is all the evidence of turn `i`.
  void turn(std::uint32_t i, std::span<const Evidence> evidence_of_turn) {
    const Message& m = report_.exchange->messages[i];
    const TurnScore& t = report_.turns[i];
    out_ += "\n[" + std::to_string(i) + "] " + (m.author.empty() ? "(no name)" : terminal_line(m.author)) +
            (m.role == Role::host ? ", host" : "");
    if (m.written_at) out_ += ", " + format_date(*m.written_at).substr(0, 10);
    if (t.answers >= 0) out_ += ", answers [" + std::to_string(t.answers) + "]";
    if (t.pressure)
      out_ += "   pressure " + decimal(t.pressure->value, 1) + ", relationship " + decimal(t.relationship->value, 1) +
              standing(t);
    else
      out_ += "   not measured" + (t.language.empty() ? std::string() : " (" + t.language + ")");
    out_ += '\n';
    MarkedText text(m.text, options_);
    for (const auto& e : evidence_of_turn)
      text.mark(e.judged.span, e.points <= 0 ? Mark::aside : pressing(e) ? Mark::pressure : Mark::relationship);
    text.print(out_);
    for (const auto& e : evidence_of_turn) evidence(e);
  }

  static std::string standing(const TurnScore& t) {
    return (t.sincerity < 1 ? " x" + decimal(t.sincerity, 2) + " (sincerity)" : "") +
           (t.reception < 1 ? " x" + decimal(t.reception, 2) + " (reception)" : "");
  }

  void evidence(const Evidence& e) {
    const Judged& j = e.judged;
    const Cue& cue = scoring_.lexicon.cues[j.cue];
    const auto& messages = report_.exchange->messages;
    const std::string quoted = terminal_line(slice(messages[j.turn].text, j.span));
    const std::string points = e.points > 0 ? "+" + decimal(e.points, 2) : "    0";
    out_ += "  " + points + (pressing(e) ? " pressure      " : " relationship  ") + cue.id + "  \"" + quoted + "\"";
    if (j.stance != Stance::exerted) out_ += "  " + std::string(name(j.stance));
    if (j.stance_turn >= 0 && j.stance_span.size() > 0) {
      const std::string& text = messages[static_cast<std::size_t>(j.stance_turn)].text;
      out_ += " by \"" + terminal_line(slice(text, j.stance_span)) + "\"";
      if (j.stance_turn != static_cast<std::int32_t>(j.turn)) out_ += " in [" + std::to_string(j.stance_turn) + "]";
    }
    if (j.factor != 1 && j.factor > 0) out_ += "  x" + decimal(j.factor, 2);
    if (e.novelty < 1 && e.novelty > 0) out_ += "  repeated: x" + decimal(e.novelty, 2);
    out_ += '\n';
  }

  void signals() {
    std::string line;
    for (std::size_t i = 0; i < report_.signals.size(); ++i)
      if (report_.signals[i].value)
        line += (line.empty() ? "" : ", ") + std::string(rapport::signals()[i].name) + " " +
                decimal(*report_.signals[i].value, 2);
    if (!line.empty()) out_ += "\nsignals: " + line + '\n';
  }

  const ExchangeReport& report_;
  const Scoring& scoring_;
  const ExplainOptions& options_;
  std::string& out_;
};

}  // namespace

void explain(const ExchangeReport& report, const Scoring& scoring, const ExplainOptions& options, std::string& out) {
  Explainer(report, scoring, options, out).print();
}

}  // namespace rapport
