"""Tempers: what a computer delegation is like, apart from how well it plays; read from scenarios/tempers.yaml.

A temper changes a level's character in named fields and leaves its skill alone. No conduct lives here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from game.datafiles import data_path
from game.delegates.character import Character, characters
from game.rules.model.words import LEVELS

PLAIN = "plain"
"""The temper that changes nothing."""


class Temper(Struct, frozen=True):
    """What a delegation is like.

    title: what the debrief calls it
    text: one sentence that the debrief tells about it
    sets: fields of a character that it sets
    adds: numbers of a character to which it adds
    """

    title: str
    text: str
    sets: dict[str, Any] = {}
    adds: dict[str, int] = {}

    def at(self, level: str, name: str) -> Character:
        """A level's character with this temper."""
        base = characters()[level]
        added = {field: getattr(base, field) + by for field, by in self.adds.items()}
        title = f"{self.title}, at the {level} level"
        return replace(base, name=name, title=title, text=self.text, steady=True, **added, **self.sets)


@cache
def tempers() -> Mapping[str, Temper]:
    """All tempers by name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, dict[str, Any]] = yaml.load(data_path("scenarios/tempers.yaml").read_bytes(), loader)
    found = {name: Temper(**entry) for name, entry in data.items()}
    for name, temper in found.items():
        unknown = sorted({*temper.sets, *temper.adds} - set(Character.__struct_fields__))
        if unknown:
            raise ValueError(f"temper {name}: unknown {', '.join(unknown)}")
    return found


def called(level: str, temper: str) -> str:
    """The name of a delegate that plays at a level in a temper."""
    return level if temper == PLAIN else f"{level}-{temper}"


def temper_of(delegate: str) -> str:
    """The temper in a delegate's name; empty for one without."""
    level, _, temper = delegate.partition("-")
    return temper if level in LEVELS and temper in tempers() else PLAIN if delegate in LEVELS else ""


@cache
def tempered_levels() -> dict[str, Character]:
    """Every level in every temper but the plain one, by name."""
    return {
        called(level, name): temper.at(level, called(level, name))
        for level in LEVELS for name, temper in tempers().items() if name != PLAIN
    }  # fmt: skip
