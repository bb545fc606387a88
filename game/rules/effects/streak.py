"""A standing conduct that earns more when it is kept up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from game.rules.board import Board
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.kind import Deed, Kind, Place
from game.rules.model.causes import Cause
from game.rules.model.units import Bounds


class Streak(Kind, frozen=True, tag_field="do", tag="streak"):
    """A standing conduct that earns more when it is kept up.

    rounds: how many rounds running
    earned: effects then, and again after as many rounds more
    ignored: effects on whoever provokes against it while it is announced
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    rounds: Annotated[int, Bounds(2, 6)]
    earned: tuple[ChangeMeter, ...]
    ignored: tuple[ChangeMeter, ...] = ()

    def perform(self, board: Board, deed: Deed) -> None:
        key = f"{deed.seat}/{deed.use.move}"
        count = board.table.streaks.get(key, 0) + 1
        board.streaks[key] = count
        if count % self.rounds == 0:
            for each in self.earned:
                change(board, each, Cause("streak", deed.use.move, deed.seat), deed.seat, deed.use.target)
