"""Watching a recorded game round by round: the table and the story of each, as one seat saw it or as all did."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.desktop.crest import crest_of
from game.desktop.response import Response
from game.desktop.screen import Go, Screen
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.menu_frame import bar, notice
from game.desktop.screens.replayed_game import EVERYONE, Moment, Part, ReplayedGame, story
from game.desktop.screens.view_scene import scene
from game.desktop.table_list import table
from game.desktop.table_scene import TablePresses, TableScene
from game.desktop.theme import NAME, READOUT, Look
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Emblem,
    Fit,
    Flow,
    Label,
    Option,
    Pad,
    Pane,
    Row,
    Scroll,
    Sheet,
    Widget,
    heading,
)
from game.present.why import why
from game.records.record import CONTRADICTION
from game.rules.model.view import View
from game.wording import upper_first


class ReplayScreen(Screen):
    """Comma and full stop turn the rounds. Of an unfinished game only the seats of people can be chosen."""

    def __init__(self, told: ReplayedGame, motion: bool = True) -> None:
        self.told, self.motion = told, motion
        self.seat = EVERYONE if told.over else told.seats[0]
        self.at = 0
        self.asked: list[str] = []

    @property
    def moment(self) -> Moment:
        """The round that is shown."""
        return self.told.moments[self.at]

    @property
    def view(self) -> View:
        """The table is drawn from this: the chosen seat's View after the round."""
        return self.moment.after[self.seat or self.told.seats[0]]

    def build(self, look: Look) -> Widget:
        turners = [self._turner("Earlier", "left", -1), self._turner("Later", "right", 1)]
        if self.told.over:
            turners.append(Button("Debrief", self._debrief, "quiet", "debrief", key="debrief"))
        turn = Flow(turners, gap=8)
        choose = Pane(Choice("", self._seats(), self.seat, self._choose, key="seat"), 180, 260)
        top = bar(self.told.some.setting.title, [choose, turn])
        wide = FixedRow(
            [
                Pane(Pad(table(self._scene(), self._presses(), 1), 4, grow=1), least=560, grow=5),
                Pane(Scroll(self._told(), key=f"story-{self.at}"), least=350, grow=4),
            ],
            gap=6,
            align="fill",
        )
        narrow = Scroll(
            Column([self._told(), Sheet(table(self._scene(), self._presses()))], gap=12), key=f"all-{self.at}"
        )
        return Column([top, Pad(Fit([wide, narrow], grow=1), 4, 10, grow=1)], gap=0)

    def _turner(self, words: str, icon: str, by: int) -> Widget:
        ends = {-1: self.at == 0, 1: self.at == len(self.told.moments) - 1}
        why_not = ("This is the first round." if by < 0 else "This is as far as it goes.") if ends[by] else ""
        return Button(words, lambda: self._turn(by), "plain", icon, why_not, key=words)

    def _turn(self, by: int) -> Response | None:
        self.at = max(0, min(len(self.told.moments) - 1, self.at + by))
        self.asked = []
        return None

    def _debrief(self) -> Response | None:
        from game.desktop.screens.debrief import DebriefScreen

        return Go(DebriefScreen(self.told.path, self.seat or self.told.seats[0]))

    def key(self, event: pygame.event.Event) -> Response | bool:
        """Comma and full stop turn the rounds wherever the focus is; the arrows do so where no widget wants them."""
        by = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_COMMA: -1, pygame.K_PERIOD: 1}.get(event.key)
        if by is None:
            return super().key(event)
        self._turn(by)
        return True

    # -- as whom

    def _seats(self) -> list[Option]:
        setting = self.told.some.setting
        seats = [Option(seat, f"As {setting.delegation[seat].title}") for seat in self.told.seats]
        return [Option(EVERYONE, "As all saw it"), *seats] if self.told.over else seats

    def _choose(self, seat: str) -> Response | None:
        self.seat, self.asked = seat, []
        return None

    # -- the table

    def _scene(self) -> TableScene:
        drawn = scene(self.view)
        seats = tuple(replace(each, ready=False, you=each.you and bool(self.seat)) for each in drawn.seats)
        return replace(drawn, seats=seats, round=self.moment.round, phase="After the round", phases=())

    def _presses(self) -> TablePresses:
        return TablePresses(
            alliance=lambda pair: self._ask(f"confidence:{pair.split('/')[0]}"), tension=lambda _: self._ask("tension")
        )

    def _ask(self, key: str) -> Response | None:
        try:
            self.asked = list(why(self.view, key).lines)
        except CONTRADICTION:
            if not self.told.note:
                raise
            self.asked = ["This version has no words for it."]
        return None

    # -- the story

    def _told(self) -> Widget:
        parts: list[Widget] = [Label(f"Round {self.moment.round} of {self.told.some.setting.rounds}", NAME, "brass")]
        if self.told.note and self.at == 0:
            parts.append(notice(self.told.note))
        if self.asked:
            parts.append(Sheet(Column([heading("WHY IS IT SO?"), *map(Label, self.asked)], gap=8)))
        parts += [self._part(part) for part in story(self.moment, self.seat)]
        if self.told.trouble and self.at == len(self.told.moments) - 1:
            parts.append(notice(f"The rest cannot be replayed: {self.told.trouble}", "warning", "critical"))
        return Column(parts, gap=12)

    def _part(self, part: Part) -> Widget:
        title: Widget = heading(part.title.upper())
        if part.seat:
            setting = self.told.some.setting
            sign = Emblem(crest_of(setting, part.seat), size=30)
            title = Row([sign, heading(part.title.upper())], gap=10)
        style = READOUT if part.title == "Briefing" else None
        lines = [Label(upper_first(line), style) if style else Label(upper_first(line)) for line in part.lines]
        return Sheet(Column([title, *lines], gap=8))
