"""A game in progress, for the client: one worker thread holds the session, acts go in, Views and sentences come out.

Computer delegations act here at the pace of people. What the worker posts holds Views only, never a whole state.
"""

from __future__ import annotations

import queue
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.desktop.app import post as post_to_app
from game.host.fault import DelegateFault
from game.host.pace import AT_ONCE, ONE_PERSON
from game.host.session import Session
from game.present.adviser_mode import Help, usual_help
from game.records import NotKept, saves
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario, Setting
from game.rules.model.table import SeatStatus
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.wording import changes


@dataclass(frozen=True)
class Update:
    """What one seat at this machine sees now, and what is new to it, as sentences."""

    seat: str
    view: View
    happenings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """An act of a seat that came too late or was not allowed, with the sentence that says why."""

    seat: str
    action: Act
    reason: str


@dataclass(frozen=True)
class Quiet:
    """No computer delegation has anything more to say for now."""


@dataclass(frozen=True)
class Trouble:
    """Something went wrong that is nobody's act, as a sentence."""

    sentence: str


@dataclass(frozen=True)
class _Submit:
    seat: str
    action: Act
    act_id: str


class Live:
    """The live game. ``post`` takes news from the worker; ``paced`` lets computers speak one by one, like people."""

    def __init__(
        self,
        session: Session,
        seats: Sequence[str],
        post: Callable[[object], None] = post_to_app,
        paced: bool = True,
        adviser: Help | None = None,
    ) -> None:
        self.adviser: Help = adviser or usual_help(session.setting, session.level)
        self.seats = tuple(seats)
        self.cut = False  # whether a last line was lost when the record was read
        self._session = session
        self._computers = session.computers
        self._computers.pace = ONE_PERSON if paced else AT_ONCE
        self._computers.told = self._at_fault
        self._post = post
        self._path = session.path
        self._views = {seat: session.view(seat) for seat in self.seats}
        self._queue: queue.Queue[object] = queue.Queue()
        self._closing = self._put_away = False
        self._idle = threading.Event()
        self._sent = self._performed = 0
        # An act may come in between the look at what is left to do and the word that nothing is.
        self._counting = threading.Lock()
        # A delegation may think for a second: on a thread of its own it holds up no key and no frame.
        self._worker = threading.Thread(target=self._guarded, name="game", daemon=True)

    @classmethod
    def start(
        cls,
        scenario: Scenario,
        seed: int,
        seats: Sequence[str],
        computers: str | Mapping[str, str] = "standard",
        path: Path | None = None,
        post: Callable[[object], None] = post_to_app,
        paced: bool = True,
        adviser: Help | None = None,
    ) -> Live:
        """A new game; seats not named are computers: all of one level, or by seat. Raises `RecordError`, `Illegal`."""
        taken: Mapping[str, SeatStatus] = dict.fromkeys(seats, "person")
        names = {"*": computers} if isinstance(computers, str) else computers
        session = Session.start(scenario, seed, taken, names, path)
        return cls(session, seats, post, paced, adviser).begin()

    @classmethod
    def resume(
        cls,
        path: Path,
        post: Callable[[object], None] = post_to_app,
        paced: bool = True,
        adviser: Help | None = None,
    ) -> Live:
        """A recorded game where it stopped. Raises `RecordError`."""
        session, record = Session.resume(path)
        seats = [seat for seat, status in session.table.seats.items() if status == "person"]
        live = cls(session, seats, post, paced, adviser)
        live.cut = bool(record.cut)
        return live.begin()

    def begin(self) -> Live:
        """Start the worker."""
        self._worker.start()
        return self

    # -- reading

    @property
    def setting(self) -> Setting:
        """What is published about the scenario."""
        return self._session.setting

    @property
    def level(self) -> str:
        """How well the computers play that nobody named."""
        return self._session.level

    @property
    def path(self) -> Path | None:
        """Where the game is kept, if it is."""
        return self._path

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self._session.over

    @property
    def busy(self) -> bool:
        """Whether a computer delegation may still say something before a person acts."""
        return not self._idle.is_set()

    def view(self, seat: str) -> View:
        """What a seat at this machine sees now."""
        return self._views[seat]

    # -- acting

    def submit(self, seat: str, action: Act) -> None:
        """Hand in an act; an Update or a Refused follows."""
        with self._counting:
            self._idle.clear()
            self._sent += 1
        self._queue.put(_Submit(seat, action, f"desk-{id(self)}-{self._sent}"))

    def hold(self, on: bool) -> None:
        """Let computers wait while a person reads how a round went; acts of people are still taken."""
        self._computers.hold(on)
        self._queue.put(None)

    def hurry(self) -> None:
        """Let computers finish what they have to say without pausing."""
        self._computers.hurry()
        self._queue.put(None)

    def at_once(self) -> None:
        """Let computers speak without pauses from now on, for whoever wants nothing to move by itself."""
        self._computers.pace = AT_ONCE

    def wait(self, seconds: float = 30.0) -> bool:
        """Wait until no computer has anything to say. For tests and pictures, with the game unpaced."""
        return self._idle.wait(seconds)

    def close(self) -> None:
        """Stop; everything accepted is kept. A finished game's record is put with the finished ones."""
        if self._closing:
            return
        self._closing = True
        self._queue.put(None)
        if self._worker.is_alive():
            self._worker.join(10)
        self.put_away()

    def put_away(self) -> None:
        """Stop recording; the record of a finished game goes to its place, where the debrief reads it."""
        if self._put_away or (not self._closing and not self.over):
            return
        self._put_away = True
        self._session.close()
        self._path = self._session.path
        if self.over and self._path is not None:
            self._path = saves.finish(self._path)

    # -- the worker

    def _guarded(self) -> None:
        try:
            self._work()
        except Exception:  # a mistake of ours must not take the window with it
            traceback.print_exc(file=sys.stderr)
            self._idle.set()
            self._post(
                Trouble("The computers have stopped because of a mistake in the game. Leave and continue: it is kept.")
            )

    def _work(self) -> None:
        while not self._closing:
            if self._computers.resting:  # where none sits, or the game is over, nobody is asked
                self._rest()
            command = self._next()
            if isinstance(command, _Submit):
                self._perform(command)
            for note in self._session.notes():
                self._post(Trouble(note))
            if self._closing or self._computers.due() != 0.0:
                continue
            try:
                self._let_computers()
            except NotKept as error:
                self._idle.set()  # until somebody acts again
                self._post(Trouble(str(error)))

    def _rest(self) -> None:
        """Say once that nobody has anything more to say, if no act of a person is on its way."""
        with self._counting:
            if self._sent > self._performed or self._idle.is_set():
                return
            self._idle.set()
        self._post(Quiet())

    def _next(self) -> object:
        try:
            # Sleeps until an act comes or the next computer is due: an idle game takes no processor time.
            return self._queue.get(timeout=self._computers.due())
        except queue.Empty:
            return None

    def _perform(self, command: _Submit) -> None:
        try:
            self._session.submit(Actor(command.seat), command.action, command.act_id)
        except Illegal as refusal:
            self._post(Refused(command.seat, command.action, str(refusal)))
        except NotKept as error:
            self._post(Refused(command.seat, command.action, str(error)))
        self._tell()
        self._performed += 1
        self._computers.wake()
        self._computers.hurry(False)
        self._computers.pause()

    def _let_computers(self) -> None:
        """Let one computer delegation act, or rest."""
        acted = self._computers.turn() is not None
        said = self._tell()
        if not acted:
            self._rest()
        elif said:
            # What computers say one after the other should be read as it comes.
            self._computers.pause(sum(len(sentence) for sentence in said))

    def _at_fault(self, fault: DelegateFault) -> None:
        print(f"overture: {fault}", file=sys.stderr)
        self._post(Trouble(fault.told))

    def _tell(self) -> tuple[str, ...]:
        """Post what each seat at this machine sees anew; returns all of it."""
        said: list[str] = []
        for seat in self.seats:
            before, after = self._views[seat], self._session.view(seat)
            if before == after:
                continue
            self._idle.clear()
            self._views[seat] = after
            happenings = tuple(changes(before, after))
            said += happenings
            self._post(Update(seat, after, happenings))
        return tuple(said)
