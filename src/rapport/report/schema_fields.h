#pragma once
#include <array>
#include <string_view>

namespace rapport {

/// One property of a document: its name, its type in a word (a '?' behind it allows null), and what it says.
struct Field {
  std::string_view name;
  std::string_view type;
  std::string_view about;
};

inline constexpr std::array exchange_head{
    Field{"id", "text?", "conversation id of the source, or made from its ids; a keyed hash with --redact"},
    Field{"source", "text?", "file as given, archive!member, or <stdin>"},
    Field{"format", "text?", "what it was read as: `rapport formats`"},
    Field{"title", "text?", "of the post"},
    Field{"url", "text?", "of the post"},
    Field{"author", "text?", "display name of who wrote the first message"},
    Field{"started_at", "date?", "date of the earliest message, UTC"},
    Field{"ended_at", "date?", "date of the latest message, UTC"},
    Field{"language", "text?", "of the most words, as a BCP 47 tag; null without words"},
    Field{"lexicon", "text", "its language and version: the version follows every change of its files"},
    Field{"messages", "count", "how many turns"},
    Field{"participants", "count", "how many speakers"},
    Field{"words", "count", "the speakers' own, in any language"},
    Field{"measured_words", "count", "those in the lexicon's language, on which the scores rest"},
    Field{"quoted_words", "count", "set aside: quotations, code, signatures"},
    Field{"links", "count", "hyperlinks"}};

inline constexpr std::array scores{
    Field{"sales_pressure", "score?", "0 to 100; null where less than a tenth of the words could be measured"},
    Field{"sales_pressure_low", "score?", "lower end of its 90 % interval"},
    Field{"sales_pressure_high", "score?", "upper end of its 90 % interval"},
    Field{"relationship_building", "score?", "0 to 100; null where less than a tenth of the words could be measured"},
    Field{"relationship_building_low", "score?", "lower end of its 90 % interval"},
    Field{"relationship_building_high", "score?", "upper end of its 90 % interval"}};

inline constexpr std::array exchange_measures{
    Field{"sales_pressure_peak", "score?", "sales pressure of the turn that presses most"},
    Field{"peak_turn", "count?", "index of that turn; null where none presses"},
    Field{"quadrant", "quadrant?",
          "rapport: only relationship-building is high (30 or more); pitch: only sales pressure; bait: both; "
          "broadcast: neither"},
    Field{"sufficient", "truth", "at least 25 measured words"},
    Field{"sales_talk", "points?", "cues of pressure, whatever their stance, per 100 measured words"},
    Field{"relationship_talk", "points?", "cues of relationship, whatever their stance, per 100 measured words"},
    Field{"anti_pressure_norm", "points?", "pressure denied, blamed or warned against, per 100 measured words"},
    Field{"pressers", "points", "share of the turns that are held by those who press, 0 to 1"},
    Field{"kind_turns", "points", "how many wholly kind turns its warmth comes to"},
    Field{"p_words", "count", "words inside cues that give points of pressure"},
    Field{"r_words", "count", "words inside cues that give points of relationship"},
    Field{"formula", "object", "the constants that the scores were computed with"},
    Field{"turns", "turns", "the messages, measured, in the order of the thread"},
    Field{"pressure_on", "pressure_on", "points of pressure by who presses and whom"},
    Field{"evidence", "evidence", "every cue that was found, with its stance and its points"},
    Field{"diagnostics", "texts", "what was repaired or lost in reading it"}};

inline constexpr std::array turn_fields{Field{"author", "text?", "display name"},
                                        Field{"role", "role", "host: wrote the post, or runs the place"},
                                        Field{"reply_to", "text?", "id of the message that it stands below"},
                                        Field{"at", "date?", "when it was written, UTC"},
                                        Field{"language", "text?", "as a BCP 47 tag; null without words"},
                                        Field{"words", "count", "the speaker's own"},
                                        Field{"quoted_words", "count", "set aside: quotations, code, signatures"},
                                        Field{"p_words", "count", "words inside cues that give points of pressure"},
                                        Field{"r_words", "count", "words inside cues that give points of relationship"},
                                        Field{"text", "text?", "the whole text with --with-text, else null"}};

inline constexpr std::array standing_fields{
    Field{"id", "text?", "of the message; a keyed hash with --redact"},
    Field{"answers", "count?", "index of the turn that it answers, always another speaker's"},
    Field{"sincerity", "points", "what its warmth is worth for how its speaker and the one answered press, 0 to 1"},
    Field{"reception", "points", "what its warmth is worth for how it was met, 0 to 1"}};

inline constexpr std::array message_fields{
    Field{"id", "text?", "of the message; a keyed hash with --redact"},
    Field{"conversation_id", "text?", "id of its exchange"},
    Field{"source", "text?", "file as given, archive!member, or <stdin>"},
    Field{"format", "text?", "what it was read as: `rapport formats`"},
    Field{"sufficient", "truth", "at least 25 words"},
    Field{"formula", "object", "the constants that the scores were computed with"},
    Field{"evidence", "turn_evidence", "every cue that was found, with its stance and its points"}};

inline constexpr std::array turn_column{Field{"turn", "count", "index of the turn in which it stands"}};

inline constexpr std::array evidence_fields{
    Field{"cue", "text", "its id: `rapport lexicon list`"},
    Field{"axis", "axis", "of which score it is evidence"},
    Field{"category", "text", "the column p_ or r_ in which its points are summed"},
    Field{"start", "count", "first code point in the turn's text"},
    Field{"end", "count", "code point behind the last"},
    Field{"text", "text?", "its words"},
    Field{"stance", "stance", "what the speaker does with them"},
    Field{"stance_cue", "text?", "the words that decided the stance"},
    Field{"stance_turn", "count?", "index of the turn in which those stand"},
    Field{"stance_start", "count?", "their first code point"},
    Field{"stance_end", "count?", "code point behind their last"},
    Field{"target", "count?", "index of the turn whose speaker it is aimed at; null = the reader"},
    Field{"weight", "points", "points of the cue in full"},
    Field{"factor", "points", "what the stance leaves of it, 0 to 2"},
    Field{"novelty", "points", "1, 1/2, 1/3 … for repeats by one speaker; 0 where the factor is 0"},
    Field{"points", "points", "weight · factor · novelty"}};

inline constexpr std::array pressure_on_fields{Field{"from", "text?", "display name of who presses"},
                                               Field{"to", "text?", "of whom it is aimed at; null = the reader"},
                                               Field{"points", "points", "sum of the points of those cues"}};

inline constexpr std::array error_fields{Field{"source", "text?", "file as given, archive!member, or <stdin>"},
                                         Field{"where", "text?", "line and column, byte, record, as far as known"},
                                         Field{"message", "text", "what is wrong"}};

inline constexpr std::array summary_fields{
    Field{"lexicon", "text", "its language and version: the version follows every change of its files"},
    Field{"exchanges", "count", "how many were read"},
    Field{"measured", "count", "those with scores: all figures of scores and points are of these"},
    Field{"sufficient", "count", "those with at least 25 measured words"},
    Field{"messages", "count", "of all exchanges"},
    Field{"words", "count", "the speakers' own, in any language"},
    Field{"authors_seen", "count", "how many names of speakers there are"},
    Field{"sales_pressure", "object", "the exchanges' scores: mean, quantiles, and how many in each step of 5"},
    Field{"relationship_building", "object", "the exchanges' scores: mean, quantiles, and how many in each step of 5"},
    Field{"quadrants", "object", "how many exchanges in each"},
    Field{"languages", "objects", "how many exchanges in each"},
    Field{"categories", "objects", "exchanges with points in it, and the sum of these points"},
    Field{"months", "objects",
          "exchanges that began in it (\"unknown\" without a date), and the means of their scores"},
    Field{"authors", "objects", "the 50 with the most messages: how many, and the sums of their points"},
    Field{"most_pressing", "objects", "the ten exchanges with the highest sales pressure"},
    Field{"warmest", "objects", "the ten exchanges with the highest relationship-building"}};

inline constexpr std::array input_fields{
    Field{"id", "id?", "of the message, or of the exchange that a line holds"},
    Field{"conversation_id", "id?", "messages with the same one are an exchange; without one, a line is"},
    Field{"reply_to", "id?", "id of the message answered"},
    Field{"speaker", "any", "a name, or an object with id and name"},
    Field{"timestamp", "any", "RFC 3339, or seconds, milliseconds or microseconds since 1970"},
    Field{"kind", "text?", "post, page, comment or the source's own word"},
    Field{"status", "text?", "publish, draft, spam or the source's own word"},
    Field{"title", "text?", "of the exchange"},
    Field{"url", "text?", "of the exchange"},
    Field{"format", "text?", "what it was converted from"},
    Field{"text", "text?", "what the speaker wrote"},
    Field{"role", "role?", "host: wrote the post, or runs the place"},
    Field{"speaker_no", "count?", "tells apart speakers of an exchange whom the name does not"},
    Field{"set_aside", "any", "[[start, end, reason], …] in code points: not the speaker's own live speech"},
    Field{"links", "any", "[[start, end, host], …] in code points"},
    Field{"messages", "objects", "of an exchange that a line holds: its messages"}};

}  // namespace rapport
