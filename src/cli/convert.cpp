#include "rapport/report/convert.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "rapport/ingest/ingest.h"

namespace rapport::cli {

namespace {

/// Writes exchanges as they come; nothing is kept but the first problems.
class Converter final : public ExchangeSink {
 public:
  Converter(ConvertUnit unit, Output& output) : unit_(unit), output_(output) {}

  bool exchange(Exchange&& one) override {
    totals_.add(one);
    return rapport::convert(one, unit_, [this](std::string_view lines) { return output_.write(lines); });
  }

  void problem(Diagnostic one) override { totals_.add(one); }
  void left_out(std::string_view what, std::uint64_t count) override { totals_.left_out[std::string(what)] += count; }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  ConvertUnit unit_;
  Output& output_;
  Totals totals_;
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
