#include <doctest/doctest.h>

#include "made_files.h"
#include "rapport/input/bundle.h"
#include "rapport/input/decompress.h"

using namespace rapport;

static std::unique_ptr<Bundle> open_archive(const MadeFolder& folder, const char* name,
                                            std::vector<Diagnostic>& problems) {
  const auto source = decompressed(file_source((folder.path() / name).string()), name);
  REQUIRE(is_archive(source->peek(512)));
  return archive_bundle(*source, name, problems);
}

static std::string text_of(const Bundle& bundle, std::string_view name) {
  const auto member = bundle.open(name);
  return member == nullptr ? "(no such member)" : read_all(*member, 1 << 20);
}

TEST_CASE("zip, tar and tar.gz show the same members, sorted, and any of them can be read again") {
  const MadeFolder folder;
  folder.write("posts.csv", "1,2\n");
  folder.write("posts/b.html", "<p>b");
  folder.write("posts/a.html", "<p>a");
  REQUIRE(
      folder.run("zip -q -r a.zip posts posts.csv && tar cf a.tar posts posts.csv && gzip -k a.tar && zstd -q a.tar"));
  for (const char* name : {"a.zip", "a.tar", "a.tar.gz", "a.tar.zst"}) {
    CAPTURE(name);
    std::vector<Diagnostic> problems;
    const auto bundle = open_archive(folder, name, problems);
    CHECK(bundle->names() == std::vector<std::string>{"posts.csv", "posts/a.html", "posts/b.html"});
    CHECK(text_of(*bundle, "posts/b.html") == "<p>b");
    CHECK(text_of(*bundle, "posts/a.html") == "<p>a");
    CHECK(text_of(*bundle, "posts/b.html") == "<p>b");
    CHECK(bundle->open("posts/c.html") == nullptr);
    CHECK(problems.empty());
  }
}

TEST_CASE("a compressed member is decompressed on the way, an empty one is there") {
  const MadeFolder folder;
  folder.write("a.txt", "inside\n");
  folder.write("empty", "");
  REQUIRE(folder.run("gzip a.txt && zip -q a.zip a.txt.gz empty"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "a.zip", problems);
  CHECK(text_of(*bundle, "a.txt.gz") == "inside\n");
  CHECK(text_of(*bundle, "empty").empty());
}

TEST_CASE("a member whose name is no UTF-8 is shown with its bytes, and still opens") {
  const MadeFolder folder;
  folder.write("caf\xE9.txt", "latin");
  REQUIRE(folder.run("tar cf a.tar caf*.txt"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "a.tar", problems);
  CHECK(bundle->names() == std::vector<std::string>{"caf\\xE9.txt"});
  CHECK(text_of(*bundle, "caf\\xE9.txt") == "latin");
}

TEST_CASE("members are told apart by names in any script, whatever the locale") {
  const MadeFolder folder;
  folder.write("café.txt", "French");
  folder.write("日本.txt", "Japanese");
  REQUIRE(folder.run("LC_ALL=C.UTF-8 zip -q a.zip *.txt && tar --format=pax -cf a.tar *.txt"));
  for (const char* name : {"a.zip", "a.tar"}) {
    CAPTURE(name);
    std::vector<Diagnostic> problems;
    const auto bundle = open_archive(folder, name, problems);
    CHECK(bundle->names() == std::vector<std::string>{"café.txt", "日本.txt"});
    CHECK(text_of(*bundle, "café.txt") == "French");
    CHECK(text_of(*bundle, "日本.txt") == "Japanese");
  }
}

TEST_CASE("a truncated archive gives the members before the damage") {
  const MadeFolder folder;
  folder.write("a", "first\n");
  folder.write("b", std::string(5000, 'b'));
  REQUIRE(folder.run("tar cf a.tar a b && head -c 3000 a.tar > cut.tar"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "cut.tar", problems);
  CHECK(text_of(*bundle, "a") == "first\n");
  CHECK(text_of(*bundle, "b").starts_with("bbb"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "cut.tar");
}

TEST_CASE("an encrypted member is named, its neighbour is read") {
  const MadeFolder folder;
  folder.write("a", "first\n");
  folder.write("b", "second\n");
  REQUIRE(folder.run("zip -q -P secret a.zip a && zip -q a.zip b"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "a.zip", problems);
  CHECK(text_of(*bundle, "b") == "second\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "a.zip!a");
}

TEST_CASE("a decompression bomb costs its neighbours nothing") {
  const MadeFolder folder;
  folder.write("a", "first\n");
  folder.write("c", "third\n");
  REQUIRE(folder.run("head -c 200000000 /dev/zero > b && zip -q a.zip a b c && rm b"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "a.zip", problems);
  CHECK(text_of(*bundle, "a") == "first\n");
  CHECK(text_of(*bundle, "c") == "third\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "a.zip!b");
  CHECK(problems[0].severity == Diagnostic::Severity::error);
}

TEST_CASE("many members that each expand are a bomb together") {
  const MadeFolder folder;
  REQUIRE(folder.run("for i in 1 2 3 4 5 6 7 8 9; do head -c 30000000 /dev/zero > $i; done; zip -q a.zip ? && rm ?"));
  std::vector<Diagnostic> problems;
  const auto bundle = open_archive(folder, "a.zip", problems);
  CHECK(bundle->names().size() < 9);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].severity == Diagnostic::Severity::error);
}

TEST_CASE("neither NULs nor text are an archive") {
  CHECK_FALSE(is_archive(std::string(1024, '\0')));
  CHECK_FALSE(is_archive(std::string(1024, 'a')));
  CHECK_FALSE(is_archive("PK"));
}
