#pragma once
#include <span>
#include <string_view>

namespace rapport::page_words {

// What blog engines print around what people wrote, in the languages in which pages are met most: Blogger's and
// WordPress' own translations. Lower case as far as ASCII goes; compare with ascii::…_fold.

/// The verb behind the name of a commenter: "said", "says", "hat gesagt", "a dit", "さんのコメント".
std::span<const std::string_view> speech();

/// Comments by their name, behind a number: "comments", "responses", "Kommentare", "件のコメント".
std::span<const std::string_view> comments();

/// One and none in front of that name, with the blank behind them: "one ", "eine ", "aucun ".
std::span<const std::string_view> one();
std::span<const std::string_view> none();

/// Beginnings of a line that names the author of the post: "posted by ", "publié par ".
std::span<const std::string_view> posted_by();
/// What may stand between the date of the post and its author: " by ", " von ".
std::span<const std::string_view> by();
/// What may stand between the author and a date or time: " at ", " um ".
std::span<const std::string_view> at();
/// Beginnings of a line that goes on with the date of the post: "posted on ", "veröffentlicht am ".
std::span<const std::string_view> posted_on();

/// Whole lines that nobody wrote: "reply", "home", "share this:".
std::span<const std::string_view> furniture();
/// Beginnings of such lines: "labels:", "filed under".
std::span<const std::string_view> furniture_beginnings();
/// Beginnings of the furniture below the last comment: "post a comment", "kommentar veröffentlichen".
std::span<const std::string_view> page_end();
/// Beginnings of what stands in the place of a comment that was taken away.
std::span<const std::string_view> removed();
/// Lines above or between comments that open and close a thread of replies.
std::span<const std::string_view> replies();
std::span<const std::string_view> reply();

}  // namespace rapport::page_words
