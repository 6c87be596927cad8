#include "cli/option_checks.h"

#include <algorithm>
#include <filesystem>

#include "rapport/ingest/formats.h"
#include "rapport/input/charset.h"
#include "rapport/lexicon/nearest.h"

namespace rapport::cli {

namespace fs = std::filesystem;

std::string wrong_word(const std::string& word, const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  std::string out = "'" + word + "' is none of ";
  for (const auto& known : words) out += (&known == &words.front() ? "" : ", ") + known;
  return out + did_you_mean(word, {words.begin(), words.end()});
}

std::string wrong_jobs(const std::string& number) {
  constexpr std::size_t most_digits = 9;
  const bool counts = number.size() <= most_digits && number.find_first_not_of("0123456789") == std::string::npos;
  return counts ? "" : "'" + number + "' is no number of threads; write one such as 4";
}

std::string wrong_format(const std::string& name) {
  if (name.empty() || find_format(name) != nullptr) return {};
  std::vector<std::string_view> names;
  for (const Format* format : formats()) names.push_back(format->name);
  return "no format '" + name + "', `rapport formats` lists them" + did_you_mean(name, names);
}

std::string wrong_charset(const std::string& name) {
  if (name.empty() || is_charset(name)) return {};
  return "no charset is called '" + name + "'; write one such as windows-1252 or koi8-r";
}

std::string wrong_output(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code error;
  const fs::path file = fs::weakly_canonical(output, error);
  if (error || (fs::exists(file, error) && !fs::is_regular_file(file, error))) return {};
  for (const auto& input : inputs) {
    const fs::path place = fs::canonical(input, error);
    if (error) continue;
    if (place == file) return "'" + file.string() + "' is read, too; name another file";
    if (std::mismatch(place.begin(), place.end(), file.begin(), file.end()).first == place.end())
      return "'" + file.string() + "' lies in a folder that is read; name a file elsewhere";
  }
  return {};
}

}  // namespace rapport::cli
