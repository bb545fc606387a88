"""Enforcing restrictions while a concession is in force."""

from __future__ import annotations

from typing import Annotated, ClassVar

from game.rules.effects.kind import Kind, Place
from game.rules.model.units import Bounds


class Enforce(Kind, frozen=True, tag_field="do", tag="enforce"):
    """While in force and kept, the giver's actual enforcement of restrictions is at least this.

    at_least: 1 to 3
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    at_least: Annotated[int, Bounds(1, 3)]

    def enforces(self) -> int:
        return self.at_least
