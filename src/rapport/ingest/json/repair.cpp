#include "rapport/ingest/json/repair.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rapport {
namespace {

constexpr std::uint64_t longest_string = std::uint64_t{8} << 20;
constexpr std::string_view replacement = "\\ufffd";

bool is_plain_in_string(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }
bool is_word(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '+'; }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string control_escape(char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("\\u00") + hex[byte >> 4] + hex[byte & 15];
}

}  // namespace

void JsonRepair::feed(std::string_view piece, std::string& out) {
  for (std::size_t i = 0; i < piece.size();) {
    switch (state_) {
      case State::outside:
      case State::word:
        outside(piece[i++], out);
        break;
      case State::string: {
        const auto* const begin = piece.data() + i;
        const auto* const plain = std::find_if_not(begin, piece.data() + piece.size(), is_plain_in_string);
        if (plain != begin) put({begin, plain}, out);
        i = static_cast<std::size_t>(plain - piece.data());
        if (i < piece.size()) inside(piece[i++], out);
        break;
      }
      case State::escape:
        escaped(piece[i++], out);
        break;
    }
  }
}

void JsonRepair::outside(char c, std::string& out) {
  if (state_ == State::word) {
    if (is_word(c)) {
      held_ += c;
      return;
    }
    end_word(out);
  } else if (is_word(c)) {
    state_ = State::word;
    held_ = c;
    return;
  }
  out += c;
  if (c != '"') return;
  state_ = State::string;
  string_bytes_ = 0;
  cutting_ = false;
}

void JsonRepair::end_word(std::string& out) {
  const bool no_number = held_ == "NaN" || held_ == "Infinity" || held_ == "-Infinity";
  out += no_number ? "null" : held_;
  repaired_ += no_number ? 1 : 0;
  held_.clear();
  state_ = State::outside;
}

/// A part of a string's content: whole escapes, or plain bytes.
void JsonRepair::put(std::string_view text, std::string& out) {
  end_surrogate(out);
  if (string_bytes_ + text.size() > longest_string && !cutting_) {
    std::size_t room = static_cast<std::size_t>(longest_string - string_bytes_);
    if (text.front() == '\\') room = 0;
    while (room > 0 && continues_character(text[room])) --room;
    out += text.substr(0, room);
    cutting_ = true;
    ++cut_;
  }
  if (cutting_) return;
  out += text;
  string_bytes_ += text.size();
}

void JsonRepair::inside(char c, std::string& out) {
  if (c == '\\') {
    held_ = c;
    state_ = State::escape;
  } else if (c == '"') {
    end_surrogate(out);
    out += c;
    state_ = State::outside;
  } else {
    put(control_escape(c), out);
    ++repaired_;
  }
}

void JsonRepair::escaped(char c, std::string& out) {
  constexpr std::string_view known = "\"\\/bfnrt";
  const bool in_hex = held_.size() >= 2;
  if (in_hex ? is_hex(c) : c == 'u') {
    held_ += c;
    if (held_.size() == 6) unicode_escape(out);
    return;
  }
  state_ = State::string;
  if (!in_hex && known.find(c) != std::string_view::npos) {
    put(held_ + c, out);
    return;
  }
  put("\\" + held_, out);
  ++repaired_;
  if (is_plain_in_string(c)) {
    put({&c, 1}, out);
  } else {
    inside(c, out);
  }
}

/// A surrogate's first half waits for its second; either alone is replaced.
void JsonRepair::unicode_escape(std::string& out) {
  state_ = State::string;
  unsigned unit = 0;
  std::from_chars(held_.data() + 2, held_.data() + 6, unit, 16);
  const bool high = unit >= 0xD800 && unit < 0xDC00;
  const bool low = unit >= 0xDC00 && unit < 0xE000;
  if (low && !surrogate_.empty()) {
    const std::string pair = std::exchange(surrogate_, {}) + held_;
    put(pair, out);
  } else if (high) {
    end_surrogate(out);
    surrogate_ = held_;
  } else if (low) {
    put(replacement, out);
    ++repaired_;
  } else {
    put(held_, out);
  }
}

void JsonRepair::end_surrogate(std::string& out) {
  if (surrogate_.empty()) return;
  surrogate_.clear();
  put(replacement, out);
  ++repaired_;
}

void JsonRepair::finish(std::string& out) {
  if (state_ == State::word) end_word(out);
  if (state_ == State::outside) return;
  end_surrogate(out);
  out += '"';
  state_ = State::outside;
}

}  // namespace rapport
