#pragma once

namespace rapport::stance {

/// What a stance leaves of the weight of a cue. Only `exerted` is a fact of the definition; the others are set by
/// judgement, in the order that the sources give, and are the same for every lexicon.
namespace factor {

inline constexpr double exerted = 1.0;
/// Quoted, reported, negated, warned against, blamed, thought of, general, asked, refused: not done to anybody.
inline constexpr double set_aside = 0.0;
/// A customer's praise in the seller's mouth works like the seller's own, one source removed (Cialdini: social proof).
inline constexpr double testimonial = 0.8;
/// "I'm not selling anything, but …" lowers the guard and then sells: more than the plain words (Friestad & Wright
/// 1994: a tactic that hides its being one).
inline constexpr double apophasis = 1.2;
/// Pressing on after a refusal is the core of aggressive pressure (Zboja et al. 2016; Saxe & Weitz 1982).
inline constexpr double after_refusal = 1.5;
/// Words that override an objection are the clearest case of it once there has been one.
inline constexpr double overriding_refusal = 2.0;
/// An answer to a request for price, stock or link is directive, hardly pressure.
inline constexpr double asked_for = 0.2;
/// "You should buy that novel, I loved it": advice of one who has nothing to gain.
inline constexpr double disinterested = 0.2;
/// "You'd be a fool to skip the gold plan": trade is spoken of, but nobody's offer is shown.
inline constexpr double on_the_market = 0.5;
/// "Two places left. Shall I put you down?": no object of sale is named, but what is to be had and the step to it are.
inline constexpr double put_together = 0.5;
/// Warmth that leads up to the speaker's own pitch is half a lever (bait and pitch, signal E12).
inline constexpr double bait = 0.5;
/// "No pressure, but the price goes up tonight", "Thanks in advance for buying": the polite form is the lever itself.
inline constexpr double lever = 0.0;
/// "Could you send the list? Thanks.": polite, and half a kindness, for the thanks are for what the other is still to
/// do.
inline constexpr double courtesy = 0.5;

}  // namespace factor

}  // namespace rapport::stance
