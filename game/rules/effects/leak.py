"""Opening one confidential text to everyone."""

from __future__ import annotations

from typing import ClassVar

from game.rules.effects.kind import Kind, Place
from game.rules.model.units import Percent


class Leak(Kind, frozen=True, tag_field="do", tag="leak"):
    """Opens one confidential text to everyone.

    chance: percent, if there is one
    """

    where: ClassVar[tuple[Place, ...]] = ("event",)
    chance: Percent = 100
