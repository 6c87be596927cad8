"""Whole exchanges: what readers say of them, what the program says, and how its few constants are fitted to that.
Shared by script/fit and script/validate; needs python3-numpy and python3-scipy."""
import json
import os

import numpy as np
from scipy.optimize import minimize
from scipy.stats import rankdata, spearmanr

# Signals that are worth something to a relationship score, each counted in its units: turns of guests that are answered,
# replies within a talk by how much they speak of people, stories that answer a story, replies that name the other. None
# can fall when somebody adds a kind word.
SIGNALS = ("answered", "involvement", "second_stories", "naming")
# The exponent and most keep a text said twice within 5 points (its evidence counts 1 + 1/2, its length doubles); silence and
# first only keep short or unkind texts from the ends of the scale, and no rating tells one value from another.
# goodwill is between two mistakes: at 0 one request makes a friend of many kind turns a seller, at 1 flattery pays for
# the pitch that it serves; from 0.1 to 0.5 the exchanges left out agree alike.
GIVEN = {"exponent": 0.5, "silence": 0.5, "first": 0.1, "most": 3.0, "goodwill": 0.15}


def partial_spearman(a, b, control):
    ra, rb, rc = rankdata(a), rankdata(b), rankdata(control)
    residual = lambda x: x - np.polyval(np.polyfit(rc, x, 1), rc)
    return np.corrcoef(residual(ra), residual(rb))[0, 1]


def load(folder):
    """The messages, the ids of the exchanges, and a row (pressure, relationship-building) of ratings for each."""
    rows = [json.loads(line) for line in open(os.path.join(folder, "exchanges", "messages.ndjson"))]
    ratings = {}
    for line in open(os.path.join(folder, "exchanges", "ratings.tsv")).read().splitlines()[1:]:
        cells = line.split("\t")
        ratings[cells[0]] = (float(cells[1]), float(cells[2]))
    ids = sorted(ratings)
    return rows, ids, np.array([ratings[i] for i in ids])


def scores_of(x, theta, axis):
    """The formula of score.h with half = 1 and the other constants scaled to it."""
    if axis == "pressure":
        density = (theta[0] * x["raw"] + theta[1] * x["persistence"]) * x["spread"]
    else:
        kind = x["kind"]
        density = (theta[0] * kind + (x["units"] @ theta[1:]) * kind / (kind + GIVEN["first"])) / x["turns"] ** GIVEN["exponent"]
    return 100 * density / (density + 1)


def fit_level(x, target, axis, group, rows):
    """The scale and the worths that bring the scores of `rows` nearest to the readers."""
    share = np.where(group, 0.5 / max(1, (group & rows).sum()), 0.5 / max(1, (~group & rows).sum()))

    def loss(theta):
        difference = (scores_of(x, theta, axis) - target)[rows] / 100
        return (share[rows] * difference ** 2).sum()

    start = np.full(2 if axis == "pressure" else 1 + len(SIGNALS), 0.5)
    return minimize(loss, start, bounds=[(1e-3, 20)] + [(0, 5)] * (len(start) - 1), method="L-BFGS-B").x


def measured(recs, axis):
    array = lambda f: np.array([f(r) for r in recs], float)
    if axis == "pressure":
        raw = array(lambda r: sum(r[c] or 0.0 for c in r if c.startswith("p_") and c != "p_words"))
        silent = array(lambda r: max(0, r["measured_words"] - r["p_words"]))
        return {"raw": raw, "persistence": array(lambda r: (r["s_persistence"] or 0.0) * r["s_persistence_n"]),
                "spread": array(lambda r: r["pressers"]) / (silent / 100 + GIVEN["silence"]) ** GIVEN["exponent"]}
    units = [[(r["s_" + s] or 0.0) * r["s_" + s + "_n"] for s in SIGNALS] for r in recs]
    return {"kind": array(lambda r: r["kind_turns"]), "units": np.array(units),
            "turns": array(lambda r: sum(t["relationship_building"] is not None for t in r["turns"]))}


def subset(x, rows):
    return {k: v[rows] for k, v in x.items()}


def cross_validated(x, target, axis, real):
    """Scores of each exchange with constants fitted without it, and with those fitted on the other kind of exchanges."""
    everything = np.ones(len(target), bool)
    left_out = np.zeros(len(target))
    for i in range(len(target)):
        rows = everything.copy()
        rows[i] = False
        left_out[i] = scores_of(subset(x, [i]), fit_level(x, target, axis, real, rows), axis)[0]
    other = np.where(real, scores_of(x, fit_level(x, target, axis, real, ~real), axis),
                     scores_of(x, fit_level(x, target, axis, real, real), axis))
    return left_out, other


def agreement(scores, target, words):
    """Spearman correlation, the same with the number of words held constant, and the mean difference in points."""
    return (spearmanr(scores, target)[0], partial_spearman(scores, target, words), np.abs(scores - target).mean())
