"""Promises over the rounds, and how each ended."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.charts import Drawing, Span, Tone, span_chart
from game.debrief.charts.drawing import Shape
from game.debrief.charts.span_chart import SpanMark
from game.debrief.figures.perception import MOST_ROWS
from game.debrief.measures import Debrief
from game.debrief.promises import Promise
from game.wording import count, listed, lower_first, seat_name, seats_named, upper_first
from game.wording.deals import replaced_unused


def ledger_figure(game: Debrief, width: float = 760, size: float = 13) -> Drawing | None:
    """Every signed text from when until when it ran, with breaches and leaks marked; None if nothing was signed."""
    if not game.promises:
        return None
    spans = [_span(game, promise) for promise in game.promises[:MOST_ROWS]]
    names = [str(number_) for number_ in range(1, max(game.known.table.round, 1) + 1)]
    return span_chart("What was signed and how long it held", ledger_says(game), spans, names, width=width, size=size)


def _span(game: Debrief, promise: Promise) -> Span:
    setting, deal = game.known.setting, promise.deal
    what = ", ".join(lower_first(setting.concession[c.concession].title, setting) for c in deal.text.clauses)
    quiet = "" if deal.text.public else " (confidential)"
    name = f"{seats_named(setting, deal.text.signatories)}: {what or 'communiqué'}{quiet}"
    if not promise.first:
        word = "fell at home" if deal.status == "fell" else "replaced" if replaced_unused(deal) else "not yet in force"
        cross: SpanMark = (deal.signed - 0.5, "cross", "bad", f"{word}, round {deal.signed}")
        return Span(f"{name}, {word}", deal.signed - 1, deal.signed - 0.9, "bad", (), (cross,), word)
    tone: Tone = "good" if promise.kept else "bad"
    dash = () if deal.text.public else (8, 5)
    return Span(name, promise.first - 1, promise.last, tone, dash, tuple(_marks(game, promise)))


def _marks(game: Debrief, promise: Promise) -> Iterator[SpanMark]:
    for lapse in promise.lapses:
        shape: Shape = "cross" if lapse.found else "ring"
        yield lapse.round - 0.5, shape, "bad", _lapse_words(game, lapse.by, lapse.round, lapse.found)
    if promise.leaked:
        yield promise.leaked - 0.5, "triangle", "accent", f"came out in round {promise.leaked}"


def _lapse_words(game: Debrief, by: str, round_no: int, found: bool) -> str:
    return f"{seat_name(game.known.setting, by)} broke it in round {round_no}, {'found' if found else 'unseen'}"


def ledger_says(game: Debrief) -> str:
    """What became of promises, in sentences."""
    in_force = [p for p in game.promises if p.first]
    kept, fell = sum(p.kept for p in in_force), sum(p.deal.status == "fell" for p in game.promises)
    lapses = [lapse for p in game.promises for lapse in p.lapses]
    unseen = sum(not lapse.found for lapse in lapses)
    signed = f"{count(len(game.promises), 'text was', 'texts were')} signed and {len(in_force)} came into force"
    parts = [f"{upper_first(signed)}; {count(kept, 'was', 'were')} kept throughout."]
    if fell:
        parts.append(f"{fell} fell at home.")
    if lapses:
        who = listed(dict.fromkeys(seat_name(game.known.setting, lapse.by) for lapse in lapses))
        noticed = f"{unseen} of these went unnoticed" if unseen else "all of it came to light"
        parts.append(f"Promises were broken {count(len(lapses), 'time')}, by {who}; {noticed}.")
    return " ".join(parts)
