#include "cli/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "cli/exit_status.h"
#include "rapport/ingest/formats.h"
#include "rapport/input/charset.h"
#include "rapport/lexicon/nearest.h"
#include "rapport/version.h"

namespace rapport::cli {

namespace {

const std::vector<std::pair<std::string, bool Include::*>> inclusions{
    {"drafts", &Include::drafts},   {"pages", &Include::pages}, {"pings", &Include::pings},
    {"pending", &Include::pending}, {"spam", &Include::spam},   {"trash", &Include::trash},
    {"others", &Include::others}};

void set_include(const std::vector<std::string>& words, Include& include) {
  for (const auto& word : words) {
    if (word == "all") {
      include = Include::all();
      continue;
    }
    const auto it = std::find_if(inclusions.begin(), inclusions.end(), [&](const auto& i) { return i.first == word; });
    if (it == inclusions.end())
      throw CLI::ValidationError("--include",
                                 "'" + word + "' is none of drafts, pages, pings, pending, spam, trash, others, all");
    include.*(it->second) = true;
  }
}

void check_format(const std::string& name) {
  if (name.empty() || find_format(name) != nullptr) return;
  std::vector<std::string_view> names;
  for (const Format* format : formats()) names.push_back(format->name);
  throw CLI::ValidationError("--from", "no format '" + name + "'; did you mean '" + std::string(nearest(name, names)) +
                                           "'? `rapport formats` lists them");
}

void check_encoding(const std::string& name) {
  if (name.empty() || is_charset(name)) return;
  throw CLI::ValidationError("--encoding",
                             "no charset is called '" + name + "'; write one such as windows-1252 or koi8-r");
}

/// Flags of verbs that read exports.
void add_reading(CLI::App& app, Options& out, std::vector<std::string>& include) {
  app.add_option("inputs", out.paths, "Files or folders; - or nothing reads standard input");
  app.add_option("-f,--from", out.read.from, "Format of the input (default: by its content; see `rapport formats`)");
  app.add_option("--encoding", out.read.encoding, "Charset of the text, where the export does not say it");
  app.add_option("--stdin-name", out.read.stdin_name, "Name of what comes through a pipe, a hint for its format");
  app.add_option("--include", include, "Also drafts,pages,pings,pending,spam,trash,others (or all)")
      ->allow_extra_args(false)
      ->delimiter(',');
  app.add_flag("--strict", out.strict, "End with status 3 also when anything read could not be kept as it was");
}

void add_scoring(CLI::App& app, Options& out) {
  app.add_option("-l,--lexicon", out.lexicon, "A lexicon folder instead of the built-in one; +FOLDER puts it on top");
  app.add_option("-j,--jobs", out.jobs, "Threads (0: one for each core); the output is the same for any number")
      ->capture_default_str();
}

void add_output(CLI::App& app, Options& out) {
  app.add_option("-o,--output", out.output, "Write here instead of standard output");
}

void add_common(CLI::App& app, Options& out) {
  app.add_flag("-q,--quiet", out.quiet, "Nothing on standard error but errors");
  app.add_flag("-v,--verbose", out.verbose, "Notes as well on standard error, and the first 100 of each severity");
  app.add_option("--color", out.color, "auto, always or never (NO_COLOR is honoured)")
      ->transform(CLI::CheckedTransformer(
                      std::map<std::string, ColorWhen>{
                          {"auto", ColorWhen::automatic}, {"always", ColorWhen::always}, {"never", ColorWhen::never}},
                      CLI::ignore_case)
                      .description(""));
}

struct Parser {
  Options& out;
  std::vector<std::string> include;
  CLI::App app{
      "rapport rates exchanges, that is posts with their comment threads, from 0 to 100 on sales pressure and on\n"
      "relationship-building, with the evidence for every point."};

  explicit Parser(Options& options) : out(options) {
    app.name("rapport");
    app.require_subcommand(0, 1);
    app.set_version_flag("-V,--version", "rapport " + std::string(version));
    app.set_config("--config", "", "Read flags from a TOML file");
    app.footer(
        "Example: rapport score blog.xml | jq '{title, sales_pressure, relationship_building}'\n"
        "Exit status: 0 done, 1 a --fail-if fired, 2 wrong usage, 3 some input could not be read (all else is valid "
        "and\n"
        "complete), 4 output could not be written, 70 a fault of our own.");
    score();
    explain();
    summary();
    convert();
    lexicon();
    plain("formats", "List the formats that are read, and how to export each from its platform");
    schema();
  }

  CLI::App* verb(const std::string& name, const std::string& about) {
    CLI::App* sub = app.add_subcommand(name, about);
    sub->callback([this, name] { out.verb = name; });
    sub->fallthrough(false);
    return sub;
  }

  void record_flags(CLI::App& sub) {
    sub.add_option("--unit", out.unit, "exchange or message: what one record is about")
        ->check(CLI::IsMember({"exchange", "message"}).description(""));
    sub.add_flag("--with-text", out.record.with_text, "Put each turn's text into the record");
    sub.add_flag("--redact", out.record.redact, "No names, no texts, no addresses; ids are hashed");
    sub.add_option("--salt", out.record.salt, "Number mixed into the hashes of --redact");
    sub.add_option("--errors", out.errors, "Write error records to this file instead of among the others");
    sub.add_option("--fail-if", out.fail_if, "End with status 1 if a record fulfils it: 'sales_pressure>60'")
        ->allow_extra_args(false);
  }

  void score() {
    CLI::App* sub = verb("score", "Rate every exchange: one JSON record a line, as they come");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    record_flags(*sub);
    sub->add_option("-t,--to", out.form, "ndjson, json (one array) or csv (the columns without turns and evidence)")
        ->transform(
            CLI::CheckedTransformer(std::map<std::string, RecordStream::Form>{{"ndjson", RecordStream::Form::ndjson},
                                                                              {"json", RecordStream::Form::json},
                                                                              {"csv", RecordStream::Form::csv}})
                .description(""));
    add_output(*sub, out);
    add_common(*sub, out);
  }

  void explain() {
    CLI::App* sub =
        verb("explain", "Show the text with its cues marked, what each gave, and what was set aside and why");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    add_output(*sub, out);
    add_common(*sub, out);
  }

  void summary() {
    CLI::App* sub = verb("summary", "Sum up a corpus in one JSON document");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    add_output(*sub, out);
    add_common(*sub, out);
  }

  void convert() {
    CLI::App* sub = verb("convert", "Turn any export into message NDJSON, without scoring it");
    add_reading(*sub, out, include);
    sub->add_option("--unit", out.unit, "message (default) or exchange: what one line holds")
        ->check(CLI::IsMember({"exchange", "message"}).description(""));
    add_output(*sub, out);
    add_common(*sub, out);
    sub->parse_complete_callback([this, sub] {
      if (sub->count("--unit") == 0) out.unit = "message";
    });
  }

  void lexicon() {
    CLI::App* sub = verb("lexicon", "Check, test, list or import a lexicon");
    sub->add_option("action", out.action, "check, test, list or import")
        ->required()
        ->check(CLI::IsMember({"check", "test", "list", "import"}).description(""));
    sub->add_option("inputs", out.paths, "The lexicon folder (default: the built-in one); for import, the file");
    sub->add_option("--axis", out.axis, "For import: sales_pressure or relationship_building")
        ->check(CLI::IsMember({"sales_pressure", "relationship_building"}).description(""));
    add_output(*sub, out);
    add_common(*sub, out);
  }

  void schema() {
    CLI::App* sub = verb("schema", "Print a JSON Schema: exchange, message, error, input or summary");
    sub->add_option("action", out.action, "Which (default: exchange)");
    add_output(*sub, out);
    add_common(*sub, out);
  }

  void plain(const std::string& name, const std::string& about) {
    CLI::App* sub = verb(name, about);
    add_output(*sub, out);
    add_common(*sub, out);
  }
};

}  // namespace

std::optional<int> parse(int argc, char** argv, Options& out) {
  Parser parser(out);
  for (CLI::App* sub : parser.app.get_subcommands({}))
    for (CLI::Option* option : sub->get_options())
      if (option->nonpositional() && !option->get_lnames().empty() && option != sub->get_help_ptr()) {
        std::string variable = "RAPPORT_" + option->get_lnames().front();
        std::transform(variable.begin(), variable.end(), variable.begin(), [](char c) {
          return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        });
        option->envname(variable);
      }
  try {
    parser.app.parse(argc, argv);
    set_include(parser.include, out.read.include);
    check_format(out.read.from);
    check_encoding(out.read.encoding);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) return parser.app.exit(e), done;
    std::cerr << "rapport: " << e.what() << "; see rapport " << (out.verb.empty() ? "" : out.verb + " ") << "--help\n";
    return wrong_usage;
  }
  if (out.verb.empty()) {
    std::cout << parser.app.help();
    return wrong_usage;
  }
  if (out.paths.empty() && out.verb != "lexicon" && ::isatty(0) == 0) out.paths = {"-"};
  if (out.jobs == 0) out.jobs = std::max(1U, std::thread::hardware_concurrency());
  out.jobs = std::min(out.jobs, 256U);
  return std::nullopt;
}

}  // namespace rapport::cli
