"""Codes, tokens, origins, limits and hostile frames."""

from __future__ import annotations

import json
import logging
import socket
import stat
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from classroom import Classroom, Device, classroom
from starlette.requests import HTTPConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from game.bench.hostile import frames
from game.seminar import classroom as seminar_classroom
from game.seminar import connection_guard
from game.seminar.incoming_frames import Refused, read
from game.seminar.limits import DEVICES, SOCKETS, Budget
from game.seminar.people import People
from game.seminar.request_origin import address_of


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


def test_behind_a_proxy_every_phone_has_its_own_tries() -> None:
    def address(told: str, peer: str, *, proxied: bool) -> str:
        scope = {"type": "http", "headers": [(b"x-forwarded-for", told.encode())], "client": (peer, 1)}
        return address_of(HTTPConnection(scope), proxied=proxied)

    assert address("198.51.100.7", "127.0.0.1", proxied=True) == "198.51.100.7"
    assert address("1.2.3.4, 198.51.100.7", "127.0.0.1", proxied=True) == "198.51.100.7"
    assert address("nonsense", "127.0.0.1", proxied=True) == "127.0.0.1"
    assert address("198.51.100.7", "192.0.2.9", proxied=True) == "192.0.2.9"
    assert address("198.51.100.7", "127.0.0.1", proxied=False) == "127.0.0.1"


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
    assert ben.hear("revoked")["device"] == device
    chair.until("class", lambda c: all(not line["device"] for line in c["said"]))
    assert new != ben.code
    assert "No table has that code" in said(room.device(), {"t": "join", "code": ben.code, "name": "Ben"})


FOREIGN = ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]


def test_a_facilitator_can_shut_out_the_others(room: Classroom) -> None:
    thief, chair = room.chair(), room.device()
    chair.send({"t": "claim", "claim": room.hub.people.new_claim()})
    assert chair.hear("welcome")["role"] == "chair"
    chair.until("class", lambda c: c["chairs"] == 2)
    unclaimed = thief.do("invite")["link"].partition("#")[2]
    assert chair.do("only-me")["t"] == "ok"
    assert "shut out" in thief.hear("out")["text"]
    again = room.device()
    assert "not known" in said(again, {"t": "hello", "token": thief.token})
    assert "claimed by another device" in said(again, {"t": "claim", "claim": unclaimed})
    chair.until("class", lambda c: c["chairs"] == 1)


def test_leaving_closes_every_window_of_the_device(room: Classroom) -> None:
    ben = room.seat("meridane", "Ben")
    window = room.device()
    window.send({"t": "hello", "token": ben.token})
    window.hear("welcome")
    ben.send({"t": "leave"})
    for device in (ben, window):
        assert device.hear("out")["text"] == "This device has left the seat."
    assert "not known" in said(room.device(), {"t": "hello", "token": ben.token})


def test_whoever_is_taken_out_leaves_no_draft(room: Classroom) -> None:
    chair, ben = room.chair(), room.seat("meridane", "Ben")
    mira = room.device()
    mira.send({"t": "join", "code": ben.code, "name": "Mira"})
    mira.until("delegation", lambda d: len(d["members"]) == 2)
    ben.send({"t": "draft", "draft": {"verb": "commit", "plan": {}}})
    mira.until("delegation", lambda d: d["drafts"])
    person = next(p.id for p in room.hub.people.people.values() if p.name == "Ben")
    assert chair.do("dismiss", person=person)["t"] == "ok"
    mira.until("delegation", lambda d: not d["drafts"] and len(d["members"]) == 1)


def test_a_person_brings_in_a_bounded_number_of_devices(tmp_path: Path) -> None:
    people = People(tmp_path / "seats.json")
    person = people.enter(1, "meridane", "head", "Ben")
    for _ in range(DEVICES):
        people.new_device(person)
    with pytest.raises(Refused, match="20 devices"):
        people.new_device(person)


def test_nobody_pushes_news_out_of_the_facilitators_log(room: Classroom) -> None:
    chair, thief = room.chair(), room.device()
    for _ in range(9):
        assert said(thief, {"t": "claim", "claim": "guess"})
    chair.settle()
    assert sum("was refused" in line["text"] for line in chair.parts["class"]["said"]) == 1


def request(room: Classroom, text: str) -> bytes:
    with socket.create_connection(("127.0.0.1", room.port), timeout=5) as plain:
        plain.sendall(text.replace("\n", "\r\n").encode())
        answer = plain.recv(65536)
        plain.settimeout(0.2)
        with suppress(TimeoutError):
            answer += plain.recv(65536)  # a body may come in a packet of its own
        return answer


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "[", ""])
def test_the_server_does_not_go_by_other_names(room: Classroom, host: str) -> None:
    """DNS rebinding: a name of somebody else's that leads here would make that site's pages ours."""
    answer = request(room, f"GET /seat HTTP/1.1\nHost: {host}\n\n")
    assert answer.startswith(b"HTTP/1.1 421 ")
    assert b"does not go by that name: open http://127.0.0.1:" in answer
    upgrade = (
        f"GET /ws HTTP/1.1\nHost: {host}\nOrigin: http://{host}\nUpgrade: websocket\nConnection: Upgrade\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n\n"
    )
    assert request(room, upgrade).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("host", ["localhost:8765", "LOCALHOST", "192.0.2.2:8765", "[::1]:8765"])
def test_the_server_goes_by_addresses_in_figures(room: Classroom, host: str) -> None:
    assert request(room, f"GET /seat HTTP/1.1\nHost: {host}\n\n").startswith(b"HTTP/1.1 200 ")


def test_what_people_type_stays_text_everywhere(room: Classroom, tmp_path: Path) -> None:
    chair, ben, cleo = room.chair(), room.seat("meridane", "<img src=x onerror=a()>"), room.seat("lindrow", "=1+1")
    chair.do("start", empty="absent")
    ben.until("clock", lambda clock: clock["started"])
    escape = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e"
    assert ben.act({"verb": "say", "text": f"{escape}<script>alert(1)</script>"})["t"] == "ok"
    cleo.until("clock", lambda clock: clock["started"])
    assert cleo.act({"verb": "say", "text": "=HYPERLINK(1)"})["t"] == "ok"
    assert chair.do("announce", text=f"{escape}<i>now</i>")["t"] == "ok"
    assert chair.do("inject", title=f"{escape}<svg onload=a()>", text=escape)["t"] == "ok"
    assert chair.do("end")["t"] == "ok"
    assert chair.do("debrief", stage=4)["t"] == "ok"
    record = (tmp_path / "table-1.jsonl").read_text()
    assert "alert(1)" in record
    for sign in ("\\u001b", "\x1b", "\\u0007", "\\u009b", "\x9b", "\u202e", "\\u202e"):
        assert sign not in record
    bodies = {}
    for which in (1, 0, -1):
        chair.send({"t": "report", "table": which})
        with urllib.request.urlopen(room.url + chair.hear("ticket", 20)["path"]) as answer:
            bodies[which] = answer.read().decode()
            assert which == -1 or "script-src" not in answer.headers["Content-Security-Policy"]
    for markup in ("<img src=x", "<script>", "<svg onload", "<i>now"):
        assert markup not in bodies[1]
        assert markup not in bodies[0]
    assert "'=1+1" in bodies[-1]


def test_bytes_that_are_no_text_end_the_connection_and_fill_no_log(
    room: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("uvicorn.error")
    log.addHandler(caplog.handler)
    ben = room.device()
    ben.socket.send(b"\xff\xfe", text=True)
    with pytest.raises(ConnectionClosed):
        ben.hear("never")
    log.removeHandler(caplog.handler)
    assert caplog.records == []


def test_a_request_has_bounds(room: Classroom) -> None:
    with suppress(ConnectionError):
        answer = request(room, f"GET / HTTP/1.1\nHost: localhost\nX: {'y' * 2_000_000}\n\n")
        assert answer.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))
    assert request(room, "\x16\x03\x01 no request at all\n\n").startswith(b"HTTP/1.1 400 ")


def test_whoever_opens_connections_and_asks_for_nothing_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_guard, "PATIENCE", 0.3)
    monkeypatch.setattr(connection_guard, "OPEN_EACH", 30)
    with classroom(tmp_path) as room:
        drops = [socket.create_connection(("127.0.0.1", room.port), timeout=5) for _ in range(30)]
        drops[0].sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert request(room, "GET / HTTP/1.1\nHost: localhost\n\n").startswith(b"HTTP/1.1 200 ")  # the oldest made way
        time.sleep(0.5)
        for drop in drops:
            with drop, suppress(ConnectionResetError):
                assert drop.recv(100) == b""
        assert room.seat("meridane").token


def test_sockets_that_speak_for_nobody_make_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seminar_classroom, "CLIENTS_EACH", 4)
    with classroom(tmp_path) as room:
        ben = room.seat("meridane")
        for _ in range(5):
            room.device()
        assert room.seat("lindrow").token
        ben.send({"t": "ping"})
        assert ben.hear("pong")
        for seat in ("tavenel", "kessary"):
            room.seat(seat)
        with pytest.raises(InvalidStatus):
            room.device()


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
    """A few hundred here; ten thousand in `overture bench faults`."""
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
