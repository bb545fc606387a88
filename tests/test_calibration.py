"""Calibration: it can be broken off and goes on, tells how far it is, and what is not calibrated is said, not zero."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.briefs import role_brief
from game.content import load_scenario
from game.debrief.export import as_data
from game.debrief.measures import debrief
from game.debrief.report import report_html
from game.record import load_record
from game.simulate import calibrate_file, run_calibrate, run_simulate, simulate
from game.simulate import calibration as calibrating
from game.simulate.batch import Job
from game.simulate.progress import Progress
from game.simulate.result import Game

CAUSEWAY = re.search(
    r"<!-- example: causeway -->\n```yaml\n(.*?)```",
    (Path(__file__).parent.parent / "docs" / "authoring.md").read_text(encoding="utf-8"),
    re.DOTALL,
)


@pytest.fixture
def causeway(tmp_path: Path) -> Path:
    assert CAUSEWAY is not None
    path = tmp_path / "causeway.yaml"
    path.write_text(CAUSEWAY[1], encoding="utf-8")
    return path


def test_a_run_that_is_broken_off_goes_on_where_it_was(causeway: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = causeway.with_name("whole") / causeway.name
    whole.parent.mkdir()
    whole.write_bytes(causeway.read_bytes())
    expected = calibrate_file(whole, games=10, jobs=1)
    real, played = calibrating.play_all, list[Job]()

    def broken(*args: object, **kwargs: object) -> Iterator[tuple[int, Game]]:
        for each in real(*args, **kwargs):  # type: ignore[arg-type]
            yield each
            if len(played) == 5:
                raise KeyboardInterrupt
            played.append(args[1][each[0]])  # type: ignore[index]

    monkeypatch.setattr(calibrating, "play_all", broken)
    with pytest.raises(KeyboardInterrupt):
        calibrate_file(causeway, games=10, jobs=1)
    kept = causeway.with_name("causeway.yaml.calibrating")
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 1 + 6
    kept.write_bytes(kept.read_bytes()[:-3])  # the last line was being written
    assert load_scenario(causeway).mandates["upper"].walk_away is None

    again = list[int]()

    def counted(scenario: object, todo: list[Job], *more: object) -> Iterator[tuple[int, Game]]:
        again.append(len(todo))
        return real(scenario, todo, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(calibrating, "play_all", counted)
    assert calibrate_file(causeway, games=10, jobs=1) == expected
    assert again == [2 * 2 + 2 * 10 + 10 - 5]
    assert not kept.exists()


def test_the_table_of_levels_stands_beside_the_reference(causeway: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_calibrate([str(causeway)], games=4, jobs=1) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("upper", "lower", "easy", "strong", "4 games a seat at standard"))
    walk_away = load_scenario(causeway).mandates["upper"].walk_away
    assert walk_away is not None
    assert set(walk_away.levels) == {"easy", "strong"}
    before = causeway.read_bytes()
    assert run_calibrate([str(causeway)], games=4, jobs=1) == 0
    assert causeway.read_bytes() == before


def test_bad_figures_are_one_sentence(causeway: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_calibrate([str(causeway)], games=0) == 1
    assert run_calibrate([str(causeway)], games=1, engine="dask") == 1
    assert run_calibrate(["strait"], games=1) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "--games" in said[0]
    assert "--address" in said[1]
    assert "neither a file" in said[2]


def test_what_is_not_calibrated_is_said_and_no_zero_stands_in(causeway: Path, tmp_path: Path) -> None:
    scenario = load_scenario(causeway)
    assert "Not calibrated" in role_brief(scenario, "upper")
    assert "0 points" not in role_brief(scenario, "upper")
    simulate(scenario, 1, 3, 1, record_dir=tmp_path)
    found = debrief(load_record(tmp_path / "causeway-3.jsonl"))
    assert as_data(found)["walk_away"] == {"upper": None, "lower": None}
    page = report_html(found)
    assert "Not calibrated" in page


def test_simulate_says_it(causeway: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_simulate(str(causeway), games=2, jobs=1) == 0
    assert "not calibrated" in capsys.readouterr().out
    assert run_simulate(str(causeway), games=2, jobs=1, as_json=True) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["seats"]["upper"]["walk_away"] is None
    assert result["seats"]["upper"]["share_above"] is None


def test_the_time_left_is_reckoned_by_effort() -> None:
    bar = Progress(11, effort=20)
    bar.step(10)
    assert bar.line(30.0).endswith("1 of 11 games, 30 s left")
