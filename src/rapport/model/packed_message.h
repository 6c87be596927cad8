#pragma once
#include "rapport/model/message.h"
#include "rapport/model/pack.h"

namespace rapport {

// Hand over all parts of a message, for PackWriter and PackReader: packed, it is half as large as a Message, whose
// strings each have room of their own.

template <class Pack>
void pack(Pack& parts, SetAside& one) {
  parts(one.span.begin, one.span.end, one.why);
}
template <class Pack>
void pack(Pack& parts, Link& one) {
  parts(one.span.begin, one.span.end, one.host);
}
template <class Pack>
void pack(Pack& parts, Message& m) {
  bool is_dated = m.written_at.has_value();
  std::int64_t written_at = m.written_at.value_or(0);
  parts(m.id, m.author, m.author_key, m.role, m.reply_to, m.parent, is_dated, written_at);
  if (is_dated) m.written_at = written_at;
  parts(m.kind, m.status, m.text, m.set_aside, m.links);
}

}  // namespace rapport
