"""Codes, tokens, origins, limits and hostile frames."""

from __future__ import annotations

import json
import stat
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from classroom import Classroom, Device, classroom
from hostile import frames
from websockets.exceptions import ConnectionClosed, InvalidStatus

from game.seminar.frames import Refused, read
from game.seminar.limits import SOCKETS, Budget
from game.seminar.people import People


def said(device: Device, frame: object) -> str:
    device.send(frame)
    return str(device.hear("no")["text"])


def test_what_is_kept_opens_nothing(room: Classroom, tmp_path: Path) -> None:
    chair, ben = room.chair(), room.seat("meridane", "Ben")
    chair.do("start", empty="absent")
    ben.until("clock", lambda clock: clock["started"])
    assert ben.act({"verb": "say", "text": "Good morning."})["t"] == "ok"
    kept = tmp_path / "seats.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for path in tmp_path.iterdir():
        held = path.read_text(errors="replace")
        for secret in (chair.token, ben.token, ben.code, ben.code.replace("-", ""), room.board, room.hub.codes[1]):
            assert secret not in held, path.name


def test_the_facilitator_link_is_claimed_once(room: Classroom) -> None:
    chair = room.chair()
    assert "claimed by another device" in said(room.device(), {"t": "claim", "claim": room.claim})
    chair.until("class", lambda c: any("claimed or old" in line["text"] for line in c["said"]))
    link = chair.do("invite")["link"]
    second = room.device()
    second.send({"t": "claim", "claim": link.partition("#")[2]})
    assert second.hear("welcome")["role"] == "chair"


def test_wrong_foreign_and_old_tokens_are_refused(room: Classroom) -> None:
    ben = room.seat("meridane", "Ben")
    for token in ("", "x", ben.token[:-1], ben.token + "x", room.claim, ben.code, room.hub.codes[1]):
        assert said(room.device(), {"t": "hello", "token": token})
    seat = room.device()
    seat.send({"t": "hello", "token": ben.token})
    seat.until("head", lambda head: head)
    assert "Only the facilitator" in said(seat, {"t": "chair", "id": "a", "do": "end", "table": 1})
    board = room.device()
    board.send({"t": "hello", "token": room.board})
    board.until("cover", lambda cover: cover)
    act = {"t": "act", "id": "a", "at": [0, 1, "negotiation"], "act": {"verb": "ready"}}
    assert "Take a seat first" in said(board, act)


def test_codes_resist_guessing(room: Classroom) -> None:
    thief = room.device()
    for number in range(5):
        assert "No table has that code" in said(thief, {"t": "look", "code": f"AAAA-AAA{'BCDEF'[number]}"})
    assert "Too many wrong codes" in said(thief, {"t": "look", "code": room.hub.codes[1]})


def test_a_taken_seat_needs_its_own_code(room: Classroom) -> None:
    ben, chair = room.seat("meridane", "Ben"), room.chair()
    thief = room.device()
    join = {"t": "join", "code": room.hub.codes[1], "seat": "meridane", "name": "Eve"}
    assert "That seat is taken" in said(thief, join)
    chair.until("class", lambda c: any("is taken" in line["text"] for line in c["said"]))
    ben.settle()
    assert len(ben.parts["delegation"]["members"]) == 1


def test_a_takeover_is_seen_and_can_be_undone(room: Classroom) -> None:
    ben, chair = room.seat("meridane", "Ben"), room.chair()
    other = room.device()
    other.send({"t": "join", "code": ben.code, "name": "Ben"})
    other.hear("welcome")
    device = ben.hear("takeover")["device"]
    chair.until("class", lambda c: any("another device" in line["text"] and line["device"] for line in c["said"]))
    first = room.hub.people.devices_of(next(iter(room.hub.people.people)))[0].id
    assert "only devices that opened your seat after" in said(other, {"t": "revoke", "device": first})
    ben.send({"t": "revoke", "device": device})
    assert "shut out" in other.hear("out")["text"]
    new = ben.hear("code")["code"]
    assert new != ben.code
    assert "No table has that code" in said(room.device(), {"t": "join", "code": ben.code, "name": "Ben"})


FOREIGN = ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_another_site_cannot_open_the_socket(room: Classroom, origin: str) -> None:
    with pytest.raises(InvalidStatus):
        room.device(origin=origin)


def test_pages_are_strict_and_nothing_comes_from_elsewhere(room: Classroom) -> None:
    for path in ("/", "/seat", "/chair", "/board", "/check"):
        with urllib.request.urlopen(room.url + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            body = answer.read().decode()
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "set-cookie" not in {name.lower() for name in answer.headers}
        assert "http://" not in body
        assert "https://" not in body
    for path in ("/s/../seats.json", "/s/..%2fseats.json", "/s/fonts/..", "/s/emblems/../look.css", "/s/nothing.js"):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(room.url + path)


def test_limits(room: Classroom) -> None:
    chair, ben = room.chair(), room.seat("meridane")
    chair.do("start", empty="absent")
    ben.until("clock", lambda clock: clock["started"])
    assert "2000 characters" in ben.act({"verb": "say", "text": "x" * 2001})["text"]
    assert "64 KiB" in said(ben, json.dumps({"t": "ping", "x": "y" * 65_000}) + " " * 2000)
    answers = [ben.act({"verb": "say", "text": str(n)}) for n in range(12)]
    assert any("five acts a second" in a.get("text", "") for a in answers)
    ben.send("x" * 140_000)
    with pytest.raises(ConnectionClosed):
        ben.hear("never", timeout=3)


def test_whoever_uses_more_than_a_fair_share_waits() -> None:
    now = [0.0]
    budget = Budget(0.1, lambda: now[0])
    assert budget.spend(0.1) == 0
    assert budget.spend(0.05) == pytest.approx(0.5)
    now[0] = 0.5
    assert budget.spend(0.0) == pytest.approx(0)
    now[0] = 60
    assert budget.spend(0.1) == 0


def test_all_windows_of_a_person_share_one_budget_and_the_oldest_closes(room: Classroom) -> None:
    ben = room.seat("meridane", "Ben")
    others = [room.device() for _ in range(SOCKETS)]
    for other in others:
        other.send({"t": "hello", "token": ben.token})
        other.hear("welcome")
    assert "more than 6 windows" in ben.hear("closed")["text"]
    assert len({id(client.work) for client in room.hub.clients if client.person is not None}) == 1


def refused(frame: str | bytes) -> str:
    """The sentence that refuses a frame before anything looks at what it asks; empty if it is passed on."""
    if isinstance(frame, bytes):
        return ""
    try:
        read(frame)
    except Refused as refusal:
        return str(refusal)
    return ""


def test_hostile_frames_are_refused_with_a_sentence(room: Classroom) -> None:
    """A few hundred here; ten thousand in `game.bench.seminar`, which a person runs."""
    chair, ben, cleo = room.chair(), room.seat("meridane"), room.seat("lindrow")
    chair.do("start", empty="absent")
    ben.until("clock", lambda clock: clock["started"])
    before = room.hub.tables[1].session.truth()
    assert all(len(text) < 200 and text.endswith(".") for text in filter(None, map(refused, frames(400, seed=1))))
    for frame in frames(120, seed=2):
        if not isinstance(frame, str) or len(frame.encode(errors="replace")) < 65_000:
            ben.socket.send(frame if isinstance(frame, bytes) else frame.encode(errors="replace").decode())
    cleo.until("clock", lambda clock: clock["started"])
    assert cleo.act({"verb": "say", "text": "still here"})["t"] == "ok"
    assert room.hub.tables[1].session.truth().scenario is before.scenario


def test_what_was_forgotten_stays_forgotten(tmp_path: Path) -> None:
    people = People(tmp_path / "seats.json")
    person = people.enter(1, "meridane", "head", "Ben")
    token, device = people.new_device(person)
    again = People(tmp_path / "seats.json")
    assert again.person(token) == (person, device)
    again.shut_out(device)
    assert People(tmp_path / "seats.json").person(token) is None


def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair, ben = room.chair(), room.seat("meridane", "Ben")
        chair.do("start", empty="absent")
        ben.until("clock", lambda clock: clock["started"])
        assert ben.act({"verb": "say", "text": "before"}, id="one")["t"] == "ok"
    with classroom(tmp_path, None) as again:
        back = again.device()
        back.send({"t": "hello", "token": ben.token})
        back.until("rooms", lambda rooms: rooms[0]["messages"])
        assert back.act({"verb": "say", "text": "before"}, id="one")["t"] == "ok"
        assert back.act({"verb": "say", "text": "after"})["t"] == "ok"
        back.until("rooms", lambda rooms: [m["text"] for m in rooms[0]["messages"]] == ["before", "after"])
        desk = again.device()
        desk.send({"t": "hello", "token": chair.token})
        assert desk.hear("welcome")["role"] == "chair"
