#include "rapport/report/convert.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "rapport/ingest/ingest.h"
#include "rapport/model/hash_table.h"
#include "rapport/model/word_hash.h"

namespace rapport::cli {

namespace {

/// Writes exchanges as they come. Kept are the first problems and hashes of the ids, some 60 bytes an exchange.
class Converter final : public ExchangeSink {
 public:
  Converter(ConvertUnit unit, Output& output) : unit_(unit), output_(output) {}

  bool exchange(Exchange&& one) override {
    totals_.add(one);
    tell_apart(one);
    return rapport::convert(one, unit_, [this](std::string_view lines) { return output_.write(lines); });
  }

  void problem(Diagnostic one) override { totals_.add(one); }
  void left_out(std::string_view what, std::uint64_t count) override { totals_.left_out[std::string(what)] += count; }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  /// Exports know nothing of each other's ids (post 11 of two blogs), and message lines do not name their source: the
  /// second source with an id has "-2" behind it. Pieces of one thread, which one source may hold apart, keep theirs.
  void tell_apart(Exchange& one) {
    std::uint32_t& number = numbers_[word_hash(one.id + '\n' + one.source)];
    if (number == 0) number = ++sources_[word_hash(one.id)];
    if (number > 1) one.id += "-" + std::to_string(number);
  }

  ConvertUnit unit_;
  Output& output_;
  Totals totals_;
  HashTable<std::uint32_t> numbers_;  // of a source among those with an id, by both
  HashTable<std::uint32_t> sources_;  // how many there are, by the id
};

}  // namespace

int convert(const Options& options) {
  if (nothing_to_read(options)) return wrong_usage;
  Output output(options.output);
  Converter converter(options.convert_unit == "message" ? ConvertUnit::message : ConvertUnit::exchange, output);
  ingest(options.paths, options.read, converter);
  return finish(converter.totals(), options, output);
}

}  // namespace rapport::cli
