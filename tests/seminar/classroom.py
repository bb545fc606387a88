"""A seminar in this process for tests: a server on a free port, and devices that speak to it over real sockets."""

from __future__ import annotations

import json
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from websockets.sync.client import ClientConnection, connect

from game.host.pace import AT_ONCE, Pace
from game.seminar.hosting import prepare, settings
from game.seminar.hub import Hub
from game.seminar.server import application

QUICK = AT_ONCE


@dataclass
class Classroom:
    """A running seminar and what its terminal would print."""

    hub: Hub
    port: int
    claim: str
    board: str

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def device(self, **options: Any) -> Device:
        return Device(self.port, **options)

    def await_line(self) -> None:
        """Waits until a page's line stands, which comes by itself some time after the page."""
        until = time.monotonic() + 20
        while not self.hub.clients and time.monotonic() < until:
            time.sleep(0.01)
        assert self.hub.clients, "no page has come to the server"

    def break_lines(self) -> None:
        """Every line breaks, as on a train: the server ends it."""
        for client in list(self.hub.clients):
            client.end()

    def let_time_pass(self, table: int) -> None:
        """A moment goes by at a table, so that the end of a phase is taken for no second click of a double one."""
        self.hub.tables[table]._turned = float("-inf")

    def chair(self) -> Device:
        device = self.device(room=self)
        device.send({"t": "claim", "claim": self.claim})
        device.token = device.hear("welcome")["token"]
        return device

    def seat(self, seat: str, name: str = "", table: int = 1, office: str = "head") -> Device:
        device = self.device()
        device.send({"t": "join", "code": self.hub.codes[table], "seat": seat, "office": office, "name": name or seat})
        welcome = device.hear("welcome")
        device.token, device.code = welcome["token"], welcome["code"]
        return device


@contextmanager
def classroom(
    folder: Path, scenario: str | None = "strait", *, tables: int = 1, level: str = "random", rehearse: bool = False,
    pace: Pace = QUICK,
) -> Iterator[Classroom]:  # fmt: skip
    """A seminar that runs while the block does."""
    hub, _ = prepare(scenario, tables, level, folder, rehearse, pace)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    hub.join_url = f"http://127.0.0.1:{port}/"
    server = uvicorn.Server(settings(application(hub)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    room = Classroom(hub, port, hub.people.new_claim(), hub.people.new_board())
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield room
    finally:
        server.should_exit = True
        thread.join(15)


@dataclass
class Device:
    """A browser without a screen: keeps the parts of its page, and every frame it was sent."""

    port: int
    room: Classroom | None = None
    token: str = ""
    code: str = ""
    origin: str = ""
    parts: dict[str, Any] = field(default_factory=dict)
    frames: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.socket: ClientConnection = connect(
            f"ws://127.0.0.1:{self.port}/ws", origin=self.origin or f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            max_size=2**22, compression=None, ping_interval=None, max_queue=None,
        ).__enter__()  # fmt: skip

    def send(self, frame: object) -> None:
        self.socket.send(frame if isinstance(frame, str) else json.dumps(frame))

    def read(self, timeout: float = 5) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(self.socket.recv(timeout))
        self.frames.append(frame)
        if frame["t"] == "page":
            self.parts.update(frame["parts"])
            for name in frame["gone"]:
                self.parts.pop(name, None)
        return frame

    def hear(self, kind: str, timeout: float = 5) -> dict[str, Any]:
        """The next frame of a kind; others are taken on the way."""
        until = time.monotonic() + timeout
        while True:
            frame = self.read(max(0.01, until - time.monotonic()))
            if frame["t"] == kind:
                return frame

    def answer(self, frame: dict[str, Any], timeout: float = 5) -> dict[str, Any]:
        """Sends a frame with an id and waits for its answer."""
        frame = {"id": secrets.token_hex(6), **frame}
        self.send(frame)
        until = time.monotonic() + timeout
        while True:
            found = self.read(max(0.01, until - time.monotonic()))
            if found["t"] in ("ok", "no") and found.get("id") == frame["id"]:
                return found

    def settle(self, quiet: float = 0.15) -> None:
        """Takes whatever comes until nothing comes."""
        while True:
            try:
                self.read(quiet)
            except TimeoutError:
                return

    def until(self, part: str, holds: Any, timeout: float = 10) -> Any:
        """Waits until a part of the page is as wished."""
        end = time.monotonic() + timeout
        while part not in self.parts or not holds(self.parts[part]):
            self.read(max(0.01, end - time.monotonic()))
        return self.parts[part]

    @property
    def at(self) -> list[Any]:
        head = self.parts["head"]
        return [head["take"], head["round"], head["phase"]]

    def act(self, act: dict[str, Any], **more: Any) -> dict[str, Any]:
        return self.answer({"t": "act", "at": self.at, "act": act, **more})

    def do(self, command: str, table: int = 1, **more: Any) -> dict[str, Any]:
        return self.answer({"t": "chair", "do": command, "table": table, **more})

    def end_phase(self, table: int = 1) -> dict[str, Any]:
        """Ends the phase of a table, as if a moment after it has begun."""
        assert self.room is not None
        self.room.let_time_pass(table)
        return self.do("end-phase", table)

    def close(self) -> None:
        self.socket.close()
