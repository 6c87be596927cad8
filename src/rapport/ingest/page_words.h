#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace rapport::page_words {

/// Words of one purpose, looked up by the byte that they begin with: every line of a page is held against all of them.
class Phrases {
 public:
  /// The words must outlive this.
  explicit Phrases(std::span<const std::string_view> words);

  /// The longest of them that a line begins with, whatever the case of its ASCII letters; empty for none.
  [[nodiscard]] std::string_view longest_beginning(std::string_view line) const;
  [[nodiscard]] bool has_beginning_of(std::string_view line) const { return !longest_beginning(line).empty(); }
  /// Whether a line is one of them.
  [[nodiscard]] bool has(std::string_view line) const;

  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }

 private:
  [[nodiscard]] std::span<const std::string_view> beginning_like(std::string_view line) const;

  std::vector<std::string_view> words_;           // sorted by first byte, then the longest first
  std::array<std::size_t, 257> first_of_byte_{};  // where in `words_` those of a byte begin
};

// What blog engines print around what people wrote, in the languages in which pages are met most: Blogger's and
// WordPress' own translations. Lower case as far as ASCII goes; compare with ascii::…_fold.

/// The verb behind the name of a commenter: "said", "says", "hat gesagt", "a dit", "さんのコメント".
std::span<const std::string_view> speech();

/// Buttons and labels that Medium and Substack print around title, author and date: "follow", "listen".
const Phrases& head_buttons();

/// Comments by their name, behind a number: "comments", "responses", "Kommentare", "件のコメント".
const Phrases& comments();

/// One and none in front of that name, with the blank behind them: "one ", "eine ", "aucun ".
const Phrases& one();
const Phrases& none();

/// Beginnings of a line that names the author of the post: "posted by ", "publié par ".
const Phrases& posted_by();
/// What may stand between the date of the post and its author: " by ", " von ".
std::span<const std::string_view> by();
/// What may stand between the author and a date or time: " at ", " um ".
std::span<const std::string_view> at();
/// Beginnings of a line that goes on with the date of the post: "posted on ", "veröffentlicht am ".
const Phrases& posted_on();

/// Whole lines that nobody wrote: "reply", "home", "share this:".
const Phrases& furniture();
/// Beginnings of such lines: "tags:", "share on ".
const Phrases& furniture_beginnings();
/// Beginnings of such a line that says where a post is filed; what follows it below a post is furniture, too.
const Phrases& filed();
/// What is counted on lines of their own: "likes", "replies".
const Phrases& counted();
/// Behind the name of a guest: "(not verified)".
const Phrases& unverified();
/// Lines between the name of a commenter and what he wrote: "author", "says:", "permalink", "junior member".
const Phrases& badges();
/// Beginnings of such lines: "liked by ", "in reply to ".
const Phrases& badge_beginnings();
/// Labels in front of author, date and place of a post, on lines of their own: "author", "posted on", "categories".
const Phrases& author_labels();
const Phrases& date_labels();
const Phrases& place_labels();
/// Beginnings of the furniture below the last comment: "post a comment", "kommentar veröffentlichen".
const Phrases& page_end();
/// Beginnings of what stands in the place of a comment that was taken away.
const Phrases& removed();
/// Lines above or between comments that open and close a thread of replies.
const Phrases& replies();
const Phrases& reply();

}  // namespace rapport::page_words
