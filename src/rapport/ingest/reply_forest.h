#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Makes exchanges of messages that name only the message they answer, in any order: each message that answers none of
/// the others begins an exchange, in the order of the source. Holds all messages until the end.
class ReplyForest {
 public:
  /// Adds a message with what is known of the exchange should it turn out to begin one. An exchange without an id gets
  /// the message's.
  void add(Exchange&& head, Message&& message);
  /// Threads the exchanges and hands them out.
  void finish(ExchangeSink& sink);

 private:
  [[nodiscard]] std::vector<std::size_t> beginnings() const;

  struct Tree {
    Exchange head;
    Message message;
  };
  std::vector<Tree> all_;
};

}  // namespace rapport
