"""Holding a drifting meter back."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Kind, Place
from game.rules.law.running import Running
from game.rules.model.units import MeterId, Of, Small


class Cap(Kind, frozen=True, tag_field="do", tag="cap"):
    """While in force, a drifting meter rises by no more than this a round.

    meter: which meter
    of: whose
    to: the most it rises by in a round
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    meter: MeterId
    to: Small
    of: Of = "self"

    def holds_back(self, board: Board, run: Running, meter: str, of: str) -> int:
        touched = meter == self.meter and of in board.owners(meter, self.of, run.giver, "")
        return self.to if touched else 100
