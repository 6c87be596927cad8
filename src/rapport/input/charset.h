#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "rapport/input/byte_source.h"

namespace rapport {

/// Whether `encoding` names a charset ("windows-1252", "Shift_JIS", …).
bool is_charset(std::string_view encoding);

/// The text of a source as valid UTF-8, whatever it was. The charset is, in this order: what a byte order mark says;
/// UTF-16 where every other byte of the beginning is NUL; `encoding` where given; UTF-8 where the bytes are; what the
/// text declares (<?xml … encoding="…"?>, <meta charset=…>), Latin-1 meaning windows-1252 as in browsers; else UTF-8
/// in which every byte that is none is read as windows-1252. A declared charset is followed only from the first
/// kilobyte, and is overruled where the text from its first non-ASCII byte on (64 KiB of it) is UTF-8.
/// A byte order mark is not handed out. What was repaired is counted in one diagnostic; `name` stands in it.
std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> source, std::string name,
                                        std::string_view encoding = {});

}  // namespace rapport
