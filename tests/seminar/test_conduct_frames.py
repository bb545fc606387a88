"""Frames of a class in twin worlds: what two seats and the projector are sent while others deal and break in secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, Device, classroom

from game.rules.model.room import Deal
from game.seminar import classroom as class_room

SEATS = ("orveld", "meridane", "lindrow", "tavenel", "kessary")
TEXT = {"signatories": ["lindrow", "meridane"], "clauses": [{"concession": "consultation"}], "public": False}
PUBLIC = {"signatories": ["kessary", "meridane"], "clauses": [{"concession": "enforcement"}]}
ROUNDS = 3


class Watched:
    """A class with a person in every seat. What watchers are sent is kept act by act, times apart."""

    def __init__(self, room: Classroom, watchers: tuple[str, ...]) -> None:
        chair = room.chair()
        self.room = room
        self.seats = {seat: room.seat(seat) for seat in SEATS}
        self.board = room.device()
        self.board.send({"t": "hello", "token": room.board})
        chair.do("start", empty="absent")
        self.watching: dict[str, Device] = {seat: self.seats[seat] for seat in watchers} | {"projector": self.board}
        self._settle()
        self.sent: dict[str, list[Any]] = {name: [] for name in self.watching}
        self._taken = {name: len(device.frames) for name, device in self.watching.items()}

    def act(self, seat: str, act: dict[str, Any]) -> dict[str, Any]:
        """One act, with everything that it leads to."""
        answer = self.seats[seat].act(act)
        self._settle()
        for name, device in self.watching.items():
            fresh = device.frames[self._taken[name] :]
            self._taken[name] = len(device.frames)
            self.sent[name] += [_timeless(frame) for frame in fresh if frame["t"] != "pong"]
        return answer

    def round(self, plans: dict[str, dict[str, Any]]) -> None:
        for seat in SEATS:
            self.act(seat, {"verb": "say", "text": f"{seat} has the floor"})
        for verb in ("ready", "commit"):
            for seat in SEATS:
                act = {"verb": "ready"} if verb == "ready" else {"verb": "commit", "plan": plans.get(seat, {})}
                assert self.act(seat, act)["t"] == "ok"

    def deal(self, text: dict[str, Any]) -> None:
        """The first signatory puts a text and the other signs it."""
        author, other = text["signatories"]
        assert self.act(author, {"verb": "offer", "text": text})["t"] == "ok"
        number = self.seats[other].parts["offers"][0]["number"]
        assert self.act(other, {"verb": "accept", "offer": number})["t"] == "ok"

    def deals(self) -> list[Deal]:
        state = self.room.hub.tables[1].session.truth()
        return [*state.table.deals, *(deal for room in state.rooms.values() for deal in room.deals)]

    def _settle(self) -> None:
        """Takes all that was sent: a page that is due is sent after the first pong at the latest, before the second."""
        for device in (*self.seats.values(), self.board):
            for _ in range(2):
                device.send({"t": "ping"})
                device.hear("pong", 30)


def _timeless(frame: dict[str, Any]) -> dict[str, Any]:
    """A frame without ids and clocks: those differ from class to class."""
    parts = {
        name: {k: v for k, v in part.items() if k not in ("ends", "left")} if name.startswith("clock") else part
        for name, part in frame.get("parts", {}).items()
    }
    return {**{key: value for key, value in frame.items() if key != "id"}, "parts": parts}


def frames(
    folder: Path, watchers: tuple[str, ...], play: Callable[[Watched, int], dict[str, dict[str, Any]]]
) -> tuple[dict[str, list[Any]], list[Deal]]:
    """What the watchers are sent in a class where `play` acts in each round and says what is planned."""
    with classroom(folder) as room:
        class_ = Watched(room, watchers)
        for number in range(1, ROUNDS + 1):
            class_.round(play(class_, number))
        return class_.sent, class_.deals()


@pytest.fixture(autouse=True)
def one_luck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twin worlds have the same luck. With this seed nothing leaks, and only Lindrow takes notice of a breach."""
    monkeypatch.setattr(class_room.secrets, "randbits", lambda bits: 4)


def breaks(deal: str) -> dict[str, dict[str, Any]]:
    return {"meridane": {"breaches": [deal]}}


def test_a_class_is_sent_the_same_whether_two_deal_in_secret_or_not(tmp_path: Path) -> None:
    """Signed in the first round, broken in the next two, and the one to whom it was broken finds out."""

    def secretly(class_: Watched, number: int) -> dict[str, dict[str, Any]]:
        if number == 1:
            class_.deal(TEXT)
            return {}
        return breaks(next(deal.id for deal in class_.deals()))

    sent, deals = frames(tmp_path / "secret", ("orveld", "tavenel"), secretly)
    plain, none = frames(tmp_path / "plain", ("orveld", "tavenel"), lambda class_, number: {})
    assert [deal.status for deal in deals] == ["in force"]
    assert deals[0].breaches
    assert not none
    assert sent == plain
    assert all(len(told) > 3 * ROUNDS for told in plain.values())


def test_a_class_is_sent_the_same_whether_a_promise_is_kept_or_broken_unseen(tmp_path: Path) -> None:
    """Enforcement is broken unseen: whoever lives under restrictions may feel it, nobody else."""

    def world(folder: str, *, broken: bool) -> tuple[dict[str, list[Any]], list[Deal]]:
        def conduct(class_: Watched, number: int) -> dict[str, dict[str, Any]]:
            if number == 1:
                class_.deal(PUBLIC)
                return {}
            return {"kessary": {"breaches": ["deal-1"]}} if broken and number == 2 else {}

        return frames(tmp_path / folder, ("lindrow", "meridane"), conduct)

    kept, _ = world("kept", broken=False)
    sent, deals = world("broken", broken=True)
    assert deals[0].status == "in force"
    assert not deals[0].breaches
    assert sent == kept
