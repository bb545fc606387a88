"""Scores: what a seat earns each round, in the Aftermath and at the end. Reads a `Board`, moves nothing.

Two books are kept: what a seat believes (a promise counts as kept until a breach is found) and the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.scenario import Mandate
from game.rules.state import Deal
from game.rules.texts import highest, running


def flow(board: Board, mandate: Mandate, *, actual: bool) -> int:
    """Hundredths of a point that meters earn a seat in one round."""
    total = 0
    for each in mandate.flows:
        over = board.read(each.meter, each.of, actual=actual) - each.above
        if over < 0 and each.only_above:
            continue
        total += int(each.per_ten * over / 10)
    return total


def worths(
    board: Board,
    seat: str,
    mine: Mapping[str, int],
    deals: Iterable[Deal],
    lapsed: Set[tuple[str, str]],
    round_no: int,
) -> int:
    """Hundredths of a point that concessions in force in a round are worth to a seat, witness's reward included."""
    held = tuple(deals)
    best = highest(running(board.setting, held, round_no), lapsed)
    total = sum(mine.get(f"{run.clause.concession}:{run.clause.level}", 0) for run in best.values())
    if any(deal.text.witness == seat and deal.status == "in force" for deal in held):
        total += board.setting.numbers.witness_reward
    return total


def objectives(board: Board, mandate: Mandate, seat: str) -> int:
    """Hundredths of a point for objectives reached and red lines crossed at the end."""
    total = 0
    for each in (*mandate.objectives, *mandate.red_lines):
        if all_hold(each.when, board, seat, private=True):
            total += each.points
    return total


def remaining(board: Board, mandate: Mandate, seat: str, mine: Mapping[str, int], *, rounds: range) -> tuple[int, ...]:
    """Points of the rounds still to be scored with meters frozen and standing clauses running."""
    steady = flow(board, mandate, actual=True)
    return tuple(steady + worths(board, seat, mine, board.deals, frozenset(), number) for number in rounds)
