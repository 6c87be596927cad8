#include "rapport/ingest/json/stream.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "rapport/ingest/json/repair.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

/// Bytes of a source, mended, one at a time.
class Feed {
 public:
  explicit Feed(ByteSource& source) : source_(source) {}

  [[nodiscard]] bool at_end() { return at_ == mended_.size() && !refill(); }
  [[nodiscard]] char peek() const { return mended_[at_]; }
  void advance() { ++at_; }

  [[nodiscard]] const JsonRepair& repair() const { return repair_; }

  /// The line and column up to which the parser has come; exact unless something was mended shortly before.
  void locate(Diagnostic& d) const {
    const auto taken = raw_.substr(0, at_);
    const auto line_start = taken.rfind('\n');
    d.line = lines_before_ + static_cast<std::uint64_t>(std::ranges::count(taken, '\n')) + 1;
    d.column = line_start == taken.npos ? columns_before_ + taken.size() : taken.size() - line_start - 1;
    d.column = std::max<std::uint64_t>(d.column, 1);
  }

 private:
  bool refill() {
    while (!finished_) {
      count_lines();
      raw_ = {buffer_.get(), source_.read({buffer_.get(), chunk})};
      mended_.clear();
      at_ = 0;
      if (raw_.empty()) {
        repair_.finish(mended_);
        finished_ = true;
      } else {
        repair_.feed(raw_, mended_);
      }
      if (!mended_.empty()) return true;
    }
    return false;
  }

  void count_lines() {
    const auto line_start = raw_.rfind('\n');
    lines_before_ += static_cast<std::uint64_t>(std::ranges::count(raw_, '\n'));
    columns_before_ = line_start == raw_.npos ? columns_before_ + raw_.size() : raw_.size() - line_start - 1;
  }

  static constexpr std::size_t chunk = std::size_t{64} * 1024;
  ByteSource& source_;
  JsonRepair repair_;
  // Not zeroed: a damaged line of NDJSON has a Feed of its own.
  std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(chunk);
  std::string_view raw_;
  std::string mended_;
  std::size_t at_ = 0;
  std::uint64_t lines_before_ = 0;    // of raw_
  std::uint64_t columns_before_ = 0;  // in the line in which raw_ begins
  bool finished_ = false;
};

/// Lets the parser walk over a Feed; a default-constructed one is the end.
class FeedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  FeedIterator() = default;
  explicit FeedIterator(Feed& feed) : feed_(&feed) {}
  char operator*() const { return feed_->peek(); }
  FeedIterator& operator++() {
    feed_->advance();
    return *this;
  }
  friend bool operator!=(const FeedIterator& a, const FeedIterator&) { return !a.feed_->at_end(); }

 private:
  Feed* feed_ = nullptr;
};

/// Turns the parser's events into values. Each returns whether to go on.
class Events {
 public:
  using Kind = JsonDocument::Kind;
  explicit Events(JsonBuilder& builder) : builder_(builder) {}

  bool null() { return scalar(Kind::null, {}); }
  bool boolean(bool truth) { return scalar(Kind::boolean, truth ? "true" : "false"); }
  bool number_integer(std::int64_t number) { return scalar(Kind::number, std::to_string(number)); }
  bool number_unsigned(std::uint64_t number) { return scalar(Kind::number, std::to_string(number)); }
  bool number_float(double, const std::string& written) { return scalar(Kind::number, written); }
  bool string(const std::string& text) { return scalar(Kind::string, text); }
  bool binary(const std::vector<std::uint8_t>&) { return true; }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(const std::string& name) {
    builder_.key(name);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while parsing value - …"
    const std::string_view told = error.what();
    const auto reason = told.find(" - ");
    error_ = reason == told.npos ? told : told.substr(reason + 3);
    if (const auto excerpt = error_.find("; last read"); excerpt != error_.npos) error_.resize(excerpt);
    return false;
  }

  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  [[nodiscard]] bool go_on() const { return !builder_.overflow() && !builder_.stopped(); }
  bool scalar(Kind kind, std::string_view text) {
    builder_.scalar(kind, text);
    return go_on();
  }
  bool open(Kind kind) {
    builder_.open(kind);
    return go_on();
  }
  bool close() {
    builder_.close();
    return go_on();
  }

  JsonBuilder& builder_;
  std::string error_;
};

Diagnostic warning(const std::string& file, std::string message) {
  Diagnostic d;
  d.file = file;
  d.message = std::move(message);
  return d;
}

/// What ended the reading before the document did; nothing where nothing has.
std::vector<Diagnostic> obstacles(const std::string& file, Feed& feed, const JsonBuilder& builder,
                                  const Events& events) {
  std::vector<Diagnostic> found;
  if (builder.overflow()) {
    found.push_back(warning(file, "more than one document can hold (2 million values, 1 GiB); the rest was not read"));
  } else if (!events.error().empty() && feed.at_end()) {
    found.push_back(warning(file, "the JSON ends before its last bracket"));
  } else if (!events.error().empty()) {
    found.push_back(warning(file, "damaged JSON: " + events.error()));
  }
  for (auto& one : found) feed.locate(one);
  return found;
}

std::vector<Diagnostic> repairs(const std::string& file, const JsonRepair& repair) {
  std::vector<Diagnostic> found;
  if (repair.cut() > 0) {
    found.push_back(warning(file, counted(repair.cut(), "string", "strings") + " of more than 8 MiB: cut there"));
  }
  if (repair.repaired() > 0) {
    found.push_back(warning(file, counted(repair.repaired(), "value that is", "values that are") +
                                      " not JSON (NaN, half of a character, a bare control character, an unknown "
                                      "escape): mended"));
  }
  return found;
}

}  // namespace

JsonReading read_json(ByteSource& bytes, const std::string& file, JsonDocument& into, std::string_view array,
                      const JsonBuilder::Record& record) {
  into.clear();
  JsonBuilder builder(into, array, record);
  Events events(builder);
  Feed feed(bytes);
  nlohmann::json::sax_parse(FeedIterator(feed), FeedIterator(), &events);
  builder.close_all();
  JsonReading reading;
  reading.problems = obstacles(file, feed, builder, events);
  reading.whole = reading.problems.empty() && !builder.stopped();
  std::ranges::move(repairs(file, feed.repair()), std::back_inserter(reading.problems));
  return reading;
}

void read_json(std::string_view text, JsonDocument& into) {
  const auto bytes = memory_source(text);
  read_json(*bytes, {}, into);
}

}  // namespace rapport
