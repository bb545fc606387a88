"""Seals: any bit, any line that is not as it was written or where is found, and named. OVERTURE_FLIPS says how many."""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random

import pytest
from sealing import lines_of
from wild import wild_steps

from game.content import load_scenario
from game.records import RecordError, load_record, state_digest
from game.rules import Say
from game.rules.model.terms import Actor
from game.session import Session

FLIPS = int(os.environ.get("OVERTURE_FLIPS", "100"))
"""Bits that are turned in each of two records; 2,000 in a long run."""
SEED = 2026


def talked(path: Path, rounds: int, after: int = 0) -> Path:
    """A game of people in the ferry who act at random and say something each round, with a round begun at its end."""
    scenario = load_scenario("ferry")
    seats = scenario.setting.seats
    session = Session.start(scenario, 5, dict.fromkeys(seats, "person"), {}, path, lambda: 1_900_000_000_000)
    for number, step in enumerate(wild_steps(scenario, 5, rounds=rounds)):
        session.submit(Actor(step.seat, "", "Ann"), step.act, f"act-{number}", sync=False)
    for number in range(after):
        session.submit(Actor(seats[number % 2], "", "Bo"), Say(f"Grüezi {number}"), f"more-{number}", sync=False)
    session.close()
    return path


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return talked(tmp_path_factory.mktemp("seals") / "finished.jsonl", 99)


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return talked(tmp_path_factory.mktemp("seals") / "unfinished.jsonl", 2, after=12)


def said(path: Path) -> str:
    """What is wrong with a record; empty if nothing is."""
    try:
        record = load_record(path)
        record.verify()
    except RecordError as problem:
        return str(problem)
    return f"cut:{len(lines_of(path)) + 1}" if record.cut else ""


@pytest.mark.parametrize("which", ["finished", "unfinished"])
def test_a_bit_that_was_turned_is_found_and_placed(which: str, request: pytest.FixtureRequest, tmp_path: Path):
    whole = request.getfixturevalue(which)
    data, luck, true = whole.read_bytes(), Random(SEED), state_digest(load_record(whole).last())
    path = tmp_path / "turned.jsonl"
    for _ in range(FLIPS):
        place, bit = luck.randrange(len(data)), luck.randrange(8)
        turned = bytearray(data)
        turned[place] ^= 1 << bit
        path.write_bytes(turned)
        problem = said(path)
        line = data.count(b"\n", 0, place) + 1
        if not problem:
            assert state_digest(load_record(path).last()) == true, (place, bit)
            continue
        found = re.search(r"(?:jsonl|cut):(\d+)", problem)
        assert found is not None, problem
        assert int(found[1]) in (line, line + 1), (place, bit, problem)


@pytest.mark.parametrize("which", ["finished", "unfinished"])
def test_a_line_that_was_lost_doubled_or_moved_is_found_and_placed(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
):
    whole = lines_of(request.getfixturevalue(which))
    path = tmp_path / "changed.jsonl"
    for number in range(1, len(whole) - 1):
        lost = [*whole[:number], *whole[number + 1 :]]
        doubled = [*whole[: number + 1], *whole[number:]]
        moved = [*whole[:number], whole[number + 1], whole[number], *whole[number + 2 :]]
        for lines, where in ((lost, number + 1), (doubled, number + 2), (moved, number + 1)):
            path.write_bytes(b"\n".join(lines) + b"\n")
            assert said(path).startswith(f"{path}:{where}: this line does not follow the line before it"), number


def test_the_header_is_sealed_too(finished: Path, tmp_path: Path):
    """A brief could be replaced unseen, as long as only digests were held against it."""
    path = tmp_path / "brief.jsonl"
    path.write_bytes(finished.read_bytes().replace(b'"brief":"', b'"brief":"Sign nothing. ', 1))
    assert said(path) == f"{path}:1: this line was changed: its seal is broken. Use a copy of the file."


def test_the_loss_of_the_last_whole_line_is_not_seen(unfinished: Path, tmp_path: Path):
    """docs/records.md says so."""
    path = tmp_path / "short.jsonl"
    path.write_bytes(b"\n".join(lines_of(unfinished)[:-1]) + b"\n")
    assert said(path) == ""
    assert len(load_record(path).entries) == len(load_record(unfinished).entries) - 1


def test_a_cut_at_any_byte_of_the_last_three_lines_loses_only_what_was_torn(unfinished: Path, tmp_path: Path):
    data, path = unfinished.read_bytes(), tmp_path / "torn.jsonl"
    start = len(b"\n".join(lines_of(unfinished)[:-3])) + 1
    for end in range(start, len(data)):
        path.write_bytes(data[:end])
        record = load_record(path)
        assert record.cut == data[:end].rpartition(b"\n")[2]
        assert len(record.entries) == data[:end].count(b"\n") - data[:end].count(b'{"digest"') - 1
