"""How far each settlement has come on a board: whether its needs hold, for how long, and whose assent it lacks.

Settlement needs the alliance (rule 22): assent is asked for only where the rest would end the game, and its lack resets
no count, so that the game ends at the first resolution at which everything stands together.
"""

from __future__ import annotations

from game.rules.board import Board
from game.rules.conditions import all_hold, counts, promises
from game.rules.law.running import span
from game.rules.model.course import Settlement
from game.rules.model.room import Deal


def stood(board: Board) -> dict[str, int]:
    """For each settlement whose needs hold, how many rounds running they do now."""
    held = (each for each in board.setting.settlements if all_hold(each.needs, board))
    return {each.id: board.table.settling.get(each.id, 0) + 1 for each in held}


def reached(board: Board, settling: dict[str, int]) -> str:
    """The first settlement that ends the game on this board; empty for none."""
    for each in board.setting.settlements:
        if settling.get(each.id, 0) >= each.rounds and not lacking(board, each):
            return each.id
    return ""


def lacking(board: Board, settlement: Settlement) -> tuple[str, ...]:
    """Partners whose assent a settlement lacks."""
    return tuple(seat for seat in settlement.assent if not assents(board, settlement, seat))


def assents(board: Board, settlement: Settlement, seat: str) -> bool:
    """Whether a partner is sure of its guarantor, or has signed a text of the settlement that gives it something."""
    if seat in board.setting.alliance and board.read("confidence", seat) >= settlement.assured:
        return True
    mine = (deal for deal in texts_of(board, settlement) if seat in deal.text.signatories)
    return any(gives_something(board, deal, seat) for deal in mine)


def texts_of(board: Board, settlement: Settlement) -> tuple[Deal, ...]:
    """Public texts with a promise in force that the settlement counts."""
    asked = tuple(promises(settlement.needs))
    found = {run.deal.id: run.deal for run in board.public_clauses() if any(counts(each, run) for each in asked)}
    return tuple(found.values())


def gives_something(board: Board, deal: Deal, seat: str) -> bool:
    """Whether somebody else promises it something in a text, by what everyone reckons: cover by a pause is nothing."""
    setting = board.setting
    return any(
        setting.concession[clause.concession].giver != seat
        and setting.published(seat, clause.concession, clause.level) > 0
        and span(deal.since, clause)[1] >= board.round
        for clause in deal.text.clauses
    )
