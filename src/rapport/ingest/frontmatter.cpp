#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/front_matter.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/page_template.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

std::string_view parent_folder(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == path.npos ? std::string_view{} : file_name(path.substr(0, slash));
}

bool is_in_folder(std::string_view path, std::string_view folder) {
  const std::string part = std::string(folder) + "/";
  return path.starts_with(part) || path.find("/" + part) != path.npos;
}

bool has_extension(std::string_view path, std::initializer_list<std::string_view> extensions) {
  return std::ranges::any_of(extensions, [&](auto e) { return ascii::ends_with_fold(path, e); });
}

bool is_page(std::string_view path) {
  constexpr auto machinery =
      std::to_array<std::string_view>({"_site", "_layouts", "_includes", "_data", "node_modules", "themes",
                                       "archetypes", "layouts", "vendor", "public", ".git"});
  return has_extension(path, {".md", ".markdown", ".mkd", ".mdx", ".html", ".htm"}) && file_name(path) != "_index.md" &&
         std::ranges::none_of(machinery, [&](auto folder) { return is_in_folder(path, folder); });
}

bool is_comment_file(std::string_view path) {
  const bool in_data = is_in_folder(path, "_data/comments") || is_in_folder(path, "data/comments");
  return in_data && has_extension(path, {".yml", ".yaml", ".json"});
}

/// "2019-03-18-first-post.md" taken apart; a page bundle "first-post/index.md" has its folder's name.
struct PageName {
  std::string slug;
  std::optional<std::int64_t> date;
};

PageName page_name(std::string_view path) {
  auto name = file_name(path);
  name = name.substr(0, name.rfind('.'));
  if (name == "index" && !parent_folder(path).empty()) name = parent_folder(path);
  constexpr std::size_t date_size = 10;
  const bool dated = name.size() > date_size + 1 && name[date_size] == '-' && parse_date(name.substr(0, date_size));
  if (!dated) return {std::string(name), {}};
  return {std::string(name.substr(date_size + 1)), parse_date(name.substr(0, date_size))};
}

/// Front matter may give a zone that is none ("-300"); the local time is better than nothing.
std::optional<std::int64_t> lenient_date(std::string_view text) {
  if (auto date = parse_date(text)) return date;
  const auto blank = text.rfind(' ');
  return blank == text.npos ? std::nullopt : parse_date(text.substr(0, blank));
}

Message make_post(const FrontMatter& page, std::string_view path, const PageName& name) {
  const Fields& f = page.fields;
  Message m;
  const bool in_drafts = is_in_folder(path, "_drafts");
  const auto layout = f.first_of({"layout", "type"});
  const bool has_date = !f.value("date").empty() || name.date;
  m.kind = layout == "page" || (!has_date && layout != "post" && !in_drafts) ? "page" : "post";
  const bool is_draft = in_drafts || f.value("draft") == "true" || f.value("published") == "false" ||
                        ascii::equals_fold(f.value("status"), "draft") ||
                        ascii::equals_fold(f.value("status"), "private");
  m.status = is_draft ? "draft" : "publish";
  m.author = f.first_of({"author", "authors"});
  m.written_at = f.value("date").empty() ? name.date : lenient_date(f.value("date"));
  assign(m, has_extension(path, {".html", ".htm"}) ? html_to_text(strip_templates(page.body))
                                                   : markdown_to_text(strip_templates(page.body)));
  return m;
}

Message make_comment(const Fields& f, std::string_view path) {
  Message m;
  m.id = f.first_of({"_id", "id"});
  if (m.id.empty()) m.id = path;
  m.kind = "comment";
  m.status = "approved";
  m.author = f.first_of({"name", "author"});
  m.author_key = f.value("email");
  m.reply_to = f.first_of({"replying_to_uid", "reply_to", "parent_id", "replyThread", "reply_thread"});
  m.written_at = parse_date(f.first_of({"date", "timestamp"}));
  assign(m, markdown_to_text(f.first_of({"message", "comment", "body", "content"})));
  return m;
}

/// Importers from other blogs (jekyll-import) keep the comments of a page in a list above it.
void add_own_comments(Exchange& one, const Fields& page, Selection& selection) {
  std::size_t count = 0;
  for (const Fields& comment : page.tables("comments")) {
    Message m = make_comment(comment, one.id + "#" + std::to_string(++count));
    if (!m.text.empty() && selection.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
  }
}

Exchange make_exchange(const FrontMatter& page, std::string_view id, const std::string& source) {
  Exchange one;
  one.source = source;
  one.format = "frontmatter";
  one.id = id;
  one.title = page.fields.value("title");
  one.url = page.fields.first_of({"permalink", "url"});
  if (page.is_damaged) {
    Diagnostic d;
    d.file = source;
    d.record = one.id;
    d.message = "the front matter cannot be parsed; title, date and author are unknown";
    one.diagnostics.push_back(std::move(d));
  }
  return one;
}

/// A folder of pages with the comments that Staticman wrote beside them.
class SiteReader {
 public:
  SiteReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), selection_(options.include), sink_(sink) {
    for (const auto& path : input.bundle->names()) {
      if (is_comment_file(path)) comments_[std::string(parent_folder(path))].push_back(path);
      if (is_page(path)) ++pages_called_[file_name(path)];
    }
  }

  void run() {
    bool goes_on = true;
    for (const auto& path : input_.bundle->names()) {
      if (goes_on && is_page(path)) goes_on = read_page(path);
    }
    for (const auto& [slug, paths] : comments_) {
      if (goes_on) goes_on = read_orphans(slug, paths);
    }
    selection_.report(sink_);
  }

 private:
  std::string content(const std::string& path) { return member_text(input_, path, options_, sink_); }

  bool read_page(const std::string& path) {
    const std::string text = content(path);
    const auto page = split_front_matter(text);
    if (!page) return true;
    const PageName name = page_name(path);
    Message post = make_post(*page, path, name);
    if (!selection_.takes(post.kind, post.status)) {
      comments_.erase(folder_of_comments(*page, path, name));
      return true;
    }
    Exchange one = make_exchange(*page, id_of(path), input_.name);
    post.id = one.id;
    one.messages.push_back(std::move(post));
    add_own_comments(one, page->fields, selection_);
    const auto found = comments_.find(folder_of_comments(*page, path, name));
    if (found != comments_.end()) {
      add_comments(one, found->second);
      comments_.erase(found);
    }
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  /// The file's name, unless that is the name of others, too, or says nothing.
  [[nodiscard]] std::string_view id_of(std::string_view path) const {
    const auto name = file_name(path);
    return name == "index.md" || pages_called_.at(name) > 1 ? path : name;
  }

  /// Named after the page's slug, which it may give itself, or after its file.
  [[nodiscard]] std::string folder_of_comments(const FrontMatter& page, std::string_view path,
                                               const PageName& name) const {
    const auto file = file_name(path);
    for (const auto candidate :
         {page.fields.value("slug"), std::string_view(name.slug), file.substr(0, file.rfind('.'))}) {
      if (comments_.contains(std::string(candidate))) return std::string(candidate);
    }
    return {};
  }

  /// Comments on a page that is not in the folder.
  bool read_orphans(const std::string& slug, const std::vector<std::string>& paths) {
    Exchange one;
    one.id = slug;
    one.source = input_.name;
    one.format = "frontmatter";
    add_comments(one, paths);
    if (one.messages.empty()) return true;
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  void add_comments(Exchange& one, const std::vector<std::string>& paths) {
    for (const auto& path : paths) {
      const auto fields = parse_yaml(content(path));
      if (!fields) {
        complain(path, "is no YAML or JSON; the comment was left out");
        continue;
      }
      if (one.url.empty()) one.url = fields->value("_parent");
      Message m = make_comment(*fields, path);
      if (selection_.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
    }
  }

  void complain(const std::string& path, const char* what) {
    Diagnostic d;
    d.file = input_.name + "!" + path;
    d.message = what;
    sink_.problem(std::move(d));
  }

  Input& input_;
  const ReadOptions& options_;
  Selection selection_;
  ExchangeSink& sink_;
  std::map<std::string, std::vector<std::string>> comments_;  // paths by slug
  std::map<std::string_view, int> pages_called_;              // how many files have a name
};

void read_single(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  const std::string text = whole_text(*input.bytes, input.name, sink);
  Selection selection(options.include);
  if (const auto page = split_front_matter(text)) {
    Exchange one = make_exchange(*page, input.path, input.name);
    Message post = make_post(*page, input.path, page_name(input.path));
    post.id = one.id;
    // Alone a page without a date is what the user asked for.
    if (selection.takes("post", post.status)) {
      one.messages.push_back(std::move(post));
      add_own_comments(one, page->fields, selection);
      build_thread(one);
      sink.exchange(std::move(one));
    }
  }
  selection.report(sink);
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  if (input.bundle != nullptr) {
    SiteReader(input, options, sink).run();
  } else {
    read_single(input, options, sink);
  }
}

bool names_a_page(const Fields& f) { return !f.first_of({"title", "date", "layout", "permalink", "draft"}).empty(); }

int recognise(const Sample& sample) {
  const auto page = split_front_matter(sample.head);
  if (!page || page->is_damaged || !names_a_page(page->fields)) return 0;
  return sample.head.starts_with('{') ? 75 : 90;
}

int recognise_bundle(const Bundle& bundle) {
  constexpr int most_opened = 20;
  int opened = 0, pages = 0;
  for (const auto& path : bundle.names()) {
    if (!is_page(path) || opened == most_opened) continue;
    ++opened;
    const auto bytes = bundle.open(path);
    const std::string head = bytes ? read_all(*bytes, std::size_t{64} << 10) : "";
    const auto page = split_front_matter(head);
    if (page && names_a_page(page->fields)) ++pages;
  }
  return pages == 0 ? 0 : 40 + 50 * pages / opened;
}

}  // namespace

extern const Format frontmatter_format{
    "frontmatter",
    "Markdown pages with front matter (Jekyll, Hugo, Hexo, Eleventy, Zola, Pelican, Nikola)",
    "The folder of the site's sources, or one page of it",
    "Every post with YAML, TOML or JSON front matter or header lines, pages on request; comments that Staticman keeps "
    "in _data/comments, with their replies, and those that an importer put into the front matter. Template tags are "
    "dropped, not run.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
