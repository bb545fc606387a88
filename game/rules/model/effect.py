"""An effect as the model knows it: where it may stand, and what it means for restrictions while in force.

The kinds themselves stand in `game.rules.effects`, above the board that they work on; so no file imports in a circle.
"""

from __future__ import annotations

from typing import ClassVar, Literal

Place = Literal["move", "concession", "event", "incident"]
"""Where an author may write an effect."""


class Effect:
    """Something that a move, a concession in force, an event or an incident does."""

    __slots__ = ()

    where: ClassVar[tuple[Place, ...]] = ()

    def relieves(self) -> int:
        """Levels of restrictions that it takes away while in force."""
        return 0

    def undoes(self, given: Effect) -> bool:
        """Whether it takes back, in a move, what an effect of a promise in force gives (rule 24)."""
        return False

    def enforces(self) -> int:
        """The least actual enforcement of restrictions that its giver owes while it is in force and kept."""
        return 0
