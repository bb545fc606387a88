"""One game at one keyboard: whose turn it is and what is told to whom.

The client gives acts to a session and gets Views; several people at one keyboard are parted by a curtain. What a typed
line does is decided in `commands`, which know the client; `loop` brings the two together.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game.host.fault import DelegateFault
from game.host.session import Session
from game.present.adviser_mode import Help, usual_help
from game.present.ending import ending
from game.present.lesson import after_lessons, in_lesson, lesson
from game.present.next_step import next_step
from game.present.waiting import Waiting, duties, waiting, waiting_lines
from game.records import NotKept
from game.records.paths import as_argument
from game.rules.cures import cure
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR, Actor, Plan, Text
from game.rules.model.view import View
from game.rules.verbs.act import Act, Action
from game.rules.verbs.offer import Offer
from game.speech.name_matching import Puzzled
from game.terminal.console import Console, Ear
from game.wording import briefing, changes, heading, recap, score_sentence, seat_name, seats_named


class Left(Exception):
    """The player leaves; the game is kept."""


class Desk:
    """What the client keeps for one seat beside its View: the last View told, its draft plan and draft text."""

    def __init__(self, told: View) -> None:
        self.told = told
        self.untold: list[str] = []
        self.greeted = False
        self.late = False
        self.plan = Plan()
        self.before: list[Plan] = []
        self.text: Text | None = None
        self.counters = 0
        self.named: tuple[Waiting, ...] = ()  # what `ready` has named as unanswered

    def new_round(self) -> None:
        """A new round begins with an empty plan."""
        self.plan, self.before, self.text, self.counters = Plan(), [], None, 0


class Client:
    """The line client over one session, for the seats that people take at this keyboard."""

    def __init__(
        self,
        session: Session,
        seats: Sequence[str],
        console: Console,
        ear: Ear,
        finished: Callable[[Path], Path] | None = None,
        adviser: Help | None = None,
    ) -> None:
        self.session = session
        self.help: Help = adviser or usual_help(session.setting, session.level)
        session.computers.told = self._at_fault
        self.seats = tuple(seats)
        self.console = console
        self.ear = ear
        self.seat = self.seats[0]
        self.desks = {seat: Desk(session.view(seat)) for seat in self.seats}
        self._finished = finished
        self._acted = True
        self._owed = False
        self._passed = False
        self._closed = False
        self._put: Path | None = None
        self.said_where = False
        self._shown: set[tuple[str, int, int, str, int]] = set()

    # -- reading -----------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What the seat at the keyboard sees now."""
        return self.session.view(self.seat)

    @property
    def desk(self) -> Desk:
        """What the client keeps for the seat at the keyboard."""
        return self.desks[self.seat]

    @property
    def path(self) -> Path | None:
        """Where the record is now; None if the game is not recorded."""
        return self._put or self.session.path

    # -- the game ----------------------------------------------------------------------------------

    def begin(self, *, resumed: bool = False) -> None:
        """Says what the game is about, or where it stood."""
        if not resumed:
            self.console.say(f"{self.session.setting.title}.", *self.session.setting.opening.split("\n"), "")
        for desk in self.desks.values():
            desk.late = resumed
        if len(self.seats) > 1:
            self._curtain(first=True)
        else:
            self._greet()

    def follow_or_say(self) -> None:
        """As `follow`; where the disk takes no more, says so and tries again after the next command."""
        self._acted |= self._owed
        self._owed = False
        try:
            self.follow()
        except NotKept as error:
            self.console.say(str(error))
            self._acted, self._owed = False, True
        self.console.tell(self.session.notes())

    def hear(self) -> str | None:
        """The next command. From a pipe it is repeated in the output, and "ready" after the end says nothing new."""
        if self.ear.tty:
            return self.ear.line(self.console, self._prompt())
        if not self.session.over:
            line = self.ear.line(self.console, self._prompt())
            if line is not None:
                self.console.say(line)
            return line
        while True:
            line = self.ear.line(self.console, "")
            if line is None or line.strip().casefold() not in ("ready", ""):
                if line is not None:
                    self.console.say(f"> {line}")
                return line

    def _prompt(self) -> str:
        return f"{seat_name(self.session.setting, self.seat)}> " if len(self.seats) > 1 else "> "

    def act(self, action: Act) -> View:
        """Plays an act of the seat at the keyboard and returns what it then sees. Raises `Illegal`."""
        before = self.view
        try:
            self._watched(lambda: self.session.submit(Actor(self.seat), action))
        except Illegal as refusal:
            refusal.add_note(self.way_out(before, action, refusal))
            raise
        self._acted = True
        return self.view

    def way_out(self, view: View, action: Act, refusal: Illegal) -> str:
        """A line to type that mends a refused act, in a sentence; empty if there is none."""
        from game.terminal.mending import cure_line  # only what is refused needs it

        found = cure(view, action, refusal)
        if isinstance(found, Offer) and found.counters:
            self.desk.text, self.desk.counters = found.text, found.counters
        return cure_line(view, action, found)

    def chair(self, action: Action) -> None:
        """Plays an act of the chair, which here is whoever sits at the keyboard. Raises `Illegal`."""
        self._watched(lambda: self.session.submit(Actor(CHAIR), action))
        self._acted = True

    def _watched(self, step: Callable[[], object]) -> bool:
        """Takes a step; where it ends a phase, notes for every seat here what was before it and what it brought."""
        before = {seat: self.session.view(seat) for seat in self.seats}
        if not step():
            return False
        if _moment(self.view) != _moment(before[self.seat]):
            for seat in self.seats:
                self._note(before[seat])
                self._note(self.session.view(seat))
        return True

    # -- what follows an act -----------------------------------------------------------------------

    def follow(self) -> None:
        """Tells what is new, lets computers act, and passes the keyboard on if it is another's turn."""
        while self._acted:
            self._acted = False
            self._settle()
            if self.session.over:
                self._end()
                return
            turn = self._turn()
            if turn is not None and turn != self.seat:
                self._hand_over(turn)
        self._prepare()

    def pass_on(self) -> None:
        """Lets the next person at this keyboard have a turn. Raises `Puzzled` if nobody else has anything to do."""
        if self._busy() in ([], [self.seat]):
            raise Puzzled("Nobody else at this keyboard has anything left to do in this phase.")
        self._passed = self._acted = True

    def pass_to(self, seat: str) -> None:
        """Lets somebody at this keyboard have it who has ended the phase, perhaps to take that back; or `Puzzled`."""
        if seat == self.seat or seat not in self.seats:
            others = seats_named(self.session.setting, [each for each in self.seats if each != self.seat])
            raise Puzzled(f"The keyboard passes to somebody who shares it: {others}.")
        self._hand_over(seat)

    def _settle(self) -> None:
        """Lets computers act until all pass. What they did in one phase is told together."""
        self._tell()
        while self._watched(self.session.step):
            pass
        self._tell()

    def _at_fault(self, fault: DelegateFault) -> None:
        print(f"overture: {fault}", file=sys.stderr)
        self.console.say(fault.told)

    def _note(self, view: View) -> None:
        """Puts what is new for a seat in what it will be told."""
        desk = self.desks[view.seat]
        if view == desk.told:
            return
        again = _rounds(view) != _rounds(desk.told)
        desk.untold += ([""] if again else []) + changes(desk.told, view)
        if again:
            desk.new_round()
        desk.told = view

    def _tell(self) -> None:
        """Tells the seat at the keyboard what is new for it."""
        self._note(self.view)
        self.console.tell(self.desk.untold)
        self.desk.untold = []

    def _turn(self) -> str | None:
        """Whose turn it is at this keyboard, or None if nobody here has anything left to do in this phase."""
        busy = self._busy()
        if not busy:
            return None
        passed, self._passed = self._passed, False
        if self.seat in busy and not (passed and len(busy) > 1):
            return self.seat
        place = self.seats.index(self.seat)
        later = [s for s in (*self.seats[place + 1 :], *self.seats[:place]) if s in busy]
        return later[0]

    def _busy(self) -> list[str]:
        """Seats here that have not yet ended the phase."""
        signals = self.session.table.phase == "signals"
        desks = {seat: self.session.view(seat).desk for seat in self.seats}
        return [seat for seat, own in desks.items() if (own.plan is None if signals else not own.ready)]

    def _hand_over(self, seat: str) -> None:
        self.seat = seat
        self._curtain()
        self._tell()

    def _curtain(self, *, first: bool = False) -> None:
        """Hides what was said from whoever comes next; from a pipe a line only says who that is."""
        name = seat_name(self.session.setting, self.seat)
        if self.ear.tty and self.console.curtain:
            if not first:
                self.console.clear()
            self.ear.forget()
            self.ear.line(self.console, f"Pass the keyboard to {name}, then press Enter. ")
            self.console.clear()
        else:
            self.console.say("", f"The keyboard passes to {name}.")
        if not self.desk.greeted:
            self._greet()

    def _greet(self) -> None:
        """Tells a seat who it is and what it comes into, once."""
        desk, view = self.desk, self.view
        desk.greeted = True
        if desk.late:
            self.console.tell(recap(view))
            return
        who = view.setting.delegation[self.seat]
        self.console.say(f"You speak for {who.title}. {who.text}")
        self.console.say(
            "`brief` is your brief, `status` says how things stand, `advice` suggests what to do, `help` lists what you"
            " can type."
        )
        self.console.tell(["", heading(view), *briefing(view)])

    def _prepare(self) -> None:
        """Says once a phase what the seat may do in it: the lesson, what waits, and how to go on."""
        view = self.view
        key = (self.seat, view.table.take, view.round, view.table.phase, len(view.table.learnt))
        if key in self._shown or self.session.over:
            return
        self._shown.add(key)
        taught = lesson(view, typed=True)
        if taught is not None:
            of = f"Lesson {taught.number} of {taught.count}. " if in_lesson(view) else ""
            told = [f"Done. {taught.told}"] if taught.told else []
            self.console.say("", *told, f"{of}{taught.heading} {taught.text}", "")
        if in_lesson(view):
            return  # one idea at a time: what else there is stays out of the way
        self.console.tell((*waiting_lines(view), *duties(view), *_ways(view), _next_step(view)))

    def _end(self) -> None:
        if self._closed:
            return
        self._closed = True
        view, end = self.view, ending(self.view)
        self.console.say("", f"The game is over. {end.title}." if end else "The game is over.")
        for seat in self.seats:
            whose = f"{seat_name(view.setting, seat)}: " if len(self.seats) > 1 else ""
            self.console.say(f"{whose}{score_sentence(self.session.view(seat))}")
        after = after_lessons(view)
        if after is not None:
            begins = f" `overture play {after.scenario}` begins it." if after.scenario else ""
            self.console.say("", after.told, f"{after.text}{begins}", "")
        self._put_away()
        self.console.say("`debrief` shows what was hidden, `history` tells the rounds again, `quit` leaves.")

    def _put_away(self) -> None:
        self.session.close()
        self._put = self.session.path
        if self._put is not None and self._finished is not None:
            self._put = self._finished(self._put)
        if self._put is not None:
            self.console.say(f"The record is kept in {self._put}.")
            self.said_where = True

    def kept(self) -> str:
        """Where the game is kept, and how to go on with it."""
        if self.path is None:
            return "This game was not recorded."
        if self._closed:
            return f"The record is kept in {self.path}."
        drafts = any(
            desk.text is not None or (desk.plan != Plan() and self.session.view(seat).desk.plan is None)
            for seat, desk in self.desks.items()
        )
        lost = " Drafts are not: a text that was not sent and a plan that was not committed are gone." if drafts else ""
        return f"Your game is kept in {self.path}.{lost} To go on: overture play --resume {as_argument(self.path)}"


def _rounds(view: View) -> tuple[int, int]:
    return len(view.table.history), view.table.take


def _moment(view: View) -> tuple[object, ...]:
    return *_rounds(view), view.round, view.table.phase, view.table.outcome


def _ways(view: View) -> list[str]:
    if not view.table.history:
        return []  # nothing but offers can wait in the first round, and the first prompt comes sooner
    from game.terminal.position import how_to_answer

    return how_to_answer(view)


TYPED = {
    "answers": "`offers` lists them whole; `accept`, `counter`, `decline`, `read` and `reply` answer.",
    "compose": "`offers` lists the table, `offer`, `wouldtake` and `say` act, `ready` when you are done.",
    "plan": "`moves` lists what you can do, `plan MOVE` adds one, `ready` commits it.",
}
"""What is typed where the next step is taken."""


def _next_step(view: View) -> str:
    step = next_step(view)
    said = "" if waiting(view) else step.words  # what waits has just been told
    typed = "`plan` shows your commitments, `ready` commits." if view.conference else TYPED.get(step.place, "")
    return f"{said} {typed}".strip()
