"""The gates of `overture balance`: what a scenario must do to play well, why, and what usually mends it.

How each is measured is not known here; the words are, so that a scenario may set its own bounds and `check` knows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

GATES: Mapping[str, Gate]


class Gate(Struct, frozen=True):
    """One gate.

    side: whether a figure must be ``at least`` or ``at most`` the bound
    bound: what holds where a scenario says nothing; None where only a scenario that names it is held to it
    unit: of the bound and the figure
    says: what is measured
    reason: why it matters
    cure: what usually mends it
    """

    side: Literal["at least", "at most"]
    bound: int | None
    unit: str
    says: str
    reason: str
    cure: str


def _least(bound: int | None, unit: str, says: str, reason: str, cure: str) -> Gate:
    return Gate("at least", bound, unit, says, reason, cure)


def _most(bound: int | None, unit: str, says: str, reason: str, cure: str) -> Gate:
    return Gate("at most", bound, unit, says, reason, cure)


GATES = {
    "dealt": _least(
        60, "%", "games of a level in which a text comes into force",
        "a table at which nothing is signed teaches nothing",
        "raise what receivers get, lower what givers lose, or name a level at which it works",
    ),
    "settled": _least(
        None, "%", "games at strong that end in a settlement",
        "an ending out of reach makes negotiating pointless", "ask for less in `needs`, or give more rounds",
    ),
    "settled-most": _most(
        None, "%", "games at strong that end in a settlement",
        "an ending that comes by itself makes negotiating pointless", "ask for more in `needs`",
    ),
    "broken": _least(
        None, "%", "games at strong that break down", "danger that never comes true is no danger",
        "raise `tension` at the start, or what provocations add to it",
    ),
    "broken-most": _most(
        40, "%", "games of a level that break down", "a table that mostly burns teaches fatalism",
        "lower `tension` at the start, or let something calm it",
    ),
    "above": _least(
        40, "%", "games at the case's level in which a seat ends above *nobody deals*",
        "a seat that cannot gain has no reason to come", "let somebody give it something, or ask less of it",
    ),
    "levels": _least(
        70, "%", "levels of concessions that are signed at least once",
        "a level that nobody ever signs is dead weight in every menu",
        "lower what it costs its giver, or leave it out",
    ),
    "moves": _least(
        40, "%", "moves that are used at least once", "a move that nobody uses is dead weight in every menu",
        "make it cheaper or stronger, or take it away with `without_moves`",
    ),
    "one-round": _most(
        None, "%", "games at strong that end in the same round, the last aside",
        "an ending at a foreseen hour is a timetable", "spread the rounds in which `needs` can come true",
    ),
    "end-round": _least(
        None, "rounds", "median round in which a game at strong ends", "what ends early is not negotiated",
        "raise `rounds` of the settlement, or its needs",
    ),
    "openings": _least(
        None, "%", "different first rounds at a level", "who knows the opening need not read the others",
        "give each seat two openings that are nearly alike",
    ),
    "overlap": _most(
        None, "%", "moves of rounds 1 to 3 that two games share, in the mean",
        "games that are alike teach one lesson once", "give each seat two ways that are nearly alike",
    ),
    "rare": _least(
        None, "in 100 games", "uses of each rare mechanic at a level", "a rule that never happens is only read",
        "see in the table which one it is, and what keeps seats from it",
    ),
    "range": _least(
        None, "points", "range of a partner's confidence in a game", "a centre that hardly moves is none",
        "make fears react more strongly to moves, or start nearer the edge",
    ),
    "low": _least(
        None, "%", "games in which a partner's confidence falls below 52", "a fear that never wins is none",
        "start nearer the edge",
    ),
    "at-hedge": _most(
        None, "confidence", "median confidence when a hedge is made", "hedging follows fear, not bargains",
        "make hedging dearer while confidence is high",
    ),
    "naive-easy": _least(
        None, "%", "games at easy in which a naive person ends above *nobody deals*",
        "a beginner's table must let beginners win", "make kind texts more frequent at easy",
    ),
    "naive-standard": _least(
        None, "%", "games at standard in which a naive person ends above *nobody deals*",
        "a middle table must give a beginner a chance", "see who takes what from that seat",
    ),
    "naive-standard-most": _most(
        None, "%", "games at standard in which a naive person ends above *nobody deals*",
        "a middle table must reward thinking", "see who gives that seat what it has not earned",
    ),
    "naive-strong": _most(
        None, "%", "games at strong in which a naive person ends above *nobody deals*",
        "a hard table that is kind to beginners is no hard table", "let delegations put texts that serve themselves",
    ),
    "naive-settled": _most(
        None, "%", "games at strong that settle although one person is naive, mean of the seats",
        "a settlement that needs nobody's care is a gift", "let settlements need more of everybody",
    ),
    "idle": _most(
        None, "%", "games at standard and strong in which an idle person ends above *nobody deals*",
        "who does nothing must not win", "let what others gain by a deal cost whoever stays out",
    ),
    "idle-behind": _least(
        None, "points", "points by which an idle person ends behind a computer in that seat, standard and strong",
        "playing must pay", "let that seat earn more by what it signs",
    ),
    "forecast": _most(
        30, "points", "gap between `will sign` and what was signed, in a bin with 100 cases or more",
        "advice that is wrong is worse than none", "nothing in the scenario: tell the authors of the game",
    ),
    "invitation": _most(
        None, "%", "signals for which *invitation* is the right reading", "reading must be a decision",
        "let pressure pay for more seats",
    ),
    "decides": _least(
        1, "a game", "texts put or signed and moves made by a seat at the case's level",
        "a seat that never decides is no seat", "give it something that others want, or a move of its own",
    ),
    "zones": _most(
        0, "pairs", "pairs that could both gain and never sign a text together, at any level",
        "a bargain that nobody finds is no part of the case", "raise what both get, so that it is found",
    ),
    "home": _most(
        0, "levels", "levels that cost more than home lets through, all that the giver can get counted in",
        "a promise that home must refuse is a trap", "lower its cost, or raise `support` at the start",
    ),
    "captured": _least(
        None, "%", "joint gain of the games of a level, of what was possible without anybody's loss",
        "much that is never found makes a case look poorer than it is", "see which zones are left unused",
    ),
    "reading": _most(
        15, "minutes", "reading before a seat can begin, at 230 words a minute", "who still reads does not negotiate",
        "shorten the brief and the texts of the delegations",
    ),
}  # fmt: skip
