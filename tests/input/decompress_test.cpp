#include "rapport/input/decompress.h"

#include <doctest/doctest.h>

#include "made_files.h"

using namespace rapport;

static std::string lines(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "line " + std::to_string(i * 7919 % 10007) + "\n";
  return out;
}

struct Unpacked {
  std::string text;
  std::vector<Diagnostic> problems;
};

static Unpacked unpack(const std::string& path) {
  const auto source = decompressed(file_source(path), "in");
  Unpacked out;
  out.text = read_all(*source, 1 << 30);
  out.problems = source->problems();
  return out;
}

TEST_CASE("gzip, zstd and plain files give the same bytes") {
  const MadeFolder folder;
  const std::string text = lines(20'000);
  folder.write("a", text);
  REQUIRE(folder.run("gzip -k a && zstd -qk a && cat a > b"));
  for (const char* name : {"a.gz", "a.zst", "b"}) {
    CAPTURE(name);
    const auto unpacked = unpack((folder.path() / name).string());
    CHECK(unpacked.text == text);
    CHECK(unpacked.problems.empty());
  }
}

TEST_CASE("several gzip members and several zstd frames are one file, NULs after them are nothing") {
  const MadeFolder folder;
  folder.write("a", "first\n");
  folder.write("b", "second\n");
  REQUIRE(
      folder.run("gzip a b && cat a.gz b.gz > ab.gz && head -c 512 /dev/zero >> ab.gz && "
                 "gunzip a b && zstd -q a b && cat a.zst b.zst > ab.zst"));
  for (const char* name : {"ab.gz", "ab.zst"}) {
    const auto unpacked = unpack((folder.path() / name).string());
    CHECK(unpacked.text == "first\nsecond\n");
    CHECK(unpacked.problems.empty());
  }
}

TEST_CASE("a truncated gzip file gives all that it holds, and says so") {
  const MadeFolder folder;
  const std::string text = lines(20'000);
  folder.write("a", text);
  REQUIRE(folder.run("gzip a && head -c 40000 a.gz > cut.gz && gzip -dcq cut.gz > held || true"));
  const auto unpacked = unpack((folder.path() / "cut.gz").string());
  const auto held = read_all(*file_source((folder.path() / "held").string()), 1 << 30);
  CHECK(held.size() > 50'000);
  CHECK(unpacked.text.size() >= held.size());  // gzip(1) itself keeps a little back
  CHECK(text.starts_with(unpacked.text));
  REQUIRE(unpacked.problems.size() == 1);
  CHECK(unpacked.problems[0].severity == Diagnostic::Severity::warning);
  CHECK(unpacked.problems[0].message.find("truncated") != std::string::npos);
}

TEST_CASE("damage inside a compressed file is told") {
  const MadeFolder folder;
  folder.write("a", lines(2'000));
  REQUIRE(
      folder.run("gzip -k a && zstd -qk a && for f in a.gz a.zst; do "
                 "printf 'XXXXXXXXXXXXXXXX' | dd of=$f bs=1 seek=400 conv=notrunc status=none; done"));
  for (const char* name : {"a.gz", "a.zst"}) {
    CAPTURE(name);
    CHECK(unpack((folder.path() / name).string()).problems.size() == 1);
  }
}

TEST_CASE("a decompression bomb is stopped") {
  const MadeFolder folder;
  REQUIRE(folder.run("head -c 300000000 /dev/zero | zstd -q -o bomb.zst"));
  const auto source = decompressed(file_source((folder.path() / "bomb.zst").string()), "in");
  std::string block(1 << 20, ' ');
  std::size_t total = 0;
  while (const auto got = source->read(block)) total += got;
  CHECK(total < 200'000'000);
  REQUIRE(source->problems().size() == 1);
  CHECK(source->problems()[0].severity == Diagnostic::Severity::error);
}
