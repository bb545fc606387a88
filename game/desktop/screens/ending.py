"""How the game ended: outcome, score and grade, the story, the seal, aims met and missed, and what can follow."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.app import post
from game.desktop.response import Response
from game.desktop.screens.debrief import Measured, measure
from game.desktop.screens.desk import Desk
from game.desktop.screens.menu_frame import Loose
from game.desktop.screens.read_page import meter_bar
from game.desktop.screens.seal import Seal
from game.desktop.theme import BIG_NUMBER, DISPLAY, READOUT, SMALL, TITLE
from game.desktop.widgets import (
    Button,
    Card,
    Choice,
    Column,
    Emblem,
    Flow,
    Icon,
    Label,
    Option,
    Row,
    Widget,
    heading,
)
from game.present.ending import EndPage, ending
from game.present.lesson import after_lessons

if TYPE_CHECKING:
    from game.desktop.after_game import AfterGame
    from game.present.result import Result

TONES = {"good": "firm", "bad": "critical", "": "text"}
SEALS = 4
"""Texts that are shown of those that stand at the end."""


class Ended:
    """The end of a game for one seat. A thread of its own measures the record, as soon as the end is looked at."""

    def __init__(self, desk: Desk, after: AfterGame | None) -> None:
        self.desk, self.after = desk, after
        self.found: Measured | None = None
        self.result: Result | None = None
        self.note = ""
        self._asked = self.copied = False

    def measure(self) -> None:
        """Begin to measure, if there is a record and nobody has begun."""
        live = self.desk.live
        if self._asked or self.after is None or live.path is None or not live.over:
            return
        self._asked = True
        live.put_away()
        path = live.path
        threading.Thread(target=lambda: post(measure(path)), name="ending", daemon=True).start()

    def take(self, found: Measured) -> None:
        """What was measured: the grade and the story are shown, and the game goes into the record book."""
        from game.present.result import result

        self.found = found
        if found.game is not None and self.result is None:
            self.result = result(found.game, self.desk.seat)
            self.note = self.after.enter(found.game, self.result) if self.after is not None else ""

    def page(
        self, debrief: Callable[[], Response | None] | None, leave: Callable[[], Response | None], why_not: str = ""
    ) -> Widget:
        """The end, as a page."""
        end = ending(self.desk.view)
        assert end is not None
        items = [*_title(self.desk, end), *self._taught(), *_result(end), *self._graded()]
        items.append(self._ways(debrief, leave, why_not))
        items += self._told()
        return Column([*items, heading("WHERE IT ENDED"), *_meters(self.desk, end), *self._code()], gap=12)

    def _taught(self) -> list[Widget]:
        """What the last lesson says, and what comes next."""
        after = after_lessons(self.desk.view)
        if after is None:
            return []
        words = Column([Label(after.told), Label(after.text, SMALL, "muted")], gap=2, grow=1)
        return [Card(Row([Icon("learn", 28, "brass"), words], gap=14), mark="brass", key="taught")]

    def _graded(self) -> list[Widget]:
        found = self.result
        if found is None:
            waits = self._asked and self.found is None
            return [Label("The archives are being opened …", SMALL, "muted")] if waits else []
        words = [Label(found.grade, TITLE, TONES[found.tone])] if found.grade else []
        share = [Label(f"{found.share} %", BIG_NUMBER, TONES[found.tone])] if found.share is not None else []
        told = Column([*words, Label(found.judged, SMALL, "muted")], gap=2, grow=1)
        return [Card(Row([Icon("score", 28, "brass"), told, *share], gap=14), mark="brass", key="grade")]

    def _told(self) -> list[Widget]:
        found = self.result
        if found is None:
            return []
        items: list[Widget] = []
        if found.story:
            items += [heading("WHAT TURNED IT"), *(Label(words, READOUT) for words in found.story)]
        if found.seals:
            items.append(heading("WHAT STANDS"))
            items += [Seal(self.desk.crest, each, key=f"seal-{at}") for at, each in enumerate(found.seals[:SEALS])]
        if found.aims:
            items += [heading("YOUR AIMS"), *(_aim(each.text, each.tone) for each in found.aims)]
        return items

    # -- what follows

    def _ways(
        self, debrief: Callable[[], Response | None] | None, leave: Callable[[], Response | None], why_not: str
    ) -> Widget:
        buttons: list[Widget] = []
        if debrief is not None:
            buttons.append(Button("Open the debrief", debrief, "primary", "debrief", why_not, key="debrief"))
        ways = self.after.ways() if self.after is not None else []
        buttons += [Button(w.words, w.press, icon=w.icon, says=w.words, tip=w.says, key=w.name) for w in ways]
        buttons += self._rounds()
        buttons.append(Button("Leave the table", leave, icon="quit", key="leave"))
        archives = "The debrief shows every secret, what was meant and understood, and who got what."
        return Column([Flow(buttons), Label(self.note or archives, SMALL, "caution" if self.note else "muted")], gap=6)

    def _rounds(self) -> list[Widget]:
        found, after = self.result, self.after
        if found is None or after is None or not found.rounds:
            return []
        options = [Option("", "What if, from round …")]
        options += [Option(str(number), f"What if, from round {number}") for number in found.rounds]
        return [Choice("", options, "", lambda name: after.from_round(int(name)) if name else None, key="what-if")]

    def _code(self) -> list[Widget]:
        """The code of this table with its result, to be given to somebody else."""
        if self.after is None or self.result is None:
            return []
        code = str(self.after.code(self.result))
        tip = "Whoever types this under Record book plays the same table, or compares how it went."
        words, press = "Copied" if self.copied else "Copy the code of this table", partial(self._copy, code)
        return [Flow([Button(words, press, icon="save", small=True, tip=tip, key="code")]), Loose(code, SMALL, "muted")]

    def _copy(self, code: str) -> Response | None:
        from game.desktop import clipboard

        clipboard.put(code)
        self.copied = True
        return None


def _aim(words: str, tone: str) -> Widget:
    good = tone == "good"
    return Row([Icon("tick" if good else "cross", 18, "firm" if good else "critical"), Label(words, grow=1)], gap=8)


def _title(desk: Desk, end: EndPage) -> list[Widget]:
    emblem = Emblem(desk.crest(desk.seat), size=56)
    return [Row([emblem, Label(end.title, DISPLAY, end.tone, grow=1)], gap=14), Label(end.outcome, READOUT)]


def _result(end: EndPage) -> list[Widget]:
    if not end.figures:
        return []
    numbers = [
        Column([Label(each.number, BIG_NUMBER, each.tone or "text"), Label(each.what, SMALL, "muted")], gap=0, grow=1)
        for each in end.figures
    ]
    words = Row([Icon("score", 20, "brass"), Label(end.score, grow=1)], gap=8)
    return [Card(Row(numbers, gap=16, align="top")), words]


def _meters(desk: Desk, end: EndPage) -> list[Widget]:
    found: list[Widget] = []
    for each in end.meters:
        shown = meter_bar(each.meter)
        shown.change, shown.on_press = each.change, partial(desk.why, each.meter.key)
        found.append(shown)
    return [*found, Label("The mark on each bar is where it stood at the start.", SMALL, "muted")]
