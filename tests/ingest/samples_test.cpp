#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/ingest.h"
#include "reading.h"

// tests/exports/<format>/ holds samples of each format, and beside each NAME a NAME.expected: what is read of it with
// --include all, as `written` below writes it.

using namespace rapport;
namespace fs = std::filesystem;

namespace {

const fs::path root = fs::path(RAPPORT_SOURCE_DIR) / "tests" / "exports";

std::string one_line(std::string text) {
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) text.replace(at, 1, "¶");
  return text;
}

std::string written(const Exchange& one, const Message& m) {
  std::string out = "  " + m.id;
  if (m.parent >= 0) out += " to " + one.messages[static_cast<std::size_t>(m.parent)].id;
  out += " | " + m.kind + (m.status.empty() ? "" : " " + m.status) + " | " + m.author;
  if (m.role == Role::host) out += " (host)";
  out += " | " + (m.written_at ? format_date(*m.written_at) : "undated");
  return out + " | " + one_line(m.text) + "\n";
}

/// exchange ID | TITLE | URL, below it its messages: ID to PARENT | KIND STATUS | AUTHOR (host) | DATE | TEXT; then the
/// problems. "¶" is a line break.
std::string written(const Reading& reading) {
  std::string out;
  for (const auto& one : reading.exchanges) {
    out += "exchange " + one.id + " | " + one.title + " | " + one.url + "\n";
    for (const auto& m : one.messages) out += written(one, m);
    for (const auto& d : one.diagnostics) out += "  note " + d.record + ": " + d.message + "\n";
  }
  for (const auto& d : reading.problems) out += "problem: " + d.message + "\n";
  return out;
}

std::string contents(const fs::path& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

void check_sample(const fs::path& sample) {
  ReadOptions options;
  options.include = Include::all();
  Reading reading;
  ingest({sample.string()}, options, reading);
  CAPTURE(sample.string());
  CHECK(written(reading) == contents(sample.string() + ".expected"));
  const std::string format = sample.parent_path().filename().string();
  for (const auto& one : reading.exchanges) CHECK(one.format == format);
}

}  // namespace

TEST_CASE("every sample export is recognised by its content and read as expected") {
  for (const auto& file : fs::recursive_directory_iterator(root)) {
    if (file.path().extension() == ".expected") check_sample(fs::path(file.path()).replace_extension());
  }
}
