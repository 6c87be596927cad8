#include "rapport/ingest/conversation_window.h"

#include <algorithm>
#include <utility>

#include "rapport/ingest/thread.h"
#include "rapport/model/packed_message.h"
#include "rapport/model/word_hash.h"

namespace rapport {
namespace {

constexpr std::size_t remembered = std::size_t{1} << 20;

std::size_t bytes_of(const Message& m) {
  return sizeof m + m.text.size() + m.author.size() + m.author_key.size() + m.id.size() + m.reply_to.size() +
         m.set_aside.size() * sizeof(SetAside) + m.links.size() * sizeof(Link);
}

/// Where a conversation is remembered, and as what; 0 = nothing.
struct Memory {
  explicit Memory(std::string_view id) : Memory(word_hash(id)) {}
  explicit Memory(std::uint64_t hash) : place(hash % remembered), print(static_cast<std::uint32_t>(hash >> 32) | 1) {}
  std::size_t place;
  std::uint32_t print;
};

}  // namespace

bool ConversationWindow::add(Exchange&& head, Message&& message) {
  Open& to = open(std::move(head));
  const std::size_t bytes = bytes_of(message);
  packed_.clear();
  packed_(message);
  to.messages.push_back(packed_.bytes());
  to.last_added = ++added_;
  to.bytes += bytes;
  bytes_ += bytes;
  return bytes_ <= most_bytes_ || close_oldest();
}

ConversationWindow::Open& ConversationWindow::open(Exchange&& head) {
  auto [found, is_new] = open_.try_emplace(head.id);
  Open& to = found->second;
  if (is_new) {
    to.exchange = std::move(head);
    to.began = added_;
    if (was_closed(to.exchange.id)) {
      Diagnostic d;
      d.file = to.exchange.source;
      d.record = to.exchange.id;
      d.message =
          "the conversation goes on far behind its other messages and became an exchange of its own; sort the file by "
          "conversation to keep it whole";
      to.exchange.diagnostics.push_back(std::move(d));
    }
    return to;
  }
  if (to.exchange.title.empty()) to.exchange.title = std::move(head.title);
  if (to.exchange.url.empty()) to.exchange.url = std::move(head.url);
  std::ranges::move(head.diagnostics, std::back_inserter(to.exchange.diagnostics));
  return to;
}

bool ConversationWindow::close_oldest() {
  std::vector<Open*> by_age;
  for (auto& [id, one] : open_) by_age.push_back(&one);
  std::ranges::sort(by_age, {}, &Open::last_added);
  std::size_t left = bytes_;
  std::vector<Open*> chosen;
  for (Open* const one : by_age) {
    if (left <= most_bytes_ / 2) break;
    left -= one->bytes;
    chosen.push_back(one);
  }
  if (closed_.empty()) closed_.resize(remembered);
  for (const Open* const one : chosen) remember(one->exchange.id);
  return close(chosen);
}

bool ConversationWindow::finish() {
  std::vector<Open*> all;
  for (auto& [id, one] : open_) all.push_back(&one);
  return close(all);
}

bool ConversationWindow::close(std::vector<Open*>& chosen) {
  std::ranges::sort(chosen, {}, &Open::began);
  bool wanted = true;
  for (Open* const one : chosen) {
    bytes_ -= one->bytes;
    const std::string id = one->exchange.id;
    unpack_messages(*one);
    build_thread(one->exchange);
    wanted = wanted && sink_.exchange(std::move(one->exchange));
    open_.erase(id);
  }
  return wanted;
}

void ConversationWindow::unpack_messages(Open& of) {
  of.exchange.messages.resize(of.messages.size());
  for (std::size_t i = 0; i < of.messages.size(); ++i) {
    PackReader parts(of.messages[i]);
    parts(of.exchange.messages[i]);
    of.messages[i] = {};
  }
}

void ConversationWindow::remember(std::string_view id) {
  const Memory memory(id);
  closed_[memory.place] = memory.print;
}

bool ConversationWindow::was_closed(std::string_view id) const {
  const Memory memory(id);
  return !closed_.empty() && closed_[memory.place] == memory.print;
}

}  // namespace rapport
