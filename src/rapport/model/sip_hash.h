#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace rapport {

/// A secret of 128 bits.
using HashKey = std::array<std::uint64_t, 2>;

/// SipHash-2-4 (Aumasson, Bernstein): who does not know the key can neither tell the text from the hash nor find it by
/// trying. The same on every machine.
std::uint64_t sip_hash(std::string_view text, const HashKey& key);

}  // namespace rapport
