#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "rapport/score/score.h"

namespace rapport {

/// A corpus summed up: "rapport.summary/1". Sums are fixed-point and counts are whole numbers, so adding in any order,
/// and merging the parts of any split, gives the same document. Memory grows with the number of distinct authors and
/// months, not with the number of exchanges. Not thread-safe: one a thread, merged at the end.
class Summary {
 public:
  explicit Summary(const Scoring& scoring) : scoring_(&scoring) {}

  void add(const ExchangeReport& report);
  void merge(const Summary& other);
  /// Appends the document, indented by nothing, one line.
  void write(std::string& out) const;

 private:
  static constexpr std::size_t listed = 10;  ///< how many exchanges stand in each list
  static constexpr std::size_t authors_listed = 50;

  /// Tenths of a point: exact sums of what the records print.
  struct Distribution {
    std::array<std::uint64_t, 1001> tenths{};
    void add(double score);
    void merge(const Distribution& other);
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double quantile(double share) const;
  };
  struct Tally {
    std::uint64_t count = 0;
    std::uint64_t pressure = 0;      ///< thousandths of a point
    std::uint64_t relationship = 0;  ///< thousandths of a point
    void merge(const Tally& other);
  };
  struct Listed {
    std::int64_t tenths = 0;
    std::string source;
    std::string id;
    std::string title;
    /// Higher scores stand first; names decide between equals.
    friend bool operator<(const Listed& a, const Listed& b) {
      return std::tie(b.tenths, a.source, a.id, a.title) < std::tie(a.tenths, b.source, b.id, b.title);
    }
  };

  class Rows;

  void add_lists(const ExchangeReport& report);
  void add_authors(const ExchangeReport& report);
  [[nodiscard]] std::vector<std::pair<std::string, Tally>> most_frequent_authors() const;
  static void keep(std::vector<Listed>& list, Listed one);

  const Scoring* scoring_;
  std::uint64_t exchanges_ = 0;
  std::uint64_t measured_ = 0;
  std::uint64_t sufficient_ = 0;
  std::uint64_t messages_ = 0;
  std::uint64_t words_ = 0;
  Distribution pressure_;
  Distribution relationship_;
  std::array<std::uint64_t, 4> quadrants_{};
  std::map<std::string, std::uint64_t> languages_;
  std::map<std::string, Tally> categories_;  ///< count = exchanges with points in it
  std::map<std::string, Tally> months_;      ///< sums of the exchanges' scores
  std::map<std::string, Tally> authors_;     ///< count = messages; sums of points
  std::vector<Listed> pressing_;
  std::vector<Listed> warmest_;
};

}  // namespace rapport
