#pragma once
#include <string_view>

namespace rapport {

/// The version of this source tree, as in CMakeLists.txt (a test compares them).
inline constexpr std::string_view version = "0.1.0";

}  // namespace rapport
