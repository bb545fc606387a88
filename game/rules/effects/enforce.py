"""Enforcing restrictions while a concession is in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, Place
from game.rules.effects.needs import need_restrictions
from game.rules.law.running import Running
from game.rules.model.setting import Setting
from game.rules.model.units import Bounds


class Enforce(Kind, frozen=True, tag_field="do", tag="enforce"):
    """While in force and kept, the giver's actual enforcement of restrictions is at least this.

    at_least: 1 to 3
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    shared: ClassVar[str] = "restrictions"
    at_least: Annotated[int, Bounds(1, 3)]

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        yield from need_restrictions(setting)
        enforcer = setting.restrictions.enforced_by if setting.restrictions is not None else giver
        if giver != enforcer and giver in setting.delegation:
            yield Fault(f"Only `{enforcer}` enforces restrictions: let it give this concession.")

    def brings(self, board: Board, run: Running) -> Iterator[tuple[str, int]]:
        """What is enforced beyond what is announced."""
        rule = board.setting.restrictions
        if rule is not None:
            yield f"strain:{rule.on}", rule.bite * max(0, self.at_least - board.announced)

    def enforces(self) -> int:
        return self.at_least
