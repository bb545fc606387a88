"""A resolved round as a story in beats: what was done, what came of it, what moved and why, and what it earned.

Every client tells it: the window beat by beat with the meters moving, the others as a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import rising_is_bad
from game.present.page import Entry, Line, Page, Section
from game.rules.model.meters import MAKE_UP_CONFIDENCE
from game.rules.model.news import NewsKind
from game.rules.model.table import RoundReport
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import (
    band_changes,
    cause_phrase,
    earned_sentence,
    fell_sentence,
    meter_name,
    news_sentence,
    played_sentence,
    report_changes,
)
from game.wording.meters import merged, moved_sentence, private_changes

NOBODY = "No delegation made a move that others could see."

ICONS = {
    NewsKind.RATIFIED: "deal", NewsKind.FELL: "home", NewsKind.LINE_CROSSED: "public-line",
    NewsKind.OVER_HEADS: "abandonment", NewsKind.LEFT: "breach", NewsKind.LEAKED: "confidential",
    NewsKind.BREACH: "breach", NewsKind.PLEDGE_TESTED: "pledge", NewsKind.PLEDGE_KEPT: "pledge",
    NewsKind.PLEDGE_FAILED: "breach", NewsKind.DEMAND_MET: "demand", NewsKind.DEMAND_REFUSED: "demand",
    NewsKind.OVERTURE_IGNORED: "overture", NewsKind.INCIDENT: "warning", NewsKind.PRICE: "price",
    NewsKind.GOOD_OFFICES: "good-offices", NewsKind.DOOR: "door", NewsKind.COMMUNIQUE: "public",
}  # fmt: skip

DRAWN = ("tension", "progress", "strain", "autonomy", "support", "trust", "confidence", "abandonment", "entrapment")
"""Kinds of meters that have a drawing of their own."""


class Why(Value, frozen=True):
    """A line without its causes, and each cause with how much it moved; whether a rise there is bad."""

    head: str
    causes: tuple[tuple[int, str], ...]
    rising_is_bad: bool


class Beat(Value, frozen=True):
    """What is told at a time.

    lines: the sentences, the first of them in large
    whys: for each line what it says apart, its causes counted; None where they do not add up to it
    meter, before, after: the public meter that is shown while it moves; empty for none
    moves: every public meter that moved, and where it stands then
    """

    lines: tuple[Line, ...]
    meter: str = ""
    before: int = 0
    after: int = 0
    moves: tuple[tuple[str, int], ...] = ()
    whys: tuple[Why | None, ...] = ()


def beats(view: View, report: RoundReport, before: View | None = None) -> tuple[Beat, ...]:
    """A resolved round as the reader saw it; with what it saw before, also what passed from one band to another."""
    done, news = tuple(_done(view, report)), tuple(_news(view, report))
    bands = band_changes(before, view) if before is not None else []
    own = (
        *(Line(words, "mandate") for words in private_changes(view, report.round)),
        *(Line(words, "support") for words in bands),
    )
    earned = tuple(Line(words, "score") for words in earned_sentence(view, report.round))
    told = (Beat(done), *([Beat(news)] if news else []), *_moved(view, report))
    return (*told, *(Beat(lines) for lines in (own, earned) if lines))


def _done(view: View, report: RoundReport) -> Iterator[Line]:
    for played in report.moves:
        yield Line(played_sentence(view.setting, played), view.setting.move[played.move].drawing)
    if not report.moves:
        yield Line(NOBODY, "pause")


def _news(view: View, report: RoundReport) -> Iterator[Line]:
    if report.round == view.round - 1:
        yield from (Line(words, "home") for words in fell_sentence(view))
    for each in report.news:
        if each.kind is not NewsKind.EVENT:
            yield Line(news_sentence(view, each), ICONS.get(each.kind, "event"))


def _moved(view: View, report: RoundReport) -> Iterator[Beat]:
    """Public meters in the order of reports: a partner's confidence comes with what it is made of."""
    told: dict[str, list[tuple[str, str]]] = {}
    for key, words in report_changes(view, report):
        kind, _, of = key.partition(":")
        shown = f"confidence:{of}" if kind in MAKE_UP_CONFIDENCE and of in view.setting.alliance else key
        told.setdefault(shown, []).append((key, words))
    for shown, lines in told.items():
        moves = tuple((key, report.after[key]) for key, _ in lines if key != shown or len(lines) == 1)
        whys = tuple(_why(view, report, key) for key, _ in lines)
        yield Beat(tuple(map(_drawn, lines)), shown, report.before[shown], report.after[shown], moves, whys)


def _why(view: View, report: RoundReport, key: str) -> Why | None:
    """The causes of one meter's change; where the scale ends, its sentence says more than they do."""
    found = merged(shift for shift in report.shifts if shift.meter == key)
    change = report.after[key] - report.before[key]
    if not found or sum(shift.by for shift in found) != change:
        return None
    causes = tuple((shift.by, cause_phrase(view, shift.cause)) for shift in found)
    head = moved_sentence(meter_name(view, key), change, report.after[key])
    return Why(f"{head}.", causes, rising_is_bad(view, key))


def _drawn(told: tuple[str, str]) -> Line:
    kind = told[0].partition(":")[0]
    return Line(told[1], kind if kind in DRAWN else "info")


def story(view: View, about: str) -> Page:
    """A round that is over, by its number: what was done, then what moved and why. Raises `LookupError` for none."""
    report = next((each for each in view.table.history if str(each.round) == about), None)
    if report is None:
        raise LookupError(about)
    events = (Line(view.setting.event[n.what].title, "event") for n in report.news if n.what in view.setting.event)
    done = [*events, *_done(view, report), *_news(view, report)]
    moved = [line for beat in beats(view, report) for line in beat.lines if line not in done]
    return Page((_section(f"Round {about}", done), _section("What moved, and why", moved)))


def _section(title: str, lines: list[Line]) -> Section:
    return Section(title, tuple(Entry((line,)) for line in lines))


def last_round(view: View) -> tuple[Line, ...]:
    """The latest round that is over, in lines."""
    return tuple(line for report in view.table.history[-1:] for beat in beats(view, report) for line in beat.lines)


