"""The standing level of restrictions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, MoveMade, Place
from game.rules.effects.needs import need_change, need_restrictions
from game.rules.model.causes import Cause
from game.rules.model.effect import Effect
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Use
from game.rules.model.units import Bounds
from game.rules.model.view import View


class Restrict(Kind, frozen=True, tag_field="do", tag="restrict"):
    """Changes the standing level of restrictions.

    by: levels, -3 to 3
    """

    where: ClassVar[tuple[Place, ...]] = ("move", "event",)
    sign: ClassVar[str] = "restricted"
    by: Annotated[int, Bounds(-3, 3)]

    def is_hostile(self) -> bool:
        return self.by > 0

    def shows(self) -> bool:
        return self.by > 0

    def useless(self, setting: Setting) -> str:
        return "it changes restrictions, and there are none" if setting.restrictions is None else ""

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        """A move of a rulebook that lacks what it needs here is said to be useless instead."""
        yield from need_change(self.by, "level")
        if place == "event":
            yield from need_restrictions(setting)

    def told(self, use: Use) -> str:
        levels = ("no level", "one level", "two levels", "three levels")[abs(self.by)]
        return f"{{by}} {'tightened' if self.by > 0 else 'eased'} the restrictions by {levels}."

    def check(self, view: View, use: Use, move: Move) -> None:
        if not 0 <= view.table.restrictions + self.by <= 3:
            word = "highest" if self.by > 0 else "lowest"
            raise Illegal(
                Ground.NO_EFFECT,
                f"Restrictions stand at their {word} level already: {move.title} would change nothing.",
            )

    def perform(self, board: Board, done: MoveMade) -> None:
        self._set(board)

    def befall(self, board: Board, cause: Cause) -> None:
        self._set(board)

    def undoes(self, given: Effect) -> bool:
        """Tightening takes back what relief gives."""
        return self.by > 0 and given.relieves() > 0

    def _set(self, board: Board) -> None:
        board.restrictions = min(max(board.restrictions + self.by, 0), 3)
        board.forget_running()
