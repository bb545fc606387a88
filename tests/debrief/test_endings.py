"""Games that ended in any way, or not at all, give a report or one clear sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from recorded import computer_game, wild_game, with_acts
from scene import Scene

from game.content import load_scenario
from game.debrief.command import run_debrief, run_whatif
from game.debrief.evidence import Unfinished
from game.debrief.measures import debrief, measure
from game.debrief.report import report_html
from game.debrief.theory import questions
from game.record import Entry, Header, Record
from game.rules.model.setting import Scenario
from game.rules.model.terms import CHAIR, Actor, Plan, Use
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo

Save = Callable[[Record, Path], Path]


def chaired(*acts: object, name: str = "strait") -> Record:
    scenario = load_scenario(name)
    seats = dict.fromkeys(scenario.setting.seats, "person")
    entries = tuple(Entry(Actor(CHAIR), act) for act in acts)  # type: ignore[arg-type]
    return Record("chaired.jsonl", Header(scenario, 1, seats, {}), entries)  # type: ignore[arg-type]


def test_a_game_that_goes_on_keeps_its_secrets() -> None:
    with pytest.raises(Unfinished, match=r"round 3 of 8.*--seat"):
        debrief(wild_game("strait", 1, rounds=2))


def test_a_table_without_allies_and_intents_has_no_empty_parts() -> None:
    game = debrief(computer_game("ferry"))
    html = report_html(game)
    assert "crisis" not in html.split("</style>")[1].split("<nav")[0]
    assert 'id="signals"' not in html
    assert "<h3>Tension by round</h3>" in html
    assert 'id="confidence' not in html
    assert "an invitation from pressure" not in " ".join(question.text for question in questions(game))
    assert "an invitation from pressure" in " ".join(q.text for q in questions(debrief(computer_game("strait"))))


def test_a_game_stopped_before_its_first_round_was_played() -> None:
    game = debrief(chaired(EndGame()))
    html = report_html(game)
    assert game.known.rounds_played == 0
    assert "stopped" in html
    assert game.joint is None


def test_a_game_stopped_in_the_middle_is_not_set_against_walk_away_values() -> None:
    record = with_acts(wild_game("strait", 3, rounds=3), Entry(Actor(CHAIR), EndGame()))
    game = debrief(record)
    assert game.known.rounds_played == 3
    assert all(tally.captured is None for tally in game.tallies.values())
    assert "stopped" in report_html(game)


def test_breakdown_is_told_as_it_was() -> None:
    scenario = load_scenario("strait")
    hot = replace(scenario, setting=replace(scenario.setting, tension=95, events=()))
    header = Header(hot, 1, dict.fromkeys(hot.setting.seats, "person"), {})  # type: ignore[arg-type]
    plans = {"orveld": Plan((Use("demonstration", "lindrow"),))}
    acts: list[Entry] = [Entry(Actor(CHAIR), EndPhase())]
    acts += [Entry(Actor(seat), Commit(plans.get(seat, Plan()))) for seat in hot.setting.seats]
    game = debrief(Record("hot.jsonl", header, tuple(acts)))
    assert game.known.table.outcome is not None
    assert game.known.table.outcome.kind == "breakdown"
    html = report_html(game)
    assert "one floor" in html
    assert {tally.total for tally in game.tallies.values()} == {hot.setting.numbers.breakdown}


def test_absent_seats_are_named() -> None:
    record = chaired(Seat("kessary", "absent"), *[EndPhase()] * 16)
    game = debrief(record)
    assert game.known.table.outcome is not None
    assert "Nobody spoke for" in report_html(debrief(chaired(*[Seat("kessary", "absent")], *[EndPhase()] * 16))) or (
        "absent" in next(part.held for part in game.parts if part.seat == "kessary")
    )


def test_an_undone_round_is_counted_and_does_not_stay() -> None:
    record = with_acts(wild_game("ferry", 2, rounds=2), Entry(Actor(CHAIR), Undo(1)), Entry(Actor(CHAIR), EndGame()))
    game = debrief(record)
    assert game.known.rounds_played == 0
    assert sum(part.acts for part in game.parts) > 0
    assert "took a round back" in report_html(game)


@pytest.mark.parametrize("name", ["ferry", "congress"])
def test_two_delegations_and_eight(name: str) -> None:
    html = report_html(debrief(computer_game(name)))
    assert len(html.encode()) < 400_000
    assert load_scenario(name).setting.title in html


def test_a_record_cut_by_a_crash_still_gives_its_report(
    tmp_path: Path, saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(wild_game("ferry", 1), tmp_path / "cut.jsonl")
    with path.open("ab") as file:
        file.write(b'{"actor":["ebr')
    assert run_debrief([path]) == 0
    assert "left out" in (tmp_path / "cut.html").read_text("utf-8")
    assert "cut.html" in capsys.readouterr().out


def test_every_prefix_of_a_record_gives_a_report_or_one_sentence(
    tmp_path: Path, saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = saved(wild_game("first-readout", 1), tmp_path / "whole.jsonl").read_bytes()
    for size in range(0, len(whole), max(1, len(whole) // 40)):
        part = tmp_path / "part.jsonl"
        part.write_bytes(whole[:size])
        code = run_debrief([part], out=tmp_path / "part.html")
        said = capsys.readouterr()
        assert code in (0, 1)
        if code:
            assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("seat", "words"),
    [("nobody", "There is no delegation 'nobody'"), ("", "has not ended")],
    ids=["seat", "unfinished"],
)
def test_refusals_are_one_sentence(
    tmp_path: Path, saved: Save, capsys: pytest.CaptureFixture[str], seat: str, words: str
) -> None:
    path = saved(wild_game("ferry", 1, rounds=1), tmp_path / "on.jsonl")
    assert run_debrief([path], seat) == 1
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert run_debrief([tmp_path / "nothing.jsonl"]) == 1
    assert run_debrief([path], "ebrany", out=tmp_path / "no" / "such" / "folder.html") == 1
    assert run_whatif(path, 9) == 1


def test_games_of_different_scenarios_are_not_compared(
    tmp_path: Path, saved: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = (
        saved(computer_game("ferry"), tmp_path / "one.jsonl"),
        saved(computer_game("first-readout"), tmp_path / "two.jsonl"),
    )
    assert run_debrief([one, other]) == 1
    assert "compare games of one scenario" in capsys.readouterr().err


def test_a_class_is_compared_in_one_page(tmp_path: Path, saved: Save) -> None:
    paths = [saved(computer_game("strait", seed), tmp_path / f"table-{seed}.jsonl") for seed in (1, 2, 3)]
    assert run_debrief(paths, out=tmp_path / "class.html", csv=tmp_path / "class.csv") == 0
    html = (tmp_path / "class.html").read_text("utf-8")
    for seed in (1, 2, 3):
        assert f"table-{seed}" in html
    assert "The same seat at every table" in html
    assert len((tmp_path / "class.csv").read_text("utf-8").splitlines()) == 1 + 3 * 5


def test_a_scene_can_be_measured_without_a_record() -> None:
    from game.debrief.evidence import of_state

    scene = Scene()
    game = measure(of_state(scene.state))
    assert game.known.rounds_played == 0
    assert isinstance(scene.state.scenario, Scenario)
