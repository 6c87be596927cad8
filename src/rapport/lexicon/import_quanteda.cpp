#include <yaml-cpp/yaml.h>

#include "rapport/lexicon/import_entry.h"

namespace rapport {

namespace {

/// yaml-cpp counts lines and columns from 0, and gives -1 where it knows none.
void point(Diagnostic& d, const YAML::Mark& mark) {
  d.line = static_cast<std::uint64_t>(std::int64_t{mark.line} + 1);
  d.column = static_cast<std::uint64_t>(std::int64_t{mark.column} + 1);
}

constexpr int deepest = 20;  // levels of keys; an alias may lead back to what holds it

class QuantedaReader {
 public:
  /// `size` is that of the document in bytes: without aliases it cannot hold more nodes.
  QuantedaReader(const std::string& path, std::size_t size, ImportedEntries& out, std::vector<Diagnostic>& unread)
      : path_(path), out_(out), unread_(unread), left_(size + 2) {}

  void read(const YAML::Node& node, const std::string& key, int depth) {
    if (left_ == 0) return;
    if (--left_ == 0) return complain(node, "aliases multiply the entries beyond measure: the rest is not read");
    if (depth > deepest) return complain(node, "keys nested deeper than " + std::to_string(deepest) + " levels");
    if (node.IsMap())
      for (const auto& child : node) read_child(child.first, child.second, key, depth);
    else if (node.IsSequence())
      for (const auto& child : node) read(child, key, depth + 1);
    else if (node.IsScalar())
      entry(node, key);
  }

 private:
  void read_child(const YAML::Node& name, const YAML::Node& child, const std::string& key, int depth) {
    if (!name.IsScalar()) return complain(name, "a key that is no word cannot be taken over");
    read(child, joined(key, name.as<std::string>()), depth + 1);
  }

  static std::string joined(const std::string& above, const std::string& key) {
    return above.empty() ? key : above + "_" + key;
  }

  void entry(const YAML::Node& node, const std::string& key) {
    const std::string text = node.as<std::string>();
    if (key.empty()) return complain(node, "'" + text + "' stands under no key");
    if (text.find('?') != std::string::npos)
      return complain(node, "'" + text + "': a '?' for one letter cannot be taken over");
    const std::string error = out_.add(key, text);
    if (!error.empty()) complain(node, "'" + text + "': " + error);
  }

  void complain(const YAML::Node& node, std::string message) {
    Diagnostic d;
    d.file = path_;
    point(d, node.Mark());
    d.message = std::move(message);
    unread_.push_back(std::move(d));
  }

  const std::string& path_;
  ImportedEntries& out_;
  std::vector<Diagnostic>& unread_;
  std::size_t left_;  // nodes that may still come
};

[[noreturn]] void fail(const std::string& path, const YAML::Mark& mark, const std::string& message) {
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = path;
  point(d, mark);
  d.message = message + "; LIWC .dic files (with categories between lines of %) and quanteda YAML are read";
  throw InputError(std::move(d));
}

}  // namespace

void import_quanteda(std::string_view text, const std::string& path, ImportedEntries& out,
                     std::vector<Diagnostic>& unread) {
  YAML::Node root;
  try {
    root = YAML::Load(std::string(text));
  } catch (const YAML::Exception& e) {
    fail(path, e.mark, "not YAML: " + e.msg);
  }
  if (!root.IsMap()) fail(path, root.Mark(), "no dictionary");
  QuantedaReader(path, text.size(), out, unread).read(root, "", 0);
}

}  // namespace rapport
