"""Doors of the server: codes among guesses, a new facilitator link, a machine that slept, a line that is refused."""

from __future__ import annotations

import errno
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from classroom import Classroom, Device, classroom

from game.bench.classroom import Server
from game.seminar import classroom as seminar_classroom
from game.seminar.clock import Beat
from game.seminar.code_lookup import Guesses
from game.seminar.limits import GUESSES, PAUSE, TABLES, TRIES
from game.seminar.people import People
from game.seminar.tokens import CODE, LETTERS


def said(device: Device, frame: object) -> str:
    device.send(frame)
    return str(device.hear("no")["text"])


def look(device: Device, code: str) -> str:
    """The name of the table that a code opens, or the refusal."""
    device.send({"t": "look", "code": code})
    while True:
        frame = device.read()
        if frame["t"] in ("table", "no"):
            return str(frame.get("name") or frame["text"])


def guess(number: int) -> str:
    return "AAAA-AA" + LETTERS[number // 32 % 32] + LETTERS[number % 32]


@contextmanager
def thieves(room: Classroom, many: int) -> Iterator[list[str]]:
    """Devices at the class's own address that guess as fast as they are answered. Yields what they were told."""
    told: list[str] = []
    over = threading.Event()

    def steal(first: int) -> None:
        device = room.device()
        number = first * 1000
        while not over.is_set():
            number += 1
            device.send({"t": "look", "code": guess(number)})
            while not over.is_set():
                try:
                    told.append(device.hear("no", 0.2)["text"])
                    break
                except TimeoutError:
                    continue

    threads = [threading.Thread(target=steal, args=(n,), daemon=True) for n in range(many)]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        over.set()
        for thread in threads:
            thread.join(5)


def test_a_class_of_forty_behind_one_router_comes_in_while_others_guess(tmp_path: Path) -> None:
    with classroom(tmp_path) as room, thieves(room, 8) as told:
        while len(told) < 8 * TRIES:  # every one of them has used up its tries
            time.sleep(0.05)
        seats = room.hub.scenario.setting.seats
        codes: dict[str, str] = {}
        for number in range(40):
            seat = seats[number % len(seats)]
            device = room.device()
            assert "No table has that code" in look(device, guess(number)), "everybody mistypes once"
            code = codes.get(seat) or room.hub.codes[1]
            device.send({"t": "join", "code": code, "seat": seat, "name": f"Student {number}"})
            welcome = device.hear("welcome", PAUSE / 2)  # a right code does not wait for wrong ones
            codes.setdefault(seat, welcome["code"])
        assert len(room.hub.people.people) == 40


def test_guessing_is_hopeless_however_many_guess_at_once(room: Classroom) -> None:
    with thieves(room, 24) as told:
        time.sleep(3)
        assert len(told) <= 4 * GUESSES
    seats = TABLES * 8
    lesson = 3 * 3600 * GUESSES * (TABLES + seats) / len(LETTERS) ** CODE
    assert lesson < 1 / 20_000, "the chance to find any code of the largest class in three hours"


def test_wrong_codes_cost_a_device_more_and_more_and_a_right_one_nothing(room: Classroom) -> None:
    device = room.device()
    answers = [look(device, guess(n)) for n in range(TRIES)]
    assert "take" not in answers[0]
    assert answers[-1].endswith(f"Wrong codes take {PAUSE} seconds each from now on.")
    assert look(device, room.hub.codes[1]) == "Table 1"
    device.send({"t": "look", "code": guess(99)})
    with pytest.raises(TimeoutError):
        device.hear("no", 1)


def test_tries_come_back_after_a_minute() -> None:
    now = [0.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(TRIES):
        guesses.wrong()
    assert guesses.wait == PAUSE
    now[0] = 61.0
    assert guesses.wait == 0


def test_a_seat_code_from_before_a_restart_opens_among_guesses(tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        code = room.seat("meridane", "Ben").code
    with classroom(tmp_path, None) as room, thieves(room, 8):
        time.sleep(1)
        device = room.device()
        device.send({"t": "join", "code": code, "name": "Ben"})
        assert device.hear("welcome")["role"] == "seat"


def test_a_code_that_was_replaced_opens_nothing(tmp_path: Path) -> None:
    people = People(tmp_path / "seats.json")
    old = people.new_table_code(1)
    new = people.new_table_code(1)
    assert (people.known(old), people.known(new)) == (None, (1, ""))


def test_the_terminal_gives_a_new_facilitator_link_when_the_browser_is_gone(tmp_path: Path) -> None:
    server = Server(tmp_path, 1)
    server.start()
    try:
        assert server.process is not None
        first = Device(server.port)
        first.send({"t": "claim", "claim": server.claim})
        first.hear("welcome")
        first.close()
        gone = Device(server.port)
        assert "type link in the terminal" in said(gone, {"t": "claim", "claim": server.claim})
        assert server.process.stdin is not None
        assert server.process.stdout is not None
        for word in ("nonsense", "link"):
            server.process.stdin.write(f"{word}\n")
            server.process.stdin.flush()
        printed = [server.process.stdout.readline() for _ in range(5)]
        assert any("Type link and press Enter" in line for line in printed)
        (link,) = (line.split("/chair#")[1].strip() for line in printed if "/chair#" in line)
        again = Device(server.port)
        again.send({"t": "claim", "claim": link})
        assert again.hear("welcome")["role"] == "chair"
        again.until("class", lambda c: any("read from the terminal" in line["text"] for line in c["said"]))
        assert said(Device(server.port), {"t": "claim", "claim": link}), "it too is claimed once"
    finally:
        server.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process")
def test_a_laptop_that_slept_ends_no_phase(tmp_path: Path) -> None:
    server = Server(tmp_path, 1)
    server.start()
    try:
        assert server.process is not None
        chair, ben = Device(server.port), Device(server.port)
        chair.send({"t": "claim", "claim": server.claim})
        ben.send({"t": "join", "code": server.codes[0], "seat": "meridane", "name": "Ben"})
        token = ben.hear("welcome")["token"]
        assert chair.do("start", empty="absent")["t"] == "ok"
        assert chair.do("extend", seconds=5 - 360)["t"] == "ok"
        os.kill(server.process.pid, signal.SIGSTOP)
        time.sleep(12)
        os.kill(server.process.pid, signal.SIGCONT)
        back = Device(server.port)
        back.send({"t": "hello", "token": token})
        clock = back.until("clock", lambda clock: not clock["running"])
        assert clock["slept"]
        assert 1000 < clock["left"] < 5500
        assert back.at == [0, 1, "negotiation"]
        assert "the server slept" in back.act({"verb": "ready"})["text"].lower()
        chair.until("class", lambda c: any("The server slept for 1" in line["text"] for line in c["said"]))
        assert chair.do("resume")["t"] == "ok"
        back.until("clock", lambda clock: clock["running"] and not clock["slept"])
        back.until("head", lambda head: head["phase"] == "signals", timeout=30)
    finally:
        server.stop()


def test_a_beat_tells_what_either_clock_saw_and_forgives_a_late_one() -> None:
    now, wall = [0.0], [1000.0]
    beat = Beat(lambda: now[0], lambda: wall[0])
    for passed, slept, told in ((0.2, 0.2, (0, 0)), (1.9, 1.9, (0, 0)), (75, 75, (75, 75)), (0.2, 75, (0, 75))):
        now[0] += passed
        wall[0] += slept
        assert beat.gap() == pytest.approx(told)
    wall[0] -= 3600  # set back by hand
    assert beat.gap() == (0, 0)


def test_a_page_is_told_why_its_line_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(room: Classroom, origin: str) -> str:
        with urlopen(Request(f"{room.url}/reach", b"", {"Origin": origin})) as answer:
            return str(json.load(answer)["text"])

    with classroom(tmp_path) as room:
        assert told(room, room.url) == ""
        assert "--public-url" in told(room, "https://class.example.org")
        monkeypatch.setattr(seminar_classroom, "CLIENTS_EACH", 1)
        room.seat("meridane")
        assert "Too many devices" in told(room, room.url)


class Filter(BaseHTTPRequestHandler):
    """A proxy that lets pages through and refuses what it does not know."""

    behind = ""
    refuses = True

    def answer(self) -> None:
        if self.headers.get("Upgrade"):
            self.send_error(403)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))) if self.command == "POST" else None
        with urlopen(Request(self.behind + self.path, body)) as answer:
            held = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "Content-Security-Policy"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
        self.end_headers()
        self.wfile.write(held)

    do_GET = do_POST = answer  # noqa: N815 - the names that http.server calls

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def filtered(room: Classroom) -> Iterator[str]:
    """The class as it is reached through a proxy that passes no WebSocket."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("F", (Filter,), {"behind": room.url}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_behind_a_filter_is_told_the_way_out(browser: object, tmp_path: Path, width: int) -> None:
    with classroom(tmp_path) as room, filtered(room) as url:
        page = browser.new_page(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
        page.goto(url)
        note = page.locator("#lost")
        note.get_by_text("It comes back by itself").wait_for()
        note.get_by_text("refuses the live connection").wait_for(timeout=15_000)
        assert "comes back by itself" not in note.inner_text()
        assert "phone's hotspot" in note.inner_text()
        if shots := os.environ.get("OVERTURE_SHOTS"):
            page.screenshot(path=f"{shots}/filtered-{width}.png")
        page.close()


def test_the_self_test_names_what_is_in_the_way(browser: object, tmp_path: Path) -> None:
    with classroom(tmp_path) as room, filtered(room) as url:
        page = browser.new_page(viewport={"width": 390, "height": 800})  # type: ignore[attr-defined]
        page.goto(f"{url}/check")
        page.locator(".checks", has_text="refuses the live connection").wait_for(timeout=15_000)
        page.get_by_text("Something is missing").wait_for()
        assert "This browser is new enough" in page.locator(".checks").inner_text()
        page.goto(f"{room.url}/check")
        page.get_by_text("This device can take a seat").wait_for()
        page.close()


def test_who_comes_in_while_the_disk_is_full_has_no_seat_and_comes_in_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A seat was taken by nobody: whoever tried again was told that it is taken."""
    full = True

    def replace(one: Path, other: Path) -> None:
        if full and other.name == "seats.json":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(one, other)

    with classroom(tmp_path / "class") as room:
        real = os.replace
        monkeypatch.setattr("game.seminar.atomic_file.os.replace", replace)
        joining = {"t": "join", "code": room.hub.codes[1], "seat": "orveld", "name": "Ann"}
        claiming = {"t": "claim", "claim": room.claim}
        for frame in (joining, claiming, joining):
            assert "takes no more, so that was not done" in said(room.device(), frame)
        assert not list(room.hub.people.ever(1))
        full = False
        for frame in (joining, claiming):
            device = room.device()
            device.send(frame)
            assert device.hear("welcome")["token"]
        assert [person.name for person in room.hub.people.ever(1)] == ["Ann"]
