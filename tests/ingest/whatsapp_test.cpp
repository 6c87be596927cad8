#include "rapport/ingest/dates.h"
#include "reading.h"

using namespace rapport;

namespace {

std::string when(const Message& m) { return m.written_at ? format_date(*m.written_at) : ""; }

}  // namespace

TEST_CASE("whatsapp: the form of iPhones, messages of several lines, system lines") {
  const auto reading = read_as("whatsapp",
                               "\u200E[13/05/21, 09:05:01] Tea: \u200EMessages are end-to-end encrypted.\r\n"
                               "[13/05/21, 09:05:02] Ann Lee: Good morning\r\n\r\nHow are you?\r\n"
                               "[13/05/21, 09:06:00] Bo created group\r\n"
                               "[13/05/21, 21:07:00] ~ Bo: Well: very\n"
                               "\u200E[13/05/21, 21:08:00] Bo: \u200Eimage omitted\n"
                               "[13/05/21, 21:09:00] Ann Lee: This message was deleted\n");
  REQUIRE(reading.exchanges.size() == 1);
  const auto& m = reading.exchanges[0].messages;
  REQUIRE(m.size() == 3);
  CHECK(m[0].author == "Ann Lee");
  CHECK(m[0].text == "Good morning\n\nHow are you?");
  CHECK(when(m[0]) == "2021-05-13T09:05:02Z");
  CHECK(m[1].text == "Well: very");
  CHECK(m[2].text.empty());
  CHECK(reading.omitted.at("system message") == 2);
  CHECK(reading.omitted.at("deleted comment") == 1);
}

TEST_CASE("whatsapp: the form of Android, twelve hours") {
  const auto chat = read_one("whatsapp",
                             "5/12/21, 9:05\u202FPM - Ann: One - two\n"
                             "5/12/21, 9:06\u202FPM - Bo: three\n");
  REQUIRE(chat.messages.size() == 2);
  CHECK(chat.messages[0].text == "One - two");
  CHECK(when(chat.messages[1]) == "2021-05-12T21:06:00Z");
}

TEST_CASE("whatsapp: what stands for a picture is no text, what was written under it is") {
  const auto android = read_one("whatsapp",
                                "12/31/20, 9:18 PM - Ann: IMG-20201231-WA0001.jpg (file attached)\nOur new kettle!\n"
                                "12/31/20, 9:19 PM - Bo: <Media omitted>\n"
                                "12/31/20, 9:20 PM - Bo: At five\nor six <This message was edited>\n"
                                "12/31/20, 9:21 PM - Cy: null\n"
                                "12/31/20, 9:22 PM - Cy: I <3 <b>tea</b>\n");
  REQUIRE(android.messages.size() == 5);
  CHECK(android.messages[0].text == "Our new kettle!");
  CHECK(android.messages[1].text.empty());
  CHECK(android.messages[2].text == "At five\nor six");
  CHECK(android.messages[3].text.empty());
  CHECK(android.messages[4].text == "I <3 <b>tea</b>");

  const auto iphone = read_one("whatsapp",
                               "\u200E[31.12.20, 21:18:00] Ann: \u200ERezept.pdf • \u200E3 Seiten "
                               "\u200EDokument weggelassen\n"
                               "\u200E[31.12.20, 21:19:00] Bo: Schau mal \u200E<Anhang: 0001-PHOTO.jpg>\n"
                               "[31.12.20, 21:20:00] Bo: Um fünf \u200E<Diese Nachricht wurde bearbeitet.>\n"
                               "\u200E[31.12.20, 21:21:00] Bo: \u200EDiese Nachricht wurde gelöscht.\n");
  REQUIRE(iphone.messages.size() == 3);
  CHECK(iphone.messages[0].text.empty());
  CHECK(iphone.messages[1].text == "Schau mal");
  CHECK(iphone.messages[2].text == "Um fünf");
}

TEST_CASE("whatsapp: a sentence that ends as a placeholder does is a sentence") {
  const auto chat = read_one("whatsapp",
                             "[31/12/20, 21:18:00] Ann: I was absent\n[31/12/20, 21:19:00] Bo: Il est absent\n"
                             "[31/12/20, 21:20:00] Ann: \u200EContact card omitted\n"
                             "[31/12/20, 21:21:00] Bo: image omitted\n");
  REQUIRE(chat.messages.size() == 4);
  CHECK(chat.messages[0].text == "I was absent");
  CHECK(chat.messages[1].text == "Il est absent");
  CHECK(chat.messages[2].text.empty());
  CHECK(chat.messages[3].text.empty());
}

TEST_CASE("whatsapp: a notice that quotes a colon is no message") {
  const auto chat = read_one("whatsapp",
                             "12/31/20, 9:16 PM - Ann created group \"Tea: time\"\n"
                             "12/31/20, 9:17 PM - Bo changed the subject from “Tea: time” to “Tea: five”\n"
                             "12/31/20, 9:18 PM - Ann: She said: \"Tea: five\"\n");
  REQUIRE(chat.messages.size() == 1);
  CHECK(chat.messages[0].author == "Ann");
}

TEST_CASE("whatsapp: dates as phones of other languages write them") {
  for (const char* const date :
       {"13/03/2021 à 21:05 - ", "13.3.2021 klo 21.05 - ", "[13.3.2021 klo 21.05.00] ", "13.03.2021 г., 21:05 - ",
        "2021. 3. 13. 오후 9:05 - ", "[2021/3/13 下午9:05:00] ", "2021/03/13 21:05 - ", "13. 3. 2021 21:05 - ",
        "13/03/2021, 9:05 p. m. - ", "13/3/2021, 9:05 μ.μ. - ", "[21:05, 13/03/2021] ",
        "13.03.21, 21:05:00: ", "[13.03.2021 21.05.00] "}) {
    CAPTURE(date);
    const std::string line = date;
    const auto chat = read_one("whatsapp", line + "Ann: One\nmore\n" + line + "Bo: two: three\n");
    REQUIRE(chat.messages.size() == 2);
    CHECK(chat.messages[0].author == "Ann");
    CHECK(chat.messages[0].text == "One\nmore");
    CHECK(chat.messages[1].text == "two: three");
    CHECK(when(chat.messages[0]) == "2021-03-13T21:05:00Z");
  }
  // Where the whole file leaves it open, the form decides.
  const auto first = [](const std::string& date) {
    return when(read_one("whatsapp", date + "A: x\n" + date + "A: y\n").messages[0]);
  };
  CHECK(first("05/03/2021, 10:00 pm - ") == "2021-03-05T22:00:00Z");
  CHECK(first("3/5/21, 10:00 PM - ") == "2021-03-05T22:00:00Z");
  CHECK(first("21. 3. 5. 오후 10:00 - ") == "2021-03-05T22:00:00Z");
}

TEST_CASE("whatsapp: the order of day and month is decided from the whole file") {
  CHECK(when(read_one("whatsapp", "01/02/2021, 10:00 - A: x\n02/13/2021, 10:00 - A: y\n").messages[0]) ==
        "2021-01-02T10:00:00Z");
  CHECK(when(read_one("whatsapp", "01/02/2021, 10:00 - A: x\n13/02/2021, 10:00 - A: y\n").messages[0]) ==
        "2021-02-01T10:00:00Z");
  CHECK(when(read_one("whatsapp", "20-01-15, 10:00 - A: x\n20-02-01, 10:00 - A: y\n").messages[1]) ==
        "2020-02-01T10:00:00Z");
  CHECK(when(read_one("whatsapp", "02.01.21, 10:00 - A: x\n01.02.21, 10:00 - A: y\n").messages[0]) ==
        "2021-01-02T10:00:00Z");
}

TEST_CASE("whatsapp: recognised by its dated lines") {
  CHECK(recognised("[13/05/21, 09:05:01] Ann: Hi\n[13/05/21, 09:06:01] Bo: Hi\n") == "whatsapp");
  CHECK(recognised("1#/05/21, 09:05 - Ann: Hi\n13/05/21, 09:06 - Bo: Hi\n13/05/21, 09:07 - Bo: Ho\n") == "whatsapp");
  CHECK(recognised("13/05/21 - a note\nand more\n") == "");
}

TEST_CASE("whatsapp: phones in other languages") {
  ReadOptions all;
  all.include = Include::all();
  const auto german = read_one("whatsapp",
                               "12.04.20, 10:00 - Nachrichten sind verschlüsselt.\n12.04.20, 10:01 - Ann: Hallo\n"
                               "12.04.20, 10:02 - Bo: <Medien ausgeschlossen>\n13.04.20, 10:03 - Ann: zweite\nZeile\n"
                               "13.04.20, 10:05 - Bo: Diese Nachricht wurde gelöscht.\n",
                               all);
  REQUIRE(german.messages.size() == 4);
  CHECK(german.messages[1].text.empty());
  CHECK(german.messages[2].text == "zweite\nZeile");
  CHECK(german.messages[3].status == "deleted");

  const auto spanish = read_one("whatsapp",
                                "[12/4/20 10:00:01 a.\u00A0m.] Ann: \u200Eimagen omitida\n"
                                "[13/4/20 10:01:01 p.\u00A0m.] Bo: hola\n[14/4/20 9:00:00 a.\u00A0m.] Ann: adiós\n");
  REQUIRE(spanish.messages.size() == 3);
  CHECK(spanish.messages[0].text.empty());
  CHECK(spanish.messages[1].text == "hola");
  CHECK(when(spanish.messages[1]) == "2020-04-13T22:01:01Z");
}
