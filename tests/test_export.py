"""`overture export`: ended games become tables that statistics can read, and nobody is named in them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from game.content import load_scenario
from game.export import export_games
from game.record import load_record
from game.rules import Actor, Say
from game.rules.model.terms import CHAIR
from game.rules.verbs.announce import Announce
from game.rules.verbs.seat import Seat
from game.session import Session

OLD = Path(__file__).parent / "records" / "of-0.1"
PARSERS = {"string": str, "integer": int, "number": float, "boolean": ("true", "false").index}


def played(path: Path, seed: int, *, ends: bool = True) -> Path:
    """A ferry game in which Ann Brook and =SUM(A1) speak for Ebrany, at its end or not."""
    scenario = load_scenario("ferry")
    session = Session.start(scenario, seed, {"ebrany": "person", "quellin": "computer"}, {"*": "easy"}, path)
    session.settle()
    for member, words in (("Ann Brook", "=2+2, says ANN BROOK. I am Ann Brookfield's friend."), ("=SUM(A1)", "Yes.")):
        session.submit(Actor("ebrany", "head", member), Say(words))
    session.submit(CHAIR, Announce("Ann Brook speaks."))
    if ends:
        session.submit(CHAIR, Seat("ebrany", "computer"))
        session.settle(sync=False)
    session.close()
    return path


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    for number in (1, 2):
        played(folder / f"table-{number}.jsonl", number)
    played(folder / "table-3.jsonl", 3, ends=False)
    (folder / "notes.txt").write_text("no record", encoding="utf-8")
    out = folder / "tables"
    assert export_games([folder], out) == 0
    return out


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_codebook_tells_every_column_its_type_and_its_key(tables: Path) -> None:
    book = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in book["resources"]] == [
        "games", "seats", "meters", "texts", "acts", "speech", "members",
    ]  # fmt: skip
    for resource in book["resources"]:
        fields, held = resource["schema"]["fields"], rows(tables, resource["name"])
        assert held, resource["name"]
        assert list(held[0]) == [field["name"] for field in fields]
        assert all(field["description"] for field in fields)
        for row in held:
            for field in fields:
                if row[field["name"]] != "":
                    PARSERS[field["type"]](row[field["name"]])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in held]
        assert len(set(keys)) == len(keys), resource["name"]


def test_every_table_opens_in_a_spreadsheet(tables: Path) -> None:
    for path in tables.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in csv.reader(path.open(encoding="utf-8-sig", newline="")):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_nobody_is_named_not_even_in_what_was_written(tables: Path) -> None:
    everything = "".join(path.read_text(encoding="utf-8-sig") for path in tables.iterdir())
    assert "ann brook " not in everything.lower().replace(".", " ")
    assert "SUM(A1)" not in everything
    said = rows(tables, "speech")
    assert said[0]["text"] == "'=2+2, says P001. I am Ann Brookfield's friend."
    assert [row["person"] for row in rows(tables, "members")] == ["P001", "P002", "P003", "P004"]


def test_games_that_go_on_keep_their_secrets(tables: Path) -> None:
    assert [row["game"] for row in rows(tables, "games")] == ["table-1", "table-2"]


def test_scores_are_those_of_the_game(tables: Path) -> None:
    scores = {(row["game"], row["seat"]): round(100 * float(row["score"])) for row in rows(tables, "seats")}
    for number in (1, 2):
        *_, (_, state) = load_record(tables.parent / f"table-{number}.jsonl").states()
        for seat, desk in state.desks.items():
            assert scores.pop((f"table-{number}", seat)) == desk.final
    assert not scores


@pytest.mark.parametrize("path", sorted(OLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_record_of_the_first_version_is_exported_or_says_why_not(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if export_games([path], tmp_path / "out"):
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "rules" in said
    else:
        assert [row["game"] for row in rows(tmp_path / "out", "games")] == [path.stem]


def test_nothing_to_export_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export_games([tmp_path], tmp_path / "out") == 1
    assert capsys.readouterr().err == f"There is no record in {tmp_path}: name the record of a game.\n"
    assert not (tmp_path / "out").exists()
    record = played(tmp_path / "one.jsonl", 5)
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert export_games([record], tmp_path / "taken") == 1
    assert "choose another --out" in capsys.readouterr().err
