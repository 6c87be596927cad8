#include "rapport/ingest/selection.h"

#include <doctest/doctest.h>

#include <string>

using namespace rapport;

namespace {
struct CountingSink final : ExchangeSink {
  bool exchange(Exchange&&) override { return true; }
  void problem(Diagnostic) override {}
  void left_out(std::string_view what, std::uint64_t count) override {
    told += std::to_string(count) + " " + std::string(what) + "; ";
  }
  std::string told;
};
}  // namespace

TEST_CASE("published posts with approved comments are read, all else is counted by kind") {
  Selection selection{Include{}};
  CHECK(selection.takes("post", "publish"));
  CHECK(selection.takes("post", ""));
  CHECK_FALSE(selection.takes("post", "draft"));
  CHECK_FALSE(selection.takes("post", "pending"));
  CHECK_FALSE(selection.takes("page", "publish"));
  CHECK_FALSE(selection.takes("attachment", "inherit"));
  CHECK(selection.takes("comment", "approved"));
  CHECK_FALSE(selection.takes("pingback", "approved"));
  CHECK_FALSE(selection.takes("pingback", "approved"));
  CHECK_FALSE(selection.takes("comment", "spam"));
  selection.leave_out("empty thread");
  CountingSink sink;
  selection.report(sink);
  CHECK(sink.told == "1 attachment; 2 draft; 1 empty thread; 1 page; 2 pingback; 1 spam comment; ");
}

TEST_CASE("each option lets in what it names") {
  Include pending;
  pending.pending = true;
  CHECK(Selection(pending).takes("comment", "pending"));
  CHECK_FALSE(Selection(pending).takes("post", "pending"));
  Include drafts;
  drafts.drafts = true;
  CHECK(Selection(drafts).takes("post", "private"));
  CHECK(Selection(drafts).takes("post", "pending"));
  CHECK_FALSE(Selection(drafts).takes("post", "trash"));
  CHECK_FALSE(Selection(drafts).takes("page", "draft"));
  Selection all{Include::all()};
  CHECK(all.takes("product", "inherit"));
  CHECK(all.takes("order_note", "post-trashed"));
}
