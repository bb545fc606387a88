"""Holding a drifting meter back."""

from __future__ import annotations

from typing import ClassVar

from game.rules.effects.kind import Kind, Place
from game.rules.model.units import MeterId, Of, Small


class Cap(Kind, frozen=True, tag_field="do", tag="cap"):
    """While in force, a drifting meter rises by no more than this a round.

    meter: which meter
    of: whose
    to: the most it rises by in a round
    """

    where: ClassVar[tuple[Place, ...]] = ("concession",)
    meter: MeterId
    to: Small
    of: Of = "self"
