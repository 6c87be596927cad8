# cmake -DFOLDER=… -DOUTPUT=… -P embed.cmake: writes a .cpp that holds every .toml file below FOLDER.
file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*.toml")
list(SORT files)
set(source "// Generated from lexicons/ by cmake/embed.cmake.\n#include \"rapport/lexicon/lexicon.h\"\n\nnamespace rapport {\n\n")
string(APPEND source "namespace {\n\nstruct Embedded {\n  const char* path;\n  const char* text;\n};\n\n")
string(APPEND source "constexpr Embedded files[] = {\n")
foreach(file IN LISTS files)
  file(READ "${FOLDER}/${file}" text)
  string(APPEND source "{\"en/${file}\", R\"rapport~(${text})rapport~\"},\n")
endforeach()
string(APPEND source [[
};

}  // namespace

std::vector<LexiconFile> builtin_lexicon_files() {
  std::vector<LexiconFile> out;
  for (const auto& [path, text] : files) out.push_back({path, text});
  return out;
}

LexiconFile builtin_calibration_file() {
  for (const auto& [path, text] : files)
    if (std::string_view(path) == "en/calibration.toml") return {path, text};
  return {};
}

}  // namespace rapport
]])
file(WRITE "${OUTPUT}" "${source}")
