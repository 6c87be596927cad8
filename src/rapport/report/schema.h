#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"

namespace rapport {

/// The names that write_schema knows: exchange, message, error, summary, input.
std::vector<std::string_view> schema_names();

/// Appends the JSON Schema (draft 2020-12) of one kind of document: the records of `score`, the document of `summary`,
/// or the lines that `convert` writes and the message reader reads ("input"). Columns of categories follow the lexicon.
/// False if there is no schema of that name.
bool write_schema(std::string_view name, const Lexicon& lexicon, std::string& out);

}  // namespace rapport
