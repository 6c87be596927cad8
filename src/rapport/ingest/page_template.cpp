#include "rapport/ingest/page_template.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

/// The word that a tag begins with: "highlight" of "{%- highlight c %}".
std::string_view tag_name(std::string_view inside) {
  while (!inside.empty() && (ascii::is_blank(inside.front()) || inside.front() == '-')) inside.remove_prefix(1);
  return inside.substr(0, inside.find_first_of(" \n-"));
}

/// Finds the next "{% … %}" or "{{ … }}"; an end that was found once is not looked for again.
class TagFinder {
 public:
  explicit TagFinder(std::string_view text) : text_(text) {}

  struct Tag {
    std::size_t end = 0;  // behind it; 0 = no tag
    std::string_view inside;
  };

  Tag at(std::size_t begin) {
    constexpr std::size_t longest = 4000;
    const bool is_block = text_[begin + 1] == '%';
    std::size_t& end = is_block ? block_end_ : value_end_;
    if (end < begin + 2) end = std::min(text_.find(is_block ? "%}" : "}}", begin + 2), text_.size());
    if (end == text_.size() || end - begin > longest) return {};
    return {end + 2, text_.substr(begin + 2, end - begin - 2)};
  }

 private:
  std::string_view text_;
  std::size_t block_end_ = 0, value_end_ = 0;
};

/// Behind the tag that ends what `name` began; `from` if there is none.
std::size_t behind_end_of(std::string_view text, std::size_t from, std::string_view name) {
  const std::string end_name = "end" + std::string(name);
  TagFinder tags(text);
  for (auto at = text.find("{%", from); at != text.npos; at = text.find("{%", at + 2)) {
    const auto tag = tags.at(at);
    if (tag.end != 0 && tag_name(tag.inside) == end_name) return tag.end;
  }
  return from;
}

/// Whether a line consists of an attribute list: "{: .center}", "{:toc}".
bool is_attribute_list(std::string_view line) {
  line = ascii::trim(line);
  return line.starts_with("{:") && line.ends_with('}');
}

std::string without_attribute_lists(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    const auto inline_list = line.find("{:");
    at = end + 1;
    if (is_attribute_list(line)) continue;
    const bool ends_with_list = inline_list != line.npos && ascii::trim(line).ends_with('}');
    out += ends_with_list ? line.substr(0, inline_list) : line;
    if (end < text.size()) out += '\n';
  }
  return out;
}

}  // namespace

std::string strip_templates(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  std::size_t comments_without_end = 0;
  TagFinder tags(text);
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] != '{' || (text[at + 1] != '%' && text[at + 1] != '{')) continue;
    const auto tag = tags.at(at);
    if (tag.end == 0) continue;
    out += text.substr(done, at - done);
    done = tag.end;
    const auto name = text[at + 1] == '%' ? tag_name(tag.inside) : std::string_view{};
    if (name == "highlight" || name == "endhighlight") out += "\n```\n";
    if ((name == "comment" || name == "capture") && comments_without_end < 10) {
      done = behind_end_of(text, tag.end, name);
      comments_without_end += done == tag.end ? 1 : 0;
    }
    at = done - 1;
  }
  return without_attribute_lists(out += text.substr(done));
}

}  // namespace rapport
