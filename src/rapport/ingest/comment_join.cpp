#include "rapport/ingest/comment_join.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/thread.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

constexpr std::size_t none = SIZE_MAX, ambiguous = SIZE_MAX - 1;

struct Address {
  std::string host;  // empty where only a path is given
  std::string path;  // "/2012/05/tea", without ending; empty for a front page
};

Address parse_address(std::string_view url) {
  Address out;
  url = url.substr(0, url.find_first_of('#'));
  if (const auto scheme = url.find("://"); scheme != url.npos) {
    url.remove_prefix(scheme + 3);
    if (ascii::starts_with_fold(url, "www.")) url.remove_prefix(4);
    const std::size_t end = std::min(url.find_first_of("/?"), url.size());
    out.host = ascii::lower(url.substr(0, end));
    url.remove_prefix(end);
  }
  const auto path = url.substr(0, url.find('?'));
  if (path.size() > 1) url = path;  // "/?p=12" names a page, "/tea?share=mail" only a way to show it
  for (const std::string_view ending : {"/", "index.html", ".html", ".htm", "/"}) {
    if (url.ends_with(ending)) url.remove_suffix(ending.size());
  }
  out.path = url;
  return out;
}

std::string last_word(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

/// "first-post" of "2019-03-18-first-post.md".
std::string file_word(std::string_view id) {
  std::string word = last_word(id);
  word.resize(std::min(word.rfind('.'), word.size()));
  constexpr std::size_t date_size = 10;
  const bool dated = word.size() > date_size + 1 && word[date_size] == '-' && parse_date(word.substr(0, date_size));
  return dated ? word.substr(date_size + 1) : word;
}

/// So that a thread can be built anew: whom a message answers is settled.
void settle_replies(Exchange& one) {
  for (auto& m : one.messages) m.reply_to = m.parent < 0 ? "" : one.messages[static_cast<std::size_t>(m.parent)].id;
}

void join(Exchange& post, Exchange&& thread) {
  settle_replies(post);
  settle_replies(thread);
  const Message& page = thread.messages.front();
  const bool has_page = page.kind == "post";
  const std::string page_id = page.id;
  Diagnostic d;
  d.severity = Diagnostic::Severity::note;
  d.file = thread.source;
  d.record = post.id;
  d.message = counted(thread.messages.size() - (has_page ? 1 : 0), "comment", "comments") +
              " joined by the address of the post";
  for (std::size_t i = has_page ? 1 : 0; i < thread.messages.size(); ++i) {
    Message& m = thread.messages[i];
    if (has_page && m.reply_to == page_id) m.reply_to.clear();
    post.messages.push_back(std::move(m));
  }
  post.diagnostics.push_back(std::move(d));
  std::ranges::move(thread.diagnostics, std::back_inserter(post.diagnostics));
  build_thread(post);
}

}  // namespace

bool CommentJoin::exchange(Exchange&& one) {
  if (collecting_) {
    const Address address = parse_address(one.url);
    const std::size_t thread = threads_.size();
    if (!address.host.empty()) name(address.host + address.path, thread);
    if (!address.path.empty()) {
      name(address.path, thread);
      name(last_word(address.path), thread);
    }
    threads_.push_back(std::move(one));
    return true;
  }
  const std::size_t thread = one.messages.empty() ? none : thread_of(one);
  if (thread < threads_.size() && !threads_[thread].messages.empty()) {
    join(one, std::move(threads_[thread]));
    threads_[thread].messages.clear();
  }
  return to_.exchange(std::move(one));
}

void CommentJoin::name(std::string key, std::size_t thread) {
  const auto [found, is_new] = names_.try_emplace(std::move(key), thread);
  if (!is_new && found->second != thread) found->second = ambiguous;
}

std::size_t CommentJoin::thread_of(const Exchange& post) const {
  const Address address = parse_address(post.url);
  const std::string key = !address.host.empty()   ? address.host + address.path
                          : !address.path.empty() ? address.path
                                                  : file_word(post.id);
  const auto found = names_.find(key);
  return found == names_.end() ? none : found->second;
}

void CommentJoin::finish() {
  for (auto& thread : threads_) {
    if (!thread.messages.empty() && !to_.exchange(std::move(thread))) break;
  }
  threads_.clear();
}

}  // namespace rapport
