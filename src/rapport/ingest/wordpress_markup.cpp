#include "rapport/ingest/wordpress_markup.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

struct Shortcode {
  std::string_view name;
  bool closes = false;
  bool has_arguments = false;  // key=value
};

bool is_name(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_'; }

std::size_t name_length(std::string_view s) {
  return static_cast<std::size_t>(std::find_if_not(s.begin(), s.end(), is_name) - s.begin());
}

/// Whether "key=" stands behind a blank somewhere in `s`.
bool has_argument(std::string_view s) {
  for (std::size_t at = 0; (at = s.find_first_of(" \n", at)) != s.npos;) {
    ++at;
    const std::size_t n = name_length(s.substr(at));
    if (n > 0 && at + n < s.size() && s[at + n] == '=') return true;
  }
  return false;
}

/// What stands between two brackets; without a name where it is no shortcode.
Shortcode parse_shortcode(std::string_view inside) {
  Shortcode code;
  if ((code.closes = inside.starts_with('/'))) inside.remove_prefix(1);
  const std::size_t n = name_length(inside);
  if (n < inside.size() && std::string_view(" /=\n").find(inside[n]) == std::string_view::npos) return code;
  code.name = inside.substr(0, n);
  code.has_arguments = has_argument(inside.substr(n));
  return code;
}

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool stands_alone(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"audio", "contact-form", "contact-form-7", "embed", "gallery", "more", "playlist", "toc", "video", "youtube"});
  return is_one_of(names, name);
}

std::string_view replacement(const Shortcode& code) {
  constexpr auto languages =
      std::to_array<std::string_view>({"bash", "code", "cpp", "css", "html", "java", "javascript", "php", "python",
                                       "ruby", "sourcecode", "sql", "xml"});
  if (code.name == "quote") return code.closes ? "</blockquote>" : "<blockquote>";
  if (is_one_of(languages, code.name)) return code.closes ? "</pre>" : "<pre>";
  return {};
}

/// Where the last "[/name]" of each name stands.
std::unordered_map<std::string_view, std::size_t> closing_brackets(std::string_view html) {
  std::unordered_map<std::string_view, std::size_t> last;
  for (std::size_t at = 0; (at = html.find("[/", at)) != html.npos; at += 2) {
    const std::size_t n = name_length(html.substr(at + 2));
    if (n > 0 && html.substr(at + 2 + n).starts_with(']')) last[html.substr(at + 2, n)] = at;
  }
  return last;
}

}  // namespace

bool has_paragraph_tag(std::string_view html) {
  for (std::size_t at = 0; (at = html.find('<', at)) != html.npos; ++at) {
    if (at + 2 >= html.size() || ascii::lower(html[at + 1]) != 'p') continue;
    if (html[at + 2] == '>' || ascii::is_blank(html[at + 2])) return true;
  }
  return false;
}

std::string expand_shortcodes(std::string_view html) {
  const auto last_close = closing_brackets(html);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; (at = html.find('[', at)) != html.npos;) {
    const std::size_t end = html.find_first_of("[]<>", at + 1);
    if (end == html.npos) break;
    const auto code = parse_shortcode(html.substr(at + 1, end - at - 1));
    const auto close = last_close.find(code.name);
    const bool known = html[end] == ']' && !code.name.empty() &&
                       (code.closes || code.has_arguments || stands_alone(code.name) ||
                        (close != last_close.end() && close->second > at));
    if (!known) {
      at = end;
      continue;
    }
    const bool escaped = at > done && html[at - 1] == '[' && html.substr(end + 1).starts_with(']');
    out += html.substr(done, at - done - (escaped ? 1 : 0));
    out += escaped ? html.substr(at, end + 1 - at) : replacement(code);
    done = at = end + (escaped ? 2 : 1);
  }
  return out += html.substr(done);
}

}  // namespace rapport
