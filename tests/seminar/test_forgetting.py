"""`overture forget`: one person is taken out of a class, and nobody else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from classroom import classroom

from game.records import load_record
from game.seminar.forgetting import run_forget


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of two tables: Ann at both, in different seats, Bo at the first."""
    folder = tmp_path_factory.mktemp("class")
    with classroom(folder, "ferry", tables=2) as room:
        ann, bo, other = room.seat("ebrany", "Ann"), room.seat("quellin", "Bo"), room.seat("quellin", "Ann", table=2)
        chair = room.chair()
        for table in (1, 2):
            chair.do("start", table, empty="absent")
        for device, words in ((ann, "My aunt lives there."), (bo, "So does mine."), (other, "Good morning.")):
            device.until("head", lambda head: head["phase"] == "negotiation")
            device.act({"verb": "say", "text": words})
    return folder


@pytest.fixture
def folder(held: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(held, tmp_path / "class"))


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_person_is_taken_out_of_the_record_and_the_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_forget([folder / "table-1.jsonl"], "Ann") == 0
    assert "Taken out of" in capsys.readouterr().out
    assert b"aunt" not in everything(folder)
    assert b"So does mine." in (folder / "table-1.jsonl").read_bytes()
    assert b"Good morning." in (folder / "table-2.jsonl").read_bytes()
    names = [(p["table"], p["name"]) for p in json.loads((folder / "seats.json").read_text("utf-8"))["people"]]
    assert sorted(names) == [(1, "Bo"), (1, "somebody"), (2, "Ann")]
    load_record(folder / "table-1.jsonl").verify()


def test_a_personal_link_goes_with_its_person(folder: Path) -> None:
    """It holds the name of the class list, and would lead back to the seat."""
    path = folder / "seats.json"
    book = json.loads(path.read_text("utf-8"))
    ids = {p["name"]: p["id"] for p in book["people"] if p["table"] == 1}
    link = {"table": 0, "seat": "", "office": "", "hash": "0"}
    book["links"] = [{**link, "name": name, "person": ids[name]} for name in ("Ann", "Bo")]
    path.write_text(json.dumps(book), encoding="utf-8")
    assert run_forget([folder / "table-1.jsonl"], "Ann") == 0
    assert [each["name"] for each in json.loads(path.read_text("utf-8"))["links"]] == ["Bo"]


def test_two_people_of_one_name_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_forget([folder], "Ann") == 1
    assert capsys.readouterr().err == (
        "'Ann' is in several places (table-1.jsonl, ebrany; table-2.jsonl, quellin): name one record, and one seat"
        " with --seat.\n"
    )
    assert run_forget([folder], "Ann", "quellin") == 0
    assert b"Good morning." not in everything(folder)
    assert b"aunt" in everything(folder)


def test_nobody_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(folder)
    assert run_forget([folder], "Zed") == 1
    assert "Nobody named 'Zed' typed anything there" in capsys.readouterr().err
    assert everything(folder) == before
