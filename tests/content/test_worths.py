"""Whether anybody can gain: refused where it is certain that nobody can, and never where a meter or a ring may pay."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from documented import WHOLE

from game.content import check

CERTAIN = "No delegations can all gain by any deal"

Levels = dict[str, dict[str, object]]


def told(folder: Path, levels: Levels, seats: int = 2, aims: bool = False, meter: bool = False) -> list[str]:
    """What the check says of the causeway with these levels, one concession from each delegation named."""
    table = yaml.safe_load(WHOLE["causeway"])
    names = ("upper", "lower", "third")[:seats]
    if seats == 3:
        table["delegations"].append({"id": "third", "title": "Third", "role": "neighbour", "text": "It looks on."})
        table["mandates"]["third"] = {"brief": "You look on.", "flows": [], "objectives": []}
    table["concessions"] = [
        {"id": giver, "title": giver.title(), "issue": "passage", "giver": giver, "levels": [deepcopy(level)]}
        for giver, level in levels.items()
    ]
    if meter:
        table["meters"] = [{"id": "weed", "title": "Weed", "start": 40}]
    for name in names:
        wish = [{"is": "in_force", "concession": next(iter(levels))}]
        table["mandates"][name]["objectives"] = [{"title": "A wish", "points": 100, "when": wish}] if aims else []
    path = folder / "causeway.yaml"
    path.write_text(yaml.safe_dump(table, sort_keys=False), "utf-8")
    return [each.message for each in check([path])]


DEAR: Levels = {
    "upper": {"title": "a thing", "worth": {"upper": -40, "lower": 20}},
    "lower": {"title": "a thing", "worth": {"lower": -40, "upper": 20}},
}


def test_it_is_certain_where_every_gift_costs_more_than_it_brings(tmp_path: Path) -> None:
    assert [each for each in told(tmp_path, DEAR) if each.startswith(CERTAIN)]


def test_two_who_gain_are_let_through(tmp_path: Path) -> None:
    assert told(tmp_path, {**DEAR, "upper": {"title": "a thing", "worth": {"upper": -10, "lower": 60}}}) == []


def test_an_aim_may_pay_for_it(tmp_path: Path) -> None:
    assert told(tmp_path, DEAR, aims=True) == []


def test_a_meter_may_pay_for_it(tmp_path: Path) -> None:
    falls = [{"do": "change", "meter": "weed", "by": -2}]
    levels: Levels = {seat: {"title": "a thing", "worth": {seat: -40}, "effects": falls} for seat in DEAR}
    assert told(tmp_path, levels, meter=True) == []


@pytest.mark.parametrize(("brings", "certain"), [(60, False), (9, True)])
def test_a_ring_of_three_is_let_through_if_it_pays(brings: int, certain: bool, tmp_path: Path) -> None:
    ring = {"upper": "lower", "lower": "third", "third": "upper"}
    levels: Levels = {seat: {"title": "a thing", "worth": {seat: -10, other: brings}} for seat, other in ring.items()}
    assert any(each.startswith(CERTAIN) for each in told(tmp_path, levels, seats=3)) == certain
