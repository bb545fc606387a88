"""Easing restrictions while a concession is in force."""

from __future__ import annotations

from typing import Annotated, ClassVar

from game.rules.effects.kind import Kind, Place
from game.rules.model.units import Bounds


class Relief(Kind, frozen=True, tag_field="do", tag="relief"):
    """While in force, restrictions count this much less.

    by: levels of restrictions taken away, 1 to 3
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    by: Annotated[int, Bounds(1, 3)]

    def relieves(self) -> int:
        return self.by
