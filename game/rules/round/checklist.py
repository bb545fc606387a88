"""What each settlement has and lacks, from one seat's View: what stands, what is signed, what is missing, and whose.

Worked out here once for every client and every delegate (rule 22), and with it what the end would freeze (rule 33).
"""

from __future__ import annotations

from typing import Literal

from game.rules.board import Board
from game.rules.conditions import holds, promises
from game.rules.model.conditions import AllOf, Condition
from game.rules.model.course import Settlement
from game.rules.model.terms import Plan
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round import score
from game.rules.round.forecast import board_from, horizon
from game.rules.round.settling import assents

State = Literal["stands", "signed", "missing"]


class Need(Value, frozen=True):
    """One thing that a settlement needs.

    condition: what must hold; None for a partner's assent
    whose: who could give it, or whose assent it is; empty where it is nobody's in particular
    state: whether it stands, will once home has let through what is signed, or is missing
    """

    condition: Condition | None
    whose: tuple[str, ...]
    state: State


class Checklist(Value, frozen=True):
    """How far one settlement has come.

    stood: for how many rounds running its concessions have stood
    needs: everything that must hold at once, assent last
    """

    settlement: Settlement
    stood: int
    needs: tuple[Need, ...]

    @property
    def missing(self) -> tuple[Need, ...]:
        """What is missing still."""
        return tuple(need for need in self.needs if need.state == "missing")

    @property
    def lacks(self) -> tuple[str, ...]:
        """Partners whose assent is missing."""
        return tuple(need.whose[0] for need in self.missing if need.condition is None)

    @property
    def waits(self) -> bool:
        """Whether only assent keeps it from standing."""
        return bool(self.missing) and len(self.lacks) == len(self.missing)

    @property
    def resolutions(self) -> int:
        """After how many more resolutions it ends the game as things are, this round's counted; 0 for not at all."""
        return 0 if self.missing else max(1, self.settlement.rounds - self.stood)


def checklists(view: View) -> tuple[Checklist, ...]:
    """One for each settlement, in the order of the scenario; none once the game is over."""
    if view.table.outcome is not None:
        return ()
    now, soon = _boards(view)
    return tuple(
        Checklist(each, view.table.settling.get(each.id, 0), _needs(each, now, soon))
        for each in view.setting.settlements
    )


def _boards(view: View) -> tuple[Board, Board]:
    """As things stand, and with what is signed in force."""
    now, soon = board_from(view, Plan()), board_from(view, Plan())
    now.deals = [deal for deal in view.deals() if deal.status != "signed"]
    now.forget_running()
    return now, soon


def _needs(settlement: Settlement, now: Board, soon: Board) -> tuple[Need, ...]:
    found = []
    for each in apart(settlement.needs):
        givers = dict.fromkeys(now.setting.concession[way.concession].giver for way in promises((each,)))
        found.append(Need(each, tuple(givers), _state(holds(each, now), holds(each, soon))))
    for seat in settlement.assent:
        state = _state(assents(now, settlement, seat), assents(soon, settlement, seat))
        found.append(Need(None, (seat,), state))
    return tuple(found)


def _state(now: bool, soon: bool) -> State:
    return "stands" if now and soon else "signed" if soon else "missing"


def apart(needs: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Needs one by one: what must hold together is several needs."""
    found: list[Condition] = []
    for need in needs:
        found += apart(need.conditions) if isinstance(need, AllOf) else (need,)
    return tuple(found)


class Frozen(Value, frozen=True):
    """What the reader may expect once the table is frozen as it stands: scored rounds, and points of all of them."""

    rounds: int
    points: int


def frozen(view: View, after: int) -> Frozen:
    """What is scored to the end of the Aftermath if the game ends so many resolutions from now as things stand.

    Meters are frozen and standing clauses run on; aims are reckoned by nobody before the end.
    """
    board = board_from(view, Plan())
    steady = score.believed_flow(board, view.mandate, view.seat, view.desk.facts)
    last, first = horizon(view), view.round + after
    points = sum(
        steady + score.worths(board, view.seat, view.desk.worths, board.deals, board.found, number)
        for number in range(first, last + 1)
    )
    return Frozen(max(0, last - first + 1), points)
