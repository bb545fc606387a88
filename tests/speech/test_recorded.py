"""What words were taken to mean stands beside them, so that replay never parses."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import load_scenario
from game.record import load_record, state_digest
from game.rules.verbs.say import Say
from game.session import Session
from game.speech.hearing import hear

SAID = "If you pause, we would ease the sanctions by two levels"


def spoken(path: Path) -> Session:
    scenario = load_scenario("strait")
    session = Session.start(scenario, 5, dict.fromkeys(scenario.setting.seats, "person"), {}, path)
    heard = hear(session.view("meridane"), SAID, ("orveld",))
    session.submit("meridane", Say(SAID, ("orveld",), meanings=heard), "act-1", sync=False)
    session.submit("orveld", Say("hello", ("meridane",)), "act-2", sync=False)
    return session


def test_a_meaning_is_recorded_and_read_back_without_parsing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "said.jsonl"
    session = spoken(path)
    session.close()

    def never(*_: object) -> None:
        raise AssertionError("replay parses")

    monkeypatch.setattr("game.speech.hearing.read", never)
    state = load_record(path).last()
    messages = state.rooms["meridane+orveld"].messages
    assert messages == session.truth().rooms["meridane+orveld"].messages
    assert messages[0].meanings[0].kind == "proposal"
    assert messages[1].meanings == ()
    assert state_digest(state) == state_digest(session.truth())


def test_words_without_a_meaning_are_written_as_before(tmp_path: Path):
    path = tmp_path / "said.jsonl"
    spoken(path).close()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum("meanings" in line for line in lines) == 1
