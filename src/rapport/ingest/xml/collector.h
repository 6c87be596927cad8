#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/xml/records.h"

namespace rapport {

/// Makes records of the events of an XML parser.
class XmlCollector {
 public:
  /// The arguments must outlive the collector.
  XmlCollector(const XmlShape& shape, const std::function<bool(XmlRecord&)>& take) : shape_(shape), take_(take) {}

  /// `attributes`: names and values in turn, then null, as expat gives them.
  void start(std::string_view name, const char** attributes);
  void end(std::string_view name);
  void text(std::string_view text);

  [[nodiscard]] bool wants_more() const { return wants_more_; }
  /// How often something was cut because it did not fit (read_xml_records in xml/records.h).
  [[nodiscard]] std::uint64_t cut() const { return cut_; }

 private:
  struct Open {
    XmlRecord record;
    std::string path;                     // of the innermost open element below the record
    std::vector<std::size_t> path_sizes;  // before each open element was added
    std::size_t size = 0;                 // of all fields
  };

  void start_inside(std::string_view name, const char** attributes);
  void add_start_tag(std::string_view local, const char** attributes);
  void add(std::string_view text);
  [[nodiscard]] std::string_view inside() const { return open_.empty() ? "" : open_.back().record.name; }

  const XmlShape& shape_;
  const std::function<bool(XmlRecord&)>& take_;
  std::vector<Open> open_;
  XmlField* field_ = nullptr;    // the one that text goes to
  std::size_t field_level_ = 0;  // elements open below the record with field_ the innermost
  bool escaping_ = false;
  bool wants_more_ = true;
  std::uint64_t cut_ = 0;
};

}  // namespace rapport
