#include "rapport/ingest/member_text.h"

#include "rapport/input/charset.h"

namespace rapport {

std::string member_text(const Input& input, std::string_view member, const ReadOptions& options, ExchangeSink& sink,
                        std::size_t limit) {
  auto bytes = input.bundle->open(member);
  if (!bytes) return {};
  const std::string name = input.name + "!" + std::string(member);
  const auto text = utf8_source(std::move(bytes), name, options.encoding);
  bool truncated = false;
  std::string out = read_all(*text, limit, &truncated);
  for (auto& problem : text->problems()) sink.problem(std::move(problem));
  if (truncated) {
    Diagnostic d;
    d.file = name;
    d.message = "is too long; only its first " + std::to_string(limit) + " bytes were read";
    sink.problem(std::move(d));
  }
  return out;
}

void read_member(const Input& input, const std::string& member, const ReadOptions& options, ExchangeSink& sink,
                 const std::function<void(Input&)>& read) {
  auto bytes = input.bundle->open(member);
  if (!bytes) return;
  Input one{input.name + "!" + member, nullptr, nullptr};
  const auto text = utf8_source(std::move(bytes), one.name, options.encoding);
  one.bytes = text.get();
  read(one);
  for (auto& problem : text->problems()) sink.problem(std::move(problem));
}

}  // namespace rapport
