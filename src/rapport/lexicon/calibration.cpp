#include "rapport/lexicon/calibration.h"

#include <algorithm>
#include <filesystem>

#include "rapport/lexicon/toml_document.h"

namespace rapport {

namespace {

class CalibrationReader {
 public:
  explicit CalibrationReader(const LexiconFile& file) : file_(file), root_(parse_toml(file.text, file.path)) {}

  Calibration read() {
    Calibration out;
    axis("sales_pressure", out.pressure, {});
    axis("relationship_building", out.relationship, {});
    axis("exchange_sales_pressure", out.exchange_pressure,
         {{"presser", &out.presser}, {"persistence", &out.persistence, Range::worth}});
    kindness(out.exchange_relationship);
    numbers("signals", out.signals);
    numbers("weights", out.weights);
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
    const TomlNode* table = root_.find(name);
    if (table == nullptr) return;
    for (const auto& [key, value] : table->entries) {
      const auto target = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.key == key; });
      if (target == targets.end()) {
        complain(value, "unknown key '" + key + "'");
        continue;
      }
      *target->value = number(key, value);
      if (target->range == Range::share && *target->value > 1) complain(value, key + " is from 0 to 1");
      if (target->range == Range::above_zero && *target->value <= 0) complain(value, key + " is above 0");
    }
  }

  void numbers(std::string_view name, std::vector<std::pair<std::string, double>>& out) {
    if (const TomlNode* table = root_.find(name))
      for (const auto& [key, value] : table->entries) out.emplace_back(key, number(key, value));
  }

  double number(const std::string& key, const TomlNode& value) {
    if (value.kind == TomlNode::Kind::number && value.number >= 0) return value.number;
    complain(value, key + " is a number of at least 0");
    return 0;
  }

  void complain(const TomlNode& node, std::string message) {
    found_.push_back(point_at(node, file_.path, file_.text, std::move(message)));
  }

  const LexiconFile& file_;
  TomlNode root_;
  std::vector<Diagnostic> found_;
};

}  // namespace

Calibration load_calibration(const std::vector<LexiconFile>& files) {
  for (const auto& file : files)
    if (std::filesystem::path(file.path).filename() == "calibration.toml") return CalibrationReader(file).read();
  return {};
}

}  // namespace rapport
