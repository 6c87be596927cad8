#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/ingest/reader.h"
#include "rapport/model/pack.h"

namespace rapport {

/// Makes exchanges of messages that come one by one, in any order of conversations, in bounded memory.
///
/// Conversations stay open as long as all that are open hold at most 16 MiB together; they wait in packed form, which
/// takes less. When they hold more, those that have waited longest for another message are closed, down to half of
/// that; all are closed at the end. An exchange is handed out, threaded, when it is closed: whatever lies within 8 MiB
/// of its neighbours is gathered, however scattered. A message for a conversation that is closed already starts another
/// exchange of the same id, with a warning in it; the last million closed conversations are remembered for that.
class ConversationWindow {
 public:
  explicit ConversationWindow(ExchangeSink& sink, std::size_t bytes = std::size_t{16} << 20)
      : sink_(sink), most_bytes_(bytes) {}

  /// Adds a message to the conversation `head.id`. `head` (all but its messages) becomes the exchange's when it is new;
  /// later it only fills in a title and an address that were missing, and adds its diagnostics. False when the sink
  /// wants no more.
  bool add(Exchange&& head, Message&& message);
  /// Hands out what is open, in the order in which the conversations began. False when the sink wants no more.
  bool finish();

 private:
  struct Open {
    Exchange exchange;                  // without its messages
    std::vector<std::string> messages;  // each packed: see model/packed_message.h
    std::size_t bytes = 0;
    std::uint64_t last_added = 0;
    std::uint64_t began = 0;
  };
  Open& open(Exchange&& head);
  bool close_oldest();
  bool close(std::vector<Open*>& chosen);
  static void unpack_messages(Open& of);
  void remember(std::string_view id);
  [[nodiscard]] bool was_closed(std::string_view id) const;

  ExchangeSink& sink_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t added_ = 0;
  std::unordered_map<std::string, Open> open_;
  PackWriter packed_;                  // scratch
  std::vector<std::uint32_t> closed_;  // half the hash of an id, at the place that the other half names; a newer one
                                       // takes the place of an older one
};

}  // namespace rapport
