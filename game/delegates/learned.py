"""What a seat has learned of others' worths from what they put, signed and refused in earlier rounds.

Nothing is remembered: it is inferred again from the View. What was said in this round counts from the next one on, so
that nobody is made cheaper by refusing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.negotiation.inference import Inferred
from game.rules.law.texts import same_text
from game.rules.model.room import Offered
from game.rules.model.terms import Text
from game.rules.model.view import View

VARIES = 20
"""Percent by which the worth of a concession differs from what is published, in the mean."""

AIMS = 150.0
"""Hundredths of a point by which a hidden aim may make a concession dearer or cheaper."""

NOISE = 70.0
"""Hundredths of a point by which what else somebody reckons with may move its answer."""

WATCHED, UNWATCHED = 0.92, 0.6
"""The part of a promise that its receiver is reckoned to count, with a witness and without."""

GAINS = ("not-this-price", "while-it-stands")
"""Reasons of who would gain by a text, and holds out for more or for other conduct."""


def learned(view: View, seat: str, table: Mapping[str, int], rounds: int) -> dict[str, int]:
    """What each level of each concession brings another seat until the end, as `table` has it, corrected by what that
    seat said in earlier rounds.

    rounds: how many are still scored
    """
    said = list(_said(view, seat))
    if not said:
        return dict(table)
    heard = Inferred({c.id: _spread(view, seat, c.id, rounds) for c in view.setting.concessions})
    for text, gains in said:
        parts, guess = _parts(view, seat, text, table)
        if gains:
            heard.at_least(parts, -guess, NOISE)
        else:
            heard.at_most(parts, -guess, NOISE)
    corrected = dict(table)
    for concession in view.setting.concessions:
        for number in range(1, len(concession.levels) + 1):
            part = heard.means[concession.id] * number / len(concession.levels)
            corrected[f"{concession.id}:{number}"] += round(part)
    return corrected


def _said(view: View, seat: str) -> Iterator[tuple[Text, bool]]:
    """Texts that a seat put or signed, or refused for what they bring it, and whether it gains; each text once."""
    known: list[tuple[Text, bool]] = []
    for offer in (seen.offer for seen in view.offers()):
        gains = _gains(offer, seat) if offer.round < view.round and offer.text.clauses else None
        if gains is not None and not any(told == gains and same_text(text, offer.text) for text, told in known):
            known.append((offer.text, gains))
            yield offer.text, gains


def _gains(offer: Offered, seat: str) -> bool | None:
    """Whether a seat gains by a text as it said itself; None if it did not say."""
    if offer.author == seat or seat in offer.signed:
        return True
    if offer.declined_by != seat:
        return None
    return True if offer.reason in GAINS else False if offer.reason == "too-little" else None


def _spread(view: View, seat: str, name: str, rounds: int) -> float:
    """How far what the highest level of a concession brings may lie from the guess, in hundredths of a point."""
    top = len(view.setting.concession[name].levels)
    varies = abs(view.setting.published(seat, name, top)) * rounds * VARIES / 100
    return float((varies * varies + AIMS * AIMS) ** 0.5)


def _parts(view: View, seat: str, text: Text, table: Mapping[str, int]) -> tuple[dict[str, float], float]:
    """How much of each concession a text holds, as its receiver counts it, and what that was guessed to bring."""
    parts, guess = {}, 0.0
    for clause in text.clauses:
        concession = view.setting.concession[clause.concession]
        whole = table[f"{clause.concession}:{clause.level}"]
        counts = (WATCHED if text.witness else UNWATCHED) if concession.giver != seat and whole > 0 else 1.0
        parts[clause.concession] = counts * clause.level / len(concession.levels)
        guess += counts * whole
    return parts, guess
