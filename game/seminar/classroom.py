"""The class itself: tables, people, connections, what happened in the room, and what is kept so that a restart goes on.

Knows no HTTP and makes no page: that is the `hub`, which is this class with its pages.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from game.delegates import CASTS
from game.delegates.cast import company, usual_seed
from game.host.pace import CLASS, Pace
from game.host.session import Session
from game.present.adviser_mode import Help, usual_help
from game.record import Record
from game.rules.model.setting import Scenario
from game.seminar.atomic_file import AtomicFile
from game.seminar.client import Client
from game.seminar.code_lookup import Guesses, Lookup
from game.seminar.lesson import Lesson
from game.seminar.limits import CLIENTS, CLIENTS_EACH, MEMBERS
from game.seminar.people import CLASS as WHOLE_CLASS
from game.seminar.people import Coined, People, Person
from game.seminar.placing import Place, Rule, place
from game.seminar.restart_file import KeptSeminar, kept_table, kept_text, table_path
from game.seminar.roster import Entry, cards
from game.seminar.table import Table
from game.wire import Json

KEPT = "seminar.json"
SEATS = "seats.json"

STANDARD: Mapping[str, str] = {"*": "standard"}


class Classroom:
    """Everything that a seminar is while it runs."""

    def __init__(
        self,
        scenario: Scenario,
        folder: Path,
        *,
        computers: Mapping[str, str] = STANDARD,
        rehearse: bool = False,
        join_url: str = "",
        pace: Pace = CLASS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.scenario = scenario
        self.folder = folder
        self.computers = dict(computers)
        self.adviser: Help = usual_help(scenario.setting, self.level)
        self.rehearse = rehearse
        self.join_url = join_url
        self.people = People(folder / SEATS)
        self.file = AtomicFile(folder / KEPT)
        self.tables: dict[int, Table] = {}
        self.clients: set[Client] = set()
        self.codes: dict[int, str] = {}
        self.stage = -1
        self.lesson: Lesson | None = None
        self.expected = 0
        self.rule: Rule = "table"
        self.class_code = self.people.new_class_code()
        self.cards = ""
        self._ended = False
        self.said: deque[Json] = deque(maxlen=60)
        self._pace = pace
        self.now = now
        self._turns: dict[int, int] = {}
        self._told = 0
        self._lookup = Lookup(self.people)
        self._thinking = ThreadPoolExecutor(1, thread_name_prefix="thinking")

    # -- tables ------------------------------------------------------------------------------------

    def open_table(self) -> Table:
        """One more table, with a new game and a code."""
        number = max(self.tables, default=0) + 1
        table = self._set_up(number)
        self._take_in(table)
        self.keep()
        return table

    def _set_up(self, number: int) -> Table:
        """A new game at a table; whoever sits there already keeps the seat."""
        status: Literal["computer", "person"] = "computer" if self.rehearse else "person"
        seats = {
            seat: "person" if any(True for _ in self.people.of(number, seat)) else status
            for seat in self.scenario.setting.seats
        }
        usual = usual_seed(self.scenario.setting, self.level)
        path, seed = table_path(self.folder, number), secrets.randbits(48) if usual is None else usual
        return self._seat_down(number, Session.start(self.scenario, seed, seats, self.computers, path, clock=_wall))

    async def close_table(self, number: int) -> None:
        """Takes a table out of the class; the record of one that never began goes too."""
        table = self.tables.pop(number)
        self.people.forget_table(number)
        self.codes.pop(number, None)
        await table.close()
        if not table.started:
            table_path(self.folder, number).unlink(missing_ok=True)
        self.keep()
        self.changed_all()

    async def recast(self, scenario: Scenario, computers: Mapping[str, str]) -> None:
        """Another case, length or level at every table, before any has begun. People and codes stay."""
        self.scenario, self.computers = scenario, dict(computers)
        self.adviser = usual_help(scenario.setting, self.level)
        for number, table in list(self.tables.items()):
            await table.close()
            table_path(self.folder, number).unlink(missing_ok=True)
            self.tables[number] = self._set_up(number)
            self.tables[number].hands |= table.hands
            self._plan(self.tables[number])
            self.tables[number].open()
        self.keep()

    def _plan(self, table: Table) -> None:
        table.planned = self.lesson.length if self.lesson is not None else None

    def plan_lesson(self, lesson: Lesson | None) -> None:
        """Gives every table a timetable, or takes it away."""
        self.lesson = lesson
        for table in self.tables.values():
            self._plan(table)
        self.keep()

    @property
    def level(self) -> str:
        """How well computers play that nobody named."""
        rest = self.computers["*"]
        return CASTS.get(rest, rest)

    def liken(self, seat: str, name: str) -> None:
        """Fixes what a computer is like at tables opened from now on, or lets it be drawn. Raises `Illegal`."""
        fixed = company(self.scenario.setting, self.level, {seat: name} if name else {})
        self.computers = {**{s: n for s, n in self.computers.items() if s != seat}, **fixed}
        self.keep()

    def resume_tables(self, kept: KeptSeminar) -> list[str]:
        """Goes on with the records of a class. Returns what is worth saying. Raises `RecordError`.

        A table whose record was taken away is left out; one whose record is damaged stops everything, so that nobody
        plays on without noticing.
        """
        said = []
        self.stage, self.rule = kept.stage, kept.rule
        if kept.lesson is not None:
            self.expected = kept.lesson.students
            self.lesson = Lesson(kept.lesson.students, kept.lesson.plan, kept.lesson.began)
        for each in kept.tables:
            path = table_path(self.folder, each.number)
            if not path.exists():
                said.append(f"Table {each.number} is left out, because {path.name} is not there.")
                continue
            session, record = Session.resume(path, clock=_wall)
            table = self._seat_down(each.number, session)
            table.clock.length.update(each.lengths)
            table.started = each.started
            if table.started and not session.over:
                if each.moment == table.moment:
                    table.clock.restore(each.left)
                else:
                    table.clock.begin(table.moment[2], running=False)
                if each.running:
                    table.clock.resume()
            self._take_in(table)
            said.append(_resumed(table, record))
        return said

    def _seat_down(self, number: int, session: Session) -> Table:
        return Table(
            number, session, self.changed, pace=self._pace, thinking=self._thinking, now=self.now, say=self._hear
        )

    def _take_in(self, table: Table) -> None:
        self.tables[table.number] = table
        self._plan(table)
        self.codes[table.number] = self.people.new_table_code(table.number)

    def keep(self) -> None:
        """Writes what a restart needs beside the records."""
        tables = tuple(kept_table(table) for table in self.tables.values())
        kept = None if self.lesson is None else self.lesson.kept
        self.file.write(kept_text(KeptSeminar(self.computers, self.rehearse, self.stage, tables, kept, self.rule)))

    async def written(self) -> None:
        """Returns when all that was to be kept is on disk. Raises `OSError`."""
        await self.file.written()
        await self.people.file.written()

    @property
    def all_over(self) -> bool:
        """Whether every table has ended, which opens the debrief."""
        return bool(self.tables) and all(table.over for table in self.tables.values())

    # -- people ------------------------------------------------------------------------------------

    async def find(self, code: str, guesses: Guesses) -> tuple[int, str] | None:
        """The table and perhaps the seat that a typed code opens."""
        found = await self._lookup.find(code, guesses)
        return found if found is not None and (found[0] in self.tables or found[0] == WHOLE_CLASS) else None

    def enrol(self, roster: Iterable[Entry]) -> int:
        """Gives everybody on a class list a personal link, and seats people by it; returns how many links are new."""
        made = [(entry, f"{self.join_url}#p={token}") for entry, token in self.people.new_links(roster)]
        self.cards = cards(self.scenario.setting.title, made, self.scenario.setting)
        self.rule, self.expected = "roster", len(self.people.roster)
        self.keep()
        return len(made)

    def place(self) -> Place | None:
        """Where the next one sits who comes in with the class code; None if every delegation is full."""
        taken = Counter((person.table, person.seat) for person in self.people.people.values())
        tables = [number for number, table in self.tables.items() if not table.session.over]
        return place(self.rule, tables, self.scenario.setting.seats, taken, MEMBERS, secrets.choice)

    async def coin(self) -> Coined:
        """A new code, made where it holds up nobody."""
        return await self._lookup.coin()

    def make_room(self, address: str) -> bool:
        """Whether one more connection from an address may come in; one that speaks for nobody makes way if need be."""
        crowd = self._crowd(address)
        if not crowd:
            return True
        idle = min((c for c in crowd if not c.role), key=lambda c: c.since, default=None)
        if idle is not None:
            idle.end()
        return idle is not None

    def full(self, address: str) -> bool:
        """Whether there is no place for one more connection from an address."""
        crowd = self._crowd(address)
        return bool(crowd) and all(client.role for client in crowd)

    def _crowd(self, address: str) -> list[Client]:
        """The connections among which one more would be too many; empty while there is room."""
        every = [c for c in self.clients if not c.closed]
        same = [c for c in every if c.address == address]
        return same if len(same) >= CLIENTS_EACH else every if len(every) >= CLIENTS else []

    # -- telling -----------------------------------------------------------------------------------

    def changed(self, table: Table) -> None:
        """Something at a table changed: whoever shows it looks again; and everybody, when the last table ends."""
        if self.all_over != self._ended:
            self._ended = self.all_over
            self.changed_all()
            return
        self._turns[table.number] = self._turns.get(table.number, 0) + 1
        for client in self.clients:
            if client.role == "seat":
                if client.person is not None and client.person.table == table.number:
                    client.refresh()
            elif client.role:
                client.refresh()

    def changed_all(self) -> None:
        """Something of the whole class changed."""
        for number in self.tables:
            self._turns[number] = self._turns.get(number, 0) + 1
        for client in self.clients:
            client.refresh()

    def say(self, text: str, *, table: int = 0, seat: str = "", device: str = "") -> None:
        """Tells the facilitator of something that happened in the room. Never holds a token or a code.

        What was said within the last minute is not said again, so that nobody can push other news out by repeating it.
        """
        line = {"text": text, "table": table, "seat": seat, "device": device}
        now = now_ms()
        if any({**old, **line} == old and now - old["at"] < 60_000 for old in self.said):
            return
        self._told += 1
        self.said.append({"at": now, **line})
        for client in self.clients:
            if client.role == "chair":
                client.refresh()

    def _hear(self, table: Table, text: str) -> None:
        self.say(text, table=table.number)

    def settle(self, device: str) -> None:
        """Takes the offer to shut a device out from the facilitator's page: it has been shut out."""
        self.said = deque(
            ({**line, "device": ""} if line["device"] == device else line for line in self.said), maxlen=60
        )
        self._told += 1

    def here(self, person: Person) -> int:
        """How many devices of a person are connected."""
        return sum(1 for c in self.clients if c.person is not None and c.person.id == person.id)

    def speaking_for(self, person: str) -> Iterator[Client]:
        """Connections of one person."""
        return (c for c in self.clients if c.person is not None and c.person.id == person)

    async def close(self) -> None:
        """Ends all tables with everything on disk."""
        for client in self.clients:
            client.end()
        self.keep()
        for table in self.tables.values():
            await table.close()
        self._lookup.close()
        self._thinking.shutdown()


def now_ms() -> int:
    """Milliseconds of the clock by which pages count down."""
    return round(time.monotonic() * 1000)


def _wall() -> int:
    return round(time.time() * 1000)


def _resumed(table: Table, record: Record) -> str:
    cut = " The last line was cut and has been kept aside." if record.cut else ""
    return f"{table.name} goes on in round {table.moment[1]} with {len(record.entries)} acts.{cut}"
