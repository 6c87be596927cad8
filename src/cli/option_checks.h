#pragma once
#include <string>
#include <vector>

namespace rapport::cli {

// Each says in one line what is wrong with the value of an option and what to write instead; nothing where it is sound.

/// A word that must be one of `words`.
std::string wrong_word(const std::string& word, const std::vector<std::string>& words);

/// How many threads.
std::string wrong_jobs(const std::string& number);

/// The name of a format; empty = found out by content.
std::string wrong_format(const std::string& name);

/// The name of a charset; empty = found out by content.
std::string wrong_charset(const std::string& name);

/// A file to write, which must be none of those that are read, nor lie in a folder that is: opening it for writing
/// would empty it, and a run that reads what it writes may not end. What is no file, such as a pipe, is sound.
std::string wrong_output(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace rapport::cli
