#include "rapport/segment/fold_table.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>

#include "rapport/segment/fold.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t page_size = 64;
using Page = std::array<FoldEntry, page_size>;

FoldEntry make_entry(char32_t code_point) {
  FoldEntry entry;
  entry.begins_unit = begins_unit(code_point);
  const std::string folded = fold_characters(encode_utf8(code_point));
  entry.size = folded.size() <= entry.bytes.size() ? static_cast<std::uint8_t>(folded.size()) : FoldEntry::kTooLong;
  if (entry.size != FoldEntry::kTooLong) std::copy(folded.begin(), folded.end(), entry.bytes.begin());
  entry.one_character = !folded.empty() && decode_utf8(folded, 0).bytes == folded.size();
  return entry;
}

/// Pages are published once and live as long as the program, so a reader needs no lock.
std::array<std::atomic<const Page*>, 0x110000 / page_size> g_pages{};

const Page& make_page(std::size_t number) {
  auto page = std::make_unique<Page>();
  for (std::size_t i = 0; i < page_size; ++i) (*page)[i] = make_entry(static_cast<char32_t>(number * page_size + i));
  const Page* expected = nullptr;
  if (g_pages[number].compare_exchange_strong(expected, page.get(), std::memory_order_acq_rel)) {
    return *page.release();
  }
  return *expected;  // another thread was faster
}

}  // namespace

const FoldEntry& fold_entry(char32_t code_point) {
  const std::size_t number = code_point / page_size;
  const Page* const page = g_pages[number].load(std::memory_order_acquire);
  return (page != nullptr ? *page : make_page(number))[code_point % page_size];
}

}  // namespace rapport
