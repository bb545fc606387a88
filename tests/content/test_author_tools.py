"""What an author works with: a new scenario from a recipe, worths as a spreadsheet, a folder of one's own, checks."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from breaking import HARBOUR

from game.content import ScenarioError, check, load_scenario, summaries
from game.content.matrix import matrix_csv, take_matrix
from game.content.recipes import Wishes, begin, recipes
from game.simulate import run_calibrate
from game.workshop import run_matrix, run_new, run_watch

RECIPES = list(recipes())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OVERTURE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


# --------------------------------------------------------------------------------------------------
# New


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_passes_the_check_under_names_of_ones_own(name: str, tmp_path: Path) -> None:
    recipe = recipes()[name]
    states = tuple(f"{tree}ton Vale" for tree in ("Amber", "Beech", "Clover", "Dew", "Elder", "Fern", "Gorse"))
    wishes = Wishes("The Mill: a quarrel", 'Who grinds "first", and when.', states[: len(recipe.states)], 5)
    path = tmp_path / "mill.yaml"
    begin(path, name, wishes)
    assert check([path]) == []
    setting = load_scenario(path).setting
    assert (setting.id, setting.title, setting.rounds) == ("mill", "The Mill: a quarrel", 5)
    assert setting.text == 'Who grinds "first", and when.'
    assert [d.title for d in setting.delegations] == list(wishes.states)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./overture.schema.json\n# ")
    assert not any(state in text for state in recipe.states)
    schema = json.loads((tmp_path / "overture.schema.json").read_text(encoding="utf-8"))
    assert "id" not in schema["required"]


@pytest.mark.parametrize(
    ("wishes", "like", "said"),
    [
        (Wishes(states=("One",)), "trade", "seats 2 states, not 1"),
        (Wishes(states=("One", "one")), "trade", "each name once"),
        (Wishes(rounds=60), "trade", "1 to 40 rounds, not 60"),
        (Wishes(text="A missile crisis."), "trade", "missile"),
        (Wishes(), "trad", "did you mean `trade`"),
    ],
)
def test_a_wish_that_cannot_be_met_leaves_nothing_behind(
    wishes: Wishes, like: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_new(str(tmp_path / "mine.yaml"), like, wishes) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    assert run_new(str(path), "trade", Wishes()) == 1
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


def test_five_questions_make_a_scenario_that_is_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["trade", "The Two Wells", "", "Nord, Sud", "6"])
    assert run_new("wells", "", Wishes(), lambda question: next(answers)) == 0
    assert next(answers, None) is None
    assert "no mistake" in capsys.readouterr().out
    mine = next(each for each in summaries() if each.id == "wells")
    assert (mine.title, mine.rounds, mine.seats, mine.own) == ("The Two Wells", 6, ("Nord", "Sud"), True)
    assert load_scenario("wells").setting.delegation["sud"].title == "Sud"
    with pytest.raises(ScenarioError, match="did you mean `wells`"):
        load_scenario("well")


def test_a_scenario_of_ones_own_hides_none_that_comes_with_the_game(home: Path) -> None:
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "ferry.yaml").write_text("mandates:\n", encoding="utf-8")
    assert load_scenario("ferry").setting.title == "The Ferry"
    assert sum(each.id == "ferry" for each in summaries()) == 1


# --------------------------------------------------------------------------------------------------
# Matrix


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_bytes(HARBOUR.read_bytes())
    return path


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.open(encoding="utf-8-sig", newline="")))


def _write(path: Path, rows: list[list[str]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)


@pytest.mark.parametrize("name", ["strait", "congress", "ferry", "first-readout", "harbour"])
def test_worths_go_out_and_come_back_and_nothing_changes(name: str, tmp_path: Path) -> None:
    source = HARBOUR if name == "harbour" else Path(__file__).parents[2] / "scenarios" / f"{name}.yaml"
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    table = tmp_path / "m.csv"
    table.write_bytes(matrix_csv(path).encode())
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert take_matrix(path, table) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_changed_cell_changes_one_number_in_the_file(harbour: Path, tmp_path: Path, delimiter: str) -> None:
    table = tmp_path / "m.csv"
    table.write_bytes(matrix_csv(harbour).encode())
    rows = _rows(table)
    head, first = rows[0], rows[1]
    seat = next(at for at in range(4, len(head)) if first[at])
    before = harbour.read_text(encoding="utf-8").splitlines()
    for cell, low, high in (("\u2212123.0", -123, -123), ("20 to 45", 20, 45), ("7", 7, 7)):
        first[seat] = cell
        _write(table, rows, delimiter)
        assert take_matrix(harbour, table) == 1
        after = harbour.read_text(encoding="utf-8").splitlines()
        assert len([1 for old, new in zip(before, after, strict=True) if old != new]) == 1
        level = load_scenario(harbour).setting.concession[first[0]].levels[int(first[1]) - 1]
        if low != high:
            assert (level.worth[head[seat]].low, level.worth[head[seat]].high) == (low, high)
        else:
            assert level.worth[head[seat]].middle == low


def test_a_worth_that_was_not_there_is_added(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(
        "delegations:\n  - {id: aa}\n  - {id: bb}\nconcessions:\n  - id: x\n    levels:\n"
        "      - title: one  # mine\n      - {title: two}\n      - title: three\n        worth:\n          aa: 5\n",
        encoding="utf-8",
    )
    table = tmp_path / "m.csv"
    _write(table, [["concession", "level", "bb"], ["x", "1", "10"], ["x", "2", "20"], ["x", "3", "30 to 40"]])
    assert take_matrix(path, table) == 3
    assert path.read_text(encoding="utf-8") == (
        "delegations:\n  - {id: aa}\n  - {id: bb}\nconcessions:\n  - id: x\n    levels:\n"
        "      - worth: {bb: 10}\n        title: one  # mine\n      - {worth: {bb: 20}, title: two}\n"
        "      - title: three\n        worth:\n          bb: [30, 40]\n          aa: 5\n"
    )


@pytest.mark.parametrize(
    ("row", "column", "cell", "said"),
    [
        (1, 4, "lots", "is no worth"),
        (1, 4, "3000", "out of bounds"),
        (1, 4, "5 to 3", "The least comes first"),
        (1, 0, "fery", "There is no concession"),
        (1, 1, "9", "has no level"),
        (0, 4, "nobody", "There is no delegation"),
        (0, 0, "name", "needs a column `concession`"),
    ],
)
def test_a_table_that_means_nothing_is_told_with_its_place(
    harbour: Path, tmp_path: Path, row: int, column: int, cell: str, said: str
) -> None:
    table = tmp_path / "m.csv"
    table.write_bytes(matrix_csv(harbour).encode())
    rows = _rows(table)
    rows[row][column] = cell
    _write(table, rows)
    before = harbour.read_bytes()
    with pytest.raises(ScenarioError, match=said) as refusal:
        take_matrix(harbour, table)
    assert f"m.csv:{row + 1}:" in str(refusal.value)
    assert harbour.read_bytes() == before


def test_the_command_writes_and_takes(harbour: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "m.csv"
    assert run_matrix(str(harbour), table, None) == 0
    assert run_matrix(str(harbour), None, table) == 0
    assert "0 worths changed" in capsys.readouterr().out
    assert run_matrix(str(tmp_path / "none.yaml"), None, None) == 1


# --------------------------------------------------------------------------------------------------
# Names


def test_ones_own_scenario_goes_by_its_name_everywhere(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_new("well", "trade", Wishes()) == 0
    assert "overture play well " in capsys.readouterr().out
    assert run_matrix("well", home / "well.csv", None) == 0
    assert run_matrix("well", None, home / "well.csv") == 0
    assert run_calibrate(["well"], games=1, jobs=1) == 0
    assert "well: written" in capsys.readouterr().out
    assert run_matrix("nothing", None, None) == run_watch(["nothing"]) == run_calibrate(["nothing"]) == 1
    assert capsys.readouterr().err.count("nothing is neither a file nor a scenario of yours") == 3


def test_a_scenario_may_leave_its_id_to_its_file(tmp_path: Path) -> None:
    text = HARBOUR.read_text(encoding="utf-8").replace("id: harbour\n", "", 1)
    (tmp_path / "quay.yaml").write_text(text, encoding="utf-8")
    assert load_scenario(tmp_path / "quay.yaml").setting.id == "quay"
    (tmp_path / "pier.yaml").write_text(HARBOUR.read_text(encoding="utf-8"), encoding="utf-8")
    (mistake,) = check([tmp_path / "pier.yaml"])
    assert "leave `id` out" in mistake.message


def test_an_unknown_theme_is_a_mistake(tmp_path: Path) -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    rules = "\nrules:\n  moves:\n    - {id: sing, title: Sing, text: Sing it out., theme: [T99]}\n"
    (tmp_path / "harbour.yaml").write_text(text + rules, encoding="utf-8")
    said = [str(each) for each in check([tmp_path / "harbour.yaml"]) if "T99" in each.message]
    assert len(said) == 1
    assert "There is no theme `T99`: did you mean `T" in said[0]


def test_watching_checks_again_at_every_save(harbour: Path) -> None:
    command = [sys.executable, "-u", "-m", "game", "check", "--watch", str(harbour)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as run:
        assert run.stdout is not None
        try:
            assert "no mistakes" in run.stdout.readline()
            time.sleep(0.1)
            harbour.write_text(harbour.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
            said = run.stdout.readline()
            assert "mistake" in said
            assert "titel" in run.stdout.readline() + run.stdout.readline()
        finally:
            run.kill()
