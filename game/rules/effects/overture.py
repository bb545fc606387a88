"""An invitation that waits for an answer."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.kind import Kind, MoveMade, Place
from game.rules.law.rooms import room_key, with_room
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.room import Overtured
from game.rules.model.rulebook import Move
from game.rules.model.state import State
from game.rules.model.terms import Use
from game.rules.model.units import Small


class Overture(Kind, frozen=True, tag_field="do", tag="overture"):
    """An invitation that the target must answer in the next round.

    ignored: effects if nobody answers
    boost: strength added to the sender's next demonstration after it was ignored
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    aimed: ClassVar[bool] = True
    alone: ClassVar[str] = "One overture a round is all that is believed: keep one of them."
    ignored: tuple[ChangeMeter, ...]
    boost: Small = 1

    def told(self, use: Use) -> str:
        return "{by} made an overture to {target}, and waits for an answer next round."

    def perform(self, board: Board, done: MoveMade) -> None:
        is_open = not board.setting.move[done.use.move].secret
        board.new_overtures.append(Overtured(done.seat, done.use.target, board.round, is_open, done.use.move))

    def fall_due(self, board: Board, move: Move) -> None:
        """An overture that found no answer comes back (theme T8)."""
        for made in board.due:
            if made.move != move.id:
                continue
            answer = made.answered or ("price" if (made.to, made.by) in board.lowered else "")
            board.answers[(made.by, made.to)] = answer
            if not answer:
                self._left_lying(board, made)

    def _left_lying(self, board: Board, made: Overtured) -> None:
        cause = Cause(CauseKind.OVERTURE_IGNORED, made.move, made.by, made.to)
        for each in self.ignored:
            change(board, each, cause, made.by, made.to)
        board.boosts[made.by] = max(board.boosts.get(made.by, 0), self.boost)
        if made.open:
            board.grieve(made.by, made.to, GrievanceKind.OVERTURE_IGNORED)
            board.tell(NewsKind.OVERTURE_IGNORED, made.by, made.to)


def answer_overtures(state: State, by: str, to: tuple[str, ...], answer: str, *, openly: bool = True) -> State:
    """Marks overtures that waited for this answer; open ones for everyone to see.

    A confidential text is no answer to an open overture (not `openly`): the mark would tell everyone of it (rule 29).
    """
    round_no, table = state.table.round, state.table
    waiting = [o for o in table.overtures if o.to == by and o.by in to and o.round == round_no - 1 and not o.answered]
    if openly and waiting:
        overtures = tuple(
            replace(o, answered=answer)
            if o.to == by and o.by in to and o.round == round_no - 1 and not o.answered
            else o
            for o in table.overtures
        )
        state = replace(state, table=replace(table, overtures=overtures))
    for other in to:
        key = room_key(tuple(sorted((by, other))))
        room = state.rooms.get(key)
        if room is None or not any(o.to == by and o.round == round_no - 1 and not o.answered for o in room.overtures):
            continue
        quiet = tuple(
            replace(o, answered=answer) if o.to == by and o.round == round_no - 1 and not o.answered else o
            for o in room.overtures
        )
        state = with_room(state, key, replace(room, overtures=quiet))
    return state
