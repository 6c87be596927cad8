#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/model/diagnostic.h"

namespace rapport {

struct TomlNode;

/// Spellings that count as the same word (the file spelling.toml), all in match form.
class Spelling {
 public:
  /// Adds the variants of `canonical`; a variant may have several words ("do not").
  void add(const std::string& canonical, std::vector<std::string> variants);

  /// The variants of a canonical word, without itself; null if it has none.
  [[nodiscard]] const std::vector<std::string>* variants(std::string_view canonical) const;

  /// The canonical word of a one-word variant; `word` itself if it is none.
  [[nodiscard]] std::string_view canonical(std::string_view word) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> same_;
  std::map<std::string, std::string, std::less<>> canonical_;  // of one-word variants
};

/// Reads the table [same] of a parsed spelling.toml; appends what is wrong to `found`.
void read_spelling(const TomlNode& root, const std::string& path, std::string_view text, Spelling& out,
                   std::vector<Diagnostic>& found);

}  // namespace rapport
