#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rapport/ingest/xml/nesting.h"

namespace rapport {

/// Makes well-formed XML of what claims to be XML. What goes in is valid UTF-8 (input/charset.h); what comes out a
/// strict parser accepts, whatever went in:
/// - control characters become blanks, also those written &#x1F;
/// - a bare '&', '<' or "]]>" in text is escaped; &nbsp; and other entities of HTML stay, escaped once, for the HTML
///   reader; surrogates written as two references become one character
/// - a CDATA section that contains "]]>", or lacks it, ends where its element ends
/// - comments, processing instructions and the document type go, and with the type all entities that it declares:
///   there is nothing left to expand
/// - tags and their nesting are repaired (xml/tag.h, xml/nesting.h); junk before, after and between the elements is
///   text of a root element of our own, <document>
class XmlRepair {
 public:
  enum class Kind : std::uint8_t { control_character, bare_mark, section_end, attribute, long_tag };
  struct Count {
    std::uint64_t times = 0;
    std::uint64_t first_line = 0;
  };

  /// `shape` must outlive the repair.
  explicit XmlRepair(const XmlShape& shape) : nesting_(shape) {}

  /// Appends to `out` what becomes of the beginning of `data` and returns how many bytes of it were used; the rest is
  /// to come again with more bytes after it. All are used where they are the `last`. `out` never ends inside a tag.
  std::size_t repair(std::string_view data, bool last, std::string& out);

  [[nodiscard]] Count count(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const XmlNesting& nesting() const { return nesting_; }
  /// How many elements were open at the end of the data: it was cut off if any was.
  [[nodiscard]] std::size_t open_at_end() const { return open_at_end_; }
  /// Line of the input that is reached.
  [[nodiscard]] std::uint64_t line() const { return line_; }

 private:
  // Each takes a piece off the front of rest_ and appends it to out_; false if it needs more bytes to decide.
  bool take_content();
  bool take_section();
  bool take_markup();
  bool take_tag();
  bool take_reference();
  bool take_control();
  bool take_section_end();
  bool take_end_tag_in_section();
  bool skip_past(std::string_view end, std::size_t limit, std::uint64_t& absent_before);
  bool skip_declaration();
  bool skip_long_tag();

  void take(std::size_t count) { rest_.remove_prefix(count); }
  bool replace(std::size_t count, std::string_view by, Kind kind);
  void copy(std::size_t count);
  void copy_attribute(std::string_view name, std::string_view value);
  void note(Kind kind);
  [[nodiscard]] std::uint64_t offset() const { return used_before_ + (data_.size() - rest_.size()); }

  XmlNesting nesting_;
  bool begun_ = false;
  bool in_section_ = false;   // CDATA
  bool in_long_tag_ = false;  // skipping to its '>'
  std::array<Count, 5> counts_{};
  std::uint64_t line_ = 1;
  std::uint64_t used_before_ = 0;  // bytes, before this call
  // What was looked for in vain or found far off is not looked for again before these offsets.
  std::uint64_t no_comment_end_before_ = 0, no_instruction_end_before_ = 0, no_declaration_end_before_ = 0;
  std::uint64_t no_tag_end_before_ = 0;
  std::uint64_t section_goes_on_to_ = 0;
  std::size_t open_at_end_ = 0;

  // One call of repair():
  std::string_view data_, rest_;
  bool last_ = false;
  std::string* out_ = nullptr;
};

}  // namespace rapport
