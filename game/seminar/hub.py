"""The whole class: tables, people, connections, and what is kept so that a restart goes on. Knows no HTTP.

It makes the page of every client from what that client may know: a seat's from its View, its drafts and the clock; the
projector's from public tables; the facilitator's from everything.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

from game.record import Record
from game.rules.model.setting import Scenario
from game.seminar.atomic_file import AtomicFile
from game.seminar.client import Client, Parts
from game.seminar.code_lookup import Guesses, Lookup
from game.seminar.limits import CLIENTS, CLIENTS_EACH, SOCKETS, Budget
from game.seminar.pages import chair as chair_page
from game.seminar.pages.debrief import STAGES, unlocked
from game.seminar.pages.debrief_questions import Asked, asked
from game.seminar.pages.public import public_table
from game.seminar.pages.seat import SeatPages
from game.seminar.pages.sheet import cover, sheet
from game.seminar.people import Coined, Device, People, Person
from game.seminar.reports import Report, report_page
from game.seminar.restart_file import KeptSeminar, kept_table, kept_text, table_path
from game.seminar.table import Pace, Table
from game.seminar.tokens import new_token
from game.session import Session
from game.wire import Json, dumps

log = logging.getLogger("overture.seminar")

KEPT = "seminar.json"
SEATS = "seats.json"
TICKET = 120
"""Seconds for which a link to a report opens."""


class Hub:
    """Everything that a seminar is while it runs."""

    def __init__(
        self,
        scenario: Scenario,
        folder: Path,
        *,
        level: str = "standard",
        rehearse: bool = False,
        join_url: str = "",
        pace: Pace | None = None,
    ) -> None:
        self.scenario = scenario
        self.folder = folder
        self.level = level
        self.rehearse = rehearse
        self.join_url = join_url
        self.people = People(folder / SEATS)
        self.file = AtomicFile(folder / KEPT)
        self.tables: dict[int, Table] = {}
        self.clients: set[Client] = set()
        self.codes: dict[int, str] = {}
        self.stage = -1
        self._ended = False
        self.said: deque[Json] = deque(maxlen=60)
        self._pace = pace or Pace()
        self._pages: dict[int, SeatPages] = {}
        self._turns: dict[int, int] = {}
        self._glances: dict[int, tuple[int, str]] = {}
        self._board: dict[int, tuple[object, str]] = {}
        self._sheet = dumps(sheet(scenario.setting))
        self._cover = dumps(cover(scenario.setting))
        self._tickets: dict[str, tuple[float, int]] = {}
        self._unlocked: dict[tuple[int, int], str] = {}
        self._asked: dict[int, Asked] = {}
        self._finding: set[asyncio.Task[None]] = set()
        self._told = 0
        self._reports: dict[int, asyncio.Task[Report]] = {}
        self._class: tuple[object, str] = (None, "")
        self._work: dict[str, Budget] = {}
        self._lookup = Lookup(self.people)
        self._thinking = ThreadPoolExecutor(1, thread_name_prefix="thinking")

    # -- tables ------------------------------------------------------------------------------------

    def open_table(self) -> Table:
        """One more table, with a new game and a code."""
        number = max(self.tables, default=0) + 1
        status: Literal["computer", "person"] = "computer" if self.rehearse else "person"
        seats = dict.fromkeys(self.scenario.setting.seats, status)
        path = table_path(self.folder, number)
        seed = secrets.randbits(48)
        session = Session.start(
            self.scenario,
            seed,
            seats,
            {"*": self.level},
            path,
            clock=_wall,
        )
        table = self._seat_down(number, session)
        self._take_in(table)
        self.keep()
        return table

    def resume_tables(self, kept: KeptSeminar) -> list[str]:
        """Goes on with the records of a class. Returns what is worth saying. Raises `RecordError`.

        A table whose record was taken away is left out; one whose record is damaged stops everything, so that nobody
        plays on without noticing.
        """
        said = []
        self.stage = kept.stage
        for each in kept.tables:
            path = table_path(self.folder, each.number)
            if not path.exists():
                said.append(f"Table {each.number} is left out, because {path.name} is not there.")
                continue
            session, record = Session.resume(path, clock=_wall)
            known = [entry.id for entry in record.entries if entry.id]
            table = self._seat_down(each.number, session, known)
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

    def _seat_down(self, number: int, session: Session, known: Iterable[str] = ()) -> Table:
        return Table(
            number, session, self.changed, pace=self._pace, thinking=self._thinking, known=known, say=self._hear
        )

    def _take_in(self, table: Table) -> None:
        self.tables[table.number] = table
        self._pages[table.number] = SeatPages()
        self.codes[table.number] = self.people.new_table_code(table.number)

    def keep(self) -> None:
        """Writes what a restart needs beside the records."""
        tables = tuple(kept_table(table) for table in self.tables.values())
        self.file.write(kept_text(KeptSeminar(self.level, self.rehearse, self.stage, tables)))

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
        return found if found is not None and found[0] in self.tables else None

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

    def sit(self, client: Client, person: Person, device: Device) -> None:
        """A connection speaks for a person from now on, within that person's share of the server's time."""
        client.role, client.person, client.device = "seat", person, device
        client.page = lambda: self.seat_page(client)
        client.work = self._work.setdefault(person.id, Budget())
        every = sorted((c for c in self.speaking_for(person.id) if not c.closed), key=lambda c: c.since)
        for oldest in every[:-SOCKETS]:
            oldest.answer(
                {"t": "closed", "text": f"Your seat is open in more than {SOCKETS} windows: go on in a newer one."}
            )
            oldest.end()

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

    # -- pages -------------------------------------------------------------------------------------

    def seat_page(self, client: Client) -> Parts:
        """A seat's page: its View, its delegation and drafts, the clock, and in the debrief what is unlocked."""
        person = client.person
        assert person is not None
        table = self.tables[person.table]
        parts = {"sheet": self._sheet, **self._pages[person.table].parts(table.view(person.seat))}
        parts["clock"] = dumps(self.clock(table))
        parts["delegation"] = dumps(self.delegation(person, client))
        parts["debrief"] = self._debrief(table.number)
        return parts

    def clock(self, table: Table) -> Json:
        """The public clock of a table."""
        now = table.clock.reading()
        return {
            "started": table.started, "over": table.over, "ends": now.ends, "left": now.left, "running": now.running,
            "slept": table.slept,
        }  # fmt: skip

    def delegation(self, person: Person, client: Client) -> Json:
        """Who else speaks for this seat, what they draft, and the person's own devices."""
        table = self.tables[person.table]
        device = client.device
        return {
            "table": table.name,
            "you": {"id": person.id, "name": person.name, "office": person.office, "seat": person.seat},
            "members": [
                {"id": p.id, "name": p.name, "office": p.office, "here": self.here(p) > 0}
                for p in self.people.of(person.table, person.seat)
            ],
            "drafts": [d for author, d in table.drafts.items() if author != person.id and d["seat"] == person.seat],
            "devices": [
                {"id": d.id, "mine": device is not None and d.id == device.id}
                for d in self.people.devices_of(person.id)
                if device is not None and d.order >= device.order
            ],
        }

    def board_page(self) -> Parts:
        """The projector's page: public tables and clocks, and where to join until all tables have begun."""
        parts = {"cover": self._cover}
        waiting = [number for number, table in self.tables.items() if not table.started and not table.over]
        if waiting:
            parts["join"] = dumps(chair_page.joining(self, waiting))
        for number, table in self.tables.items():
            shown = table.shown.table
            held = self._board.get(number)
            if held is None or held[0] is not shown:
                held = (shown, dumps(public_table(self.scenario.setting, shown)))
                self._board[number] = held
            parts[f"table-{number}"] = held[1]
            parts[f"clock-{number}"] = dumps({"name": table.name, **self.clock(table)})
        if self.stage >= 0:
            parts["stage"] = dumps({"stage": self.stage, "stages": STAGES})
        return parts

    def chair_page(self, watching: int) -> Parts:
        """The facilitator's page: all tables at a glance, one in full."""
        parts = {**self.board_page(), "sheet": self._sheet, "class": self._whole_class()}
        for number, table in self.tables.items():
            parts[f"room-{number}"] = self._glance(number, table)
        if watching in self.tables:
            parts["full"] = dumps(chair_page.in_full(self.tables[watching]))
        parts["debrief"] = self._debrief(watching)
        return parts

    def _whole_class(self) -> str:
        people = self.people
        key = (self._told, tuple(self.codes.values()), self.stage, self.all_over, len(people.people), people.chairs)
        if self._class[0] != key:
            self._class = (key, dumps(chair_page.whole_class(self)))
        return self._class[1]

    def warm(self) -> None:
        """Makes ahead what takes long to make first, such as QR codes."""
        self._whole_class()

    def _glance(self, number: int, table: Table) -> str:
        turn = self._turns.get(number, 0)
        held = self._glances.get(number)
        if held is None or held[0] != turn:
            held = (turn, dumps(chair_page.glance(self, table)))
            self._glances[number] = held
        return held[1]

    def _debrief(self, number: int) -> str:
        """What the debrief has unlocked of a table; nothing before all tables have ended."""
        if self.stage < 0 or not self.all_over or number not in self.tables:
            return dumps({"stage": -1, "over": self.all_over})
        key = (number, self.stage)
        if key not in self._unlocked:
            session = self.tables[number].session
            told = {stage: held for stage, held in self._find_asked(number).items() if stage <= self.stage}
            self._unlocked[key] = dumps({"stages": STAGES, "asked": told, **unlocked(session, self.stage)})
        return self._unlocked[key]

    def _find_asked(self, number: int) -> Asked:
        """What a table's game gives to talk about; nothing until it has been found, which begins now."""
        if number not in self._asked:
            self._asked[number] = {}
            self._finding.add(asyncio.create_task(self._ask(number)))
        return self._asked[number]

    async def _ask(self, number: int) -> None:
        path = self.tables[number].session.path
        if path is None:
            return
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._thinking, asked, path)
        except Exception:
            log.exception("table %d: what to ask in the debrief could not be found", number)
            return
        self._asked[number] = found
        self._unlocked = {key: held for key, held in self._unlocked.items() if key[0] != number}
        self.changed(self.tables[number])

    # -- reports -----------------------------------------------------------------------------------

    def ticket(self, number: int) -> str:
        """A name under which a table's report (0: the comparison) can be opened once, soon."""
        now = time.monotonic()
        self._tickets = {t: held for t, held in self._tickets.items() if held[0] > now}
        ticket = new_token()
        self._tickets[ticket] = (now + TICKET, number)
        return ticket

    def redeem(self, ticket: str) -> int | None:
        """The table whose report a ticket opens."""
        until, number = self._tickets.pop(ticket, (0.0, 0))
        return number if until > time.monotonic() else None

    async def report(self, number: int) -> Report:
        """A table's report (0: the comparison, -1: participation), made once: with the debrief open nothing changes."""
        if number not in self._reports or (self._reports[number].done() and self._reports[number].exception()):
            self._reports[number] = asyncio.create_task(asyncio.to_thread(report_page, self, number))
        return await asyncio.shield(self._reports[number])

    async def close(self) -> None:
        """Ends all tables with everything on disk."""
        for client in self.clients:
            client.end()
        self.keep()
        await asyncio.gather(*self._finding, return_exceptions=True)
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
