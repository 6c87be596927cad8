#include "rapport/lexicon/phrase.h"

#include <algorithm>
#include <cctype>

#include "rapport/lexicon/nearest.h"
#include "rapport/segment/match_form.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

namespace {

using Kind = PhraseUnit::Kind;

/// A phrase in match form, with scratch memory that one thread uses again for the next.
struct PreparedPhrase {
  MatchForm form;
  Segmenter segmenter;
  WordBoundaries boundaries;
  WordBoundaries of_token;

  void prepare(std::string_view written) {
    make_match_form(written, form);
    segmenter.words(form.text, boundaries);
  }
  bool is_mark(std::string_view token) {
    const auto first = static_cast<unsigned char>(token[0]);
    if (first < 0x80) return std::isalnum(first) == 0 && first != '_';
    return segmenter.words(token, of_token) == 0;
  }
};

/// Splits a phrase into units.
class PhraseParser {
 public:
  PhraseParser(PreparedPhrase& prepared, const Spelling& spelling, Phrase& out)
      : prepared_(prepared), text_(prepared.form.text), spelling_(spelling), out_(out) {}

  void parse() {
    out_.units = run(/*in_group=*/false);
    if (out_.error.empty() && at_ < text_.size()) fail(at_, "')' or '|' outside of a group; write (one|other)");
  }

 private:
  void fail(std::size_t at, std::string message) {
    if (!out_.error.empty()) return;
    out_.error = std::move(message);
    out_.error_offset = prepared_.form.offsets.to_original(static_cast<std::uint32_t>(std::min(at, text_.size())));
  }

  PhraseRun run(bool in_group) {
    PhraseRun out;
    while (at_ < text_.size() && out_.error.empty()) {
      const char c = text_[at_];
      if (c == '|' || c == ')') return out;
      if (c == '(')
        out.push_back(group());
      else if (c == '{')
        out.push_back(word_class());
      else if (c == ' ' || c == '\t' || (c == '-' && joins_words()))
        ++at_;
      else if (c == '^' && at_ == 0)
        ++at_, out_.sentence_start = true;
      else if (text_.substr(at_, 2) == "..")
        gap(out, in_group);
      else if (c == '*')
        fail(at_, "a star that follows no word; write it right behind at least two letters: book*");
      else
        out.push_back(word());
    }
    return out;
  }

  [[nodiscard]] bool joins_words() const {
    return at_ > 0 && text_[at_ - 1] != ' ' && at_ + 1 < text_.size() && text_[at_ + 1] != ' ';
  }

  PhraseUnit group() {
    constexpr int deepest = 20;  // far beyond what a person can read
    const std::size_t opened = at_++;
    PhraseUnit out;
    out.kind = Kind::group;
    if (++depth_ > deepest) return fail(opened, "groups nested too deep; write two phrases"), out;
    for (;;) {
      PhraseRun alternative = run(/*in_group=*/true);
      if (alternative.empty())
        out.optional = true;
      else
        out.alternatives.push_back(std::move(alternative));
      if (!out_.error.empty()) return out;
      if (at_ >= text_.size()) return fail(opened, "'(' without ')'; close the group"), out;
      if (text_[at_++] == ')') break;
    }
    --depth_;
    if (out.alternatives.empty()) fail(opened, "an empty group; write (one|other)");
    return out;
  }

  /// {money}: one of the entries of the class.
  PhraseUnit word_class() {
    thread_local PreparedPhrase prepared;  // prepared_ is still being read
    const std::size_t opened = at_;
    const std::size_t closed = text_.find('}', opened);
    const std::string_view name = text_.substr(opened + 1, closed - opened - 1);
    PhraseUnit out;
    out.kind = Kind::group;
    const auto* entries = spelling_.word_class(name);
    if (entries == nullptr || closed == std::string_view::npos) {
      fail(opened, "no word class of this name" + did_you_mean(name, spelling_.word_class_names()));
      return out;
    }
    for (const std::string& entry : *entries) {
      prepared.prepare(entry);
      Phrase phrase;
      PhraseParser(prepared, spelling_, phrase).parse();
      out.alternatives.push_back(std::move(phrase.units));
    }
    at_ = closed + 1;
    return out;
  }

  void gap(PhraseRun& before, bool in_group) {
    if (before.empty() && !in_group) fail(at_, "a gap at the beginning matches anything; leave it out");
    before.emplace_back().kind = Kind::gap;
    at_ += 2;
  }

  PhraseUnit word() {
    const std::size_t begin = at_;
    do ++at_;
    while (at_ < text_.size() && !prepared_.boundaries.at(at_));
    const std::string_view token = text_.substr(begin, at_ - begin);
    PhraseUnit out;
    if (token == "#") {
      out.kind = Kind::number;
    } else if (at_ < text_.size() && text_[at_] == '*') {
      if (token.size() < 2) fail(begin, "a star needs at least two letters before it: bo*");
      out.kind = Kind::stem;
      out.text = token;
      ++at_;
      if (at_ < text_.size() && text_.find_first_of(" )|-.,!?", at_) != at_)
        fail(at_ - 1, "a star stands only at the end of a word");
    } else {
      out.text = spelling_.canonical(token);
      if (prepared_.is_mark(out.text)) out.kind = Kind::mark;
    }
    return out;
  }

  PreparedPhrase& prepared_;
  std::string_view text_;
  const Spelling& spelling_;
  Phrase& out_;
  std::size_t at_ = 0;
  int depth_ = 0;  // groups that are open
};

}  // namespace

Phrase parse_phrase(std::string_view written, const Spelling& spelling) {
  thread_local PreparedPhrase prepared;
  prepared.prepare(written);
  Phrase out;
  PhraseParser(prepared, spelling, out).parse();
  if (!out.error.empty()) return out;
  const auto may_be_missing = [](const PhraseUnit& unit) { return unit.kind == Kind::gap || unit.optional; };
  if (std::all_of(out.units.begin(), out.units.end(), may_be_missing))
    out.error = "nothing in it must be there; leave at least one word without an empty alternative";
  else if (out.units.back().kind == Kind::gap)
    out.error = "a gap at the end matches anything; leave it out";
  return out;
}

}  // namespace rapport
