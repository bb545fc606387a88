"""The one scheduler of computer seats: whose turn it is, for how long, how fast, and what becomes of a seat at fault.

Knows no thread, no loop and no client: whoever runs the table asks when the next turn is due, and lets it be taken.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from game.delegates.delegate import Delegate
from game.host.deferring import Patient, crowded
from game.host.fault import DelegateFault
from game.host.pace import AT_ONCE, Pace
from game.host.recorded_game import Moment, RecordedGame
from game.host.words import worded
from game.rules import chance
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR, Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act, Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.ready import Ready
from game.wording.faults import computer_failed

PATIENCE = 60
"""Acts a computer seat may make in one phase before it counts as done."""

NOBODY: frozenset[str] = frozenset()

Turn = tuple[str, Action]
"""Who acted, and how: a computer seat, or the chair, which ends a phase when nobody is left to wait for."""


def let_it_fall(fault: DelegateFault) -> None:
    """Whoever plays for nobody but themselves wants the mistake itself."""
    raise fault


class Scheduler:
    """Lets the computer seats of one game act, one at a time.

    told: takes a fault when it happens, on the thread that took the turn; the seat at fault is quiet by then
    """

    def __init__(
        self,
        game: RecordedGame,
        seated: Callable[[str], Delegate],
        *,
        pace: Pace = AT_ONCE,
        told: Callable[[DelegateFault], object] = let_it_fall,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.pace = pace
        self.told = told
        self.now = now
        self._game = game
        self._seated = seated
        self._delegates: dict[str, Delegate] = {}
        self._passed: dict[str, tuple[View, frozenset[str]]] = {}
        self._at_fault: dict[str, Moment] = {}
        self._crowded: tuple[int, frozenset[str]] = (-1, NOBODY)
        self._rested: int | None = None
        self._held = self._hurried = False
        self._due = 0.0

    # -- when --------------------------------------------------------------------------------------

    @property
    def resting(self) -> bool:
        """Whether no computer has anything to do until somebody acts, or none sits at the table."""
        nobody = "computer" not in self._game.table.seats.values()
        return nobody or self._game.over or self._rested == self._game.changes

    def due(self) -> float | None:
        """Seconds until the next turn; None while there is none: computers rest, or wait for whoever reads."""
        if self._held or self.resting:
            return None
        return max(0.0, self._due - self.now())

    def hold(self, on: bool) -> None:
        """Puts off what computers have to say while a person reads how a round went, and lets them say it then."""
        self._held = on

    def wake(self) -> None:
        """Asks everybody again though nothing happened: a disk that was full may take something now."""
        self._rested = None

    def pause(self, characters: int = 0) -> None:
        """Gives people the time to take in what was told, a text of that length, before the next turn."""
        if not self._hurried:
            people = "person" in self._game.table.seats.values()
            self._due = self.now() + self.pace.after(characters, people)

    def hurry(self, on: bool = True) -> None:
        """Lets computers finish what they have to say without pausing, until this is taken back."""
        self._hurried, self._due = on, 0.0

    # -- turns -------------------------------------------------------------------------------------

    def turn(self, *, sync: bool = True) -> Turn | None:
        """Lets the next computer that has something to do act once; None when all pass.

        Where they pass and every person is done, the chair ends the phase. Raises `NotKept` for an act that could not
        be written down; then all rest until somebody acts or `wake` is called.
        """
        self._rested = None
        try:
            did = None if self._game.over else self._next(sync)
        except OSError:
            self._rested = self._game.changes
            raise
        if did is None:
            self._rested = self._game.changes
        return did

    def settle(self, *, sync: bool = True) -> int:
        """Turns until all pass; how many that took."""
        count = 0
        while self.turn(sync=sync) is not None:
            count += 1
        return count

    def _next(self, sync: bool) -> Turn | None:
        for seat in self._order():
            action = self._let(seat, sync)
            if action is not None:
                return seat, action
        if not self._nobody_left():
            return None
        self._game.submit(Actor(CHAIR), EndPhase(), sync=sync)
        return CHAIR, EndPhase()

    def _order(self) -> list[str]:
        # A fixed order would let the first seat of a scenario answer first for ever. Drawn anew after every act, the
        # order is fair and still the same in every replay of the seed.
        game = self._game
        state, luck = game.truth(), (game.table.round, "order", game.acts)
        seats = [seat for seat, status in game.table.seats.items() if status == "computer"]
        return sorted(seats, key=lambda seat: chance.draw(state.seed, state.take, *luck, seat))

    def _let(self, seat: str, sync: bool) -> Act | None:
        """Lets one seat act once; None if it passes. A seat at fault passes at once, so that nobody waits for it."""
        action = self._choice(seat)
        if action is not None and self._carried_out(seat, action, sync):
            return action
        action = self._way_out(seat) if self.at_fault(seat) else None
        return action if action is not None and self._carried_out(seat, action, sync) else None

    def _choice(self, seat: str) -> Act | None:
        if self.at_fault(seat) or self._game.tried(seat) >= PATIENCE:
            return None
        seen = self._game.view(seat)
        # A delegate is a function of its View: one that passed has nothing to say before it sees something else.
        full = self._full()
        if self._passed.get(seat) == (seen, full):
            return None
        try:
            delegate = self.delegate(seat)
            action = delegate.beside(seen, full) if full and isinstance(delegate, Patient) else delegate.choose(seen)
        except Exception as error:  # whatever a delegate breaks on, the table must not stand still for it
            self._quiet(seat, None, error)
            return None
        if action is None:
            self._passed[seat] = seen, full
            return None
        return worded(self._game.truth(), seat, action)

    def _full(self) -> frozenset[str]:
        """The people who have enough to weigh, found once for all computers that are asked between two acts."""
        if self._game.table.phase != "negotiation":
            return NOBODY
        if self._crowded[0] != self._game.changes:
            self._crowded = self._game.changes, crowded(self._game.table.seats, self._game.view)
        return self._crowded[1]

    def _carried_out(self, seat: str, action: Act, sync: bool) -> bool:
        try:
            return self._game.submit(Actor(seat), action, sync=sync)
        except Illegal as refusal:
            self._quiet(seat, action, refusal)
            return False

    def _nobody_left(self) -> bool:
        """Whether computers, who have nothing more to do in it, are all that a phase still waits for.

        With no computer at the table a phase ends by the last person, or by the clock where nobody came.
        """
        state = self._game.truth()
        signals = state.table.phase == "signals"
        desks = [state.desks[seat] for seat, status in state.table.seats.items() if status == "person"]
        done = all(desk.plan is not None if signals else desk.ready for desk in desks)
        return done and "computer" in state.table.seats.values()

    def delegate(self, seat: str) -> Delegate:
        """The delegate that speaks for a seat when a computer does."""
        if seat not in self._delegates:
            self._delegates[seat] = self._seated(seat)
        return self._delegates[seat]

    # -- seats at fault ----------------------------------------------------------------------------

    def at_fault(self, seat: str) -> bool:
        """Whether a seat's delegate has failed in this phase; in the next it is trusted again."""
        return self._at_fault.get(seat) == self._game.moment

    def _quiet(self, seat: str, action: Action | None, error: Exception) -> None:
        again = self.at_fault(seat)
        self._at_fault[seat] = self._game.moment
        if not again:
            told = computer_failed(self._game.setting, seat, self._game.table.round)
            self.told(DelegateFault(seat, told, action, error))

    def _way_out(self, seat: str) -> Act | None:
        """What a seat at fault does in a phase: it says ready, again after each offer, or commits nothing."""
        desk = self._game.truth().desks[seat]
        if self._game.table.phase == "signals":
            return Commit() if desk.plan is None else None
        return None if desk.ready else Ready()
