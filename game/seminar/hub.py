"""The hub of a seminar: the page of every client, made from what that client may know. Knows no HTTP.

A seat's page is made from its View, its drafts and the clock; the projector's from public tables; the facilitator's
from everything. Each part is made anew only when it has changed.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec.structs import replace

from game.host.pace import CLASS, Pace
from game.present.next_step import Clock, barred, next_step
from game.rules.model.setting import Scenario
from game.rules.model.view import View
from game.seminar.classroom import STANDARD, Classroom
from game.seminar.client import Client, Parts
from game.seminar.limits import ACTS, BULLETINS, SOCKETS, Allowance, Budget, Rate
from game.seminar.pages import chair as chair_page
from game.seminar.pages import debrief as debrief_page
from game.seminar.pages.public import public_table
from game.seminar.pages.seat import SeatPages
from game.seminar.pages.sheet import cover, sheet
from game.seminar.people import Device, Person
from game.seminar.reports import Report, report_page
from game.seminar.table import Table
from game.seminar.tokens import new_token
from game.wire import Json, dumps, to_json

log = logging.getLogger("overture.seminar")

TICKET = 120
"""Seconds for which a link to a report opens."""


class Hub(Classroom):
    """A class and its pages."""

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
        super().__init__(
            scenario, folder, computers=computers, rehearse=rehearse, join_url=join_url, pace=pace, now=now
        )
        self._forget_pages()
        self._tickets: dict[str, tuple[float, int]] = {}
        self._printed = float("-inf")
        self._finding: set[asyncio.Task[None]] = set()
        self._work: dict[str, Budget] = {}
        self._acts: dict[str, Rate] = {}
        self._sent: dict[str, Allowance] = {}

    def _forget_pages(self) -> None:
        """Nothing has been made yet of this case."""
        self._pages: defaultdict[int, SeatPages] = defaultdict(SeatPages)
        self._glances: dict[int, tuple[int, str]] = {}
        self._board: dict[int, tuple[object, str]] = {}
        self._sheet = dumps(sheet(self.scenario.setting))
        self._cover = dumps(cover(self.scenario.setting))
        self._unlocked: dict[tuple[int, int], str] = {}
        self._opened: dict[int, debrief_page.Unlocked] = {}
        self._reports: dict[int, asyncio.Task[Report]] = {}
        self._class: tuple[object, str] = (None, "")

    async def recast(self, scenario: Scenario, computers: Mapping[str, str]) -> None:
        """Another case, with pages of its own."""
        await super().recast(scenario, computers)
        self._forget_pages()
        self.changed_all()

    def sit(self, client: Client, person: Person, device: Device) -> None:
        """A connection speaks for a person from now on, within that person's share of the server's time and of the
        record, whatever other windows are open."""
        client.role, client.person, client.device = "seat", person, device
        client.page = lambda: self.seat_page(client)
        client.work = self._work.setdefault(person.id, Budget())
        client.acts = self._acts.setdefault(person.id, Rate(ACTS))
        client.sent = self._sent.setdefault(person.id, Allowance())
        every = sorted((c for c in self.speaking_for(person.id) if not c.closed), key=lambda c: c.since)
        for oldest in every[:-SOCKETS]:
            oldest.answer(
                {"t": "closed", "text": f"Your seat is open in more than {SOCKETS} windows: go on in a newer one."}
            )
            oldest.end()

    # -- pages -------------------------------------------------------------------------------------

    def seat_page(self, client: Client) -> Parts:
        """A seat's page: its View, its delegation and drafts, the clock, and in the debrief what is unlocked."""
        person = client.person
        assert person is not None
        table = self.tables[person.table]
        view = table.view(person.seat)
        parts = {"sheet": self._sheet, **self._pages[person.table].parts(view, client.looking)}
        parts["next"] = dumps(self._next(table, view, person.office))
        parts["clock"] = dumps(self.clock(table))
        parts["delegation"] = dumps(self.delegation(person, client))
        parts["debrief"] = self._debrief(table.number)
        return parts

    def _next(self, table: Table, view: View, office: str) -> Json:
        """What somebody should do next: now, and in the last seconds, which only the page's own clock counts."""
        stage = self.stage if self.all_over else -1
        clock = Clock(table.started, table.clock.running, table.slept, debrief=stage)
        steps = {"now": clock, "signing": replace(clock, signing=True)}
        return {when: to_json(next_step(view, each, office)) for when, each in steps.items()}

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
            "hand": person.id in table.hands,
            "you": {"id": person.id, "name": person.name, "office": person.office, "seat": person.seat},
            "members": [
                {"id": p.id, "name": p.name, "office": p.office, "here": self.here(p) > 0}
                for p in self.people.of(person.table, person.seat)
            ],
            "barred": barred(table.session.setting, person.seat, person.office),
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
            parts["stage"] = dumps({"stage": self.stage, "stages": debrief_page.STAGES})
        return parts

    def chair_page(self, watching: int) -> Parts:
        """The facilitator's page: all tables at a glance, one in full."""
        parts = {**self.board_page(), "sheet": self._sheet, "class": self._whole_class()}
        parts["lesson"] = dumps(chair_page.lesson(self))
        for number, table in self.tables.items():
            parts[f"room-{number}"] = self._glance(number, table)
        if watching in self.tables:
            parts["full"] = dumps(chair_page.in_full(self.tables[watching]))
        parts["debrief"] = self._debrief(watching)
        return parts

    def _whole_class(self) -> str:
        people = self.people
        likes = tuple(self.computers.items())
        known = (len(people.people), people.chairs)
        coming = (self.rule, len(people.roster), bool(self.cards), self.class_code)
        key = (self._told, likes, coming, tuple(self.codes.values()), self.stage, self.all_over, *known)
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
            told = {stage: page for stage, page in self._open(number).items() if stage <= self.stage}
            held = {"stage": self.stage, "stages": debrief_page.STAGES, "pages": told}
            self._unlocked[key] = dumps(held)
        return self._unlocked[key]

    def _open(self, number: int) -> debrief_page.Unlocked:
        """Every stage of a table's debrief; nothing until it has been measured, which begins now."""
        if number not in self._opened:
            self._opened[number] = {}
            self._finding.add(asyncio.create_task(self._measure(number)))
        return self._opened[number]

    async def _measure(self, number: int) -> None:
        path = self.tables[number].session.path
        if path is None:
            return
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._thinking, debrief_page.pages, path)
        except Exception:
            log.exception("table %d: its debrief could not be measured", number)
            return
        self._opened[number] = found
        self._unlocked = {key: held for key, held in self._unlocked.items() if key[0] != number}
        self.changed(self.tables[number])

    # -- reports -----------------------------------------------------------------------------------

    def press_may(self) -> bool:
        """Whether a bulletin may appear now; if so, it does."""
        now = time.monotonic()
        if now - self._printed < BULLETINS:
            return False
        self._printed = now
        return True

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
            self._reports[number] = asyncio.create_task(
                asyncio.to_thread(report_page, self.tables, self.people, number)
            )
        return await asyncio.shield(self._reports[number])

    async def close(self) -> None:
        """Ends all tables with everything on disk, and what is still being found for the debrief."""
        for client in self.clients:
            client.end()
        await asyncio.gather(*self._finding, return_exceptions=True)
        await super().close()
