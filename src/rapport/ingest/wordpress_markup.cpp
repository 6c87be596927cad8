#include "rapport/ingest/wordpress_markup.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>

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

bool is_code(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>({"bash", "code", "cpp", "css", "html", "java", "javascript",
                                                          "php", "python", "ruby", "sourcecode", "sql", "xml"});
  return is_one_of(names, name);
}

/// Shortcodes of WordPress itself and of every other blog. What WordPress does not know it shows as it is.
bool is_known(std::string_view name) {
  constexpr auto names =
      std::to_array<std::string_view>({"audio", "caption", "contact-form", "contact-form-7", "embed", "gallery", "more",
                                       "playlist", "toc", "video", "wp_caption", "youtube"});
  return is_one_of(names, name);
}

/// BBCode and code blocks. "[i]" alone may be anything.
bool is_known_pair(std::string_view name) {
  constexpr auto names =
      std::to_array<std::string_view>({"b", "center", "color", "i", "img", "list", "quote", "size", "u", "url"});
  return is_one_of(names, name) || is_code(name);
}

std::string_view replacement(const Shortcode& code) {
  if (code.name == "quote") return code.closes ? "</blockquote>" : "<blockquote>";
  if (is_code(code.name)) return code.closes ? "</pre>" : "<pre>";
  return {};
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
  std::unordered_set<std::string_view> dropped;   // names whose end goes as well
  std::unordered_set<std::string_view> unclosed;  // names of pairs that do not end in the rest
  const auto ends_later = [&](std::string_view name, std::size_t from) {
    if (unclosed.contains(name)) return false;
    const bool ends = html.find("[/" + std::string(name) + "]", from) != html.npos;
    if (!ends) unclosed.insert(name);
    return ends;
  };
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; (at = html.find('[', at)) != html.npos;) {
    const std::size_t end = html.find_first_of("[]<>", at + 1);
    if (end == html.npos) break;
    const auto code = parse_shortcode(html.substr(at + 1, end - at - 1));
    const bool is_pair = code.closes ? dropped.contains(code.name)
                                     : code.has_arguments || (is_known_pair(code.name) && ends_later(code.name, end));
    const bool known = html[end] == ']' && !code.name.empty() && (is_known(code.name) || is_pair);
    if (!known) {
      at = end;
      continue;
    }
    dropped.insert(code.name);
    const bool escaped = at > done && html[at - 1] == '[' && html.substr(end + 1).starts_with(']');
    out += html.substr(done, at - done - (escaped ? 1 : 0));
    out += escaped ? html.substr(at, end + 1 - at) : replacement(code);
    done = at = end + (escaped ? 2 : 1);
  }
  return out += html.substr(done);
}

}  // namespace rapport
