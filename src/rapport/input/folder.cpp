#include <algorithm>
#include <filesystem>
#include <map>

#include "rapport/input/bundle.h"
#include "rapport/input/decoder.h"
#include "rapport/input/decompress.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

Diagnostic about(const fs::path& path, Diagnostic::Severity severity, std::string message) {
  Diagnostic d;
  d.severity = severity;
  d.file = readable_name(path.string());
  d.message = std::move(message);
  return d;
}

class FolderBundle final : public Bundle {
 public:
  FolderBundle(fs::path root, std::vector<Diagnostic>& problems) : root_(std::move(root)) {
    list(problems);
    for (const auto& [name, path] : paths_) names_.push_back(name);
  }

  [[nodiscard]] const std::vector<std::string>& names() const override { return names_; }

  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name) const override {
    const auto found = paths_.find(name);
    if (found == paths_.end()) return nullptr;
    const std::string path = found->second.string();
    try {
      return decompressed(file_source(path), readable_name(path));
    } catch (const InputError& error) {
      return failed_source(error.diagnostics());
    }
  }

 private:
  /// Not by recursive_directory_iterator: one folder that may not be listed would end it for all the others.
  void list(std::vector<Diagnostic>& problems) {
    std::vector<fs::path> folders{root_};
    std::size_t hidden = 0;
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      std::error_code error;
      fs::directory_iterator entries(folder, error);
      for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const fs::path& path = entries->path();
        if (path.filename().string().starts_with('.')) {
          ++hidden;
        } else if (entries->is_directory(error) && !entries->is_symlink(error)) {
          folders.push_back(path);
        } else if (entries->is_regular_file(error)) {
          paths_.emplace(readable_name(path.lexically_relative(root_).generic_string()), path);
        } else {
          problems.push_back(about(path, Diagnostic::Severity::warning,
                                   entries->is_symlink(error) ? "is a link that leads to no file: not read"
                                                              : "is neither a file nor a folder: not read"));
        }
        error.clear();
      }
      if (error) problems.push_back(about(folder, Diagnostic::Severity::error, "cannot be listed: " + error.message()));
    }
    if (hidden != 0) {
      problems.push_back(about(root_, Diagnostic::Severity::note,
                               counted(hidden, "hidden file or folder", "hidden files or folders") + ": not read"));
    }
  }

  fs::path root_;
  std::map<std::string, fs::path, std::less<>> paths_;  // of the files, by their names in the bundle
  std::vector<std::string> names_;                      // the same names, for names()
};

}  // namespace

std::unique_ptr<Bundle> folder_bundle(const std::string& path, std::vector<Diagnostic>& problems) {
  return std::make_unique<FolderBundle>(path, problems);
}

}  // namespace rapport
