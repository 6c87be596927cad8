#include "corpus.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

namespace rapport::bench {

std::string corpus_path(const std::string& file) {
  const char* const folder = std::getenv("RAPPORT_CORPUS");
  return std::string(folder == nullptr ? "." : folder) + "/" + file;
}

const std::string& corpus(const std::string& file) {
  static std::map<std::string, std::string> read;
  const auto [at, is_new] = read.try_emplace(file);
  if (!is_new) return at->second;
  std::ifstream in(corpus_path(file), std::ios::binary);
  if (!in) {
    std::cerr << file << ": not found; run bench/corpus.py FOLDER and set RAPPORT_CORPUS to it\n";
    std::exit(2);
  }
  at->second.assign(std::istreambuf_iterator<char>(in), {});
  return at->second;
}

const std::vector<std::string_view>& messages(const std::string& file) {
  static std::map<std::string, std::vector<std::string_view>> split;
  std::vector<std::string_view>& lines = split[file];
  if (!lines.empty()) return lines;
  const std::string_view text = corpus(file);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace rapport::bench
