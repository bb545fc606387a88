"""Doing everything that one use of a move does. What stands from round to round is judged by its own kind."""

from __future__ import annotations

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects.kind import Deed, kinds
from game.rules.law.running import forsworn
from game.rules.model.terms import Use


def perform(board: Board, seat: str, use: Use) -> None:
    """Does everything that one use of a move does; after an ignored overture, stronger and at no loss of standing.

    A pause holds the strength down even then.
    """
    move = board.setting.move[use.move]
    boosted = move.provocative and move.strengths > 1 and bool(board.boosts.get(seat))
    if boosted and not any(forsworn(board.setting, board.deals, seat, use.move, board.round)):
        use = replace(use, strength=min(use.strength + board.boosts.pop(seat), move.strengths + 1))
        board.tell("boosted", seat, use.target, use.move, use.strength)
    deed = Deed(seat, use, spared=boosted)
    for effect in kinds(move.effects):
        effect.perform(board, deed)
