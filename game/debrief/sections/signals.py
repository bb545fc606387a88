"""Sent against understood: signals and readings, overtures and answers."""

from __future__ import annotations

from game.debrief import figures
from game.debrief.markup import figure, paragraph, table
from game.debrief.measures import Debrief
from game.debrief.sections.limits import seat_title
from game.rules.model.phrases import REASONS
from game.wording import (
    INTENT_WORDS,
    move_noun,
)


def section(game: Debrief) -> str:
    """What was meant against what was understood, and overtures with their answers."""
    rows = []
    for h in game.heard:
        move = move_noun(game.known.onlooker(), h.move)
        at = f" → {seat_title(game, h.target)}" if h.target else ""
        fit = {True: "as meant", False: "otherwise", None: "–"}[h.agrees]
        rows.append((
            f"Round {h.round}", f"{seat_title(game, h.by)}: {move}{at}", INTENT_WORDS.get(h.meant, "not known"),
            seat_title(game, h.to), INTENT_WORDS.get(h.read, "not read"), fit,
        ))  # fmt: skip
    headers = ["When", "Signal", "Meant as", "Receiver", "Read as", "Understood"]
    behind = table("Signals and readings", headers, rows, hide_caption=True)
    chart = figure("perception", lambda width: figures.perception_figure(game, width), behind)
    if not chart:
        words = "no signal carried an intent" if game.known.setting.plays("intent") else "these rules know no intents"
        chart = paragraph(f"There is no grid here: {words}.")
    return chart + _overtures(game)


def _overtures(game: Debrief) -> str:
    if not game.overtures:
        return ""
    rows = []
    for each in game.overtures:
        kind = "open" if each.open else "quiet"
        rows.append(
            (
                f"Round {each.round}",
                seat_title(game, each.by),
                seat_title(game, each.to),
                kind,
                _answer(each.answered, each.ignored),
            )
        )
    return "<h3>Overtures and their answers</h3>" + table(
        "An overture must be answered in the next round.", ["When", "From", "To", "How", "Answer"], rows
    )


def _answer(answered: str, ignored: bool) -> str:
    if ignored:
        return "none: it was ignored"
    if not answered:
        return "none before the game ended"
    if answered in ("offer", "price"):
        return {"offer": "a text was put or signed", "price": "a lower price for talks"}[answered]
    return f"declined: {REASONS.get(answered, answered)}"
