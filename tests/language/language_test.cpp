#include "rapport/language/language.h"

#include <doctest/doctest.h>

#include "rapport/lexicon/lexicon.h"

using namespace rapport;

namespace {

const std::string listing =
    "kworker jbd2 sda1 ext4 rsv rcu_preempt kswapd0 kthrotld irqbalance rsyslogd dhclient sshd agetty "
    "udevd dbus nscd crond acpid xfsaild kdmflush bioset md0_raid1 loop7 nvme0n1";

PreparedText prepared_of(std::string_view text) {
  Segmenter segmenter;
  PreparedText prepared;
  prepare(text, segmenter, prepared);
  return prepared;
}

std::string language_of(std::string_view text) {
  static const Lexicon lexicon = builtin_lexicon();
  static const Matcher matcher(lexicon);
  static const auto state = matcher.make_state();
  const PreparedText prepared = prepared_of(text);
  std::vector<Hit> hits;
  matcher.match(prepared, *state, hits);
  return identify_language(prepared, hits.size(), lexicon);
}

}  // namespace

TEST_CASE("English is English, long, short, in capitals and in full-width letters") {
  CHECK(language_of("I have thought about it all week, and I still do not know what I would have done.") == "en");
  CHECK(language_of("Buy now!") == "en");
  CHECK(language_of("ONLY 3 LEFT IN STOCK, ORDER NOW") == "en");
  CHECK(language_of("\uff2f\uff4e\uff4c\uff59 \uff13 \uff4c\uff45\uff46\uff54, \uff4f\uff52\uff44\uff45\uff52 "
                    "\uff4e\uff4f\uff57") == "en");
}

TEST_CASE("other languages are told") {
  CHECK(language_of("Liebe Nachbarn, die Werkstatt bleibt im Mai an drei Tagen geschlossen, weil wir die Turmuhr "
                    "ausbauen.") == "de");
  CHECK(language_of("Bonjour \u00e0 tous, je cherche quelqu'un qui pourrait me pr\u00eater une brouette samedi matin. "
                    "Merci beaucoup d'avance.") == "fr");
  CHECK(language_of("Muchas gracias por tu ayuda, ha sido muy amable de tu parte y lo tendr\u00e9 en cuenta.") == "es");
  CHECK(language_of("\u3053\u306e\u8a18\u4e8b\u306f\u3068\u3066\u3082\u9762\u767d\u304b\u3063\u305f\u3067\u3059\u3002"
                    "\u3042\u308a\u304c\u3068\u3046\u3054\u3056\u3044\u307e\u3057\u305f\u3002") == "ja");
}

TEST_CASE("a text in another script is not made Latin by the names and commands in it") {
  CHECK(language_of("\u5728\u8fd9\u53f0\u673a\u5668\u4e0a\u5b89\u88c5 nginx \u4ee5\u524d\uff0c\u5148\u8fd0\u884c "
                    "apt-get update && apt-get install build-essential\uff0c\u7136\u540e\u91cd\u65b0\u542f\u52a8"
                    "\u670d\u52a1\u5668\u5c31\u53ef\u4ee5\u4e86\u3002") == "zh");
  // Even where they are most of its letters.
  CHECK(language_of("\u5347\u7ea7 Ubuntu Server kernel package \u4e4b\u540e\u62a5\u9519 broken pipe "
                    "\u600e\u4e48\u529e") != "en");
}

TEST_CASE("a Greek letter and a name in its own script leave English what it is") {
  CHECK(language_of("Kafka on the shore (\u6d77\u8fba) is the one that we read to each other, and \u03c0 is in it.") ==
        "en");
}

TEST_CASE("a listing that neither the lexicon nor CLD2 knows has no language to measure") {
  CHECK(language_of(listing) == "und");
}

TEST_CASE("a lexicon without the common words of a language takes no text for a listing") {
  Lexicon small;
  small.language = "en";
  small.categories.emplace_back().axis = Axis::relationship_building;
  CHECK(identify_language(prepared_of(listing), 0, small) == "en");
}

TEST_CASE("pictures and punctuation are letters of no script") {
  CHECK(language_of("gm \U0001F525\U0001F525\U0001F525\U0001F525") == "en");
  CHECK(language_of("\u201Cno\u201D \u2014 \u2026 \u2014 \u2026") == "en");
}

TEST_CASE("in an exchange of another language a message that says nothing is of that language") {
  Lexicon lexicon;
  lexicon.language = "en";
  std::vector<std::string> languages{"zh", "en", "en", "en", ""};
  settle_languages({{40, true}, {1, false}, {3, true}, {6, false}, {0, false}}, lexicon, languages);
  CHECK(languages == std::vector<std::string>{"zh", "zh", "en", "en", ""});
}

TEST_CASE("in an English exchange a short message stays English") {
  Lexicon lexicon;
  lexicon.language = "en";
  std::vector<std::string> languages{"en", "en", "de"};
  settle_languages({{40, true}, {1, false}, {12, false}}, lexicon, languages);
  CHECK(languages == std::vector<std::string>{"en", "en", "de"});
}

TEST_CASE("a text without words has no language") { CHECK(language_of("!!! \xF0\x9F\x94\xA5 ...").empty()); }
