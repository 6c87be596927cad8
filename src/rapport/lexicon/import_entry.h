#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/import.h"

namespace rapport {

/// Entries of other tools by category, on their way into category files. Categories whose names make one file name,
/// such as "Positive emotion" and "positive_emotion", are one.
class ImportedEntries {
 public:
  /// Takes over a word or phrase with '*' at the ends of words. Returns why it cannot, or nothing.
  std::string add(const std::string& category, std::string_view written);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::vector<LexiconFile> files(const std::string& source, Axis axis) const;

 private:
  struct Lists {
    std::string name;
    std::vector<std::string> phrases;
    std::vector<std::string> patterns;  ///< emoticons and the like, which the phrase language cannot write
  };
  std::map<std::string, Lists> categories_;  // by the stem of the file
  std::size_t size_ = 0;
};

// One function a dictionary format; each appends what it cannot take over to `unread`.
void import_liwc(std::string_view text, const std::string& path, ImportedEntries& out, std::vector<Diagnostic>& unread);
void import_quanteda(std::string_view text, const std::string& path, ImportedEntries& out,
                     std::vector<Diagnostic>& unread);

}  // namespace rapport
