#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// The line (or two) that names the speaker of a comment on a pasted page.
struct CommentHeader {
  std::size_t first_line = 0;
  std::size_t past_line = 0;  ///< one past its last line
  std::string author;
  std::optional<std::int64_t> written_at;
};

/// How a page names its speakers. A page keeps to one way.
enum class HeaderStyle : std::uint8_t {
  said,   ///< "Ann Lee said...", "Ann Lee said…", on one line or two (Blogger)
  says,   ///< "Ann Lee says:" above a date, "Ann Lee on April 12, 2007 at 9:10 pm said:" (WordPress)
  wrote,  ///< "Ann Lee said:", "1. Ann Lee wrote:", with or without a date
  dated,  ///< "Ann Lee15 November 2015 at 19:34", "Ann Lee • 3 years ago", or name and time on two lines
  below,  ///< "Posted by: Ann Lee | April 12, 2007 at 09:10 AM" below what she wrote (TypePad)
  daily,  ///< "Ann Lee" above "Apr 12, 2007": trusted only where the page says how many there are
};

/// Whether a line can be a name and nothing else: short, few words, no end of a sentence.
bool is_plausible_name(std::string_view line);

/// The headers in the lines from `from` on, of the style that finds as many as the page says it has, else the most.
struct CommentHeaders {
  HeaderStyle style = HeaderStyle::said;
  std::vector<CommentHeader> found;
};
CommentHeaders find_comment_headers(std::span<const std::string_view> lines, std::size_t from,
                                    std::optional<std::size_t> expected);

}  // namespace rapport
