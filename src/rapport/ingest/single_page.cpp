#include "rapport/ingest/single_page.h"

#include <utility>

#include "rapport/ingest/thread.h"

namespace rapport {

void hand_out_page(Exchange&& one, const Input& input, std::string_view format, bool truncated, ExchangeSink& sink) {
  if (one.messages.empty()) return;
  if (one.id.empty()) one.id = input.path;
  one.source = input.name;
  one.format = format;
  if (truncated) {
    Diagnostic d;
    d.message = "the page is longer than 16 MiB; only its beginning was read";
    one.diagnostics.push_back(std::move(d));
  }
  for (auto& d : one.diagnostics) d.file = input.name;
  build_thread(one);
  sink.exchange(std::move(one));
}

}  // namespace rapport
