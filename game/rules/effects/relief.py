"""Easing restrictions while a concession is in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, Place
from game.rules.effects.needs import need_restrictions
from game.rules.law.running import Running
from game.rules.model.setting import Setting
from game.rules.model.units import Bounds


class Relief(Kind, frozen=True, tag_field="do", tag="relief"):
    """While in force, restrictions count this much less.

    by: levels of restrictions taken away, 1 to 3
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    shared: ClassVar[str] = "restrictions"
    by: Annotated[int, Bounds(1, 3)]

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        yield from need_restrictions(setting)

    def brings(self, board: Board, run: Running) -> Iterator[tuple[str, int]]:
        """Half of what the restrictions that it takes away would cost, enforced as announced: strain adapts."""
        rule = board.setting.restrictions
        if rule is not None:
            yield f"strain:{rule.on}", -rule.bite * board.announced * self.by // 2

    def relieves(self) -> int:
        return self.by
