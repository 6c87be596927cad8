#include "rapport/lexicon/calibration.h"

#include <cmath>
#include <filesystem>

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
    find_unknown_keys(root_, tables_, file_.path, file_.text, found_);
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
                                            {"goodwill", &out.goodwill, Range::share},
                                            {"unanswered", &out.unanswered, Range::share},
                                            {"first", &out.first}});
  }

  void fill(std::string_view name, const std::vector<Target>& targets) {
    const TomlNode& constants = table(name);
    std::vector<std::string_view> known;
    for (const Target& target : targets) {
      known.push_back(target.key);
      if (const TomlNode* value = constants.find(target.key); value != nullptr)
        *target.value = number(target.key, *value, target.range);
    }
    find_unknown_keys(constants, known, file_.path, file_.text, found_);
  }

  void numbers(std::string_view name, const std::vector<std::string_view>& known,
               std::vector<std::pair<std::string, double>>& out) {
    const TomlNode& values = table(name);
    find_unknown_keys(values, known, file_.path, file_.text, found_);
    for (const auto& [key, value] : values.entries) out.emplace_back(key, number(key, value, Range::worth));
  }

  /// A table that is known from now on; an empty one where the file has none.
  const TomlNode& table(std::string_view name) {
    static const TomlNode none;
    tables_.push_back(name);
    const TomlNode* found = root_.find(name);
    if (found == nullptr) return none;
    if (found->kind != TomlNode::Kind::table)
      complain(*found, "write [" + std::string(name) + "], and its constants below");
    return *found;
  }

  double number(std::string_view key, const TomlNode& value, Range range) {
    const double n = value.number;
    const bool fits = range == Range::share ? n >= 0 && n <= 1 : range == Range::worth ? n >= 0 : n > 0;
    if (value.kind == TomlNode::Kind::number && std::isfinite(n) && fits) return n;
    complain(value, std::string(key) + (range == Range::share   ? " is a number from 0 to 1"
                                        : range == Range::worth ? " is a number of at least 0"
                                                                : " is a number above 0"));
    return 0;
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
