"""A standing conduct that earns more when it is kept up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from game.rules.board import Board
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.kind import Kind, MoveMade, Place
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.rulebook import Move
from game.rules.model.table import Standing
from game.rules.model.units import Bounds


class Streak(Kind, frozen=True, tag_field="do", tag="streak"):
    """A standing conduct that earns more when it is kept up.

    rounds: how many rounds running
    earned: effects then, and again after as many rounds more
    ignored: effects on whoever provokes against it while it is announced
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    sign: ClassVar[str] = "restraint"
    self_aimed: ClassVar[tuple[str, ...]] = ("ignored",)
    rounds: Annotated[int, Bounds(2, 6)]
    earned: tuple[ChangeMeter, ...]
    ignored: tuple[ChangeMeter, ...] = ()

    def perform(self, board: Board, done: MoveMade) -> None:
        seat, move = done.seat, done.use.move
        kept = next((each for each in board.table.standing if (each.by, each.move) == (seat, move)), None)
        count = kept.count + 1 if kept is not None else 1
        board.standing = [each for each in board.standing if (each.by, each.move) != (seat, move)]
        board.standing.append(Standing(seat, done.use.target, move, board.round, count))
        if count % self.rounds == 0:
            for each in self.earned:
                change(board, each, Cause(CauseKind.STREAK, move, seat), seat, done.use.target)

    def fall_due(self, board: Board, move: Move) -> None:
        """Whoever provokes against announced restraint pays for it; a streak that is not kept up ends."""
        for kept in board.table.standing:
            if kept.move != move.id:
                continue
            provokers = [seat for seat, use in board.uses if board.setting.move[use.move].provocative]
            for provoker in provokers:
                if provoker in _facing(board, kept.by):
                    cause = Cause(CauseKind.RESTRAINT_IGNORED, move.id, provoker, kept.by)
                    for each in self.ignored:
                        change(board, each, cause, provoker, kept.by)
        used = {seat for seat, use in board.uses if use.move == move.id}
        board.standing = [each for each in board.standing if each.move != move.id or each.by in used]


def _facing(board: Board, seat: str) -> tuple[str, ...]:
    facing = list(board.setting.adversaries.get(seat, ()))
    for partner in board.setting.partners_of(seat):
        facing += board.setting.adversaries.get(partner, ())
    if seat in board.setting.alliance:
        facing += board.setting.adversaries.get(board.setting.alliance[seat].guarantor, ())
    return tuple(dict.fromkeys(facing))
