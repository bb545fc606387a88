"""A lesson in a class: tables for the students, another case before the start, a timetable, the end of all together."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from classroom import Classroom, classroom

from game.content import ScenarioError, load_lengths, load_scenario
from game.seminar.hosting import Wrong, prepare
from game.seminar.lesson import Wishes

WISH = {"students": 30, "minutes": 75, "rounds": 0, "scenario": "strait", "level": "standard"}


def test_the_strait_is_played_in_the_lengths_it_bears() -> None:
    assert load_lengths("strait") == (5, 6, 8)
    short, long = load_scenario("strait", 5), load_scenario("strait")
    assert (short.setting.rounds, long.setting.rounds) == (5, 8)
    assert short.mandates["orveld"].walk_away != long.mandates["orveld"].walk_away
    with pytest.raises(ScenarioError, match="played in 5, 6 or 8 rounds"):
        load_scenario("strait", 7)
    with pytest.raises(ScenarioError, match="played in 4 rounds"):
        load_scenario("ferry", 5)


def test_students_and_minutes_make_tables_rounds_and_phases(tmp_path: Path) -> None:
    hub, notes = prepare("strait", None, None, tmp_path, False, wishes=Wishes(30, 75))
    assert (len(hub.tables), hub.scenario.setting.rounds) == (4, 6)
    assert any("75 minutes" in note and "debrief from minute 55" in note for note in notes)
    with pytest.raises(Wrong, match="do not fit into 20 minutes"):
        prepare("strait", None, None, tmp_path / "other", False, wishes=Wishes(30, 20, 8))


def test_a_lesson_is_set_on_the_page_and_people_keep_their_seats(room: Classroom) -> None:
    chair, ben = room.chair(), room.seat("meridane", "Ben")
    chair.until("lesson", lambda told: told["cases"])
    assert chair.do("lesson", **WISH)["t"] == "ok"
    assert chair.until("lesson", lambda told: told["plan"])["plan"]["rounds"] == 6
    assert len(room.hub.tables) == 4
    assert ben.until("head", lambda head: head["rounds"] == 6)["seats"]["meridane"] == "person"
    refused = chair.do("lesson", **{**WISH, "scenario": "ferry"})
    assert refused["text"].startswith("Ben would have no seat in ")
    assert chair.do("lesson", **{**WISH, "students": 5, "level": "easy"})["t"] == "ok"
    assert (len(room.hub.tables), room.hub.level) == (1, "easy")
    assert chair.do("start", empty="computer")["t"] == "ok"
    assert "has begun" in chair.do("lesson", **WISH)["text"]
    assert ben.act({"verb": "say", "text": "Good morning."})["t"] == "ok"


def test_another_case_before_the_start_needs_no_restart(room: Classroom) -> None:
    chair = room.chair()
    assert chair.do("lesson", **{**WISH, "scenario": "ferry", "students": 4})["t"] == "ok"
    assert chair.until("cover", lambda cover: cover["id"] == "ferry")["rounds"] == 4
    ann = room.seat(next(iter(room.hub.scenario.setting.seats)), "Ann")
    assert ann.until("head", lambda head: head["rounds"] == 4)


def test_phases_follow_the_timetable_and_a_restart_keeps_it(tmp_path: Path) -> None:
    with classroom(tmp_path) as room:
        chair, _ = room.chair(), room.seat("meridane")
        chair.do("lesson", **{**WISH, "students": 5})
        lesson = room.hub.lesson
        assert lesson is not None
        plan = lesson.plan
        lesson.began = time.time() - plan.starts
        chair.do("start", empty="absent")
        table = room.hub.tables[1]
        assert abs(table.clock.left - plan.negotiation) < 10
        lesson.shift(-15)
        chair.end_phase()
        assert table.clock.length["signals"] < plan.signals
        chair.do("shift", minutes=-25)
        chair.until("lesson", lambda told: told["late"].get("1"))
        chair.do("lengths", negotiation=300, signals=100)
        chair.end_phase()
        assert abs(table.clock.left - 300) < 5, "what is set by hand stays"
    with classroom(tmp_path, None) as room:
        assert room.hub.lesson is not None
        assert room.hub.lesson.plan == plan


def test_empty_tables_wait_are_closed_and_all_end_together(tmp_path: Path) -> None:
    with classroom(tmp_path, tables=4) as room:
        chair = room.chair()
        for table in (1, 2):
            room.seat("lindrow", table=table)
        assert "nothing to end" in chair.do("end-all", table=0)["text"]
        assert chair.do("start", table=0, empty="absent")["t"] == "ok"
        assert [table.started for table in room.hub.tables.values()] == [True, True, False, False]
        assert "People sit" in chair.do("close-table", 1)["text"]
        assert chair.do("close-table", 4)["t"] == "ok"
        assert not (tmp_path / "table-4.jsonl").exists()
        assert chair.do("end-all", table=0)["t"] == "ok"
        assert sorted(room.hub.tables) == [1, 2]
        assert room.hub.all_over
        assert chair.do("debrief", stage=0)["t"] == "ok"
