"""The end of a round: all plans at once, from one opening state, so that no order of arrival can matter.

What the truth knows of each step stands here; their order is in `steps`.
"""

from __future__ import annotations

from functools import partial

from game.rules import chance
from game.rules.board import Board
from game.rules.effects.kind import kinds
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.desk import Reading
from game.rules.model.news import NewsKind
from game.rules.model.room import Overtured
from game.rules.model.state import State
from game.rules.model.terms import Plan
from game.rules.round import compliance, doors, spoken, standing
from game.rules.round.closing import close, ended
from game.rules.round.steps import Eyes, run


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
    board = board_of(state)
    board.due = _due(state)
    run(board, _Truth(state))
    ending = ended(board)
    if ending.outcome is not None and not board.archives_open and board.setting.plays("breach"):
        mark = len(board.shifts)
        compliance.open_archives(board, _kept(state, board))
        board.settle(mark)
    return close(state, board, ending)


def _due(state: State) -> tuple[Overtured, ...]:
    """Overtures that must have been answered by the end of this round."""
    waiting = (*state.table.overtures, *(o for room in state.rooms.values() for o in room.overtures))
    return tuple(each for each in waiting if each.round == state.table.round - 1 and not each.ignored)


class _Truth(Eyes):
    """A round as it is: everybody's plan and conduct, and luck."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.luck = partial(chance.percent, state.seed, state.take, state.table.round)

    def ratify(self, board: Board) -> None:
        signed = {deal.id for deal in board.deals if deal.status == "signed"}
        compliance.ratify(board, tuple(key for _, key in self.state.vault.bound if key in signed))

    def leak(self, board: Board) -> None:
        compliance.leaks(board, self.luck)

    def conduct(self, board: Board) -> None:
        if board.setting.plays("breach"):
            compliance.judge(board, self.luck)
            if board.archives_open:
                compliance.open_archives(board, _kept(self.state, board))

    def read_signals(self, board: Board) -> None:
        if board.setting.plays("intent"):
            for seat, desk in self.state.desks.items():
                for reading in desk.readings:
                    if reading.round == board.round - 1 and reading.reading == "invitation":
                        self._taken_as_invitation(board, seat, reading)

    def _taken_as_invitation(self, board: Board, seat: str, reading: Reading) -> None:
        sent = [u for r, u in self.state.desks[reading.by].sent if r == reading.round and u.move == reading.move]
        if any(use.intent == "invitation" for use in sent):
            board.understood.add((reading.by, seat))
        elif any(use.intent == "pressure" for use in sent):
            cause = Cause(CauseKind.MISREAD, reading.move, seat, reading.by)
            board.shift(f"support:{seat}", board.setting.numbers.misread_support, cause)

    def weigh_words(self, board: Board) -> None:
        spoken.weigh_words(board, self.state)

    def incident(self, board: Board) -> None:
        rule = board.setting.rulebook.incidents
        if not board.setting.plays("incidents"):
            return
        provoking = {seat for seat, use in board.uses if board.setting.move[use.move].provocative}
        tension = board.meters["tension"]
        if len(provoking) < 2 or tension < rule.tension or self.luck("incident") >= tension - rule.above:
            return
        mark = len(board.shifts)
        for effect in kinds(rule.effects):
            effect.befall(board, Cause(CauseKind.INCIDENT))
        board.tell(NewsKind.INCIDENT)
        board.settle(mark)

    def open_doors(self, board: Board) -> None:
        doors.update(board, board.understood)

    def monitor(self, board: Board) -> None:
        """Shows monitored facts as they are, and keeps count of how far the others may have run from what is shown.

        Monitors who are secretly fooled report what everyone expects, and are believed.
        """
        before = board.table.doubt
        board.doubt = {key: before.get(key, 0) + board.doubt.get(key, 0) for key in (*board.doubt, *before)}
        mark = len(board.shifts)
        seen = standing.revealed(board, board.actual())
        for key in dict.fromkeys((*standing.revealed(board, board.believed()), *seen)):
            if key in seen:
                cause = Cause(CauseKind.REVEALED, key)
                board.shift(key, board.facts[key] - board.meters[key], cause, actual=False)
            board.doubt.pop(key, None)
        board.settle(mark)


def _kept(state: State, board: Board) -> tuple[tuple[str, str], ...]:
    """Breaches that nobody has found: those of this round, and those of the last two by what is still in force."""
    standing_now = {deal.id for deal in board.deals if deal.status == "in force"}
    recent = [b for b in state.vault.breaches if not b.found and b.round >= board.round - 2]
    old = [(board.renamed.get(b.deal, b.deal), b.by) for b in recent]
    return (*(pair for pair in old if pair[0] in standing_now), *sorted(board.lapsed - board.found))
