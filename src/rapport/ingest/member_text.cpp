#include "rapport/ingest/member_text.h"

#include "rapport/input/charset.h"

namespace rapport {

std::string whole_text(ByteSource& bytes, const std::string& name, ExchangeSink& sink) {
  constexpr std::size_t most = std::size_t{16} << 20;
  bool truncated = false;
  std::string out = read_all(bytes, most, &truncated);
  if (truncated) {
    Diagnostic d;
    d.file = name;
    d.message = "is longer than 16 MiB; only its beginning was read";
    sink.problem(std::move(d));
  }
  return out;
}

std::string member_text(const Input& input, std::string_view member, const ReadOptions& options, ExchangeSink& sink) {
  auto bytes = input.bundle->open(member);
  if (!bytes) return {};
  const std::string name = input.name + "!" + std::string(member);
  const auto text = utf8_source(std::move(bytes), name, options.encoding);
  std::string out = whole_text(*text, name, sink);
  for (auto& problem : text->problems()) sink.problem(std::move(problem));
  return out;
}

void read_member(const Input& input, const std::string& member, const ReadOptions& options, ExchangeSink& sink,
                 const std::function<void(Input&)>& read) {
  auto bytes = input.bundle->open(member);
  if (!bytes) return;
  Input one{input.name + "!" + member, nullptr, nullptr, member};
  const auto text = utf8_source(std::move(bytes), one.name, options.encoding);
  one.bytes = text.get();
  read(one);
  for (auto& problem : text->problems()) sink.problem(std::move(problem));
}

}  // namespace rapport
