"""How the game ended for the reader: headline, what happened, score beside what it expected, meters since the start."""

from __future__ import annotations

from game.present.meters import Meter, Tone, meter
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import decimal, outcome_sentence, score_sentence

TITLES = {
    "settlement": "A settlement",
    "managed": "The crisis is managed",
    "drift": "Drift",
    "breakdown": "Breakdown",
    "stopped": "Stopped",
}
PLAIN_TITLE = "What was signed holds"
"""How a game ends that was managed where there was no crisis."""

_TONES: dict[str, Tone] = {
    "settlement": "firm", "managed": "steady", "drift": "caution", "breakdown": "critical", "stopped": "muted",
}  # fmt: skip


class Score(Value, frozen=True):
    """One number of the end, what it is, and how it is to be taken."""

    number: str
    what: str
    tone: Tone = ""


class Since(Value, frozen=True):
    """A meter, and how far it is from where it stood at the start."""

    meter: Meter
    change: int | None


class EndPage(Value, frozen=True):
    """The end: its headline with the tone of it, what happened, the reader's score in a sentence and in figures."""

    title: str
    tone: Tone
    outcome: str
    score: str
    figures: tuple[Score, ...]
    meters: tuple[Since, ...]


def ending(view: View) -> EndPage | None:
    """How the game ended; None while it goes on."""
    outcome = view.table.outcome
    if outcome is None:
        return None
    plain = outcome.kind == "managed" and not view.setting.alliance
    title = PLAIN_TITLE if plain else TITLES[outcome.kind]
    told, score = outcome_sentence(view, outcome), score_sentence(view)
    return EndPage(title, _TONES[outcome.kind], told, score, _figures(view), _since(view))


def _figures(view: View) -> tuple[Score, ...]:
    """The own score beside the two walk-away values; what a seat expects is for a game of full length."""
    final, walk, outcome = view.desk.final, view.mandate.walk_away, view.table.outcome
    if final is None:
        return ()
    what = "points: your score"
    if walk is None or outcome is None or outcome.kind == "stopped":
        return (Score(decimal(final), what),)
    return (
        Score(decimal(final), what, "firm" if final > walk.nobody_deals else "critical"),
        Score(decimal(walk.nobody_deals), "points when nobody deals: your walk-away"),
        Score(decimal(walk.others_deal), "points when the others deal without you"),
    )


def _since(view: View) -> tuple[Since, ...]:
    first = view.table.history[0].before if view.table.history else {}
    keys = ("tension", *(f"confidence:{partner}" for partner in view.setting.alliance))
    known = (each for key in keys if (each := meter(view, key)) is not None)
    return tuple(Since(e, None if e.value is None or e.key not in first else e.value - first[e.key]) for e in known)
