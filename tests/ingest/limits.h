#pragma once
#include <ctime>
#include <string>
#include <string_view>

namespace rapport::test {

// A program that watches itself takes many times as long, and as much memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int burden = 30;
#else
inline constexpr int burden = 1;
#endif

/// What no input may cost, however hostile: processor time, and memory of the whole program.
inline constexpr double most_seconds = 2.0 * burden;
inline constexpr long most_kilobytes = 256L * 1024 * burden;

/// The processor time in seconds that `work` takes.
template <class Work>
double seconds_of(Work&& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// `s`, so many times in a row.
inline std::string repeat(std::string_view s, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += s;
  return out;
}

}  // namespace rapport::test
