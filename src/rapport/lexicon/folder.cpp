#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rapport/lexicon/lexicon.h"

namespace rapport {

namespace fs = std::filesystem;

namespace {

Diagnostic about(const std::string& path, std::string message) {
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = path;
  d.message = std::move(message);
  return d;
}

std::vector<std::string> lexicon_paths(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const fs::path& path = it->path();
    if (path.filename().string().starts_with('.'))
      it.disable_recursion_pending();
    else if (path.extension() == ".toml" && !fs::is_directory(path))
      out.push_back(path.string());
  }
  if (error) throw InputError(about(folder, error.message() + "; name a folder of lexicon files"));
  if (out.empty()) throw InputError(about(folder, "no .toml file in this lexicon folder"));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<LexiconFile> read_lexicon_folder(const std::string& folder) {
  std::vector<LexiconFile> out;
  std::vector<Diagnostic> found;
  for (const auto& path : lexicon_paths(folder)) {
    const std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (in.is_open() && !text.bad())
      out.push_back({path, std::move(text).str()});
    else
      found.push_back(about(path, "cannot be read"));
  }
  if (!found.empty()) throw InputError(std::move(found));
  return out;
}

bool holds_contrast_cases(const LexiconFile& file) { return fs::path(file.path).parent_path().filename() == "check"; }

std::vector<LexiconFile> laid_over(std::vector<LexiconFile> files, std::vector<LexiconFile> on_top) {
  for (auto& file : on_top) {
    const auto same = std::find_if(files.begin(), files.end(), [&](const LexiconFile& f) {
      return fs::path(f.path).filename() == fs::path(file.path).filename() &&
             holds_contrast_cases(f) == holds_contrast_cases(file);
    });
    if (same == files.end())
      files.push_back(std::move(file));
    else
      *same = std::move(file);
  }
  return files;
}

}  // namespace rapport
