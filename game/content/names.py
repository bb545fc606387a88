"""Lint: every name is well formed, given once, and every word that must name something does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import get_args

import yaml

from game.content.gates import GATES
from game.content.mistakes import did_you_mean, shown
from game.content.scenario_draft import ScenarioDraft
from game.datafiles import data_path
from game.rules.effects.kind import kinds
from game.rules.model.concessions import Concession
from game.rules.model.meters import STANDARD_METERS
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import CHAIR
from game.rules.model.words import LEVELS, SELECTORS, THEMES, Role
from game.rules.verbs import SEAT_VERBS

ROLES: tuple[str, ...] = get_args(Role)
ANYONE = "any"

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")
_LONGEST_NAME = 40
_RESERVED = frozenset((*ROLES, *SELECTORS, ANYONE, CHAIR, "table"))
"""Words of the vocabulary that no delegation may have as its id."""

_KINDS = {
    "delegation?": "delegation", "concession?": "concession", "verb": "act", "selector": "delegation, role or selector",
}  # fmt: skip


def check_names(draft: ScenarioDraft) -> None:
    """Every id, and every word that must name something."""
    _check_ids(draft)
    _check_synonyms(draft)
    known = known_names(draft.setting)
    for each in draft.reader.named:
        words = known[each.kind]
        if each.word in words or (each.kind == "move" and not draft.rules_known):
            continue
        kind = _KINDS.get(each.kind, each.kind)
        draft.reader.say(each.node, f"There is no {kind} {shown(each.word)}: {did_you_mean(each.word, words)}")


def known_names(setting: Setting) -> Mapping[str, Iterable[str]]:
    """For each kind of thing the words that name one."""
    seats = {each.id: None for each in setting.delegations if each.id}
    return {
        "delegation": seats,
        "delegation?": seats,
        "concession?": dict.fromkeys(each.id for each in setting.concessions),
        "lesson": dict.fromkeys(each.id for each in setting.lessons if each.id),
        "concession": dict.fromkeys(each.id for each in setting.concessions),
        "issue": dict.fromkeys(each.id for each in setting.issues),
        "move": dict.fromkeys(each.id for each in setting.rulebook.moves),
        "event": dict.fromkeys(each.id for each in setting.events),
        "meter": dict.fromkeys((*STANDARD_METERS, *(each.id for each in setting.meters))),
        "selector": dict.fromkeys((*seats, *ROLES, *SELECTORS)),
        "role": dict.fromkeys((*seats, *ROLES, ANYONE)),
        "theme": THEMES,
        "concession level": [f"{c.id}:{n}" for c in setting.concessions for n in range(1, len(c.levels) + 1)],
        "gate": GATES,
        "level": dict.fromkeys(LEVELS),
        "temper": temper_names(),
        "verb": dict.fromkeys(SEAT_VERBS),
    }


@cache
def temper_names() -> tuple[str, ...]:
    """The tempers that travel with the game: only their names are known here, what they do is the delegates' affair."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(yaml.load(data_path("scenarios/tempers.yaml").read_bytes(), loader))


def _check_ids(draft: ScenarioDraft) -> None:
    for things in _lists(draft.setting):
        seen: set[str] = set()
        for thing in things:
            name = str(getattr(thing, "id", ""))
            if not name:
                continue
            if not _NAME.match(name) or len(name) > _LONGEST_NAME:
                advice = f"use small letters, digits and hyphens, at most {_LONGEST_NAME}"
                draft.say(f"{shown(name)} is no good as an id: {advice}.", thing, "id")
            if name in seen:
                draft.say(f"The id {shown(name)} is given twice: choose another.", thing, "id")
            seen.add(name)
    for each in draft.setting.delegations:
        if each.id in _RESERVED:
            draft.say(f"{shown(each.id)} is a word of the vocabulary: choose another id.", each, "id")
    for meter in draft.setting.meters:
        if meter.id in STANDARD_METERS:
            draft.say(f"{shown(meter.id)} is a standard meter: choose another id.", meter, "id")


def _check_synonyms(draft: ScenarioDraft) -> None:
    """No `also` may name two concessions of one giver, or two moves: nobody could tell which was meant."""
    seen: dict[tuple[str, str], Concession | Move] = {}
    things: list[Concession | Move] = [*draft.setting.concessions, *draft.setting.rulebook.moves]
    for thing in things:
        who = thing.giver if isinstance(thing, Concession) else ""
        for place, word in enumerate(thing.also):
            if seen.setdefault((who, word.casefold()), thing) is not thing:
                message = f"{shown(word)} is another name of two things: leave it at one of them."
                draft.say(message, thing, "also", place)


def _lists(setting: Setting) -> Iterator[Iterable[object]]:
    yield (setting,)
    yield setting.delegations
    yield setting.issues
    yield setting.concessions
    yield setting.events
    yield setting.settlements
    yield setting.lessons
    yield setting.meters
    yield setting.rulebook.moves
    for delegation in setting.delegations:
        yield delegation.offices
    for move in setting.rulebook.moves:
        for effect in kinds(move.effects):
            yield from effect.named()
