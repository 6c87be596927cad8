#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

// What a single line of a pasted blog page is: a date, a by-line, the heading of the comments, or furniture of the
// page that nobody wrote ("Older Post", "Leave a Reply"), in any language of page_words.h and local_date.h.

/// The lines of a text without the blanks at their ends; empty lines stay.
std::vector<std::string_view> page_lines(std::string_view text);

/// The date that a line consists of, nothing else ("Thursday, April 12, 2007", "September 21, 2009 at 9:16 am").
std::optional<std::int64_t> page_date(std::string_view line);

/// A line that ends with a date and begins with something else.
struct TrailingDate {
  std::string_view before;
  std::int64_t written_at = 0;
  bool has_time = false;
};
std::optional<TrailingDate> trailing_date(std::string_view line);

/// "Posted by Ann Lee at 9:10 PM", "September 21, 2009 by Ann Lee", "Posted on April 12, 2007 by Ann Lee".
struct ByLine {
  std::string author;
  std::optional<std::int64_t> written_at;
  std::string time_of_day;  ///< "9:10 PM", where the date stands elsewhere on the page
};
std::optional<ByLine> by_line(std::string_view line);

/// A name without what Drupal says of a guest: "Ann Lee (not verified)".
std::string_view without_doubt(std::string_view name);

/// What stands in front of a verb of speech at the end of the text: "Ann Lee" of "Ann Lee says". Chinese and Japanese
/// put no blank between them.
std::optional<std::string_view> before_speech(std::string_view text);

/// What a heading above the comments says: how many there are, and the title of the post where it names it.
struct CommentsHeading {
  std::optional<std::size_t> count;
  std::string title;
};
/// "2 comments:", "No comments:", "3 comments so far", "5 Responses to “Title”", "3 thoughts on “Title”", "Comments
/// (4)", "Comments".
std::optional<CommentsHeading> comments_heading(std::string_view line);

/// Whether a line may be a title: short, and a sentence only where it has few words ("Technical writer wanted.").
bool looks_like_title(std::string_view line);

/// Links, buttons and notices of the page ("Reply", "Labels: tea", "Email ThisBlogThis!").
bool is_page_furniture(std::string_view line);

/// What stands between the name of a commenter and what he wrote ("Author", "Liked by Ann Lee", "Junior Member").
bool is_badge(std::string_view line);

/// What a forum tells of a speaker below his name: a badge, "Jan 2010", the number of his posts.
bool is_profile(std::string_view line);

/// The line from `begin` on at which what a forum tells of a speaker ends: those lines, labels with the value below
/// ("Location", "Leeds"), and the icon's "Default" above the text.
std::size_t past_profile(std::span<const std::string_view> lines, std::size_t begin, std::size_t end);

/// The furniture that stands below the last comment ("Post a Comment", "Subscribe to: Posts (Atom)").
bool ends_page(std::string_view line);

}  // namespace rapport
