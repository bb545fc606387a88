"""What leaves the server: for a seat a function of its View, its drafts and the clock; for the projector the table."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from classroom import classroom

from game.content import load_scenario
from game.rules.reducer import view
from game.seminar.pages.public import public_table
from game.seminar.pages.seat import SeatPages, whole
from game.seminar.pages.sheet import cover, sheet
from game.session import Session


@pytest.mark.parametrize("seed", range(3))
def test_a_page_is_a_function_of_the_view(seed: int) -> None:
    """Kept parts equal parts made anew, at every step of a random game, which fills pages more than people ever do."""
    session = Session.start(load_scenario("strait"), seed, {}, {"*": "random"})
    pages = SeatPages()
    steps = 0
    while session.step() is not None:
        steps += 1
        for seat in session.setting.seats if steps % 6 == 0 else ():
            kept, fresh = pages.parts(session.view(seat)), whole(session.view(seat))
            assert kept == fresh
            assert sum(len(part.encode()) for part in fresh.values()) <= 36 * 1024


def test_the_projector_is_made_of_the_public_table_alone() -> None:
    """Two games that differ in everything private but not in the table show the same projector page."""
    session = Session.start(load_scenario("strait"), 5, {}, {"*": "random"})
    for _ in range(200):
        if session.step() is None:
            break
    state = session.truth()
    shown = public_table(session.setting, state.table)
    for seat in session.setting.seats:
        desk = view(state, seat).desk
        for worth in set(desk.worths.values()):
            assert f": {worth}," not in json.dumps(shown) or abs(worth) <= 100
    words = json.dumps(shown)
    for mandate in state.scenario.mandates.values():
        assert not any(line in words for line in mandate.brief.split(". ") if len(line) > 40)
    private = [m.text for r in state.rooms.values() if len(r.members) < 5 for m in r.messages if len(m.text) > 5]
    assert not any(text in words for text in private)


def test_what_a_socket_was_sent_is_what_its_view_holds(tmp_path: Path) -> None:
    """Every frame of a seat and of the projector in a random game is recorded and compared with what it may hold."""
    luck = random.Random(4)
    with classroom(tmp_path) as room:
        chair = room.chair()
        devices = {seat: room.seat(seat) for seat in ("orveld", "meridane", "lindrow")}
        board = room.device()
        board.send({"t": "hello", "token": room.board})
        chair.do("start", empty="computer")
        table = room.hub.tables[1]
        for _ in range(30):
            seat = luck.choice(list(devices))
            _random_act(devices[seat], luck)
            if luck.random() < 0.2:
                chair.end_phase()
        chair.do("pause")
        for seat, device in devices.items():
            device.settle()
            expected = {name: json.loads(part) for name, part in whole(table.view(seat)).items()}
            assert {name: device.parts[name] for name in expected} == expected
            assert device.parts["sheet"] == json.loads(json.dumps(sheet(room.hub.scenario.setting)))
            assert set(device.parts) == {*expected, "sheet", "clock", "delegation", "debrief", "next"}
            assert device.parts["debrief"] == {"stage": -1, "over": False}
            assert {f["t"] for f in device.frames} <= {"welcome", "page", "ok", "no"}
        board.settle()
        assert set(board.parts) == {"cover", "table-1", "clock-1"}
        assert board.parts["cover"] == json.loads(json.dumps(cover(room.hub.scenario.setting)))
        assert board.parts["table-1"] == json.loads(json.dumps(public_table(table.session.setting, table.shown.table)))


def _random_act(device: Any, luck: random.Random) -> None:
    device.settle(0.02)
    waiting = [offer["number"] for offer in device.parts["offers"] if offer["waits"]]
    kind = luck.randrange(4)
    if device.parts["head"]["phase"] == "signals":
        device.act({"verb": "commit", "plan": {}})
    elif kind == 0 and waiting:
        device.act({"verb": "accept", "offer": luck.choice(waiting)})
    elif kind == 1:
        others = [s["id"] for s in device.parts["sheet"]["seats"] if s["id"] != device.parts["head"]["seat"]]
        device.act({"verb": "say", "text": f"word {luck.random()}", "to": luck.sample(others, luck.randrange(3))})
    elif kind == 2:
        me = device.parts["head"]["seat"]
        own = [each.id for each in load_scenario("strait").setting.given_by[me]]
        other = luck.choice([s["id"] for s in device.parts["sheet"]["seats"] if s["id"] != me])
        text = {"signatories": sorted((me, other)), "clauses": [{"concession": luck.choice(own)}]}
        device.act({"verb": "offer", "text": text})
    else:
        device.send({"t": "draft", "draft": None})


def test_an_act_that_a_seat_cannot_see_sends_it_nothing(tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair = room.chair()
        ben, cleo, dan = room.seat("meridane"), room.seat("lindrow"), room.seat("tavenel")
        chair.do("start", empty="absent")
        ben.until("clock", lambda clock: clock["started"])
        for device in (ben, cleo, dan):
            device.settle(0.3)
        before = len(dan.frames)
        assert ben.act({"verb": "say", "text": "between us", "to": ["lindrow"]})["t"] == "ok"
        cleo.until("rooms", lambda rooms: len(rooms) == 2)
        dan.settle(0.4)
        assert len(dan.frames) == before
