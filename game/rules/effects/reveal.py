"""Showing a meter of fact as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, Place
from game.rules.law.running import Running
from game.rules.law.selectors import selected
from game.rules.model.meters import FACT_METERS
from game.rules.model.setting import Setting
from game.rules.model.units import MeterId, Of


class Reveal(Kind, frozen=True, tag_field="do", tag="reveal"):
    """While in force and kept, a meter of fact is shown as it is.

    meter: progress or strain, the meters of fact
    of: whose
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    meter: MeterId
    of: Of = "self"

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        if self.meter not in FACT_METERS:
            yield Fault(f"Only a meter of fact can be revealed: {', '.join(FACT_METERS)}.", "meter")

    def reveals(self, board: Board, run: Running) -> tuple[str, ...]:
        return tuple(f"{self.meter}:{of}" for of in selected(board.setting, self.of, run.giver, ""))
