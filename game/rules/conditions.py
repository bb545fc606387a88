"""Whether a condition holds on a board. One function per word of the vocabulary in `scenario.CONDITIONS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.rules.board import Board
from game.rules.law.running import Running
from game.rules.law.selectors import selected
from game.rules.model.conditions import AllOf, AnyOf, Condition, Did, InForce, MeterIs, NoneOf, Quiet, RoundIs, Talks
from game.rules.model.table import door_between
from game.rules.model.words import DOOR_STATES


def holds(condition: Condition, board: Board, actor: str = "", target: str = "", *, private: bool = False) -> bool:
    """Whether a condition holds. `private` also counts confidential texts and facts as they are."""
    match condition:
        case MeterIs():
            return _meter_is(condition, board, actor, target, private)
        case InForce():
            return _in_force(condition, board, private)
        case RoundIs():
            return condition.first <= board.round <= condition.last
        case Did():
            return _did(condition, board, actor, target)
        case Quiet():
            return _quiet(condition, board, actor, target)
        case Talks():
            door = door_between(board.table, condition.between[0], condition.between[1])
            return door is not None and door.state >= DOOR_STATES.index(condition.at_least)
        case AllOf():
            return all(holds(each, board, actor, target, private=private) for each in condition.conditions)
        case AnyOf():
            met = sum(holds(each, board, actor, target, private=private) for each in condition.conditions)
            return met >= condition.at_least
        case NoneOf():
            return not any(holds(each, board, actor, target, private=private) for each in condition.conditions)


def all_hold(
    conditions: Iterable[Condition], board: Board, actor: str = "", target: str = "", *, private: bool = False
) -> bool:
    """Whether every one of several conditions holds; true for none."""
    return all(holds(each, board, actor, target, private=private) for each in conditions)


def _meter_is(condition: MeterIs, board: Board, actor: str, target: str, private: bool) -> bool:
    owners = selected(board.setting, condition.of, actor, target) if condition.of else ("",)
    for owner in owners:
        if not condition.at_least <= board.read(condition.meter, owner, actual=private) <= condition.at_most:
            return False
    return bool(owners)


def _in_force(condition: InForce, board: Board, private: bool) -> bool:
    clauses = board.clauses() if private else board.public_clauses()
    broken = board.lapsed if private else board.found
    return any(counts(condition, run) and (run.deal.id, run.giver) not in broken for run in clauses)


def counts(condition: InForce, run: Running) -> bool:
    """Whether a clause that runs, and is kept, is what a condition asks to be in force."""
    return (
        run.clause.concession == condition.concession
        and run.clause.level >= condition.level
        and set(condition.covers) <= set(run.deal.text.signatories)
        and (run.deal.text.verified or not condition.verified)
    )


def promises(conditions: Iterable[Condition]) -> Iterator[InForce]:
    """Every promise that conditions ask for, alternatives too, however deep; not what they forbid."""
    for each in conditions:
        if isinstance(each, InForce):
            yield each
        elif isinstance(each, AllOf | AnyOf):
            yield from promises(each.conditions)


def _did(condition: Did, board: Board, actor: str, target: str) -> bool:
    by = selected(board.setting, condition.by, actor, target)
    at = selected(board.setting, condition.target, actor, target) if condition.target else ()
    for seat, use in board.uses:
        if use.move == condition.move and seat in by and (not condition.target or use.target in at):
            return True
    return False


def _quiet(condition: Quiet, board: Board, actor: str, target: str) -> bool:
    of = selected(board.setting, condition.of, actor, target)
    return not any(seat in of and board.setting.move[use.move].provocative for seat, use in board.uses)
