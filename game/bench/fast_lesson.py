"""A whole lesson in fast motion: scripted students come in by the class code, play by the timetable and are
debriefed.

Some are late, some never say a word, some leave in the middle, some send whatever they like.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import random
import secrets
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import uvicorn
from msgspec import Struct
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from game.bench.classroom import command, hear, line
from game.bench.lesson import human_act
from game.bench.row import Row
from game.host.pace import AT_ONCE
from game.record import load_record
from game.seminar.hosting import prepare, settings
from game.seminar.hub import Hub
from game.seminar.lesson import Wishes
from game.seminar.limits import TURN
from game.seminar.reports import CSV, report_page
from game.seminar.restart_file import table_path
from game.seminar.server import application

KINDS = ("busy", "busy", "busy", "late", "silent", "leaving", "rude", "busy", "busy", "busy")
"""What students are like, by turns."""

RUDE = (
    "x" * 200, "[]", '{"t":"act","id":"a","at":[9,9,"x"],"act":{"verb":"accept","offer":-1}}',
    '{"t":"chair","id":"b","do":"end-all","table":0}', '{"t":"join","code":"1"}',
    '{"t":"draft","draft":{"verb":"say"}}',
)  # fmt: skip
"""Frames of somebody who tries what happens."""


class Motion(Struct):
    """A lesson that runs `speed` times as fast as a clock on the wall."""

    hub: Hub
    port: int
    claim: str
    speed: float
    now: Callable[[], float]
    done: bool = False

    async def minutes(self, number: float) -> None:
        """Waits for so many minutes of the lesson."""
        await asyncio.sleep(number * 60 / self.speed)


def fast_lesson(
    students: int = 30, tables: int = 6, minutes: int = 75, speed: float = 30, seed: int = 1
) -> dict[str, float]:
    """Plays one lesson; minutes by which the last table ended late, students without a row, and what was played."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder), students, tables, minutes, speed) as motion:
        return asyncio.run(_lesson(motion, students, seed))


@contextmanager
def _served(folder: Path, students: int, tables: int, minutes: int, speed: float) -> Iterator[Motion]:
    began = time.monotonic()

    def fast() -> float:
        return began + (time.monotonic() - began) * speed

    hub, _ = prepare(
        "strait", tables, "random", folder, False, AT_ONCE, wishes=Wishes(students, minutes), now=fast
    )
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(settings(application(hub)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Motion(hub, listening.getsockname()[1], hub.people.new_claim(), speed, fast)
    finally:
        server.should_exit = True
        thread.join(20)


async def _lesson(motion: Motion, students: int, seed: int) -> dict[str, float]:
    hub = motion.hub
    work = [asyncio.create_task(_student(motion, n, KINDS[n % len(KINDS)], seed)) for n in range(students)]
    async with line(motion.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": motion.claim}))
        await hear(chair, "welcome")
        ended = await _facilitate(motion, chair)
        motion.done = True
        assert hub.lesson is not None
        plan, began = hub.lesson.plan, hub.lesson.began or 0.0
        for stage in range(4):
            await command(chair, "debrief", stage=stage)
        told = await asyncio.gather(*work)
    body, _, _ = await asyncio.to_thread(report_page, hub.tables, hub.people, CSV)
    rows = {row["member"] for row in csv.DictReader(io.StringIO(body.removeprefix("\ufeff")))}
    came = {person.name for number in hub.tables for person in hub.people.ever(number)}
    return {
        "students": float(len(came)),
        "without_a_row": float(len(came - rows)),
        "without_a_debrief": float(sum(not each for each in told)),
        "rounds_at_the_slowest_table": float(min(table.moment[1] for table in hub.tables.values())),
        "rounds_planned": float(plan.rounds),
        "minutes_late": max(0.0, (ended - began - plan.ends) / 60),
        "acts": float(sum(len(load_record(table_path(hub.folder, n)).entries) for n in hub.tables)),
    }


async def _facilitate(motion: Motion, chair: ClientConnection) -> float:
    """Starts by the timetable, ends all together when the debrief is due, and returns when the last table was over."""
    hub = motion.hub
    assert hub.lesson is not None
    reading = asyncio.create_task(_read(chair))
    while hub.lesson.began is None or motion.now() - hub.lesson.began < hub.lesson.plan.starts:
        await motion.minutes(0.2)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    await command(chair, "start", table=0, empty="computer")
    while not hub.all_over and hub.lesson.left > 0:
        await motion.minutes(0.2)
    if not hub.all_over:
        await command(chair, "end-all", table=0)
    while not hub.all_over:
        await asyncio.sleep(TURN / 100)
    return motion.now()


async def _read(held: ClientConnection) -> None:
    async for _ in held:
        pass


async def _student(motion: Motion, number: int, kind: str, seed: int) -> bool:
    """One student from the class code to the debrief; whether the debrief came to this student's page."""
    luck = random.Random(seed * 1000 + number)
    await motion.minutes(luck.uniform(0.2, 2) if kind != "late" else luck.uniform(14, 16))
    parts: dict[str, Any] = {}
    token, left = "", False
    while True:
        with suppress(ConnectionClosed, OSError):
            async with line(motion.port) as held:
                first = {"t": "hello", "token": token} if token else _coming(motion, number)
                await held.send(json.dumps(first))
                token = token or (await hear(held, "welcome"))["token"]
                left = await _sit(motion, held, parts, kind, luck, may_leave=not left)
        if parts.get("debrief", {}).get("stage", -1) >= 0:
            return True
        await motion.minutes(8 if left else 0.5)


def _coming(motion: Motion, number: int) -> dict[str, Any]:
    return {"t": "join", "code": motion.hub.class_code, "name": f"Student {number + 1}"}


async def _sit(
    motion: Motion, held: ClientConnection, parts: dict[str, Any], kind: str, luck: random.Random, *, may_leave: bool
) -> bool:
    """Plays until the debrief is there; True if this student goes away in the middle."""
    while parts.get("debrief", {}).get("stage", -1) < 0:
        with suppress(TimeoutError):
            async with asyncio.timeout(luck.uniform(0.4, 1.6) * 60 / motion.speed):
                async for text in held:
                    frame = json.loads(text)
                    if frame["t"] == "page":
                        parts.update(frame["parts"])
                        if parts["debrief"].get("stage", -1) >= 0:
                            return False
        if not parts.get("clock", {}).get("running"):
            continue
        head = parts["head"]
        if kind == "leaving" and may_leave and head["round"] >= 2:
            return True
        if kind == "rude":
            await held.send(luck.choice(RUDE))
        if kind not in ("silent", "rude"):
            at = [head["take"], head["round"], head["phase"]]
            act = human_act(parts, head["seat"], luck)
            await held.send(json.dumps({"t": "act", "id": secrets.token_hex(6), "at": at, "act": act}))
    return False


@cache
def _taught() -> dict[str, float]:
    return fast_lesson()


ROWS: tuple[Row, ...] = (
    Row("30 students, 75 minutes, 30 times as fast: late", "min", "at most 1", lambda: _taught()["minutes_late"]),
    Row("students without a row in the participation file", "students", "0", lambda: _taught()["without_a_row"]),
    Row("students whose page got no debrief", "students", "0", lambda: _taught()["without_a_debrief"]),
    Row("rounds at the slowest table, of six", "rounds", "6", lambda: _taught()["rounds_at_the_slowest_table"]),
)
