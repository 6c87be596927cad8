#include "rapport/report/record_evidence.h"

namespace rapport {

void EvidenceWriter::write(const Evidence& e, bool with_turn) {
  const Judged& j = e.judged;
  const Cue& cue = lexicon_.cues[j.cue];
  const Category& category = lexicon_.categories[cue.category];
  const Message& m = exchange_.messages[j.turn];
  json_.begin_object().key("cue").string(cue.id);
  json_.key("axis").string(category.axis == Axis::sales_pressure ? "sales_pressure" : "relationship_building");
  json_.key("category").string(category.id);
  if (with_turn) json_.key("turn").integer(j.turn);
  json_.key("start").integer(hit_points_.at(j.turn, j.span.begin));
  json_.key("end").integer(hit_points_.at(j.turn, j.span.end));
  json_.key("text");
  values_.personal(slice(m.text, j.span));
  json_.key("stance").string(name(j.stance));
  stance_cue(j);
  json_.key("target");
  if (j.target < 0)
    json_.null();
  else
    json_.integer(j.target);
  json_.key("weight").fixed(e.weight, points_decimals);
  json_.key("factor").fixed(j.factor, points_decimals);
  json_.key("novelty").fixed(e.novelty, points_decimals);
  json_.key("points").fixed(e.points, points_decimals).end_object();
}

void EvidenceWriter::stance_cue(const Judged& j) {
  if (j.stance_turn < 0 || j.stance_span.size() == 0) {
    json_.rendered(R"("stance_cue":null,"stance_turn":null,"stance_start":null,"stance_end":null)");
    return;
  }
  const auto turn = static_cast<std::uint32_t>(j.stance_turn);
  json_.key("stance_cue");
  values_.personal(slice(exchange_.messages[turn].text, j.stance_span));
  json_.key("stance_turn").integer(j.stance_turn);
  json_.key("stance_start").integer(stance_points_.at(turn, j.stance_span.begin));
  json_.key("stance_end").integer(stance_points_.at(turn, j.stance_span.end));
}

}  // namespace rapport
