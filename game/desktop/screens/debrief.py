"""The debrief of a finished game in the window, part by part in the order that works, with charts beside what they say.

Measuring takes a moment, so a thread of its own does it and posts what it found.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop.app import post
from game.desktop.response import Back, Response
from game.desktop.screen import Screen
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.read_page import Onlooker, page_widgets
from game.desktop.theme import READOUT, SMALL, TITLE, Look
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Flow,
    Icon,
    Label,
    Option,
    Pad,
    Row,
    Scroll,
    Sheet,
    Space,
    Tabs,
    Widget,
)
from game.wording import outcome_sentence

if TYPE_CHECKING:
    from game.debrief.bargaining import Pair
    from game.debrief.charts import Drawing
    from game.debrief.measures import Debrief
    from game.desktop.chart_view import Make


ROOMY = 300
"""The least height of a part below header and tabs, in pixels at 100 percent; else they make room for it."""


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

    def __init__(
        self,
        path: Path | None,
        seat: str = "",
        leave: Callable[[], Response | None] = Back,
        play_from: Callable[[int], Response | None] | None = None,
    ) -> None:
        self.path, self.seat, self.play_from = path, seat, play_from
        self.part = ""
        self.found: Measured | None = None
        self.saved = ""
        self._leave = leave
        self._asked = False

    def entered(self) -> None:
        if self.path is None:
            self.found = Measured(None, "This game was not recorded, so there is nothing to open.")
        elif not self._asked and self.found is None:
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
        self.part = self.part or self._parts(game)[0].name
        return Pad(FirstThatIsLowEnough([lambda: self._roomy(game), lambda: self._low(game)], least=ROOMY), 8)

    def _roomy(self, game: Debrief) -> Widget:
        words = Column([Label(game.title, TITLE), Label(_ended(game), SMALL, "muted")], gap=0, grow=1)
        head = Sheet(Row([words, self._save(game), self._leaving()], gap=10), 12)
        tabs = Tabs(self._parts(game), self.part, self._choose, "parts", key="parts")
        page = self._scroll(self._page(game), least=ROOMY)
        return Column([head, Sheet(Column([tabs, page], gap=10), 14, grow=1)], gap=8)

    def _low(self, game: Debrief) -> Widget:
        """For a low window: the parts in a list that opens, everything else in the scroll area."""
        parts = Choice("", self._parts(game), self.part, self._choose, key="parts", grow=1)
        head = [Label(game.title, TITLE), Label(_ended(game), SMALL, "muted"), Flow([self._save(game)])]
        page = self._scroll([*head, *self._page(game)])
        return Sheet(Column([Row([parts, self._leaving()], gap=10), page], gap=10), 14)

    def _scroll(self, items: list[Widget], least: float = 90) -> Widget:
        return Scroll(Pad(Column(items, gap=14), 4, limit=1000), least=least, key=f"part-{self.part}", grow=1)

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
        from game.present.debrief_parts import PARTS, QUESTIONS, part_page, without_questions

        onlooker = Onlooker(game.known.setting)
        if self.part == QUESTIONS.name:
            return [Label(QUESTIONS.ask, READOUT, "brass"), *self._questions(game)]
        page = part_page(game, self.part)
        if _alone_at_it(game):
            shown = page_widgets(onlooker, without_questions(page), self.part)
            return [*_charts(game, self.part), *self._rounds(game), *shown, *self._on(game)]
        ask = next(part.ask for part in PARTS if part.name == self.part)
        shown = page_widgets(onlooker, page, self.part)
        return [Label(ask, READOUT, "brass"), *_charts(game, self.part), *self._rounds(game), *shown, *self._on(game)]

    def _questions(self, game: Debrief) -> list[Widget]:
        from game.present.debrief_parts import question_page

        return page_widgets(Onlooker(game.known.setting), question_page(game), "questions")

    def _rounds(self, game: Debrief) -> list[Widget]:
        """Rounds that the reader can play again from here."""
        play, rounds = self.play_from, game.known.table.history
        if play is None or self.part != "whatif":
            return []
        numbers = [report.round for report in rounds]
        buttons = [Button(f"Round {at}", partial(play, at), icon="undo", key=f"from-{at}") for at in numbers]
        words = "Play it yourself from the start of a round, with all that came before as it was:"
        return [Label(words), Flow(buttons)]

    def _parts(self, game: Debrief) -> list[Option]:
        """The parts; for one person alone, facts first and what a class would talk about behind a tab of its own."""
        from game.present.debrief_parts import alone_parts, parts_of

        found = alone_parts(game) if _alone_at_it(game) else parts_of(game)
        return [Option(part.name, part.title) for part in found]

    def _on(self, game: Debrief) -> list[Widget]:
        """The way to the next part: the parts stand in the order that works."""
        names = [each.name for each in self._parts(game)]
        left = self._parts(game)[names.index(self.part) + 1 :]
        if not left:
            return []
        on = Button(f"On to: {left[0].text}", partial(self._choose, left[0].name), "primary", "right", key="on")
        return [Flow([on], align="right")]


def _pair_figure(game: Debrief, pair: Pair, width: float, size: float) -> Drawing:
    from game.debrief import figures

    return figures.pair_figure(game, pair, width, size=size)


def _alone_at_it(game: Debrief) -> bool:
    """Whether one person played it, who has no class to talk to."""
    return sum(status == "person" for status in game.known.table.seats.values()) == 1


def _charts(game: Debrief, part: str) -> list[Widget]:
    """The charts of a part, as the report draws them."""
    from game.debrief import figures
    from game.desktop.chart_view import Chart

    makes: list[Make] = []
    if part == "happened":
        allied = bool(game.known.setting.alliance)
        makes += [lambda width, size: figures.confidence_figure(game, width, size=size)] * allied
        makes.append(lambda width, size: figures.tension_figure(game, width, size=size))
        makes += [lambda width, size: figures.ledger_figure(game, width, size)] * bool(game.promises)
    elif part == "signals" and game.heard:
        makes.append(lambda width, size: figures.perception_figure(game, width, size))
    elif part == "deals":
        telling = sorted(game.bargaining.pairs, key=lambda pair: -len(pair.proposals))[:3]
        makes += [partial(_pair_figure, game, pair) for pair in telling]
    elif part == "captured":
        makes.append(lambda width, size: figures.captured_figure(game, width, size))
    return [Chart(make) for make in makes]


def _alone(items: list[Widget], leave: Widget) -> Widget:
    return Column([Space(grow=1), Pad(Column([*items, leave], gap=16), 20, limit=560), Space(grow=1)])


def _ended(game: Debrief) -> str:
    outcome = game.known.table.outcome
    by = f" {game.known.program} played it, by other rules." if game.known.program else ""
    return (outcome_sentence(game.known.onlooker(), outcome) if outcome else "The game has not ended.") + by


__all__ = ["DebriefScreen", "Measured", "measure"]
