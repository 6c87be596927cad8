#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/page_lines.h"

namespace rapport {

/// The lines that name the speaker of a comment on a pasted page, and perhaps its date and whom it answers.
struct CommentHeader {
  std::size_t first_line = 0;
  std::size_t past_line = 0;  ///< one past its last line
  std::string author;
  std::optional<std::int64_t> written_at;
  std::string answers;                       ///< the author of an earlier comment, where the page names him
  std::optional<std::size_t> answered = {};  ///< which of the headers it answers, where the page shows it
};

/// How a page names its speakers. A page keeps to one way.
enum class HeaderStyle : std::uint8_t {
  said,   ///< "Ann Lee said...", "Ann Lee said…", on one line or two (Blogger)
  says,   ///< "Ann Lee says:" above a date, "Ann Lee on April 12, 2007 at 9:10 pm said:" (WordPress)
  wrote,  ///< "Ann Lee said:", "1. Ann Lee wrote:", with or without a date
  dated,  ///< "Ann Lee15 November 2015 at 19:34", "Ann Lee • 3 years ago", or name and time on lines of their own
  below,  ///< "Posted by: Ann Lee | April 12, 2007 at 09:10 AM" below what she wrote (TypePad)
  above,  ///< "Submitted by Ann Lee on Thu, 04/12/2007 - 09:10", "Post by ann » Thu Apr 12, 2007 9:10 am" above it
  daily,  ///< "Ann Lee" above "Apr 12, 2007": trusted where the page says how many there are, or right below a heading
  monthly,  ///< "ann_lee" above "May 2023" or "12d" (Discourse), trusted only where no other style is found
  nested,  ///< "ann_lee 3 hours ago | parent | next [–]" (Hacker News), "[–]ann_lee 12 points 3 years ago" (Reddit)
  stamped,  ///< "04-12-2007, 09:10 AM #2" above "Ann Lee" (forums); without number trusted as the daily ones
};

/// Whether a line can be a name and nothing else: short, few words, no end of a sentence.
bool is_plausible_name(std::string_view line);

struct CommentHeaders {
  HeaderStyle style = HeaderStyle::said;
  std::vector<CommentHeader> found;
};

/// Looks for the headers of a page, each style once, however often it is asked. The lines must outlive it.
class CommentHeaderSearch {
 public:
  static constexpr std::size_t style_count = 10;

  explicit CommentHeaderSearch(std::span<const std::string_view> page) : lines_(page) {}

  /// The headers in the lines from `from` on, of the style that finds as many as the page says it has, else the most.
  CommentHeaders find(std::size_t from, std::optional<std::size_t> expected);

 private:
  const std::vector<CommentHeader>& all(std::size_t style, bool apart);
  /// Whether the first of the headers stands right below the heading above line `from`.
  [[nodiscard]] bool follows(std::size_t from, const std::vector<CommentHeader>& all,
                             std::vector<CommentHeader>::const_iterator first) const;

  PageLines lines_;
  std::array<std::array<std::optional<std::vector<CommentHeader>>, 2>, style_count> found_;
};

/// The names in the headers above a line: a comment may name whom it answers.
using Speakers = std::set<std::string, std::less<>>;

/// The header that begins at a line, if one does; `before` are those who spoke further up.
using HeaderFinder = std::optional<CommentHeader> (*)(const PageLines&, std::size_t at, const Speakers& before);

// The styles that know a comment by its date (dated_header.cpp).
std::optional<CommentHeader> dated_header(const PageLines&, std::size_t at, const Speakers& before);
std::optional<CommentHeader> daily_header(const PageLines&, std::size_t at, const Speakers& before);
std::optional<CommentHeader> monthly_header(const PageLines&, std::size_t at, const Speakers& before);
std::optional<CommentHeader> numbered_header(const PageLines&, std::size_t at, const Speakers& before);
std::optional<CommentHeader> stamped_header(const PageLines&, std::size_t at, const Speakers& before);
std::optional<CommentHeader> signed_header(const PageLines&, std::size_t at, const Speakers& before);

/// The style of link aggregators (nested_header.cpp), and whom each of them answers: they link a comment with its
/// siblings before and behind it.
std::optional<CommentHeader> nested_header(const PageLines&, std::size_t at, const Speakers& before);
void link_nested(const PageLines&, std::span<CommentHeader> headers);

/// "3 years ago", "an hour ago · 2 likes", "2 months ago edited", "vor 3 Jahren", "il y a 3 ans": how long ago is not
/// known without the day of the copy.
bool is_relative_date(std::string_view line);

/// A speaker with the date that may stand around the name: "At 9:10 PM, Ann Lee" (Blogger's first templates),
/// "Ann Lee, on April 12, 2007 at 9:10 pm,". Nothing where no name is left.
std::optional<CommentHeader> speaker(std::size_t at, std::size_t past, std::string_view name);

/// "1. Ann Lee", "#1 Ann Lee" without the number: some pages count their comments.
std::string_view without_number(std::string_view name);

/// A name without the words and marks that join it to what stands behind: "Ann Lee" of "Ann Lee on", "Ann Lee •".
std::string_view without_joint(std::string_view name);

}  // namespace rapport
