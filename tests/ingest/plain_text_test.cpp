#include <doctest/doctest.h>

#include <string>

#include "rapport/ingest/rich_text.h"

using namespace rapport;
using Why = SetAside::Why;

namespace {

std::string cut(const RichText& body, std::size_t aside) {
  REQUIRE(aside < body.set_aside.size());
  return std::string(slice(body.text, body.set_aside[aside].span));
}

}  // namespace

TEST_CASE("plain text: line ends are unified and empty lines run together") {
  CHECK(plain_to_text("\r\n one\r\ntwo \n\n\n\rthree\n").text == "one\ntwo\n\nthree");
  CHECK(plain_to_text("").text.empty());
}

TEST_CASE("plain text: quoted lines and the attribution above them are set aside") {
  const auto body = plain_to_text(
      "Hello Ann,\n\nOn Thu, Apr 12, 2007 at 9:10 AM, Ann Lee wrote:\n> Are you there?\n> > Who?\n\nI am.\n> "
      "Good.\nYes.\n");
  REQUIRE(body.set_aside.size() == 2);
  CHECK(cut(body, 0) == "On Thu, Apr 12, 2007 at 9:10 AM, Ann Lee wrote:\n> Are you there?\n> > Who?");
  CHECK(body.set_aside[0].why == Why::mail_quote);
  CHECK(cut(body, 1) == "> Good.");
}

TEST_CASE("plain text: an attribution that a mailer broke into two lines") {
  const auto body =
      plain_to_text("On Thu, 12 Apr 2007 at 21:10, Ann Lee of Example\nand others wrote:\n\n> Hm.\nYes.", true);
  REQUIRE(body.set_aside.size() == 1);
  CHECK(cut(body, 0) == "On Thu, 12 Apr 2007 at 21:10, Ann Lee of Example\nand others wrote:\n\n> Hm.");
}

TEST_CASE("plain text: who wrote what is told only where a quotation follows") {
  CHECK(plain_to_text("This is what Ann wrote:\nnothing.").set_aside.empty());
}

TEST_CASE("plain text: a signature ends a mail") {
  const auto body = plain_to_text("Thanks.\n-- \nAnn\nExample Corp.\n");
  REQUIRE(body.set_aside.size() == 1);
  CHECK(body.set_aside[0].why == Why::signature);
  CHECK(cut(body, 0) == "--\nAnn\nExample Corp.");
}

TEST_CASE("plain text: all below an original message is quoted") {
  const auto body = plain_to_text("See below.\n\n-----Original Message-----\nFrom: Ann\n\nHello\n");
  REQUIRE(body.set_aside.size() == 1);
  CHECK(cut(body, 0) == "-----Original Message-----\nFrom: Ann\n\nHello");
}

TEST_CASE("mail: lines that a mailer wrapped are joined, short lines are not") {
  const std::string wrapped =
      "This sentence was written in a window that breaks lines at seventy-two\n"
      "columns, and goes on here.\n"
      "- a list\n"
      "Ann\n";
  CHECK(plain_to_text(wrapped, true).text ==
        "This sentence was written in a window that breaks lines at seventy-two columns, and goes on here.\n"
        "- a list\nAnn");
  CHECK(plain_to_text(wrapped).text == wrapped.substr(0, wrapped.size() - 1));
}

TEST_CASE("plain text: bare addresses are links") {
  const auto body = plain_to_text("See http://www.example.org/a_(b), (www.example.net) and nowww.example.com.");
  REQUIRE(body.links.size() == 2);
  CHECK(body.links[0].host == "example.org");
  CHECK(slice(body.text, body.links[0].span) == "http://www.example.org/a_(b)");
  CHECK(slice(body.text, body.links[1].span) == "www.example.net");
}

TEST_CASE("plain text: attributions in other languages and forms") {
  for (const char* const line :
       {"Am 12.04.2007 um 21:10 schrieb Ann Lee:", "Le 12 avr. 2007 à 21:10, Ann Lee <ann@x.example> a écrit :",
        "El jue, 12 abr 2007 a las 21:10, Ann Lee (<ann@x.example>) escribió:",
        "Op 12 april 2007 21:10 schreef Ann Lee:", "Ann Lee <ann@x.example> writes:", "Ann Lee said:"}) {
    CAPTURE(line);
    const std::string attribution = line;
    const auto body = plain_to_text("Hello.\n" + attribution + "\n> Tea?\nYes.");
    REQUIRE(body.set_aside.size() == 1);
    CHECK(cut(body, 0) == attribution + "\n> Tea?");
  }
  CHECK(cut(plain_to_text("What I need:\n> a pot"), 0) == "> a pot");
}

TEST_CASE("mail: all below the head that Outlook writes above an answered mail is quoted") {
  const std::string mail =
      "Gladly.\n\nFrom: Ann Lee\nSent: Tuesday, May 6, 2008 4:05 PM\nTo: Bo\nSubject: Tea\n\nTea at four?\n";
  const auto answered = plain_to_text(mail, true);
  REQUIRE(answered.set_aside.size() == 1);
  CHECK(answered.set_aside[0].why == SetAside::Why::mail_quote);
  CHECK(slice(answered.text, answered.set_aside[0].span).starts_with("From: Ann Lee"));
  CHECK(slice(answered.text, answered.set_aside[0].span).ends_with("Tea at four?"));
  CHECK(plain_to_text("From: the desk of Ann\nThe subject: tea\n", true).set_aside.empty());
}

TEST_CASE("plain text: what a mailing list adds below a mail is none of its text") {
  const std::string footer =
      "____________________\nTea mailing list\nTea@lists.example\nhttp://lists.example/listinfo/tea";
  const auto body = plain_to_text("Yes.\n" + footer, true);
  REQUIRE(body.set_aside.size() == 1);
  CHECK(cut(body, 0) == footer);
  CHECK(body.set_aside[0].why == SetAside::Why::signature);
  CHECK(plain_to_text("One.\n____________________\nTwo.", true).set_aside.empty());
}
