#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// Lays out visible text as a browser does: runs of white space become one blank, blocks stand on lines of their own,
/// no blank stands at either end. What is set aside and what is a link is marked while the text runs through.
class TextBuilder {
 public:
  enum class Newlines { blank, paragraphs, lines_and_paragraphs };

  /// Running text. `newlines` says what a line end means: a blank as in HTML, or (WordPress) an empty line a new
  /// paragraph, and where asked a line end a new line. Control characters are blanks.
  void text(std::string_view characters, Newlines newlines = Newlines::blank);
  /// Text whose blanks and line ends are kept; more than one empty line in a row becomes one.
  void preformatted(std::string_view characters);

  void line();        ///< what follows stands on a new line
  void line_break();  ///< <br>: a new line, and the second in a row an empty line
  void paragraph();   ///< what follows stands below an empty line

  /// Inside a pair of these, text is set aside; the outermost pair counts. A pair without text leaves no trace.
  void begin_aside(SetAside::Why why);
  void end_aside();
  /// Inside a pair of these, text is the anchor of a link to `host`. Links do not nest: a second begins anew.
  void begin_link(std::string host);
  void end_link();

  /// The text so far, with bare addresses found in it added to the links. The builder is empty afterwards.
  RichText finish();

 private:
  void append(std::string_view word);
  void white_space(std::string_view run, Newlines newlines);

  RichText out_;
  int breaks_ = 0;     // line ends owed before the next character: 1 a new line, 2 an empty line
  std::string blank_;  // blanks owed before the next character of the same line
  int aside_depth_ = 0;
  bool aside_starts_ = false;
  bool link_open_ = false;
  bool link_starts_ = false;
};

}  // namespace rapport
