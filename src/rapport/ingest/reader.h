#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "rapport/input/bundle.h"
#include "rapport/input/byte_source.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// What is read besides published posts with their approved comments.
struct Include {
  bool drafts = false;   ///< draft, private, future, scheduled, auto-draft posts
  bool pages = false;    ///< pages that are not posts; with `others` also attachments and custom types
  bool pings = false;    ///< pingbacks and trackbacks
  bool pending = false;  ///< comments not yet approved
  bool spam = false;
  bool trash = false;   ///< deleted or trashed posts and comments
  bool others = false;  ///< everything else that carries text (custom post and comment types); part of `all`

  static constexpr Include all() { return {true, true, true, true, true, true, true}; }
};

struct ReadOptions {
  Include include;
  std::string from;        ///< name of a format; empty = detect by content
  std::string encoding;    ///< charset of the text inside; empty = detect
  std::string stdin_name;  ///< a hint such as "blog.xml" for what comes through a pipe
};

/// Where a reader puts what it finds. All calls come from one thread, in the order of the source.
class ExchangeSink {
 public:
  virtual ~ExchangeSink() = default;
  /// Returns false when the consumer wants no more (a closed pipe): the reader then stops.
  virtual bool exchange(Exchange&& one) = 0;
  /// A problem that belongs to no exchange, or an exchange that could not be made at all.
  virtual void problem(Diagnostic one) = 0;
  /// `count` records of kind `what` ("pingback", "pending comment", "draft") were seen and left out by the options.
  virtual void left_out(std::string_view what, std::uint64_t count) = 0;
};

/// The beginning of an input, by which its format is recognised.
struct Sample {
  std::string_view head;  ///< first bytes, decoded to UTF-8 (may end inside a character), at most 64 KiB
  std::string_view name;  ///< as Input::path, a hint and no more; may be empty
  bool whole = false;     ///< `head` is all there is
};

/// What a reader reads. Exactly one of `bytes` and `bundle` is set; `bytes` yields valid UTF-8 whatever the source's
/// charset was (see input/charset.h).
struct Input {
  std::string name;  ///< goes to Exchange::source and Diagnostic::file
  ByteSource* bytes = nullptr;
  const Bundle* bundle = nullptr;
  /// `name` without the folder that the user named or that holds the file that he named: the id of a page that has
  /// none.
  std::string path = {};
};

/// A row of the table of formats: all that rapport knows about one export format.
struct Format {
  std::string_view name;           ///< as in `--from` and in the record's `format`: "wxr"
  std::string_view title;          ///< "WordPress export (WXR)"
  std::string_view how_to_export;  ///< where a person gets the file: "Tools > Export > All content"
  std::string_view reads;          ///< what is read of it and what is not

  /// How surely the sample is of this format: 0 no, 100 beyond doubt. The highest wins, the earlier row on a tie.
  /// Null for a format that is only ever a bundle.
  int (*recognise)(const Sample&) = nullptr;
  /// The same for a folder or an archive, by the names of its members (and by opening some). Null = not a bundle.
  int (*recognise_bundle)(const Bundle&) = nullptr;
  /// Reads one input to its end. Damage becomes diagnostics; it throws nothing but std::bad_alloc.
  void (*read)(Input&, const ReadOptions&, ExchangeSink&) = nullptr;

  /// The parts of a file have charsets of their own (mails, web archives): the reader gets the bytes as they are.
  bool decodes_itself = false;
  /// The comments of pages whose text is in none of its files: they join the posts of what else is read, by address.
  bool posts_lie_elsewhere = false;
};

}  // namespace rapport
