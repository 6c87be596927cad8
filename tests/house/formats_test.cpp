#include "rapport/ingest/formats.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

TEST_CASE("every format says how to get it and what is read of it, under a name of its own") {
  std::set<std::string_view> names;
  for (const rapport::Format* format : rapport::formats()) {
    CAPTURE(std::string(format->name));
    CHECK(names.insert(format->name).second);
    CHECK(rapport::find_format(format->name) == format);
    CHECK(format->title.size() > 5);
    CHECK(format->how_to_export.size() > 10);
    CHECK(format->reads.size() > 10);
    CHECK((format->read != nullptr));
    CHECK((format->recognise != nullptr || format->recognise_bundle != nullptr));
  }
  CHECK(rapport::find_format("no such format") == nullptr);
}
