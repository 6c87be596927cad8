#pragma once
#include <string>
#include <vector>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Reads every input in order: files, folders (as one export where they are one, else every file below them), "-" for
/// standard input (as does naming none); .gz, .zst, .zip, .tar opened on the way, one archive inside another too. An input of no known
/// format becomes an error that says what it looks like and what is supported; the others are still read.
void ingest(const std::vector<std::string>& paths, const ReadOptions& options, ExchangeSink& sink);

}  // namespace rapport
