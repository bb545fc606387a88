"""A public commitment to a partner, which a demonstration tests."""

from __future__ import annotations

from typing import ClassVar

from game.rules.board import Board
from game.rules.effects.kind import Deed, Kind, Place
from game.rules.model.table import Pledged
from game.rules.model.units import Change, MoveId


class Pledge(Kind, frozen=True, tag_field="do", tag="pledge"):
    """A public commitment to the target partner that a demonstration will test.

    kept: what is added to the partner's abandonment when it is honoured
    failed: what is added to it when it is not
    failed_trust: what is added to the partner's trust in the guarantor when it is not
    answered_by: moves with that partner, or new restrictions, that honour it
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    kept: Change
    failed: Change
    failed_trust: Change
    answered_by: tuple[MoveId, ...]

    def perform(self, board: Board, deed: Deed) -> None:
        board.pledges = [p for p in board.pledges if (p.by, p.to) != (deed.seat, deed.use.target)]
        board.pledges.append(Pledged(deed.seat, deed.use.target, deed.use.move, board.round))
