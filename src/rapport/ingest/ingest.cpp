#include "rapport/ingest/ingest.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/comment_join.h"
#include "rapport/ingest/formats.h"
#include "rapport/ingest/unknown.h"
#include "rapport/ingest/watched_bundle.h"
#include "rapport/ingest/watched_sink.h"
#include "rapport/input/charset.h"
#include "rapport/input/decoder.h"
#include "rapport/input/decompress.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

constexpr std::size_t sample_size = std::size_t{64} * 1024;
constexpr int most_archives_deep = 2;

using Severity = Diagnostic::Severity;

Diagnostic about(std::string file, Severity severity, std::string message) {
  Diagnostic d;
  d.severity = severity;
  d.file = std::move(file);
  d.message = std::move(message);
  return d;
}

/// The members of a folder or an archive that no format recognises, told in one line for each kind.
struct Unread {
  struct Kind {
    std::string first;
    std::size_t count = 0;
  };
  std::map<std::string_view, Kind> kinds;

  void add(std::string_view kind, const std::string& name) {
    auto& found = kinds[kind];
    if (found.count++ == 0) found.first = name;
  }
};

constexpr std::string_view empty_file = "an empty file";

std::string what_it_is(std::string_view kind) {
  return kind == empty_file ? "is empty" : "looks like " + std::string(kind);
}

std::string supported() {
  std::string out = "; rapport reads ";
  for (const Format* format : formats()) out.append(format->name).append(format == formats().back() ? "" : ", ");
  return out + " (see rapport formats)";
}

std::string without_compression(std::string name) {
  for (const std::string_view suffix : {".gz", ".zst", ".bz2", ".xz"}) {
    if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  }
  return name;
}

class Ingestion {
 public:
  Ingestion(const ReadOptions& options, ExchangeSink& sink) : options_(options), join_(sink), sink_(join_) {}

  /// Comments that a service kept come first, so that the posts can take them along.
  void read(const std::vector<std::string>& paths) {
    if (!check_options()) return;
    std::set<std::string> read_already;
    for (const auto& path : paths) {
      std::error_code error;
      const bool may_hold = paths.size() > 1 && std::filesystem::is_regular_file(path, error);
      if (may_hold && holds_threads([&] { return file_source(path); }, path)) {
        collect([&] { read_path(path); });
        read_already.insert(path);
      }
    }
    if (paths.empty()) read_path("-");
    for (const auto& path : paths) {
      if (sink_.open() && !read_already.contains(path)) read_path(path);
    }
    if (sink_.open()) join_.finish();
  }

 private:
  /// False if the options themselves are wrong.
  bool check_options() {
    if (!options_.from.empty() && (forced_ = find_format(options_.from)) == nullptr) {
      sink_.problem(about({}, Severity::error, "no format is called '" + options_.from + "'" + supported()));
      return false;
    }
    if (!options_.encoding.empty() && !is_charset(options_.encoding)) {
      sink_.problem(about({}, Severity::error, "no charset is called '" + options_.encoding + "'"));
      return false;
    }
    return true;
  }

  void read_path(const std::string& path) {
    std::error_code error;
    const std::string name = readable_name(path);
    if (path == "-") {
      const std::string called = readable_name(options_.stdin_name);
      read_stream(descriptor_source(STDIN_FILENO, "<stdin>"),
                  {"<stdin>", std::string(called.empty() ? "<stdin>" : file_name(called))});
    } else if (std::filesystem::is_directory(path, error)) {
      std::vector<Diagnostic> problems;
      const auto folder = folder_bundle(path, problems);
      tell(problems);
      read_bundle(*folder, {name, {}});
    } else {
      read_file([&] { return file_source(path); }, {name, std::string(file_name(name))});
    }
  }

  struct Place {
    std::string name;          // in diagnostics
    std::string path;          // Input::path; empty for a folder
    int archives_deep = 0;     // how many archives it lies in; of an archive, it among them
    Unread* unread = nullptr;  // null for what the user named
  };

  static Place member_of(const Place& bundle, const std::string& member, Unread* unread = nullptr) {
    const char* const joint = bundle.archives_deep > 0 ? "!" : bundle.name.ends_with('/') ? "" : "/";
    return {bundle.name + joint + member, bundle.path.empty() ? member : bundle.path + "!" + member,
            bundle.archives_deep, unread};
  }

  /// Whether a file holds the comments of a service that keeps no posts.
  template <typename Open>
  [[nodiscard]] bool holds_threads(Open&& open, std::string_view name) const {
    if (forced_ != nullptr) return false;
    try {
      PeekSource text(utf8_source(decompressed(open(), std::string(name)), std::string(name), options_.encoding));
      const Format* format = recognise(Sample{text.peek(sample_size).substr(0, sample_size), name});
      return format != nullptr && format->posts_lie_elsewhere;
    } catch (const InputError&) {
      return false;  // told when it is read
    }
  }

  template <typename Read>
  void collect(Read&& read) {
    join_.collect(true);
    read();
    join_.collect(false);
  }

  template <typename Open>
  void read_file(Open&& open, const Place& place) {
    try {
      read_stream(open(), place);
    } catch (const InputError& e) {
      tell(e.diagnostics());
    }
  }

  void read_stream(std::unique_ptr<ByteSource> source, const Place& place) {
    auto plain = decompressed(std::move(source), place.name);
    const std::string raw(plain->peek(512).substr(0, 512));
    if (is_archive(raw)) return read_archive(*plain, place);
    const std::string path = without_compression(place.path);
    if (const Format* format = choose_by_bytes(Sample{raw, path, false})) {
      return read_with(*format, {place.name, plain.get(), nullptr, path});
    }
    PeekSource text(utf8_source(std::move(plain), place.name, options_.encoding));
    const std::string_view head = text.peek(sample_size).substr(0, sample_size);
    const bool blank = ascii::trim(head).empty() && head.size() < sample_size && text.problems().empty();
    if (blank) return unknown(empty_file, place);
    const bool readable = forced_ != nullptr || textless_kind(raw, head).empty();
    const Format* format = readable ? choose(Sample{head, path, head.size() < sample_size}) : nullptr;
    if (format == nullptr) {
      const auto problems = text.problems();
      if (raw.empty() && !problems.empty()) return tell(problems);  // not empty: it could not be read
      return unknown(looks_like(raw, head), place);
    }
    read_with(*format, {place.name, &text, nullptr, path});
  }

  /// Damage is told by the bytes, or by the reader; an input in which it found nothing at all is no silent success.
  void read_with(const Format& format, Input input) {
    ++files_read_;
    const auto calls = sink_.calls();
    format.read(input, options_, sink_);
    if (input.bytes != nullptr) tell(input.bytes->problems());
    if (sink_.calls() != calls) return;
    const auto severity = forced_ != nullptr ? Severity::error : Severity::warning;
    sink_.problem(
        about(input.name, severity, "was read as " + std::string(format.name) + ", but no message was found in it"));
  }

  /// The format that wants the bytes as they are, if the file is of one.
  [[nodiscard]] const Format* choose_by_bytes(const Sample& sample) const {
    if (forced_ != nullptr) return forced_->decodes_itself ? forced_ : nullptr;
    for (const Format* format : formats()) {
      if (format->decodes_itself && format->recognise(sample) >= 90) return format;
    }
    return nullptr;
  }

  [[nodiscard]] const Format* choose(const Sample& sample) const {
    if (forced_ == nullptr) return recognise(sample);
    return forced_->recognise == nullptr ? nullptr : forced_;
  }

  [[nodiscard]] const Format* choose(const Bundle& bundle) const {
    if (forced_ == nullptr) return recognise(bundle);
    return forced_->recognise_bundle == nullptr ? nullptr : forced_;
  }

  void read_archive(ByteSource& packed, const Place& place) {
    if (place.archives_deep == most_archives_deep) {
      sink_.problem(about(place.name, Severity::error, "lies too deep, in archives within archives: unpack it first"));
      return;
    }
    std::vector<Diagnostic> problems;
    const auto bundle = archive_bundle(packed, place.name, problems);
    tell(problems);
    const std::string_view document = looks_like(*bundle);
    if (!document.empty()) return unknown(document, place);
    read_bundle(*bundle, {place.name, place.path, place.archives_deep + 1});
  }

  /// As one export where it is one, else member by member.
  void read_bundle(const Bundle& bundle, const Place& place) {
    const std::size_t read_before = files_read_;
    const auto read_already = read_threads_of(bundle, place);
    if (const Format* format = choose(bundle)) {
      const WatchedBundle watched(bundle);
      read_with(*format, {place.name, nullptr, &watched, place.path});
      return leave_out_unopened(watched, read_already);
    }
    Unread unread;
    for (const std::string& member : bundle.names()) {
      if (!sink_.open()) return;
      if (read_already.contains(member)) continue;
      read_file([&] { return bundle.open(member); }, member_of(place, member, &unread));
    }
    for (const auto& [kind, found] : unread.kinds) tell_unread(kind, found);
    if (files_read_ == read_before) {
      sink_.problem(about(place.name, Severity::error, "holds nothing of a known format" + supported()));
    }
  }

  /// What a folder or archive holds beside the export that it is.
  void leave_out_unopened(const WatchedBundle& bundle, const std::set<std::string>& read_already) {
    const auto is_unread = [&](const auto& name) { return !bundle.was_opened(name) && !read_already.contains(name); };
    const auto count = std::ranges::count_if(bundle.names(), is_unread);
    if (count > 0 && sink_.open()) sink_.left_out("file of another kind", static_cast<std::uint64_t>(count));
  }

  std::set<std::string> read_threads_of(const Bundle& bundle, const Place& place) {
    std::set<std::string> found;
    if (bundle.names().size() < 2) return found;
    for (const std::string& member : bundle.names()) {
      const bool may_hold = ascii::ends_with_fold(member, ".xml") || ascii::ends_with_fold(member, ".xml.gz");
      if (!may_hold || !holds_threads([&] { return bundle.open(member); }, member)) continue;
      collect([&] { read_file([&] { return bundle.open(member); }, member_of(place, member)); });
      found.insert(member);
    }
    return found;
  }

  void tell_unread(std::string_view kind, const Unread::Kind& found) {
    std::string message = what_it_is(kind);
    if (found.count > 1) message += ", like " + counted(found.count - 1, "other", "others");
    sink_.problem(about(found.first, Severity::warning, message + ": not read"));
  }

  void unknown(std::string_view kind, const Place& place) {
    if (place.unread != nullptr) {
      place.unread->add(kind, place.name);
    } else if (kind == empty_file) {
      sink_.problem(about(place.name, Severity::warning, what_it_is(kind)));
    } else {
      sink_.problem(about(place.name, Severity::error, what_it_is(kind) + supported()));
    }
  }

  void tell(const std::vector<Diagnostic>& problems) {
    for (const auto& d : problems) sink_.problem(d);
  }

  const ReadOptions& options_;
  CommentJoin join_;
  WatchedSink sink_;
  const Format* forced_ = nullptr;
  std::size_t files_read_ = 0;
};

}  // namespace

void ingest(const std::vector<std::string>& paths, const ReadOptions& options, ExchangeSink& sink) {
  Ingestion(options, sink).read(paths);
}

}  // namespace rapport
