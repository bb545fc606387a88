"""Explaining or apologising."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import RECENT, Board
from game.rules.effects.kind import Kind, MoveMade, Place
from game.rules.model.table import Grievance
from game.rules.model.terms import Use
from game.rules.model.units import Change


class Amends(Kind, frozen=True, tag_field="do", tag="amends"):
    """Repairs trust after a breach or a misread signal.

    by: what is added to the target's trust in the speaker
    after_grievance: what is added instead if the target holds a grievance from the last three rounds that has not been
        repaired yet; each is repaired once, the oldest first
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    aimed: ClassVar[bool] = True
    by: Change
    after_grievance: Change

    def told(self, use: Use) -> str:
        return "{by} explained itself to {target}."

    def perform(self, board: Board, done: MoveMade) -> None:
        """Rule 27: amends repairs one grievance once."""
        seat, target = done.seat, done.use.target
        found = (at for at, held in enumerate(board.grievances) if repairable(held, target, seat, board.round))
        oldest = next(found, None)
        if oldest is not None:
            board.grievances[oldest] = replace(board.grievances[oldest], repaired=True)
        by = self.by if oldest is None else self.after_grievance
        board.shift(f"trust:{target}:{seat}", by, done.cause)


def repairable(held: Grievance, by: str, against: str, round_no: int) -> bool:
    """Whether amends in a round repair a grievance: it is fresh, of an earlier round, and not repaired yet."""
    fresh = round_no - RECENT <= held.round < round_no
    return fresh and not held.repaired and (held.by, held.against) == (by, against)
