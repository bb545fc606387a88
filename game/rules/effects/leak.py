"""Opening one confidential text to everyone."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Kind, Place
from game.rules.model.causes import Cause
from game.rules.model.units import Percent


class Leak(Kind, frozen=True, tag_field="do", tag="leak"):
    """Opens one confidential text to everyone.

    chance: percent, if there is one
    """

    where: ClassVar[tuple[Place, ...]] = ("event",)
    chance: Percent = 100

    def befall(self, board: Board, cause: Cause) -> None:
        board.leaks.append(self.chance)
