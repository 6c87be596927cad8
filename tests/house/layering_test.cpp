// The direction of dependencies, read off the #include lines: a folder includes only itself and what stands before it.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 11> order{"model",    "input",  "segment", "lexicon", "ingest", "match",
                                                 "language", "stance", "signals", "score",   "report"};

/// The place in the order of what `path` (relative to src/) belongs to: the files beside the folders come last but
/// one, check/ and the program last.
int rank(const fs::path& path) {
  auto part = path.begin();
  if (*part == "cli") return 100;
  const std::string folder = (++part)->string();
  if (folder == "check") return 99;
  const auto it = std::find(order.begin(), order.end(), folder);
  return it == order.end() ? 50 : static_cast<int>(it - order.begin());
}

}  // namespace

TEST_CASE("no include points to the right") {
  const fs::path source = fs::path(RAPPORT_SOURCE_DIR) / "src";
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    ++files;
    std::ifstream in(entry.path());
    const fs::path file = fs::relative(entry.path(), source);
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include \"rapport/") && !line.starts_with("#include \"cli/")) continue;
      const std::string included = line.substr(10, line.find('"', 10) - 10);
      CHECK_MESSAGE(rank(included) <= rank(file), file.string(), " includes ", included);
    }
  }
  CHECK(files > 30);
}

TEST_CASE("public headers need only the standard library and our own") {
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(RAPPORT_SOURCE_DIR) / "src" / "rapport")) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const bool third_party =
          line.starts_with("#include <") && line.find('/') != std::string::npos && line.find('/') < line.find('>');
      const bool c_header = line.starts_with("#include <") && line.find(".h>") != std::string::npos;
      CHECK_MESSAGE(!(third_party || c_header), entry.path().filename().string(), ": ", line);
    }
  }
}

TEST_CASE("a library of others is known to three files at most") {
  std::map<std::string, std::vector<std::string>> users;  // of each header
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(RAPPORT_SOURCE_DIR) / "src")) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include <") || line.find('/') == std::string::npos) continue;
      const std::string header = line.substr(10, line.find('>') - 10);
      if (!header.starts_with("sys/")) users[header].push_back(entry.path().filename().string());
    }
  }
  CHECK(users.size() > 5);
  for (const auto& [header, files] : users) CHECK_MESSAGE(files.size() <= 3, header, " is included by ", files.size());
}
