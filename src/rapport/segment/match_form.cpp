#include "rapport/segment/match_form.h"

#include <algorithm>
#include <cstring>

#include "rapport/segment/byte_kernels.h"
#include "rapport/segment/fold.h"
#include "rapport/segment/fold_table.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

/// Writes a match form in one pass over the text: long runs of ASCII by the vector unit, other characters from a table,
/// and only what composes by ICU.
class FormWriter {
 public:
  FormWriter(std::string_view text, MatchForm& out) : text_(text), out_(out) {
    out_.offsets.clear();
    grow();
  }

  void write() {
    while (read_ < text_.size()) {
      copy_ascii();
      if (copy_characters()) write_unit();
    }
    out_.text.resize(written_);
  }

 private:
  static constexpr std::size_t kSlack = 64;  // what one step may write beyond the bytes that it reads

  void grow() {
    const std::size_t needed = written_ + (text_.size() - read_) + kSlack;
    if (out_.text.size() < needed) out_.text.resize(needed + needed / 2);
  }

  void copy_ascii() {
    const std::size_t copied =
        kernels_.lower_ascii(text_.data() + read_, text_.size() - read_, out_.text.data() + written_);
    read_ += copied;
    written_ += copied;
    // A mark that composes takes the letter before it back.
    if (copied == 0 || read_ == text_.size() || fold_entry(decode_utf8(text_, read_).value).begins_unit) return;
    --read_;
    --written_;
  }

  /// Copies characters, each a unit that becomes one of the same size, up to a long run of ASCII. True if it stops at a
  /// unit of another kind.
  bool copy_characters() {
    std::size_t bytes = 0;  // of the character before the one at hand
    while (read_ < text_.size()) {
      const bool is_ascii = static_cast<unsigned char>(text_[read_]) < 0x80;
      if (is_ascii && read_ + 8 <= text_.size() && eight_ascii(text_.data() + read_)) return false;
      const CodePoint c = decode_utf8(text_, read_);
      const FoldEntry& entry = fold_entry(c.value);
      if (!entry.begins_unit) {  // it takes the character before it back
        read_ -= bytes;
        written_ -= bytes;
        return true;
      }
      if (!entry.one_character || entry.size != c.bytes) return true;
      std::memcpy(out_.text.data() + written_, entry.bytes.data(), entry.bytes.size());
      bytes = c.bytes;
      read_ += bytes;
      written_ += bytes;
    }
    return false;
  }

  /// Writes the unit that begins here: most are one character, perhaps with invisible ones behind it.
  void write_unit() {
    grow();
    const CodePoint first = decode_utf8(text_, read_);
    const FoldEntry& entry = fold_entry(first.value);
    std::size_t end = read_ + first.bytes;
    bool alone = entry.size != FoldEntry::kTooLong;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) >= 0x80) {
      const CodePoint next = decode_utf8(text_, end);
      const FoldEntry& next_entry = fold_entry(next.value);
      if (next_entry.begins_unit) break;
      alone = alone && next_entry.size == 0;
      end += next.bytes;
    }
    if (!alone) return write_by_icu(end);
    write_character(entry, first.bytes);
    while (read_ < end) write_character(FoldEntry{}, decode_utf8(text_, read_).bytes);
  }

  void write_character(const FoldEntry& entry, std::uint32_t bytes) {
    const auto form = static_cast<std::uint32_t>(written_);
    const auto origin = static_cast<std::uint32_t>(read_);
    std::memcpy(out_.text.data() + written_, entry.bytes.data(), entry.bytes.size());
    written_ += entry.size;
    read_ += bytes;
    if (entry.one_character && entry.size == bytes) return;
    out_.offsets.add({origin, origin + bytes}, {form, form + entry.size});
  }

  void write_by_icu(std::size_t end) {
    unit_.clear();
    fold_unit(text_.substr(read_, end - read_), static_cast<std::uint32_t>(read_), static_cast<std::uint32_t>(written_),
              unit_, out_.offsets);
    read_ = end;
    if (out_.text.size() < written_ + unit_.size() + (text_.size() - read_) + kSlack) {
      out_.text.resize(2 * out_.text.size() + unit_.size());
    }
    unit_.copy(out_.text.data() + written_, unit_.size());
    written_ += unit_.size();
  }

  std::string_view text_;
  MatchForm& out_;
  const ByteKernels& kernels_ = ByteKernels::best();
  std::size_t read_ = 0;     ///< bytes of text_ that are done
  std::size_t written_ = 0;  ///< bytes of out_.text that are done
  std::string unit_;
};

}  // namespace

void make_match_form(std::string_view text, MatchForm& out) { FormWriter(text, out).write(); }

}  // namespace rapport
