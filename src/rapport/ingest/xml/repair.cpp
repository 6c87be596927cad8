#include "rapport/ingest/xml/repair.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/xml/reference.h"
#include "rapport/ingest/xml/tag.h"
#include "rapport/model/eight_bytes.h"

namespace rapport {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::string_view section_begin = "<![CDATA[";
constexpr std::string_view section_end = "]]>";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// How far to look for the end of something before it is taken for text.
constexpr std::size_t longest_tag = std::size_t{8} * 1024 * 1024;
constexpr std::size_t longest_comment = std::size_t{1024} * 1024;
constexpr std::size_t lookahead = std::size_t{64} * 1024;

/// The bytes at which a run of plain text ends: marks, controls, and the first byte of U+FFFE and U+FFFF.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (std::size_t c = 0; c < 0x20; ++c) stops[c] = c != '\t' && c != '\n' && c != '\r';
  for (const unsigned char c : {'<', '&', ']', '\xEF'}) stops[c] = true;
  return stops;
}
constexpr std::array<bool, 256> stops = make_stops();

/// Whether one of eight bytes may be a stop.
bool eight_may_stop(const char* bytes) {
  const std::uint64_t word = load_eight(bytes);
  return (bytes_below(word, 0x20) | bytes_equal(word, '<') | bytes_equal(word, '&') | bytes_equal(word, ']') |
          bytes_equal(word, '\xEF')) != 0;
}

std::size_t plain_run(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(at + 8, text.size());
    if (end - at == 8 && !eight_may_stop(text.data() + at)) at = end;
    for (; at < end; ++at) {
      if (stops[static_cast<unsigned char>(text[at])]) return at;
    }
  }
  return at;
}

std::uint64_t count_lines(std::string_view text) {
  std::uint64_t lines = 0;
  for (auto at = text.find('\n'); at != none; at = text.find('\n', at + 1)) ++lines;
  return lines;
}

}  // namespace

std::size_t XmlRepair::repair(std::string_view data, bool last, std::string& out) {
  data_ = rest_ = data;
  last_ = last;
  out_ = &out;
  if (!begun_) out += "<document>";
  begun_ = true;
  bool decided = true;
  while (decided && !rest_.empty()) {
    decided = in_long_tag_ ? skip_long_tag() : in_section_ ? take_section() : take_content();
  }
  const std::size_t used = data.size() - rest_.size();
  used_before_ += used;
  data_ = rest_;
  line_ += count_lines(data.substr(0, used));
  if (last) {
    if (in_section_) out += section_end;
    open_at_end_ = nesting_.depth();
    nesting_.close_all(out);
    out += "</document>";
  }
  return used;
}

bool XmlRepair::take_content() {
  copy(plain_run(rest_));
  if (rest_.empty()) return true;
  switch (rest_.front()) {
    case '<':
      return take_markup();
    case '&':
      return take_reference();
    case ']':
      if (rest_.starts_with(section_end)) return replace(section_end.size(), "]]&gt;", Kind::section_end);
      if (section_end.starts_with(rest_) && !last_) return false;
      copy(1);
      return true;
    default:
      return take_control();
  }
}

bool XmlRepair::take_section() {
  copy(plain_run(rest_));
  if (rest_.empty()) return true;
  switch (rest_.front()) {
    case '<':
      return take_end_tag_in_section();
    case '&':
      copy(1);
      return true;
    case ']':
      return take_section_end();
    default:
      return take_control();
  }
}

bool XmlRepair::take_control() {
  if (rest_.front() != '\xEF') return replace(1, " ", Kind::control_character);
  if (rest_.size() < 3 && !last_) return false;
  const bool allowed = !rest_.starts_with("\xEF\xBF\xBE") && !rest_.starts_with("\xEF\xBF\xBF");
  if (!allowed) return replace(3, replacement, Kind::control_character);
  copy(std::min<std::size_t>(3, rest_.size()));
  return true;
}

bool XmlRepair::take_reference() {
  const XmlReference reference = read_xml_reference(rest_, last_);
  if (reference.size == 0) return false;
  if (reference.bare) note(Kind::bare_mark);
  if (reference.control) note(Kind::control_character);
  take(reference.size);
  *out_ += reference.text;
  return true;
}

bool XmlRepair::take_markup() {
  if (rest_.size() < section_begin.size() && !last_ && rest_.find('>') == none) return false;
  if (rest_.starts_with(section_begin)) {
    in_section_ = true;
    copy(section_begin.size());
    return true;
  }
  if (rest_.starts_with("<!--")) return skip_past("-->", longest_comment, no_comment_end_before_);
  if (rest_.starts_with("<?")) return skip_past("?>", lookahead, no_instruction_end_before_);
  if (rest_.starts_with("<!") && rest_.size() > 2 && ascii::is_letter(rest_[2])) return skip_declaration();
  return take_tag();
}

bool XmlRepair::take_tag() {
  const std::uint64_t end_of_data = offset() + rest_.size();
  if (end_of_data < no_tag_end_before_ && rest_.size() < longest_tag && !last_) return false;
  const XmlTag tag = read_xml_tag(rest_);
  if (tag.found == XmlTag::Found::incomplete && rest_.size() >= longest_tag) {
    note(Kind::long_tag);
    in_long_tag_ = true;
    take(1);
    return true;
  }
  if (tag.found == XmlTag::Found::incomplete && !last_) {
    // A tag that comes in many pieces is read again only when there is twice as much of it.
    no_tag_end_before_ = end_of_data + rest_.size();
    return false;
  }
  if (tag.found != XmlTag::Found::tag) return replace(1, "&lt;", Kind::bare_mark);
  if (tag.repaired) note(Kind::attribute);
  if (!tag.is_end && nesting_.open(tag.name, *out_)) {
    out_->append("<").append(tag.name);
    for (const auto& [name, value] : tag.attributes) copy_attribute(name, value);
    *out_ += '>';
  }
  if (tag.is_end || tag.is_empty) nesting_.close(tag.name, *out_);
  take(tag.size);
  return true;
}

void XmlRepair::copy_attribute(std::string_view name, std::string_view value) {
  out_->append(" ").append(name).append("=\"");
  while (!value.empty()) {
    const std::size_t plain = std::min(plain_run(value), value.find('"'));
    *out_ += value.substr(0, plain);
    value.remove_prefix(std::min(plain, value.size()));
    if (value.empty()) break;
    std::size_t used = 1;
    if (value.front() == '&') {
      const XmlReference reference = read_xml_reference(value, true);
      *out_ += reference.text;
      used = reference.size;
    } else if (value.starts_with("\xEF\xBF\xBE") || value.starts_with("\xEF\xBF\xBF")) {
      *out_ += replacement;
      used = 3;
    } else {
      const char c = value.front();
      *out_ += c == '<' ? "&lt;" : c == '"' ? "&quot;" : c == ']' || c == '\xEF' ? std::string(1, c) : " ";
    }
    value.remove_prefix(used);
  }
  *out_ += '"';
}

/// "]]>" inside a section ends it, unless another "]]>" comes before the element ends or another section begins: then
/// nobody escaped this one.
bool XmlRepair::take_section_end() {
  if (!rest_.starts_with(section_end)) {
    if (section_end.starts_with(rest_) && !last_) return false;
    copy(1);
    return true;
  }
  const std::string_view after = rest_.substr(section_end.size(), lookahead);
  const std::string end_tag = "</" + std::string(nesting_.innermost());
  const bool plain_end = after.starts_with(end_tag) || after.starts_with(section_begin);
  const auto again = plain_end ? none : after.find(section_end);
  const std::string_view between = after.substr(0, again);
  if (!plain_end && again == none && after.size() < lookahead && !last_) return false;
  if (again != none && between.find(end_tag) == none && between.find(section_begin) == none) {
    return replace(section_end.size(), "]]]]><![CDATA[>", Kind::section_end);
  }
  in_section_ = false;
  copy(section_end.size());
  return true;
}

/// The end tag of the element inside its CDATA section is text, unless another section begins before this one ends:
/// then the "]]>" is missing.
bool XmlRepair::take_end_tag_in_section() {
  const bool other_tag = (rest_.size() > 1 && rest_[1] != '/') || offset() < section_goes_on_to_;
  const std::string end_tag = other_tag ? "" : "</" + std::string(nesting_.innermost());
  if (other_tag || !rest_.starts_with(end_tag)) {
    if (!other_tag && std::string_view(end_tag).starts_with(rest_) && !last_) return false;
    copy(1);
    return true;
  }
  const std::string_view after = rest_.substr(0, lookahead);
  const auto ends = after.find(section_end);
  const auto begins = after.substr(0, ends).find(section_begin);
  const bool in_sight = ends != none || begins != none || after.size() == lookahead;
  if (!in_sight && !last_) return false;
  if (in_sight && begins == none) {
    section_goes_on_to_ = offset() + std::min(ends, after.size());
    copy(1);
    return true;
  }
  note(Kind::section_end);
  in_section_ = false;
  *out_ += section_end;
  return true;
}

/// A comment or an instruction goes with all that is in it; where its end is not in sight, its beginning is text.
bool XmlRepair::skip_past(std::string_view end, std::size_t limit, std::uint64_t& absent_before) {
  const bool absent = offset() < absent_before;
  const auto found = absent ? none : rest_.substr(0, limit).find(end, 2);
  if (found != none) {
    take(found + end.size());
    return true;
  }
  if (!absent && rest_.size() < limit && !last_) return false;
  if (!absent) absent_before = offset() + std::min(limit, rest_.size()) - end.size();
  return replace(1, "&lt;", Kind::bare_mark);
}

/// <!DOCTYPE …> with all its declarations in […]. What meets another mark before it ends is none.
bool XmlRepair::skip_declaration() {
  if (offset() < no_declaration_end_before_) return replace(1, "&lt;", Kind::bare_mark);
  const std::string_view window = rest_.substr(0, longest_comment);
  const auto subset = window.find_first_of("[<>", 2);
  if (subset != none && window[subset] == '<') return replace(1, "&lt;", Kind::bare_mark);
  if (subset == none || window[subset] == '>') return skip_past(">", longest_comment, no_declaration_end_before_);
  return skip_past("]>", longest_comment, no_declaration_end_before_);
}

/// To its '>', or to the next tag if that comes first: the tag may lack a quote and never end.
bool XmlRepair::skip_long_tag() {
  const auto end = rest_.find_first_of("<>");
  in_long_tag_ = end == none;
  take(end == none ? rest_.size() : rest_[end] == '<' ? end : end + 1);
  return true;
}

bool XmlRepair::replace(std::size_t count, std::string_view by, Kind kind) {
  note(kind);
  take(count);
  *out_ += by;
  return true;
}

void XmlRepair::copy(std::size_t count) {
  *out_ += rest_.substr(0, count);
  take(count);
}

void XmlRepair::note(Kind kind) {
  Count& count = counts_[static_cast<std::size_t>(kind)];
  if (count.times++ != 0) return;
  count.first_line = line_ + count_lines(data_.substr(0, data_.size() - rest_.size()));
}

}  // namespace rapport
