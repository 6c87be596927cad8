#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace rapport {

/// Finds the tags of an HTML text one after the other, by the rules of an HTML5 tokenizer for tags, comments and
/// raw text (script, style …), without building anything. Used where a tree would cost too much.
class HtmlTagScanner {
 public:
  explicit HtmlTagScanner(std::string_view html) : html_(html) {}

  /// Goes to the next tag; false at the end. Comments and the inside of raw text elements are passed over.
  bool next();

  [[nodiscard]] std::string_view text_before() const { return text_; }  ///< between the last tag and this one
  [[nodiscard]] const std::string& name() const { return name_; }       ///< lower case, at most 15 bytes
  [[nodiscard]] bool closes() const { return closes_; }                 ///< an end tag
  [[nodiscard]] std::size_t attributes() const { return attributes_; }  ///< about how many it has; never too few
  /// What stands behind the last tag, once `next` has returned false.
  [[nodiscard]] std::string_view rest() const { return html_.substr(text_begin_); }

 private:
  void read_tag(std::size_t at);
  void skip_raw_text();

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t text_begin_ = 0;
  std::string_view text_;
  std::string name_;
  bool closes_ = false;
  std::size_t attributes_ = 0;
};

}  // namespace rapport
