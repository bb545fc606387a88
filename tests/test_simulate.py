"""Many games: what is added up, kept and written, and that nothing depends on how many cores played."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from game.content import load_scenario
from game.record import load_record
from game.simulate import calibrate_file, run_simulate, simulate
from game.simulate.batch import Job, play_game, read_delegates
from game.simulate.calibration import SEED, SILENT
from game.simulate.progress import Progress
from game.simulate.statistics import mean, p_value, share


def test_a_result_has_what_the_command_promises(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_simulate("first-readout", games=3, seed=5, jobs=1, as_json=True) == 0
    result = json.loads(capsys.readouterr().out)
    assert set(result) == {"games", "outcomes", "seats", "meters", "moves", "deals"}
    assert set(result["outcomes"]) == {"settlement", "managed", "drift", "breakdown"}
    assert sum(result["outcomes"].values()) == result["games"] == 3
    assert set(result["deals"]) == {"made", "verified", "breached"}
    for seat in result["seats"].values():
        assert set(seat) == {"mean_score", "walk_away", "share_above"}
    assert "tension" in result["meters"]


def test_cores_and_records_change_nothing(tmp_path: Path) -> None:
    scenario = load_scenario("first-readout")
    alone = simulate(scenario, 6, 3, 1, record_dir=tmp_path / "records", out=tmp_path / "games.csv")
    together = simulate(scenario, 6, 3, 2)
    assert alone.as_json() == together.as_json()
    rows = list(csv.DictReader((tmp_path / "games.csv").open(encoding="utf-8-sig")))
    assert [row["seed"] for row in rows] == ["3", "4", "5", "6", "7", "8"]
    record = load_record(tmp_path / "records" / "first-readout-4.jsonl")
    final = record.last()
    assert (
        f"{(final.desks[scenario.setting.seats[0]].final or 0) / 100:.2f}"
        == rows[1][f"score {scenario.setting.seats[0]}"]
    )


def test_delegates_are_named_by_seat_or_for_all() -> None:
    scenario = load_scenario("strait")
    assert read_delegates(scenario, ["*=strong", "kessary=easy"]) == {"*": "strong", "kessary": "easy"}
    for wrong in ("strong", "atlantis=strong", "kessary=genius"):
        with pytest.raises(ValueError, match=r"STATE=NAME|no delegation|no delegate"):
            read_delegates(scenario, [wrong])


def test_wrong_input_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_simulate("first-readout", games=0) == 1
    assert run_simulate("first-readout", games=1, delegates=["nobody=easy"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_progress_tells_the_time_left() -> None:
    bar = Progress(4)
    bar.step()
    assert bar.line(10.0).endswith("1 of 4 games, 30 s left")


def test_intervals() -> None:
    assert mean([1.0, 2.0, 3.0])[0] == 2.0
    part, low, high = share(50, 100)
    assert part == 0.5
    assert 0.40 < low < 0.41 < 0.59 < high < 0.60
    assert p_value([1.0, 2.0, 3.0, 2.0]) < 0.01 < p_value([-1.0, 1.0, -2.0, 2.0])


def test_calibration_writes_into_the_file_and_nowhere_else(tmp_path: Path) -> None:
    shipped = Path(__file__).parent.parent / "scenarios" / "first-readout.yaml"
    copy = tmp_path / "first-readout.yaml"
    copy.write_bytes(shipped.read_bytes())
    values = calibrate_file(copy, games=2, jobs=1)
    old, new = shipped.read_text(encoding="utf-8").splitlines(), copy.read_text(encoding="utf-8").splitlines()
    assert len(old) == len(new)
    assert all("deal" in line for line, other in zip(new, old, strict=True) if line != other)
    assert not list(tmp_path.glob('*.calibrating'))
    loaded = load_scenario(copy)
    assert {seat: mandate.walk_away for seat, mandate in loaded.mandates.items()} == values


def test_the_published_walk_away_values_are_true() -> None:
    scenario = load_scenario("strait")
    games = [play_game(scenario, Job(SEED + n, {"*": SILENT})) for n in range(24)]
    for seat, mandate in scenario.mandates.items():
        scores = [float(game.scores[seat]) for game in games]
        middle, low, high = mean(scores)
        room = 1.5 * (high - low) / 2 + 100
        assert mandate.walk_away is not None
        assert abs(middle - mandate.walk_away.nobody_deals) < room, f"overture check --calibrate is due: {seat}"
