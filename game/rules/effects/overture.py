"""An invitation that waits for an answer."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.change import ChangeMeter
from game.rules.effects.kind import Deed, Kind, Place
from game.rules.law.rooms import room_key, with_room
from game.rules.model.room import Overtured
from game.rules.model.state import State
from game.rules.model.units import Small


class Overture(Kind, frozen=True, tag_field="do", tag="overture"):
    """An invitation that the target must answer in the next round.

    ignored: effects if nobody answers
    boost: strength added to the sender's next demonstration after it was ignored
    """

    where: ClassVar[tuple[Place, ...]] = ("move",)
    ignored: tuple[ChangeMeter, ...]
    boost: Small = 1

    def perform(self, board: Board, deed: Deed) -> None:
        is_open = not board.setting.move[deed.use.move].secret
        board.new_overtures.append(Overtured(deed.seat, deed.use.target, board.round, is_open))


def answer_overtures(state: State, by: str, to: tuple[str, ...], answer: str) -> State:
    """Marks overtures that waited for this answer; open ones for everyone to see."""
    round_no, table = state.table.round, state.table
    if any(o.to == by and o.by in to and o.round == round_no - 1 and not o.answered for o in table.overtures):
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
