#include "rapport/model/hash_table.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "rapport/model/word_hash.h"

using rapport::HashTable;
using rapport::word_hash;

TEST_CASE("a table keeps every value while it grows, and knows what is not in it") {
  HashTable<int> table;
  for (int i = 0; i < 5000; ++i) table[word_hash(std::to_string(i))] = i;
  CHECK(table.size() == 5000);
  for (int i = 0; i < 5000; ++i) {
    const int* const found = table.find(word_hash(std::to_string(i)));
    REQUIRE(found != nullptr);
    CHECK(*found == i);
  }
  CHECK(table.find(word_hash("5000")) == nullptr);
}

TEST_CASE("a key that is asked for twice is one entry") {
  HashTable<int> table;
  ++table[word_hash("word")];
  ++table[word_hash("word")];
  CHECK(table.size() == 1);
  CHECK(*table.find(word_hash("word")) == 2);
}

TEST_CASE("words of all lengths that differ in one letter, or by one letter, have hashes of their own") {
  std::set<std::uint64_t> seen;
  std::size_t words = 0;
  for (std::size_t size = 0; size < 40; ++size)
    for (std::size_t at = 0; at <= size; ++at)
      for (char c = 'a'; c <= 'z'; ++c) {
        std::string word(size, '-');
        if (at < size) word[at] = c;
        if (at == size && c > 'a') continue;
        seen.insert(word_hash(word));
        ++words;
      }
  CHECK(seen.size() == words);
  CHECK(!seen.contains(0));
  CHECK(word_hash("re") != word_hash("see"));
}
