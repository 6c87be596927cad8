#include "rapport/ingest/reply_forest.h"

#include <string_view>
#include <unordered_map>
#include <utility>

#include "rapport/ingest/thread.h"

namespace rapport {

void ReplyForest::add(Exchange&& head, Message&& message) {
  if (head.id.empty()) head.id = message.id;
  all_.push_back({std::move(head), std::move(message)});
}

/// For every message the one at the top of its replies. A circle begins wherever it is entered first.
std::vector<std::size_t> ReplyForest::beginnings() const {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < all_.size(); ++i) by_id.emplace(all_[i].message.id, i);
  constexpr std::size_t unknown = SIZE_MAX, on_the_way = SIZE_MAX - 1;
  std::vector<std::size_t> top(all_.size(), unknown);
  std::vector<std::size_t> way;
  for (std::size_t start = 0; start < all_.size(); ++start) {
    std::size_t at = start;
    while (top[at] == unknown) {
      top[at] = on_the_way;
      way.push_back(at);
      const auto parent = by_id.find(all_[at].message.reply_to);
      if (parent != by_id.end()) at = parent->second;
    }
    const std::size_t found = top[at] == on_the_way ? at : top[at];
    for (; !way.empty(); way.pop_back()) top[way.back()] = found;
  }
  return top;
}

void ReplyForest::finish(ExchangeSink& sink) {
  const auto top = beginnings();
  for (std::size_t i = 0; i < all_.size(); ++i) all_[top[i]].head.messages.push_back(std::move(all_[i].message));
  for (auto& [head, message] : all_) {
    if (head.messages.empty()) continue;
    build_thread(head);
    if (!sink.exchange(std::move(head))) break;
  }
  all_.clear();
}

}  // namespace rapport
