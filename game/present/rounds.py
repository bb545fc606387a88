"""The rounds that are over, the latest first: what happened in each and where it left the meters."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import Tone, moved, rising_is_bad
from game.present.page import Entry, Line, Page, Section
from game.rules.model.news import NewsKind
from game.rules.model.table import RoundReport
from game.rules.model.view import View
from game.wording import event_sentence, meter_name, news_sentence, played_sentence, points, recap, signed
from game.wording.meters import moved_sentence

QUIET = (NewsKind.EVENT, NewsKind.RATIFIED)
"""News that is told otherwise: events before the rest, and texts that came into force in the ledger."""


def rounds(view: View) -> Page:
    """The game so far in five sentences, then each round."""
    told = tuple(_round(view, report) for report in reversed(view.table.history))
    so_far = Entry(tuple(Line(words) for words in recap(view)))
    return Page((Section("The game so far", (so_far,)), Section("Rounds", told, "The first round is not over yet.")))


def opening(view: View) -> str:
    """That a new round has begun, with what the last one did to tension; empty in the first."""
    if not view.table.history or view.table.outcome is not None:
        return ""
    change = moved(view, "tension")
    by = f", tension {signed(change)}" if change else ""
    return f"Round {view.round} opens{by}: see what round {view.round - 1} brought."


def _round(view: View, report: RoundReport) -> Entry:
    earned = view.desk.scores[report.round - 1] if len(view.desk.scores) >= report.round else None
    aside = "" if earned is None else f"{'+' if earned > 0 else ''}{points(earned)}"
    return Entry(tuple(_lines(view, report)), f"Round {report.round}", aside)


def _lines(view: View, report: RoundReport) -> Iterator[Line]:
    for news in report.news:
        if news.kind is NewsKind.EVENT:
            yield Line(event_sentence(view, news.what), "event")
    yield from (Line(played_sentence(view.setting, played)) for played in report.moves)
    for news in report.news:
        if news.kind not in QUIET:
            yield Line(news_sentence(view, news), tone="muted", small=True)
    for key in ("tension", *(f"confidence:{partner}" for partner in view.setting.alliance)):
        change = report.after[key] - report.before[key]
        if change:
            tone: Tone = "firm" if (change > 0) != rising_is_bad(view, key) else "critical"
            yield Line(f"{moved_sentence(meter_name(view, key), change, report.after[key])}.", tone=tone, small=True)
