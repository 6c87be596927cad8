#include "rapport/model/sip_hash.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapport;

TEST_CASE("SipHash-2-4 gives the values that its authors published") {
  constexpr HashKey key{0x0706050403020100, 0x0f0e0d0c0b0a0908};
  std::string text;
  CHECK(sip_hash(text, key) == 0x726fdb47dd0e0e31);
  for (char c = 0; c < 15; ++c) text += c;
  CHECK(sip_hash(text, key) == 0xa129ca6149be45e5);
}
