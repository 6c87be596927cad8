#include "rapport/check/lexicon_check.h"

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

Exchange single(const std::string& text) {
  Exchange out;
  out.messages.emplace_back();
  out.messages[0].id = "0";
  out.messages[0].text = text;
  return out;
}

/// What a text gave in one category, in words; `points` becomes their sum.
std::string findings(const Analyzer& analyzer, const ExchangeReport& report, std::size_t category, double& points) {
  std::string out;
  points = 0;
  for (const auto& e : report.evidence) {
    const Cue& cue = analyzer.lexicon().cues[e.judged.cue];
    if (cue.category != category) continue;
    points += e.points;
    const std::string& text = report.exchange->messages[0].text;
    out += (out.empty() ? "" : ", ") + cue.id + " \"" + std::string(slice(text, e.judged.span)) + "\" " +
           std::string(name(e.judged.stance));
    if (e.judged.stance_turn == 0 && e.judged.stance_span.size() > 0)
      out += " (" + std::string(slice(text, e.judged.stance_span)) + ")";
  }
  return out.empty() ? "no cue matched" : out;
}

bool holds(const CaseResult& result) {
  using Relation = ContrastCase::Relation;
  const auto& s = result.scores;
  const auto has = [](double score) { return score >= has_from; };
  const auto has_not = [](double score) { return score < has_not_below; };
  switch (result.contrast->relation) {
    case Relation::only_first:
      return has(s[0]) && std::all_of(s.begin() + 1, s.end(), has_not);
    case Relation::first_more:
      return std::all_of(s.begin() + 1, s.end(), [&](double other) { return s[0] > other; });
    case Relation::equal:
      return std::all_of(s.begin() + 1, s.end(), [&](double other) { return std::abs(s[0] - other) < 0.05; });
    case Relation::all:
      return std::all_of(s.begin(), s.end(), has);
    case Relation::none:
      return std::all_of(s.begin(), s.end(), has_not);
  }
  return false;
}

}  // namespace

ExampleResults test_examples(const Analyzer& analyzer) {
  ExampleResults out;
  Analyzer::Workspace workspace(analyzer);
  const Lexicon& lexicon = analyzer.lexicon();
  for (std::size_t c = 0; c < lexicon.categories.size(); ++c) {
    const Category& category = lexicon.categories[c];
    if (category.axis == Axis::stance) continue;
    const auto test = [&](const std::string& text, bool expected) {
      const Exchange exchange = single(text);
      double points = 0;
      std::string why = findings(analyzer, analyzer.analyze(exchange, workspace), c, points);
      if ((points > 0) == expected)
        ++out.passed;
      else
        out.failures.push_back({category.id, expected, text, std::move(why)});
    };
    for (const auto& text : category.yes) test(text, true);
    for (const auto& text : category.no) test(text, false);
  }
  return out;
}

std::vector<CaseResult> run_contrast_cases(const Analyzer& analyzer, const std::vector<ContrastCase>& cases) {
  std::vector<CaseResult> out;
  Analyzer::Workspace workspace(analyzer);
  for (const auto& contrast : cases) {
    CaseResult result;
    result.contrast = &contrast;
    for (const auto& exchange : contrast.exchanges) {
      const ExchangeReport report = analyzer.analyze(exchange, workspace);
      const auto& score = contrast.axis == Axis::sales_pressure ? report.pressure : report.relationship;
      result.scores.push_back(score ? score->value : -1);
    }
    result.passed = holds(result);
    out.push_back(std::move(result));
  }
  return out;
}

}  // namespace rapport
