#include "rapport/pipeline.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <variant>

#include "rapport/ingest/ingest.h"

namespace rapport {

namespace {

constexpr std::size_t write_from = 1 << 16;   // bytes of output gathered before they are written
constexpr std::size_t batch_bytes = 1 << 16;  // text in one batch of a parallel run
constexpr std::size_t batches_per_job = 3;    // read ahead

using Item = std::variant<Exchange, std::string>;  // a string: bytes that Consumer::error made

std::size_t weight(const Exchange& exchange) {
  std::size_t bytes = sizeof(Exchange);
  for (const auto& message : exchange.messages) bytes += sizeof(Message) + message.text.size();
  return bytes;
}

/// What both ways of running share: the bookkeeping of the totals.
class Counting : public ExchangeSink {
 public:
  void problem(Diagnostic one) override {
    totals_.add(one);
    if (one.severity == Diagnostic::Severity::error) error(one);
  }
  void left_out(std::string_view what, std::uint64_t count) override { totals_.left_out[std::string(what)] += count; }

 protected:
  virtual void error(const Diagnostic& one) = 0;
  Totals totals_;
};

/// One thread: each exchange is measured and written while the reader waits.
class Serial final : public Counting {
 public:
  Serial(const Analyzer& analyzer, const Consumer& consumer)
      : analyzer_(analyzer), consumer_(consumer), workspace_(analyzer) {}

  bool exchange(Exchange&& one) override {
    totals_.add(one);
    consumer_.exchange(one, analyzer_.analyze(one, workspace_), 0, out_);
    // The first record goes out at once, so that a person at a terminal sees that something happens.
    if (out_.size() >= write_from || totals_.exchanges == 1) flush();
    return !totals_.stopped;
  }

  Totals finish() {
    flush();
    return std::move(totals_);
  }

 private:
  void error(const Diagnostic& one) override {
    consumer_.error(one, out_);
    if (out_.size() >= write_from) flush();
  }
  void flush() {
    if (!totals_.stopped && !out_.empty() && !consumer_.write(out_)) totals_.stopped = true;
    out_.clear();
  }

  const Analyzer& analyzer_;
  const Consumer& consumer_;
  Analyzer::Workspace workspace_;
  std::string out_;
};

/// Several threads: the reader fills batches, workers measure them, and whoever finishes the next batch in order
/// writes it and all that are ready behind it.
class Parallel final : public Counting {
 public:
  Parallel(const Analyzer& analyzer, unsigned jobs, const Consumer& consumer)
      : analyzer_(analyzer), consumer_(consumer), room_(jobs * batches_per_job) {
    unsigned started = 0;
    while (started < jobs && start_worker(started)) ++started;
  }
  ~Parallel() override { join(); }

  bool exchange(Exchange&& one) override {
    totals_.add(one);
    const std::size_t bytes = weight(one);
    add(std::move(one), bytes);
    return !stopped_seen_;
  }

  Totals finish() {
    hand_over();
    join();
    if (failure_) std::rethrow_exception(failure_);
    totals_.stopped = stopped_;
    return std::move(totals_);
  }

 private:
  struct Batch {
    std::uint64_t number;
    std::vector<Item> items;
  };

  void error(const Diagnostic& one) override {
    std::string bytes;
    consumer_.error(one, bytes);
    const std::size_t size = sizeof(Item) + bytes.size();
    add(std::move(bytes), size);
  }

  void add(Item&& item, std::size_t bytes) {
    batch_.push_back(std::move(item));
    bytes_ += bytes;
    if (bytes_ >= batch_bytes) hand_over();
  }

  /// False if the system gives no more threads: those that there are do the work. Throws if there is none.
  bool start_worker(unsigned number) {
    try {
      workers_.emplace_back([this, number] { work(number); });
    } catch (const std::system_error&) {
      if (workers_.empty()) throw;
      return false;
    }
    return true;
  }

  void hand_over() {
    bytes_ = 0;
    if (batch_.empty()) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return next_number_ - written_ < room_ || stopped_; });
    stopped_seen_ = stopped_;
    if (!stopped_) queue_.push_back({next_number_++, std::move(batch_)});
    batch_.clear();
    changed_.notify_all();
  }

  void join() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
    for (auto& worker : workers_)
      if (worker.joinable()) worker.join();
  }

  void work(unsigned number) {
    try {
      measure_batches(number);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stopped_ = true;
      changed_.notify_all();
    }
  }

  void measure_batches(unsigned number) {
    Analyzer::Workspace workspace(analyzer_);
    for (;;) {
      Batch batch;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !queue_.empty() || closed_ || failure_; });
        if (queue_.empty() || failure_) return;
        batch = std::move(queue_.front());
        queue_.pop_front();
      }
      std::string out;
      for (const auto& item : batch.items) {
        if (const auto* exchange = std::get_if<Exchange>(&item))
          consumer_.exchange(*exchange, analyzer_.analyze(*exchange, workspace), number, out);
        else
          out += std::get<std::string>(item);
      }
      batch.items.clear();
      deliver(batch.number, std::move(out));
    }
  }

  void deliver(std::uint64_t number, std::string&& out) {
    std::unique_lock lock(mutex_);
    ready_.emplace(number, std::move(out));
    if (writing_) return;
    writing_ = true;
    while (!ready_.empty() && ready_.begin()->first == written_) {
      const std::string bytes = std::move(ready_.begin()->second);
      ready_.erase(ready_.begin());
      const bool skip = stopped_;
      lock.unlock();
      const bool more = skip || bytes.empty() || consumer_.write(bytes);
      lock.lock();
      stopped_ = stopped_ || !more;
      ++written_;
      changed_.notify_all();
    }
    writing_ = false;
  }

  const Analyzer& analyzer_;
  const Consumer& consumer_;
  const std::size_t room_;  // batches that may be on their way at once

  // The reader's own.
  std::vector<Item> batch_;
  std::size_t bytes_ = 0;
  bool stopped_seen_ = false;

  // Shared, guarded by mutex_.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> queue_;
  std::map<std::uint64_t, std::string> ready_;
  std::uint64_t next_number_ = 0;
  std::uint64_t written_ = 0;
  bool writing_ = false;
  bool closed_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;  // the first that a worker met

  std::vector<std::thread> workers_;
};

}  // namespace

void Totals::add(const Diagnostic& problem) {
  if (found[static_cast<std::size_t>(problem.severity)]++ < most_problems) problems.push_back(problem);
}

void Totals::add(const Exchange& exchange) {
  ++exchanges;
  messages += exchange.messages.size();
  for (const auto& problem : exchange.diagnostics) add(problem);
}

Totals run(const std::vector<std::string>& paths, const ReadOptions& options, const Analyzer& analyzer, unsigned jobs,
           const Consumer& consumer) {
  if (jobs <= 1) {
    Serial serial(analyzer, consumer);
    ingest(paths, options, serial);
    return serial.finish();
  }
  Parallel parallel(analyzer, jobs, consumer);
  ingest(paths, options, parallel);
  return parallel.finish();
}

}  // namespace rapport
