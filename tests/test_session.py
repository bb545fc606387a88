"""The live session: resends are applied once, computers are polled in one order, a restart changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sealing import with_header

from game.content import load_scenario
from game.records import RecordError, load_record, state_digest
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.session import Session

STRAIT = load_scenario("strait")


def people() -> dict[str, str]:
    return dict.fromkeys(STRAIT.setting.seats, "person")


def test_a_resend_is_applied_once(tmp_path: Path):
    session = Session.start(STRAIT, 1, people(), {}, tmp_path / "game.jsonl")
    assert session.submit("orveld", Say("Once."), "a-1") is True
    assert session.submit("orveld", Say("Once."), "a-1") is False
    assert [m.text for room in session.view("orveld").rooms.values() for m in room.messages] == ["Once."]
    session.close()
    assert len(load_record(tmp_path / "game.jsonl").entries) == 1


def test_a_resend_is_applied_once_even_across_a_restart(tmp_path: Path):
    session = Session.start(STRAIT, 1, people(), {}, tmp_path / "game.jsonl")
    session.submit("orveld", Ready(), "a-1")
    session.close()
    again, _ = Session.resume(tmp_path / "game.jsonl")
    assert again.submit("orveld", Ready(), "a-1") is False
    assert again.submit("meridane", Ready(), "b-1") is True
    again.close()


def test_a_refused_act_is_neither_played_nor_recorded_nor_told(tmp_path: Path):
    session, told = Session.start(STRAIT, 1, people(), {}, tmp_path / "game.jsonl"), []
    session.listeners.append(lambda actor, act: told.append(act))
    before = session.truth()
    with pytest.raises(Illegal):
        session.submit("orveld", Say(""), "a-1")
    assert session.truth() is before
    assert told == []
    assert session.submit("orveld", Say("Well."), "a-1") is True
    session.close()
    assert len(load_record(tmp_path / "game.jsonl").entries) == 1


def test_a_restart_after_any_act_changes_nothing(tmp_path: Path):
    """The order in which computers are polled and their patience come from the record, not from memory."""
    whole = Session.start(STRAIT, 9, {}, {"*": "random"}, tmp_path / "whole.jsonl")
    whole.settle(sync=False)
    whole.close()
    Session.start(STRAIT, 9, {}, {"*": "random"}, tmp_path / "parts.jsonl").close()
    acts = 0
    while True:
        part, _ = Session.resume(tmp_path / "parts.jsonl")
        for _ in range(37):
            acts += part.step(sync=False) is not None
        part.close()
        if part.over:
            break
    assert (tmp_path / "parts.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_people_are_waited_for_and_computers_act_for_themselves():
    session = Session.start(STRAIT, 2, {"orveld": "person"}, {"*": "random"})
    session.settle()
    assert session.table.phase == "negotiation"
    assert set(session.table.said_ready) == set(STRAIT.setting.seats) - {"orveld"}
    session.submit("orveld", Ready())
    session.settle()
    assert session.table.phase == "signals"


def test_the_chair_hands_a_seat_to_a_computer():
    session = Session.start(STRAIT, 2, people(), {"*": "random"})
    assert session.settle() == 0
    session.submit(CHAIR, Seat("orveld", "computer"))
    assert session.settle() > 0
    session.submit(CHAIR, EndPhase())
    assert session.table.phase == "signals"


def test_a_delegate_that_does_not_exist_is_named(tmp_path: Path):
    with pytest.raises(Illegal, match="no delegate 'genius'"):
        Session.start(STRAIT, 1, {}, {"*": "genius"}, tmp_path / "game.jsonl")
    assert not (tmp_path / "game.jsonl").exists()


def test_a_record_with_an_unknown_delegate_names_its_header(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    Session.start(STRAIT, 1, {}, {"*": "random"}, path).close()
    with_header(path, lambda header: header.update(delegates={"*": "genius"}))
    with pytest.raises(RecordError, match=r"game\.jsonl:1: There is no delegate 'genius'"):
        Session.resume(path)


def test_simultaneous_sessions_of_the_same_game_are_equal():
    ends = []
    for _ in range(2):
        session = Session.start(STRAIT, 4, {}, {"*": "random"})
        session.settle()
        ends.append(state_digest(session.truth()))
    assert ends[0] == ends[1]
