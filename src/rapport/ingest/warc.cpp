#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/html_page.h"
#include "rapport/ingest/mime.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/text_page.h"
#include "rapport/ingest/thread.h"
#include "rapport/input/decompress.h"

namespace rapport {

namespace {

constexpr std::size_t max_head_bytes = std::size_t{64} << 10;

/// A source in blocks, of which lines and counted runs of bytes are taken.
class WarcStream {
 public:
  explicit WarcStream(ByteSource& source) : source_(source) {}

  /// The head of the next record, from its version line to the empty line; empty at the end.
  std::string next_head() {
    std::string head;
    std::string line;
    while (next_line(line)) {
      if (head.empty() && !line.starts_with("WARC/")) continue;
      if (line.empty()) break;
      if (head.size() < max_head_bytes) head.append(line).append("\n");
    }
    return head;
  }

  /// The next `size` bytes, of which at most `most` are kept.
  std::string take(std::uint64_t size, std::size_t most) {
    std::string out;
    while (size > 0 && (at_ < block_.size() || fill())) {
      const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(size, block_.size() - at_));
      out += std::string_view(block_).substr(at_, std::min(here, most - out.size()));
      at_ += here;
      size -= here;
    }
    return out;
  }

 private:
  bool fill() {
    block_.resize(std::size_t{64} << 10);
    block_.resize(source_.read(block_));
    at_ = 0;
    return !block_.empty();
  }

  bool next_line(std::string& line) {
    line.clear();
    while (at_ < block_.size() || fill()) {
      const std::string_view rest = std::string_view(block_).substr(at_);
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (line.size() < max_head_bytes) line += rest.substr(0, end);
      at_ += end;
      if (at_ == block_.size()) continue;
      ++at_;
      if (line.ends_with('\r')) line.pop_back();
      return true;
    }
    return !line.empty();
  }

  ByteSource& source_;
  std::string block_;
  std::size_t at_ = 0;
};

/// HTTP's chunks put together; what is not in chunks stays as it is.
std::string join_chunks(std::string_view body) {
  std::string out;
  std::string_view rest = body;
  while (!rest.empty()) {
    std::size_t size = 0;
    const auto parsed = std::from_chars(rest.data(), rest.data() + rest.size(), size, 16);
    const auto line_end = rest.find('\n');
    if (parsed.ec != std::errc{} || line_end == rest.npos) break;
    if (size == 0) return out;
    size = std::min(size, rest.size());
    out += rest.substr(line_end + 1, size);
    rest.remove_prefix(std::min(rest.size(), line_end + 1 + size));
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("\r\n")));
  }
  return out.empty() ? std::string(body) : out;
}

/// Control characters stand in no page; some archives name an encoding that their bytes are no longer in.
bool is_binary(std::string_view body) {
  return std::ranges::any_of(body.substr(0, 512), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < '\t' || (byte > '\r' && byte < ' ');
  });
}

class WarcReader {
 public:
  WarcReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : name_(input.name), stream_(*input.bytes), selection_(options.include), sink_(sink) {}

  void run() {
    bool goes_on = true;
    while (goes_on) {
      const std::string text = stream_.next_head();
      if (text.empty()) break;
      std::string_view rest = text;
      goes_on = record(MailHead(rest));
    }
    selection_.report(sink_);
  }

 private:
  bool record(const MailHead& head) {
    const auto length = head.value("content-length");
    std::uint64_t size = 0;
    const auto parsed = std::from_chars(length.data(), length.data() + length.size(), size);
    if (parsed.ec != std::errc{}) {
      complain(head, "a record without Content-Length was left out");
      return true;
    }
    const std::string content = stream_.take(size, max_html_bytes);
    if (content.size() < std::min<std::uint64_t>(size, max_html_bytes)) complain(head, "the last record is cut off");
    if (size > max_html_bytes) complain(head, "a record is longer than 16 MiB; only its beginning was read");
    const auto type = head.value("warc-type");
    if (type == "conversion") return text_record(head, to_utf8(content, "utf-8"));
    if (type == "response") return response_record(head, content);
    if (type == "resource" && media_type(head.value("content-type")) == "text/html") {
      return page(head, to_utf8(content, parameter(head.value("content-type"), "charset")));
    }
    selection_.leave_out(std::string(type) + " record");
    return true;
  }

  /// WET: the text of a page, its title on the first line.
  bool text_record(const MailHead& head, const std::string& content) {
    Exchange one = read_text_page(content, "page", selection_);
    one.title = content.substr(0, content.find('\n'));
    return emit(head, std::move(one));
  }

  /// WARC: what a server answered, its own head in front.
  bool response_record(const MailHead& head, const std::string& content) {
    std::string_view body = content;
    const MailHead http(body);
    const bool is_html = media_type(http.value("content-type")).find("html") != std::string::npos;
    const bool is_page = content.starts_with("HTTP/") && content.substr(0, 32).find(" 200") != content.npos && is_html;
    if (!is_page) {
      selection_.leave_out("response without a page");
      return true;
    }
    const std::string html = decoded(http, body);
    if (!http.value("content-encoding").empty() && is_binary(html)) {
      complain(head, "a page in an encoding that is not read (Content-Encoding) was left out");
      return true;
    }
    return page(head, to_utf8(html, parameter(http.value("content-type"), "charset")));
  }

  /// The body without the encodings of its transport.
  static std::string decoded(const MailHead& http, std::string_view body) {
    std::string out =
        ascii::equals_fold(http.value("transfer-encoding"), "chunked") ? join_chunks(body) : std::string(body);
    if (http.value("content-encoding").empty()) return out;
    const auto plain = decompressed(memory_source(out), "");
    return read_all(*plain, max_html_bytes);
  }

  bool page(const MailHead& head, std::string_view html) { return emit(head, read_html_page(html, selection_)); }

  bool emit(const MailHead& head, Exchange one) {
    if (one.messages.empty() || one.messages.front().text.empty()) {
      selection_.leave_out("page without text");
      return true;
    }
    one.source = name_;
    one.format = "warc";
    for (auto& d : one.diagnostics) d.file = name_;
    one.id = head.value("warc-record-id");
    if (const auto uri = head.value("warc-target-uri"); !uri.empty()) one.url = uri;
    Message& post = one.messages.front();
    if (post.kind == "post") post.id = one.id;
    if (!post.written_at && post.kind == "post") post.written_at = parse_date(head.value("warc-date"));
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  void complain(const MailHead& head, const char* what) {
    Diagnostic d;
    d.file = name_;
    d.record = head.value("warc-record-id");
    d.message = what;
    sink_.problem(std::move(d));
  }

  std::string name_;
  WarcStream stream_;
  Selection selection_;
  ExchangeSink& sink_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { WarcReader(input, options, sink).run(); }

int recognise(const Sample& sample) { return sample.head.starts_with("WARC/") ? 100 : 0; }

}  // namespace

extern const Format warc_format{
    "warc",
    "Web archive (WARC, WET)",
    "Common Crawl, the Internet Archive's tools, or wget --warc-file",
    "Every page that a server answered with status 200 as an exchange, with its comments where the markup names them; "
    "of a WET file the text, with the comments that show in it. A page without a date has the date of the crawl.",
    recognise,
    nullptr,
    read,
    true,
};

}  // namespace rapport
