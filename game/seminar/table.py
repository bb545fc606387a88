"""One table of the class: its game, its clock, and when things happen at it. Knows no socket.

An act is played at once, but nobody is told before it is on disk: pages are made from `shown`, the last state of
which that is true. Acts that come within a few milliseconds share one write.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from time import monotonic

from game.host.fault import DelegateFault
from game.host.pace import CLASS, Pace
from game.host.recorded_game import Moment
from game.host.session import Session
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page
from game.rules.model.terms import CHAIR, Actor
from game.rules.model.view import View
from game.rules.reducer import view
from game.rules.verbs.act import Action, ChairAct
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.recall import Recall
from game.rules.verbs.undo import Undo
from game.seminar.clock import ASLEEP, Beat, PhaseClock
from game.seminar.limits import TURN
from game.wording.faults import give_the_seat

log = logging.getLogger("overture.seminar")

TOGETHER = 0.003
"""Seconds to wait for more acts before they are written together."""

STUCK = 3
"""Refusals in a row after which somebody is stuck."""

CLOCK = "clock"
"""The member of the chair that ends a phase by itself."""


class Table:
    """A game in a room full of people."""

    def __init__(
        self,
        number: int,
        session: Session,
        changed: Callable[[Table], None],
        *,
        pace: Pace = CLASS,
        thinking: Executor | None = None,
        now: Callable[[], float] = monotonic,
        say: Callable[[Table, str], None] = lambda table, text: None,
    ) -> None:
        self.number = number
        self.session = session
        session.computers.pace = pace
        self.clock = PhaseClock(now)
        self.started = False
        self.trouble = ""
        self.fault = ""
        self.slept = False
        self.version = 0
        self.acted: dict[str, float] = {}
        self.quiet: dict[str, int] = {}
        """Phases in a row, of those that have ended, in which a seat did nothing."""
        self.refused: dict[str, int] = {}
        """Refusals of a seat since it last succeeded: whoever tries in vain is stuck, and says so to nobody."""
        self.hands: set[str] = set()
        """People who ask for the facilitator."""
        self.drafts: dict[str, dict[str, object]] = {}
        self.planned: Callable[[Moment], int] | None = None
        """How long a phase is that begins, where a lesson has a timetable; the facilitator may set it by hand."""
        self.shown = session.truth()
        self._now = now
        self._changed = changed
        self._say = say
        self._thinking = thinking
        self._moment = self.moment
        self._turned = float("-inf")
        self._lock = asyncio.Lock()
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._count = 0
        self._durable = 0
        self._written = asyncio.Event()
        self._poll = asyncio.Event()
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []
        self._tasks: list[asyncio.Task[None]] = []

    # -- reading -----------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What people call it."""
        return f"Table {self.number}"

    @property
    def moment(self) -> Moment:
        """Take, round and phase of the newest state: an act is meant for one of them."""
        return self.session.moment

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return self.shown.table.outcome is not None

    def view(self, seat: str) -> View:
        """What a seat sees of all that is on disk."""
        return view(self.shown, seat)

    # -- life --------------------------------------------------------------------------------------

    def open(self) -> None:
        """Begins to write, to watch the clock and to poll computer seats."""
        # A delegate thinks, and fails, on another thread; the table is told on its own.
        home = asyncio.get_running_loop()
        self.session.computers.told = lambda fault: home.call_soon_threadsafe(self._at_fault, fault)
        for work in (self._keep(), self._watch(), self._play_computers()):
            self._tasks.append(asyncio.create_task(work))

    async def close(self) -> None:
        """Ends everything with all acts on disk."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        async with self._lock:
            self.session.close()
        self._disk.shutdown()

    def start(self) -> None:
        """Lets the game begin: acts are taken and the clock runs."""
        self.started, self.slept = True, False
        self._begin(running=True)
        self._turned = self._now()
        self._poll.set()
        self.touch()

    def pause(self) -> None:
        """Stops the clock and takes no acts."""
        self.clock.pause()
        self.touch()

    def resume(self) -> None:
        """Goes on."""
        self.slept = False
        self.clock.resume()
        self._poll.set()
        self.touch()

    @property
    def running(self) -> bool:
        """Whether delegations may act."""
        return self.started and self.clock.running

    def touch(self) -> None:
        """Something outside the game changed: pages must be made anew."""
        self.version += 1
        self._changed(self)

    # -- acting ------------------------------------------------------------------------------------

    def knows(self, act_id: str) -> bool:
        """Whether an act of that id has been accepted: it was sent again, because its confirmation was lost."""
        return self.session.applied(act_id)

    async def act(self, actor: Actor, action: Action, act_id: str, meant: Moment | None) -> None:
        """A delegation's act. Returns when it is on disk. Raises `Illegal`, or `OSError` if it cannot be written."""
        async with self._lock:
            # A resend waits for the disk like the first, or it would be confirmed before it is safe.
            if self.knows(act_id):
                count = self._count
            else:
                self._try(actor, action, act_id, meant)
                self.acted[actor.seat] = self._now()
                self.quiet.pop(actor.seat, None)
                self.refused.pop(actor.seat, None)
                count = self._played()
        await self._until(count)

    def _try(self, actor: Actor, action: Action, act_id: str, meant: Moment | None) -> None:
        try:
            self._may(action, meant)
            self.session.submit(actor, action, act_id, sync=False)
        except Illegal:
            self.refused[actor.seat] = self.refused.get(actor.seat, 0) + 1
            if self.refused[actor.seat] == STUCK:
                self.touch()
            raise

    async def drop_plan(self, seat: str) -> None:
        """Takes back the plan that a seat has committed, where somebody still plans; else nothing."""
        async with self._lock:
            if self.moment[2] != "signals" or self.session.truth().desks[seat].plan is None:
                return
            self.session.submit(Actor(seat, "", CHAIR), Recall(), "", sync=False)
            count = self._played()
        await self._until(count)

    async def chair(self, action: Action, act_id: str = "", member: str = "", meant: Moment | None = None) -> None:
        """The facilitator's act, meant for that moment or for any. Returns when it is on disk. Raises `Illegal`."""
        async with self._lock:
            if meant is not None and meant != self.moment:
                raise Illegal(
                    Ground.OTHER_MOMENT,
                    f"{self.name} has moved on by itself: look at it, and press again if you still want to.",
                )
            if isinstance(action, EndPhase) and member != CLOCK and self._now() - self._turned < TURN:
                words = f"{self.name} has only just begun this phase: press again if you want to end it too."
                raise Illegal(Ground.OTHER_MOMENT, words)
            self.session.submit(Actor(CHAIR, "", member), action, act_id, sync=False)
            if isinstance(action, Undo):
                self.drafts.clear()
            count = self._played()
        await self._until(count)

    def _may(self, action: Action, meant: Moment | None) -> None:
        if isinstance(action, ChairAct):
            raise Illegal(Ground.CHAIR_ONLY, "Only the chair can do that.")
        if self.session.over:
            return
        if not self.started:
            raise Illegal(
                Ground.NOT_RUNNING,
                "The game has not begun: read your brief until the facilitator starts it.",
            )
        if not self.clock.running:
            if self.slept:
                raise Illegal(
                    Ground.NOT_RUNNING,
                    "The server slept, so the clock stands: wait until the facilitator lets the game go on.",
                )
            raise Illegal(Ground.NOT_RUNNING, "The facilitator has stopped the clock: wait until the game goes on.")
        take, round_no, phase = self.moment
        # Words may come late and do no harm; an act that was meant for another phase may.
        if meant is not None and action.verb != "say" and meant != (take, round_no, phase):
            raise Illegal(
                Ground.OTHER_MOMENT,
                "The table has moved on since you decided that: look at what is new and decide again.",
            )
        if self.clock.signing and phase == "negotiation" and action.verb in ("offer", "ask"):
            raise Illegal(
                Ground.ONLY_SIGNING,
                "The last 40 seconds are for signing: accept, decline or withdraw what lies on the table.",
                Page.OFFERS,
            )

    def _played(self) -> int:
        """Counts an accepted act; returns the count that must be durable for it."""
        self._count += 1
        self._keep_time()
        self._written.set()
        self._poll.set()
        return self._count

    def _begin(self, *, running: bool) -> None:
        """Starts the clock of the phase that the game is in."""
        phase = self.moment[2]
        if self.planned is not None:
            self.clock.length[phase] = self.planned(self.moment)
        self.clock.begin(phase, running=running)

    def _keep_time(self) -> None:
        """Sets the clock where the game has moved to another phase, forward or back."""
        if self.moment != self._moment:
            if self.moment[2] != "over":
                self._begin(running=self.started)
            else:
                self.clock.pause()
            self._moment = self.moment
            self._turned = self._now()
            self.fault = ""
            for seat in self.session.setting.seats:
                self.quiet[seat] = 0 if seat in self.acted else self.quiet.get(seat, 0) + 1
            self.acted.clear()

    async def _until(self, count: int) -> None:
        if self._durable >= count:
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((count, waiting))
        self._written.set()
        await waiting

    async def _keep(self) -> None:
        """Writes acts together and tells about them afterwards."""
        loop = asyncio.get_running_loop()
        while True:
            await self._written.wait()
            # One write for a burst: 40 people signing at once would otherwise wait for 40 turns of the disk.
            await asyncio.sleep(TOGETHER)
            self._written.clear()
            state, count = self.session.truth(), self._count
            try:
                await loop.run_in_executor(self._disk, self.session.sync)
            except OSError as error:
                self._fail(error)
                continue
            self.trouble = ""
            for note in self.session.notes():
                log.warning("table %d: %s", self.number, note)
            self.shown, self._durable = state, count
            self._tell(None)
            self.touch()

    def _fail(self, error: OSError) -> None:
        self.trouble = f"The record cannot be written ({error.strerror}): free some space. Nothing new is shown."
        log.error("table %d: %s", self.number, self.trouble)
        self._keep_time()  # what could not be kept was taken back, and a phase with it
        self._tell(error)
        self.touch()

    def _tell(self, error: OSError | None) -> None:
        left = []
        for count, waiting in self._waiting:
            if error is None and count > self._durable:
                left.append((count, waiting))
            elif not waiting.done():
                if error is None:
                    waiting.set_result(None)
                else:
                    waiting.set_exception(error)
        self._waiting = left

    # -- time --------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        """Ends a phase when its clock has come to its end; where this machine stood still, the clock stands instead."""
        beat = Beat()
        while True:
            await asyncio.sleep(0.2)
            self._wake(*beat.gap())
            if not self.started or self.session.over or not self.clock.expired:
                continue
            try:
                await self.chair(EndPhase(), member=CLOCK)
            except (Illegal, OSError):
                log.exception("table %d: the clock could not end the phase", self.number)
                self.clock.extend(30)

    def _wake(self, counted: float, slept: float) -> None:
        """Gives back the time in which nobody was served. After a long sleep the class decides when to go on."""
        if not self.running or self.session.over or not (counted or slept):
            return
        self.clock.give_back(counted)
        longest = max(counted, slept)
        if longest >= ASLEEP:
            self.clock.pause()
            self.slept = True
            self._say(self, f"The server slept for {longest:.0f} seconds, so the clock stands: press Go on.")
        self.touch()

    # -- computer seats ----------------------------------------------------------------------------

    async def _play_computers(self) -> None:
        """Lets computer seats act one after the other, outside the loop that serves people.

        One thread thinks for all tables: several would take the interpreter from the loop by turns.
        """
        while True:
            await self._poll.wait()
            self._poll.clear()
            while self.running and (wait := self.session.computers.due()) is not None:
                if wait:
                    await asyncio.sleep(wait)
                else:
                    await self._turn()
            if self.moment != self._moment:
                self._poll.set()

    async def _turn(self) -> None:
        """One act of one computer seat, or none if all pass."""
        async with self._lock:
            loop = asyncio.get_running_loop()
            did = await loop.run_in_executor(self._thinking, partial(self.session.step, sync=False))
            if did is not None:
                self._played()
                self.session.computers.pause()

    def _at_fault(self, fault: DelegateFault) -> None:
        """The seat is quiet already, and the others play on: whoever runs the table decides what becomes of it."""
        log.error("table %d: %s", self.number, fault, exc_info=fault.__cause__)
        setting = self.session.setting
        self.fault = f"{fault.told} {give_the_seat(setting, fault.seat)}"
        self._say(self, self.fault)
        self.touch()
