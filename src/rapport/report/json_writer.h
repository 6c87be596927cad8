#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Appends JSON to a string, value by value, without building a document first. It places commas and colons; that
/// keys and ends stand where JSON allows them is the caller's part. The same calls always give the same bytes.
///
///     std::string line;
///     JsonWriter(line).begin_object().key("id").string(id).key("score").fixed(71.34, 1).end_object().end_line();
///     // {"id":"42","score":71.3}\n
///
/// All that was written stands in the string after end_line() and when the writer is gone; in between the string holds
/// spare room at its end, and nobody else may touch it. One writer serves one thread.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out), at_(out.data() + out.size()), end_(at_) {}
  ~JsonWriter() { give_back_room(); }
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// The name of the next value. Names are the program's own: ASCII without anything to escape.
  JsonWriter& key(std::string_view name) {
    char* out = separate(name.size() + 3);
    *out++ = '"';
    std::memcpy(out, name.data(), name.size());
    std::memcpy(out + name.size(), "\":", 2);
    at_ = out + name.size() + 2;
    comma_ = false;
    return *this;
  }

  /// `text` must be valid UTF-8. Escaped is only what JSON demands: '"', '\' and controls below U+0020.
  JsonWriter& string(std::string_view text);
  /// null where `text` is empty, for fields in which empty means unknown.
  JsonWriter& string_or_null(std::string_view text) { return text.empty() ? null() : string(text); }
  JsonWriter& integer(std::int64_t number);
  /// A number with exactly `decimals` digits (1 to 17) after the point, correctly rounded from its binary value, never
  /// in exponent form and never "-0.0". What is no number (NaN, infinity) is written as null.
  JsonWriter& fixed(double number, int decimals);
  /// null where there is no number.
  JsonWriter& fixed_or_null(const std::optional<double>& number, int decimals) {
    return number ? fixed(*number, decimals) : null();
  }
  JsonWriter& boolean(bool truth) { return rendered(truth ? "true" : "false"); }
  JsonWriter& null() { return rendered("null"); }
  /// JSON that was written before: a value, or members with their names and the commas between them.
  JsonWriter& rendered(std::string_view json) {
    char* const out = separate(json.size());
    std::memcpy(out, json.data(), json.size());
    at_ = out + json.size();
    return *this;
  }

  /// Ends a line of NDJSON: what follows is a document of its own.
  JsonWriter& end_line();

 private:
  JsonWriter& open(char bracket) {
    char* const out = separate(1);
    *out = bracket;
    at_ = out + 1;
    comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    *room(1) = bracket;
    ++at_;
    comma_ = true;
    return *this;
  }

  /// Room for so many bytes, where the next one is to be written.
  char* room(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(end_ - at_)) make_room(bytes);
    return at_;
  }
  /// The same behind the comma that the next value or key needs.
  char* separate(std::size_t bytes) {
    char* out = room(bytes + 1);
    if (comma_) *out++ = ',';
    comma_ = true;
    return out;
  }
  void make_room(std::size_t bytes);
  void give_back_room();

  std::string& out_;
  char* at_;            ///< in out_: where the next byte is written
  char* end_;           ///< in out_: the end of its room
  bool comma_ = false;  ///< the next value or key stands behind another one
};

}  // namespace rapport
