#include "cli/messages.h"

#include <unistd.h>

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
  using enum Diagnostic::Severity;
  const auto wanted = [&](Diagnostic::Severity severity) {
    return severity == error || (!options.quiet && (severity == warning || options.verbose));
  };
  const std::size_t most = options.verbose ? totals.problems.size() : 20;
  std::uint64_t left = 0;
  for (const auto severity : {note, warning, error}) left += wanted(severity) ? totals.count(severity) : 0;
  std::size_t shown = 0;
  for (const auto& problem : totals.problems) {
    if (shown == most || !wanted(problem.severity)) continue;
    print(problem);
    ++shown;
    --left;
  }
  if (left > 0)
    std::cerr << "rapport: " << left << " more problems"
              << (options.verbose ? "" : "; -v shows the first " + std::to_string(most_problems) + " of each severity")
              << '\n';
  if (totals.count(error) > 0)
    std::cerr << "rapport: could not read " << totals.count(error) << " input(s) or record(s); all else is complete\n";
  if (options.quiet || totals.left_out.empty()) return;
  std::cerr << "rapport: left out";
  const char* between = " ";
  for (const auto& [what, count] : totals.left_out) {
    std::cerr << between << count << ' ' << what;
    between = ", ";
  }
  std::cerr << "; see --include\n";
}

}  // namespace

bool closed(Output& output) {
  if (output.finish()) return true;
  std::cerr << "rapport: " << output.failure() << "; the output is not complete\n";
  return false;
}

int write_all(std::string_view text, const std::string& path, int status) {
  Output output(path);
  output.write(text);
  return closed(output) ? status : unwritable_output;
}

int finish(const Totals& totals, const Options& options, Output& output, bool condition_met) {
  report(totals, options);
  if (!closed(output)) return unwritable_output;
  const bool repaired = totals.count(Diagnostic::Severity::warning) > 0;
  if (totals.count(Diagnostic::Severity::error) > 0 || (options.strict && repaired)) return unreadable_input;
  return condition_met ? failed_condition : done;
}

std::vector<LexiconFile> lexicon_files(const std::string& option) {
  if (option.empty()) return builtin_lexicon_files();
  if (option.front() != '+') return read_lexicon_folder(option);
  return laid_over(builtin_lexicon_files(), read_lexicon_folder(option.substr(1)));
}

Analyzer make_analyzer(const std::string& option) {
  return option.empty() ? Analyzer() : Analyzer(lexicon_files(option));
}

bool nothing_to_read(const Options& options) {
  if (!options.paths.empty() || ::isatty(0) == 0) return false;
  std::cerr << "rapport " << options.verb << ": no file named and nothing piped in; try `rapport " << options.verb
            << " blog.xml`, or `rapport " << options.verb << " --help`\n";
  return true;
}

}  // namespace rapport::cli
