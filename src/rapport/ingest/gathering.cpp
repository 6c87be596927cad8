#include "rapport/ingest/gathering.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "rapport/ingest/thread.h"

namespace rapport {

// Comments may come before their post, which then moves in front of them.
void Gathering::add_post(Exchange exchange) {
  exchange.id = post_ids_.make(exchange.id);
  Exchange& place = exchange_of(exchange.id);
  std::ranges::move(place.messages, std::back_inserter(exchange.messages));
  place = std::move(exchange);
}

void Gathering::add_name(std::string name, const std::string& exchange_id) {
  if (!name.empty()) places_.try_emplace(std::move(name), places_.at(exchange_id));
}

void Gathering::add_comment(std::string_view post, Message comment) {
  exchange_of(post.empty() ? comment.id : post).messages.push_back(std::move(comment));
}

Exchange& Gathering::exchange_of(std::string_view post) {
  const auto [found, is_new] = places_.try_emplace(std::string(post), exchanges_.size());
  if (is_new) exchanges_.emplace_back().id = post;
  return exchanges_[found->second];
}

void Gathering::hand_out(const Input& input, std::string_view format, const ReadOptions& options, Selection& selection,
                         ExchangeSink& sink) {
  const auto has_post = [](const Exchange& one) { return !one.messages.empty() && one.messages[0].kind != "comment"; };
  std::stable_partition(exchanges_.begin(), exchanges_.end(), has_post);
  for (auto& one : exchanges_) {
    if (left_out_.contains(one.id)) {
      for (std::size_t i = 0; i < one.messages.size(); ++i) selection.leave_out("comment on what was left out");
      continue;
    }
    const bool empty = one.messages.empty() || (one.messages.size() == 1 && one.messages[0].text.empty());
    if (empty && !options.include.others) {
      selection.leave_out("post without text or comments");
      continue;
    }
    one.source = input.name;
    one.format = format;
    build_thread(one);
    if (!sink.exchange(std::move(one))) return;
  }
}

}  // namespace rapport
