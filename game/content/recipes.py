"""New scenarios from recipes: small whole scenarios of scenarios/recipes, begun again under other names."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from game.content.document import ListNode, MapNode, Scalar, read_document
from game.content.editing import Change, changed
from game.content.loading import author_folder, check
from game.content.mistakes import Mistake, ScenarioError, did_you_mean, shown
from game.content.schema import json_schema
from game.datafiles import data_path

FOLDER = "scenarios/recipes"
FIRST = "trade"
SCHEMA = "overture.schema.json"
EDITOR_LINE = f"# yaml-language-server: $schema=./{SCHEMA}\n"
"""By this line editors with a YAML language server know what may stand where, and say what each key means."""

MOST_ROUNDS = 40


class Wishes(Struct, frozen=True):
    """What an author wants otherwise than the recipe has it; what is empty or 0 stays as it is there.

    states: the names of all delegations, in the recipe's order
    """

    title: str = ""
    text: str = ""
    states: tuple[str, ...] = ()
    rounds: int = 0


class Recipe(Struct, frozen=True):
    """A recipe: what kind of case it is, in a sentence, and what it is called and who sits there if nothing is said."""

    name: str
    says: str
    title: str
    text: str
    states: tuple[str, ...]
    rounds: int


def recipes() -> Mapping[str, Recipe]:
    """All recipes by name, the simplest first."""
    found = {path.stem: _recipe(path) for path in sorted(data_path(FOLDER).glob("*.yaml"))}
    return {FIRST: found.pop(FIRST), **found}


def new_file(name: str) -> Path:
    """Where a new scenario goes: a path as it is, a bare name into the author's folder."""
    path = Path(name)
    bare = path.name == name and path.suffix not in (".yaml", ".yml")
    return author_folder() / f"{name}.yaml" if bare else path


def begin(path: Path, like: str = FIRST, wishes: Wishes | None = None) -> None:
    """Writes a new scenario that passes `check`, and the schema for editors beside it.

    Raises ScenarioError, and leaves nothing behind, if there is such a file, no such recipe, or a wish cannot be met.
    """
    known = recipes()
    if like not in known:
        raise _refusal(path, f"There is no recipe {shown(like)}: {did_you_mean(like, known)}")
    if path.exists():
        raise _refusal(path, f"{path} is there already: choose another name, or take it away first.")
    text = _written(data_path(f"{FOLDER}/{like}.yaml"), known[like], wishes or Wishes())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((EDITOR_LINE + text).encode())
    mistakes = check([path])
    if mistakes:
        path.unlink()
        raise ScenarioError(mistakes)
    schema = path.with_name(SCHEMA)
    schema.write_text(json.dumps(json_schema(), ensure_ascii=False), encoding="utf-8", newline="\n")


def _recipe(path: Path) -> Recipe:
    document = read_document(path, str(path))
    root = document.root
    assert isinstance(root, MapNode)
    seats = root.get("delegations")
    assert isinstance(seats, ListNode)
    states = tuple(_text(each, "title") for each in seats.items if isinstance(each, MapNode))
    says = document.text.splitlines()[0].removeprefix("#").strip()
    return Recipe(path.stem, says, _text(root, "title"), _text(root, "text"), states, int(_text(root, "rounds")))


def _text(node: MapNode, key: str) -> str:
    held = node.get(key)
    return held.text if isinstance(held, Scalar) else ""


def _written(path: Path, recipe: Recipe, wishes: Wishes) -> str:
    document = read_document(path, str(path))
    root = document.root
    assert isinstance(root, MapNode)
    _check_wishes(path, recipe, wishes)
    new = {"title": wishes.title, "text": wishes.text, "rounds": str(wishes.rounds or "")}
    lines = document.text.splitlines()
    changes = []
    for key, value in new.items():
        at = root.get(key)
        if value and at is not None:
            old = lines[at.line - 1][at.column - 1 :]  # in a recipe each of these stands in a line of its own
            said = value if key == "rounds" else json.dumps(value, ensure_ascii=False)
            changes.append(Change(at.line, at.column, len(old), said))
    text = changed(document.text, changes)
    return _renamed(text, recipe.states, wishes.states) if wishes.states else text


def _check_wishes(path: Path, recipe: Recipe, wishes: Wishes) -> None:
    if wishes.rounds and not 1 <= wishes.rounds <= MOST_ROUNDS:
        raise _refusal(path, f"A game has 1 to {MOST_ROUNDS} rounds, not {wishes.rounds}.")
    count = len(recipe.states)
    if wishes.states and len(wishes.states) != count:
        asked = ", ".join(recipe.states)
        given = len(wishes.states)
        raise _refusal(path, f"This recipe seats {count} states, not {given}: give as many names as {asked}.")
    ids = [_id(state) for state in wishes.states]
    for state, name in zip(wishes.states, ids, strict=True):
        if not name or not name[0].isalpha() or ids.count(name) > 1:
            raise _refusal(path, f"{shown(state)} is no name for a state here: begin with a letter, each name once.")


def _id(state: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", state.lower()).strip("-")


def _renamed(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    """A recipe with other states; all at once, so that two may change places."""
    names = dict(zip(old, new, strict=True))
    names |= {_id(state): _id(mine) for state, mine in zip(old, new, strict=True)}
    pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.sub(rf"(?<![\w-])({pattern})(?![\w-])", lambda match: names[match[1]], text)


def _refusal(path: Path, message: str) -> ScenarioError:
    return ScenarioError([Mistake(str(path), 0, 0, message)])
