"""Measured walk-away values are written into the file, and nothing else in it changes."""

from pathlib import Path

import pytest
from breaking import HARBOUR

from game.content import ScenarioError, load_scenario
from game.content.calibrating import write_walk_away
from game.rules.model.mandate import WalkAway


def test_values_are_written_where_they_stand_or_where_they_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_bytes(HARBOUR.read_bytes())
    write_walk_away(path, {"delm": WalkAway(-1234, 7), "ardan": WalkAway(1, -2)})
    mandates = load_scenario(path).mandates
    assert mandates["delm"].walk_away == WalkAway(-1234, 7)
    assert mandates["ardan"].walk_away == WalkAway(1, -2)
    before, after = HARBOUR.read_text().splitlines(), path.read_text().splitlines()
    assert [line for line in before if line not in after] == ["    walk_away: {nobody_deals: 100, others_deal: 50}"]
    assert [line for line in after if line not in before] == [
        "    walk_away: {nobody_deals: 1, others_deal: -2}",
        "    walk_away: {nobody_deals: -1234, others_deal: 7}",
    ]


def test_writing_the_values_it_has_leaves_a_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_bytes(HARBOUR.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    write_walk_away(path, {"delm": load_scenario(path).mandates["delm"].walk_away})
    assert path.read_bytes() == before


def test_a_seat_without_a_mandate_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_bytes(HARBOUR.read_bytes())
    with pytest.raises(ScenarioError, match="There is no mandate for `delma` to write into"):
        write_walk_away(path, {"delma": WalkAway(0, 0)})
