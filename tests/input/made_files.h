#pragma once
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A folder of its own for a test, gone after it.
class MadeFolder {
 public:
  MadeFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rapport-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;
  ~MadeFolder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  std::string write(std::string_view name, std::string_view bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
  }

  /// Runs a command of the shell in the folder.
  [[nodiscard]] bool run(const std::string& command) const {
    return std::system(("cd '" + path_.string() + "' && " + command).c_str()) == 0;
  }

 private:
  std::filesystem::path path_;
};
