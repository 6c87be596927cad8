#include "rapport/signals/signals.h"

#include <array>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::string_view one_reply = "one reply";

/// A reply is a turn that answers a turn of another speaker (turns.h); sincerity: standing.h.
/// Where a formula ends in "0 to 1", 1 is good for a relationship unless it says otherwise. Columns depend on this
/// order.
constexpr std::array table{
    Signal{"uptake", "How much of what was said is taken up by the one who answers.",
           "mean over replies of idf of shared content words / idf of the content words of the turn answered; copies "
           "(over 0.8) are left out; 0 to 1",
           "one reply to a turn of at least 8 content words", "Demszky et al. 2021; Tan et al. 2016", &uptake},
    Signal{"uptake_share", "How much of an answer is made of what was said.",
           "mean over replies of idf of shared content words / idf of the reply's content words; 0 to 1",
           "one reply with a content word to a turn of at least 8", "Tan et al. 2016", &uptake_share},
    Signal{"uptake_gain", "Uptake beyond what any two turns of the exchange share.",
           "mean over replies of uptake - mean uptake against the turns of others it does not answer; -1 to 1",
           "as uptake, and one more turn of another speaker", "Demszky et al. 2021", &uptake_gain},
    Signal{"naming", "People speak to each other by name.",
           "sum of the sincerity of replies that address another participant by name / replies; 0 to 1", one_reply,
           "Brown & Levinson 1987", &naming},
    Signal{
        "involvement", "Those who talk speak of themselves and of each other.",
        "mean over replies within a talk of sincerity * p / (p + 3), p = personal pronouns of the reply, 0 if it only "
        "opposes; within a talk = answers a reply or is answered; 0 to 1",
        "one reply within a talk", "Biber 1988 (involved production); Chafe 1985", &involvement},
    Signal{"balance", "Everybody has a share of the words.",
           "1 - G n / (n - 1), G = Gini of the words of n speakers; 0 to 1", "two speakers, three turns",
           "Niculae & Danescu-Niculescu-Mizil 2016; Gini 1912", &balance},
    Signal{"entropy", "Everybody has a share of the words, seen by entropy.",
           "H(words of the speakers) / ln(speakers); 0 to 1", "two speakers, three turns",
           "Niculae & Danescu-Niculescu-Mizil 2016", &entropy},
    Signal{"starter_share", "How much of the talk is the opener's.",
           "words of the first turn's speaker / words; 0 to 1, 1 = a monologue", "two speakers, three turns",
           "Niculae & Danescu-Niculescu-Mizil 2016", &starter_share},
    Signal{
        "closure", "Questions get an answer.",
        "questions answered / genuine questions; answered = a reply to the turn, or, where all turns are dated, one of "
        "the next three is another speaker's and overlaps by 0.1 or begins like an answer; 0 to 1",
        "one question", "Jurafsky, Shriberg & Biasca 1997", &closure},
    Signal{
        "follow_up", "Answers ask on.",
        "sum of the sincerity of replies with a question that overlaps the turn answered by 0.15, or with a follow-up "
        "cue / replies; 0 to 1",
        one_reply, "Huang et al. 2017", &follow_up},
    Signal{"turning_toward", "Bids for attention are met.",
           "(bids met - bids rebuffed) / bids; bid = a turn with a question, a bid for connection or self-disclosure; "
           "met = a reply with a relationship act or an overlap of 0.1; rebuffed = only opposed; -1 to 1",
           "two bids", "Driver & Gottman 2004", &turning_toward},
    Signal{"reciprocity", "Who is answered answers back.",
           "ordered pairs (a answers b) that also hold b answers a / ordered pairs; 0 to 1", "two replies",
           "Zhang et al. 2018 (Hyperconvo)", &reciprocity},
    Signal{"author_return", "The host speaks to those who came.",
           "sum over commenters of the sincerity of the host's sincerest answer to them / commenters; 0 to 1",
           "one commenter", "Zhang et al. 2018 (Hyperconvo)", &author_return},
    Signal{"answered", "What guests say gets an answer.",
           "sum over turns of guests of the sincerity of the sincerest answer to them / turns of guests; 0 to 1",
           "one turn of a guest", "Reis, Clark & Holmes 2004 (responsiveness)", &answered},
    Signal{"returning", "People come back.",
           "sum over speakers of the sincerity of their sincerest turn after they and then somebody else spoke / "
           "speakers; 0 to 1",
           "two speakers", "Backstrom et al. 2013 (re-entry)", &returning},
    Signal{"warm_replies", "Answers do something for the relationship.",
           "sum of the sincerity of replies with a relationship act / replies; 0 to 1", one_reply,
           "Reis, Clark & Holmes 2004", &warm_replies},
    Signal{
        "mutual_warmth", "Warmth goes both ways.",
        "pairs who talk, each with a relationship act in a reply to the other whose sincerity is at least 0.5 / pairs "
        "who talk; 0 to 1",
        "one pair who talk", "Clark & Mills 1993; Gouldner 1960 (reciprocity)", &mutual_warmth},
    Signal{
        "thanked_help", "Help is thanked for.",
        "helping replies (to a question, or with a cue of help) that get thanks in a reply / helping replies; 0 to 1",
        "one helping reply", "Algoe 2012 (find, remind, bind)", &thanked_help},
    Signal{"early_tone", "How the first two replies sound.",
           "(relationship points - pressure points) / (words / 100 + 0.5) of the first two replies; any number",
           "two replies", "Yeomans et al. 2020; Zhang et al. 2018", &early_tone},
    Signal{
        "give_ask", "Nobody only asks.",
        "least over speakers of (give - ask) / (give + ask + 1); give = points of help, credit, thanks; ask = points "
        "of calls to action, self-promotion, instrumental networking, scorekeeping; -1 to 1",
        "one speaker who gives or asks", "Grant 2013; Clark & Mills 1993", &give_ask},
    Signal{
        "disclosure", "Who tells of himself is told in turn.",
        "sum of min(d, d') / sum of max(d, d') over replies and the turns answered, d = points of self-disclosure per "
        "100 words; 0 to 1",
        "two replies with d > 0 on either side", "Sprecher et al. 2013", &disclosure},
    Signal{
        "second_stories", "A story is answered by a story.",
        "mean over replies of sincerity * d / (d + 0.05), d = the lesser of the points of self-disclosure of the reply "
        "and of the turn answered; 0 to 1",
        one_reply, "Sacks 1992 (second stories); Sprecher et al. 2013", &second_stories},
    Signal{"gradient", "Whether the one who presses most presses more from turn to turn.",
           "Theil-Sen slope of pressure points / (words / 100 + 0.5) on the number of the own turn; any number, "
           "positive = rising",
           "a speaker with three turns", "Zboja, Clark & Haytko 2016; Sen 1968", &gradient},
    Signal{
        "refusal_response", "What happens to the pressure after a no.",
        "mean over refused speakers of pressure density after the first no - before; any number, positive = pushes on",
        "a speaker who pressed, was refused and spoke again", "Brehm 1966; Zboja, Clark & Haytko 2016",
        &refusal_response},
    Signal{"refusal_respected", "A no is taken for a no.",
           "refused speakers who press no more / refused speakers; 0 to 1",
           "a speaker who pressed, was refused and spoke again", "Kirmani & Campbell 2004", &refusal_respected},
    Signal{"persistence", "Whoever was refused does not let go.",
           "mean over the replies to a no by speakers who press, of 1, or of 1 / (1 + relationship points) for a reply "
           "that does not press itself; 0 to 1, 1 = pushes on",
           "one reply to a no that was itself an answer", "Brehm 1966; Kirmani & Campbell 2004", &persistence},
    Signal{"resistance", "Pressure meets resistance.",
           "pressing turns that a reply refuses or opposes / pressing turns; 0 to 1, 1 = all resisted",
           "one pressing turn", "Kirmani & Campbell 2004", &resistance},
    Signal{"bait", "Warmth opens the way for pressure.",
           "sum of min(1, relationship points of the turn and the speaker's two before) x pressure points / sum of "
           "pressure points; 0 to 1, 1 = all pressure comes after warmth",
           "one pressing turn", "Friestad & Wright 1994", &bait},
    Signal{"pressure_asymmetry", "The pressure goes one way.",
           "sum over pairs of |M(a, b) - M(b, a)| / (sum of M + 1), M(a, b) = pressure points of a aimed at b; 0 to 1, "
           "1 = one way",
           "one pressing cue aimed at a participant", "this project", &pressure_asymmetry},
    Signal{"style_matching", "They use function words alike.",
           "mean over pairs who talk and function word classes of 1 - |p - q| / (p + q + 0.0001); 0 to 1",
           "one pair of 50 words each", "Ireland et al. 2011; Gonzales, Hancock & Pennebaker 2010", &style_matching},
    Signal{
        "coordination", "Function words are echoed; never good or bad alone.",
        "mean over pairs and classes of P(in the reply | in the turn answered) - P(in the reply); -1 to 1; rises with "
        "length",
        "three turns with the class answered by one speaker",
        "Danescu-Niculescu-Mizil et al. 2012; Gao, Ver Steeg & Galstyan 2015", &coordination},
    Signal{"idea_flow", "Words of one become words of another.",
           "content words first used by one speaker and later by another / content words first used before the last "
           "turn; 0 to 1",
           "three turns", "Niculae & Danescu-Niculescu-Mizil 2016", &idea_flow},
    Signal{"burstiness", "Turns come in bursts.", "(sd - mean) / (sd + mean) of the times between turns; -1 to 1",
           "four dated turns", "Goh & Barabasi 2008", &burstiness},
    Signal{"median_gap", "How long answers take.", "median time between a reply and the turn answered, hours; from 0",
           "four dated turns, one reply", "Kalman et al. 2006", &median_gap},
};

}  // namespace

std::span<const Signal> signals() { return table; }

std::vector<SignalValue> compute_signals(const SignalInput& input) {
  std::vector<SignalValue> out(table.size());
  if (input.turns.size() < 2) return out;
  for (std::size_t i = 0; i < table.size(); ++i) out[i] = table[i].compute(input);
  return out;
}

}  // namespace rapport
