#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

/// Appends JSON to a string, value by value, without building a document first. It places commas and colons; that
/// keys and ends stand where JSON allows them is the caller's part. The same calls always give the same bytes.
///
///     std::string line;
///     JsonWriter json(line);
///     json.begin_object().key("id").string(id).key("score").fixed(71.34, 1).end_object().end_line();
///     // {"id":"42","score":71.3}\n
///
/// One writer serves one thread; it holds a reference to the string and no memory of its own.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// The name of the next value. Names are the program's own: ASCII without anything to escape.
  JsonWriter& key(std::string_view name);

  /// `text` must be valid UTF-8. Escaped is only what JSON demands: '"', '\' and controls below U+0020.
  JsonWriter& string(std::string_view text);
  /// null where `text` is empty, for fields in which empty means unknown.
  JsonWriter& string_or_null(std::string_view text) { return text.empty() ? null() : string(text); }
  JsonWriter& integer(std::int64_t number);
  /// A number with exactly `decimals` digits (1 to 17) after the point, correctly rounded from its binary value, never
  /// in exponent form and never "-0.0". What is no number (NaN, infinity) is written as null.
  JsonWriter& fixed(double number, int decimals);
  JsonWriter& boolean(bool truth);
  JsonWriter& null();

  /// Ends a line of NDJSON: what follows is a document of its own.
  JsonWriter& end_line();

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string& out_;
  bool comma_ = false;  ///< the next value or key stands behind another one
};

}  // namespace rapport
