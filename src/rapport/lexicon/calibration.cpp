#include "rapport/lexicon/calibration.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "rapport/lexicon/nearest.h"
#include "rapport/lexicon/toml_document.h"

namespace rapport {

namespace {

class CalibrationReader {
 public:
  CalibrationReader(const LexiconFile& file, const CalibrationNames& known)
      : file_(file), known_(known), root_(parse_toml(file.text, file.path)) {}

  Calibration read() {
    Calibration out;
    axis("sales_pressure", out.pressure, {});
    axis("relationship_building", out.relationship, {});
    axis("exchange_sales_pressure", out.exchange_pressure,
         {{"presser", &out.presser}, {"persistence", &out.persistence, Range::worth}});
    kindness(out.exchange_relationship);
    numbers("signals", known_.signals, out.signals);
    numbers("weights", known_.categories, out.weights);
    for (const auto& [key, value] : root_.entries)
      if (std::find(tables_.begin(), tables_.end(), key) == tables_.end()) unknown(value, key, tables_);
    if (!found_.empty()) throw InputError(std::move(found_));
    return out;
  }

 private:
  enum class Range { above_zero, share, worth };
  /// A constant's key, where it goes, and what it may be: above 0, from 0 to 1, or from 0 on.
  struct Target {
    std::string_view key;
    double* value;
    Range range = Range::above_zero;
  };

  void axis(std::string_view name, AxisConstants& out, std::vector<Target> targets) {
    targets.insert(targets.end(),
                   {{"half", &out.half}, {"exponent", &out.exponent, Range::share}, {"silence", &out.silence}});
    fill(name, targets);
  }

  void kindness(KindnessConstants& out) {
    fill("exchange_relationship_building", {{"half", &out.half},
                                            {"exponent", &out.exponent, Range::share},
                                            {"most", &out.most},
                                            {"brief", &out.brief},
                                            {"motive", &out.motive},
                                            {"unanswered", &out.unanswered, Range::share},
                                            {"first", &out.first}});
  }

  void fill(std::string_view name, const std::vector<Target>& targets) {
    for (const auto& [key, value] : entries(name)) {
      const auto target =
          std::find_if(targets.begin(), targets.end(), [&name = key](const Target& t) { return t.key == name; });
      if (target == targets.end()) {
        std::vector<std::string_view> keys;
        keys.reserve(targets.size());
        for (const Target& t : targets) keys.push_back(t.key);
        unknown(value, key, keys);
        continue;
      }
      *target->value = number(key, value);
      if (target->range == Range::share && *target->value > 1) complain(value, key + " is from 0 to 1");
      if (target->range == Range::above_zero && *target->value <= 0) complain(value, key + " is above 0");
    }
  }

  void numbers(std::string_view name, const std::vector<std::string_view>& known,
               std::vector<std::pair<std::string, double>>& out) {
    for (const auto& [key, value] : entries(name)) {
      if (std::find(known.begin(), known.end(), key) == known.end()) unknown(value, key, known);
      out.emplace_back(key, number(key, value));
    }
  }

  /// What stands in a table that is known from now on; nothing where the file has none.
  const std::vector<TomlNode::Entry>& entries(std::string_view name) {
    static const std::vector<TomlNode::Entry> none;
    tables_.push_back(name);
    const TomlNode* table = root_.find(name);
    return table == nullptr ? none : table->entries;
  }

  double number(const std::string& key, const TomlNode& value) {
    if (value.kind == TomlNode::Kind::number && value.number >= 0 && std::isfinite(value.number)) return value.number;
    complain(value, key + " is a number of at least 0");
    return 0;
  }

  void unknown(const TomlNode& node, const std::string& key, const std::vector<std::string_view>& known) {
    complain(node, "unknown key '" + key + "'" + did_you_mean(key, known));
  }

  void complain(const TomlNode& node, std::string message) {
    found_.push_back(point_at(node, file_.path, file_.text, std::move(message)));
  }

  const LexiconFile& file_;
  const CalibrationNames& known_;
  TomlNode root_;
  std::vector<std::string_view> tables_;
  std::vector<Diagnostic> found_;
};

}  // namespace

Calibration load_calibration(const std::vector<LexiconFile>& files, const CalibrationNames& known) {
  for (const auto& file : files)
    if (std::filesystem::path(file.path).filename() == "calibration.toml") return CalibrationReader(file, known).read();
  return {};
}

}  // namespace rapport
