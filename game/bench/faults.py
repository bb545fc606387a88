"""What must not hurt a class: hostile frames while a table goes on, one seat that sends as fast as it may, and a server
that is killed again and again.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import tempfile
import time
from collections.abc import Awaitable
from contextlib import suppress
from functools import cache
from pathlib import Path

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from game.bench.classroom import SEATS, Server, command, drain, hear, line, percentile
from game.bench.flooder import flooded
from game.bench.hostile import frames
from game.bench.row import Row
from game.record import load_record

ATTACKERS = ("orveld", "lindrow", "tavenel", "kessary")
BATCH = 25
LAST = 987654321
"""The number of the question that ends a batch."""
"""Frames that are sent without waiting."""


def hostile(count: int = 10_000, clients: int = 16, seed: int = 7) -> dict[str, float]:
    """Sends frames from several devices while a table goes on: what became of them, and how long others waited."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), 1)
        server.start()
        try:
            found = asyncio.run(_hostile(server, list(frames(count, seed)), clients))
            alive = server.process is not None and server.process.poll() is None
            return {
                **found,
                "alive": float(alive),
                "server_peak_mib": server.memory(),
                "log_lines": float(server.errors()),
            }
        finally:
            server.stop()


async def _hostile(server: Server, sent: list[str | bytes], clients: int) -> dict[str, float]:
    counts = {"sent": 0.0, "unanswered": 0.0, "refused": 0.0, "otherwise_answered": 0.0, "cut": 0.0}
    waits: list[float] = []
    async with line(server.port) as chair, line(server.port) as honest:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await hear(chair, "welcome")
        tokens = []
        for seat in ATTACKERS:
            async with line(server.port) as held:
                await held.send(json.dumps({"t": "join", "code": server.codes[0], "seat": seat, "name": seat}))
                tokens.append((await hear(held, "welcome"))["token"])
        await honest.send(json.dumps({"t": "join", "code": server.codes[0], "seat": "meridane", "name": "Ben"}))
        await hear(honest, "welcome")
        await command(chair, "start", table=1, empty="absent")
        await command(chair, "extend", table=1, seconds=3000)
        reading = asyncio.create_task(drain(chair))
        done = asyncio.Event()
        probe = asyncio.create_task(_probe(honest, waits, done))
        share = [sent[n::clients] for n in range(clients)]
        await asyncio.gather(*(_attack(server, tokens[n % len(tokens)], part, counts) for n, part in enumerate(share)))
        done.set()
        await probe
        reading.cancel()
    waits.sort()
    return {
        **counts,
        "honest_acts": float(len(waits)),
        "honest_p99_ms": percentile(waits, 99),
        "honest_max_ms": waits[-1],
    }


async def _probe(held: ClientConnection, waits: list[float], done: asyncio.Event, pause: float = 0.8) -> None:
    """Says something again and again, no more than one person may, and times how long it takes to be confirmed."""
    while not done.is_set():
        identity = secrets.token_hex(6)
        before = time.perf_counter()
        act = {"verb": "say", "text": identity}
        await held.send(json.dumps({"t": "act", "id": identity, "at": [0, 1, "negotiation"], "act": act}))
        while (frame := json.loads(await held.recv())).get("id") != identity:
            pass
        if frame["t"] == "ok":
            waits.append((time.perf_counter() - before) * 1000)
        await asyncio.sleep(pause)


async def _attack(server: Server, token: str, sent: list[str | bytes], counts: dict[str, float]) -> None:
    left = [sent[n : n + BATCH] for n in range(0, len(sent), BATCH)]
    while left:
        with suppress(ConnectionClosed, OSError):
            async with line(server.port) as held:
                await held.send(json.dumps({"t": "hello", "token": token}))
                while left:
                    batch = left.pop()
                    counts["sent"] += len(batch)
                    counts["unanswered"] += len(batch)
                    for frame in batch:
                        await held.send(frame if isinstance(frame, bytes) else frame.encode(errors="replace").decode())
                    await held.send(json.dumps({"t": "forecast", "n": LAST, "verb": "offer"}))
                    await asyncio.wait_for(_count(held, counts), 120)
                    counts["unanswered"] -= len(batch)
                return
        counts["cut"] += 1


async def _count(held: ClientConnection, counts: dict[str, float]) -> None:
    """Counts answers until the one that ends a batch, which shows that the server has dealt with all before it."""
    async for text in held:
        frame = json.loads(text)
        kind = frame["t"]
        if kind == "forecast" and frame["n"] == LAST:
            return
        if kind == "no":
            counts["refused"] += 1
        elif kind != "page":
            counts["otherwise_answered"] += 1


def flood(seconds: float = 600, windows: int = 6) -> dict[str, float]:
    """One seat sends the longest messages as fast as its windows may: what others wait, before and meanwhile, what it
    costs the server, what the record comes to.
    """
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), 1)
        server.start()
        try:
            found = asyncio.run(_flood(server, seconds, windows))
        finally:
            server.stop()
        path = Path(folder) / "table-1.jsonl"
        said = [e for e in load_record(path).entries if e.actor.seat == ATTACKERS[0]]
        return {**found, "kib": path.stat().st_size / 1024, "taken": float(len(said))}


async def _flood(server: Server, seconds: float, windows: int) -> dict[str, float]:
    async with line(server.port) as chair, line(server.port) as loud, line(server.port) as honest:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await hear(chair, "welcome")
        tokens = []
        for held, seat in ((loud, ATTACKERS[0]), (honest, "meridane")):
            await held.send(json.dumps({"t": "join", "code": server.codes[0], "seat": seat, "name": seat}))
            tokens.append((await hear(held, "welcome"))["token"])
        await command(chair, "start", table=1, empty="absent")
        await command(chair, "extend", table=1, seconds=3600)
        listening = [asyncio.create_task(drain(held)) for held in (chair, loud)]
        quiet, _ = await _probed(server, honest, asyncio.sleep(seconds / 4, 0))
        loud_waits, sent = await _probed(server, honest, flooded(server.port, tokens[0], seconds, windows))
        for task in listening:
            task.cancel()
    before = {f"{name}_before": value for name, value in quiet.items()}
    return {"sent": float(sent), **before, **loud_waits}


async def _probed(server: Server, honest: ClientConnection, work: Awaitable[int]) -> tuple[dict[str, float], int]:
    """How long an honest act takes while something goes on, and what share of a processor the server uses."""
    waits: list[float] = []
    done, used, begun = asyncio.Event(), server.used(), time.perf_counter()
    probe = asyncio.create_task(_probe(honest, waits, done, 1.2))
    result = await work
    done.set()
    await probe
    share = 100 * (server.used() - used) / (time.perf_counter() - begun)
    waits.sort()
    found = {"others": float(len(waits)), "p50_ms": percentile(waits, 50), "p99_ms": percentile(waits, 99)}
    return {**found, "max_ms": waits[-1], "server_percent": share}, result


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
    async with line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await hear(chair, "welcome")
        for seat in SEATS[:3]:
            async with line(server.port) as held:
                await held.send(json.dumps({"t": "join", "code": server.codes[0], "seat": seat, "name": seat}))
                tokens.append((await hear(held, "welcome"))["token"])
        await command(chair, "start", table=1, empty="absent")
        await command(chair, "extend", table=1, seconds=3600)
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
            async with line(server.port) as held:
                await held.send(json.dumps({"t": "hello", "token": token}))
                await asyncio.wait_for(hear(held, "welcome"), 5)
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


@cache
def _attacked() -> dict[str, float]:
    return hostile()


@cache
def _flooded() -> dict[str, float]:
    return flood()


@cache
def _killed() -> dict[str, float]:
    return kills()


ROWS: tuple[Row, ...] = (
    Row("hostile frames sent", "frames", "10,000", lambda: _attacked()["sent"]),
    Row("hostile frames without an answer", "frames", "0", lambda: _attacked()["unanswered"]),
    Row("an honest act meanwhile, 99th percentile", "ms", "at most 100", lambda: _attacked()["honest_p99_ms"]),
    Row("an honest act meanwhile, longest", "ms", "the less the better", lambda: _attacked()["honest_max_ms"]),
    Row("server alive afterwards", "1 or 0", "1", lambda: _attacked()["alive"]),
    Row("lines in the server's log", "lines", "0", lambda: _attacked()["log_lines"]),
    Row("ten minutes of one seat's messages, sent", "messages", "-", lambda: _flooded()["sent"]),
    Row("taken into the record, which opens", "messages", "the less the better", lambda: _flooded()["taken"]),
    Row("size of that record", "KiB", "at most 1024", lambda: _flooded()["kib"]),
    Row("others' acts before it, 99th percentile", "ms", "-", lambda: _flooded()["p99_ms_before"]),
    Row("others' acts meanwhile, 99th percentile", "ms", "at most 100", lambda: _flooded()["p99_ms"]),
    Row("of one processor the server used before it", "%", "-", lambda: _flooded()["server_percent_before"]),
    Row("of one processor the server used meanwhile", "%", "the less the better", lambda: _flooded()["server_percent"]),
    Row("kills during play", "kills", "50", lambda: _killed()["kills"]),
    Row("acts confirmed", "acts", "the more the better", lambda: _killed()["confirmed"]),
    Row("confirmed acts that were lost", "acts", "0", lambda: _killed()["lost"]),
    Row("acts that counted twice", "acts", "0", lambda: _killed()["twice"]),
)
