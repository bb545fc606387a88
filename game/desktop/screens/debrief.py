"""The debrief of a finished game in the window, in the order that works. What it says is made by `game.debrief`.

Measuring takes a moment, so a thread of its own does it and posts what it found.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop.app import post
from game.desktop.crest import crest_of
from game.desktop.response import Back, Response
from game.desktop.screen import Screen
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.theme import READOUT, SMALL, SMALL_STRONG, STRONG, TITLE, Look
from game.desktop.widgets import (
    Button,
    Card,
    Change,
    Choice,
    Column,
    Emblem,
    Flow,
    Head,
    Icon,
    Label,
    Line,
    Listing,
    Option,
    Pad,
    Row,
    Scroll,
    Sheet,
    Space,
    Tabs,
    Widget,
    heading,
)
from game.wording import INTENT_WORDS, move_noun, outcome_sentence, points, seat_name, upper_first

if TYPE_CHECKING:
    from game.debrief.measures import Debrief
    from game.debrief.scores import Tally
    from game.debrief.signals import Heard
    from game.desktop.chart_view import Make

PARTS = (
    ("feel", "How do you feel?"),
    ("happened", "What happened"),
    ("signals", "Sent and understood"),
    ("deals", "What was possible"),
    ("captured", "Who captured what"),
    ("theory", "Theory"),
)


def parts_of(game: Debrief) -> tuple[tuple[str, str], ...]:
    """The parts that a game has something for: under rules that know no intents, no signal can be misunderstood."""
    return tuple(part for part in PARTS if part[0] != "signals" or game.known.setting.plays("intent"))


@dataclass(frozen=True)
class Measured:
    """What the thread posts: the measures of a record, or the sentence that says why there are none."""

    game: Debrief | None
    trouble: str = ""


def measure(path: Path) -> Measured:
    """The measures of a record."""
    from game.debrief.evidence import Unfinished
    from game.debrief.measures import debrief
    from game.record import RecordError, load_record

    try:
        return Measured(debrief(load_record(path)))
    except (RecordError, Unfinished, OSError) as error:
        return Measured(None, str(error))


class DebriefScreen(Screen):
    """One record, unlocked."""

    title = "Debrief"

    def __init__(self, path: Path | None, seat: str = "", leave: Callable[[], Response | None] = Back) -> None:
        self.path, self.seat = path, seat
        self.part = PARTS[0][0]
        self.found: Measured | None = None
        self.saved = ""
        self._leave = leave
        self._asked = False

    def entered(self) -> None:
        if self.path is None:
            self.found = Measured(None, "This game was not recorded, so there is nothing to open.")
        elif not self._asked:
            self._asked = True
            path = self.path
            threading.Thread(target=lambda: post(measure(path)), name="debrief", daemon=True).start()

    def arrived(self, news: object) -> Response | None:
        if isinstance(news, Measured):
            self.found = news
        return None

    # -- drawing

    def build(self, look: Look) -> Widget:
        if self.found is None:
            return _alone(
                [Icon("debrief", 40, "brass"), Label("The archives are being opened …", TITLE)], self._leaving()
            )
        game = self.found.game
        if game is None:
            return _alone([Icon("warning", 40, "caution"), Label(self.found.trouble, READOUT)], self._leaving())
        return Pad(FirstThatIsLowEnough([lambda: self._roomy(game), lambda: self._low(game)], least=150), 8)

    def _roomy(self, game: Debrief) -> Widget:
        words = Column([Label(game.title, TITLE), Label(_ended(game), SMALL, "muted")], gap=0, grow=1)
        head = Sheet(Row([words, self._save(game), self._leaving()], gap=10), 12)
        tabs = Tabs([Option(*part) for part in parts_of(game)], self.part, self._choose, "parts", key="parts")
        return Column([head, Sheet(Column([tabs, self._scroll(self._page(game))], gap=10), 14, grow=1)], gap=8)

    def _low(self, game: Debrief) -> Widget:
        """For a low window: the parts in a list that opens, everything else in the scroll area."""
        parts = Choice("", [Option(*part) for part in parts_of(game)], self.part, self._choose, key="parts", grow=1)
        head = [Label(game.title, TITLE), Label(_ended(game), SMALL, "muted"), Flow([self._save(game)])]
        page = self._scroll([*head, *self._page(game)])
        return Sheet(Column([Row([parts, self._leaving()], gap=10), page], gap=10), 14)

    def _scroll(self, items: list[Widget]) -> Widget:
        return Scroll(Pad(Column(items, gap=14), 4, limit=1000), least=90, key=f"part-{self.part}", grow=1)

    def _leaving(self) -> Widget:
        return Button("Leave", self._leave, icon="left", key="leave")

    def _choose(self, part: str) -> Response | None:
        self.part = part
        return None

    def _save(self, game: Debrief) -> Widget:
        if self.saved:
            return Label(self.saved, SMALL, "firm")
        return Button(
            "Save the report",
            lambda: self._write(game),
            icon="save",
            tip="One page of HTML, beside the record.",
            key="save",
        )

    def _write(self, game: Debrief) -> Response | None:
        from game.debrief.report import report_html

        assert self.path is not None
        where = self.path.with_suffix(".html")
        try:
            where.write_text(report_html(game, self.path.name), "utf-8")
        except OSError as error:
            self.saved = f"The report could not be written: {error.strerror}."
            return None
        self.saved = f"Saved as {where.name}, beside the record."
        return None

    def _page(self, game: Debrief) -> list[Widget]:
        pages: dict[str, Callable[[Debrief], list[Widget]]] = {
            "feel": _feel,
            "happened": _happened,
            "signals": _signals,
            "deals": _deals,
            "captured": self._captured,
            "theory": _theory,
        }
        return [*pages[self.part](game), *_questions(game, self.part), *self._on(game)]

    def _on(self, game: Debrief) -> list[Widget]:
        """The way to the next part: the parts stand in the order that works."""
        at = [name for name, _ in PARTS].index(self.part) + 1
        left = [part for part in PARTS[at:] if part in parts_of(game)]
        if not left:
            return []
        name, title = left[0]
        on = Button(f"On to: {title}", lambda: self._choose(name), "primary", "right", key="on")
        return [Flow([on], align="right")]

    def _captured(self, game: Debrief) -> list[Widget]:
        from game.debrief import figures

        lines = [self._tally(game, seat, tally) for seat, tally in game.tallies.items()]
        heads = [
            Head(""),
            Head("DELEGATION", grow=1),
            Head("POINTS", "right"),
            Head("WALK-AWAY", "right"),
            Head("GAIN"),
        ]
        found: list[Widget] = [Listing(heads, lines)]
        if game.joint is not None:
            found.insert(
                0,
                Label(
                    f"Together you captured {round(100 * game.joint)} percent of the best deal that costs nobody.",
                    READOUT,
                ),
            )
        return [*found, _chart(lambda width, size: figures.captured_figure(game, width, size))]

    def _tally(self, game: Debrief, seat: str, tally: Tally) -> Line:
        who = game.known.setting.delegation[seat]
        emblem = Emblem(crest_of(game.known.setting, seat), size=30)
        name = f"{who.title} (you)" if seat == self.seat else who.title
        gain = tally.gain or 0
        words = "–" if tally.gain is None else points(gain) if gain <= 0 else f"+{points(gain)}"
        return Line(
            [
                emblem,
                Label(name, STRONG if seat == self.seat else SMALL_STRONG),
                points(tally.total or 0),
                "not calibrated" if tally.walk_away is None else points(tally.walk_away),
                Label(words, SMALL_STRONG, "muted" if tally.gain is None else "firm" if gain > 0 else "critical"),
            ],
            key=seat,
        )


def _alone(items: list[Widget], leave: Widget) -> Widget:
    return Column([Space(grow=1), Pad(Column([*items, leave], gap=16), 20, limit=560), Space(grow=1)])


def _ended(game: Debrief) -> str:
    outcome = game.known.table.outcome
    by = f" {game.known.program} played it, by other rules." if game.known.program else ""
    return (outcome_sentence(game.known.onlooker(), outcome) if outcome else "The game has not ended.") + by


def _chart(make: Make) -> Widget:
    from game.desktop.chart_view import Chart

    return Chart(make)


def _feel(game: Debrief) -> list[Widget]:
    return [Label("Talk first, look at numbers later.", READOUT)]


def _happened(game: Debrief) -> list[Widget]:
    from game.debrief import figures

    found: list[Widget] = []
    if game.known.setting.alliance:
        found += [
            heading("CONFIDENCE AMONG ALLIES"),
            _chart(lambda width, size: figures.confidence_figure(game, width, size=size)),
        ]
    found += [heading("TENSION"), _chart(lambda width, size: figures.tension_figure(game, width, size=size))]
    if game.turning:
        found.append(heading("TURNING POINTS"))
    for point in game.turning:
        moved = [
            Row([Label(game.tracks[key].name, SMALL, "muted"), Change(by, key == "tension")], gap=6)
            for key, by in point.moved
            if key in game.tracks
        ]
        found.append(Card(Column([Label(point.sentence), Row(moved, gap=16)], gap=4), mark="brass"))
    if not game.promises:
        return found
    return [*found, heading("WHAT WAS SIGNED"), _chart(lambda width, size: figures.ledger_figure(game, width, size))]


def _signals(game: Debrief) -> list[Widget]:
    from game.debrief import figures

    if not game.heard:
        return [Label("No signal carried an intent in this game.", READOUT)]
    heads = [Head("ROUND", "right"), Head("SIGNAL", grow=1), *map(Head, ("MEANT AS", "READ BY", "READ AS", ""))]
    lines = [_heard(game, heard) for heard in game.heard]
    return [_chart(lambda width, size: figures.perception_figure(game, width, size)), Listing(heads, lines)]


def _heard(game: Debrief, heard: Heard) -> Line:
    """One signal as one seat heard it."""
    setting = game.known.setting
    fit = {True: ("as meant", "firm"), False: ("otherwise", "critical"), None: ("not read", "muted")}[heard.agrees]
    return Line(
        [
            str(heard.round),
            f"{seat_name(setting, heard.by)}: {move_noun(game.known.onlooker(), heard.move)}",
            INTENT_WORDS.get(heard.meant, "not known"),
            seat_name(setting, heard.to),
            INTENT_WORDS.get(heard.read, "not read"),
            Label(fit[0], SMALL_STRONG, fit[1]),
        ]
    )


def _deals(game: Debrief) -> list[Widget]:
    from game.debrief import figures
    from game.debrief.sections.deals import missed_sentence

    found: list[Widget] = []
    missed = game.bargaining.missed
    if missed is not None:
        found.append(
            Card(
                Row([Icon("deal", 24, "brass"), Label(missed_sentence(game, missed), READOUT, grow=1)], gap=10),
                mark="brass",
            )
        )
    telling = sorted(game.bargaining.pairs, key=lambda pair: -len(pair.proposals))[:3]
    found += [_chart(lambda width, size, p=pair: figures.pair_figure(game, p, width, size=size)) for pair in telling]  # type: ignore[misc]
    return found or [Label("Nothing was put to anybody.", READOUT)]


def _theory(game: Debrief) -> list[Widget]:
    from game.debrief.theory import notes

    cards: list[Widget] = []
    for note in notes(game):
        items = [
            Label(note.title, TITLE),
            Label(note.here),
            Label(note.text, READOUT),
            Label(note.source, SMALL, "muted"),
        ]
        cards.append(Card(Column(items, gap=6), mark="brass", around=16))
    return cards


def _questions(game: Debrief, part: str) -> list[Widget]:
    from game.debrief.theory import questions

    wanted = ("model", "whatif", "process") if part == "theory" else (part,)
    asked = [question for question in questions(game) if question.section in wanted]
    rows = [
        Row([Icon("ask", 20, "brass"), Label(upper_first(q.text), READOUT, grow=1)], gap=10, align="top") for q in asked
    ]
    return [heading("TO TALK ABOUT"), *rows] if rows else []


__all__ = ["DebriefScreen", "Measured", "measure"]
