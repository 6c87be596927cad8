#include "rapport/ingest/html_comments.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/comment_header.h"
#include "rapport/ingest/comment_markup.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/html_text.h"
#include "rapport/ingest/page_line.h"

namespace rapport {

namespace {

/// The number in "comment-12", "li-comment-12", "div-comment-12" (WordPress), "wpd-comm-12_0" (wpDiscuz), "isso-12" or
/// "c12" (Blogger); else empty.
std::string_view comment_number(std::string_view id) {
  for (const std::string_view prefix : {"li-comment-", "div-comment-", "comment-", "comment-item-", "comment_",
                                        "serendipity_comment_", "wpd-comm-", "isso-", "c"}) {
    if (!id.starts_with(prefix)) continue;
    const auto number = id.substr(prefix.size(), id.substr(prefix.size()).find('_'));
    const bool digits = !number.empty() && std::ranges::all_of(number, ascii::is_digit);
    if (digits) return number;
  }
  return {};
}

/// Two elements of one comment may both be marked as it (<li id="comment-1"><div id="div-comment-1">).
struct Found {
  std::size_t node;
  std::string id;
  std::size_t end;     // one past what belongs to it
  int depth;           // as WordPress writes it, from 1; 0 = not given
  std::size_t around;  // index of the comment around it, no_node if there is none
};

class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree) {}

  HtmlComments find() {
    has_indents_ = find_element(tree_, 0, [&](std::size_t i) { return is_comment_indent(tree_, i); }) != no_node;
    for (std::size_t i = 0; i < tree_.nodes().size(); ++i) {
      if (!tree_.nodes()[i].tag.empty() && begins_comment(i)) add(i);
    }
    HtmlComments out;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      out.nodes.push_back(found_[i].node);
      out.messages.push_back(read(i, out.messages));
      last_of_depth_[found_[i].depth] = i;
    }
    out.region = region();
    return out;
  }

 private:
  [[nodiscard]] bool begins_comment(std::size_t i) const {
    const auto tag = tree_.nodes()[i].tag;
    const auto id = attribute(tree_, i, "id");
    const auto number = comment_number(id);
    if (tag == "a" || tag == "body" || tag == "html" || tag == "form") return false;
    if (!number.empty())
      return id.front() != 'c' || id.starts_with("comment") || tag == "li" || tag == "dt" || tag == "div";
    return is_comment_beginning(tree_, i);
  }

  void add(std::size_t i) {
    const auto number = comment_number(attribute(tree_, i, "id"));
    while (!open_.empty() && found_[open_.back()].end <= i) open_.pop_back();
    const std::size_t around = open_.empty() ? no_node : open_.back();
    if (around != no_node) {
      const bool is_row = tree_.nodes()[found_[around].node].tag == "tr";  // holds one comment and no answers
      const bool same = number.empty() ? is_first_element(i, found_[around].node) : number == found_[around].id;
      if (is_row || same) return;
    }
    open_.push_back(found_.size());
    found_.push_back({i, std::string(number), end_of(i), depth(i), around});
  }

  [[nodiscard]] bool is_first_element(std::size_t i, std::size_t of) const {
    for (std::size_t n = of + 1; n < i; ++n) {
      if (!tree_.nodes()[n].tag.empty() || !ascii::trim(tree_.nodes()[n].text).empty()) return false;
    }
    return true;
  }

  /// Blogger's older pages are definition lists: the comment goes on in the <dd> that follow its <dt>.
  [[nodiscard]] std::size_t end_of(std::size_t i) const {
    const auto& nodes = tree_.nodes();
    std::size_t end = nodes[i].end;
    if (nodes[i].tag != "dt") return end;
    while (end < nodes.size() && nodes[end].parent == nodes[i].parent &&
           (nodes[end].tag.empty() || nodes[end].tag == "dd")) {
      end = nodes[end].end;
    }
    return end;
  }

  [[nodiscard]] bool begins_other(std::size_t i, std::size_t self) const {
    return i != self && std::ranges::binary_search(found_, i, {}, &Found::node);
  }

  /// The first element of the comment, not of one inside it, for which `wanted` holds.
  [[nodiscard]] std::size_t part(const Found& f, const HtmlPredicate& wanted) const {
    const auto skip = [&](std::size_t i) { return begins_other(i, f.node); };
    for (std::size_t i = f.node; i < f.end; i = tree_.nodes()[i].end) {
      if (const auto found = find_element(tree_, i, wanted, skip); found != no_node) return found;
    }
    return no_node;
  }

  Message read(std::size_t index, const std::vector<Message>& before) const {
    const Found& f = found_[index];
    Message m;
    m.id = f.id.empty() ? "comment-" + std::to_string(index + 1) : f.id;
    m.kind = has_any_class(tree_, f.node, {"pingback"})    ? "pingback"
             : has_any_class(tree_, f.node, {"trackback"}) ? "trackback"
                                                           : "comment";
    m.status = "approved";
    m.author = author(f);
    m.written_at = date(f);
    if (has_any_class(tree_, f.node, {"bypostauthor"}) || tree_.attribute(f.node, "bypostauthor") != nullptr) {
      m.role = Role::host;
    }
    m.reply_to = parent(index, before);
    assign(m, body(f));
    return m;
  }

  [[nodiscard]] std::string author(const Found& f) const {
    for (const char* const name : {"data-author", "author"}) {  // Reddit
      if (const auto given = attribute(tree_, f.node, name); !given.empty()) return std::string(given);
    }
    std::size_t found = find_comment_author(tree_, [&](const HtmlPredicate& wanted) { return part(f, wanted); });
    if (found == no_node) found = linked_name(f);
    if (found == no_node) {
      const auto by = signature(f);
      return by ? by->author : std::string();
    }
    const std::string name(without_doubt(one_line(tree_, found)));
    const auto who = speaker_of(name);
    return who ? who->author : name;
  }

  /// Blogger's first templates wrote "At 8:15 AM, May 07, 2007, Ann Lee said..." where others mark the name alone.
  static std::optional<CommentHeader> speaker_of(std::string_view line) {
    for (const std::string_view ending : {"...", "…", ":"}) {
      if (line.ends_with(ending)) line.remove_suffix(ending.size());
    }
    const auto name = before_speech(line);
    return speaker(0, 0, name ? *name : line);
  }

  /// The first link of a line that is called the by-line.
  [[nodiscard]] std::size_t linked_name(const Found& f) const {
    const std::size_t line = part(f, [&](std::size_t i) { return tree_.has_class(i, "byline"); });
    if (line == no_node) return no_node;
    return find_element(tree_, line,
                        [&](std::size_t i) { return tree_.nodes()[i].tag == "a" && !one_line(tree_, i).empty(); });
  }

  [[nodiscard]] std::optional<std::int64_t> date(const Found& f) const {
    std::size_t found =
        part(f, [&](std::size_t i) { return tree_.nodes()[i].tag == "time" && element_date(tree_, i); });
    if (found == no_node)
      found = part(f, [&](std::size_t i) { return is_comment_date(tree_, i) && element_date(tree_, i); });
    if (found != no_node) return element_date(tree_, found);
    if (const auto by = signature(f)) return by->written_at;
    const std::size_t poster = part(f, [&](std::size_t i) { return tree_.has_class(i, "comment-poster"); });
    const auto who = poster == no_node ? std::nullopt : speaker_of(one_line(tree_, poster));
    return who ? who->written_at : std::nullopt;
  }

  /// "Posted by: Ann Lee | May 06, 2008 at 05:00 PM" (TypePad), "Submitted by Ann Lee on Tue, 05/06/2008" (Drupal).
  /// Dotclear puts nothing else into the <dt>: "1. On Monday 7 May 2012, 08:15 by Ann Lee".
  [[nodiscard]] std::optional<ByLine> signature(const Found& f) const {
    if (tree_.nodes()[f.node].tag == "dt") return by_line(without_number(one_line(tree_, f.node)));
    const std::size_t found = part(f, [&](std::size_t i) { return is_comment_signature(tree_, i); });
    return found == no_node ? std::nullopt : by_line(one_line(tree_, found));
  }

  /// By the depth that the page writes, else by nesting.
  [[nodiscard]] std::string parent(std::size_t index, const std::vector<Message>& before) const {
    const Found& own = found_[index];
    if (own.depth == 0) return own.around == no_node ? "" : before[own.around].id;
    const auto above = last_of_depth_.find(own.depth - 1);
    return own.depth == 1 || above == last_of_depth_.end() ? "" : before[above->second].id;
  }

  [[nodiscard]] int depth(std::size_t node) const {
    const int given = comment_depth(tree_, node);
    if (given > 0 || !has_indents_) return given;
    int indents = 0;
    for (; node != 0; node = tree_.nodes()[node].parent) indents += is_comment_indent(tree_, node) ? 1 : 0;
    return 1 + indents;
  }

  [[nodiscard]] RichText body(const Found& f) const {
    const auto inside = [&](bool (*wanted)(const HtmlTree&, std::size_t)) {
      return part(f, [&](std::size_t i) { return i != f.node && wanted(tree_, i); });
    };
    std::size_t content = inside(is_comment_field);
    if (content == no_node) content = inside(is_comment_content);
    if (content == no_node) content = inside(is_comment_block);
    if (content == no_node && tree_.nodes()[f.node].tag == "dt") content = inside(is_definition);
    return html_to_text(tree_, content == no_node ? f.node : content, [&, content](std::size_t i) {
      if (tree_.nodes()[i].tag.empty()) return content == no_node && is_speech(tree_.nodes()[i].text);
      return i != content && (begins_other(i, f.node) || is_furniture(i));
    });
  }

  static bool is_definition(const HtmlTree& tree, std::size_t i) { return tree.nodes()[i].tag == "dd"; }

  /// WordPress' first themes print "<cite>Ann Lee</cite> Says:" in front of the text, without an element around it.
  static bool is_speech(std::string_view text) {
    text = ascii::trim(text);
    if (!text.ends_with(':')) return false;
    const auto name = before_speech(text.substr(0, text.size() - 1));
    return name && name->empty();
  }

  /// Names, dates and buttons inside a comment.
  [[nodiscard]] bool is_furniture(std::size_t i) const {
    return is_comment_furniture(tree_, i) || (tree_.nodes()[i].tag == "cite" && is_name_above(i));
  }

  /// A <cite> that stands first in its comment names the speaker; further down it names a book.
  [[nodiscard]] bool is_name_above(std::size_t cite) const {
    const auto behind = std::ranges::lower_bound(found_, cite, {}, &Found::node);
    if (behind == found_.begin()) return false;
    for (auto f = static_cast<std::size_t>(behind - found_.begin()) - 1; f != no_node; f = found_[f].around) {
      if (cite < found_[f].end && is_first_element(cite, found_[f].node)) return true;
    }
    return false;
  }

  /// The element around all comments, with their heading and form, if it is named after them; else 0.
  [[nodiscard]] std::size_t region() const {
    if (found_.empty()) return 0;
    std::size_t around = tree_.nodes()[found_.front().node].parent;
    while (around != 0 && tree_.nodes()[around].end < found_.back().end) around = tree_.nodes()[around].parent;
    std::size_t out = 0;
    for (; around != 0 && is_container(around); around = tree_.nodes()[around].parent) out = around;
    return out;
  }

  [[nodiscard]] bool is_container(std::size_t i) const {
    const auto tag = tree_.nodes()[i].tag;
    if (tag == "ol" || tag == "ul" || tag == "dl") return true;
    if (tag == "body" || tag == "article" || tag == "main") return false;
    return attribute(tree_, i, "id").find("comment") != std::string_view::npos ||
           attribute(tree_, i, "class").find("comment") != std::string_view::npos;
  }

  const HtmlTree& tree_;
  bool has_indents_ = false;
  std::vector<Found> found_;
  std::vector<std::size_t> open_;                       // indices of the comments around the element looked at
  std::unordered_map<int, std::size_t> last_of_depth_;  // of the comments that were read
};

}  // namespace

HtmlComments find_html_comments(const HtmlTree& tree) { return Finder(tree).find(); }

}  // namespace rapport
