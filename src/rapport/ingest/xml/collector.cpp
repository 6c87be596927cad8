#include "rapport/ingest/xml/collector.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

constexpr std::size_t longest_field = std::size_t{16} * 1024 * 1024;
constexpr std::size_t longest_record = std::size_t{64} * 1024 * 1024;
constexpr std::size_t most_fields = 100'000;

XmlAttributes copy_attributes(const char** attributes) {
  XmlAttributes out;
  for (; *attributes != nullptr; attributes += 2) out.emplace_back(attributes[0], attributes[1]);
  return out;
}

std::string_view prefix_of(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool is_void_element(std::string_view name) {
  static constexpr std::array<std::string_view, 5> names = {"br", "hr", "img", "input", "wbr"};
  return std::ranges::find(names, name) != names.end();
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<' || c == '&' || c == '"') {
      out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : "&quot;";
    } else {
      out += c;
    }
  }
}

}  // namespace

void XmlCollector::start(std::string_view name, const char** attributes) {
  const std::string_view local = local_name(name);
  const auto record = std::ranges::find(shape_.records, local);
  if (field_ == nullptr && record != shape_.records.end()) {
    open_.push_back({{*record, copy_attributes(attributes), inside(), {}}, {}, {}, 0});
  } else if (!open_.empty()) {
    start_inside(name, attributes);
  }
}

void XmlCollector::end(std::string_view name) {
  if (open_.empty()) return;
  Open& open = open_.back();
  if (open.path_sizes.empty()) {
    wants_more_ = wants_more_ && take_(open.record);
    open_.pop_back();
    return;
  }
  if (field_ != nullptr && open.path_sizes.size() > field_level_) {
    const std::string_view local = local_name(name);
    if (!is_void_element(local)) add("</" + std::string(local) + ">");
  } else {
    field_ = nullptr;
  }
  open.path.resize(open.path_sizes.back());
  open.path_sizes.pop_back();
}

void XmlCollector::text(std::string_view text) {
  if (field_ == nullptr) return;
  std::string escaped;
  if (escaping_) {
    append_escaped(escaped, text);
    text = escaped;
  }
  add(text);
}

void XmlCollector::start_inside(std::string_view name, const char** attributes) {
  const std::string_view local = local_name(name);
  Open& open = open_.back();
  open.path_sizes.push_back(open.path.size());
  if (field_ != nullptr) {
    open.path += '/';
    return add_start_tag(local, attributes);
  }
  if (!open.path.empty()) open.path += '/';
  open.path += local;
  const auto field = std::ranges::find(shape_.fields, open.path);
  if (field == shape_.fields.end()) return;
  if (open.record.fields.size() == most_fields) {
    ++cut_;
    return;
  }
  field_ =
      &open.record.fields.emplace_back(XmlField{*field, std::string(prefix_of(name)), copy_attributes(attributes), {}});
  field_level_ = open.path_sizes.size();
  escaping_ = attribute(field_->attributes, "type") == "xhtml";
}

void XmlCollector::add_start_tag(std::string_view local, const char** attributes) {
  std::string tag = "<" + std::string(local);
  for (; *attributes != nullptr; attributes += 2) {
    tag.append(" ").append(attributes[0]).append("=\"");
    append_escaped(tag, attributes[1]);
    tag += '"';
  }
  add(tag + ">");
}

void XmlCollector::add(std::string_view text) {
  Open& open = open_.back();
  const std::size_t room = std::min(longest_field - field_->text.size(), longest_record - open.size);
  if (text.size() > room) ++cut_;
  text = text.substr(0, room);
  field_->text += text;
  open.size += text.size();
}

}  // namespace rapport
