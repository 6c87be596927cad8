#include "thread.h"

#include <stdexcept>

namespace rapport::test {

namespace {

LexiconFile category(const std::string& id, const std::string& axis, const std::string& phrases) {
  return {"en/" + id + ".toml",
          "name = 'test'\nabout = 'test'\nsource = 'test'\nfacet = 'test'\nweight = 1.0\naxis = '" + axis +
              "'\nphrases = [" + phrases + "]\n"};
}

Lexicon small_lexicon() {
  const std::string warm = "relationship_building";
  const std::string pressing = "sales_pressure";
  return load_lexicon(
      {category("gratitude", warm, "\"thanks\""), category("giving_help", warm, "\"hope it helps\""),
       category("self_disclosure", warm, "\"i felt\""), category("bid_for_connection", warm, "\"happy easter\""),
       category("call_to_action", pressing, "\"buy now\""), category("refusal", "stance", "\"no deal\""),
       category("brush_off", "stance", "\"shut up\""), category("attack", "stance", "\"you fool\""),
       category("answer_opener", "stance", "\"yes\", \"because\""),
       LexiconFile{
           "en/function_words.toml",
           "article = [\"a\", \"an\", \"the\"]\npersonal_pronoun = [\"i\", \"you\", \"it\", \"we\"]\nbeing = [\"is\", "
           "\"are\", \"was\"]\n"}});
}

Exchange exchange_of(const std::vector<Said>& turns) {
  Exchange exchange;
  exchange.title = turns.front().title;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    Message message;
    message.id = std::to_string(i);
    message.author = turns[i].by;
    message.text = turns[i].text;
    message.parent = turns[i].to;
    message.kind = i == 0 ? "post" : "comment";
    message.written_at = turns[i].at;
    exchange.messages.push_back(message);
  }
  return exchange;
}

std::vector<Judged> all_exerted(const std::vector<MatchedMessage>& messages, const Exchange& exchange,
                                const Lexicon& lexicon) {
  std::vector<Judged> out;
  for (std::uint32_t i = 0; i < messages.size(); ++i)
    for (const Hit& hit : messages[i].hits) {
      if (lexicon.categories[lexicon.cues[hit.cue].category].axis == Axis::stance) continue;
      Judged row;
      row.cue = hit.cue;
      row.turn = i;
      row.span = messages[i].text.form.offsets.to_original(hit.span);
      row.target = exchange.messages[i].parent;
      out.push_back(row);
    }
  return out;
}

}  // namespace

Thread::Thread(std::vector<Said> turns, double goodwill) {
  static const Lexicon lexicon = small_lexicon();
  static const NaiveMatcher matcher(lexicon);
  static Segmenter segmenter;
  const Exchange exchange = exchange_of(turns);
  std::vector<MatchedMessage> messages(turns.size());
  std::vector<std::uint32_t> words;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    prepare(exchange.messages[i].text, segmenter, messages[i].text);
    matcher.match(messages[i].text, messages[i].hits);
    words.push_back(messages[i].text.words);
  }
  const auto judged = all_exerted(messages, exchange, lexicon);
  const std::vector<double> points(judged.size(), 1.0);
  WordBook book(lexicon);
  const KindnessConstants constants{.motive = 1, .goodwill = goodwill, .unanswered = 0.5};
  const auto input = signal_input({exchange, messages, words, judged, points}, lexicon, constants, book);
  values_ = compute_signals(input);
  for (const Turn& turn : input.turns) {
    answers_.push_back(turn.answers);
    sincerity_.push_back(turn.sincerity);
    reception_.push_back(turn.reception);
  }
}

SignalValue Thread::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < values_.size(); ++i)
    if (signals()[i].name == name) return values_[i];
  throw std::invalid_argument("no such signal");
}

}  // namespace rapport::test
