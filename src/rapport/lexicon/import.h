#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"

namespace rapport {

/// What became of somebody else's dictionary.
struct ImportedLexicon {
  std::vector<LexiconFile> files;  ///< category files to write; `path` is the file name
  std::vector<Diagnostic> unread;  ///< entries that could not be taken over, each with its place and why
  std::size_t entries = 0;         ///< how many were taken over
};

/// Turns a dictionary of another tool (UTF-8, without a byte order mark) into category files of one axis: LIWC's .dic
/// (categories between two lines of '%', then word, tab, category numbers; conditional and irregular entries are
/// reported) or quanteda's YAML (nested keys, lists of patterns with '*'; those with '?' are reported). Keys of several
/// levels are joined by '_'. Throws InputError for a text that is neither.
ImportedLexicon import_dictionary(std::string_view text, const std::string& path, Axis axis);

}  // namespace rapport
