"""Holding a drifting meter back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, Place
from game.rules.law.running import Running
from game.rules.model.setting import Setting
from game.rules.model.units import MeterId, Of, Small


class Cap(Kind, frozen=True, tag_field="do", tag="cap"):
    """While in force, a drifting meter rises by no more than this a round.

    meter: which meter
    of: whose
    to: the most it rises by in a round
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    shared: ClassVar[str] = "drift"
    meter: MeterId
    to: Small
    of: Of = "self"

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        if not any(drift.meter == self.meter for drift in setting.drifts):
            yield Fault(f"`{self.meter}` does not drift, so there is nothing to cap: see `drifts`.", "meter")

    def drift_held(self) -> str:
        return self.meter

    def leans(self, meter: str) -> int:
        return -1 if meter == self.meter else 0

    def brings(self, board: Board, run: Running) -> Iterator[tuple[str, int]]:
        """What the meter would have risen by above the cap."""
        by = max((drift.by for drift in board.setting.drifts if drift.meter == self.meter), default=0)
        for of in board.owners(self.meter, self.of, run.giver, "") if by > self.to else ():
            yield (f"{self.meter}:{of}" if of else self.meter, self.to - by)

    def holds_back(self, board: Board, run: Running, meter: str, of: str) -> int:
        touched = meter == self.meter and of in board.owners(meter, self.of, run.giver, "")
        return self.to if touched else 100
