"""The end of a round: all plans at once, from one opening state, so that no order of arrival can matter.

The order of steps is the precedence list of the rules ("Settled by trial", 4); each step lives in its own file.
"""

from __future__ import annotations

from functools import partial

from game.rules import chance
from game.rules.board import Board
from game.rules.effects.change import ChangeMeter, change
from game.rules.effects.using import perform
from game.rules.model.causes import Cause
from game.rules.model.state import State
from game.rules.model.table import Table
from game.rules.model.terms import Plan
from game.rules.round import compliance, doors, standing
from game.rules.round.closing import close


def all_meters(state: State) -> dict[str, int]:
    """Every believed meter by key: the table's, and each desk's own."""
    meters = dict(state.table.meters)
    for seat, desk in state.desks.items():
        meters[f"support:{seat}"] = desk.support
        meters.update(desk.meters)
        for other, value in desk.trust.items():
            meters[f"trust:{seat}:{other}"] = value
    return meters


def board_of(state: State) -> Board:
    """The whole truth of a state as a board, with everybody's plan; absent seats honour all and do nothing.

    Rooms come in the order of their keys, so that the order in which they were entered tells nobody anything.
    """
    facts = {key: value for desk in state.desks.values() for key, value in desk.facts.items()}
    plans = {seat: desk.plan or Plan() for seat, desk in state.desks.items()}
    deals = [*state.table.deals, *(deal for key in sorted(state.rooms) for deal in state.rooms[key].deals)]
    rule = state.scenario.setting.restrictions
    enforcement = 0
    if rule is not None:
        dial = plans[rule.enforced_by].enforce
        enforcement = state.desks[rule.enforced_by].enforcement if dial is None else dial
    board = Board(state.scenario.setting, state.table, all_meters(state), facts, plans, deals, enforcement)
    board.boosts = {seat: desk.boost for seat, desk in state.desks.items() if desk.boost}
    if rule is not None and plans[rule.enforced_by].announce is not None:
        board.announced = plans[rule.enforced_by].announce or 0
    return board


def resolve(state: State) -> State:
    """The state at the start of the next round, or at the end of the game."""
    setting, board = state.scenario.setting, board_of(state)
    luck = partial(chance.percent, state.seed, state.take, state.table.round)
    for seat, use in board.uses:
        perform(board, seat, use)
    signed = {deal.id for deal in board.deals if deal.status == "signed"}
    compliance.ratify(board, tuple(key for _, key in state.vault.bound if key in signed))
    compliance.leave(board)
    compliance.leaks(board, luck)
    if setting.plays("breach"):
        compliance.judge(board, luck)
        if board.round == setting.rounds:
            _open_archives(state, board)
    act(board)
    understood = _readings(state, board)
    answers = _overtures(state, board)
    board.settle()
    _incidents(board, luck)
    broken = board.meters["tension"] >= 100
    doors.update(board, understood)
    mark = len(board.shifts)
    doubt = standing.drift(board)
    board.settle(mark)
    doubt = _reveal(board, state.table, doubt)
    return close(state, board, doubt, answers, broken=broken)


def act(board: Board) -> None:
    """Everything that works by itself in a round, after moves and compliance: shared with the forecast."""
    standing.concessions(board)
    standing.restrictions(board)
    standing.pledges(board)
    standing.demands(board)
    standing.conduct(board)


def _open_archives(state: State, board: Board) -> None:
    recent = [b for b in state.vault.breaches if not b.found and b.round >= board.round - 2]
    for kept in recent:
        wanted = board.renamed.get(kept.deal, kept.deal)
        for index, deal in enumerate(board.deals):
            if deal.id == wanted and (deal.id, kept.by) not in board.found and deal.status == "in force":
                board.deals[index] = compliance.find(board, deal, kept.by)
    board.forget_running()


def _readings(state: State, board: Board) -> set[tuple[str, str]]:
    """Pays and charges for how last round's signals were read; returns who understood whose invitation."""
    understood: set[tuple[str, str]] = set()
    if not board.setting.plays("intent"):
        return understood
    for seat, desk in state.desks.items():
        for reading in desk.readings:
            if reading.round != board.round - 1 or reading.reading != "invitation":
                continue
            sent = [u for r, u in state.desks[reading.by].sent if r == reading.round and u.move == reading.move]
            if any(use.intent == "invitation" for use in sent):
                understood.add((reading.by, seat))
            elif any(use.intent == "pressure" for use in sent):
                cause = Cause("misread", reading.move, seat, reading.by)
                board.shift(f"support:{seat}", board.setting.numbers.misread_support, cause)
    return understood


def _overtures(state: State, board: Board) -> dict[tuple[str, str], str]:
    """Judges overtures that were due an answer this round: (sender, addressee) -> answer, empty if ignored."""
    answers = {}
    waiting = [*state.table.overtures, *(o for room in state.rooms.values() for o in room.overtures)]
    for overture in waiting:
        if overture.round != board.round - 1 or overture.ignored:
            continue
        answer = overture.answered or ("price" if (overture.to, overture.by) in board.lowered else "")
        answers[(overture.by, overture.to)] = answer
        if not answer:
            standing.overture_ignored(board, overture)
    return answers


def _incidents(board: Board, luck: compliance.Luck) -> None:
    rule = board.setting.rulebook.incidents
    if not board.setting.plays("incidents"):
        return
    provoking = {seat for seat, use in board.uses if board.setting.move[use.move].provocative}
    tension = board.meters["tension"]
    if len(provoking) < 2 or tension < rule.tension or luck("incident") >= tension - rule.above:
        return
    mark = len(board.shifts)
    for effect in rule.effects:
        if isinstance(effect, ChangeMeter):
            change(board, effect, Cause("incident"), "", "")
    board.tell("incident")
    board.settle(mark)


def _reveal(board: Board, table: Table, doubt: dict[str, int]) -> dict[str, int]:
    """Shows monitored facts as they are, and keeps count of how far the others may have run from what is shown.

    Monitors who are secretly fooled report what everyone expects, and are believed.
    """
    total = {key: table.doubt.get(key, 0) + by for key, by in doubt.items()}
    for key, by in table.doubt.items():
        total.setdefault(key, by)
    mark = len(board.shifts)
    seen = standing.revealed(board, board.actual())
    for key in dict.fromkeys((*standing.revealed(board, board.believed()), *seen)):
        if key in seen:
            board.shift(key, board.facts[key] - board.meters[key], Cause("revealed", key), actual=False)
        total.pop(key, None)
    board.settle(mark)
    return total
