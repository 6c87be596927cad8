#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "rapport/check/lexicon_check.h"
#include "rapport/input/charset.h"
#include "rapport/lexicon/import.h"

namespace rapport::cli {

namespace {

/// (passed, all) as a percentage.
double percent(std::pair<std::size_t, std::size_t> rate) {
  return rate.second == 0 ? 0 : 100.0 * static_cast<double>(rate.first) / static_cast<double>(rate.second);
}

std::string counted(const Lexicon& lexicon) {
  std::size_t categories = 0;
  std::size_t cues = 0;
  for (const auto& category : lexicon.categories) categories += category.axis == Axis::stance ? 0 : 1;
  for (const auto& cue : lexicon.cues) cues += lexicon.categories[cue.category].axis == Axis::stance ? 0 : 1;
  return std::to_string(categories) + " categories, " + std::to_string(cues) + " cues, " +
         std::to_string(lexicon.categories.size() - categories) + " stance lists with " +
         std::to_string(lexicon.cues.size() - cues) + " cues; version " + lexicon.version;
}

/// Categories with too few examples, each a complaint.
std::size_t complain_of_examples(const Lexicon& lexicon) {
  constexpr std::size_t least = 20;
  std::size_t complaints = 0;
  for (const auto& category : lexicon.categories) {
    if (category.axis == Axis::stance || (category.yes.size() >= least && category.no.size() >= least)) continue;
    ++complaints;
    std::cerr << "rapport: " << category.file << ": " << category.yes.size() << " yes and " << category.no.size()
              << " no examples; write at least " << least << " of each\n";
  }
  return complaints;
}

/// Appends the pass rate of each capability; returns (passed, all).
std::pair<std::size_t, std::size_t> write_rates(const std::vector<CaseResult>& results, std::string& out) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> rates;
  std::pair<std::size_t, std::size_t> total;
  for (const auto& result : results) {
    auto& rate = rates[result.contrast->capability];
    for (auto* r : {&rate, &total}) {
      r->first += result.passed ? 1 : 0;
      ++r->second;
    }
  }
  for (const auto& [capability, rate] : rates) {
    char line[128];
    std::snprintf(line, sizeof line, "  %-28.60s %3zu of %3zu  %5.1f %%\n", capability.c_str(), rate.first, rate.second,
                  percent(rate));
    out += line;
  }
  return total;
}

void print_failures(const ExampleResults& examples, const std::vector<CaseResult>& results, bool verbose) {
  for (const auto& f : examples.failures)
    std::cerr << "rapport: " << f.category
              << (f.expected ? ": no points for the yes example \"" : ": points for the no example \"") << f.text
              << "\": " << f.why << '\n';
  for (const auto& r : results) {
    if (r.passed || !verbose) continue;
    std::cerr << "rapport: " << r.contrast->file << ':' << r.contrast->line << ": " << name(r.contrast->relation)
              << " fails:\n";
    for (std::size_t i = 0; i < r.scores.size(); ++i) {
      std::cerr << "    " << r.scores[i];
      for (const auto& m : r.contrast->exchanges[i].messages) std::cerr << " | " << m.text;
      std::cerr << '\n';
    }
  }
}

void make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return;
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = path;
  d.message = "no such folder can be made: " + error.message() + "; name another one with --output";
  throw InputError(std::move(d));
}

}  // namespace

int lexicon_check(const Options& options) {
  const auto files = lexicon_files(options.lexicon);
  const Analyzer analyzer(files);
  const Lexicon& lexicon = analyzer.scoring().lexicon;
  read_contrast_cases(files);
  const std::size_t complaints = complain_of_examples(lexicon);
  return write_all(counted(lexicon) + '\n', options.output, complaints == 0 ? done : failed_condition);
}

int lexicon_list(const Options& options) {
  const Analyzer analyzer = make_analyzer(options.lexicon);
  const auto& [lexicon, calibration, weights] = analyzer.scoring();
  std::string out;
  for (std::size_t i = 0; i < lexicon.cues.size(); ++i) {
    const Cue& cue = lexicon.cues[i];
    const Category& category = lexicon.categories[cue.category];
    char weight[32];
    std::snprintf(weight, sizeof weight, "%.3f", weights[i]);
    out += cue.id + '\t' + (category.axis == Axis::stance ? "stance" : category.facet) + '\t' + weight + '\t' +
           cue.source + '\n';
  }
  return write_all(out, options.output, done);
}

int lexicon_test(const Options& options) {
  const Analyzer analyzer = make_analyzer(options.lexicon);
  const ExampleResults examples = test_examples(analyzer);
  auto cases = read_contrast_cases(lexicon_files(options.lexicon));
  const bool own_cases = !cases.empty();
  if (!own_cases) cases = read_contrast_cases(builtin_lexicon_files());
  const auto results = run_contrast_cases(analyzer, cases);
  print_failures(examples, results, options.verbose);
  std::string out = "examples: " + std::to_string(examples.passed) + " of " +
                    std::to_string(examples.passed + examples.failures.size()) + "\nRapportCheck" +
                    (own_cases ? "" : ", the built-in cases") + ":\n";
  const auto rate = write_rates(results, out);
  char share[32];
  std::snprintf(share, sizeof share, "%.1f %%", percent(rate));
  out += "RapportCheck: " + std::to_string(rate.first) + " of " + std::to_string(rate.second) + ", " + share +
         (rate.first == rate.second || options.verbose ? "" : " (-v shows what failed)") + '\n';
  return write_all(out, options.output, examples.failures.empty() ? done : failed_condition);
}

int lexicon_import(const Options& options) {
  const auto source = utf8_source(file_source(options.dictionary), options.dictionary, options.read.encoding);
  const std::string text = read_all(*source, std::size_t{1} << 28);
  for (const auto& problem : source->problems()) {
    if (problem.severity == Diagnostic::Severity::error) throw InputError(problem);
    print(problem);
  }
  const Axis axis = options.axis == "sales_pressure" ? Axis::sales_pressure : Axis::relationship_building;
  const ImportedLexicon imported = import_dictionary(text, options.dictionary, axis);
  make_folder(options.output);
  for (const auto& file : imported.files) {
    Output output((std::filesystem::path(options.output) / file.path).string());
    output.write(file.text);
    if (!closed(output)) return unwritable_output;
  }
  for (const auto& d : imported.unread) print(d);
  return write_all(std::to_string(imported.files.size()) + " categories, " + std::to_string(imported.entries) +
                       " entries; " + std::to_string(imported.unread.size()) + " could not be taken over\n",
                   "", imported.unread.empty() ? done : unreadable_input);
}

}  // namespace rapport::cli
