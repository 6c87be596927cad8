#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/formats.h"
#include "rapport/ingest/line_reader.h"
#include "rapport/ingest/mail.h"
#include "rapport/ingest/mail_threads.h"
#include "rapport/ingest/mhtml.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"
#include "rapport/model/counted.h"

namespace rapport {

namespace {

constexpr std::size_t max_mail_bytes = std::size_t{16} << 20;

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

/// The head of a mail that stands in a file of its own: fields and nothing else, among them some that only mails have.
bool is_mail_head(std::string_view head) {
  constexpr auto marks = std::to_array<std::string_view>(
      {"received:", "return-path:", "message-id:", "mime-version:", "delivered-to:", "dkim-signature:"});
  auto source = memory_source(head.substr(0, head.rfind('\n') + 1));  // the sample may end within a line
  LineReader lines(*source);
  bool is_marked = false;
  for (bool is_first = true; lines.next() && !lines.line().empty(); is_first = false) {
    const std::string& line = lines.line();
    const bool goes_on = !is_first && ascii::is_blank(line.front());
    if (!goes_on && !is_header(line)) return false;
    is_marked |= std::ranges::any_of(marks, [&](auto mark) { return ascii::starts_with_fold(line, mark); });
  }
  return is_marked && !is_mhtml(head);
}

/// A line "From …" begins a mailbox, a head a single mail.
int sureness(std::string_view head) {
  auto source = memory_source(head);
  LineReader lines(*source);
  if (!lines.next()) return 0;
  if (!is_from_line(lines.line())) return is_mail_head(head) ? 90 : 0;
  return lines.next() && is_header(lines.line()) ? 95 : 0;
}

class MailReader {
 public:
  MailReader(const std::string& name, const ReadOptions& options, ExchangeSink& sink)
      : name_(name), threads_(name, sink), selection_(options.include), sink_(sink) {}

  /// Reads a mailbox, or a single mail. False when the sink wants no more.
  bool read(ByteSource& bytes) {
    LineReader lines(bytes);
    bool after_empty = true, goes_on = true, is_first = true;
    std::string above;  // a line that begins a mail if a header follows
    while (goes_on && lines.next()) {
      const std::string& line = lines.line();
      if (std::exchange(is_first, false)) in_mail_ = is_header(line);
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
    mail_.clear();
    return goes_on;
  }

  void leave_out_file() { selection_.leave_out("file that is no mail"); }

  void finish(bool goes_on) {
    if (goes_on) threads_.finish();
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
    return !selection_.takes(kind_of(mail), mail.status) || threads_.add(std::move(mail));
  }

  void complain() {
    Diagnostic d;
    d.file = name_;
    d.message = "mails longer than 16 MiB were cut; " + counted(lines_cut_, "line", "lines") + " dropped";
    sink_.problem(std::move(d));
  }

  std::string name_;
  MailThreads threads_;
  Selection selection_;
  ExchangeSink& sink_;
  std::string mail_;  // the lines of the mail that is being read
  bool in_mail_ = false;
  std::uint64_t lines_cut_ = 0;
};

constexpr std::size_t sample_size = 8192;

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  MailReader reader(input.name, options, sink);
  bool goes_on = true;
  if (input.bundle == nullptr) {
    goes_on = reader.read(*input.bytes);
  } else {
    for (const auto& name : input.bundle->names()) {
      PeekSource bytes(input.bundle->open(name));
      const bool is_mail = sureness(bytes.peek(sample_size).substr(0, sample_size)) > 0;
      if (!is_mail) reader.leave_out_file();
      goes_on = goes_on && (!is_mail || reader.read(bytes));
    }
  }
  reader.finish(goes_on);
}

int recognise(const Sample& sample) { return sureness(sample.head.substr(0, sample_size)); }

/// Mailboxes of one list, a folder of mails, also with what a mailer notes beside them, but with nothing else to read:
/// threads go from file to file.
int recognise_bundle(const Bundle& bundle) {
  constexpr std::size_t most = 20;
  const auto names = std::span(bundle.names()).first(std::min(most, bundle.names().size()));
  std::size_t mails = 0;
  for (const auto& name : names) {
    const auto bytes = bundle.open(name);
    const std::string head = bytes == nullptr ? "" : read_all(*bytes, sample_size);
    if (sureness(head) > 0) {
      ++mails;
    } else if (rapport::recognise(Sample{head, name}) != nullptr) {
      return 0;
    }
  }
  return mails > 1 && mails * 2 >= names.size() ? 90 : 0;
}

}  // namespace

extern const Format mbox_format{
    "mbox",
    "Mailbox or mailing-list archive (mbox), or mails (.eml, Maildir)",
    "Thunderbird: the mailbox file itself; Gmail: Google Takeout > Mail; Mailman: the downloadable archive, unpacked",
    "A thread by References and In-Reply-To is an exchange, also from file to file of a folder of mails, as far as its "
    "mails stand within 16 MiB of each other. "
    "Plain text is preferred to HTML; attachments are left out; names are read, addresses are not. "
    "Of Gmail's spam, trash and drafts only what is asked for.",
    recognise,
    recognise_bundle,
    read,
    true,
};

}  // namespace rapport
