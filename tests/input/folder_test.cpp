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
  CHECK(problems[0].message == "2 hidden files or folders: not read");
}

TEST_CASE("a name that is no UTF-8 is shown with its bytes, and still opens") {
  const MadeFolder folder;
  folder.write("caf\xE9/\xE2\x82.txt", "latin");
  folder.write("café.txt", "utf-8");
  std::vector<Diagnostic> problems;
  const auto bundle = folder_bundle(folder.path().string(), problems);
  CHECK(bundle->names() == std::vector<std::string>{"caf\\xE9/\\xE2\\x82.txt", "café.txt"});
  CHECK(read_all(*bundle->open("caf\\xE9/\\xE2\\x82.txt"), 10) == "latin");
  CHECK(read_all(*bundle->open("café.txt"), 10) == "utf-8");
}

TEST_CASE("a link that leads to no file is told") {
  const MadeFolder folder;
  std::filesystem::create_symlink("nowhere", folder.path() / "dead");
  std::vector<Diagnostic> problems;
  CHECK(folder_bundle(folder.path().string(), problems)->names().empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == "is a link that leads to no file: not read");
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
