#include "rapport/ingest/html_flatten.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "rapport/ingest/html_layout.h"
#include "rapport/ingest/html_tag_scanner.h"

namespace rapport {

namespace {

// Far above what people and editors write, far below what costs the parser a second or 100 MB.
constexpr std::size_t max_attributes = 200;
constexpr std::size_t max_depth = 400;
constexpr std::size_t max_tags = 300'000;
constexpr std::size_t max_depth_sum = 20'000'000;  // open elements, summed over all tags
constexpr std::size_t max_reopened_sum = 300'000;  // open formatting elements, summed over all tags

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_formatting(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
  return is_one_of(names, name);
}

/// Elements across which an end tag closes nothing.
bool bounds_scope(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"applet", "button", "caption", "marquee", "math", "object", "svg", "table", "template"});
  return is_one_of(names, name);
}

/// Elements whose end tag may be left out. They nest only by way of others, so that leaving them out of the count
/// makes it at most some times too low.
bool closes_itself(std::string_view name) {
  constexpr auto names =
      std::to_array<std::string_view>({"body", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt",
                                       "tbody", "td", "tfoot", "th", "thead", "tr"});
  return is_one_of(names, name) || is_void_element(name);
}

/// The elements that a parser would hold open, about.
class OpenElements {
 public:
  void open(const std::string& name) {
    if (name == "a") close(name);  // a second <a> closes the first
    open_.push_back({name, is_formatting(name)});
    formatting_ += open_.back().formatting ? 1 : 0;
  }

  void close(const std::string& name) {
    const bool formatting = is_formatting(name);
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].name == name) return remove(i, formatting);
      if (!formatting && bounds_scope(open_[i].name)) return;
    }
  }

  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::size_t formatting() const { return formatting_; }

 private:
  struct Element {
    std::string name;
    bool formatting;
  };

  /// A formatting element is taken out alone: blocks inside it stay open. Another closes what is open inside it, but
  /// formatting elements live on.
  void remove(std::size_t at, bool formatting) {
    const auto first = open_.begin() + static_cast<std::ptrdiff_t>(at);
    if (formatting) {
      open_.erase(first);
      --formatting_;
    } else {
      open_.erase(std::remove_if(first, open_.end(), [](const Element& e) { return !e.formatting; }), open_.end());
    }
  }

  std::vector<Element> open_;
  std::size_t formatting_ = 0;
};

}  // namespace

bool is_costly_html(std::string_view html) {
  if (html.size() > max_html_bytes) return true;
  OpenElements open;
  std::size_t tags = 0, depth_sum = 0, reopened_sum = 0;
  for (HtmlTagScanner scanner(html); scanner.next();) {
    if (!scanner.name().empty() && !closes_itself(scanner.name())) {
      scanner.closes() ? open.close(scanner.name()) : open.open(scanner.name());
    }
    depth_sum += open.depth();
    reopened_sum += open.formatting();
    if (++tags > max_tags || scanner.attributes() > max_attributes || open.depth() > max_depth ||
        depth_sum > max_depth_sum || reopened_sum > max_reopened_sum) {
      return true;
    }
  }
  return false;
}

std::string flatten_html(std::string_view html) {
  std::string out;
  HtmlTagScanner scanner(html);
  const auto append = [&out](std::string_view text) {
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    out += text;
    std::replace(out.begin() + begin, out.end(), '\n', ' ');
  };
  while (scanner.next()) {
    append(scanner.text_before());
    switch (html_layout(scanner.name())) {
      case HtmlLayout::paragraph:
        out += "\n\n";
        break;
      case HtmlLayout::line:
      case HtmlLayout::line_break:
        out += '\n';
        break;
      case HtmlLayout::inline_text:
      case HtmlLayout::hidden:
        break;
    }
  }
  append(scanner.rest());
  return out;
}

}  // namespace rapport
