#include "cli/messages.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/exit_status.h"
#include "rapport/model/code_points.h"
#include "rapport/model/span.h"
#include "rapport/report/terminal_line.h"

namespace rapport::cli {

void print(const Diagnostic& diagnostic) {
  std::cerr << "rapport: " << terminal_line(diagnostic.to_string()) << '\n';
  if (diagnostic.excerpt.empty()) return;
  constexpr std::uint32_t shown = 100;  // of a long line only what is around the column
  const std::string line = terminal_line(diagnostic.excerpt);
  const std::size_t before = diagnostic.column == 0 ? 0 : diagnostic.column - 1;
  const auto column = CodePoints(diagnostic.excerpt).from_byte(static_cast<std::uint32_t>(before));
  CodePoints points(line);
  const std::uint32_t first = column >= shown ? column - shown / 2 : 0;
  const std::uint32_t begin = points.to_byte(first);
  std::cerr << "  " << slice(line, {begin, points.to_byte(first + shown)}) << '\n';
  if (diagnostic.column > 0) std::cerr << "  " << std::string(column - first, ' ') << "^\n";
}

namespace {

/// What a run left out, repaired and could not read, as far as -q and -v ask for it.
void report(const Totals& totals, const Options& options) {
  std::uint64_t shown = 0;
  for (const auto& problem : totals.problems) {
    const bool error = problem.severity == Diagnostic::Severity::error;
    const bool note = problem.severity == Diagnostic::Severity::note;
    if (!error && (options.quiet || (note && !options.verbose))) continue;
    if (++shown <= 20 || options.verbose) print(problem);
  }
  if (shown > 20 && !options.verbose) std::cerr << "rapport: " << shown - 20 << " more problems; -v shows them\n";
  if (totals.errors > 0)
    std::cerr << "rapport: could not read " << totals.errors << " input(s) or record(s); all else is complete\n";
  if (options.quiet || totals.left_out.empty()) return;
  std::cerr << "rapport: left out";
  const char* between = " ";
  for (const auto& [what, count] : totals.left_out) {
    std::cerr << between << count << ' ' << what;
    between = ", ";
  }
  std::cerr << " (--include reads them)\n";
}

}  // namespace

int finish(const Totals& totals, const Options& options, Output& output, bool condition_met) {
  report(totals, options);
  if (!output.finish()) {
    std::cerr << "rapport: " << output.failure() << "; the output is not complete\n";
    return unwritable_output;
  }
  const bool repaired = std::any_of(totals.problems.begin(), totals.problems.end(),
                                    [](const Diagnostic& d) { return d.severity != Diagnostic::Severity::note; });
  if (totals.errors > 0 || (options.strict && repaired)) return unreadable_input;
  return condition_met ? failed_condition : done;
}

std::vector<LexiconFile> lexicon_files(const std::string& option, Trust& trust) {
  trust = Trust::built;
  if (option.empty()) return builtin_lexicon_files();
  trust = Trust::none;
  if (option.front() != '+') return read_lexicon_folder(option);
  auto files = builtin_lexicon_files();
  for (auto& file : read_lexicon_folder(option.substr(1))) {
    const auto name = std::filesystem::path(file.path).filename();
    const auto same = std::find_if(files.begin(), files.end(), [&](const LexiconFile& f) {
      return std::filesystem::path(f.path).filename() == name;
    });
    if (same == files.end())
      files.push_back(std::move(file));
    else
      *same = std::move(file);
  }
  return files;
}

bool nothing_to_read(const Options& options) {
  if (!options.paths.empty() || ::isatty(0) == 0) return false;
  std::cerr << "rapport " << options.verb << ": no file named and nothing piped in; try `rapport " << options.verb
            << " blog.xml`, or `rapport " << options.verb << " --help`\n";
  return true;
}

}  // namespace rapport::cli
