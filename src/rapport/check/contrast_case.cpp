#include "rapport/check/contrast_case.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "rapport/ingest/thread.h"
#include "rapport/lexicon/toml_document.h"

namespace rapport {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> relation_names{"only_first", "first_more", "equal", "all", "none"};

class CaseReader {
 public:
  CaseReader(const LexiconFile& file, std::vector<ContrastCase>& out, std::vector<Diagnostic>& found)
      : file_(file), out_(out), found_(found) {}

  void read() {
    const TomlNode root = parse_toml(file_.text, file_.path);
    check_keys(root, {"capability", "about", "case"});
    const TomlNode* cases = root.find("case");
    if (cases == nullptr || cases->items.empty())
      return complain(root, "no case in it; write [[case]] with axis, relation and texts");
    for (const auto& node : cases->items) read_case(node);
  }

 private:
  void complain(const TomlNode& node, std::string message) {
    found_.push_back(point_at(node, file_.path, file_.text, std::move(message)));
  }

  void check_keys(const TomlNode& table, std::initializer_list<std::string_view> known) {
    find_unknown_keys(table, std::vector(known), file_.path, file_.text, found_);
  }

  void read_case(const TomlNode& node) {
    check_keys(node, {"axis", "relation", "texts", "thread"});
    ContrastCase one;
    one.capability = fs::path(file_.path).stem().string();
    one.file = file_.path;
    one.line = node.line;
    const std::string axis = text(node, "axis");
    if (axis == "relationship_building")
      one.axis = Axis::relationship_building;
    else if (axis != "sales_pressure")
      complain(node, "axis is \"sales_pressure\" or \"relationship_building\"");
    const auto it = std::find(relation_names.begin(), relation_names.end(), text(node, "relation"));
    if (it == relation_names.end())
      complain(node, "relation is only_first, first_more, equal, all or none");
    else
      one.relation = static_cast<ContrastCase::Relation>(it - relation_names.begin());
    read_exchanges(node, one);
    out_.push_back(std::move(one));
  }

  void read_exchanges(const TomlNode& node, ContrastCase& one) {
    if (const auto* texts = node.find("texts")) {
      if (!is_list_of_texts(*texts)) complain(*texts, "texts is a list of texts; write texts = [\"…\", \"…\"]");
      for (const auto& item : texts->items) one.exchanges.push_back(exchange({{"", item.text, -1}}));
    }
    if (const auto* threads = node.find("thread"))
      for (const auto& thread : threads->items) read_thread(thread, one);
    using Relation = ContrastCase::Relation;
    const bool compares = one.relation != Relation::all && one.relation != Relation::none;
    if (one.exchanges.empty())
      complain(node, "a case has texts = [\"…\"] or [[case.thread]]");
    else if (compares && one.exchanges.size() == 1)
      complain(node, std::string(name(one.relation)) + " compares at least two texts or threads");
  }

  struct Turn {
    std::string by;
    std::string text;
    int to;
  };

  void read_thread(const TomlNode& thread, ContrastCase& one) {
    std::vector<Turn> turns;
    check_keys(thread, {"turns"});
    const TomlNode* list = thread.find("turns");
    if (list == nullptr || list->items.empty())
      return complain(thread, "a thread has turns = [{ by = \"…\", text = \"…\" }]");
    for (const auto& turn : list->items) {
      check_keys(turn, {"by", "text", "to"});
      const int before = static_cast<int>(turns.size()) - 1;
      turns.push_back({text(turn, "by"), text(turn, "text"), before});
      if (turns.back().text.empty()) complain(turn, "a turn has a text; write { by = \"…\", text = \"…\" }");
      const TomlNode* to = turn.find("to");
      if (to == nullptr) continue;
      if (to->kind == TomlNode::Kind::number && to->number >= 0 && to->number <= before)
        turns.back().to = static_cast<int>(to->number);
      else
        complain(*to, "to is the number of an earlier turn, counted from 0");
    }
    one.exchanges.push_back(exchange(turns));
  }

  static std::string text(const TomlNode& table, std::string_view key) {
    const TomlNode* node = table.find(key);
    return node == nullptr ? std::string() : node->text;
  }

  static Exchange exchange(const std::vector<Turn>& turns) {
    Exchange out;
    out.id = "case";
    for (std::size_t i = 0; i < turns.size(); ++i) {
      Message m;
      m.id = std::to_string(i);
      m.author = turns[i].by;
      m.text = turns[i].text;
      m.kind = i == 0 ? "post" : "comment";
      if (turns[i].to >= 0) m.reply_to = std::to_string(turns[i].to);
      out.messages.push_back(std::move(m));
    }
    build_thread(out);
    return out;
  }

  const LexiconFile& file_;
  std::vector<ContrastCase>& out_;
  std::vector<Diagnostic>& found_;
};

}  // namespace

std::string_view name(ContrastCase::Relation relation) { return relation_names[static_cast<std::size_t>(relation)]; }

std::vector<ContrastCase> read_contrast_cases(const std::vector<LexiconFile>& files) {
  std::vector<ContrastCase> out;
  std::vector<Diagnostic> found;
  for (const auto& file : files) {
    if (!holds_contrast_cases(file)) continue;
    try {
      CaseReader(file, out, found).read();
    } catch (const InputError& e) {
      found.insert(found.end(), e.diagnostics().begin(), e.diagnostics().end());
    }
  }
  if (!found.empty()) throw InputError(std::move(found));
  return out;
}

}  // namespace rapport
