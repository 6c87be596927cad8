#include "rapport/ingest/xml/nesting.h"

#include <algorithm>

namespace rapport {

XmlNesting::XmlNesting(const XmlShape& shape) : shape_(shape) {
  for (const auto path : shape.fields) field_names_.push_back(path.substr(path.rfind('/') + 1));
}

bool XmlNesting::open(std::string_view name, std::string& out) {
  const std::string_view local = local_name(name);
  const bool record = is_record(local);
  std::size_t level = record ? level_of(name, true) : 0;
  const bool in_flat_field = shape_.fields_are_flat && !open_.empty() && is_field(local_name(open_.back()));
  if (level == 0 && in_flat_field && (record || is_field(local))) level = open_.size();
  if (level != 0) {
    unclosed_ += open_.size() - level + 1;
    close_to(level - 1, out);
  }
  if (open_.size() == most_depth) {
    ++dropped_open_;
    ++too_deep_;
    return false;
  }
  open_.emplace_back(name);
  return true;
}

void XmlNesting::close(std::string_view name, std::string& out) {
  const bool record = is_record(local_name(name));
  if (dropped_open_ != 0 && !record) {
    --dropped_open_;
    return;
  }
  const std::size_t level = !open_.empty() && open_.back() == name ? open_.size() : level_of(name, record);
  if (level == 0) {
    ++stray_;
    return;
  }
  unclosed_ += open_.size() - level;
  close_to(level - 1, out);
}

void XmlNesting::close_all(std::string& out) { close_to(0, out); }

bool XmlNesting::is_record(std::string_view local) const {
  return std::ranges::find(shape_.records, local) != shape_.records.end();
}

bool XmlNesting::is_field(std::string_view local) const {
  return std::ranges::find(field_names_, local) != field_names_.end();
}

std::size_t XmlNesting::level_of(std::string_view name, bool beyond_record) const {
  for (std::size_t level = open_.size(); level > 0; --level) {
    if (open_[level - 1] == name) return level;
    if (!beyond_record && is_record(local_name(open_[level - 1]))) return 0;
  }
  return 0;
}

void XmlNesting::close_to(std::size_t level, std::string& out) {
  dropped_open_ = 0;
  while (open_.size() > level) {
    out.append("</").append(open_.back()).append(">");
    open_.pop_back();
  }
}

}  // namespace rapport
