#include "rapport/ingest/bare_links.h"

#include <algorithm>
#include <cstddef>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

bool is_word(char c) { return ascii::is_digit(c) || ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// Length of the address that `s` begins with, without the punctuation of the sentence around it.
std::size_t address_length(std::string_view s) {
  s = s.substr(0, s.find_first_of(" \t\r\n<>\"|\\^`{}"));
  std::size_t n = std::min(s.find("\u00A0"), s.size());
  const std::size_t bracket = s.find('(');
  while (n > 0) {
    const char last = s[n - 1];
    const bool unmatched = last == ')' && bracket >= n;
    if (!unmatched && std::string_view(".,;:!?'*_]").find(last) == std::string_view::npos) break;
    --n;
  }
  return n;
}

/// Tells in a fraction of the time of a search that there is nothing to find, as in most texts.
bool may_hold_address(std::string_view text) {
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    if (text.substr(at).starts_with("://")) return true;
  }
  for (std::size_t at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
    if (at >= 3 && ascii::equals_fold(text.substr(at - 3, 3), "www")) return true;
  }
  return false;
}

/// The next place at or after `from` where an address may begin, npos if there is none.
std::size_t next_address(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    const char first = ascii::lower(text[from]);
    if ((first != 'h' && first != 'w') || (from > 0 && is_word(text[from - 1]))) continue;
    const auto rest = text.substr(from);
    if (ascii::starts_with_fold(rest, "http://") || ascii::starts_with_fold(rest, "https://") ||
        ascii::starts_with_fold(rest, "www."))
      return from;
  }
  return text.npos;
}

}  // namespace

std::string host_of(std::string_view address) {
  for (const std::string_view scheme : {"http:", "https:", "ftp:"}) {
    if (!ascii::starts_with_fold(address, scheme)) continue;
    address.remove_prefix(scheme.size());
    break;
  }
  if (address.starts_with("//")) {
    address.remove_prefix(2);
  } else if (!ascii::starts_with_fold(address, "www.")) {
    return {};
  }
  address = address.substr(0, address.find_first_of("/?#\\ \t\r\n"));
  if (const auto at = address.rfind('@'); at != address.npos) address.remove_prefix(at + 1);
  address = address.substr(0, address.find(':'));
  std::string host = ascii::lower(address);
  while (host.ends_with('.')) host.pop_back();
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

void add_bare_links(RichText& body) {
  const std::string_view text = body.text;
  if (!may_hold_address(text)) return;
  std::vector<Link> all;
  auto known = body.links.cbegin();
  for (std::size_t at = 0; (at = next_address(text, at)) != text.npos;) {
    const std::size_t size = address_length(text.substr(at));
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    at += std::max<std::size_t>(size, 1);
    for (; known != body.links.cend() && known->span.end <= span.begin; ++known) all.push_back(*known);
    if (known != body.links.cend() && known->span.overlaps(span)) continue;
    if (auto host = host_of(slice(text, span)); host.find('.') != host.npos) all.push_back({span, std::move(host)});
  }
  all.insert(all.end(), known, body.links.cend());
  body.links = std::move(all);
}

}  // namespace rapport
