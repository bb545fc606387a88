"""Theory notes and questions for discussion, hung on the signs that a game showed. The prose is YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from game.datafiles import data_path
from game.debrief.findings import FINDINGS, Place
from game.debrief.measures import Debrief

SECTIONS = ("feel", "happened", "signals", "deals", "captured", "process", "whatif", "model")
"""Parts of a debrief that questions belong to."""
PER_SECTION = 5
"""Questions asked in one part at most."""


@dataclass(frozen=True, slots=True)
class Note:
    """An idea that the game showed: where it did, what it says in general, and the source."""

    id: str
    title: str
    text: str
    source: str
    rounds: tuple[int, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question made from what happened; `round` 0 for the game as a whole."""

    section: str
    round: int
    text: str


def notes(game: Debrief) -> tuple[Note, ...]:
    """The notes whose sign showed, in the order of their first round; those of the whole game last."""
    found = []
    for entry in _file("theory.yaml"):
        places = tuple(FINDINGS[entry["when"]](game))
        if places:
            rounds = tuple(sorted({place.round for place in places if place.round}))
            found.append(
                Note(entry["id"], entry["title"], entry["text"], entry["source"], rounds, _fill(entry["here"], places))
            )
    return tuple(sorted(found, key=lambda note: note.rounds[0] if note.rounds else 99))


def questions(game: Debrief) -> tuple[Question, ...]:
    """Questions for each part of the debrief, those made from what happened before general ones."""
    found: list[Question] = []
    for section in SECTIONS:
        here: list[Question] = []
        for entry in _file("questions.yaml"):
            if entry["section"] != section:
                continue
            places = tuple(FINDINGS[entry["when"]](game))
            if places:
                here.append(Question(section, places[0].round, _fill(entry["ask"], places)))
        found += here[:PER_SECTION]
    return tuple(found)


@cache
def _file(name: str) -> Sequence[Mapping[str, Any]]:
    data: Sequence[Mapping[str, Any]] = yaml.safe_load(data_path(f"assets/debrief/{name}").read_text("utf-8"))
    return data


def _fill(template: str, places: Sequence[Place]) -> str:
    """The sentence for the first place; `{rounds}` names every round in which the same was so."""
    first = places[0]
    same = [p for p in places if (p.by, p.to, p.what, p.other) == (first.by, first.to, first.what, first.other)]
    numbers = sorted({place.round for place in same if place.round})
    return template.format(
        by=first.by, to=first.to, what=first.what, other=first.other, round=first.round, rounds=_rounds(numbers)
    )


def _rounds(numbers: Sequence[int]) -> str:
    if not numbers:
        return "the game"
    if len(numbers) == 1:
        return f"round {numbers[0]}"
    return f"rounds {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
