#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "rapport/ingest/json/value.h"
#include "rapport/ingest/reader.h"

namespace rapport {

/// Hands out the JSON objects of an input one by one, in whatever shape it holds them: one a line (NDJSON, JSONL), as
/// the elements of a list, or a single document. Lines are read in constant memory (64 MiB for the longest), and one
/// that cannot be read goes to `sink` as an error with its line and column; a document as read_json does, its problems
/// go to `sink` too.
///
/// `keys` are the members that the reader wants. `take` gets the object, and its place as a diagnostic without a
/// message: file and line, or file and number in the list as `record`. It returns false to stop reading.
void read_json_objects(Input& input, std::span<const std::string_view> keys, ExchangeSink& sink,
                       const std::function<bool(JsonValue object, const Diagnostic& where)>& take);

/// Whether a file begins as an object or a list does.
bool looks_like_json(std::string_view head);

/// The first object of a sample, by which a format is recognised; null where the sample is no JSON.
JsonValue first_json_object(std::string_view sample, JsonDocument& into);

}  // namespace rapport
