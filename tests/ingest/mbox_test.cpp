#include "memory_bundle.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/mime.h"
#include "reading.h"

using namespace rapport;

namespace {

/// A mail with its From line. `head` ends with a line end.
std::string mail(const std::string& head, const std::string& body) {
  return "From ann Tue May  6 16:05:00 2008\n" + head + "\n" + body + "\n\n";
}

std::string text_of(const std::string& head, const std::string& body) {
  return read_one("mbox", mail(head, body)).messages.at(0).text;
}

}  // namespace

TEST_CASE("mbox: mails that refer to each other are one exchange, whatever stands between") {
  const auto reading = read_as(
      "mbox", mail("From: \"Lee, Ann\" <ann@example.org>\nSubject: Tea\nMessage-ID: <1@x>\n"
                   "Date: Tue, 6 May 2008 16:05:00 +0200\n",
                   "Tea at four?") +
                  mail("From: cy@example.org\nSubject: Other\nMessage-ID: <2@x>\n", "Alone.") +
                  mail("From: bo@example.org (Bo)\nSubject: Re: Tea\nMessage-ID: <3@x>\nIn-Reply-To: <1@x>\n",
                       "On Tue, 6 May 2008, Ann wrote:\n> Tea at four?\n\nGladly.\n-- \nBo of Example\n") +
                  mail("From: Ann Lee <ann@example.org>\nMessage-ID: <4@x>\nReferences: <1@x>\n <3@x>\n", "Fine."));
  REQUIRE(reading.exchanges.size() == 2);
  const auto& tea = reading.exchanges[0];
  CHECK(tea.id == "<1@x>");
  CHECK(tea.title == "Tea");
  REQUIRE(tea.messages.size() == 3);
  CHECK(tea.messages[0].author == "Lee, Ann");
  CHECK(tea.messages[0].kind == "post");
  CHECK(format_date(*tea.messages[0].written_at) == "2008-05-06T14:05:00Z");
  CHECK(tea.messages[1].author == "Bo");
  CHECK(tea.messages[1].parent == 0);
  REQUIRE(tea.messages[1].set_aside.size() == 2);
  CHECK(slice(tea.messages[1].text, tea.messages[1].set_aside[0].span) ==
        "On Tue, 6 May 2008, Ann wrote:\n> Tea at four?");
  CHECK(tea.messages[1].set_aside[1].why == SetAside::Why::signature);
  CHECK(tea.messages[2].parent == 1);
  CHECK(tea.messages[2].role == Role::host);
  CHECK(reading.exchanges[1].messages[0].author.empty());
}

TEST_CASE("mbox: of endless references the nearest counts, endless headers cost nothing") {
  std::string references, headers;
  for (int i = 0; i < 100'000; ++i) references += " <" + std::to_string(i) + "@far>";
  for (int i = 0; i < 100'000; ++i) headers += "X-Mark: y\n";
  const auto one = read_one(
      "mbox", mail("Message-ID: <1@x>\nFrom: Ann <a@x>\n", "One.") +
                  mail("Message-ID: <2@x>\nFrom: Bo <b@x>\nReferences:" + references + " <1@x>\n" + headers, "Two."));
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[1].parent == 0);
  CHECK(one.messages[1].text == "Two.");
}

TEST_CASE("mbox: replies to a mail that is not there stand together") {
  const auto one = read_one("mbox", mail("Message-ID: <2@x>\nReferences: <1@x>\nFrom: Ann <a@x>\n", "One.") +
                                        mail("Message-ID: <3@x>\nReferences: <1@x>\nFrom: Bo <b@x>\n", "Two."));
  CHECK(one.messages.size() == 2);
}

TEST_CASE("mbox: a line that begins with From is text unless it begins a mail") {
  CHECK(text_of("From: Ann <a@x>\n", "Well.\n\nFrom here on it is text.\n>From there too.") ==
        "Well.\n\nFrom here on it is text.\nFrom there too.");
}

TEST_CASE("mbox: a mail begins without an empty line above it, and a sentence with a time begins none") {
  const std::string second =
      "From bo@example.org Tue May  6 17:00:00 2008\nFrom: Bo <b@x>\nMessage-ID: <2@x>\n\nTwo.\n";
  const auto glued =
      read_as("mbox", "From ann@example.org Tue May  6 16:05:00 2008\nFrom: Ann <a@x>\n\nOne.\n" + second);
  REQUIRE(glued.exchanges.size() == 2);
  CHECK(glued.exchanges[0].messages[0].text == "One.");
  CHECK(glued.exchanges[1].messages[0].text == "Two.");
  CHECK(text_of("From: Ann <a@x>\n", "One.\n\nFrom here we left at 10:30\nand came late.") ==
        "One.\n\nFrom here we left at 10:30\nand came late.");
  CHECK(text_of("From: Ann <a@x>\n", "One.\nFrom Tue on at 10:30\nand later.") ==
        "One.\nFrom Tue on at 10:30\nand later.");
  const auto junk = read_as("mbox", "no mail\n\n" + second);
  REQUIRE(junk.exchanges.size() == 1);
  CHECK(junk.exchanges[0].messages[0].author == "Bo");
}

TEST_CASE("mbox: threads wait for their answers within a bound, and the one that has waited longest goes first") {
  const std::string text(std::size_t{1} << 20, 'x');
  const auto mail = [&](const std::string& id, const std::string& answered) {
    return "From a Tue May  6 16:05:00 2008\nFrom: Ann <a@example.org>\nMessage-ID: <" + id + ">\n" +
           (answered.empty() ? "" : "In-Reply-To: <" + answered + ">\n") + "\n" + text + "\n\n";
  };
  std::string box = mail("early", "") + mail("kept", "");
  for (int i = 0; i < 10; ++i) box += mail("kept" + std::to_string(i), "kept");
  for (int i = 0; i < 8; ++i) box += mail("late" + std::to_string(i), "");
  box += mail("again", "early");
  const auto found = read_as("mbox", box).exchanges;
  REQUIRE(found.size() == 11);
  CHECK(found[0].id == "<early>");
  CHECK(found[0].messages.size() == 1);
  CHECK(found[1].id == "<kept>");
  CHECK(found[1].messages.size() == 11);
  CHECK(found.back().messages.size() == 1);
}

TEST_CASE("mbox: encodings and charsets") {
  CHECK(text_of("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
                "caf=C3=A9 =3D\n caf=\n=C3=A9") == "café =\n café");
  CHECK(text_of("Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: base64\n",
                "Y2Fm\n6Q==") == "café");
  CHECK(text_of("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n", "\xC4\xC1") == "да");
  CHECK(text_of("Content-Type: text/plain; charset=utf-8\n", "да") == "да");
}

TEST_CASE("mbox: the plain part of a mail is its text, HTML only where it stands alone, attachments never") {
  const std::string plain = "--b\nContent-Type: text/plain\n\nplain\n";
  const std::string html = "--b\nContent-Type: text/html\n\n<p>rich</p>\n";
  CHECK(text_of("Content-Type: multipart/alternative; boundary=b\n", html + plain + "--b--\n") == "plain");
  CHECK(text_of("Content-Type: multipart/alternative; boundary=\"b\"\n", html + "--b--\n") == "rich");
  CHECK(text_of("Content-Type: multipart/mixed; boundary=b\n",
                "preamble\n" + plain + "--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nno\n" +
                    "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n" +
                    "--b\nContent-Type: text/plain\n\nfoot https://example.org/\n--b--\nepilogue") ==
        "plain\n\nfoot https://example.org/");
}

TEST_CASE("mbox: nesting without end ends") {
  std::string body = "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 12; ++i) body += body.substr(0, 60);
  CHECK(text_of("Content-Type: multipart/mixed; boundary=b\n", body).empty());
}

TEST_CASE("mbox: what Gmail calls spam is left out unless asked for") {
  const std::string two = mail("From: Ann <a@x>\nX-Gmail-Labels: Inbox,Opened\n", "Tea?") +
                          mail("From: Shop <s@x>\nX-Gmail-Labels: Spam,Unread\n", "Buy!");
  const auto reading = read_as("mbox", two);
  REQUIRE(reading.exchanges.size() == 1);
  CHECK(reading.exchanges[0].messages[0].text == "Tea?");
  CHECK(reading.omitted.at("spam post") == 1);
  CHECK(read_as("mbox", mail("X-Gmail-Labels: \"Not Spam\",Drafts of Ann\n", "Tea?")).exchanges.size() == 1);
  CHECK(read_as("mbox", mail("X-Gmail-Labels: Opened, Drafts\n", "Tea?")).omitted.at("draft") == 1);
  ReadOptions all;
  all.include = Include::all();
  CHECK(read_as("mbox", two, all).exchanges.size() == 2);
}

TEST_CASE("mime: words of headers") {
  CHECK(decode_words("=?utf-8?Q?caf=C3=A9_au?= =?UTF-8?b?IGxhaXQ=?= please") == "café au lait please");
  CHECK(decode_words("=?nothing") == "=?nothing");
  CHECK(decode_words("a =?utf-8?q?b?= c =?utf-8?q?d?=") == "a b c d");
}

TEST_CASE("mime: a character that a mailer cut in two is whole again, but not across charsets") {
  CHECK(decode_words("=?utf-8?q?caf=C3?=\t=?UTF-8?q?=A9?=") == "café");
  CHECK(decode_words("=?utf-8?q?caf=C3=A9?= =?iso-8859-1?q?=E9?=") == "caféé");
}

TEST_CASE("mime: a boundary that begins like another one is another one") {
  const auto parts = split_parts("--b\nx\n--bb\ny\n--bb--\n--b \nz\n--b--\n", "b");
  CHECK(parts == std::vector<std::string_view>{"x\n--bb\ny\n--bb--\n", "z\n"});
}

TEST_CASE("mbox: a blank that only breaks a line goes with the break") {
  CHECK(text_of("Content-Type: text/plain; format=flowed; delsp=yes\n",
                "https://example.org/te \na and  \ncake.\n> a \n> b\nEnd.") ==
        "https://example.org/tea and cake.\n> a\n> b\nEnd.");
}

TEST_CASE("mbox: a mail that was handed on as a whole is a quotation") {
  const auto one = read_one("mbox", mail("Content-Type: multipart/mixed; boundary=b\n",
                                         "--b\nContent-Type: text/plain\n\nSee below.\n--b\n"
                                         "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n"
                                         "From: Ann <a@x>\nSubject: Tea\n\nTea at four?\n--b--\n"));
  const Message& m = one.messages.at(0);
  CHECK(m.text == "See below.\n\nTea at four?");
  REQUIRE(m.set_aside.size() == 1);
  CHECK(slice(m.text, m.set_aside[0].span) == "Tea at four?");
}

TEST_CASE("mbox: parts are found though the boundary that the head names is not there") {
  CHECK(text_of("Content-Type: multipart/mixed; boundary=wrong\n",
                "--right\nContent-Type: text/plain\n\nTea?\n--right--\n") == "Tea?");
}

TEST_CASE("mbox: mails in files of their own make threads together") {
  const std::string first = "Received: by x\n\tat night\nMessage-ID: <1@x>\nFrom: Ann <a@x>\nSubject: Tea\n\nTea?\n";
  const std::string second = "Return-Path: <b@x>\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\nFrom: Bo <b@x>\n\nYes.\n";
  CHECK(recognised(first) == "mbox");
  CHECK(read_one("mbox", first).messages.at(0).text == "Tea?");
  const MemoryBundle folder({{"cur/1", first}, {"cur/2", second}, {"dovecot-uidlist", "3 V1 N3\n1 :1\n2 :2\n"}});
  REQUIRE(recognise(folder) != nullptr);
  CHECK(recognise(folder)->name == "mbox");
  const auto reading = read_as("mbox", folder);
  REQUIRE(reading.exchanges.size() == 1);
  REQUIRE(reading.exchanges[0].messages.size() == 2);
  CHECK(reading.exchanges[0].messages[1].text == "Yes.");
  CHECK(reading.omitted.at("file that is no mail") == 1);
  CHECK(recognise(MemoryBundle({{"1.eml", first}, {"notes.txt", "No mail.\n"}})) == nullptr);
  const std::string feed = "<rss><channel><item><title>Tea</title></item></channel></rss>";
  CHECK(recognise(MemoryBundle({{"1.eml", first}, {"2.eml", second}, {"feed.xml", feed}})) == nullptr);
}

TEST_CASE("mbox: recognised by its first lines") {
  CHECK(recognised(mail("Subject: x\n", "y")) == "mbox");
  CHECK(recognised("From ann I heard at 16:05 that tea is ready\nand so it was.") == "");
}
