"""One live game: an act is submitted, played, recorded, and then told. Also the one scheduler of computer seats.

Clients give acts and get Views; only this room, records, simulation and debrief hold a State.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from game.delegates import DELEGATES
from game.delegates.delegate import Delegate
from game.record import Entry, Header, Record, Recorder, RecordError
from game.rules import chance
from game.rules.acts import Act, Action
from game.rules.play import new_game, play, view
from game.rules.scenario import Scenario, Setting
from game.rules.state import SeatStatus, State, Table
from game.rules.terms import CHAIR, Actor, Illegal
from game.rules.view import View

PATIENCE = 60
"""Acts a computer seat may make in one phase before it counts as done."""

DEFAULT = "standard"


class Session:
    """A game that is being played.

    `submit` takes acts of people and of the chair; `step` lets one computer seat act; listeners are called after
    every accepted act, when it is on disk.
    """

    def __init__(
        self,
        state: State,
        delegates: Mapping[str, str],
        recorder: Recorder | None = None,
        *,
        clock: Callable[[], int] | None = None,
        known: frozenset[str] = frozenset(),
    ) -> None:
        self._state = state
        self._names = dict(delegates)
        self._delegates: dict[str, Delegate] = {}
        self._recorder = recorder
        self._clock = clock
        self._known = set(known)
        self._acts = 0
        self._tried: dict[str, int] = {}
        self._phase = (0, 0, "")
        self.listeners: list[Callable[[Actor, Action], None]] = []

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        seed: int,
        seats: Mapping[str, SeatStatus],
        delegates: Mapping[str, str] | None = None,
        path: Path | None = None,
        clock: Callable[[], int] | None = None,
    ) -> Session:
        """A new game, recorded at `path` if one is given. Raises `RecordError`, `Illegal`."""
        state = new_game(scenario, seed, seats)
        names = dict(delegates or {})
        recorder = None
        if path is not None:
            recorder = Recorder.create(path, Header(scenario, seed, state.table.seats, names))
        return cls(state, names, recorder, clock=clock)

    @classmethod
    def resume(cls, path: Path, clock: Callable[[], int] | None = None) -> tuple[Session, Record]:
        """A recorded game where it stopped, and its record (whose `cut` says if a last line was lost)."""
        recorder, record = Recorder.resume(path)
        try:
            state = record.last()
        except RecordError:
            recorder.close()
            raise
        known = frozenset(entry.id for entry in record.entries if entry.id)
        return cls(state, record.header.delegates, recorder, clock=clock, known=known), record

    # -- reading -----------------------------------------------------------------------------------

    @property
    def setting(self) -> Setting:
        """What is published about the scenario."""
        return self._state.scenario.setting

    @property
    def table(self) -> Table:
        """What everyone knows."""
        return self._state.table

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self._state.table.outcome is not None

    @property
    def path(self) -> Path | None:
        """Where the game is recorded, or None."""
        return None if self._recorder is None else self._recorder.path

    def view(self, seat: str) -> View:
        """What one seat sees now."""
        return view(self._state, seat)

    def truth(self) -> State:
        """The whole state, for the chair and for a debrief; never for a seat."""
        return self._state

    # -- acting ------------------------------------------------------------------------------------

    def submit(self, actor: Actor | str, action: Action, act_id: str = "", *, sync: bool = True) -> bool:
        """Plays an act, records it, then tells the listeners. Raises `Illegal` and changes nothing then.

        Returns False for an act whose id was applied before: a resend after a lost confirmation.
        """
        if isinstance(actor, str):
            actor = Actor(actor)
        if act_id and act_id in self._known:
            return False
        before = self._state
        state = play(before, actor, action)
        if self._recorder is not None:
            time = 0 if self._clock is None else self._clock()
            self._recorder.append(Entry(actor, action, act_id, time), sync=False)
            if (state.table.round, state.take) != (before.table.round, before.take) or state.table.outcome:
                self._recorder.mark(state)
            if sync:
                self._recorder.sync()
        self._state = state
        self._acts += 1
        if act_id:
            self._known.add(act_id)
        for listener in self.listeners:
            listener(actor, action)
        return True

    def sync(self) -> None:
        """Puts acts submitted with ``sync=False`` on disk."""
        if self._recorder is not None:
            self._recorder.sync()

    def close(self) -> None:
        """Stops recording."""
        if self._recorder is not None:
            self._recorder.close()
            self._recorder = None

    # -- computer seats ----------------------------------------------------------------------------

    def step(self, *, sync: bool = True) -> tuple[str, Act] | None:
        """Lets the next computer seat that has something to do act once. None when all pass."""
        state = self._state
        if state.table.outcome is not None:
            return None
        phase = (state.take, state.table.round, state.table.phase)
        if phase != self._phase:
            self._phase, self._tried = phase, {}
        for seat in self._order():
            action = self.choose(seat)
            if action is None:
                continue
            try:
                self.submit(Actor(seat), action, sync=sync)
            except Illegal as refusal:
                raise DelegateFault(seat, action, refusal) from refusal
            self._tried[seat] = self._tried.get(seat, 0) + 1
            return seat, action
        return None

    def choose(self, seat: str) -> Act | None:
        """What a computer seat would do now; None if it passes."""
        if self._tried.get(seat, 0) >= PATIENCE:
            return None
        return self.delegate(seat).choose(view(self._state, seat))

    def delegate(self, seat: str) -> Delegate:
        """The delegate that speaks for a seat when a computer does."""
        if seat not in self._delegates:
            name = self._names.get(seat, self._names.get("*", DEFAULT))
            private = chance.draw(self._state.seed, 0, 0, "delegate", seat)
            self._delegates[seat] = DELEGATES[name](seat, private)
        return self._delegates[seat]

    def settle(self, *, sync: bool = True) -> int:
        """Lets computer seats act until all pass; returns how many acts that took."""
        count = 0
        while self.step(sync=sync) is not None:
            count += 1
        return count

    def _order(self) -> list[str]:
        seats = [seat for seat, status in self._state.table.seats.items() if status == "computer"]
        table = self._state.table
        return sorted(
            seats, key=lambda s: chance.draw(self._state.seed, self._state.take, table.round, "order", self._acts, s)
        )


class DelegateFault(Exception):
    """A computer seat tried something illegal: a mistake of ours."""

    def __init__(self, seat: str, action: Action, refusal: Illegal) -> None:
        super().__init__(f"the delegate of {seat} tried {action!r}: {refusal}")


__all__ = ["CHAIR", "DEFAULT", "DelegateFault", "Session"]
