#include "rapport/model/diagnostic.h"

namespace rapport {

std::string Diagnostic::to_string() const {
  std::string out = file;
  if (line != 0) out += ":" + std::to_string(line);
  if (line != 0 && column != 0) out += ":" + std::to_string(column);
  if (line == 0 && byte != 0) out += ": byte " + std::to_string(byte);
  if (!record.empty()) out += (out.empty() ? "record " : ": record ") + record;
  if (!out.empty()) out += ": ";
  return out + message;
}

static std::string joined(const std::vector<Diagnostic>& found) {
  std::string out;
  for (const auto& d : found) out += (out.empty() ? "" : "\n") + d.to_string();
  return out;
}

InputError::InputError(std::vector<Diagnostic> found) : std::runtime_error(joined(found)), found_(std::move(found)) {}

}  // namespace rapport
