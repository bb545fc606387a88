"""The load that a seminar must bear: acts to every screen, with stalled clients about."""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import socket
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from game.bench.classroom import SEATS, Server, command, hear, line, percentile
from game.bench.row import Row, Unmeasured


@dataclass
class Tally:
    """What the screens of a load run saw."""

    sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    overview: list[float] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    stalled: tuple[str, ...] = ()
    joining: float = 0.0
    spent_before: float = 0.0
    spent: float = 0.0
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
            spent = (tally.spent - tally.spent_before) * 1000
            return {
                "acts": float(len(tally.sent)),
                "joining_s": tally.joining,
                "cpu_ms_an_act": spent / max(1, len(tally.sent)),
                "screens": float(len(waits)),
                "act_to_screen_p50_ms": percentile(waits, 50),
                "act_to_screen_p99_ms": percentile(waits, 99),
                "act_to_screen_max_ms": waits[-1],
                "beside_a_stalled_client_p99_ms": percentile(sorted(tally.beside), 99),
                "act_to_overview_p99_ms": percentile(sorted(tally.overview), 99),
                "server_peak_mib": server.memory(),
                "largest_page_bytes": float(tally.largest),
                "refused": float(tally.refused),
                "log_lines": float(server.errors()),
            }
        finally:
            server.stop()


async def _load(server: Server, seats: int, tables: int, seconds: float, every: float, stalled: int) -> Tally:
    tally = Tally()
    async with line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await hear(chair, "welcome")
        started, go, since = asyncio.Semaphore(0), asyncio.Event(), time.monotonic()
        work = [
            asyncio.create_task(_student(server, n // 5 % tables, SEATS[n % 5], tally, started, go, seconds, every, n))
            for n in range(seats)
        ]
        for _ in range(seats):
            await started.acquire()
        tally.joining = time.monotonic() - since
        tally.stalled = tuple(list(tally.tokens)[:stalled])
        sleepers = [await _sleeper(server, tally.tokens[table]) for table in tally.stalled]
        await command(chair, "lengths", table=0, negotiation=7200, signals=7200)
        await command(chair, "start", table=0, empty="absent")
        await command(chair, "lengths", table=0, negotiation=7200, signals=7200)
        await command(chair, "extend", table=0, seconds=3000)
        overview = asyncio.create_task(_overview(chair, tally))
        tally.spent_before = server.used()
        go.set()
        await asyncio.gather(*work)
        tally.spent = server.used()
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
    async with line(server.port) as held:
        frame = {"t": "join", "code": server.codes[table], "seat": seat, "office": "head", "name": f"s{number}"}
        await held.send(json.dumps(frame))
        tally.tokens[str(table)] = (await hear(held, "welcome"))["token"]
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
