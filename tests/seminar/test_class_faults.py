"""Faults that a lesson showed: what is put is what was read, one member cannot fill the record, an undo is seen."""

from __future__ import annotations

import os
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, Device, classroom
from test_browsers import Screen, axe, take_seat, to_phase, unfold
from test_tables import OFFER, begin

from game.record import load_record
from game.seminar import table as table_module
from game.seminar.limits import ENTRY, SENT, Allowance
from game.seminar.people import People


def shoot(screen: Screen, name: str) -> None:
    if shots := os.environ.get("OVERTURE_SHOTS"):
        screen.page.screenshot(path=f"{shots}/{name}.png")


# -- what is put is what was read ------------------------------------------------------------------


def preview(device: Device, act: dict[str, Any]) -> dict[str, Any]:
    device.send({"t": "forecast", "n": 7, "verb": act["verb"], "act": act})
    return device.hear("forecast")


def test_the_server_refuses_what_was_not_read(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "lindrow")
    read = preview(ben, OFFER)["of"]
    other = {**OFFER, "text": {**OFFER["text"], "public": False}}
    nonsense = {**OFFER, "text": {**OFFER["text"], "clauses": [{"concession": "moon"}]}}
    for act in (other, nonsense):
        assert "not what the preview said" in ben.act(act, of=read)["text"]
    assert ben.act(OFFER, of=read, id="put")["t"] == "ok"
    assert ben.act(OFFER, of=read, id="put")["t"] == "ok", "sent again after a lost confirmation"


def test_the_server_refuses_a_plan_that_was_not_read(room: Classroom) -> None:
    chair, (ben, _) = begin(room, "meridane", "lindrow")
    chair.end_phase()
    ben.until("head", lambda head: head["phase"] == "signals")
    use = {"move": "exercise", "target": "lindrow", "intent": "home"}
    act = {"verb": "commit", "plan": {"moves": [use]}}
    read = preview(ben, act)["of"]
    other = {"verb": "commit", "plan": {"moves": [{**use, "intent": "pressure"}]}}
    assert "not what the preview said" in ben.act(other, of=read)["text"]
    assert ben.act(act, of=read)["t"] == "ok"


def test_a_choice_that_is_on_no_form_is_answered_in_a_sentence(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "lindrow")
    strange = (["with:atlantis", True], ["level:moon", 2], ["use:7:target", "lindrow"], ["x", 1], ["a"], [1, 2])
    for edits in (*([each] for each in strange), "b"):
        for verb in ("offer", "commit", "close", "nothing"):
            ben.send({"t": "forecast", "n": 3, "verb": verb, "act": None, "edits": edits})
            answer = ben.hear("forecast")
            assert "form" not in answer, edits
            assert answer["text"].endswith(".")
    assert "form" in preview(ben, OFFER)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_changed_draft_cannot_be_put_before_it_is_read(browser: Any, tmp_path: Path, width: int) -> None:
    """Compose, lose the line, swap a clause, press Put: nothing is sent but what was read."""
    with classroom(tmp_path) as room:
        cleo = room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=width, height=844)
        room.chair().do("start", empty="absent")
        to_phase([ben], 1, "negotiation")
        page = ben.page
        ben.tab("composer")
        page.locator(".seat-toggle", has_text="Lindrow").click()
        unfold(page, "#composer .giving")
        page.locator("#composer .level", has_text="standing consultation").click()
        page.locator("#composer .preview .read", has_text="standing consultation").wait_for()
        put = page.get_by_role("button", name="Put the offer")
        put.wait_for()
        assert put.is_enabled()
        ben.context.set_offline(True)
        page.evaluate("dispatchEvent(new Event('offline'))")
        unfold(page, "#composer .giving")
        page.locator("#composer .level", has_text="standing consultation").click()
        page.locator("#composer .level").nth(1).click()
        page.get_by_text("comes when the connection is back").or_(page.get_by_text("comes in a moment")).wait_for()
        assert put.is_disabled()
        shoot(ben, f"put-unread-{width}")
        ben.context.set_offline(False)
        page.wait_for_function("() => !document.querySelector('#composer .preview .main').disabled", timeout=40_000)
        sentence = page.locator("#composer .preview .read").inner_text()
        assert "standing consultation" not in sentence
        ben.press("Put the offer")
        (card,) = cleo.until("offers", lambda offers: offers)
        assert sentence == " ".join(line["text"] for line in card["lines"][:2])
        ben.context.close()


def test_what_waits_for_the_line_says_so(browser: Any, tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        cleo = room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=390, height=844)
        room.chair().do("start", empty="absent")
        to_phase([ben], 1, "negotiation")
        page = ben.page
        ben.tab("composer")
        page.locator(".seat-toggle", has_text="Lindrow").click()
        unfold(page, "#composer .giving")
        page.locator("#composer .level", has_text="standing consultation").click()
        page.locator("#composer .preview .read", has_text="standing consultation").wait_for()
        page.evaluate(
            "() => { const Real = WebSocket; window.WebSocket = class { constructor() { this.readyState = 3;"
            " setTimeout(() => this.onclose && this.onclose(), 20); } close() {} send() {} };"
            " Object.assign(WebSocket, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }); window.Real = Real; }"
        )
        for client in list(room.hub.clients):
            if client.person is not None and client.person.name == "Ben":
                client.end()
        page.locator("#lost").wait_for(state="visible")
        ben.press("Put the offer")
        words = "Sent when it is back: Your offer: Meridane gives standing consultation"
        page.locator("#lost", has_text=words).wait_for()
        shoot(ben, "waits-390")
        page.evaluate("() => { window.WebSocket = window.Real; }")
        (card,) = cleo.until("offers", lambda offers: offers, timeout=20)
        assert "standing consultation" in card["lines"][0]["text"]
        page.locator("#lost").wait_for(state="hidden")
        ben.context.close()


# -- one member's share of the record --------------------------------------------------------------


def test_one_member_cannot_fill_the_record_from_six_windows(room: Classroom, tmp_path: Path) -> None:
    chair, (ben, cleo) = begin(room, "meridane", "lindrow")
    windows = [ben]
    for _ in range(5):
        window = room.device()
        window.send({"t": "hello", "token": ben.token})
        window.until("clock", lambda clock: clock["started"])
        windows.append(window)
    said, refused = 0, ""
    end = time.monotonic() + 12
    while time.monotonic() < end and "wait" not in refused:
        for number, window in enumerate(windows):
            answer = window.act({"verb": "say", "text": f"{number}" * 2000})
            said += answer["t"] == "ok"
            refused = answer.get("text", "") if "much in a short" in answer.get("text", "") else refused
        time.sleep(0.2)
    assert "wait" in refused
    assert 10 <= said <= (SENT + 12 * 256) // (2000 + ENTRY)
    assert cleo.act({"verb": "say", "text": "Others go on."})["t"] == "ok"
    assert (tmp_path / "table-1.jsonl").stat().st_size < 600_000
    chair.do("end")
    assert load_record(tmp_path / "table-1.jsonl").entries


def test_an_allowance_comes_back_by_and_by() -> None:
    now = [0.0]
    allowance = Allowance(1000, 100, lambda: now[0])
    assert allowance.take(900) == 0
    assert allowance.take(600) == 5
    now[0] = 5.0
    assert allowance.take(600) == 0
    now[0] = 1000.0
    assert allowance.take(1001) > 0, "never more than it holds"


# -- what the facilitator does is seen -------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_an_undo_is_seen_and_announced(browser: Any, tmp_path: Path, width: int) -> None:
    with classroom(tmp_path) as room:
        chair = room.chair()
        room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=width, height=844)
        away = take_seat(browser, room, "tavenel", "Dan", width=width, height=844)
        chair.do("start", empty="absent")
        for _ in range(4):
            chair.end_phase()
        to_phase([ben, away], 3, "negotiation")
        ben.tab("ledger")
        url = away.page.url
        away.page.goto("about:blank")
        assert chair.do("undo", round=1)["t"] == "ok"
        note = ben.page.locator("#top .alert", has_text="went back to the start of round 1")
        note.wait_for()
        assert note.is_visible()
        ben.page.locator("#live", has_text="went back to the start").wait_for(state="attached")
        axe(ben)
        shoot(ben, f"undone-{width}")
        away.page.goto(url)
        away.page.locator("#top .alert", has_text="went back to the start of round 1").wait_for()
        ben.press("All right", "#top")
        note.wait_for(state="detached")
        for screen in (ben, away):
            screen.context.close()


def test_ending_a_phase_names_it_and_a_double_click_ends_one(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with classroom(tmp_path) as room:
        room.seat("meridane")
        chair = Screen(browser, f"{room.url}/chair#{room.claim}", 1280, 900)
        chair.press("Start all")
        one = "section[aria-label='One table in full']"
        button = chair.page.locator(one).get_by_role("button", name="End negotiation of round 1")
        chair.page.wait_for_timeout(1200)
        monkeypatch.setattr(table_module, "TURN", 30)  # however slow this machine is between two clicks
        room.hub.tables[1]._turned = float("-inf")
        box = button.bounding_box()
        assert box
        for wait in (0, 450, 450):
            chair.page.wait_for_timeout(wait)
            chair.page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
        chair.page.locator(one).get_by_role("button", name="End plans of round 1").wait_for()
        chair.page.wait_for_timeout(300)
        assert room.hub.tables[1].moment == (0, 1, "signals")
        shoot(chair, "end-phase-1280")
        chair.context.close()


# -- taken back ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_ready_and_a_plan_are_taken_back_in_the_browser(browser: Any, tmp_path: Path, width: int) -> None:
    with classroom(tmp_path) as room:
        chair, cleo = room.chair(), room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=width, height=844)
        chair.do("start", empty="absent")
        to_phase([ben], 1, "negotiation")
        ready = ben.page.locator("#top").get_by_role("button", name="Ready", exact=True)
        box = ready.bounding_box()
        assert box
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for _ in range(2):
            ben.page.mouse.click(*middle)
            ben.page.wait_for_timeout(350)
        cleo.until("head", lambda head: head["said"] == ["meridane"])
        shoot(ben, f"ready-{width}")
        ben.press("Not yet", "#top")
        cleo.until("head", lambda head: head["said"] == [])
        ready.wait_for()

        chair.end_phase()
        to_phase([ben], 1, "signals")
        ben.tab("plan")
        ben.page.get_by_label("Add Readout of support to the plan").click()
        ben.press("Commit the plan", "#plan")
        ben.page.get_by_role("heading", name="Your plan is committed").wait_for()
        cleo.until("head", lambda head: head["said"] == ["meridane"])
        shoot(ben, f"committed-{width}")
        ben.press("Take the plan back", "#plan")
        ben.page.get_by_label("Toward").wait_for()
        cleo.until("head", lambda head: head["said"] == [])
        ben.press("Commit the plan", "#plan")
        cleo.until("head", lambda head: head["said"] == ["meridane"])
        ben.context.close()
    verbs = [entry.action.verb for entry in load_record(tmp_path / "table-1.jsonl").entries]
    assert [verb for verb in verbs if verb in ("ready", "unready", "commit", "recall")] == [
        "ready", "unready", "commit", "recall", "commit",
    ]  # fmt: skip


# -- everybody has a row ---------------------------------------------------------------------------


def test_everybody_who_ever_sat_has_a_row_that_opens_in_excel(room: Classroom, tmp_path: Path) -> None:
    chair, (ben, _) = begin(room, "meridane", "lindrow")
    mute = room.device()
    mute.send({"t": "join", "code": ben.code, "name": "Zoë"})
    mute.hear("welcome")
    gone = room.seat("tavenel", "Dan")
    dan = next(p.id for p in room.hub.people.people.values() if p.name == "Dan")
    assert chair.do("dismiss", person=dan)["t"] == "ok"
    assert ben.act({"verb": "say", "text": "I speak."})["t"] == "ok"
    chair.do("end")
    chair.do("debrief", stage=4)
    chair.send({"t": "report", "table": -1})
    with urllib.request.urlopen(room.url + chair.hear("ticket", 20)["path"]) as answer:
        body = answer.read()
    assert body.startswith(b"\xef\xbb\xbf")
    rows = [line.split(",") for line in body.decode("utf-8-sig").splitlines()]
    people = {(row[1], row[2]) for row in rows[1:] if row[2]}
    assert people == {("meridane", "meridane"), ("meridane", "Zoë"), ("lindrow", "lindrow"), ("tavenel", "Dan")}
    assert len(rows) == 1 + 5 + 4
    assert gone.token
    assert {p.name for p in People(tmp_path / "seats.json").ever(1)} >= {"Dan", "Zoë"}
