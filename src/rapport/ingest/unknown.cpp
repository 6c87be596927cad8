#include "rapport/ingest/unknown.h"

#include <algorithm>
#include <array>

#include "rapport/ingest/ascii.h"

namespace rapport {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view begins;
  std::string_view is;
};

constexpr std::array magics = std::to_array<Magic>({
    {"%PDF-", "a PDF document"},
    {"\x89PNG", "an image"},
    {"\xFF\xD8\xFF", "an image"},
    {"GIF8", "an image"},
    {"RIFF", "an image, a sound or a film"},
    {"II*\0"sv, "an image"},
    {"MM\0*"sv, "an image"},
    {"ID3", "a sound"},
    {"OggS", "a sound"},
    {"\0\0\0\x18"
     "ftyp"sv,
     "a film"},
    {"\0\0\0\x20"
     "ftyp"sv,
     "a film"},
    {"\x1A\x45\xDF\xA3", "a film"},
    {"wOFF", "a font"},
    {"wOF2", "a font"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "an SQLite database"},
    {"\xD0\xCF\x11\xE0", "an old Office document"},
    {"{\\rtf", "a rich text (RTF) document"},
    {"7z\xBC\xAF", "a 7z archive (unpack it first)"},
    {"Rar!", "a RAR archive (unpack it first)"},
    {"!BDN", "an Outlook data file"},
});

bool is_binary(std::string_view text) {
  const auto odd = std::ranges::count_if(text, [](char c) { return c >= 0 && c < ' ' && !ascii::is_blank(c); });
  return static_cast<std::size_t>(odd) > text.size() / 50;
}

}  // namespace

std::string_view textless_kind(std::string_view raw, std::string_view text) {
  const auto found = std::ranges::find_if(magics, [&](const Magic& magic) { return raw.starts_with(magic.begins); });
  if (found != magics.end()) return found->is;
  if (is_binary(text)) return "binary data";
  return ascii::trim(text).empty() ? "an empty file" : "";
}

std::string_view looks_like(std::string_view raw, std::string_view text) {
  if (const auto kind = textless_kind(raw, text); !kind.empty()) return kind;
  text = ascii::trim(text);
  if (ascii::starts_with_fold(text, "<!doctype html") || ascii::starts_with_fold(text, "<html")) {
    return "an HTML page of an unknown kind";
  }
  if (text.starts_with('<')) return "XML of an unknown kind";
  if (text.starts_with('{') || text.starts_with('[')) return "JSON of an unknown kind";
  return "plain text without a known structure";
}

std::string_view looks_like(const Bundle& archive) {
  const auto has = [&](std::string_view name) { return std::ranges::binary_search(archive.names(), name); };
  if (has("word/document.xml")) return "a Word document";
  if (has("[Content_Types].xml")) return "an Office document";
  if (has("META-INF/container.xml")) return "an e-book (EPUB)";
  if (has("mimetype") && has("content.xml")) return "an OpenDocument text";
  if (has("META-INF/MANIFEST.MF")) return "a Java program";
  return {};
}

}  // namespace rapport
