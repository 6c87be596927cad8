#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/line_reader.h"
#include "rapport/ingest/mail.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

constexpr std::size_t max_mail_bytes = std::size_t{16} << 20;
constexpr std::size_t max_open_bytes = std::size_t{16} << 20;

/// "From ann Tue May  6 16:05:00 2008": the line above every mail. A sentence that begins so has no time of day.
bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  for (std::size_t at = 5; at + 5 <= line.size(); ++at) {
    const bool time = ascii::is_digit(line[at]) && ascii::is_digit(line[at + 1]) && line[at + 2] == ':' &&
                      ascii::is_digit(line[at + 3]) && ascii::is_digit(line[at + 4]);
    if (time) return true;
  }
  return false;
}

/// One with a day of the week, as mailers write it: a sentence rarely has both.
bool is_dated_from_line(std::string_view line) {
  constexpr auto days =
      std::to_array<std::string_view>({" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "});
  return is_from_line(line) && std::ranges::any_of(days, [&](auto day) { return line.find(day) != line.npos; });
}

/// "Name: value", the first of a mail's headers.
bool is_header(std::string_view line) {
  const auto name = line.substr(0, line.find(':'));
  return !name.empty() && name.size() < line.size() && name.find(' ') == name.npos;
}

/// ">From ", ">>From ": a line of the text that was escaped.
bool is_escaped_from(std::string_view line) {
  return line.starts_with('>') && line.substr(std::min(line.find_first_not_of('>'), line.size())).starts_with("From ");
}

const char* kind_of(const Mail& mail) { return mail.references.empty() ? "post" : "comment"; }

/// What a mail takes while it waits, about: each id stands in the mail, in its thread and in the table of ids.
std::size_t bytes_of(const Mail& mail) {
  constexpr std::size_t table_row = 100;
  std::size_t bytes = sizeof mail + mail.author.size() + mail.address.size() + mail.subject.size() +
                      mail.body.text.size() + mail.body.set_aside.size() * sizeof(SetAside) +
                      mail.body.links.size() * sizeof(Link) + 3 * mail.id.size() + table_row;
  for (const auto& id : mail.references) bytes += sizeof(std::string) + id.size();
  return bytes;
}

/// The threads whose next mail may still come. When they take more than `max_open_bytes`, the thread that has waited
/// longest since its last mail is handed out.
class ThreadWindow {
 public:
  ThreadWindow(std::string source, ExchangeSink& sink) : source_(std::move(source)), sink_(sink) {}

  /// Returns false when the sink wants no more.
  bool add(Mail mail) {
    const std::uint64_t serial = thread_of(mail);
    Thread& thread = threads_.at(serial);
    touch(serial, thread);
    open_bytes_ += bytes_of(mail);
    thread.mails.push_back(std::move(mail));
    bool goes_on = true;
    while (goes_on && open_bytes_ > max_open_bytes) {
      goes_on = emit(by_activity_.begin()->second);
    }
    return goes_on;
  }

  void finish() {
    while (!threads_.empty() && emit(threads_.begin()->first)) {
    }
  }

 private:
  struct Thread {
    std::vector<Mail> mails;
    std::vector<std::string> ids;  // of its mails and of those they refer to
    std::uint64_t activity = 0;
  };

  /// The thread that knows the mail or one it refers to; several are joined into the earliest; else a new one.
  std::uint64_t thread_of(const Mail& mail) {
    std::set<std::uint64_t> known;
    std::vector<std::string> ids = mail.references;
    if (!mail.id.empty()) ids.push_back(mail.id);
    for (const auto& id : ids) {
      if (const auto found = by_id_.find(id); found != by_id_.end()) known.insert(found->second);
    }
    const std::uint64_t serial = known.empty() ? next_serial_++ : *known.begin();
    Thread& thread = threads_[serial];
    if (known.empty()) touch(serial, thread);
    for (const auto other : known) {
      if (other != serial) join(serial, other);
    }
    for (auto& id : ids) {
      if (by_id_.emplace(id, serial).second) thread.ids.push_back(std::move(id));
    }
    return serial;
  }

  void join(std::uint64_t serial, std::uint64_t other) {
    Thread& to = threads_.at(serial);
    Thread& from = threads_.at(other);
    for (auto& id : from.ids) {
      by_id_[id] = serial;
      to.ids.push_back(std::move(id));
    }
    std::move(from.mails.begin(), from.mails.end(), std::back_inserter(to.mails));
    by_activity_.erase(from.activity);
    threads_.erase(other);
  }

  void touch(std::uint64_t serial, Thread& thread) {
    by_activity_.erase(thread.activity);
    thread.activity = ++clock_;
    by_activity_[thread.activity] = serial;
  }

  bool emit(std::uint64_t serial) {
    const auto found = threads_.find(serial);
    Thread thread = std::move(found->second);
    threads_.erase(found);
    by_activity_.erase(thread.activity);
    for (const auto& id : thread.ids) by_id_.erase(id);
    for (const auto& mail : thread.mails) open_bytes_ -= bytes_of(mail);
    return sink_.exchange(make_exchange(thread.mails, serial));
  }

  Exchange make_exchange(std::vector<Mail>& mails, std::uint64_t serial) {
    Exchange one;
    one.source = source_;
    one.format = "mbox";
    std::set<std::string_view> present;
    for (const auto& mail : mails) present.insert(mail.id);
    for (auto& mail : mails) one.messages.push_back(make_message(mail, present));
    const auto first = std::ranges::find(mails, true, [](const Mail& m) { return m.references.empty(); });
    Mail& root = first == mails.end() ? mails.front() : *first;
    one.id = root.id.empty() ? "thread-" + std::to_string(serial) : root.id;
    one.title = std::move(root.subject);
    build_thread(one);
    return one;
  }

  static Message make_message(Mail& mail, const std::set<std::string_view>& present) {
    Message m;
    m.id = mail.id;
    m.kind = kind_of(mail);
    m.status = !mail.status.empty() ? mail.status : mail.references.empty() ? "publish" : "approved";
    m.author = std::move(mail.author);
    m.author_key = std::move(mail.address);
    m.written_at = mail.written_at;
    if (!mail.references.empty()) {
      const auto nearest = std::find_if(mail.references.rbegin(), mail.references.rend(),
                                        [&](const std::string& id) { return present.contains(id); });
      m.reply_to = nearest == mail.references.rend() ? mail.references.back() : *nearest;
    }
    assign(m, std::move(mail.body));
    return m;
  }

  std::string source_;
  ExchangeSink& sink_;
  std::map<std::uint64_t, Thread> threads_;             // by the place of their first mail
  std::map<std::uint64_t, std::uint64_t> by_activity_;  // time of the last mail to thread
  std::unordered_map<std::string, std::uint64_t> by_id_;
  std::uint64_t next_serial_ = 1;
  std::uint64_t clock_ = 0;
  std::size_t open_bytes_ = 0;
};

class MboxReader {
 public:
  MboxReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : name_(input.name), lines_(*input.bytes), window_(input.name, sink), selection_(options.include), sink_(sink) {}

  void run() {
    bool after_empty = true, goes_on = true;
    std::string above;  // a line that begins a mail if a header follows
    while (goes_on && lines_.next()) {
      const std::string& line = lines_.line();
      if (!above.empty()) {
        if (is_header(line))
          goes_on = begin_mail();
        else
          keep(above);
        above.clear();
      }
      const bool dated = is_dated_from_line(line);
      if (after_empty && dated) {
        goes_on = goes_on && begin_mail();
      } else if (dated || (after_empty && is_from_line(line))) {
        above = line;
      } else {
        keep(line);
      }
      after_empty = line.empty();
    }
    if (!above.empty()) keep(above);
    if (in_mail_ && goes_on) goes_on = end_mail();
    if (goes_on) window_.finish();
    selection_.report(sink_);
    if (lines_cut_ > 0) complain();
  }

 private:
  bool begin_mail() {
    const bool goes_on = !in_mail_ || end_mail();
    mail_.clear();  // what stands in front of the first mail
    in_mail_ = true;
    return goes_on;
  }

  void keep(const std::string& line) {
    if (mail_.size() + line.size() < max_mail_bytes) {
      mail_.append(line, is_escaped_from(line) ? 1 : 0).append("\n");
    } else {
      ++lines_cut_;
    }
  }

  bool end_mail() {
    Mail mail = parse_mail(mail_);
    mail_.clear();
    return !selection_.takes(kind_of(mail), mail.status) || window_.add(std::move(mail));
  }

  void complain() {
    Diagnostic d;
    d.file = name_;
    d.message = "mails longer than 16 MiB were cut; " + std::to_string(lines_cut_) + " lines were dropped";
    sink_.problem(std::move(d));
  }

  std::string name_;
  LineReader lines_;
  ThreadWindow window_;
  Selection selection_;
  ExchangeSink& sink_;
  std::string mail_;  // the lines of the mail that is being read
  bool in_mail_ = false;
  std::uint64_t lines_cut_ = 0;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { MboxReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  auto source = memory_source(sample.head.substr(0, 8192));
  LineReader lines(*source);
  if (!lines.next() || !is_from_line(lines.line())) return 0;
  return lines.next() && is_header(lines.line()) ? 95 : 0;
}

}  // namespace

extern const Format mbox_format{
    "mbox",
    "Mailbox or mailing-list archive (mbox)",
    "Thunderbird: the mailbox file itself; Gmail: Google Takeout > Mail; Mailman: the downloadable archive, unpacked",
    "A thread by References and In-Reply-To is an exchange, as far as its mails stand within 16 MiB of each other. "
    "Plain text is preferred to HTML; attachments are left out; names are read, addresses are not. "
    "Of Gmail's spam, trash and drafts only what is asked for.",
    recognise,
    nullptr,
    read,
    true,
};

}  // namespace rapport
