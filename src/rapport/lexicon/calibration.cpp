#include "rapport/lexicon/calibration.h"

#include <filesystem>

#include "rapport/lexicon/toml_document.h"

namespace rapport {

namespace {

class CalibrationReader {
 public:
  explicit CalibrationReader(const LexiconFile& file) : file_(file), root_(parse_toml(file.text, file.path)) {}

  Calibration read() {
    Calibration out;
    axis("sales_pressure", out.pressure);
    axis("relationship_building", out.relationship);
    axis("exchange_sales_pressure", out.exchange_pressure);
    axis("exchange_relationship_building", out.exchange_relationship);
    numbers("signals", out.signals);
    numbers("weights", out.weights);
    if (!found_.empty()) throw InputError(std::move(found_));
    return out;
  }

 private:
  void axis(std::string_view name, AxisConstants& out) {
    const TomlNode* table = root_.find(name);
    if (table == nullptr) return;
    for (const auto& [key, value] : table->entries) {
      double* target = key == "half"       ? &out.half
                       : key == "exponent" ? &out.exponent
                       : key == "silence"  ? &out.silence
                                           : nullptr;
      if (target == nullptr)
        complain(value, "unknown key '" + key + "'; there are half, exponent and silence");
      else
        *target = number(key, value);
    }
    if (out.half <= 0 || out.silence <= 0 || out.exponent < 0 || out.exponent > 1)
      complain(*table, "half and silence are above 0, exponent is from 0 to 1");
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
