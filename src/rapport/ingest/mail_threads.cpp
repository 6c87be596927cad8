#include "rapport/ingest/mail_threads.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "rapport/ingest/thread.h"
#include "rapport/model/packed_message.h"

namespace rapport {

namespace {

constexpr std::size_t max_open_bytes = std::size_t{16} << 20;

/// What an id takes while its thread waits, about: a row of the table of ids, and it stands there and in its thread.
std::size_t bytes_of_id(const std::string& id) {
  constexpr std::size_t rows = 160;
  return rows + 2 * id.size();
}

/// A mail as it waits for its thread. Whom it answers is known when all are there.
struct Waiting {
  Message message;
  std::vector<std::string> references;
  std::string subject;

  template <class Pack>
  void pack(Pack& parts) {
    parts(message, references, subject);
  }
};

Waiting waiting(Mail&& mail) {
  Waiting one;
  Message& m = one.message;
  m.kind = kind_of(mail);
  m.status = !mail.status.empty() ? mail.status : mail.references.empty() ? "publish" : "approved";
  m.id = std::move(mail.id);
  m.author = std::move(mail.author);
  m.author_key = std::move(mail.address);
  m.written_at = mail.written_at;
  assign(m, std::move(mail.body));
  one.references = std::move(mail.references);
  one.subject = std::move(mail.subject);
  return one;
}

/// The nearest of the mails before it that is there; else the nearest.
std::string answered_of(const std::vector<std::string>& references, const std::set<std::string_view>& present) {
  if (references.empty()) return {};
  const auto nearest =
      std::find_if(references.rbegin(), references.rend(), [&](const std::string& id) { return present.contains(id); });
  return nearest == references.rend() ? references.back() : *nearest;
}

}  // namespace

const char* kind_of(const Mail& mail) { return mail.references.empty() ? "post" : "comment"; }

bool MailThreads::add(Mail mail) {
  const std::uint64_t serial = thread_of(mail);
  Thread& thread = threads_.at(serial);
  touch(serial, thread);
  Waiting one = waiting(std::move(mail));
  packed_.clear();
  packed_(one);
  thread.mails.push_back(packed_.bytes());
  count(thread, sizeof(std::string) + packed_.bytes().size());
  bool goes_on = true;
  while (goes_on && open_bytes_ > max_open_bytes) {
    goes_on = emit(by_activity_.begin()->second);
  }
  return goes_on;
}

void MailThreads::count(Thread& thread, std::size_t bytes) {
  thread.bytes += bytes;
  open_bytes_ += bytes;
}

void MailThreads::finish() {
  while (!threads_.empty() && emit(threads_.begin()->first)) {
  }
}

/// The thread that knows the mail or one it refers to; several are joined into the earliest; else a new one.
std::uint64_t MailThreads::thread_of(const Mail& mail) {
  std::set<std::uint64_t> known;
  std::vector<std::string> ids = mail.references;
  if (!mail.id.empty()) ids.push_back(mail.id);
  for (const auto& id : ids) {
    if (const auto found = by_id_.find(id); found != by_id_.end()) known.insert(found->second);
  }
  const std::uint64_t serial = known.empty() ? next_serial_++ : *known.begin();
  Thread& thread = threads_[serial];
  if (known.empty()) touch(serial, thread);
  for (const auto other : known) {
    if (other != serial) join(serial, other);
  }
  for (auto& id : ids) {
    if (!by_id_.emplace(id, serial).second) continue;
    count(thread, bytes_of_id(id));
    thread.ids.push_back(std::move(id));
  }
  return serial;
}

void MailThreads::join(std::uint64_t serial, std::uint64_t other) {
  Thread& to = threads_.at(serial);
  Thread& from = threads_.at(other);
  for (auto& id : from.ids) {
    by_id_[id] = serial;
    to.ids.push_back(std::move(id));
  }
  std::move(from.mails.begin(), from.mails.end(), std::back_inserter(to.mails));
  to.bytes += from.bytes;
  by_activity_.erase(from.activity);
  threads_.erase(other);
}

void MailThreads::touch(std::uint64_t serial, Thread& thread) {
  by_activity_.erase(thread.activity);
  thread.activity = ++clock_;
  by_activity_[thread.activity] = serial;
}

bool MailThreads::emit(std::uint64_t serial) {
  const auto found = threads_.find(serial);
  Thread thread = std::move(found->second);
  threads_.erase(found);
  by_activity_.erase(thread.activity);
  for (const auto& id : thread.ids) by_id_.erase(id);
  open_bytes_ -= thread.bytes;
  return sink_.exchange(make_exchange(thread.mails, serial));
}

Exchange MailThreads::make_exchange(std::vector<std::string>& packed, std::uint64_t serial) {
  Exchange one;
  one.source = source_;
  one.format = "mbox";
  std::vector<Waiting> mails(packed.size());
  std::set<std::string_view> present;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    PackReader parts(packed[i]);
    parts(mails[i]);
    packed[i] = {};
    present.insert(mails[i].message.id);
  }
  const auto first = std::ranges::find_if(mails, [](const Waiting& mail) { return mail.references.empty(); });
  Waiting& root = first == mails.end() ? mails.front() : *first;
  one.id = root.message.id.empty() ? "thread-" + std::to_string(serial) : root.message.id;
  one.title = std::move(root.subject);
  for (auto& mail : mails) mail.message.reply_to = answered_of(mail.references, present);
  for (auto& mail : mails) one.messages.push_back(std::move(mail.message));
  build_thread(one);
  return one;
}

}  // namespace rapport
