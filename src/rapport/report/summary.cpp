#include "rapport/report/summary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
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

/// Writes the parts of the document, each behind its key.
class Summary::Rows {
 public:
  explicit Rows(JsonWriter& json) : json_(json) {}

  void whole(std::string_view key, std::uint64_t n) { json_.key(key).integer(static_cast<std::int64_t>(n)); }

  void distribution(std::string_view key, const Distribution& d) {
    json_.key(key).begin_object();
    const bool any = d.count() > 0;
    statistic("mean", any ? std::optional(d.mean()) : std::nullopt);
    for (const auto& [name, share] : {std::pair("p05", 0.05), std::pair("p25", 0.25), std::pair("median", 0.5),
                                      std::pair("p75", 0.75), std::pair("p95", 0.95), std::pair("max", 1.0)})
      statistic(name, any ? std::optional(d.quantile(share)) : std::nullopt);
    json_.key("histogram").begin_array();
    for (std::size_t bin = 0; bin < 20; ++bin) {
      const auto from = d.tenths.begin() + static_cast<std::ptrdiff_t>(bin * 50);
      const auto to = bin == 19 ? d.tenths.end() : from + 50;
      json_.integer(static_cast<std::int64_t>(std::accumulate(from, to, std::uint64_t{0})));
    }
    json_.end_array().end_object();
  }

  /// Sums of points, each behind `name`.
  void sums(std::string_view key, std::string_view name, const auto& tallies) {
    json_.key(key).begin_array();
    for (const auto& [id, tally] : tallies) row(name, id, tally, 1);
    json_.end_array();
  }

  /// The same as means over what was counted.
  void means(std::string_view key, std::string_view name, const auto& tallies) {
    json_.key(key).begin_array();
    for (const auto& [id, tally] : tallies) row(name, id, tally, static_cast<double>(tally.count));
    json_.end_array();
  }

  void languages(const std::map<std::string, std::uint64_t>& counts) {
    json_.key("languages").begin_array();
    for (const auto& [language, n] : counts) {
      json_.begin_object().key("language").string(language);
      whole("count", n);
      json_.end_object();
    }
    json_.end_array();
  }

  void exchanges(std::string_view key, std::string_view score, const std::vector<Listed>& all) {
    json_.key(key).begin_array();
    for (const auto& one : all) {
      json_.begin_object().key("source").string_or_null(one.source).key("id").string_or_null(one.id);
      json_.key("title").string_or_null(one.title);
      json_.key(score).fixed(static_cast<double>(one.tenths) / 10.0, 1).end_object();
    }
    json_.end_array();
  }

 private:
  void statistic(std::string_view key, const std::optional<double>& value) { json_.key(key).fixed_or_null(value, 1); }

  void row(std::string_view name, const std::string& id, const Tally& tally, double divisor) {
    json_.begin_object().key(name).string(id);
    whole("count", tally.count);
    json_.key("sales_pressure").fixed(points(tally.pressure) / divisor, 3);
    json_.key("relationship_building").fixed(points(tally.relationship) / divisor, 3).end_object();
  }

  JsonWriter& json_;
};

std::vector<std::pair<std::string, Summary::Tally>> Summary::most_frequent_authors() const {
  std::vector<std::pair<std::string, Tally>> authors(authors_.begin(), authors_.end());
  std::sort(authors.begin(), authors.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
  });
  if (authors.size() > authors_listed) authors.resize(authors_listed);
  return authors;
}

void Summary::write(std::string& out) const {
  JsonWriter json(out);
  Rows rows(json);
  const auto authors = most_frequent_authors();
  json.begin_object().key("schema").string("rapport.summary/1");
  json.key("lexicon").string(scoring_->lexicon.language + "-" + scoring_->lexicon.version);
  rows.whole("exchanges", exchanges_);
  rows.whole("measured", measured_);
  rows.whole("sufficient", sufficient_);
  rows.whole("messages", messages_);
  rows.whole("words", words_);
  rows.whole("authors_seen", authors_.size());
  rows.distribution("sales_pressure", pressure_);
  rows.distribution("relationship_building", relationship_);
  json.key("quadrants").begin_object();
  for (std::size_t i = 0; i < quadrants_.size(); ++i) rows.whole(name(static_cast<Quadrant>(i)), quadrants_[i]);
  json.end_object();
  rows.languages(languages_);
  rows.sums("categories", "category", categories_);
  rows.means("months", "month", months_);
  rows.sums("authors", "author", authors);
  rows.exchanges("most_pressing", "sales_pressure", pressing_);
  rows.exchanges("warmest", "relationship_building", warmest_);
  json.end_object().end_line();
}

}  // namespace rapport
