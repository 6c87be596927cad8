#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Brings comments that a service kept (Disqus) to the posts they stand below, which another file holds: threads are
/// collected first, and each post that comes later takes the thread of its address with it. Addresses are compared
/// without scheme, "www.", query and ending; a post that knows only its path, or only its file name, finds the one
/// thread of that path or name. Holds the text of the collected threads.
class CommentJoin final : public ExchangeSink {
 public:
  explicit CommentJoin(ExchangeSink& to) : to_(to) {}

  /// Whether exchanges are threads to be collected, or posts that look for theirs.
  void collect(bool on) { collecting_ = on; }
  bool exchange(Exchange&& one) override;
  void problem(Diagnostic one) override { to_.problem(std::move(one)); }
  void left_out(std::string_view what, std::uint64_t count) override { to_.left_out(what, count); }
  /// Hands out the threads for which no post came.
  void finish();

 private:
  void name(std::string key, std::size_t thread);
  [[nodiscard]] std::size_t thread_of(const Exchange& post) const;

  ExchangeSink& to_;
  bool collecting_ = false;
  std::vector<Exchange> threads_;                       // without messages once they are taken
  std::unordered_map<std::string, std::size_t> names_;  // addresses, paths and last words of paths
};

}  // namespace rapport
