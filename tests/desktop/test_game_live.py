"""The live game: acts go in from any thread, news comes out in order, computers wait while a round is read."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest

from game.content import load_scenario
from game.desktop.live_game import Live, Quiet, Refused, Update
from game.record import load_record, state_digest
from game.rules.verbs.accept import Accept
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say


def start(news: list[object], **more: object) -> Live:
    return Live.start(load_scenario("strait"), 3, ["meridane"], post=news.append, paced=False, **more)  # type: ignore[arg-type]


def test_what_is_new_comes_as_sentences_and_ends_in_quiet() -> None:
    news: list[object] = []
    live = start(news)
    assert live.wait()
    live.close()
    updates = [each for each in news if isinstance(each, Update)]
    assert any("puts offer 1" in line for update in updates for line in update.happenings)
    assert isinstance(news[-1], Quiet)


def test_nobody_is_waited_for_where_no_computer_sits_or_the_game_is_over() -> None:
    scenario = load_scenario("first-readout")
    people = Live.start(scenario, 3, scenario.setting.seats, post=lambda _: None, paced=False)
    assert people.wait()
    for number in range(scenario.setting.rounds):
        for act in (Ready(), Commit()):
            for seat in people.seats:
                people.submit(seat, act)
            assert people.wait(), number
            assert not people.busy
    assert people.over
    people.close()
    alone = Live.start(scenario, 3, scenario.setting.seats[:1], post=lambda _: None, paced=False)
    while not alone.over:
        assert alone.wait()
        alone.submit(alone.seats[0], Ready() if alone.view(alone.seats[0]).table.phase == "negotiation" else Commit())
        assert alone.wait()
    assert not alone.busy
    alone.close()


def test_a_refusal_comes_back_as_a_sentence() -> None:
    news: list[object] = []
    live = start(news)
    live.submit("meridane", Accept(99))
    live.wait()
    live.close()
    refused = [each for each in news if isinstance(each, Refused)]
    assert [each.reason[:22] for each in refused] == ["There is no offer 99: "]


def test_computers_wait_while_a_person_reads() -> None:
    news: list[object] = []
    live = start(news)
    live.wait()
    live.hold(True)
    for act in (Ready(), Commit()):
        told, until = len(news), time.monotonic() + 20
        live.submit("meridane", act)
        while len(news) == told:
            assert time.monotonic() < until, "acts of people are taken"
            time.sleep(0.01)
    time.sleep(0.1)  # in which computers would have acted
    assert live.view("meridane").table.phase == "signals"
    assert live.view("meridane").round == 1
    live.hold(False)
    live.wait()
    assert live.view("meridane").round == 2
    live.close()


def test_computers_speak_one_by_one_like_people() -> None:
    times: list[float] = []

    def hear(news: object) -> None:
        if isinstance(news, Update) and news.happenings:
            times.append(time.monotonic())

    live = Live.start(load_scenario("strait"), 3, ["meridane"], post=hear)
    live.wait(20)
    live.close()
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 0.35


def test_closed_at_any_moment_it_goes_on_exactly(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    live = start([], path=path)
    live.wait()
    live.submit("meridane", Say("Until tomorrow."))
    live.wait()
    before = live.view("meridane")
    live.close()
    again = Live.resume(path, post=lambda _: None, paced=False)
    again.wait()
    assert again.view("meridane") == before
    again.close()
    assert state_digest(load_record(path).last())


def test_a_finished_game_is_put_with_the_finished_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game import saves

    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path))
    path = saves.new_path("first-readout")
    scenario = load_scenario("first-readout")
    live = Live.start(scenario, 3, [scenario.setting.seats[0]], path=path, post=lambda _: None, paced=False)
    seat = live.seats[0]
    while not live.over:
        live.wait()
        phase = live.view(seat).table.phase
        live.submit(seat, Commit() if phase == "signals" else Ready())
        live.wait()
    live.close()
    assert live.path is not None
    assert live.path.parent.name == saves.FINISHED
    assert load_record(live.path).last().table.outcome is not None
