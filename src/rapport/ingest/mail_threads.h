#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapport/ingest/mail.h"
#include "rapport/ingest/reader.h"
#include "rapport/model/pack.h"

namespace rapport {

/// "post" for a mail that answers none, else "comment".
const char* kind_of(const Mail& mail);

/// Makes exchanges of mails: a thread by References and In-Reply-To is one. Threads whose next mail may still come are
/// held in packed form; when they take more than 16 MiB, the one that has waited longest since its last mail is handed
/// out.
class MailThreads {
 public:
  MailThreads(std::string source, ExchangeSink& sink) : source_(std::move(source)), sink_(sink) {}

  /// Returns false when the sink wants no more.
  bool add(Mail mail);
  /// Hands out what is held.
  void finish();

 private:
  struct Thread {
    std::vector<std::string> mails;  // each packed: see model/pack.h
    std::vector<std::string> ids;    // of its mails and of those they refer to
    std::size_t bytes = 0;           // of all that, about
    std::uint64_t activity = 0;
  };

  std::uint64_t thread_of(const Mail& mail);
  void join(std::uint64_t serial, std::uint64_t other);
  void touch(std::uint64_t serial, Thread& thread);
  void count(Thread& thread, std::size_t bytes);
  bool emit(std::uint64_t serial);
  Exchange make_exchange(std::vector<std::string>& packed, std::uint64_t serial);

  std::string source_;
  ExchangeSink& sink_;
  std::map<std::uint64_t, Thread> threads_;             // by the place of their first mail
  std::map<std::uint64_t, std::uint64_t> by_activity_;  // time of the last mail to thread
  std::unordered_map<std::string, std::uint64_t> by_id_;
  std::uint64_t next_serial_ = 1;
  std::uint64_t clock_ = 0;
  std::size_t open_bytes_ = 0;
  PackWriter packed_;  // scratch
};

}  // namespace rapport
