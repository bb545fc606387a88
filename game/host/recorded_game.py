"""One live game: an act is submitted, played, recorded, and then told. Who acts when is the scheduler's.

Clients give acts and get Views; only this room, records, simulation and debrief hold a State.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock

from msgspec import Struct

from game.host.words import answers, heard
from game.records import Entry, Recorder
from game.rules.model.setting import Setting
from game.rules.model.state import State
from game.rules.model.table import Table
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.reducer import play, view
from game.rules.verbs.act import Action

Moment = tuple[int, int, str]
"""Take, round and phase: what computers and clocks count by."""


class RecordedGame:
    """A game that is being played, and kept where there is a recorder.

    `submit` takes acts of seats and of the chair; listeners are called after every accepted act, when it is on disk.

    acts: accepted so far, by whomever; the same in every replay of the record
    changes: how often the game has moved, forward or back; never less than it was
    """

    def __init__(
        self, state: State, recorder: Recorder | None = None, *, clock: Callable[[], int] | None = None
    ) -> None:
        self._state = state
        self._recorder = recorder
        self._path = None if recorder is None else recorder.path
        self._clock = clock
        self._known: set[str] = set()
        self._fresh: list[str] = []
        self.acts = self.changes = 0
        self._tried: dict[str, int] = {}
        self._gate = Lock()
        self._seen: tuple[State, dict[str, View]] = (state, {})
        self._safe = self._standing()
        self.listeners: list[Callable[[Actor, Action], None]] = []

    def _take_up(self, entries: Iterable[tuple[Entry | None, State]]) -> None:
        """Takes in what a record holds. Raises `RecordError`."""
        for entry, state in entries:
            if entry is not None:
                self._take_in(entry.actor, entry.action, state, entry.id)
        self._fresh, self._safe = [], self._standing()

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
    def moment(self) -> Moment:
        """Take, round and phase now."""
        return self.table.take, self.table.round, self.table.phase

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
        """What one seat sees now. Made once a state: whoever is asked, who waits and what is sent all look at it."""
        state, (of, made) = self._state, self._seen
        if of is not state:
            made = {}
            self._seen = (state, made)
        if seat not in made:
            made[seat] = view(state, seat)
        return made[seat]

    def tried(self, seat: str) -> int:
        """How often a seat has acted in this phase."""
        return self._tried.get(seat, 0)

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
            action = heard(self._state, actor, action)
            state = play(self._state, actor, action)
            if self._recorder is not None:
                self._write_down(self._recorder, Entry(actor, action, act_id, self._time()), state)
            self._take_in(actor, action, state, act_id)
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

    def _take_in(self, actor: Actor, action: Action, state: State, act_id: str) -> None:
        before, self._state = self.moment, state
        self.acts += 1
        self.changes += 1
        if act_id:
            self._known.add(act_id)
            self._fresh.append(act_id)
        if before != self.moment:
            self._tried = {}  # an undo is another take, and counts as a new phase
        elif not answers(action):
            # Whoever is asked a hundred questions must not lose the patience with which it answers texts.
            self._tried[actor.seat] = self._tried.get(actor.seat, 0) + 1

    def _standing(self) -> _Standing:
        return _Standing(self._state, self.acts, dict(self._tried))

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
        self._state, self.acts, self._tried = self._safe.state, self._safe.acts, dict(self._safe.tried)
        self.changes += 1
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


class _Standing(Struct, frozen=True):
    """A game as the disk has it: its state, how many acts led there, and how often each seat acted in the phase."""

    state: State
    acts: int
    tried: Mapping[str, int]
