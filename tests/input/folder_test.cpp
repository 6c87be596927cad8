#include <doctest/doctest.h>

#include "made_files.h"
#include "rapport/input/bundle.h"

using namespace rapport;

TEST_CASE("a folder is all files below it, sorted, hidden ones counted") {
  const MadeFolder folder;
  folder.write("b.txt", "b");
  folder.write("a/z.txt", "z");
  folder.write("a-b/y.txt", "y");
  folder.write(".git/config", "");
  folder.write(".DS_Store", "");
  std::vector<Diagnostic> problems;
  const auto bundle = folder_bundle(folder.path().string(), problems);
  CHECK(bundle->names() == std::vector<std::string>{"a-b/y.txt", "a/z.txt", "b.txt"});
  CHECK(read_all(*bundle->open("a/z.txt"), 10) == "z");
  CHECK(bundle->open("../b.txt") == nullptr);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Diagnostic::Severity::note);
  CHECK(problems[0].message.starts_with("2 hidden"));
}

TEST_CASE("a file that cannot be opened any more says why") {
  const MadeFolder folder;
  const std::string file = folder.write("a.txt", "a");
  std::vector<Diagnostic> problems;
  const auto bundle = folder_bundle(folder.path().string(), problems);
  std::filesystem::remove(file);
  const auto source = bundle->open("a.txt");
  REQUIRE(source != nullptr);
  CHECK(read_all(*source, 10).empty());
  REQUIRE(source->problems().size() == 1);
  CHECK(source->problems()[0].file == file);
  CHECK(source->problems()[0].severity == Diagnostic::Severity::error);
}
