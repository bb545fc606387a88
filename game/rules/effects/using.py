"""All the effects of a move at work: in use, when what stands of them falls due, and when a text is heard."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.effects import EFFECTS
from game.rules.effects.kind import Kind, MoveMade, kinds
from game.rules.law.running import forsworn
from game.rules.model.news import NewsKind
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Use


def perform(board: Board, seat: str, use: Use) -> None:
    """Does everything that one use of a move does; after an ignored overture, stronger and at no loss of standing.

    A pause holds the strength down even then.
    """
    move = board.setting.move[use.move]
    boosted = move.provocative and move.strengths > 1 and bool(board.boosts.get(seat))
    if boosted and not any(forsworn(board.setting, board.deals, seat, use.move, board.round)):
        use = replace(use, strength=min(use.strength + board.boosts.pop(seat), move.strengths + 1))
        board.tell(NewsKind.BOOSTED, seat, use.target, use.move, use.strength)
    done = MoveMade(seat, use, spared=boosted)
    for effect in kinds(move.effects):
        effect.perform(board, done)


_JUDGES = tuple(kind for kind in EFFECTS.values() if kind.fall_due is not Kind.fall_due)
_LISTENS = tuple(kind for kind in EFFECTS.values() if kind.heard is not Kind.heard)


def fall_due(board: Board) -> None:
    """Judges what stands from earlier rounds, kind by kind, each thing by the effect of the move that made it."""
    for kind in _JUDGES:
        for move, effect in _of_kind(board.setting, kind):
            effect.fall_due(board, move)


def heard(board: Board, deal: Deal) -> None:
    """What a text that everyone may read from now on does to what stands."""
    for kind in _LISTENS:
        for move, effect in _of_kind(board.setting, kind):
            effect.heard(board, move, deal)


def _of_kind(setting: Setting, kind: type[Kind]) -> tuple[tuple[Move, Kind], ...]:
    return cast("tuple[tuple[Move, Kind], ...]", setting.rulebook.effects_by_kind.get(kind, ()))
