#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rapport/lexicon/lexicon.h"

namespace rapport {

namespace fs = std::filesystem;

std::vector<LexiconFile> read_lexicon_folder(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->path().extension() == ".toml") paths.push_back(it->path().string());
  std::sort(paths.begin(), paths.end());
  if (error || paths.empty()) {
    Diagnostic d;
    d.severity = Diagnostic::Severity::error;
    d.file = folder;
    d.message = error ? error.message() + "; name a folder of lexicon files" : "no .toml file in this lexicon folder";
    throw InputError(std::move(d));
  }
  std::vector<LexiconFile> out;
  for (auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    out.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return out;
}

}  // namespace rapport
