#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/unique_ids.h"

namespace rapport {

/// Brings posts and comments together that stand apart in their export, in any order. Holds all of them until the end:
/// the memory it takes is the text of the export about once.
class Gathering {
 public:
  /// `exchange` holds the post as its only message. Comments name the post by `exchange.id`.
  void add_post(Exchange exchange);
  /// A further name under which comments know the post.
  void add_name(std::string name, const std::string& exchange_id);
  /// The options leave this post out, and so its comments.
  void leave_out_post(std::string id) { left_out_.insert(std::move(id)); }
  /// A comment that names no post is an exchange of its own.
  void add_comment(std::string_view post, Message comment);

  /// The exchange of that post; made on the first use, without a post, where the source does not hold it.
  Exchange& exchange_of(std::string_view post);

  /// Hands out the exchanges that hold anything, as threads: first those with a post, in the order of the source.
  /// Exchanges without text or comments are left out unless `options` include everything.
  void hand_out(const Input& input, std::string_view format, const ReadOptions& options, Selection& selection,
                ExchangeSink& sink);

 private:
  std::vector<Exchange> exchanges_;
  std::unordered_map<std::string, std::size_t> places_;  // in exchanges_, by id and by name
  std::unordered_set<std::string> left_out_;
  UniqueIds post_ids_;
};

}  // namespace rapport
