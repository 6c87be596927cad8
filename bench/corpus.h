#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rapport::bench {

/// Where a file of the corpus lies.
std::string corpus_path(const std::string& file);

/// A file of the corpus folder (environment variable RAPPORT_CORPUS, written by bench/corpus.py), read once.
/// Ends the program with a message if it is not there.
const std::string& corpus(const std::string& file);

/// The lines of a corpus file without their ends: one message each.
const std::vector<std::string_view>& messages(const std::string& file);

}  // namespace rapport::bench
