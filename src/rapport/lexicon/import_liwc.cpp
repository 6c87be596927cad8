#include <algorithm>
#include <map>

#include "rapport/lexicon/import_entry.h"

namespace rapport {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Reads the lines of a .dic file.
class LiwcReader {
 public:
  LiwcReader(const std::string& path, ImportedEntries& out, std::vector<Diagnostic>& unread)
      : path_(path), out_(out), unread_(unread) {}

  void line(std::string_view text) {
    ++line_;
    text = trimmed(text);
    if (text.empty()) return;
    if (text == "%")
      ++marks_;
    else if (marks_ < 2)
      category(text);
    else
      entry(text);
  }

 private:
  void complain(std::string message) {
    Diagnostic d;
    d.file = path_;
    d.line = line_;
    d.message = std::move(message);
    unread_.push_back(std::move(d));
  }

  void category(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(blanks), text.size());
    const std::string_view rest = trimmed(text.substr(end));
    const std::string_view name = trimmed(rest.substr(0, rest.find_first_of("\t(")));
    if (!is_number(text.substr(0, end)) || name.empty())
      return complain("no category: a number, a tab and a name are expected");
    names_[std::string(text.substr(0, end))] = name;
  }

  /// The word ends where the category numbers begin: at the first tab, or at the first number behind a blank.
  static std::size_t word_end(std::string_view text) {
    const std::size_t tab = text.find('\t');
    if (tab != std::string_view::npos) return tab;
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
      const std::string_view next = trimmed(text.substr(at));
      if (is_number(next.substr(0, next.find_first_of(blanks)))) return at;
    }
    return text.size();
  }

  /// A number ends at a blank, a condition such as "(02 134)125/464" at the first behind its parenthesis.
  static std::size_t field_end(std::string_view rest) {
    std::size_t end = rest.find_first_of(blanks);
    if (rest.find('(') < end) end = rest.find_first_of(blanks, std::min(rest.find(')'), rest.size()));
    return std::min(end, rest.size());
  }

  void entry(std::string_view text) {
    const std::size_t end = word_end(text);
    const std::string_view word = trimmed(text.substr(0, end));
    std::string_view rest = trimmed(text.substr(end));
    if (rest.empty()) return complain("'" + std::string(word) + "' has no category number");
    while (!rest.empty()) {
      const std::size_t next = field_end(rest);
      number(word, rest.substr(0, next));
      rest = trimmed(rest.substr(next));
    }
  }

  void number(std::string_view word, std::string_view number) {
    const std::string entry = "'" + std::string(word) + "'";
    if (!is_number(number))
      return complain(entry + ": the condition '" + std::string(number) + "' cannot be taken over");
    const auto name = names_.find(std::string(number));
    if (name == names_.end()) return complain(entry + ": there is no category " + std::string(number));
    const std::string error = out_.add(name->second, word);
    if (!error.empty()) complain(entry + ": " + error);
  }

  const std::string& path_;
  ImportedEntries& out_;
  std::vector<Diagnostic>& unread_;
  std::map<std::string, std::string> names_;
  std::uint64_t line_ = 0;
  int marks_ = 0;
};

}  // namespace

void import_liwc(std::string_view text, const std::string& path, ImportedEntries& out,
                 std::vector<Diagnostic>& unread) {
  LiwcReader reader(path, out, unread);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    reader.line(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace rapport
