#include "rapport/signals/turns.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>

#include "rapport/model/standing_in_thread.h"
#include "rapport/model/word_hash.h"
#include "rapport/signals/names.h"
#include "rapport/signals/questions.h"
#include "rapport/signals/standing.h"
#include "rapport/signals/words.h"

namespace rapport {

namespace {

void read_judged(SignalInput& input) {
  const auto& judged = input.judged;
  for (std::uint32_t row = 0; row < judged.size(); ++row) {
    Turn& turn = input.turns[judged[row].turn];
    if (row == 0 || judged[row - 1].turn != judged[row].turn) turn.first_row = row;
    turn.last_row = row + 1;
    turn.refuses |= judged[row].stance == Stance::resistance;
    const double points = input.points[row];
    if (points <= 0) continue;
    const auto category = input.lexicon.cues[judged[row].cue].category;
    if (input.lexicon.categories[category].axis == Axis::sales_pressure) {
      turn.pressure += points;
    } else {
      turn.warmth += points;
      ++turn.acts;
    }
  }
  for (Turn& turn : input.turns) turn.rebuffs &= turn.acts == 0;
}

/// Fills a SignalInput, step after step.
class TurnReader {
 public:
  TurnReader(SignalInput& input, const std::vector<MatchedMessage>& messages, WordBook& book)
      : input_(input),
        messages_(messages),
        names_(input.exchange, rapport::speakers(input.exchange), input.lexicon),
        addressed_(messages.size(), -1),
        classes_(input.lexicon.function_word_classes.size()),
        book_(book) {
    book_.begin_exchange();
  }

  void run(const std::vector<std::uint32_t>& words) {
    place_in_time();
    const auto speaker = rapport::speakers(input_.exchange);
    input_.class_counts.resize(messages_.size() * classes_);
    for (std::uint32_t i = 0; i < messages_.size(); ++i) {
      input_.turns[i].speaker = speaker[i];
      input_.turns[i].words = words[i];
      read_words(i);
      read_cues(i);
    }
    read_judged(input_);
    find_hosts();
    find_answered();
    weigh_words();
  }

 private:
  [[nodiscard]] const Message& message(std::size_t i) const { return input_.exchange.messages[i]; }

  void place_in_time() {
    const auto& all = input_.exchange.messages;
    input_.by_time.resize(all.size());
    std::iota(input_.by_time.begin(), input_.by_time.end(), 0U);
    input_.is_dated = std::all_of(all.begin(), all.end(), [](const Message& m) { return m.written_at.has_value(); });
    if (input_.is_dated)
      std::stable_sort(input_.by_time.begin(), input_.by_time.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return *all[a].written_at < *all[b].written_at; });
    for (std::uint32_t place = 0; place < all.size(); ++place) input_.turns[input_.by_time[place]].place = place;
  }

  void read_words(std::uint32_t i) {
    Turn& turn = input_.turns[i];
    const std::string_view form(messages_[i].text.form.text);
    own_words(messages_[i].text, message(i), words_);
    turn.content.reserve(words_.size() / 2);
    may_address_.clear();
    hashes_.clear();
    for (const Span word : words_) {
      hashes_.push_back(word_hash(slice(form, word)));
      book_.prefetch(hashes_.back());
    }
    for (std::uint32_t n = 0; n < words_.size(); ++n) {
      const std::string_view word = slice(form, words_[n]);
      const std::uint64_t hash = hashes_[n];
      const bool is_name = names_.is_name(hash);
      if (is_name || word.front() == '@') may_address_.push_back(n);
      const WordBook::Word& known = book_.look_up(word, hash);
      if (known.function_class >= 0)
        ++input_.class_counts[i * classes_ + static_cast<std::size_t>(known.function_class)];
      else if (known.stem != 0 && !is_name)
        turn.content.push_back(book_.number(known.stem));
    }
    std::sort(turn.content.begin(), turn.content.end());
    turn.content.erase(std::unique(turn.content.begin(), turn.content.end()), turn.content.end());
    turn.questions = count_questions(messages_[i], message(i), book_);
    addressed_[i] = names_.addressed(messages_[i], words_, may_address_, turn.speaker);
    turn.names = addressed_[i] >= 0;
    third_word_.push_back(words_.empty() ? 0 : words_[std::min<std::size_t>(words_.size() - 1, 2)].begin);
  }

  void read_cues(std::uint32_t i) {
    Turn& turn = input_.turns[i];
    for (const Hit& hit : messages_[i].hits) {
      const std::uint8_t roles = book_.roles(hit.cue);
      if (roles == 0 || is_set_aside(hit.span, messages_[i].text, message(i))) continue;
      turn.refuses |= (roles & WordBook::kRefuses) != 0;
      turn.rebuffs |= (roles & WordBook::kRebuffs) != 0;
      turn.opposes |= (roles & WordBook::kOpposes) != 0;
      turn.opens_answer |= (roles & WordBook::kOpensAnswer) != 0 && hit.span.begin <= third_word_[i];
    }
  }

  void find_hosts() {
    std::uint32_t count = 0;
    for (const Turn& turn : input_.turns) count = std::max(count, turn.speaker + 1);
    input_.is_host.assign(count, false);
    bool known = false;
    for (std::size_t i = 0; i < messages_.size(); ++i)
      if (message(i).role == Role::host) known = input_.is_host[input_.turns[i].speaker] = true;
    if (!known) input_.is_host[input_.turns[0].speaker] = true;
  }

  /// Goes through the turns in order of time. Structure decides, and where it only says "below the post" (a flat list
  /// of comments, a chat) what a reader of the page goes by: the name spoken to, else the turn before.
  void find_answered() {
    std::vector<std::int32_t> latest(input_.is_host.size(), -1);
    std::int32_t previous = -1;
    std::int32_t by_other = -1;  // the latest turn whose speaker is not that of `previous`
    for (const auto i : input_.by_time) {
      Turn& turn = input_.turns[i];
      const auto is_other = [&](std::int32_t t) { return t >= 0 && speaker_of(t) != turn.speaker; };
      const std::int32_t before = is_other(previous) ? previous : by_other;
      const std::int32_t parent = message(i).parent;
      const bool below_post = parent <= 0;
      const std::int32_t named = addressed_[i] < 0 ? -1 : latest[static_cast<std::size_t>(addressed_[i])];
      if (i == 0)
        turn.answers = -1;  // the opening turn, whatever its date
      else if (below_post && named >= 0)
        turn.answers = is_other(parent) && speaker_of(parent) == speaker_of(named) ? parent : named;
      else if (below_post && is_talk(message(i)))
        turn.answers = before;
      else if (is_other(parent))
        turn.answers = parent;
      else if (parent == 0 && is_other(previous))
        turn.answers = previous;
      if (turn.answers >= 0) input_.replies.push_back(i);
      by_other = before;
      latest[turn.speaker] = previous = static_cast<std::int32_t>(i);
    }
  }

  [[nodiscard]] std::uint32_t speaker_of(std::int32_t turn) const {
    return input_.turns[static_cast<std::size_t>(turn)].speaker;
  }

  void weigh_words() {
    input_.idf.assign(book_.numbers(), 0);
    for (const Turn& turn : input_.turns)
      for (const auto word : turn.content) input_.idf[word] += 1;
    for (double& idf : input_.idf) idf = std::log1p(static_cast<double>(input_.turns.size()) / idf);
    for (Turn& turn : input_.turns)
      for (const auto word : turn.content) turn.mass += input_.idf[word];
    for (const auto i : input_.replies)
      input_.turns[i].taken = shared_mass(input_, input_.turns[i], input_.answered_by(i));
  }

  SignalInput& input_;
  const std::vector<MatchedMessage>& messages_;
  NameFinder names_;
  std::vector<std::int32_t> addressed_;    // speaker each turn names, or -1
  std::vector<std::uint32_t> third_word_;  // where an answer must have begun
  std::size_t classes_;
  WordBook& book_;
  std::vector<Span> words_;                 // the turn's own
  std::vector<std::uint64_t> hashes_;       // of those
  std::vector<std::uint32_t> may_address_;  // those of them that may speak to somebody
};

}  // namespace

std::span<const std::uint32_t> SignalInput::classes(std::uint32_t turn) const {
  const std::size_t count = lexicon.function_word_classes.size();
  return std::span(class_counts).subspan(turn * count, count);
}

std::vector<std::uint32_t> speakers(const Exchange& exchange) {
  std::vector<std::uint32_t> out;
  std::unordered_map<std::string, std::uint32_t> known;
  std::uint32_t next = 0;
  for (const auto& message : exchange.messages) {
    const std::string& key = message.author_key.empty() ? message.author : message.author_key;
    if (key.empty()) {
      out.push_back(next++);
      continue;
    }
    const auto [it, fresh] = known.try_emplace(key, next);
    if (fresh) ++next;
    out.push_back(it->second);
  }
  return out;
}

SignalInput signal_input(const WeighedExchange& weighed, const Lexicon& lexicon, const KindnessConstants& constants,
                         WordBook& book) {
  SignalInput input{weighed.exchange, weighed.judged, weighed.points, lexicon, {}, {}, {}, false, {}, {}, {}};
  input.turns.resize(weighed.messages.size());
  if (weighed.messages.size() > 1) {
    TurnReader(input, weighed.messages, book).run(weighed.words);
  } else {
    read_judged(input);
    input.is_host.assign(weighed.messages.size(), true);
  }
  find_standing(input, constants);
  return input;
}

std::vector<SpeakerPair> talking_pairs(const SignalInput& input) {
  std::vector<SpeakerPair> out;
  for (const auto reply : input.replies)
    out.push_back(std::minmax({input.turns[reply].speaker, input.answered_by(reply).speaker}));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double points_in(const SignalInput& input, const Turn& turn, int category) {
  double sum = 0;
  for (std::uint32_t row = turn.first_row; row < turn.last_row; ++row)
    if (input.lexicon.cues[input.judged[row].cue].category == category) sum += input.points[row];
  return sum;
}

double shared_mass(const SignalInput& input, const Turn& a, const Turn& b) {
  const auto& few = a.content.size() < b.content.size() ? a.content : b.content;
  const auto& many = a.content.size() < b.content.size() ? b.content : a.content;
  double sum = 0;
  auto from = many.begin();
  for (const auto word : few) {  // a short reply to a long post costs little
    from = std::lower_bound(from, many.end(), word);
    if (from == many.end()) break;
    if (*from == word) sum += input.idf[word];
  }
  return sum;
}

double overlap(const SignalInput& input, const Turn& a, const Turn& b) {
  const double smaller = std::min(a.mass, b.mass);
  return smaller > 0 ? shared_mass(input, a, b) / smaller : 0;
}

double per_hundred(double points, std::uint32_t words) { return points / (words / 100.0 + 0.5); }

}  // namespace rapport
