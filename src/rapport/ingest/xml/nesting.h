#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/xml/shape.h"

namespace rapport {

/// Sees to it that end tags match start tags: adds those that are missing, drops those that match nothing. A record
/// always ends with its own end tag or at the next record of its name, so damage in one does not reach its neighbours.
class XmlNesting {
 public:
  /// Deeper elements are dropped, and their text stays.
  static constexpr std::size_t most_depth = 256;

  explicit XmlNesting(const XmlShape& shape);

  /// Appends the end tags that are missing before the start tag of `name`, and counts it as open. False if it is too
  /// deep to be let through.
  bool open(std::string_view name, std::string& out);
  /// Appends the end tag of `name` after those that are missing inside it; nothing where none of that name is open.
  void close(std::string_view name, std::string& out);
  /// Appends the end tags of all that is open.
  void close_all(std::string& out);

  [[nodiscard]] std::string_view innermost() const { return open_.empty() ? std::string_view() : open_.back(); }
  [[nodiscard]] std::size_t depth() const { return open_.size(); }

  [[nodiscard]] std::uint64_t unclosed() const { return unclosed_; }  ///< end tags added
  [[nodiscard]] std::uint64_t stray() const { return stray_; }        ///< end tags dropped
  [[nodiscard]] std::uint64_t too_deep() const { return too_deep_; }  ///< elements dropped

 private:
  [[nodiscard]] bool is_record(std::string_view local) const;
  [[nodiscard]] bool is_field(std::string_view local) const;
  /// How many elements are open up to and with the innermost one of that name; 0 = none.
  [[nodiscard]] std::size_t level_of(std::string_view name, bool beyond_record) const;
  void close_to(std::size_t level, std::string& out);

  const XmlShape& shape_;
  std::vector<std::string_view> field_names_;  // last parts of the paths
  std::vector<std::string> open_;
  std::size_t dropped_open_ = 0;  // start tags dropped whose end tags are still to come
  std::uint64_t unclosed_ = 0, stray_ = 0, too_deep_ = 0;
};

}  // namespace rapport
