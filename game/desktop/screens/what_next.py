"""What follows a game: again, another seat, harder, the next scenario, one of its rounds once more, the record book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop.after_game import Way
from game.desktop.client import Client
from game.desktop.response import Response
from game.desktop.screen import Go, Swap
from game.desktop.screens.choose_game import ORDER
from game.desktop.screens.ways_in import any_number, begin, go_on
from game.records import saves
from game.rules.model.words import LEVELS

if TYPE_CHECKING:
    from game.debrief.measures import Debrief
    from game.desktop.live_game import Live
    from game.present.result import Result
    from game.records import Record
    from game.records.table_code import TableCode


class WhatNext:
    """Knows a game that is over by its record, and leads on from it."""

    def __init__(self, client: Client, live: Live, seat: str) -> None:
        self.client, self.live, self.seat = client, live, seat

    @cached_property
    def record(self) -> Record:
        """The record of the game. Raises `RecordError`."""
        from game.records import load_record

        assert self.live.path is not None, "asked only of games that are recorded"
        return load_record(self.live.path)

    @property
    def motion(self) -> bool:
        """Whether things may move now."""
        return self.client.motion

    def settings(self) -> Response | None:
        """The settings, over the table."""
        from game.desktop.screens.settings_screen import Settings

        return Go(Settings(self.client))

    # -- ways on

    def ways(self) -> list[Way]:
        """What can be done next; nothing of it for a game that was not recorded."""
        if self.live.path is None:
            return []
        found = [
            Way("again", "Again", "undo", "The same table with the same luck", self._again),
            Way("another", "Another seat", "person", "The same table and luck from another seat", self._another_seat),
        ]
        if self._harder_level:
            words = f"The same seat against {self._harder_level} computers"
            found.append(Way("harder", "Harder", "up", words, self._harder))
        if self._following:
            found.append(Way("next", "Next scenario", "right", "The table that is one step harder", self._next))
        return found

    def _begun(self, reply: Response | None) -> Response | None:
        """In the place of the game that is over."""
        return Swap(reply.screen) if isinstance(reply, Go) else reply

    def _anew(self, seed: int, computers: Mapping[str, str]) -> Response | None:
        return self._begun(
            begin(self.client, self.record.header.scenario, self.live.seats, seed, computers, adviser=self.live.adviser)
        )

    def _again(self) -> Response | None:
        return self._anew(self.record.header.seed, self.record.header.delegates)

    @property
    def _harder_level(self) -> str:
        """The level above; empty where there is none."""
        levels = list(LEVELS)
        at = levels.index(self.live.level) + 1 if self.live.level in levels else len(levels)
        return levels[at] if at < len(levels) else ""

    def _harder(self) -> Response | None:
        from game.delegates.cast import company

        setting = self.live.setting
        seed = any_number(setting, self._harder_level)
        return self._anew(seed, company(setting, self._harder_level))

    def _another_seat(self) -> Response | None:
        from game.desktop.screens.choose_seat import ChooseSeat

        scenario, seats = self.record.header.scenario, self.live.setting.seats
        choose = ChooseSeat(self.client, scenario, self.live.level, self.record.header.seed)
        choose.taken = {seats[(seats.index(self.seat) + 1) % len(seats)]}
        return Go(choose)

    @property
    def _following(self) -> str:
        """Where a tutorial leads; else the scenario that is one step harder, and none after the last."""
        here, tutorial = self.live.setting.id, self.live.setting.tutorial
        if tutorial is not None and tutorial.leads_to:
            return tutorial.leads_to
        return ORDER[ORDER.index(here) + 1] if here in ORDER[:-1] else ""

    def _next(self) -> Response | None:
        from game.content import load_scenario
        from game.desktop.screens.choose_seat import ChooseSeat

        return Go(ChooseSeat(self.client, load_scenario(self._following)))

    def from_round(self, number: int) -> Response | None:
        """Play on from the start of a round, with all that came before as it was; the game that is over stays."""
        from game.records import RecordError
        from game.records.branch import branch_off

        assert self.live.path is not None
        target = saves.new_path(f"{self.live.setting.id} from round {number}")
        try:
            branch_off(Path(self.live.path), number, target)
        except RecordError as error:
            self.client.notes = [str(error)]
            return None
        return self._begun(go_on(self.client, target, self.live.adviser))

    # -- what lasts

    def code(self, found: Result | None) -> TableCode:
        """The code of this table, with how it ended where that is known."""
        from msgspec.structs import replace

        from game.records.table_code import table_code

        header, setting = self.record.header, self.live.setting
        code = table_code(setting.id, self.live.seats, header.delegates, header.seed, setting.rounds)
        view = self.live.view(self.seat)
        if view.table.outcome is None or view.desk.final is None:
            return code
        outcome, share = view.table.outcome, found.share if found is not None else None
        return replace(code, outcome=outcome.kind, ended=outcome.round, score=view.desk.final, share=share)

    def enter(self, game: Debrief, found: Result) -> str:
        """Writes the game into the record book; a sentence if that cannot be done."""
        from game.records.book import Played, enter

        name = self.live.path.name if self.live.path is not None else ""
        return enter(Played(date.today().isoformat(), game.title, str(self.code(found)), name))
