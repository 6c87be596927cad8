#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "rapport/model/sip_hash.h"
#include "rapport/score/score.h"

namespace rapport {

/// How records are written.
struct RecordOptions {
  bool with_text = false;  ///< each turn with its whole text
  bool redact = false;     ///< no names, no texts, no addresses, no paths; ids replaced by keyed hashes
  HashKey hash_key{};      ///< of those hashes: a secret, or ids such as numbers come back by trying
};

/// Writes records. What is the same in all of them, the names of the columns and the formula, is rendered when the
/// writer is made: make one for a run. Immutable and thread-safe; `scoring` must outlive it.
class RecordWriter {
 public:
  RecordWriter(const Scoring& scoring, const RecordOptions& options);
  ~RecordWriter();
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;

  /// Appends the record of one exchange, a line of NDJSON. This is the output contract "rapport.exchange/1": every key
  /// is always there, unknown is null, scores and points always have a decimal point, no key depends on the data (those
  /// of categories follow the lexicon), the order is fixed, and no clock appears. Offsets are code points of the turn's
  /// text. A score can be recomputed from its record by the formula in score/score.h:
  ///
  ///     pressure:     raw = Σ p_*, silent = measured_words - p_words, and pressers, persistence from their keys
  ///     relationship: the turns' own scores, their words, sincerity and reception, and the signals that have a worth
  ///     of a turn:    raw = Σ points of its evidence, silent = words - p_words or r_words
  ///
  /// with the constants in "formula".
  /// `rapport schema` prints the JSON Schema; a test validates every output of every sample against it.
  void write_exchange(const ExchangeReport& report, std::string& out) const;

  /// The same for each message of the exchange, a line each: "rapport.message/1".
  void write_messages(const ExchangeReport& report, std::string& out) const;

  struct Columns;

 private:
  const Scoring& scoring_;
  RecordOptions options_;
  std::unique_ptr<const Columns> columns_;
};

/// Appends the line "rapport.error/1" for an input or a record that could not be read. Redacted, it tells neither which
/// file it is nor which record.
void write_error_record(const Diagnostic& diagnostic, std::string& out, const RecordOptions& options = {});

}  // namespace rapport
