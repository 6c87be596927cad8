#include "rapport/ingest/json/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rapport {

void JsonDocument::clear() {
  nodes_.clear();
  text_.clear();
}

JsonValue JsonDocument::root() const { return nodes_.empty() ? JsonValue() : JsonValue(this, 0); }

JsonValue JsonValue::operator[](std::string_view name) const {
  JsonValue found;
  if (!is_object()) return found;
  for (const JsonValue member : *this) {
    if (member.name() == name) found = member;
  }
  return found;
}

std::string_view JsonValue::name() const {
  if (document_ == nullptr || node().key == 0) return {};
  return document_->keys_[node().key - 1u];
}

std::string_view JsonValue::text() const {
  if (document_ == nullptr || is_array() || is_object()) return {};
  return std::string_view(document_->text_).substr(node().offset, node().size);
}

std::optional<std::int64_t> JsonValue::integer() const {
  const std::string_view digits = text();
  const char* const end = digits.data() + digits.size();
  std::int64_t whole = 0;
  const auto [stop, error] = std::from_chars(digits.data(), end, whole);
  if (error == std::errc() && stop == end) return whole;
  double number = 0;
  const auto [last, bad] = std::from_chars(digits.data(), end, number);
  constexpr double beyond = 9.2e18;
  if (bad != std::errc() || last != end || !(std::abs(number) < beyond)) return {};
  return static_cast<std::int64_t>(number);
}

bool JsonValue::truth() const { return text() == "true" || integer().value_or(0) != 0; }

JsonValue::Iterator JsonValue::begin() const {
  return {document_, (is_array() || is_object()) && node().size > 0 ? index_ + 1 : 0};
}

JsonValue::Iterator JsonValue::end() const { return {document_, 0}; }

std::size_t JsonValue::size() const { return is_array() || is_object() ? node().size : 0; }

bool JsonBuilder::key(std::string_view name) {
  if (skipped_ > 0) return false;
  const auto found = std::ranges::find(out_.keys_, name);
  skip_next_ = found == out_.keys_.end();
  key_ = skip_next_ ? std::uint16_t{0} : static_cast<std::uint16_t>(found - out_.keys_.begin() + 1);
  return !skip_next_;
}

bool JsonBuilder::next_is_record() const {
  if (!handler_ || in_record_ || open_.empty()) return false;
  const auto& parent = out_.nodes_[open_.back().node];
  if (parent.kind != JsonDocument::Kind::array) return false;
  if (array_.empty()) return open_.size() == 1;
  return parent.key != 0 && out_.keys_[parent.key - 1u] == array_;
}

bool JsonBuilder::add(JsonDocument::Kind kind, std::string_view text) {
  constexpr std::size_t most_values = 2'000'000, most_text = std::size_t{1} << 30;
  if (out_.nodes_.size() >= most_values || out_.text_.size() + text.size() > most_text) overflow_ = true;
  if (overflow_) return false;
  const auto index = static_cast<std::uint32_t>(out_.nodes_.size());
  if (next_is_record()) {
    in_record_ = true;
    record_ = index;
    record_text_ = out_.text_.size();
  } else if (!open_.empty()) {
    auto& [parent, last_child] = open_.back();
    if (last_child != 0) out_.nodes_[last_child].next = index;
    last_child = index;
    ++out_.nodes_[parent].size;
  }
  out_.nodes_.push_back(
      {kind, key_, 0, static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(out_.text_.size())});
  out_.text_ += text;
  key_ = 0;
  return true;
}

void JsonBuilder::open(JsonDocument::Kind container) {
  if (skipped_ > 0 || skip_next_ || !add(container, {})) {
    skip_next_ = false;
    ++skipped_;
    return;
  }
  open_.push_back({static_cast<std::uint32_t>(out_.nodes_.size() - 1), 0});
}

void JsonBuilder::close() {
  skip_next_ = false;
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const bool record_ends = in_record_ && open_.back().node == record_;
  open_.pop_back();
  if (record_ends) hand_out_record();
}

void JsonBuilder::scalar(JsonDocument::Kind kind, std::string_view text) {
  if (skipped_ == 0 && !skip_next_) {
    const bool is_record = next_is_record();
    if (add(kind, text) && is_record) hand_out_record();
  }
  skip_next_ = false;
}

void JsonBuilder::hand_out_record() {
  in_record_ = false;
  if (!stopped_ && !handler_(JsonValue(&out_, record_))) stopped_ = true;
  out_.nodes_.resize(record_);
  out_.text_.resize(record_text_);
}

void JsonBuilder::close_all() {
  skipped_ = 0;
  while (!open_.empty()) close();
}

}  // namespace rapport
