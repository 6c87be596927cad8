#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rapport/ingest/reader.h"
#include "rapport/report/record.h"
#include "rapport/report/record_stream.h"

namespace rapport::cli {

enum class ColorWhen { automatic, always, never };

/// Everything a person can say on the command line, in the environment (RAPPORT_*) or in a config file.
struct Options {
  int (*run)(const Options&) = nullptr;  ///< the verb that was chosen
  std::string verb;                      ///< its name: "score", "lexicon check" …
  std::vector<std::string> paths;
  ReadOptions read;
  RecordOptions record;
  RecordStream::Form form = RecordStream::Form::ndjson;
  std::string output;      ///< empty = stdout
  std::string errors;      ///< where error records go; empty = among the others
  std::string lexicon;     ///< a folder, "+folder" for on top of the built-in one; empty = built in
  std::string dictionary;  ///< of `lexicon import`: the file
  std::string salt;        ///< what the hashes of --redact are keyed with; empty = a new key for the run
  std::string axis;        ///< of `lexicon import`
  std::string schema = "exchange";
  std::string unit = "exchange";
  std::string convert_unit = "message";  ///< --unit of `convert`
  std::vector<std::string> fail_if;
  unsigned jobs = 1;
  bool strict = false;
  bool quiet = false;
  bool verbose = false;
  ColorWhen color = ColorWhen::automatic;
};

/// Parses the command line. Prints help or version itself. Returns the exit status to end with, or nothing to go on.
std::optional<int> parse(int argc, char** argv, Options& out);

}  // namespace rapport::cli
