#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport {

class JsonValue;

/// A JSON document cut down to what a reader wants of it: members whose names are not among `keys` take no memory.
/// Flat: all values in one vector in the order of the text, all strings in one buffer. Parsers fill it through
/// JsonBuilder; readers look at it through JsonValue. Not thread-safe.
class JsonDocument {
 public:
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  /// `keys` must outlive the document.
  explicit JsonDocument(std::span<const std::string_view> keys) : keys_(keys) {}

  /// Forgets the values and keeps the memory.
  void clear();
  /// The outermost value; null while there is none. Views are valid until the document changes.
  [[nodiscard]] JsonValue root() const;

 private:
  friend class JsonValue;
  friend class JsonBuilder;
  struct Node {
    Kind kind = Kind::null;
    std::uint16_t key = 0;     // 1 + index in keys_; 0 = not a member
    std::uint32_t next = 0;    // the sibling that follows; 0 = none
    std::uint32_t size = 0;    // bytes of a scalar, children of a container
    std::uint32_t offset = 0;  // of a scalar's text in text_
  };
  std::span<const std::string_view> keys_;
  std::vector<Node> nodes_;
  std::string text_;
};

/// A view of one value. To ask for what is not there, or is of another type, gives an empty answer and no error: an
/// export is read for what it holds.
class JsonValue {
 public:
  using Kind = JsonDocument::Kind;

  JsonValue() = default;

  [[nodiscard]] Kind kind() const { return document_ == nullptr ? Kind::null : node().kind; }
  [[nodiscard]] bool is_object() const { return kind() == Kind::object; }
  [[nodiscard]] bool is_array() const { return kind() == Kind::array; }
  [[nodiscard]] bool is_string() const { return kind() == Kind::string; }
  [[nodiscard]] bool is_null() const { return kind() == Kind::null; }

  /// The member of that name; of several the last, as JavaScript and Python have it.
  [[nodiscard]] JsonValue operator[](std::string_view name) const;
  /// Whether there is such a member, be it null.
  [[nodiscard]] bool has(std::string_view name) const { return (*this)[name].exists(); }
  /// The name of a member, empty for an element.
  [[nodiscard]] std::string_view name() const;
  /// Where the name of a member stands among the document's keys; beyond all of them for an element.
  [[nodiscard]] std::size_t key() const {
    return document_ == nullptr ? std::size_t{0} - 1 : node().key - std::size_t{1};
  }
  /// Whether there is such a value, be it null.
  [[nodiscard]] bool exists() const { return document_ != nullptr; }

  /// A string, a number as it was written, "true" or "false"; else empty.
  [[nodiscard]] std::string_view text() const;
  /// A number, or a string that is one; what follows the point is cut off.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  /// true, a number other than 0, "true", "1".
  [[nodiscard]] bool truth() const;

  /// Elements of an array or members of an object, in order: `for (const JsonValue each : value)`.
  class Iterator;
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;
  [[nodiscard]] std::size_t size() const;

 private:
  friend class JsonDocument;
  friend class JsonBuilder;
  JsonValue(const JsonDocument* document, std::uint32_t index) : document_(document), index_(index) {}
  [[nodiscard]] const JsonDocument::Node& node() const { return document_->nodes_[index_]; }

  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonValue::Iterator {
 public:
  Iterator(const JsonDocument* document, std::uint32_t index) : at_(document, index) {}
  JsonValue operator*() const { return at_; }
  Iterator& operator++() {
    at_.index_ = at_.node().next;
    return *this;
  }
  bool operator==(const Iterator& other) const { return at_.index_ == other.at_.index_; }

 private:
  JsonValue at_;
};

/// Fills a JsonDocument from a parser's events. A document holds at most 2 million values and 1 GiB of strings; what
/// would go beyond makes `overflow()` true and is left out.
class JsonBuilder {
 public:
  using Record = std::function<bool(JsonValue)>;

  explicit JsonBuilder(JsonDocument& into) : out_(into) {}

  /// Elements of the array that is a member called `array` ("" = the outermost value is the array) go to `handler` one
  /// by one as they end, and do not stay in the document. `stopped()` is true once the handler has returned false.
  JsonBuilder(JsonDocument& into, std::string_view array, Record handler)
      : out_(into), array_(array), handler_(std::move(handler)) {}

  /// The next value is a member of this name. False when the reader does not want it: the parser may then pass over
  /// the value without events; the builder ignores what comes all the same.
  bool key(std::string_view name);
  void open(JsonDocument::Kind container);
  void close();
  void scalar(JsonDocument::Kind kind, std::string_view text);
  /// The text broke off: closes what is open, so that it counts with what it holds.
  void close_all();

  [[nodiscard]] bool overflow() const { return overflow_; }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  struct Open {
    std::uint32_t node;
    std::uint32_t last_child;
  };
  bool add(JsonDocument::Kind kind, std::string_view text);
  [[nodiscard]] bool next_is_record() const;
  void hand_out_record();

  JsonDocument& out_;
  std::string array_;
  Record handler_;
  std::vector<Open> open_;
  std::size_t skipped_ = 0;  // open containers that the reader does not want
  std::uint16_t key_ = 0;    // of the next value
  bool skip_next_ = false;
  bool overflow_ = false;
  bool stopped_ = false;
  bool in_record_ = false;
  std::uint32_t record_ = 0;     // its node, while in_record_
  std::size_t record_text_ = 0;  // where its strings begin
};

}  // namespace rapport
