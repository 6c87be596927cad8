#include "rapport/ingest/mail_threads.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

constexpr std::size_t max_open_bytes = std::size_t{16} << 20;

/// What a mail takes while it waits, about: each id stands in the mail, in its thread and in the table of ids.
std::size_t bytes_of(const Mail& mail) {
  constexpr std::size_t table_row = 100;
  std::size_t bytes = sizeof mail + mail.author.size() + mail.address.size() + mail.subject.size() +
                      mail.body.text.size() + mail.body.set_aside.size() * sizeof(SetAside) +
                      mail.body.links.size() * sizeof(Link) + 3 * mail.id.size() + table_row;
  for (const auto& id : mail.references) bytes += sizeof(std::string) + id.size();
  return bytes;
}

Message make_message(Mail& mail, const std::set<std::string_view>& present) {
  Message m;
  m.id = mail.id;
  m.kind = kind_of(mail);
  m.status = !mail.status.empty() ? mail.status : mail.references.empty() ? "publish" : "approved";
  m.author = std::move(mail.author);
  m.author_key = std::move(mail.address);
  m.written_at = mail.written_at;
  if (!mail.references.empty()) {
    const auto nearest = std::find_if(mail.references.rbegin(), mail.references.rend(),
                                      [&](const std::string& id) { return present.contains(id); });
    m.reply_to = nearest == mail.references.rend() ? mail.references.back() : *nearest;
  }
  assign(m, std::move(mail.body));
  return m;
}

}  // namespace

const char* kind_of(const Mail& mail) { return mail.references.empty() ? "post" : "comment"; }

bool MailThreads::add(Mail mail) {
  const std::uint64_t serial = thread_of(mail);
  Thread& thread = threads_.at(serial);
  touch(serial, thread);
  open_bytes_ += bytes_of(mail);
  thread.mails.push_back(std::move(mail));
  bool goes_on = true;
  while (goes_on && open_bytes_ > max_open_bytes) {
    goes_on = emit(by_activity_.begin()->second);
  }
  return goes_on;
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
    if (by_id_.emplace(id, serial).second) thread.ids.push_back(std::move(id));
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
  for (const auto& mail : thread.mails) open_bytes_ -= bytes_of(mail);
  return sink_.exchange(make_exchange(thread.mails, serial));
}

Exchange MailThreads::make_exchange(std::vector<Mail>& mails, std::uint64_t serial) {
  Exchange one;
  one.source = source_;
  one.format = "mbox";
  std::set<std::string_view> present;
  for (const auto& mail : mails) present.insert(mail.id);
  for (auto& mail : mails) one.messages.push_back(make_message(mail, present));
  const auto first = std::ranges::find(mails, true, [](const Mail& m) { return m.references.empty(); });
  Mail& root = first == mails.end() ? mails.front() : *first;
  one.id = root.id.empty() ? "thread-" + std::to_string(serial) : root.id;
  one.title = std::move(root.subject);
  build_thread(one);
  return one;
}

}  // namespace rapport
