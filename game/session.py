"""One live game: an act is submitted, played, recorded, and then told. Also the one scheduler of computer seats.

Clients give acts and get Views; only this room, records, simulation and debrief hold a State.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock

from msgspec import Struct

from game.delegates import DELEGATES
from game.delegates.delegate import Delegate
from game.records import Entry, Header, Record, Recorder, RecordError
from game.rules import chance
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State
from game.rules.model.table import SeatStatus, Table
from game.rules.model.terms import CHAIR, Actor
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.act import Act, Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready

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
    ) -> None:
        self._state = state
        self._names = dict(delegates)
        self._delegates: dict[str, Delegate] = {}
        self._recorder = recorder
        self._path = None if recorder is None else recorder.path
        self._clock = clock
        self._known: set[str] = set()
        self._fresh: list[str] = []
        self._acts = 0
        self._tried: dict[str, int] = {}
        self._failed: set[str] = set()
        self._gate = Lock()
        self._safe = self._standing()
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
        _need_delegates(names)
        recorder = None
        if path is not None:
            recorder = Recorder.create(path, Header(scenario, seed, state.table.seats, names), state)
        return cls(state, names, recorder, clock=clock)

    @classmethod
    def resume(cls, path: Path, clock: Callable[[], int] | None = None) -> tuple[Session, Record]:
        """A recorded game where it stopped, and its record (whose `cut` says if a last line was lost).

        Raises `RecordError`; its kind `OtherRules` for a record that only another version plays on.
        """
        recorder, record = Recorder.resume(path)
        try:
            _need_delegates(record.header.delegates)
            session = cls(record.opening(), record.header.delegates, recorder, clock=clock)
            for entry, state in record.states():
                if entry is not None:
                    session._take_in(entry.actor, state, entry.id)
        except RecordError:
            recorder.close()
            raise
        except Illegal as refusal:
            recorder.close()
            raise RecordError(f"{path}:1: {refusal}") from refusal
        session._fresh, session._safe = [], session._standing()
        return session, record

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
        """Where the game is recorded, or None. A record that is moved while it is written is followed."""
        if self._recorder is not None:
            self._path = self._recorder.path
        return self._path

    def notes(self) -> list[str]:
        """What happened to the record since this was last asked, in sentences."""
        return [] if self._recorder is None else self._recorder.notes()

    def applied(self, act_id: str) -> bool:
        """Whether an act with this id was taken in, and is still."""
        return act_id in self._known

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
        with self._gate:
            # A browser that lost the confirmation sends again; a second signature or message must not come of it.
            if act_id and act_id in self._known:
                return False
            state = play(self._state, actor, action)
            if self._recorder is not None:
                self._write_down(self._recorder, Entry(actor, action, act_id, self._time()), state)
            self._take_in(actor, state, act_id)
        if sync:
            self.sync()
        for listener in self.listeners:
            listener(actor, action)
        return True

    def _time(self) -> int:
        return 0 if self._clock is None else self._clock()

    def _write_down(self, recorder: Recorder, entry: Entry, state: State) -> None:
        typed = self._state.table.seats.get(entry.actor.seat) != "computer"
        recorder.append(entry, typed=typed, sync=False)
        before, after = self._state.table, state.table
        if (after.round, after.take) != (before.round, before.take) or after.outcome:
            recorder.mark(state)

    def _take_in(self, actor: Actor, state: State, act_id: str) -> None:
        before, self._state = self._state, state
        self._acts += 1
        if act_id:
            self._known.add(act_id)
            self._fresh.append(act_id)
        if (before.take, before.table.round, before.table.phase) != (state.take, state.table.round, state.table.phase):
            # A new phase gives everybody new patience; an undo is another take and counts as one.
            self._tried = {}
            self._failed = set()
        else:
            self._tried[actor.seat] = self._tried.get(actor.seat, 0) + 1

    def _standing(self) -> _Standing:
        return _Standing(self._state, self._acts, dict(self._tried))

    def sync(self) -> None:
        """Puts acts submitted with ``sync=False`` on disk. Raises `NotKept`; then none of them was ever played.

        An act that was answered "not kept" must not come back: the game stands again where the disk has it. Another
        thread may call this while acts come in: those that came since are taken back with the others.
        """
        if self._recorder is None:
            return
        with self._gate:
            taken, standing, fresh = self._recorder.take(), self._standing(), self._fresh
            self._fresh = []
        try:
            self._recorder.put(taken)
        except OSError:
            with self._gate:
                self._recorder.drop()
                self._go_back([*fresh, *self._fresh])
            raise
        self._safe = standing

    def _go_back(self, ids: Iterable[str]) -> None:
        """Takes everything back that is not on disk."""
        self._state, self._acts, self._tried = self._safe.state, self._safe.acts, dict(self._safe.tried)
        self._known.difference_update(ids)
        self._fresh = []

    def close(self) -> None:
        """Stops recording. Raises `NotKept` if what was played last cannot be kept."""
        if self._recorder is None:
            return
        try:
            self.sync()
        finally:
            self._path = self.path
            self._recorder.close()
            self._recorder = None

    # -- computer seats ----------------------------------------------------------------------------

    def step(self, *, sync: bool = True) -> tuple[str, Act] | None:
        """Lets the next computer seat that has something to do act once. None when all pass."""
        if self.over:
            return None
        for seat in self._order():
            action = self.choose(seat)
            if action is None:
                continue
            try:
                self.submit(Actor(seat), action, sync=sync)
            except Illegal as refusal:
                self._failed.add(seat)
                raise DelegateFault(seat, action, refusal) from refusal
            return seat, action
        return None

    def choose(self, seat: str) -> Act | None:
        """What a computer seat would do now; None if it passes."""
        if seat in self._failed:
            return self._passing(seat)
        if self._tried.get(seat, 0) >= PATIENCE:
            return None
        try:
            return self.delegate(seat).choose(view(self._state, seat))
        except Exception as error:  # whatever a delegate breaks on, the table must not stand still for it
            self._failed.add(seat)
            raise DelegateFault(seat, None, error) from error

    def _passing(self, seat: str) -> Act | None:
        """What a seat does whose delegate has failed in this phase: it says ready, again after each offer."""
        desk = self._state.desks[seat]
        if self._state.table.phase == "signals":
            return Commit() if desk.plan is None else None
        return None if desk.ready else Ready()

    def delegate(self, seat: str) -> Delegate:
        """The delegate that speaks for a seat when a computer does."""
        if seat not in self._delegates:
            name = self._names.get(seat, self._names.get("*", DEFAULT))
            # A seed of its own: no delegate can reckon from its luck what the table's will be.
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
        # A fixed order would let the first seat of a scenario answer first for ever. Drawn anew after every act, the
        # order is fair and still the same in every replay of the seed.
        return sorted(
            seats, key=lambda s: chance.draw(self._state.seed, self._state.take, table.round, "order", self._acts, s)
        )


def _need_delegates(names: Mapping[str, str]) -> None:
    for name in names.values():
        if name not in DELEGATES:
            raise Illegal(Ground.UNKNOWN_CHOICE, f"There is no delegate {name!r}: choose from {', '.join(DELEGATES)}.")


class _Standing(Struct, frozen=True):
    """A game as the disk has it: its state, how many acts led there, and how often each seat acted in the phase."""

    state: State
    acts: int
    tried: Mapping[str, int]


class DelegateFault(Exception):
    """A computer seat tried something illegal, or broke while it thought: a mistake of ours."""

    def __init__(self, seat: str, action: Action | None, error: Exception) -> None:
        self.seat = seat
        did = "broke" if action is None else f"tried {action!r}"
        super().__init__(f"the delegate of {seat} {did}: {error or type(error).__name__}")


__all__ = ["CHAIR", "DEFAULT", "DelegateFault", "Session"]
