#include "rapport/model/diagnostic.h"

#include <doctest/doctest.h>

using rapport::Diagnostic;
using rapport::InputError;

TEST_CASE("a diagnostic names what is known of the place, and no more") {
  Diagnostic d;
  d.message = "no such file";
  CHECK(d.to_string() == "no such file");
  d.file = "blog.xml";
  CHECK(d.to_string() == "blog.xml: no such file");
  d.byte = 77;
  CHECK(d.to_string() == "blog.xml: byte 77: no such file");
  d.line = 12;
  d.column = 3;
  d.record = "42";
  CHECK(d.to_string() == "blog.xml:12:3: record 42: no such file");
}

TEST_CASE("an input error tells everything that was found") {
  Diagnostic a, b;
  a.message = "first";
  b.message = "second";
  CHECK(std::string(InputError({a, b}).what()) == "first\nsecond");
}
