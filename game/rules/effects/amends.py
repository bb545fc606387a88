"""Explaining or apologising."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import RECENT, Board
from game.rules.effects.kind import Deed, Kind, Place
from game.rules.model.units import Change


class Amends(Kind, frozen=True, tag_field="do", tag="amends"):
    """Repairs trust after a breach or a misread signal.

    by: what is added to the target's trust in the speaker
    after_grievance: what is added instead if the target holds a grievance from the last three rounds
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    by: Change
    after_grievance: Change

    def perform(self, board: Board, deed: Deed) -> None:
        seat, target = deed.seat, deed.use.target
        grieved = any(
            g.by == target and g.against == seat and g.round >= board.round - RECENT for g in board.table.grievances
        )
        board.shift(f"trust:{target}:{seat}", self.after_grievance if grieved else self.by, deed.cause)
