"""Small scenarios as an author would write them, with whatever a test is about put in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from game.content import load_scenario
from game.rules.model.setting import Scenario

Part = dict[str, Any]

IDS = ("aa", "bb", "cc", "dd", "ee", "ff", "gg")


def written(seats: int = 2, **more: Any) -> Part:
    """A table of neighbours with one issue, and nothing yet that anybody could give."""
    return {
        "id": "written",
        "title": "Written",
        "text": "A test.",
        "opening": "It opens.",
        "rounds": 6,
        "rulebook": "short",
        "delegations": [
            {"id": seat, "title": seat.title(), "role": "neighbour", "text": "It sits here."} for seat in IDS[:seats]
        ],
        "issues": [{"id": "i", "title": "I"}],
        "concessions": [],
        "rules": {"without_moves": ["demonstration", "readout", "exercise", "demand"]},
        "mandates": {seat: {"brief": "You sit here.", "flows": [], "objectives": []} for seat in IDS[:seats]},
        **more,
    }


def gives(table: Part, giver: str, worth: dict[str, int], *effects: Part) -> None:
    """Adds a concession of one level, named after its giver."""
    level: Part = {"title": "a thing", "worth": worth}
    if effects:
        level["effects"] = list(effects)
    concession = {"id": f"c{giver}", "title": f"From {giver}", "issue": "i", "giver": giver, "levels": [level]}
    table["concessions"].append(concession)


def cares(table: Part, seat: str, meter: str, per_ten: int, *, of: str = "", above: int = 40) -> None:
    """A seat earns from a meter, or pays for it."""
    flow = {"meter": meter, "above": above, "per_ten": per_ten}
    table["mandates"][seat]["flows"].append({**flow, "of": of} if of else flow)


def loaded(table: Part, folder: Path) -> Scenario:
    """The scenario, checked."""
    path = folder / "written.yaml"
    path.write_text(yaml.safe_dump(table, sort_keys=False), "utf-8")
    return load_scenario(path)
