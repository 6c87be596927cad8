#pragma once
#include <span>
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// The table of formats, in order of precedence. To add one: write ingest/<format>.cpp, declare its row in
/// formats.cpp, and put a sample with its expected messages into tests/exports/<format>/.
std::span<const Format* const> formats();

/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// The surest format for a sample; null where none recognises it.
const Format* recognise(const Sample& sample);
const Format* recognise(const Bundle& bundle);

}  // namespace rapport
