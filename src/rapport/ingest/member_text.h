#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// The bytes of a source, at most 16 MiB; that there are more goes to `sink`, under `name`.
std::string whole_text(ByteSource& bytes, const std::string& name, ExchangeSink& sink);

/// A member of a folder or archive as UTF-8, at most 16 MiB of it. What was repaired or cut goes to `sink`; a member
/// that is not there is empty.
std::string member_text(const Input& input, std::string_view member, const ReadOptions& options, ExchangeSink& sink);

/// Reads a member as if it were an input of its own, however large; what its stream had to repair goes to `sink`.
void read_member(const Input& input, const std::string& member, const ReadOptions& options, ExchangeSink& sink,
                 const std::function<void(Input&)>& read);

}  // namespace rapport
