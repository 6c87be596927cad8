#include "rapport/ingest/text_page.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_outline.h"
#include "rapport/ingest/page_words.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

namespace {

using Lines = std::span<const std::string_view>;

/// "2007-04-12-networking-not": a page has no id of its own. Empty for one without date and title.
std::string page_id(const PageOutline& page) {
  std::string id = page.written_at ? format_date(*page.written_at).substr(0, 10) : "";
  bool gap = !id.empty();
  for (const char c : page.title) {
    const bool kept = ascii::is_letter(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (kept && std::exchange(gap, false)) id += '-';
    if (kept) id += ascii::lower(c);
    gap = gap || (!kept && !id.empty());
  }
  return id;
}

std::string join(Lines lines) {
  std::string out;
  for (const auto line : lines) out.append(line).append("\n");
  return out;
}

/// What the buttons below a comment say of its thread: "Replies" begins one, "Reply" ends it. Some languages have one
/// word for both.
class ThreadMarks {
 public:
  void see(std::string_view line) {
    const bool reply = page_words::reply().has(line), replies = page_words::replies().has(line);
    if (reply) ++reply_;
    if (replies && !reply) ++replies_;
    if (replies && reply) ++either_;
  }
  [[nodiscard]] bool begins() const { return replies_ > 0 || either_ > 1; }
  [[nodiscard]] bool ends() const { return reply_ > 0; }

 private:
  int reply_ = 0, replies_ = 0, either_ = 0;
};

/// Turns the lines below each header into a comment.
class CommentReader {
 public:
  CommentReader(Lines lines, const PageOutline& page) : lines_(lines), page_(page) {}

  std::vector<Message> read(const std::string& id) {
    const auto& headers = page_.comments.found;
    for (std::size_t i = 0; i < headers.size(); ++i) {
      Message m;
      m.id = id + "#" + std::to_string(i + 1);
      m.kind = "comment";
      m.status = "approved";
      m.author = headers[i].author;
      m.written_at = headers[i].written_at;
      if (in_replies_) m.reply_to = top_;
      if (!headers[i].answers.empty()) m.reply_to = last_of(headers[i].answers);
      if (headers[i].answered) m.reply_to = comments_[*headers[i].answered].id;
      if (!in_replies_) top_ = m.id;
      const auto [begin, end] = body_of(i);
      fill(m, begin, i > 0 && i + 1 == headers.size() ? end_of_last(begin, end) : end);
      last_of_[m.author] = i;
      comments_.push_back(std::move(m));
    }
    return std::move(comments_);
  }

 private:
  /// The lines between this header and the next, or between the last and this where the name stands below.
  [[nodiscard]] std::pair<std::size_t, std::size_t> body_of(std::size_t i) const {
    const auto& headers = page_.comments.found;
    if (page_.comments.style == HeaderStyle::below) {
      return {i == 0 ? page_.comments_begin : headers[i - 1].past_line, headers[i].first_line};
    }
    return {headers[i].past_line, i + 1 < headers.size() ? headers[i + 1].first_line : page_.page_end};
  }

  /// The button right below the text of every comment before ends the last one, too: behind it stands the foot of the
  /// page.
  [[nodiscard]] std::size_t end_of_last(std::size_t begin, std::size_t end) const {
    const auto body = lines_.subspan(begin, end - begin);
    const auto button = closing_.empty() ? body.end() : std::ranges::find(body, closing_);
    return button == body.end() ? end : begin + static_cast<std::size_t>(button - body.begin()) + 1;
  }

  [[nodiscard]] std::string last_of(std::string_view author) const {
    const auto found = last_of_.find(author);
    return found == last_of_.end() ? std::string() : comments_[found->second].id;
  }

  /// Takes date and furniture off both ends. "Replies" opens a thread below the comment, "Reply" in it ends it. Votes
  /// are counted above the buttons.
  void fill(Message& m, std::size_t begin, std::size_t end) {
    const bool was_in_replies = in_replies_;
    const std::size_t whole = end;
    const auto first = static_cast<std::size_t>(
        std::ranges::find_if(lines_.subspan(begin, end - begin), [](auto line) { return !line.empty(); }) -
        lines_.begin());
    ThreadMarks thread;
    std::string_view below_text;
    for (; end > begin; --end) {
      const auto line = lines_[end - 1];
      const bool is_count = has_votes() && end < whole && end > first + 1 && std::ranges::all_of(line, ascii::is_digit);
      if (!line.empty() && !is_page_furniture(line) && !is_count) break;
      thread.see(line);
      if (!line.empty() && !is_count) below_text = line;
    }
    closing_ = comments_.empty() || closing_ == below_text ? below_text : std::string_view{};
    in_replies_ = was_in_replies ? !thread.ends() : thread.begins();
    if (page_.comments.style == HeaderStyle::stamped) begin = past_profile(lines_, begin, end);
    while (begin < end && is_head(begin, end)) ++begin;
    if (!m.written_at && begin < end) take_date(m, begin, end);
    assign(m, plain_to_text(join(lines_.subspan(begin, end - begin))));
    if (page_words::removed().has_beginning_of(m.text)) m.status = "deleted";
  }

  /// Pages that greet a speaker with "says" count no votes.
  [[nodiscard]] bool has_votes() const {
    using enum HeaderStyle;
    const auto style = page_.comments.style;
    return style != said && style != says && style != wrote && style != below && style != above;
  }

  /// What stands above the text of a comment and is none of it.
  [[nodiscard]] bool is_head(std::size_t at, std::size_t end) const {
    const auto line = lines_[at];
    if (line.empty() || page_words::reply().has(line)) return true;
    if (at + 1 == end) return false;
    const auto style = page_.comments.style;
    if (style == HeaderStyle::below) return is_page_furniture(line);
    const bool is_under_name = style == HeaderStyle::dated || style == HeaderStyle::daily;
    constexpr std::size_t longest_badge = 40;
    return page_words::badges().has(line) ||
           (is_under_name && line.size() <= longest_badge && line.back() != '.' && is_badge(line));
  }

  void take_date(Message& m, std::size_t& begin, std::size_t& end) {
    if ((m.written_at = page_date(lines_[begin]))) {
      ++begin;
    } else if ((m.written_at = page_date(lines_[end - 1]))) {
      --end;
    }
  }

  Lines lines_;
  const PageOutline& page_;
  std::vector<Message> comments_;
  std::map<std::string, std::size_t, std::less<>> last_of_;  // comments, by author
  std::string_view closing_;  // the line below the text of all comments so far; empty where they differ
  std::string top_;           // id of the last comment that answers the post
  bool in_replies_ = false;
};

Message read_post(Lines lines, const PageOutline& page, const std::string& id) {
  Message post;
  post.id = id;
  post.kind = "post";
  post.status = "publish";
  post.author = page.author;
  post.written_at = page.written_at;
  std::string text = page.subtitle.empty() ? "" : page.subtitle + "\n\n";
  text += join(lines.subspan(page.body_begin, page.body_end - page.body_begin));
  assign(post, plain_to_text(text));
  return post;
}

}  // namespace

Exchange read_text_page(std::string_view text, std::string_view id, Selection& selection) {
  const auto lines = page_lines(text);
  const PageOutline page = outline_page(lines);
  Exchange one;
  one.id = page_id(page);
  if (one.id.empty()) one.id = id;
  one.title = page.title;
  one.messages.push_back(read_post(lines, page, one.id));
  for (auto& m : CommentReader(lines, page).read(one.id)) {
    if (selection.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
  }
  return one;
}

}  // namespace rapport
