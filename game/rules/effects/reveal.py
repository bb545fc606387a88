"""Showing a meter of fact as it is."""

from __future__ import annotations

from typing import ClassVar

from game.rules.effects.kind import Kind, Place
from game.rules.model.units import MeterId, Of


class Reveal(Kind, frozen=True, tag_field="do", tag="reveal"):
    """While in force and kept, a meter of fact is shown as it is.

    meter: progress or another meter of fact
    of: whose
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    meter: MeterId
    of: Of = "self"
