"""Balance: its figures are those of simulate, gates fail with reason and cure, and two scripted people sit there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.balance.cells import IDLE, NAIVE, Cell, play_cells
from game.balance.command import run_balance
from game.balance.judging import judged
from game.balance.registry import MEASURES
from game.balance.sight import RARE, see_game
from game.balance.telling import html, lines
from game.content import check, load_scenario
from game.content.gates import GATES
from game.content.recipes import begin
from game.delegates.scripted_people import face
from game.record import load_record
from game.rules.reducer import view
from game.rules.verbs.accept import Accept
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.simulate import run_simulate, simulate
from game.simulate.batch import Job


@pytest.fixture
def causeway(tmp_path: Path) -> Path:
    path = tmp_path / "causeway.yaml"
    begin(path)
    return path


def _json(text: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(text)
    return found


@pytest.mark.parametrize("name", ["ferry", "first-readout"])
def test_the_figures_are_those_of_simulate_on_the_same_seeds(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    run_balance(name, games=4, levels=["easy", "standard"], seed=11, people=0, jobs=1, as_json=True)
    measures = _json(capsys.readouterr().out)["measures"]
    for level in ("easy", "standard"):
        assert run_simulate(name, games=4, seed=11, jobs=1, delegates=[f"*={level}-cast"], as_json=True) == 0
        simulated = _json(capsys.readouterr().out)
        assert measures["outcomes"][level] == simulated  # type: ignore[index]
        for seat, each in simulated["seats"].items():  # type: ignore[attr-defined]
            found = measures["scores"][f"{level}/{seat}"]  # type: ignore[index]
            assert found["mean"] == pytest.approx(each["mean_score"], abs=0.006)
            assert found["above"] == pytest.approx(100 * each["share_above"], abs=0.06)


def test_the_number_of_processes_changes_nothing(causeway: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for jobs in (1, 2):
        run_balance(str(causeway), games=4, people=1, jobs=jobs, as_json=True)
        found.append(capsys.readouterr().out)
    assert found[0] == found[1]


def test_a_gate_fails_with_its_reason_and_a_cure(causeway: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = causeway.read_text(encoding="utf-8")
    causeway.write_text(text + "\ngates: {levels: 100, moves: 0, reading: 9, decides: 0, above: 0}\n", encoding="utf-8")
    code = run_balance(str(causeway), games=4, people=0, jobs=1)
    told = capsys.readouterr().out
    assert code == 1
    (failing,) = [line for line in told.splitlines() if line.startswith("  FAILS  levels")]
    assert "at least 100%" in failing
    assert "carts:" in failing
    assert GATES["levels"].reason in failing
    assert GATES["levels"].cure in failing
    causeway.write_text(text + "\ngates: {levels: 0, moves: 0, reading: 9, decides: 0, above: 0}\n", encoding="utf-8")
    assert run_balance(str(causeway), games=4, people=0, jobs=1) == 0
    assert "Every gate holds." in capsys.readouterr().out


def test_an_unknown_gate_is_a_mistake(causeway: Path) -> None:
    causeway.write_text(causeway.read_text(encoding="utf-8") + "\ngates: {level: 3}\n", encoding="utf-8")
    (mistake,) = check([causeway])
    assert "There is no gate `level`: did you mean `levels`?" in mistake.message


def test_what_is_not_calibrated_is_measured_and_said(causeway: Path) -> None:
    scenario = load_scenario(causeway)
    played = play_cells(scenario, ["easy"], 3, 0, 0, 1)
    silent = [see_game(scenario, Job(n, {"*": "silent"})).game.scores for n in range(3)]
    assert played.walk_away["upmoor"] == round(sum(scores["upmoor"] for scores in silent) / 3)
    assert any("Not calibrated" in line for line in lines(judged(played)))


def test_the_page_shows_every_measure_that_the_terminal_tells(causeway: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    run_balance(str(causeway), games=3, people=1, jobs=1, out=out)
    page = out.read_text(encoding="utf-8")
    assert page.count("<svg") >= 6
    report = judged(play_cells(load_scenario(causeway), ["easy", "standard", "strong"], 3, 1, 0, 1))
    assert html(report) == page
    for measure in MEASURES:
        if measure.name in report.findings:
            assert f'<section id="{measure.name}">' in page
            assert measure.title.upper() in list(lines(report))


def test_every_gate_is_fed_by_a_measure_of_the_flagship() -> None:
    played = play_cells(load_scenario("strait"), ["easy", "standard", "strong"], 1, 1, 8, 1)
    fed = {gate for finding in judged(played).findings.values() for gate, held in finding.figures.items() if held}
    waiting = {"at-hedge", "forecast", "invitation"}  # need a hedge, a hundred cases, a signal
    assert set(GATES) - fed <= waiting


def test_bad_figures_are_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run_balance("ferry", games=1) == 1
    assert run_balance("fery") == 1
    assert run_balance("ferry", games=2, levels=["easy"], people=0, jobs=1, out=tmp_path / "no" / "page.html") == 1
    said = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("[")]
    assert len(said) == 3


def test_an_idle_person_does_nothing(tmp_path: Path) -> None:
    scenario = load_scenario("strait")
    simulate(scenario, 1, 3, 1, {"*": "easy", "meridane": "idle"}, tmp_path)
    state = load_record(tmp_path / "strait-3.jsonl").last()
    assert not state.desks["meridane"].sent
    offers = [offer for room in state.rooms.values() for offer in room.offers]
    assert offers
    assert not any(offer.author == "meridane" or "meridane" in offer.signed for offer in offers)
    assert not any(message.by == "meridane" for room in state.rooms.values() for message in room.messages)


def test_a_naive_person_signs_what_looks_like_a_gain_and_puts_nothing(tmp_path: Path) -> None:
    scenario = load_scenario("strait")
    simulate(scenario, 2, 5, 1, {"*": "easy", "lindrow": "naive"}, tmp_path)
    signed = []
    for seed in (5, 6):
        record = load_record(tmp_path / f"strait-{seed}.jsonl")
        before = record.opening()
        for entry, state in record.states():
            if entry is not None and entry.actor.seat == "lindrow":
                assert not isinstance(entry.action, Offer)
                if isinstance(entry.action, Accept):
                    seen = view(before, "lindrow")
                    (offer,) = (each.offer for each in seen.offers() if each.number == entry.action.offer)
                    signed.append(face(seen, offer.text))
                if isinstance(entry.action, Read):
                    assert entry.action.reading == "invitation"
            before = state
        assert {use.move for _, use in before.desks["lindrow"].sent} <= {"address"}
    assert signed
    assert min(signed) > 0


def test_rare_mechanics_are_counted_in_every_game() -> None:
    sight = see_game(load_scenario("strait"), Job(3, {"*": "deceitful"}))
    assert set(sight.rare) == set(RARE)
    assert sight.rare["quiet breach found"] + sight.rare["quiet breach not found"] > 0


def test_cells_name_who_sits_where() -> None:
    assert Cell("strong", NAIVE, "orveld").delegates() == {"*": "strong-cast", "orveld": "naive"}
    assert Cell("easy", IDLE, "orveld").delegates() == {"*": "easy-cast", "orveld": "idle"}
