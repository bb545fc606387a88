"""The own precondition for talks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, MoveMade, Place
from game.rules.effects.needs import need_change, no_doors
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.doors import DoorSide
from game.rules.model.grounds import Ground
from game.rules.model.news import NewsKind
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Use
from game.rules.model.units import Bounds
from game.rules.model.view import View


class Price(Kind, frozen=True, tag_field="do", tag="price"):
    """Moves the own precondition for talks on the ladder.

    by: rungs; below 0 lowers the price, above 0 raises it
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    by: Annotated[int, Bounds(-3, 3)]

    def is_hostile(self) -> bool:
        return self.by > 0

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        yield from need_change(self.by, "price")

    def useless(self, setting: Setting) -> str:
        return no_doors(setting)

    def told(self, use: Use) -> str:
        return f"{{by}} {'lowered' if self.by < 0 else 'raised'} its price for talks."

    def check(self, view: View, use: Use, move: Move) -> None:
        for index, door in enumerate(view.table.doors):
            if view.seat in door.sides and use.target in ("", *door.sides):
                rungs = next(s.rungs for s in view.setting.doors[index].sides if s.side == view.seat)
                if 0 <= door.prices[door.sides.index(view.seat)] + self.by < len(rungs):
                    return
        raise Illegal(
            Ground.NO_EFFECT,
            f"You have no price for talks that could go further that way: leave {move.title} out.",
        )

    def perform(self, board: Board, done: MoveMade) -> None:
        seat, target = done.seat, done.use.target
        for index, door in enumerate(board.doors):
            if seat not in door.sides or (target and target not in door.sides):
                continue
            side = door.sides.index(seat)
            rungs = len(_door_side(board, index, seat).rungs)
            rung = min(max(door.prices[side] + self.by, 0), rungs - 1)
            if rung == door.prices[side]:
                continue
            prices = (rung, door.prices[1]) if side == 0 else (door.prices[0], rung)
            paid = door.paid
            if self.by > 0:
                # A dearer price is another one: what was done for the old one does not pay it.
                paid = (False, paid[1]) if side == 0 else (paid[0], False)
            else:
                # Asking less looks weak at home ("Settled by trial", 8), and it answers an overture.
                board.lowered.add((seat, door.sides[1 - side]))
                cause = Cause(CauseKind.PRICE, "", seat)
                board.shift(f"support:{seat}", board.setting.numbers.lower_price_support, cause)
            board.doors[index] = replace(door, prices=prices, paid=paid)
            board.tell(NewsKind.PRICE, seat, door.sides[1 - side], number=rung)


def _door_side(board: Board, index: int, seat: str) -> DoorSide:
    return next(s for s in board.setting.doors[index].sides if s.side == seat)
