#include "rapport/report/record_values.h"

#include "rapport/ingest/dates.h"
#include "rapport/model/fnv1a.h"
#include "rapport/model/sip_hash.h"

namespace rapport {

void RecordValues::id(std::string_view text) {
  if (options_.redact && !text.empty())
    json_.string(hex_digits(sip_hash(text, options_.hash_key)));
  else
    json_.string_or_null(text);
}

void RecordValues::personal(std::string_view text) {
  json_.string_or_null(options_.redact ? std::string_view() : text);
}

void RecordValues::date(const std::optional<std::int64_t>& seconds) {
  if (seconds)
    json_.string(format_date(*seconds));
  else
    json_.null();
}

}  // namespace rapport
