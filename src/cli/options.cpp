#include "cli/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <sstream>
#include <thread>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/option_checks.h"
#include "cli/verbs.h"
#include "rapport/lexicon/nearest.h"
#include "rapport/report/schema.h"
#include "rapport/version.h"

namespace rapport::cli {

namespace {

void require_sound(const std::string& flag, const std::string& complaint) {
  if (!complaint.empty()) throw CLI::ValidationError(flag, complaint);
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  return {[words](const std::string& word) { return wrong_word(word, words); }, ""};
}

const std::vector<std::pair<std::string, bool Include::*>> inclusions{
    {"drafts", &Include::drafts},   {"pages", &Include::pages}, {"pings", &Include::pings},
    {"pending", &Include::pending}, {"spam", &Include::spam},   {"trash", &Include::trash},
    {"others", &Include::others}};

void set_include(const std::vector<std::string>& words, Include& include) {
  std::vector<std::string> known;
  known.reserve(inclusions.size() + 1);
  for (const auto& inclusion : inclusions) known.push_back(inclusion.first);
  known.emplace_back("all");
  for (const auto& word : words) {
    require_sound("--include", wrong_word(word, known));
    if (word == "all") include = Include::all();
    for (const auto& [name, kind] : inclusions)
      if (name == word) include.*kind = true;
  }
}

/// Flags of verbs that read exports.
void add_reading(CLI::App& app, Options& out, std::vector<std::string>& include) {
  app.add_option("inputs", out.paths, "Files, archives or folders; - or nothing reads standard input");
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
      ->capture_default_str()
      ->check({wrong_jobs, ""});
}

void add_output(CLI::App& app, Options& out) {
  app.add_option("-o,--output", out.output, "Write here instead of standard output");
}

void add_messages(CLI::App& app, Options& out) {
  app.add_flag("-q,--quiet", out.quiet, "Nothing on standard error but errors");
  app.add_flag("-v,--verbose", out.verbose, "Notes as well on standard error, and the first 100 of each severity");
}

/// An option that takes one of these words.
template <class Value>
void add_choice(CLI::App& app, const std::string& flags, Value& out,
                const std::vector<std::pair<std::string, Value>>& choices, const std::string& about) {
  std::vector<std::string> words;
  words.reserve(choices.size());
  for (const auto& choice : choices) words.push_back(choice.first);
  const auto choose = [&out, choices](const std::string& word) {
    out = std::find_if(choices.begin(), choices.end(), [&](const auto& c) { return c.first == word; })->second;
  };
  app.add_option_function<std::string>(flags, choose, about)->check(one_of(words));
}

void add_words(CLI::App& app, const std::string& flags, std::string& out, const std::vector<std::string>& words,
               const std::string& about) {
  app.add_option(flags, out, about)->check(one_of(words));
}

/// RAPPORT_FLAG in the environment stands for --flag of every verb that has it.
void read_environment(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (!option->nonpositional() || option->get_lnames().empty() || option == app.get_help_ptr()) continue;
    std::string variable = "RAPPORT_" + option->get_lnames().front();
    std::transform(variable.begin(), variable.end(), variable.begin(), [](char c) {
      return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    option->envname(variable);
  }
  for (CLI::App* verb : app.get_subcommands({})) read_environment(*verb);
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
    app.set_config("--config", "", "Read flags from a TOML file: below [score], those of `rapport score`");
    app.allow_config_extras(CLI::config_extras_mode::error);
    app.footer(
        "Example: rapport score blog.xml | jq '{title, sales_pressure, relationship_building}'\n"
        "RAPPORT_JOBS=4 in the environment stands for --jobs 4, and so for every flag of a verb; the command line "
        "comes\n"
        "first, then the config file, then the environment.\n"
        "Exit status: 0 done, 1 a --fail-if fired, 2 wrong usage, 3 some input could not be read (all else is valid "
        "and\n"
        "complete), 4 output could not be written, 70 a fault of our own.");
    score();
    explain();
    summary();
    convert();
    lexicon();
    formats();
    schema();
    for (CLI::App* sub : app.get_subcommands({})) read_environment(*sub);
    app.set_version_flag("-V,--version", "rapport " + std::string(version));
  }

  CLI::App* verb(CLI::App& parent, const std::string& name, int (*run)(const Options&), const std::string& about) {
    CLI::App* sub = parent.add_subcommand(name, about);
    sub->callback([this, run] { out.run = run; });
    sub->fallthrough();  // to --config
    return sub;
  }

  void record_flags(CLI::App& sub) {
    add_words(sub, "--unit", out.unit, {"exchange", "message"}, "exchange or message: what one record is about");
    sub.add_flag("--with-text", out.record.with_text, "Put each turn's text into the record");
    sub.add_flag("--redact", out.record.redact,
                 "No names, no texts, no addresses, no paths; ids are hashed with a key");
    sub.add_option("--salt", out.salt,
                   "Secret that makes the key of --redact: the same one gives the same hashes (default: a new key)");
    sub.add_option("--errors", out.errors, "Write error records to this file instead of among the others");
    sub.add_option("--fail-if", out.fail_if, "End with status 1 if a record fulfils it: 'sales_pressure>60'")
        ->allow_extra_args(false);
  }

  void score() {
    CLI::App* sub = verb(app, "score", cli::score, "Rate every exchange: one JSON record a line, as they come");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    record_flags(*sub);
    using enum RecordStream::Form;
    add_choice<RecordStream::Form>(*sub, "-t,--to", out.form, {{"ndjson", ndjson}, {"json", json}, {"csv", csv}},
                                   "ndjson, json (one array) or csv (the columns without turns and evidence)");
    add_output(*sub, out);
    add_messages(*sub, out);
  }

  void explain() {
    CLI::App* sub = verb(app, "explain", cli::explain,
                         "Show the text with its cues marked, what each gave, and what was set aside and why");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    using enum ColorWhen;
    add_choice<ColorWhen>(*sub, "--color", out.color, {{"auto", automatic}, {"always", always}, {"never", never}},
                          "auto, always or never (NO_COLOR is honoured)");
    add_output(*sub, out);
    add_messages(*sub, out);
  }

  void summary() {
    CLI::App* sub = verb(app, "summary", cli::summary, "Sum up a corpus in one JSON document");
    add_reading(*sub, out, include);
    add_scoring(*sub, out);
    add_output(*sub, out);
    add_messages(*sub, out);
  }

  void convert() {
    CLI::App* sub = verb(app, "convert", cli::convert, "Turn any export into message NDJSON, without scoring it");
    add_reading(*sub, out, include);
    add_words(*sub, "--unit", out.convert_unit, {"message", "exchange"},
              "message (default) or exchange: what one line holds");
    add_output(*sub, out);
    add_messages(*sub, out);
  }

  void lexicon() {
    CLI::App* sub = app.add_subcommand("lexicon", "Check, test, list or import a lexicon");
    sub->require_subcommand(0, 1);
    sub->fallthrough();
    CLI::App* check =
        verb(*sub, "check", lexicon_check, "Tell all mistakes, and where examples are too few (status 1)");
    CLI::App* test = verb(*sub, "test", lexicon_test,
                          "Score all examples (status 1 if one fails) and the contrast cases of RapportCheck, the "
                          "built-in ones\nwhere the folder has none: those measure, and change no status");
    CLI::App* list = verb(*sub, "list", lexicon_list, "One line a cue: id, facet, weight as in the records, source");
    for (CLI::App* action : {check, test, list}) {
      action->add_option("folder", out.lexicon, "The lexicon (default: the built-in one; +FOLDER puts it on top)");
      add_output(*action, out);
    }
    test->add_flag("-v,--verbose", out.verbose, "Show the contrast cases that fail");
    CLI::App* import = verb(*sub, "import", lexicon_import, "Make a lexicon folder of a dictionary");
    import->add_option("file", out.dictionary, "A dictionary of LIWC (.dic) or of quanteda (YAML)")->required();
    import->add_option("--encoding", out.read.encoding, "Charset of the dictionary, where it is not UTF-8");
    import->add_option("--axis", out.axis, "sales_pressure or relationship_building")
        ->required()
        ->check(one_of({"sales_pressure", "relationship_building"}));
    import->add_option("-o,--output", out.output, "The folder to make")->required();
  }

  void formats() {
    add_output(*verb(app, "formats", cli::formats, "List the formats that are read, and how to get each"), out);
  }

  void schema() {
    CLI::App* sub = verb(app, "schema", cli::schema, "Print a JSON Schema: exchange, message, error, input or summary");
    const auto names = schema_names();
    add_words(*sub, "name", out.schema, {names.begin(), names.end()}, "Which (default: exchange)");
    add_output(*sub, out);
  }

  /// The verb that was named; its words go to Options::verb.
  const CLI::App& name_verb() {
    out.verb.clear();
    const CLI::App* at = &app;
    while (!at->get_subcommands().empty()) {
      at = at->get_subcommands().front();
      out.verb += (out.verb.empty() ? "" : " ") + at->get_name();
    }
    return *at;
  }

  [[nodiscard]] std::string complaint(const CLI::ParseError& e, const CLI::App& at) const {
    std::string what = e.what();
    if (dynamic_cast<const CLI::FileError*>(&e) != nullptr) return "--config: " + what;
    if (dynamic_cast<const CLI::ConfigError*>(&e) != nullptr)  // its last word is the key
      return "--config: no verb takes '" + what.substr(what.rfind(' ') + 1) +
             "'; flags stand below their verb, as in [score]";
    const auto unexpected = app.remaining(true);
    if (unexpected.empty() || dynamic_cast<const CLI::ExtrasError*>(&e) == nullptr) return what;
    std::vector<std::string> known;
    for (const CLI::App* sub : at.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(sub->get_name());
    for (const CLI::Option* option : at.get_options([](const CLI::Option*) { return true; }))
      for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    const bool is_verb =
        !at.get_subcommands([](const CLI::App*) { return true; }).empty() && !unexpected.front().starts_with('-');
    return (is_verb ? "no verb '" : "nothing here takes '") + unexpected.front() + "'" +
           did_you_mean(unexpected.front(), {known.begin(), known.end()});
  }
};

}  // namespace

std::optional<int> parse(int argc, char** argv, Options& out) {
  Parser parser(out);
  try {
    parser.app.parse(argc, argv);
    set_include(parser.include, out.read.include);
    require_sound("--from", wrong_format(out.read.from));
    require_sound("--encoding", wrong_charset(out.read.encoding));
    if (out.output.empty() || out.output == "-")
      require_sound("standard output", wrong_output("/dev/stdout", out.paths));
    else
      require_sound("--output", wrong_output(out.output, out.paths));
    if (!out.errors.empty()) require_sound("--errors", wrong_output(out.errors, out.paths));
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) {  // --help or --version
      std::ostringstream text;
      parser.app.exit(e, text, text);
      return write_all(text.str(), "", done);
    }
    const std::string complaint = parser.complaint(e, parser.name_verb());
    std::cerr << "rapport: " << complaint << "\nrapport: see rapport " << out.verb << (out.verb.empty() ? "" : " ")
              << "--help\n";
    return wrong_usage;
  }
  parser.name_verb();
  if (out.run == nullptr) {
    std::cout << parser.app.help();
    return wrong_usage;
  }
  if (out.paths.empty() && ::isatty(0) == 0) out.paths = {"-"};
  if (out.jobs == 0) out.jobs = std::max(1U, std::thread::hardware_concurrency());
  out.jobs = std::min(out.jobs, 256U);
  return std::nullopt;
}

}  // namespace rapport::cli
