"""What a game came to for one seat once its archives are open: its story, aims met and missed, and a grade.

The grade is against what was possible in this seat at this table, so that a hard seat and an easy one compare.
"""

from __future__ import annotations

from game.debrief.measures import Debrief
from game.debrief.scores import Tally
from game.present.fields import Tone
from game.rules.model.value import Value
from game.wording import deal_phrase, decimal, upper_first

BEATS = 3
"""Sentences of the story: more would not be a story but the record."""
GRADES = ((75, "Masterly"), (50, "Strong"), (25, "Solid"), (0, "Thin"))
"""Least percent of what was possible, and the word for it."""
BELOW = "Below your walk-away"


class Met(Value, frozen=True):
    """An aim or red line: what became of it, in words, and whether that is good."""

    text: str
    tone: Tone


class Seal(Value, frozen=True):
    """A text that stands at the end, and who signed it."""

    text: str
    seats: tuple[str, ...]


class Result(Value, frozen=True):
    """A game for one seat.

    story: what turned it, in the order in which it came
    grade: in a word; empty where the game cannot be graded
    judged: why that is the grade, or why there is none, as a sentence
    share: percent of what was possible; None where that is not known
    seals: texts in force at the end
    rounds: from whose start it can be played again
    """

    story: tuple[str, ...]
    aims: tuple[Met, ...]
    grade: str
    tone: Tone
    judged: str
    share: int | None
    seals: tuple[Seal, ...]
    rounds: tuple[int, ...]


def result(game: Debrief, seat: str) -> Result:
    """The result of a seat. Raises `KeyError` for one that is not at the table."""
    tally = game.tallies[seat]
    turning = sorted(sorted(game.turning, key=lambda point: -point.size)[:BEATS], key=lambda point: point.round)
    stopped = game.known.table.outcome is not None and game.known.table.outcome.kind == "stopped"
    share = None if tally.captured is None or stopped else round(100 * tally.captured)
    grade, tone = _grade(tally, share)
    return Result(
        tuple(upper_first(point.sentence) for point in turning),
        tuple(_met(tally)),
        grade,
        tone,
        _judged(tally, share, stopped=stopped),
        share,
        tuple(_seals(game, seat)),
        tuple(report.round for report in game.known.table.history),
    )


def _grade(tally: Tally, share: int | None) -> tuple[str, Tone]:
    if share is None:
        return "", ""
    word = next((word for least, word in GRADES if share >= least), BELOW)
    return word, "bad" if share < 0 else "good" if share >= GRADES[2][0] else ""


def _judged(tally: Tally, share: int | None, *, stopped: bool) -> str:
    if stopped:
        return "A game that was stopped is not graded."
    if share is None or tally.gain is None or tally.ideal is None:
        return "This table is not calibrated, so there is nothing to grade against."
    possible = f"the best deal that left nobody worse off would have brought you {decimal(tally.ideal)}"
    if share < 0:
        return f"You stand {decimal(-tally.gain)} points below your walk-away; {possible} above it."
    gained = f"You gained {decimal(tally.gain)} points over your walk-away"
    return f"{gained}, {share} percent of what was possible: {possible}."


def _met(tally: Tally) -> list[Met]:
    """Aims by what became of them: those that came to good first."""
    found = []
    for aim in tally.aims:
        if aim.held is None:
            continue
        words = ("Met", "Missed") if aim.points >= 0 else ("Red line crossed", "Red line kept")
        good = aim.held == (aim.points >= 0)
        points = f" ({'+' if aim.points > 0 else ''}{decimal(aim.points)})" if aim.held else ""
        found.append(Met(f"{words[0 if aim.held else 1]}: {aim.title}{points}.", "good" if good else "bad"))
    return sorted(found, key=lambda each: each.tone != "good")


def _seals(game: Debrief, seat: str) -> list[Seal]:
    """What stands at the end, the reader's own texts first."""
    seen = game.known.onlooker()
    standing = [each.deal for each in game.promises if each.deal.status in ("in force", "signed")]
    standing.sort(key=lambda deal: seat not in deal.text.signatories)
    return [Seal(f"{upper_first(deal_phrase(seen, deal))}.", deal.text.signatories) for deal in standing]
