"""`overture host` in a process of its own, and connections to it, for the measures of the seminar."""

from __future__ import annotations

import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

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
            [sys.executable, "-c", call],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=Path.cwd(),
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

    def used(self) -> float:
        """Seconds of processor time that the process has used."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return 0.0
        parts = status.read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

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
async def line(port: int) -> AsyncIterator[ClientConnection]:
    """A connection as a browser opens it."""
    origin: Any = f"http://127.0.0.1:{port}"
    async with connect(f"ws://127.0.0.1:{port}/ws", origin=origin, compression=None, max_size=2**22) as held:
        yield held


async def hear(held: ClientConnection, kind: str) -> dict[str, Any]:
    """The next frame of a kind."""
    while True:
        frame: dict[str, Any] = json.loads(await held.recv())
        if frame["t"] == kind:
            return frame


async def command(held: ClientConnection, do: str, **more: Any) -> dict[str, Any]:
    """The answer to one of the facilitator's commands."""
    identity = secrets.token_hex(6)
    await held.send(json.dumps({"t": "chair", "id": identity, "do": do, **more}))
    while True:
        frame: dict[str, Any] = json.loads(await held.recv())
        if frame.get("id") == identity:
            return frame


async def drain(held: ClientConnection) -> None:
    """Reads whatever comes."""
    with suppress(ConnectionClosed):
        async for _ in held:
            pass


def percentile(waits: list[float], percent: int) -> float:
    """A percentile of sorted waits."""
    if not waits:
        return 0.0
    return waits[min(len(waits) - 1, len(waits) * percent // 100)]
