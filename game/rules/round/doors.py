"""Doors between adversaries: whether a price is met, and what state of talks follows. Works on a `Board`."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.model.doors import DoorSide
from game.rules.model.news import NewsKind
from game.rules.model.table import DoorState


def side_of(board: Board, index: int, seat: str) -> DoorSide:
    """The author's ladder for one side of a door."""
    return next(side for side in board.setting.doors[index].sides if side.side == seat)


def paid(board: Board, index: int, door: DoorState, which: int, understood: Set[tuple[str, str]]) -> bool:
    """Whether the price of one side is met: its rung's conditions hold, or it asks nothing.

    `understood` holds (sender, reader) pairs of invitations read rightly this round: they count for one rung.
    """
    seat, other = door.sides[which], door.sides[1 - which]
    rung = door.prices[which] - ((other, seat) in understood)
    if rung <= 0:
        return True
    return all_hold(side_of(board, index, seat).rungs[rung].when, board, seat, other)


def update(board: Board, understood: Set[tuple[str, str]]) -> None:
    """Opens and shuts doors at the end of a round. Prices open a door; they never hold it."""
    if not board.setting.plays("doors"):
        return
    for index, door in enumerate(board.doors):
        done = tuple(door.paid[w] or paid(board, index, door, w, understood) for w in (0, 1))
        # A step for each side whose price is met or dropped; a breach and good offices move it for a while (8 and 14).
        state = sum(done) - (board.round < door.shut_until) + (board.round < door.offices_until)
        state = min(max(state, 0), 2)
        if state != board.table.doors[index].state:
            board.tell(NewsKind.DOOR, door.sides[0], door.sides[1], number=state)
        board.doors[index] = replace(door, paid=(done[0], done[1]), state=state)
