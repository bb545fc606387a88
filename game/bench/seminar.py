"""Measures of the seminar server, which runs in a process of its own: load, hostile frames, kills, a whole lesson.

Each function returns names and numbers, for whoever calls it by hand; `overture bench` shows those of the load.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from game.bench.row import Row, Unmeasured
from game.record import load_record

SEATS = ("orveld", "meridane", "lindrow", "tavenel", "kessary")


class Server:
    """`overture host` in another process."""

    def __init__(self, folder: Path, tables: int, port: int = 0) -> None:
        self.folder = folder
        self.tables = tables
        self.port = port or _free_port()
        self.process: subprocess.Popen[str] | None = None
        self.claim = ""
        self.codes: list[str] = []

    def start(self) -> None:
        """Starts or continues, and reads the links from what it prints."""
        call = (
            "import sys; from pathlib import Path; from game.seminar import host;"
            f"sys.exit(host('strait', {self.tables}, {self.port}, record_dir=Path({str(self.folder)!r}),"
            " level='random'))"
        )
        errors = open(self.folder / "errors.log", "a", encoding="utf-8")  # noqa: SIM115 - the server writes to it
        self.process = subprocess.Popen(
            [sys.executable, "-c", call], stdout=subprocess.PIPE, stderr=errors, text=True, cwd=Path.cwd()
        )
        errors.close()
        assert self.process.stdout is not None
        self.codes = []
        for line in self.process.stdout:
            if found := re.search(r"/chair#(\S+)", line):
                self.claim = found[1]
            if found := re.search(r"Table \d+: (\S+)", line):
                self.codes.append(found[1])
            if line.startswith("Ctrl-C"):
                return
        raise RuntimeError((self.folder / "errors.log").read_text(encoding="utf-8"))

    def kill(self) -> None:
        """As a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As Ctrl-C would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.process.kill()

    def memory(self) -> float:
        """MiB that the process holds, at its peak."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0.0
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        return int(found[1]) / 1024 if found else 0.0

    def held(self) -> float:
        """MiB that the process holds now."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status")
        found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0

    def errors(self) -> int:
        """Lines in the server's log."""
        lines = (self.folder / "errors.log").read_text(encoding="utf-8").splitlines()
        for line in lines[:40]:
            print(line, file=sys.stderr)
        return len(lines)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def _line(port: int) -> AsyncIterator[ClientConnection]:
    origin: Any = f"http://127.0.0.1:{port}"
    async with connect(f"ws://127.0.0.1:{port}/ws", origin=origin, compression=None, max_size=2**22) as held:
        yield held


async def _hear(held: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        frame: dict[str, Any] = json.loads(await held.recv())
        if frame["t"] == kind:
            return frame


async def _command(held: ClientConnection, do: str, **more: Any) -> dict[str, Any]:
    identity = secrets.token_hex(6)
    await held.send(json.dumps({"t": "chair", "id": identity, "do": do, **more}))
    while True:
        frame: dict[str, Any] = json.loads(await held.recv())
        if frame.get("id") == identity:
            return frame


async def _drain(held: ClientConnection) -> None:
    with suppress(ConnectionClosed):
        async for _ in held:
            pass


# --------------------------------------------------------------------------------------------------
# Load


@dataclass
class Tally:
    """What the screens of a load run saw."""

    sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    overview: list[float] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    stalled: tuple[str, ...] = ()
    largest: int = 0
    refused: int = 0


def load(
    seats: int = 60, tables: int = 12, seconds: float = 40, every: float = 5, stalled: int = 2
) -> dict[str, float]:
    """Acts to every screen of the table, with stalled clients about: percentiles, memory, the largest page."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), tables)
        server.start()
        try:
            tally = asyncio.run(_load(server, seats, tables, seconds, every, stalled))
            waits = sorted(tally.waits)
            return {
                "acts": float(len(tally.sent)),
                "screens": float(len(waits)),
                "act_to_screen_p50_ms": _percentile(waits, 50),
                "act_to_screen_p99_ms": _percentile(waits, 99),
                "act_to_screen_max_ms": waits[-1],
                "beside_a_stalled_client_p99_ms": _percentile(sorted(tally.beside), 99),
                "act_to_overview_p99_ms": _percentile(sorted(tally.overview), 99),
                "server_peak_mib": server.memory(),
                "largest_page_bytes": float(tally.largest),
                "refused": float(tally.refused),
                "log_lines": float(server.errors()),
            }
        finally:
            server.stop()


def _percentile(waits: list[float], percent: int) -> float:
    if not waits:
        return 0.0
    return waits[min(len(waits) - 1, len(waits) * percent // 100)]


async def _load(server: Server, seats: int, tables: int, seconds: float, every: float, stalled: int) -> Tally:
    tally = Tally()
    async with _line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await _hear(chair, "welcome")
        started, go = asyncio.Semaphore(0), asyncio.Event()
        work = [
            asyncio.create_task(_student(server, n // 5 % tables, SEATS[n % 5], tally, started, go, seconds, every, n))
            for n in range(seats)
        ]
        for _ in range(seats):
            await started.acquire()
        tally.stalled = tuple(list(tally.tokens)[:stalled])
        sleepers = [await _sleeper(server, tally.tokens[table]) for table in tally.stalled]
        await _command(chair, "lengths", table=0, negotiation=7200, signals=7200)
        await _command(chair, "start", table=0, empty="absent")
        await _command(chair, "lengths", table=0, negotiation=7200, signals=7200)
        await _command(chair, "extend", table=0, seconds=3000)
        overview = asyncio.create_task(_overview(chair, tally))
        go.set()
        await asyncio.gather(*work)
        overview.cancel()
        for sleeper in sleepers:
            sleeper.close()
    return tally


async def _sleeper(server: Server, token: str) -> asyncio.StreamWriter:
    """A second device of somebody at the table, which takes the seat's page and then reads nothing."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    listening.setblocking(False)
    await asyncio.get_running_loop().sock_connect(listening, ("127.0.0.1", server.port))
    reader, writer = await asyncio.open_connection(sock=listening, limit=1024)
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    writer.write(
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: http://127.0.0.1:{server.port}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    hello = json.dumps({"t": "hello", "token": token}).encode()
    writer.write(bytes((0x81, 0x80 | len(hello), 0, 0, 0, 0)) + hello)
    await writer.drain()
    return writer


async def _student(
    server: Server, table: int, seat: str, tally: Tally, started: asyncio.Semaphore, go: asyncio.Event, seconds: float,
    every: float, number: int,
) -> None:  # fmt: skip
    async with _line(server.port) as held:
        frame = {"t": "join", "code": server.codes[table], "seat": seat, "office": "head", "name": f"s{number}"}
        await held.send(json.dumps(frame))
        tally.tokens[str(table)] = (await _hear(held, "welcome"))["token"]
        started.release()
        reader = asyncio.create_task(_screen(held, tally))
        await go.wait()
        await asyncio.sleep(0.5 + every * (number * 7 % 60) / 60)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            mark = f"{table}:{secrets.token_hex(5)}"
            tally.sent[mark] = time.perf_counter()
            act = {"verb": "say", "text": f"[{mark}] We could go further if you did, and say so to our own people."}
            await held.send(json.dumps({"t": "act", "id": mark, "at": [0, 1, "negotiation"], "act": act}))
            await asyncio.sleep(every)
        await asyncio.sleep(1)
        reader.cancel()


async def _overview(held: ClientConnection, tally: Tally) -> None:
    """The facilitator's screen, with the first table in full."""
    seen: set[str] = set()
    async for text in held:
        now = time.perf_counter()
        assert isinstance(text, str)
        for mark in re.findall(r"\[(0:[0-9a-f]{10})\]", text):
            if mark not in seen and mark in tally.sent:
                seen.add(mark)
                tally.overview.append((now - tally.sent[mark]) * 1000)


async def _screen(held: ClientConnection, tally: Tally) -> None:
    seen: set[str] = set()
    with suppress(ConnectionClosed):
        async for text in held:
            now = time.perf_counter()
            assert isinstance(text, str)
            if text.startswith('{"t":"page"'):
                # The published sheet comes once and is not of the View.
                body = text if '"sheet":' not in text else text[text.index('"head":') :]
                tally.largest = max(tally.largest, len(body.encode()))
                for mark in re.findall(r"\[(\d+:[0-9a-f]{10})\]", text):
                    if mark not in seen and mark in tally.sent:
                        seen.add(mark)
                        tally.waits.append((now - tally.sent[mark]) * 1000)
                        if mark.partition(":")[0] in tally.stalled:
                            tally.beside.append(tally.waits[-1])
            elif '"t":"no"' in text:
                tally.refused += 1


# --------------------------------------------------------------------------------------------------
# Hostile frames


def hostile(frames: list[str | bytes], clients: int = 16) -> dict[str, float]:
    """Sends frames from several devices while a table goes on: what became of them, and how long others waited."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), 1)
        server.start()
        try:
            found = asyncio.run(_hostile(server, frames, clients))
            alive = server.process is not None and server.process.poll() is None
            return {
                **found,
                "alive": float(alive),
                "server_peak_mib": server.memory(),
                "log_lines": float(server.errors()),
            }
        finally:
            server.stop()


async def _hostile(server: Server, frames: list[str | bytes], clients: int) -> dict[str, float]:
    counts = {"sent": 0.0, "refused": 0.0, "answered": 0.0, "cut": 0.0}
    waits: list[float] = []
    async with _line(server.port) as chair, _line(server.port) as honest:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await _hear(chair, "welcome")
        tokens = []
        for seat in ("orveld", "lindrow"):
            async with _line(server.port) as held:
                await held.send(json.dumps({"t": "join", "code": server.codes[0], "seat": seat, "name": seat}))
                tokens.append((await _hear(held, "welcome"))["token"])
        await honest.send(json.dumps({"t": "join", "code": server.codes[0], "seat": "meridane", "name": "Ben"}))
        await _hear(honest, "welcome")
        await _command(chair, "start", table=1, empty="absent")
        await _command(chair, "extend", table=1, seconds=3000)
        drain = asyncio.create_task(_drain(chair))
        done = asyncio.Event()
        probe = asyncio.create_task(_probe(honest, waits, done))
        share = [frames[n::clients] for n in range(clients)]
        await asyncio.gather(*(_attack(server, tokens[n % 2], part, counts) for n, part in enumerate(share)))
        done.set()
        await probe
        drain.cancel()
    waits.sort()
    return {
        **counts,
        "honest_acts": float(len(waits)),
        "honest_p99_ms": _percentile(waits, 99),
        "honest_max_ms": waits[-1],
    }


async def _probe(held: ClientConnection, waits: list[float], done: asyncio.Event) -> None:
    while not done.is_set():
        identity = secrets.token_hex(6)
        before = time.perf_counter()
        act = {"verb": "say", "text": identity}
        await held.send(json.dumps({"t": "act", "id": identity, "at": [0, 1, "negotiation"], "act": act}))
        while json.loads(await held.recv()).get("id") != identity:
            pass
        waits.append((time.perf_counter() - before) * 1000)
        await asyncio.sleep(0.25)


async def _attack(server: Server, token: str, frames: list[str | bytes], counts: dict[str, float]) -> None:
    left = list(frames)
    while left:
        with suppress(ConnectionClosed, OSError):
            async with _line(server.port) as held:
                await held.send(json.dumps({"t": "hello", "token": token}))
                reader = asyncio.create_task(_count(held, counts))
                while left:
                    frame = left.pop()
                    counts["sent"] += 1
                    await held.send(frame if isinstance(frame, bytes) else frame.encode(errors="replace").decode())
                await held.send('{"t":"why","id":"the end","key":"tension"}')
                await asyncio.wait_for(reader, 300)
                return
        counts["cut"] += 1


async def _count(held: ClientConnection, counts: dict[str, float]) -> None:
    with suppress(ConnectionClosed):
        async for text in held:
            kind = json.loads(text)["t"]
            if kind == "no":
                counts["refused"] += 1
            elif kind in ("ok", "pong", "forecast", "welcome", "out"):
                counts["answered"] += 1
            elif kind == "why" and '"key":"tension"' in text:
                return


# --------------------------------------------------------------------------------------------------
# Kills


def kills(times: int = 50, seed: int = 0) -> dict[str, float]:
    """Kills the server during play so many times: confirmed acts that are lost, and acts that count twice."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), 1)
        server.start()
        confirmed: list[str] = []
        sent: list[str] = []
        try:
            reconnected = asyncio.run(_kills(server, times, random.Random(seed), confirmed, sent))
        finally:
            server.stop()
        entries = load_record(Path(folder) / "table-1.jsonl").entries
        ids = [entry.id.partition(":")[2] for entry in entries if entry.id]
        kept = set(ids)
        return {
            "kills": float(times),
            "confirmed": float(len(confirmed)),
            "lost": float(sum(identity not in kept for identity in confirmed)),
            "twice": float(len(ids) - len(kept)),
            "reconnected": float(reconnected),
            "log_lines": float(server.errors()),
        }


async def _kills(server: Server, times: int, luck: random.Random, confirmed: list[str], sent: list[str]) -> int:
    tokens: list[str] = []
    async with _line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await _hear(chair, "welcome")
        for seat in SEATS[:3]:
            async with _line(server.port) as held:
                await held.send(json.dumps({"t": "join", "code": server.codes[0], "seat": seat, "name": seat}))
                tokens.append((await _hear(held, "welcome"))["token"])
        await _command(chair, "start", table=1, empty="absent")
        await _command(chair, "extend", table=1, seconds=3600)
    reconnected = [0]
    done = asyncio.Event()
    work = [asyncio.create_task(_stubborn(server, token, confirmed, sent, reconnected, done)) for token in tokens]
    for _ in range(times):
        await asyncio.sleep(luck.uniform(0.15, 0.9))
        server.kill()
        await asyncio.to_thread(server.start)
    await asyncio.sleep(1)
    done.set()
    await asyncio.gather(*work)
    return reconnected[0]


async def _stubborn(
    server: Server, token: str, confirmed: list[str], sent: list[str], reconnected: list[int], done: asyncio.Event
) -> None:
    """Sends an act, again after every break, until it is confirmed; then the next."""
    waiting = ""
    while not done.is_set():
        with suppress(ConnectionClosed, InvalidHandshake, InvalidMessage, OSError, TimeoutError):
            async with _line(server.port) as held:
                await held.send(json.dumps({"t": "hello", "token": token}))
                await asyncio.wait_for(_hear(held, "welcome"), 5)
                reconnected[0] += 1
                while not done.is_set():
                    if not waiting:
                        waiting = secrets.token_hex(6)
                        sent.append(waiting)
                    act = {"verb": "say", "text": waiting}
                    await held.send(json.dumps({"t": "act", "id": waiting, "at": [0, 1, "negotiation"], "act": act}))
                    while True:
                        frame = json.loads(await asyncio.wait_for(held.recv(), 5))
                        if frame.get("id") == waiting:
                            break
                    if frame["t"] == "ok":
                        confirmed.append(waiting)
                        waiting = ""
                    await asyncio.sleep(0.21)
        await asyncio.sleep(0.05)


# --------------------------------------------------------------------------------------------------
# A lesson


def lesson(minutes: float = 45, tables: int = 4, every: float = 12) -> dict[str, float]:
    """A facilitator and students at human pace for a whole lesson: growth of memory, lines in the log."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), tables)
        server.start()
        try:
            return {**asyncio.run(_lesson(server, tables, minutes, every)), "log_lines": float(server.errors())}
        finally:
            server.stop()


async def _lesson(server: Server, tables: int, minutes: float, every: float) -> dict[str, float]:
    rounds = 8
    each = minutes * 60 / rounds / 2
    async with _line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await _hear(chair, "welcome")
        work = [
            asyncio.create_task(_pupil(server, table, seat, every)) for table in range(tables) for seat in SEATS[:4]
        ]
        await asyncio.sleep(2)
        await _command(
            chair, "lengths", table=0, negotiation=max(60, round(each * 1.5)), signals=max(20, round(each * 0.5))
        )
        await _command(chair, "start", table=0, empty="computer")
        memory = []
        until = time.monotonic() + minutes * 60
        while time.monotonic() < until:
            await asyncio.sleep(min(10, minutes * 6))
            memory.append(server.held())
            await _command(chair, "announce", table=0, text=f"{len(memory)} times ten seconds have gone by.")
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)
    third = max(1, len(memory) // 3)
    early, late = sum(memory[third : 2 * third]) / third, sum(memory[-third:]) / third
    acts = sum(len(load_record(server.folder / f"table-{n + 1}.jsonl").entries) for n in range(tables))
    return {"minutes": minutes, "acts": float(acts), "middle_mib": early, "end_mib": late, "peak_mib": server.memory()}


async def _pupil(server: Server, table: int, seat: str, every: float) -> None:
    luck = random.Random(f"{table}{seat}")
    parts: dict[str, Any] = {}
    async with _line(server.port) as held:
        await held.send(json.dumps({"t": "join", "code": server.codes[table], "seat": seat, "name": f"{seat}-{table}"}))
        while True:
            wait = luck.uniform(every * 0.4, every * 1.6)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    async for text in held:
                        frame = json.loads(text)
                        if frame["t"] == "page":
                            parts.update(frame["parts"])
            if not parts.get("clock", {}).get("started") or parts["head"]["outcome"]:
                continue
            head = parts["head"]
            act = _human(parts, seat, luck)
            at = [head["take"], head["round"], head["phase"]]
            await held.send(json.dumps({"t": "act", "id": secrets.token_hex(6), "at": at, "act": act}))


def _human(parts: dict[str, Any], seat: str, luck: random.Random) -> dict[str, Any]:
    """Something that a student might do now."""
    if parts["head"]["phase"] == "signals":
        return {"verb": "commit", "plan": {}}
    waiting = [offer["number"] for offer in parts["offers"] if offer["waits"]]
    kind = luck.randrange(8)
    if waiting and kind < 3:
        number = luck.choice(waiting)
        return {"verb": "accept", "offer": number} if luck.random() < 0.5 else {"verb": "decline", "offer": number}
    if kind < 5:
        return {"verb": "say", "text": "We could live with that, if somebody checked it.", "to": []}
    if kind < 7:
        other = luck.choice([s for s in SEATS if s != seat])
        own = [c["id"] for c in parts["sheet"]["concessions"] if c["giver"] == seat]
        clauses = [{"concession": luck.choice(own), "rounds": 3}]
        return {"verb": "offer", "text": {"signatories": sorted((seat, other)), "clauses": clauses}}
    return {"verb": "ready"}


# --------------------------------------------------------------------------------------------------
# The table of `overture bench`


@cache
def _measured() -> dict[str, float]:
    """One run of the load that the seminar must bear, for all rows."""
    if not Path("/proc/self/status").exists():
        raise Unmeasured("The server's memory is read from /proc, which this system has not.")
    return load(seconds=float(os.environ.get("OVERTURE_BENCH_SECONDS", "30")))


def _row(name: str, unit: str, aim: str, key: str, scale: float = 1) -> Row:
    return Row(name, unit, aim, lambda: _measured()[key] * scale)


ROWS: tuple[Row, ...] = (
    _row("60 seats at 12 tables: act to screen, 99th percentile", "ms", "at most 100", "act_to_screen_p99_ms"),
    _row("act to screen, median", "ms", "the less the better", "act_to_screen_p50_ms"),
    _row("act to screen beside a stalled client, 99th", "ms", "at most 100", "beside_a_stalled_client_p99_ms"),
    _row("act to the facilitator's screen, 99th", "ms", "at most 150", "act_to_overview_p99_ms"),
    _row("server memory at its peak", "MiB", "at most 192", "server_peak_mib"),
    _row("largest page of a seat", "kB", "at most 32", "largest_page_bytes", 0.001),
    _row("lines in the server's log", "lines", "0", "log_lines"),
)
