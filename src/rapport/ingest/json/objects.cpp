#include "rapport/ingest/json/objects.h"

#include <memory>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/json/line.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/line_reader.h"

namespace rapport {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 20;

/// Lines, unless the beginning shows a list, or an object that goes on over several lines. A first line that is
/// damaged is followed by others that begin with an object at the margin.
bool is_one_a_line(std::string_view head) {
  head = ascii::trim(head);
  if (!head.starts_with('{')) return !head.starts_with('[');
  const std::size_t end = head.find('\n');
  if (end == head.npos || head.find("\n{") != head.npos) return true;
  JsonDocument nothing({});
  return JsonLineParser().parse(head.substr(0, end), nothing).ok;
}

class ObjectReader {
 public:
  using Take = std::function<bool(JsonValue, const Diagnostic&)>;
  ObjectReader(const std::string& file, std::span<const std::string_view> keys, ExchangeSink& sink, const Take& take)
      : file_(file), document_(keys), sink_(sink), take_(take) {}

  void lines(ByteSource& bytes) {
    LineReader lines(bytes, longest_line);
    JsonLineParser parser;
    bool go_on = true;
    for (bool more = lines.next(); more && go_on;) {
      Diagnostic where;
      where.file = file_;
      where.line = lines.number();
      JsonLineParser::Outcome outcome;
      const bool empty = ascii::trim(lines.line()).empty();
      if (!empty) outcome = parser.parse(lines.line(), document_);
      more = lines.next();
      if (empty) continue;
      // A file of one line is a document: where that breaks off, it counts with what it holds.
      const bool is_document = where.line == 1 && !more && document_.root().is_object();
      if (!outcome.message.empty()) complain(where, outcome, outcome.ok || is_document);
      if (outcome.ok || is_document) go_on = take_(document_.root(), where);
    }
  }

  void document(ByteSource& bytes) {
    Diagnostic where;
    where.file = file_;
    std::uint64_t position = 0;
    auto reading = read_json(bytes, file_, document_, "", [&](JsonValue element) {
      where.record = std::to_string(++position);
      return take_(element, where);
    });
    where.record.clear();
    if (document_.root().is_object()) take_(document_.root(), where);
    for (auto& problem : reading.problems) sink_.problem(std::move(problem));
  }

 private:
  void complain(Diagnostic problem, const JsonLineParser::Outcome& outcome, bool usable) {
    if (!usable) problem.severity = Diagnostic::Severity::error;
    problem.column = outcome.column;
    problem.message = outcome.message;
    sink_.problem(std::move(problem));
  }

  const std::string& file_;
  JsonDocument document_;
  ExchangeSink& sink_;
  const Take& take_;
};

}  // namespace

void read_json_objects(Input& input, std::span<const std::string_view> keys, ExchangeSink& sink,
                       const std::function<bool(JsonValue, const Diagnostic&)>& take) {
  constexpr std::size_t sample = std::size_t{64} * 1024;
  PeekSource bytes(borrowed_source(*input.bytes));
  ObjectReader reader(input.name, keys, sink, take);
  if (is_one_a_line(bytes.peek(sample))) {
    reader.lines(bytes);
  } else {
    reader.document(bytes);
  }
}

bool looks_like_json(std::string_view head) {
  head = ascii::trim(head);
  return head.starts_with('{') || head.starts_with('[');
}

JsonValue first_json_object(std::string_view sample, JsonDocument& into) {
  sample = ascii::trim(sample);
  if (!looks_like_json(sample)) return {};
  // A sample of lines has all that is asked for in its first one.
  if (JsonLineParser().parse_clean(sample.substr(0, sample.find('\n')), into)) return into.root();
  read_json(sample, into);
  const JsonValue root = into.root();
  return root.is_array() && root.size() > 0 ? *root.begin() : root;
}

}  // namespace rapport
