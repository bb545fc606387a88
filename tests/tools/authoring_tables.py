"""The tables of docs/authoring.md, made from the classes an author fills in, so that they cannot go stale.

`python -m tests.tools.authoring_tables docs/authoring.md` writes them between their markers; a test compares.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from game.content.field_types import (
    Choice,
    Field,
    Flag,
    ListOf,
    MapOf,
    OneOf,
    Record,
    Shape,
    Spread,
    Text,
    Whole,
    called,
    fields_of,
    summary,
)
from game.content.gates import GATES, Gate
from game.content.lengths import Length
from game.content.recipes import FOLDER, recipes
from game.content.schema import EXTRA_KEYS
from game.content.teaching import TeachingNotes, Theory
from game.datafiles import data_path
from game.rules.effects import EFFECTS
from game.rules.model.concessions import Concession, Issue, Level
from game.rules.model.conditions import CONDITIONS
from game.rules.model.course import Drift, Event, Restrictions, Settlement, Template, TemplateClause
from game.rules.model.delegations import Alliance, Cast, Delegation, Office, TrustStart
from game.rules.model.doors import Door, DoorSide, Rung
from game.rules.model.effect import Place
from game.rules.model.lessons import Cue, Lesson, ScriptedMove, Task, Tutorial
from game.rules.model.mandate import Flow, Mandate, Objective, Question, WalkAway
from game.rules.model.meters import STANDARD_METERS, ExtraMeter
from game.rules.model.rulebook import CardLine, Incidents, Move, Numbers, Rulebook
from game.rules.model.setting import Setting
from game.rules.model.value import Value
from game.rules.model.words import SELECTORS, THEMES

_MARKED = re.compile(r"(<!-- table: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

_REFS = {
    "delegation?": "a delegation's id, or empty",
    "role": "a role, a delegation's id, or `any`",
    "selector": "a delegation's id, a role or a selector",
    "verb": "an act",
    "concession?": "a concession's id, or empty",
    "concession level": "concession:level",
}

RECORDS: tuple[type[Value], ...] = (
    Delegation, Cast, Office, Alliance, Door, DoorSide, Rung,
    TrustStart, Restrictions, ExtraMeter, Drift, Issue,
    Concession, Level, Event, Settlement, Template,
    TemplateClause, Lesson, Task, Tutorial, Cue, ScriptedMove, Mandate, Flow, Objective,
    WalkAway, Question, Rulebook, Numbers, Move, Incidents,
    CardLine, Length, TeachingNotes, Theory,
)  # fmt: skip
"""The classes that have a table of their own, in the order of the document."""


def tables() -> dict[str, str]:
    """Every table, by the name in its marker."""
    found = {"scenario": _scenario()}
    found |= {called(cls).partition(" ")[2]: _fields(cls) for cls in RECORDS}
    found["conditions"] = _vocabulary("is", CONDITIONS.items())
    found["effects"] = _vocabulary("do", EFFECTS.items())
    found["where"] = _rows(
        ("in a", "may stand"), ((place, ", ".join(_words_at(place))) for place in ("move", "concession", "event"))
    )
    found["selectors"] = _rows(("selector", "stands for"), ((f"`{k}`", v) for k, v in SELECTORS.items()))
    found["recipes"] = _rows(("recipe", "what kind of case", "what makes it work"), map(_recipe, recipes()))
    found["gates"] = _rows(
        ("gate", "what is measured", "must be", "why"),
        ((f"`{name}`", g.says, _bound(g), g.reason) for name, g in GATES.items()),
    )
    found["themes"] = _rows(("code", "claim"), ((f"`{k}`", v) for k, v in THEMES.items()))
    found["meters"] = _rows(("meter", "is"), ((f"`{k}`", v) for k, v in STANDARD_METERS.items()))
    return found


def rewritten(text: str) -> str:
    """A document with every marked table made anew. Raises KeyError for a marker that names no table."""
    made = tables()
    return _MARKED.sub(lambda match: f"{match[1]}\n{made[match[2]]}\n{match[3]}", text)


def _recipe(name: str) -> tuple[str, str, str]:
    """A recipe by the first two lines of its file, which say what it is and what makes it work."""
    first, second, *_ = data_path(f"{FOLDER}/{name}.yaml").read_text(encoding="utf-8").splitlines()
    works = second.removeprefix("# What makes it work: ")
    return f"`{name}`", first.removeprefix("# "), works[:1].upper() + works[1:]


def _bound(gate: Gate) -> str:
    """What a gate asks where a scenario says nothing."""
    return f"{gate.side} what the scenario says" if gate.bound is None else f"{gate.side} {gate.bound} {gate.unit}"


def _scenario() -> str:
    fields = [each for each in fields_of(Setting).values() if each.name != "rulebook"]
    rows = [_row(each) for each in fields]
    rows[0] = ("`id`", "text", "the file's name", "its name, which is the name of the file or folder: best left out")
    rows.append(("`rulebook`", "text", "**required**", EXTRA_KEYS["rulebook"]))
    rows.append(("`rules`", "a rulebook in part", "none", EXTRA_KEYS["rules"]))
    rows.append(("`mandates`", "a mandate for each delegation", "**required**", EXTRA_KEYS["mandates"]))
    rows.append(("`teaching`", "teaching notes", "none", EXTRA_KEYS["teaching"]))
    rows.append(("`lengths`", "list of lengths", "none", EXTRA_KEYS["lengths"]))
    return _rows(_HEAD, rows)


_HEAD = ("key", "holds", "if left out", "meaning")


def _fields(cls: type[Value]) -> str:
    rows = [_row(each) for each in fields_of(cls).values()]
    if cls is Rulebook:
        rows.append(("`extends`", "text", "nothing", EXTRA_KEYS["extends"] + " (in a rulebook file)"))
        rows += [(f"`{key}`", "list of moves' ids", "none", EXTRA_KEYS[key]) for key in ("without_moves", "only_moves")]
    return _rows(_HEAD, rows)


def _vocabulary(tag: str, words: Iterable[tuple[str, type[Value]]]) -> str:
    parts = []
    for word, cls in words:
        fields = fields_of(cls)
        table = f"\n{_rows(_HEAD, map(_row, fields.values()))}" if fields else ""
        parts.append(f"#### `{tag}: {word}`\n\n{summary(cls)}\n{table}")
    return "\n".join(parts)


def _row(field: Field) -> tuple[str, str, str, str]:
    return f"`{field.name}`", _holds(field.shape), _without(field), field.meaning


def _without(field: Field) -> str:
    if field.required:
        return "**required**"
    if isinstance(field.default, bool):
        return str(field.default).lower()
    if isinstance(field.default, int) or (isinstance(field.default, str) and field.default):
        return str(field.default)
    if isinstance(field.default, str):
        return "empty"
    return "as below" if isinstance(field.shape, Record) and field.default is not None else "none"


def _holds(shape: Shape) -> str:
    match shape:
        case Text():
            return _REFS.get(shape.ref, f"{_article(shape.ref)}'s id" if shape.ref else "text")
        case Whole():
            return f"{shape.low} to {shape.high}"
        case Flag():
            return "true or false"
        case Choice():
            return ", ".join(f"`{word}`" for word in shape.words)
        case Spread():
            return f"{shape.low} to {shape.high}, or [least, greatest]"
        case ListOf():
            return f"list of {_plural(_holds(shape.item))}"
        case MapOf():
            return f"by {shape.ref}: {_holds(shape.value)}"
        case Record():
            return called(shape.cls)
        case OneOf() if shape.tag == "is":
            return "a condition"
        case OneOf() if len(shape.table) == 1:
            return f"an effect `do: {next(iter(shape.table))}`"
    return "an effect"


def _plural(words: str) -> str:
    noun = words.removeprefix("a ").removeprefix("an ")
    if noun.startswith("effect `"):
        return noun.replace("effect", "effects", 1)
    if noun == words or "," in words:
        return words
    return f"{noun[:-5]}s' ids" if noun.endswith("'s id") else f"{noun}s"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _words_at(place: Place) -> list[str]:
    return [f"`{word}`" for word, cls in EFFECTS.items() if place in cls.where]


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    document = Path(sys.argv[1])
    document.write_text(rewritten(document.read_text(encoding="utf-8")), encoding="utf-8")
