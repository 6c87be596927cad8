#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/reader.h"

/// Keeps all that a reader hands out.
struct CollectingSink final : rapport::ExchangeSink {
  bool exchange(rapport::Exchange&& one) override {
    exchanges.push_back(std::move(one));
    return exchanges.size() < most;
  }
  void problem(rapport::Diagnostic one) override { problems.push_back(std::move(one)); }
  void left_out(std::string_view what, std::uint64_t count) override { left[std::string(what)] += count; }

  std::vector<rapport::Exchange> exchanges;
  std::vector<rapport::Diagnostic> problems;
  std::map<std::string, std::uint64_t> left;
  std::size_t most = SIZE_MAX;  ///< wants no more after so many
};
