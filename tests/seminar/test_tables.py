"""A class plays over real sockets: joining, acting, the clock, the facilitator's hand, the debrief."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from classroom import Classroom, Device, classroom

from game.content import load_scenario
from game.delegates import DELEGATES, Delegate
from game.host.pace import Pace
from game.records import load_record
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.ready import Ready
from game.seminar import table as table_module
from game.seminar.seating import proposal, tables_for

OFFER = {
    "verb": "offer",
    "text": {"signatories": ["lindrow", "meridane"], "clauses": [{"concession": "consultation"}], "public": True},
}


def begin(room: Classroom, *seats: str, empty: str = "absent") -> tuple[Device, list[Device]]:
    chair = room.chair()
    devices = [room.seat(seat) for seat in seats]
    assert chair.do("start", empty=empty)["t"] == "ok"
    for device in devices:
        device.until("clock", lambda clock: clock["started"])
        device.until("head", lambda head: empty != "absent" or "absent" in head["seats"].values())
    return chair, devices


def test_an_act_reaches_the_others_and_only_them(room: Classroom) -> None:
    _, (ben, cleo, dan) = begin(room, "meridane", "lindrow", "tavenel")
    assert ben.act(OFFER)["t"] == "ok"
    (card,) = cleo.until("offers", lambda offers: offers)
    assert card["waits"]
    assert card["lines"][0]["text"].startswith("Meridane gives standing consultation")
    dan.settle()
    assert dan.parts["offers"] == []


def test_a_refusal_says_its_ground_and_carries_the_act_that_mends_it(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "orveld")
    text = {"signatories": ["meridane", "orveld"], "clauses": [{"concession": "assurance"}], "public": True}
    answer = ben.act({"verb": "offer", "text": text})
    assert (answer["t"], answer["code"]) == ("no", "talks-closed")
    assert answer["cure"]["label"] == "Change it so that it is confidential"
    assert ben.act(answer["cure"]["act"])["t"] == "ok"
    assert ben.act({"verb": "offer", "text": {**text, "clauses": [{"concession": "cap"}]}})["cure"]["use"]["move"]
    assert ben.act({"verb": "accept", "offer": 9})["cure"]["page"] == "offers"
    assert "cure" not in ben.act({"verb": "commit"})


def test_nobody_acts_before_the_start_or_while_the_clock_stands(room: Classroom) -> None:
    ben = room.seat("meridane")
    ben.until("head", lambda head: head)
    assert "has not begun" in ben.act({"verb": "ready"})["text"]
    chair = room.chair()
    chair.do("start", empty="absent")
    chair.do("pause")
    ben.until("clock", lambda clock: clock["started"] and not clock["running"])
    assert "stopped the clock" in ben.act({"verb": "ready"})["text"]


def test_a_late_act_is_for_the_round_it_was_meant_for(room: Classroom) -> None:
    chair, (ben, _) = begin(room, "meridane", "lindrow")
    meant = ben.at
    for _ in range(2):
        chair.end_phase()
    ben.until("head", lambda head: head["round"] == 2)
    assert "moved on" in ben.act({"verb": "ready"}, at=meant)["text"]
    assert not ben.parts["head"]["ready"]


def test_ending_a_phase_ends_the_one_that_was_meant(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    chair, (ben, cleo) = begin(room, "meridane", "lindrow")
    meant = ben.at
    for device in (ben, cleo):
        assert device.act({"verb": "ready"})["t"] == "ok"
    ben.until("head", lambda head: head["phase"] == "signals")
    assert "moved on by itself" in chair.do("end-phase", at={"1": meant})["text"]
    assert "reload the page" in chair.do("end-phase", at={"1": [0, 1]})["text"]
    assert "reload the page" in chair.do("end-phase", at="now")["text"]
    assert room.hub.tables[1].moment == (0, 1, "signals")
    monkeypatch.setattr(table_module, "TURN", 30)
    assert "only just begun" in chair.do("end-phase", at={"1": ben.at})["text"], "a double click is one press"
    room.let_time_pass(1)
    assert chair.do("end-phase", at={"1": ben.at})["moved"] == []
    assert room.hub.tables[1].moment == (0, 2, "negotiation")


def test_ending_the_phase_everywhere_leaves_a_table_that_moved_on(tmp_path: Path) -> None:
    with classroom(tmp_path, tables=2) as room:
        chair = room.chair()
        chair.do("start", table=0, empty="absent")
        meant = {"1": [0, 1, "negotiation"], "2": [0, 1, "negotiation"]}
        room.let_time_pass(1)
        chair.end_phase(2)
        assert chair.do("end-phase", table=0, at=meant)["moved"] == ["Table 2"]
        assert [table.moment for table in room.hub.tables.values()] == [(0, 1, "signals"), (0, 1, "signals")]


def test_a_repeated_act_counts_once_even_from_two_devices(room: Classroom) -> None:
    _, (ben, cleo) = begin(room, "meridane", "lindrow")
    for _ in range(3):
        assert ben.act({"verb": "say", "text": "once"}, id="the-same")["t"] == "ok"
    again = room.device()
    again.send({"t": "hello", "token": ben.token})
    again.until("head", lambda head: head)
    assert again.act({"verb": "say", "text": "once"}, id="the-same")["t"] == "ok"
    cleo.settle()
    said = [m["text"] for r in cleo.parts["rooms"] for m in r["messages"]]
    assert said == ["once"]


def test_the_last_seconds_are_for_signing_and_then_the_phase_ends(room: Classroom) -> None:
    chair, (ben, cleo) = begin(room, "meridane", "lindrow")
    assert ben.act(OFFER)["t"] == "ok"
    cleo.until("offers", lambda offers: offers)
    chair.do("extend", seconds=-360 + 30)
    assert "for signing" in ben.act({**OFFER, "text": {**OFFER["text"], "snapback": True}})["text"]
    assert cleo.act({"verb": "accept", "offer": 1})["t"] == "ok"
    chair.do("extend", seconds=-29)
    ben.until("head", lambda head: head["phase"] == "signals", timeout=4)


def test_an_undone_round_is_a_new_take(room: Classroom) -> None:
    chair, (ben, _) = begin(room, "meridane", "lindrow")
    chair.end_phase()
    chair.end_phase()
    ben.until("head", lambda head: head["round"] == 2)
    assert chair.do("undo", round=1)["t"] == "ok"
    head = ben.until("head", lambda head: head["take"] == 1)
    assert (head["round"], head["phase"]) == (1, "negotiation")
    record = room.hub.tables[1].session.path
    assert record is not None
    assert record.read_text().count('"verb":"end-phase"') == 2
    assert '"verb":"undo"' in record.read_text()


def test_a_computer_takes_an_absent_seat_and_gives_it_back(room: Classroom) -> None:
    chair, (ben, cleo) = begin(room, "meridane", "lindrow")
    cleo.close()
    chair.until("room-1", lambda r: next(s for s in r["seats"] if s["id"] == "lindrow")["here"] == 0)
    chair.do("seat", seat="lindrow", status="computer")
    ben.until("head", lambda head: head["seats"]["lindrow"] == "computer")
    back = room.device()
    back.send({"t": "hello", "token": cleo.token})
    back.until("head", lambda head: head)
    chair.do("seat", seat="lindrow", status="person")
    back.until("head", lambda head: head["seats"]["lindrow"] == "person")
    assert back.act({"verb": "say", "text": "I am back."})["t"] == "ok"


def test_a_delegation_shares_drafts_and_nobody_else_sees_them(room: Classroom) -> None:
    _, (ben, cleo) = begin(room, "meridane", "lindrow")
    mira = room.device()
    mira.send({"t": "join", "code": ben.code, "name": "Mira", "office": "negotiator"})
    mira.until("delegation", lambda d: len(d["members"]) == 2)
    ben.send({"t": "draft", "draft": OFFER})
    (draft,) = mira.until("delegation", lambda d: d["drafts"])["drafts"]
    assert draft["words"].startswith("Meridane gives standing consultation")
    cleo.settle()
    assert cleo.parts["delegation"]["drafts"] == []
    assert room.hub.tables[1].session.path is not None
    # A snapshot of the round names what everybody could give; no act that is kept does.
    kept = room.hub.tables[1].session.path.read_text().splitlines()
    assert not [line for line in kept if '"act":' in line and "consultation" in line]


def test_wrong_numbers_and_empty_fields_are_answered_in_the_words_of_the_page(room: Classroom) -> None:
    chair = room.chair()
    wish = {"scenario": "strait", "level": "standard", "minutes": 75, "rounds": 0}
    for students in (-1, 401, 1.5, "x", None):
        assert chair.do("lesson", **{**wish, "students": students})["text"].startswith("Type how many students")
    assert chair.do("lengths", negotiation=0, signals=60)["text"] == "Talks last 1 to 120 minutes."
    assert chair.do("inject", title=" ")["text"] == "Give the event a headline first."
    assert chair.do("announce", text="")["text"] == "Write what you want to say first."
    assert chair.do("lesson", **{**wish, "students": 10, "minutes": 19})["text"].startswith("A lesson takes 20 to 300")
    assert chair.do("lesson", **{**wish, "students": 10, "scenario": "nowhere"})["text"].startswith("Choose a case")


def test_an_office_is_held_to_its_acts(room: Classroom) -> None:
    _, (ben, _) = begin(room, "meridane", "lindrow")
    mira = room.device()
    mira.send({"t": "join", "code": ben.code, "name": "Mira", "office": "negotiator"})
    mira.until("head", lambda head: head)
    assert "may not do that" in mira.act({"verb": "ready"})["text"]


def test_the_debrief_opens_only_when_all_tables_have_ended(tmp_path: Path) -> None:
    with classroom(tmp_path, tables=2) as room:
        chair, (ben,) = begin(room, "meridane")
        chair.do("end", table=1)
        assert "Table 2 still plays" in chair.do("debrief", stage=0)["text"]
        ben.settle()
        assert ben.parts["debrief"] == {"stage": -1, "over": False}
        chair.do("end", table=2)
        assert ben.until("debrief", lambda d: d["over"]) == {"stage": -1, "over": True}
        for stage in range(9):
            assert chair.do("debrief", stage=stage)["t"] == "ok"
            shown = ben.until("debrief", lambda d, stage=stage: d["stage"] == stage)
            assert max(map(int, shown["pages"]), default=0) <= stage
        shown = ben.until("debrief", lambda d: "8" in d["pages"])
        scores, *_ = shown["pages"]["4"]["sections"]
        assert "stopped in round 1 of" in scores["entries"][0]["lines"][0]["text"]
        assert {row[3]["text"] for row in scores["table"]["rows"]} == {"–"}
        assert "stopped in round 1 of" in ben.parts["head"]["score"]
        assert "more than" not in ben.parts["head"]["score"]
        assert "heard far less" not in json.dumps(shown["pages"]["5"])
        assert len(scores["table"]["rows"]) == len(room.hub.scenario.setting.seats)
        assert "cannot be locked again" in chair.do("undo", round=1)["text"]


def test_reports_are_for_one_time_links_after_the_end(room: Classroom) -> None:
    chair, (ben,) = begin(room, "meridane")
    ben.send({"t": "report"})
    assert "open with the debrief" in ben.hear("no")["text"]
    chair.do("end")
    chair.do("debrief", stage=4)
    ben.until("debrief", lambda d: d["stage"] == 4)
    ben.send({"t": "report"})
    path = ben.hear("ticket")["path"]
    with urllib.request.urlopen(room.url + path) as answer:
        assert "Veil Strait" in answer.read().decode()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(room.url + path)
    for which, word in ((0, "Veil Strait"), (-1, "meridane")):
        chair.send({"t": "report", "table": which})
        with urllib.request.urlopen(room.url + chair.hear("ticket")["path"]) as answer:
            assert word in answer.read().decode()


def offered(ben: Device, to: str) -> int:
    """Ben's seat puts a text without clauses to another one; returns its number by Ben's count."""
    text = {"signatories": sorted([ben.parts["head"]["seat"], to]), "clauses": [], "public": True}
    assert ben.act({"verb": "offer", "text": text})["t"] == "ok"
    number: int = ben.until("offers", lambda offers: offers and offers[0]["status"] == "open")[0]["number"]
    return number


def test_a_refusal_and_a_last_signature_are_told(room: Classroom) -> None:
    _, (ben, eve) = begin(room, "meridane", "kessary")
    offered(ben, "kessary")
    there = eve.until("offers", lambda offers: bool(offers))[0]["number"]
    assert eve.act({"verb": "decline", "offer": there, "reason": "trust"})["t"] == "ok"
    card = ben.until("offers", lambda offers: offers[0]["status"] == "declined")[0]
    assert card["fate"].startswith("Kessary declines your offer: ")
    assert eve.until("offers", lambda offers: offers[0]["status"] == "declined")[0].get("fate") is None
    offered(ben, "kessary")
    there = eve.until("offers", lambda offers: offers[0]["status"] == "open")[0]["number"]
    assert eve.act({"verb": "accept", "offer": there})["t"] == "ok"
    for device, whose in ((ben, "Your offer"), (eve, "Meridane's offer")):
        cards = device.until("offers", lambda offers: any(o["status"] == "bound" for o in offers))
        assert {o.get("fate") for o in cards if o["status"] == "bound"} == {f"{whose} binds: all have signed."}


def test_the_projector_says_where_to_join_until_the_game_begins(room: Classroom) -> None:
    board = room.device()
    board.send({"t": "hello", "token": room.board})
    join = board.until("join", lambda j: True)
    assert join["codes"] == {"1": room.hub.codes[1]}
    assert join["join"] == room.hub.join_url
    begin(room, "meridane")
    board.until("clock-1", lambda clock: clock["started"])
    board.settle()
    assert "join" not in board.parts


def test_a_rehearsal_plays_to_its_end_alone(tmp_path: Path) -> None:
    with classroom(tmp_path, "first-readout", rehearse=True) as room:
        chair = room.chair()
        chair.do("start")
        chair.until("table-1", lambda table: table["outcome"], timeout=30)


def test_a_computer_that_fails_is_told_to_the_facilitator_and_the_log_and_silences_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        """Ends negotiation, and breaks on whatever it sees then."""

        def __init__(self, seat: str, private_seed: int) -> None:
            self.seat = seat

        def choose(self, view: View) -> Act | None:
            if view.table.phase == "negotiation" and not view.desk.ready:
                return Ready()
            raise IndexError("list index out of range")

    sound = DELEGATES["easy"]

    def seated(seat: str, private_seed: int) -> Delegate:
        return Broken(seat, private_seed) if seat == first else sound(seat, private_seed)

    first = load_scenario("ferry").setting.seats[0]
    monkeypatch.setitem(DELEGATES, "easy", seated)
    with classroom(tmp_path, "ferry", level="easy", rehearse=True, pace=Pace(0.1, 0.1, 0.1)) as room:
        chair = room.chair()
        chair.do("start")
        room_1 = chair.until("room-1", lambda table: table["trouble"], timeout=60)
        assert room_1["trouble"].endswith("Give the seat of Ebrany to a person, or let the table play on.")
        said = chair.until("class", lambda whole: any("failed in round" in line["text"] for line in whole["said"]))
        assert "The computer of Ebrany failed in round 1" in " ".join(line["text"] for line in said["said"])
        chair.until("table-1", lambda table: table["outcome"], timeout=60)
    logged = [record for record in caplog.records if "the delegate of ebrany broke" in record.getMessage()]
    assert logged
    assert logged[0].exc_info is not None


def test_what_a_computer_is_like_is_chosen_by_seat_for_tables_opened_from_now_on(room: Classroom) -> None:
    chair = room.chair()
    assert chair.do("like", seat="orveld", name="proud")["t"] == "ok"
    told = chair.until("class", lambda whole: any(each["like"] == "proud" for each in whole["likes"]))
    assert [each["id"] for each in told["likes"] if each["like"]] == ["orveld"]
    assert "proud" in {each["id"] for each in told["tempers"]}
    assert chair.do("open-table")["t"] == "ok"
    chair.until("class", lambda whole: len(whole["codes"]) == 2)
    first, second = (room.hub.tables[number].session.path for number in (1, 2))
    assert "orveld" not in load_record(first).header.delegates
    assert load_record(second).header.delegates["orveld"] == "standard-proud"
    assert chair.do("like", seat="orveld", name="humble")["t"] == "no"
    assert chair.do("like", seat="nowhere", name="proud")["t"] == "no"
    assert chair.do("like", seat="orveld", name="")["t"] == "ok"
    assert "orveld" not in room.hub.computers


def test_a_proposal_seats_everybody() -> None:
    setting = load_scenario("strait").setting
    for students in (1, 6, 23, 40, 97):
        found = proposal(setting, students, tables_for(setting, students))
        assert sum(sum(row["seats"].values()) for row in found["rows"]) == students
        assert max(max(row["seats"].values()) for row in found["rows"]) <= 3
        assert found["tables"] == len(found["rows"])
    assert proposal(setting, 1, 1)["text"].startswith("One student sits at one table")


def test_events_of_ones_own_move_only_what_they_may(room: Classroom) -> None:
    chair, (ben,) = begin(room, "meridane")
    effect = {"meter": "tension", "by": 7, "of": "all"}
    assert chair.do("inject", title="A storm", text="Ports close.", effects=[effect])["t"] == "ok"
    ben.until("meters", lambda m: m["tension"]["value"] == 57)
    assert chair.do("inject", title="No", effects=[{"meter": "progress", "by": 9, "of": "orveld"}])["t"] == "no"
    assert chair.do("announce", text="Two minutes more.")["t"] == "ok"
    ben.until("news", lambda n: any("Two minutes" in notice["text"] for notice in n["notices"]))


def test_a_stalled_phone_starves_nobody(room: Classroom) -> None:
    _, (ben, cleo) = begin(room, "meridane", "lindrow")
    stalled = room.device()
    stalled.send({"t": "hello", "token": cleo.token})
    for number in range(12):
        started = time.monotonic()
        assert ben.act({"verb": "say", "text": f"{number} " + "x" * 1500})["t"] == "ok"
        assert time.monotonic() - started < 4  # for ever, if anybody waited for the phone
        time.sleep(0.2)
    cleo.until("rooms", lambda rooms: (rooms[0]["messages"] or [{"text": ""}])[-1]["text"][:3] == "11 ")
