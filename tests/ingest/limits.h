#pragma once

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

}  // namespace rapport::test
