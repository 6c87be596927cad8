#pragma once
#include <cstdint>
#include <string>

namespace rapport {

/// A number of things, to be read by people: "1 line", "3 lines".
inline std::string counted(std::uint64_t number, const char* one, const char* several) {
  return std::to_string(number) + ' ' + (number == 1 ? one : several);
}

}  // namespace rapport
