"""Scores: what a seat earns each round, in the Aftermath and at the end. Reads a `Board`, moves nothing.

Two books are kept: what a seat believes (a promise counts as kept until a breach is found) and the truth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.law.moves import meant_as
from game.rules.law.running import Running, highest, running
from game.rules.model.mandate import Mandate
from game.rules.model.room import Deal
from game.rules.model.state import State
from game.rules.model.table import Outcome


def flow(board: Board, mandate: Mandate, *, actual: bool) -> int:
    """Hundredths of a point that meters earn a seat in one round, as announced or as they are."""
    return _earned(mandate, lambda meter, of: board.read(meter, of, actual=actual))


def believed_flow(board: Board, mandate: Mandate, seat: str, facts: Collection[str]) -> int:
    """The same as a seat itself reckons it: only its own `facts` as they are, and what leaks past its own dial."""
    rule = board.setting.restrictions

    def read(meter: str, of: str) -> int:
        if meter == "leak" and rule is not None and rule.enforced_by == seat:
            return board.effective_restrictions(actual=False) * (3 - board.enforcement_in_force()) * 10
        return board.read(meter, of, actual=f"{meter}:{of}" in facts)

    return _earned(mandate, read)


def _earned(mandate: Mandate, read: Callable[[str, str], int]) -> int:
    total = 0
    for each in mandate.flows:
        over = read(each.meter, each.of) - each.above
        if over >= 0 or not each.only_above:
            tens = each.per_ten * over
            # Toward zero both ways, or a fall would cost a hundredth more than the same rise earns.
            total += tens // 10 if tens >= 0 else -(-tens // 10)
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
    return _worths_of(board, seat, mine, tuple(running(board.setting, deals, round_no)), lapsed)


def _worths_of(
    board: Board, seat: str, mine: Mapping[str, int], clauses: Collection[Running], lapsed: Set[tuple[str, str]]
) -> int:
    best = highest(clauses, lapsed)
    total = sum(mine.get(f"{run.clause.concession}:{run.clause.level}", 0) for run in best.values())
    # Once, however many texts it watches ("Settled by trial", 6).
    if any(run.deal.text.witness == seat and run.deal.status == "in force" for run in clauses):
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
    # No promise lapses here: the archives are open, and every text that was broken is void already (rule 23).
    return tuple(steady + worths(board, seat, mine, board.deals, frozenset(), number) for number in rounds)


def booked(state: State, board: Board, seat: str) -> int:
    """What a seat's own books say of this round: promises count as kept unless found out or broken by itself."""
    known = [
        run for run in board.clauses() if run.deal.public or seat in run.deal.text.signatories
    ]
    lapsed = board.found | {(deal, by) for deal, by in board.lapsed if by == seat}
    desk = state.desks[seat]
    points = believed_flow(board, state.scenario.mandates[seat], seat, desk.facts)
    return points + _worths_of(board, seat, desk.worths, known, lapsed)


def read_rightly(state: State, seat: str) -> int:
    """Hundredths of a point for last round's signals that a seat read as they were meant (rule 31).

    They count in the truth alone: own books that showed them would tell at once what others meant.
    """
    setting, last = state.scenario.setting, state.table.round - 1
    if not setting.plays("intent"):
        return 0
    readings = {(r.by, r.move): r.reading for r in state.desks[seat].readings if r.round == last}
    right = sum(
        any(meant_as(setting, use) == reading for when, use in state.desks[by].sent if (when, use.move) == (last, move))
        for (by, move), reading in readings.items()
    )
    return right * setting.numbers.read_rightly


def true_points(state: State, board: Board, seat: str, outcome: Outcome | None) -> tuple[int, ...]:
    """True points of this round, and of all that remain to be scored once the game has ended."""
    mandate, mine = state.scenario.mandates[seat], state.desks[seat].worths
    points = flow(board, mandate, actual=True) + _worths_of(board, seat, mine, board.clauses(), board.lapsed)
    points += read_rightly(state, seat)
    if outcome is None or outcome.kind in ("breakdown", "stopped"):
        return (points,)
    last = board.setting.rounds + (board.setting.numbers.aftermath if board.setting.plays("aftermath") else 0)
    return (points, *remaining(board, mandate, seat, mine, rounds=range(board.round + 1, last + 1)))


def final(state: State, board: Board, seat: str, outcome: Outcome, points: Iterable[int]) -> int:
    """A seat's total: breakdown replaces it by one floor for all."""
    if outcome.kind == "breakdown":
        return board.setting.numbers.breakdown
    return sum(points) + objectives(board, state.scenario.mandates[seat], seat)
