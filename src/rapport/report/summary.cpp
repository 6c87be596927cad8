#include "rapport/report/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "rapport/ingest/dates.h"
#include "rapport/report/json_writer.h"

namespace rapport {

namespace {

std::uint64_t thousandths(double value) { return static_cast<std::uint64_t>(std::llround(value * 1000.0)); }
double points(std::uint64_t thousandths) { return static_cast<double>(thousandths) / 1000.0; }

}  // namespace

void Summary::Distribution::add(double score) {
  ++tenths[static_cast<std::size_t>(std::clamp(std::llround(score * 10.0), 0LL, 1000LL))];
}

void Summary::Distribution::merge(const Distribution& other) {
  for (std::size_t i = 0; i < tenths.size(); ++i) tenths[i] += other.tenths[i];
}

std::uint64_t Summary::Distribution::count() const {
  return std::accumulate(tenths.begin(), tenths.end(), std::uint64_t{0});
}

double Summary::Distribution::mean() const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < tenths.size(); ++i) sum += i * tenths[i];
  return static_cast<double>(sum) / 10.0 / static_cast<double>(count());
}

double Summary::Distribution::quantile(double share) const {
  const double wanted = share * static_cast<double>(count());
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < tenths.size(); ++i) {
    seen += tenths[i];
    if (seen > 0 && static_cast<double>(seen) >= wanted) return static_cast<double>(i) / 10.0;
  }
  return 0;
}

void Summary::Tally::merge(const Tally& other) {
  count += other.count;
  pressure += other.pressure;
  relationship += other.relationship;
}

void Summary::keep(std::vector<Listed>& list, Listed one) {
  if (one.tenths == 0 || (list.size() == listed && !(one < list.back()))) return;
  list.insert(std::lower_bound(list.begin(), list.end(), one), std::move(one));
  if (list.size() > listed) list.pop_back();
}

void Summary::add(const ExchangeReport& report) {
  ++exchanges_;
  messages_ += report.turns.size();
  words_ += report.words;
  ++languages_[report.language.empty() ? "none" : report.language];
  add_authors(report);
  if (!report.pressure) return;
  ++measured_;
  sufficient_ += report.sufficient ? 1 : 0;
  pressure_.add(report.pressure->value);
  relationship_.add(report.relationship->value);
  ++quadrants_[static_cast<std::size_t>(*report.quadrant)];
  add_lists(report);
}

void Summary::add_lists(const ExchangeReport& report) {
  const Exchange& x = *report.exchange;
  keep(pressing_, {std::llround(report.pressure->value * 10), x.source, x.id, x.title});
  keep(warmest_, {std::llround(report.relationship->value * 10), x.source, x.id, x.title});
  for (std::size_t i = 0; i < report.categories.size(); ++i) {
    if (report.categories[i] <= 0) continue;
    const Category& category = scoring_->lexicon.categories[i];
    Tally& tally = categories_[category.id];
    ++tally.count;
    (category.axis == Axis::sales_pressure ? tally.pressure : tally.relationship) += thousandths(report.categories[i]);
  }
  std::optional<std::int64_t> started;
  for (const auto& m : x.messages)
    if (m.written_at) started = std::min(started.value_or(*m.written_at), *m.written_at);
  Tally& month = months_[started ? format_date(*started).substr(0, 7) : "unknown"];
  ++month.count;
  month.pressure += static_cast<std::uint64_t>(std::llround(report.pressure->value * 10)) * 100;
  month.relationship += static_cast<std::uint64_t>(std::llround(report.relationship->value * 10)) * 100;
}

void Summary::add_authors(const ExchangeReport& report) {
  for (const auto& m : report.exchange->messages)
    if (!m.author.empty()) ++authors_[m.author].count;
  for (const auto& e : report.evidence) {
    const std::string& author = report.exchange->messages[e.judged.turn].author;
    if (author.empty() || e.points <= 0) continue;
    const Category& category = scoring_->lexicon.categories[scoring_->lexicon.cues[e.judged.cue].category];
    Tally& tally = authors_[author];
    (category.axis == Axis::sales_pressure ? tally.pressure : tally.relationship) += thousandths(e.points);
  }
}

void Summary::merge(const Summary& other) {
  exchanges_ += other.exchanges_;
  measured_ += other.measured_;
  sufficient_ += other.sufficient_;
  messages_ += other.messages_;
  words_ += other.words_;
  pressure_.merge(other.pressure_);
  relationship_.merge(other.relationship_);
  for (std::size_t i = 0; i < quadrants_.size(); ++i) quadrants_[i] += other.quadrants_[i];
  for (const auto& [key, n] : other.languages_) languages_[key] += n;
  for (const auto& [key, tally] : other.categories_) categories_[key].merge(tally);
  for (const auto& [key, tally] : other.months_) months_[key].merge(tally);
  for (const auto& [key, tally] : other.authors_) authors_[key].merge(tally);
  for (const auto& one : other.pressing_) keep(pressing_, one);
  for (const auto& one : other.warmest_) keep(warmest_, one);
}

void Summary::write(std::string& out) const {
  JsonWriter json(out);
  const auto whole = [&](std::string_view key, std::uint64_t n) {
    json.key(key).integer(static_cast<std::int64_t>(n));
  };
  const auto distribution = [&](std::string_view key, const Distribution& d) {
    const bool any = d.count() > 0;
    json.key(key).begin_object();
    for (const auto& [name, value] :
         {std::pair("mean", any ? d.mean() : 0), std::pair("p05", d.quantile(0.05)), std::pair("p25", d.quantile(0.25)),
          std::pair("median", d.quantile(0.5)), std::pair("p75", d.quantile(0.75)), std::pair("p95", d.quantile(0.95)),
          std::pair("max", d.quantile(1.0))}) {
      json.key(name);
      if (any)
        json.fixed(value, 1);
      else
        json.null();
    }
    json.key("histogram").begin_array();
    for (std::size_t bin = 0; bin < 20; ++bin) {
      const auto from = d.tenths.begin() + static_cast<std::ptrdiff_t>(bin * 50);
      const auto to = bin == 19 ? d.tenths.end() : from + 50;
      json.integer(static_cast<std::int64_t>(std::accumulate(from, to, std::uint64_t{0})));
    }
    json.end_array().end_object();
  };
  const auto tallies = [&](std::string_view key, std::string_view name,
                           const std::vector<std::pair<std::string, Tally>>& all, bool mean) {
    json.key(key).begin_array();
    for (const auto& [id, t] : all) {
      const double n = mean ? static_cast<double>(t.count) : 1;
      json.begin_object().key(name).string(id).key("count").integer(static_cast<std::int64_t>(t.count));
      json.key("sales_pressure")
          .fixed(points(t.pressure) / n, 3)
          .key("relationship_building")
          .fixed(points(t.relationship) / n, 3)
          .end_object();
    }
    json.end_array();
  };
  const auto list = [&](std::string_view key, std::string_view score, const std::vector<Listed>& all) {
    json.key(key).begin_array();
    for (const auto& one : all) {
      json.begin_object().key("source").string_or_null(one.source).key("id").string_or_null(one.id);
      json.key("title")
          .string_or_null(one.title)
          .key(score)
          .fixed(static_cast<double>(one.tenths) / 10.0, 1)
          .end_object();
    }
    json.end_array();
  };
  const auto ordered = [](const std::map<std::string, Tally>& all) {
    return std::vector<std::pair<std::string, Tally>>(all.begin(), all.end());
  };
  auto authors = ordered(authors_);
  std::sort(authors.begin(), authors.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
  });
  if (authors.size() > authors_listed) authors.resize(authors_listed);

  json.begin_object().key("schema").string("rapport.summary/1");
  json.key("lexicon").string(scoring_->lexicon.language + "-" + scoring_->lexicon.version);
  whole("exchanges", exchanges_);
  whole("measured", measured_);
  whole("sufficient", sufficient_);
  whole("messages", messages_);
  whole("words", words_);
  whole("authors_seen", authors_.size());
  distribution("sales_pressure", pressure_);
  distribution("relationship_building", relationship_);
  json.key("quadrants").begin_object();
  for (std::size_t i = 0; i < quadrants_.size(); ++i) whole(name(static_cast<Quadrant>(i)), quadrants_[i]);
  json.end_object();
  json.key("languages").begin_array();
  for (const auto& [language, n] : languages_) {
    json.begin_object().key("language").string(language);
    whole("count", n);
    json.end_object();
  }
  json.end_array();
  tallies("categories", "category", ordered(categories_), false);
  tallies("months", "month", ordered(months_), true);
  tallies("authors", "author", authors, false);
  list("most_pressing", "sales_pressure", pressing_);
  list("warmest", "relationship_building", warmest_);
  json.end_object().end_line();
}

}  // namespace rapport
