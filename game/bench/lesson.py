"""A whole lesson at human pace: does memory grow, does anything stand in the log?"""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from game.bench.classroom import SEATS, Server, command, hear, line
from game.bench.row import Row
from game.content import load_scenario
from game.record import load_record
from game.rules.model.setting import Setting


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
    async with line(server.port) as chair:
        await chair.send(json.dumps({"t": "claim", "claim": server.claim}))
        await hear(chair, "welcome")
        work = [
            asyncio.create_task(_pupil(server, table, seat, every)) for table in range(tables) for seat in SEATS[:4]
        ]
        await asyncio.sleep(2)
        await command(
            chair, "lengths", table=0, negotiation=max(60, round(each * 1.5)), signals=max(20, round(each * 0.5))
        )
        await command(chair, "start", table=0, empty="computer")
        memory = []
        until = time.monotonic() + minutes * 60
        while time.monotonic() < until:
            await asyncio.sleep(min(10, minutes * 6))
            memory.append(server.held())
            await command(chair, "announce", table=0, text=f"{len(memory)} times ten seconds have gone by.")
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
    async with line(server.port) as held:
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
            act = human_act(parts, seat, luck)
            at = [head["take"], head["round"], head["phase"]]
            await held.send(json.dumps({"t": "act", "id": secrets.token_hex(6), "at": at, "act": act}))


@cache
def _setting() -> Setting:
    return load_scenario("strait").setting


def human_act(parts: dict[str, Any], seat: str, luck: random.Random) -> dict[str, Any]:
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
        own = [each.id for each in _setting().given_by[seat]]
        clauses = [{"concession": luck.choice(own), "rounds": 3}]
        return {"verb": "offer", "text": {"signatories": sorted((seat, other)), "clauses": clauses}}
    return {"verb": "ready"}


@cache
def _taught() -> dict[str, float]:
    return lesson(float(os.environ.get("OVERTURE_BENCH_MINUTES", "45")))


ROWS: tuple[Row, ...] = (
    Row("a lesson at four tables: acts", "acts", "the more the better", lambda: _taught()["acts"]),
    Row("server memory in the middle third", "MiB", "at most 192", lambda: _taught()["middle_mib"]),
    Row("server memory in the last third", "MiB", "as in the middle", lambda: _taught()["end_mib"]),
    Row("lines in the server's log", "lines", "0", lambda: _taught()["log_lines"]),
)
