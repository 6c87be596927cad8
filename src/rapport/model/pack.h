#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace rapport {

/// Where packed bytes have to begin, and lists that are read in place do.
constexpr std::size_t pack_alignment = 8;

/// A list that is filled once, or read in place from bytes that a PackWriter has written and that must outlive it.
template <class T>
class PackedList {
 public:
  /// To fill it. Not of one that was read.
  [[nodiscard]] std::vector<T>& edit() { return own_; }

  [[nodiscard]] std::size_t size() const { return packed_ == nullptr ? own_.size() : size_; }
  [[nodiscard]] const T* data() const { return packed_ == nullptr ? own_.data() : packed_; }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size(); }
  const T& operator[](std::size_t i) const { return data()[i]; }

 private:
  friend class PackReader;
  static_assert(std::has_unique_object_representations_v<T>, "what is read in place is copied byte by byte");

  std::vector<T> own_;
  const T* packed_ = nullptr;
  std::size_t size_ = 0;
};

/// Writes values one behind the other, in this machine's own order of bytes: what is made when the program is built, so
/// that it need not be made when it starts, and what is to wait in little memory. A type takes part by a member
/// `template <class Pack> void pack(Pack&)` or a function `pack(Pack&, T&)` that hands over its parts; others are
/// copied byte by byte.
class PackWriter {
 public:
  template <class... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// Forgets what was written and keeps the memory.
  void clear() { bytes_.clear(); }

 private:
  template <class T>
  void put(T& value) {
    if constexpr (requires { value.pack(*this); })
      value.pack(*this);
    else if constexpr (requires { pack(*this, value); })
      pack(*this, value);
    else
      put_bytes(&value, 1);
  }
  void put(std::string& text) { put_all(text); }
  template <class A, class B>
  void put(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void put(std::vector<T>& values) {
    put_all(values);
  }
  template <class T>
  void put(PackedList<T>& values) {
    std::uint64_t size = values.size();
    put(size);
    bytes_.resize((bytes_.size() + pack_alignment - 1) / pack_alignment * pack_alignment);
    put_bytes(values.data(), values.size());
  }
  template <class Container>
  void put_all(Container& values) {
    std::uint64_t size = values.size();
    put(size);
    if constexpr (std::is_same_v<Container, std::string>)
      bytes_ += values;
    else
      for (auto& value : values) put(value);
  }
  template <class T>
  void put_bytes(const T* values, std::size_t count) {
    static_assert(std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>, "T takes part by pack()");
    bytes_.append(reinterpret_cast<const char*>(values), count * sizeof(T));
  }

  std::string bytes_;
};

/// Reads what a PackWriter of the same program has written. The bytes must outlive it; they, or those of which they are
/// what an earlier reader has left, begin at a multiple of pack_alignment.
class PackReader {
 public:
  explicit PackReader(std::string_view bytes) : rest_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  /// What has not been read.
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (requires { value.pack(*this); })
      value.pack(*this);
    else if constexpr (requires { pack(*this, value); })
      pack(*this, value);
    else
      get_bytes(&value, 1);
  }
  void get(std::string& text) {
    const std::size_t size = get_size();
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class A, class B>
  void get(std::pair<A, B>& pair) {
    (*this)(pair.first, pair.second);
  }
  template <class T>
  void get(std::vector<T>& values) {
    values.resize(get_size());
    if constexpr (std::has_unique_object_representations_v<T>)
      get_bytes(values.data(), values.size());
    else
      for (T& value : values) get(value);
  }
  template <class T>
  void get(PackedList<T>& values) {
    static_assert(alignof(T) <= pack_alignment);
    values.size_ = get_size();
    rest_.remove_prefix((pack_alignment - reinterpret_cast<std::uintptr_t>(rest_.data()) % pack_alignment) %
                        pack_alignment);
    values.packed_ = reinterpret_cast<const T*>(rest_.data());
    rest_.remove_prefix(values.size_ * sizeof(T));
  }
  template <class T>
  void get_bytes(T* values, std::size_t count) {
    if (count > 0) std::memcpy(values, rest_.data(), count * sizeof(T));
    rest_.remove_prefix(count * sizeof(T));
  }
  std::size_t get_size() {
    std::uint64_t size = 0;
    get(size);
    return static_cast<std::size_t>(size);
  }

  std::string_view rest_;
};

}  // namespace rapport
