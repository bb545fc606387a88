"""Scenarios mixed from the whole vocabulary by a seed: what an author could write, not what anybody would."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random
from typing import Any

from game.content import ScenarioError, load_scenario

MIXTURES = int(os.environ.get("OVERTURE_MIXTURES", "40"))

STATES = (
    "arrow", "beacon", "cinder", "dapple", "ember", "fathom", "garnet", "hollow", "inlet", "juniper", "kettle",
    "lantern",
)  # fmt: skip
LEVELS = ("easy", "standard", "strong")

Yaml = dict[str, Any]


def mixed(seed: int) -> str:
    """A scenario as YAML (which JSON is). Not every one passes the check: chance asks for what cannot be, too."""
    return json.dumps(_Mixer(Random(seed)).scenario(), indent=1)


def mixture(seed: int, folder: Path) -> Path:
    """The file of the first mixture from a seed on that passes the check: some ask for what cannot be."""
    for number in range(seed * 100, seed * 100 + 50):
        path = folder / f"mix{number}.yaml"
        path.write_text(mixed(number), encoding="utf-8")
        try:
            load_scenario(path)
        except ScenarioError:
            continue
        return path
    raise AssertionError("fifty mixtures in a row did not pass the check")


class _Mixer:
    """One scenario in the making."""

    def __init__(self, luck: Random) -> None:
        self.luck = luck
        self.allied = luck.random() < 0.3
        count = luck.choice((2, 2, 3, 3, 4, 5)) if luck.random() < 0.95 else 12
        self.seats = STATES[: max(4, count) if self.allied else count]
        self.rounds = luck.choice((1, 2, 3, 4, 5, 6)) if luck.random() < 0.95 else 20
        self.meters = [f"stock{n}" for n in range(luck.choice((0, 1, 2)))]
        self.owned = [name for name in self.meters if luck.random() < 0.4]
        self.concessions: list[Yaml] = []

    def scenario(self) -> Yaml:
        luck = self.luck
        self.concessions = [self._concession(n) for n in range(luck.randint(len(self.seats), 2 * len(self.seats)))]
        made: Yaml = {
            "title": "A mixture", "text": "Something of everything.", "opening": "Nobody remembers how it began.",
            "rounds": self.rounds, "tension": luck.choice((20, 50, 60, 70)), "spread": luck.choice((0, 25, 60)),
            "level": luck.choice(LEVELS), "rulebook": "standard" if self.allied else luck.choice(("plain", "short")),
            "delegations": [self._delegation(n, seat) for n, seat in enumerate(self.seats)],
            "issues": [{"id": "matter", "title": "The matter"}],
            "concessions": self.concessions,
            "meters": [self._meter(name) for name in self.meters],
            "drifts": [self._drift(name) for name in self.meters if luck.random() < 0.7],
            "mandates": {seat: self._mandate(seat) for seat in self.seats},
        }  # fmt: skip
        if self.allied:
            made |= self._alliance()
        elif made["rulebook"] == "short":
            made["rules"] = {"only_moves": luck.choice((["restraint", "address"], ["address"]))}
        if luck.random() < 0.6:
            made["settlements"] = [self._settlement(n) for n in range(luck.choice((1, 1, 2)))]
        if luck.random() < 0.5:
            made["events"] = [self._event(n) for n in range(luck.choice((1, 2)))]
        if luck.random() < 0.3:
            made["managed"] = [self._condition()]
        return made

    def _delegation(self, place: int, seat: str) -> Yaml:
        role = ("challenger", "guarantor", "partner", "partner")[place] if self.allied and place < 4 else "neighbour"
        made: Yaml = {"id": seat, "title": seat.title(), "role": role, "text": "It is there."}
        made["support"] = self.luck.choice((30, 50, 80))
        if role == "challenger":
            made |= {"progress": 30, "strain": 40}
        return made

    def _alliance(self) -> Yaml:
        challenger, guarantor, *partners = self.seats[:4]
        rungs = [{"title": "no price"}, {"title": "a quiet round", "when": [{"is": "quiet", "of": guarantor}]}]
        other = [{"title": "no price"}, {"title": "a quiet round", "when": [{"is": "quiet", "of": challenger}]}]
        return {
            "alliances": [
                {"partner": partner, "guarantor": guarantor, "exposure": 60, "abandonment": 40, "entrapment": 30}
                for partner in partners
            ],
            "doors": [{"sides": [
                {"side": challenger, "start": 1, "rungs": rungs}, {"side": guarantor, "start": 0, "rungs": other},
            ]}],
            "rules": {"without_moves": ["restrict", "ease", *([] if len(self.seats) > 4 else ["good-offices"])]},
        }  # fmt: skip

    def _concession(self, number: int) -> Yaml:
        giver = self.seats[number % len(self.seats)]
        count = self.luck.choice((1, 1, 1, 2, 3, 6))
        return {
            "id": f"gift{number}", "title": f"Gift {number}", "issue": "matter", "giver": giver,
            "quiet": self.luck.random() < 0.2, "reversible": self.luck.random() < 0.9,
            "levels": [self._level(giver, number, step) for step in range(1, count + 1)],
        }  # fmt: skip

    def _level(self, giver: str, number: int, step: int) -> Yaml:
        luck = self.luck
        worth = {giver: -luck.randint(5, 60) * step}
        for seat in self.seats:
            if seat != giver and luck.random() < 0.6:
                worth[seat] = luck.randint(-20, 90) * step
        made: Yaml = {"title": f"gift {number} in step {step}", "worth": worth}
        if luck.random() < 0.4:
            made["effects"] = [self._change(giver)]
        return made

    def _change(self, giver: str) -> Yaml:
        meter = self.luck.choice(["tension", "support", *self.meters])
        made: Yaml = {"do": "change", "meter": meter, "by": self.luck.choice((-5, -2, 2, 5))}
        if meter == "support" or meter in self.owned:
            made["of"] = self.luck.choice(["all", "others", giver])
        return made

    def _meter(self, name: str) -> Yaml:
        if name in self.owned:
            return {"id": name, "title": name.title(), "of": "delegation", "start": 50,
                    "seen": self.luck.choice(("all", "owner"))}  # fmt: skip
        return {"id": name, "title": name.title(), "of": "table", "start": self.luck.choice((20, 50, 80))}

    def _drift(self, name: str) -> Yaml:
        made: Yaml = {"meter": name, "by": self.luck.choice((-4, -2, 3, 6))}
        if name in self.owned:
            made["of"] = "all"
        if self.luck.random() < 0.4:
            made["when"] = [self._condition()]
        return made

    def _condition(self, deep: int = 0) -> Yaml:
        luck = self.luck
        kinds = ["meter", "in_force", "in_force", "in_force", "round", "quiet", "did"]
        if deep < 2:
            kinds += ["all", "any", "some", "none"]
        kind = luck.choice(kinds)
        inner = [self._condition(deep + 1) for _ in range(luck.choice((2, 3)))] if kind in kinds[7:] else []
        gift = luck.choice(self.concessions) if self.concessions else None
        if kind == "in_force" and gift is not None:
            made: Yaml = {"is": "in_force", "concession": gift["id"], "level": luck.randint(1, len(gift["levels"]))}
            if luck.random() < 0.2:
                made["covers"] = [luck.choice(self.seats)]
            return made
        if kind == "round" and self.rounds > 1:
            return {"is": "round", "first": luck.randint(1, self.rounds)}
        if kind == "quiet":
            return {"is": "quiet", "of": luck.choice(self.seats)}
        if kind == "did":
            return {"is": "did", "move": "address", "by": luck.choice(self.seats)}
        if kind == "some":
            return {"is": "any", "at_least": 2, "conditions": inner}
        if kind in ("all", "any", "none"):
            return {"is": kind, "conditions": inner}
        meter = luck.choice(["tension", *self.meters])
        made = {"is": "meter", "meter": meter, luck.choice(("at_least", "at_most")): luck.choice((30, 45, 60))}
        if meter in self.owned:
            made["of"] = luck.choice(self.seats)
        return made

    def _settlement(self, number: int) -> Yaml:
        return {
            "id": f"peace{number}", "title": f"Peace {number}", "text": "It is over.",
            "rounds": self.luck.randint(1, min(2, self.rounds)),
            "needs": [self._condition() for _ in range(self.luck.choice((1, 2)))],
        }  # fmt: skip

    def _event(self, number: int) -> Yaml:
        luck = self.luck
        made: Yaml = {"id": f"news{number}", "title": "News", "text": "It was in the papers.", "effects": [
            {"do": "change", "meter": "tension", "by": luck.choice((-4, 4))}]}  # fmt: skip
        if luck.random() < 0.5:
            return made | {"sure": True, "when": [self._condition()]}
        return made | {"on": [luck.randint(1, self.rounds)]}

    def _mandate(self, seat: str) -> Yaml:
        luck = self.luck
        flows: list[Yaml] = []
        for meter in ("tension", *self.meters):
            if luck.random() < 0.4:
                flow: Yaml = {"meter": meter, "above": 40, "per_ten": luck.choice((-60, -20, 15))}
                flows.append(flow | ({"of": seat} if meter in self.owned else {}))
        aims = [
            {"title": "An aim", "points": luck.choice((-200, 100, 300)), "when": [self._condition()]}
            for _ in range(luck.choice((0, 1, 2)))
        ]
        made: Yaml = {"brief": "Do what you can.", "flows": flows, "objectives": aims}
        if luck.random() < 0.3 and self.concessions:
            gift = luck.choice(self.concessions)
            made["worths"] = {f"{gift['id']}:{luck.randint(1, len(gift['levels']))}": luck.randint(-80, 80)}
        return made
