#include "rapport/ingest/thread.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/model/standing_in_thread.h"

namespace rapport {
namespace {

constexpr std::int32_t none = -1;

class Threader {
 public:
  explicit Threader(Exchange& exchange)
      : exchange_(exchange), messages_(exchange.messages), parent_(messages_.size(), none), times_(messages_.size()) {}

  void run() {
    make_ids();
    link_replies();
    break_cycles();
    place_in_time();
    arrange();
    mark_host();
  }

 private:
  [[nodiscard]] std::int32_t count() const { return static_cast<std::int32_t>(messages_.size()); }
  [[nodiscard]] const Message& message(std::int32_t i) const { return messages_[static_cast<std::size_t>(i)]; }
  std::int32_t& parent(std::int32_t i) { return parent_[static_cast<std::size_t>(i)]; }

  void make_ids() {
    by_id_.reserve(messages_.size());
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      if (messages_[i].id.empty()) messages_[i].id = exchange_.id + "#" + std::to_string(i);
      by_id_.emplace(messages_[i].id, static_cast<std::int32_t>(i));
    }
  }

  /// A message without a date takes that of the sibling before it, so that a thread that is read in the order in which
  /// it was arranged keeps that order.
  void place_in_time() {
    std::vector<std::int64_t> last(messages_.size() + 1, std::numeric_limits<std::int64_t>::min());
    for (std::int32_t i = 0; i < count(); ++i) {
      auto& time = last[static_cast<std::size_t>(std::int64_t{parent(i)} + 1)];
      time = message(i).written_at.value_or(time);
      times_[static_cast<std::size_t>(i)] = time;
    }
  }

  /// The message that each one answers, by id; then the post, and what hangs on it.
  void link_replies() {
    std::vector<std::int32_t> missing;
    for (std::int32_t i = 0; i < count(); ++i) {
      if (message(i).reply_to.empty()) continue;
      const auto found = by_id_.find(message(i).reply_to);
      if (found == by_id_.end()) missing.push_back(i);
      if (found != by_id_.end() && found->second != i) parent(i) = found->second;
    }
    place_in_time();
    find_post();
    for (std::int32_t i = 0; i < count(); ++i) {
      if (parent(i) == none && i != post_) parent(i) = fallback();
    }
    for (const auto i : missing) {
      if (i != post_) note(i, "answers a message that is not there: attached to the post");
    }
  }

  /// Among what answers nothing, posts before other kinds before comments, then the earliest.
  void find_post() {
    const auto rank = [&](std::int32_t i) {
      const auto& m = message(i);
      const int kind = m.kind == "post" || m.kind == "page" ? 0 : is_comment(m) ? 2 : 1;
      return std::tuple(parent(i) != none, kind, times_[static_cast<std::size_t>(i)], i);
    };
    for (std::int32_t i = 1; i < count(); ++i) {
      if (rank(i) < rank(post_)) post_ = i;
    }
    parent(post_) = none;
  }

  [[nodiscard]] std::int32_t fallback() const { return is_comment(message(post_)) ? none : post_; }

  /// Walks up from every message; a walk that comes back to its start has found a cycle, which its start leaves.
  void break_cycles() {
    std::vector<std::int32_t> seen_by(messages_.size(), none);
    for (std::int32_t start = 0; start < count(); ++start) {
      std::int32_t at = start;
      while (at != none && seen_by[static_cast<std::size_t>(at)] == none) {
        seen_by[static_cast<std::size_t>(at)] = start;
        at = parent(at);
      }
      if (at == none || seen_by[static_cast<std::size_t>(at)] != start) continue;
      parent(at) = fallback();
      note(at, "is part of a circle of replies: attached to the post");
    }
  }

  /// Depth first, with the children of a message in order of time.
  void arrange() {
    std::vector<std::int32_t> latest_first(messages_.size());
    std::iota(latest_first.begin(), latest_first.end(), 0);
    std::ranges::sort(latest_first, std::greater{},
                      [&](std::int32_t i) { return std::pair(times_[static_cast<std::size_t>(i)], i); });
    // The earliest child of each message and the next sibling of each, after them those of the place above them all.
    std::vector<std::int32_t> first_child(messages_.size() + 1, none);
    std::vector<std::int32_t> next_sibling(messages_.size(), none);
    for (const auto i : latest_first) {
      if (i == post_) continue;
      auto& first = first_child[parent(i) == none ? messages_.size() : static_cast<std::size_t>(parent(i))];
      next_sibling[static_cast<std::size_t>(i)] = std::exchange(first, i);
    }
    next_sibling[static_cast<std::size_t>(post_)] = first_child.back();

    std::vector<std::int32_t> stack{post_};
    std::vector<std::int32_t> place(messages_.size(), none);
    std::int32_t placed = 0;
    while (!stack.empty()) {
      const auto i = static_cast<std::size_t>(stack.back());
      stack.pop_back();
      place[i] = placed++;
      messages_[i].parent = parent_[i] == none ? none : place[static_cast<std::size_t>(parent_[i])];
      if (next_sibling[i] != none) stack.push_back(next_sibling[i]);
      if (first_child[i] != none) stack.push_back(first_child[i]);
    }
    move_to(place);
  }

  /// Each message to its place, without a second list of them.
  void move_to(std::vector<std::int32_t>& place) {
    for (std::size_t i = 0; i < place.size(); ++i) {
      while (place[i] != static_cast<std::int32_t>(i)) {
        const auto to = static_cast<std::size_t>(place[i]);
        std::swap(messages_[i], messages_[to]);
        std::swap(place[i], place[to]);
      }
    }
  }

  void mark_host() {
    Message& post = messages_.front();
    if (is_comment(post)) return;
    post.role = Role::host;
    for (auto& m : messages_) {
      const bool same_key = !m.author_key.empty() && m.author_key == post.author_key;
      const bool same_name = !m.author.empty() && m.author == post.author;
      if (same_key || same_name) m.role = Role::host;
    }
  }

  void note(std::int32_t i, const char* what) {
    Diagnostic d;
    d.severity = Diagnostic::Severity::note;
    d.file = exchange_.source;
    d.record = message(i).id;
    d.message = what;
    exchange_.diagnostics.push_back(std::move(d));
  }

  Exchange& exchange_;
  std::vector<Message>& messages_;  // in the order of the source until arrange()
  std::vector<std::int32_t> parent_;
  std::vector<std::int64_t> times_;
  std::unordered_map<std::string_view, std::int32_t> by_id_;  // of the messages' own strings, until arrange()
  std::int32_t post_ = 0;
};

}  // namespace

void build_thread(Exchange& exchange) {
  if (!exchange.messages.empty()) Threader(exchange).run();
}

}  // namespace rapport
