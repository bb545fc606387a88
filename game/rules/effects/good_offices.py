"""A third party opens a door one step."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Kind, MoveMade, Place
from game.rules.effects.needs import no_doors
from game.rules.model.news import NewsKind
from game.rules.model.setting import Setting
from game.rules.model.terms import Use
from game.rules.model.units import Bounds


class GoodOffices(Kind, frozen=True, tag_field="do", tag="good_offices"):
    """Opens a door one step in the next round.

    rounds: for how many rounds
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    sign: ClassVar[str] = "good-offices"
    rounds: Annotated[int, Bounds(1, 3)] = 1

    def useless(self, setting: Setting) -> str:
        return no_doors(setting)

    def told(self, use: Use) -> str:
        return "{by} lent its good offices to the adversaries."

    def perform(self, board: Board, done: MoveMade) -> None:
        for index, door in enumerate(board.doors):
            if done.seat not in door.sides and (not done.use.target or done.use.target in door.sides):
                board.doors[index] = replace(door, offices_until=board.round + self.rounds)
                board.tell(NewsKind.GOOD_OFFICES, done.seat, "/".join(door.sides))
