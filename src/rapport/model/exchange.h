#pragma once
#include <string>
#include <vector>

#include "rapport/model/diagnostic.h"
#include "rapport/model/message.h"

namespace rapport {

/// A post with its comment thread, or any thread: the unit that is scored. Plain data.
/// `messages[0]` is the post, or the earliest comment where the source does not hold the post; a message stands after
/// the one it answers, siblings in order of time.
struct Exchange {
  std::string id;      ///< conversation id as given, or a stable id made from the source's own ids
  std::string source;  ///< file name as given by the user, or "<stdin>"
  std::string format;  ///< name of the row in ingest/formats.h that read it
  std::string title;   ///< empty = none
  std::string url;     ///< empty = none
  std::vector<Message> messages;
  std::vector<Diagnostic> diagnostics;  ///< what was repaired or lost while reading this exchange
};

}  // namespace rapport
