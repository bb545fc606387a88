"""A public commitment to a partner, which a demonstration tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Fault, Kind, MoveMade, Place
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import Pledged
from game.rules.model.terms import Use
from game.rules.model.units import Change, MoveId


class Pledge(Kind, frozen=True, tag_field="do", tag="pledge"):
    """A public commitment to the target partner that a demonstration will test.

    kept: what is added to the partner's abandonment when it is honoured
    failed: what is added to it when it is not
    failed_trust: what is added to the partner's trust in the guarantor when it is not
    answered_by: moves with that partner, or new restrictions, that honour it
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    aimed: ClassVar[bool] = True
    sign: ClassVar[str] = "pledge"
    kept: Change
    failed: Change
    failed_trust: Change
    answered_by: tuple[MoveId, ...]

    def faults(self, setting: Setting, place: Place, giver: str = "") -> Iterator[Fault]:
        if not self.answered_by:
            yield Fault("No move would honour this pledge: name some in `answered_by`.", "answered_by")

    def told(self, use: Use) -> str:
        return "{by} pledged to {target}, in public, that {test} would be answered."

    def perform(self, board: Board, done: MoveMade) -> None:
        made = Pledged(done.seat, done.use.target, done.use.move, board.round)
        board.pledges = [p for p in board.pledges if (p.by, p.to, p.move) != (made.by, made.to, made.move)]
        board.pledges.append(made)

    def fall_due(self, board: Board, move: Move) -> None:
        """A pledge is tested by a demonstration and must be answered in the guarantor's next plan (theme T5).

        Nobody is judged for the Conference, in whose plans no move can answer.
        """
        for pledged in board.table.pledges:
            if pledged.move == move.id and pledged.tested and pledged.tested < board.round and not board.conference:
                self._judge(board, pledged)
                board.pledges = [p for p in board.pledges if p != pledged]
        # Tested after judging: what is tested in this round is answered in the guarantor's next plan ("Settled by
        # trial", 5).
        for index, pledged in enumerate(board.pledges):
            fresh = pledged.round == board.round or pledged.tested
            if pledged.move == move.id and not fresh and _provoked(board, pledged):
                board.pledges[index] = replace(pledged, tested=board.round)
                board.tell(NewsKind.PLEDGE_TESTED, pledged.by, pledged.to)

    def _judge(self, board: Board, pledged: Pledged) -> None:
        by, to = pledged.by, pledged.to
        answered = any(seat == by and self._answers(board, use, to) for seat, use in board.uses)
        cause = Cause(CauseKind.PLEDGE_KEPT if answered else CauseKind.PLEDGE_FAILED, pledged.move, by, to)
        board.shift(f"abandonment:{to}", self.kept if answered else self.failed, cause)
        board.tell(NewsKind.PLEDGE_KEPT if answered else NewsKind.PLEDGE_FAILED, by, to)
        if not answered:
            board.shift(f"trust:{to}:{by}", self.failed_trust, cause)
            board.grieve(to, by, GrievanceKind.PLEDGE_FAILED)

    def _answers(self, board: Board, use: Use, partner: str) -> bool:
        """A move answers if it is made with that partner, or is pointed at nobody, as new restrictions are."""
        pointed = board.setting.move[use.move].target != "none"
        return use.move in self.answered_by and (use.target == partner or not pointed)


def pledge_of(setting: Setting, pledged: Pledged) -> Pledge:
    """What was pledged: the effect of the move by which it was."""
    return next(effect for effect in setting.move[pledged.move].effects if isinstance(effect, Pledge))


def _provoked(board: Board, pledged: Pledged) -> bool:
    return any(
        use.target == pledged.to and seat != pledged.by and board.setting.move[use.move].provocative
        for seat, use in board.uses
    )
