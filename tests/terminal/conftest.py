"""A keyboard for tests: lines go in, sentences come out, and computers that only say ready sit in the other seats."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.content import load_scenario
from game.delegates import DELEGATES
from game.present.adviser_mode import Help
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready
from game.session import Session
from game.terminal import Client, Console, Ear, Left
from game.terminal.loop import obey


class Silent:
    """A delegate that is ready at once and plans nothing."""

    def __init__(self, seat: str, private_seed: int) -> None:
        self.seat = seat

    def choose(self, view: View) -> Act | None:
        """Ready, or an empty plan."""
        if view.table.phase == "signals":
            return Commit() if view.desk.plan is None else None
        return None if view.desk.ready else Ready()


@dataclass
class Keyboard:
    """A game in progress and what it has said."""

    client: Client
    out: io.StringIO

    def types(self, *lines: str) -> str:
        """Types lines, and returns what was said in answer."""
        start = len(self.out.getvalue())
        for line in lines:
            obey(self.client, line)
            self.client.follow()
        return self.out.getvalue()[start:]

    @property
    def said(self) -> str:
        """Everything said so far."""
        return self.out.getvalue()


Sit = Callable[..., Keyboard]


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sit:
    """Sits down at a game: sit("strait", "meridane")."""
    monkeypatch.setitem(DELEGATES, "silent", Silent)

    def begin(
        scenario: str, *seats: str, seed: int = 1, level: str = "silent", adviser: Help = "full"
    ) -> Keyboard:
        people = dict.fromkeys(seats, "person")
        path = tmp_path / f"{scenario}-{seed}.jsonl"
        session = Session.start(load_scenario(scenario), seed, people, {"*": level}, path)
        out = io.StringIO()
        client = Client(session, seats, Console(out), Ear(io.StringIO()), adviser=adviser)
        client.begin()
        client.follow()
        return Keyboard(client, out)

    return begin


__all__ = ["Keyboard", "Left", "Silent", "Sit"]
