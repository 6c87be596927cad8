#pragma once
#include <cstdint>
#include <string_view>
#include <utility>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Hands everything on; remembers whether the consumer has had enough, and how much there was.
class WatchedSink final : public ExchangeSink {
 public:
  explicit WatchedSink(ExchangeSink& to) : to_(to) {}
  bool exchange(Exchange&& one) override {
    ++calls_;
    return open_ = open_ && to_.exchange(std::move(one));
  }
  void problem(Diagnostic one) override {
    ++calls_;
    to_.problem(std::move(one));
  }
  void left_out(std::string_view what, std::uint64_t count) override {
    ++calls_;
    to_.left_out(what, count);
  }
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] std::uint64_t calls() const { return calls_; }

 private:
  ExchangeSink& to_;
  bool open_ = true;
  std::uint64_t calls_ = 0;
};

}  // namespace rapport
