// Run while rapport is built: writes a .cpp that holds the built-in lexicon in its packed form.
#include <cctype>
#include <fstream>
#include <iostream>

#include "rapport/lexicon/packed_lexicon.h"
#include "rapport/match/packed_cues.h"

namespace rapport {

std::string_view builtin_pack() { return {}; }

namespace {

/// `bytes` as string literals, a line of them after the other.
void write_literals(const std::string& bytes, std::ostream& out) {
  constexpr std::size_t line = 128;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % line == 0) out << '"';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (std::isalnum(byte) != 0 || byte == ' ')
      out << bytes[i];
    else
      out << '\\' << (byte >> 6) << (byte >> 3 & 7) << (byte & 7);
    if (i % line == line - 1 || i + 1 == bytes.size()) out << "\"\n";
  }
}

void write_pack(std::ostream& out) {
  Lexicon lexicon = load_lexicon(builtin_lexicon_files());
  PackWriter parts;
  parts(lexicon);
  pack_cues(lexicon, parts);
  out << "// Generated from lexicons/ by src/pack_lexicon.\n#include \"rapport/lexicon/packed_lexicon.h\"\n\n"
         "namespace rapport {\n\nnamespace {\n\nalignas(pack_alignment) constexpr char bytes[] =\n";
  write_literals(parts.bytes(), out);
  out << ";\n\n}  // namespace\n\nstd::string_view builtin_pack() { return {bytes, sizeof bytes - 1}; }\n\n"
         "}  // namespace rapport\n";
}

}  // namespace
}  // namespace rapport

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: pack_lexicon OUTPUT.cpp\n", 2;
  try {
    std::ofstream out(argv[1], std::ios::binary);
    rapport::write_pack(out);
    return out.flush() ? 0 : 1;
  } catch (const rapport::InputError& error) {
    for (const auto& found : error.diagnostics())
      std::cerr << "lexicons/" << found.file << ':' << found.line << ':' << found.column << ": " << found.message
                << '\n';
    return 1;
  }
}
