"""Which rules a scenario plays by: a rulebook file, what it extends, and the scenario's own changes to it.

All of it is done on nodes, before anything is structured, so that every mistake points into the file that made it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.content.document import Document, ListNode, MapNode, Node, Scalar, read_document
from game.content.field_types import fields_of
from game.content.mistakes import Mistake, ScenarioError, did_you_mean, shown
from game.datafiles import data_path
from game.rules.model.rulebook import Rulebook

FOLDER = "scenarios/rulebooks"
EXTRA_KEYS = ("extends", "without_moves", "only_moves")
DEEPEST = 8
"""Rulebooks that may extend one another in a row."""

_LISTS_OF_MOVES = ("excludes", "answered_by")
"""Where a rulebook names its own moves, which may be gone in a rulebook that extends it."""


class Rules:
    """The merged rulebook of one scenario and the documents it came from."""

    def __init__(self, display: Callable[[Path], str]) -> None:
        self._display = display
        self.documents: list[Document] = []
        self.mistakes: list[Mistake] = []

    def named(self, name: Node, beside: Path, depth: int = 0) -> MapNode | None:
        """The rulebook that a node names, with what it extends; None, and a mistake, if there is none."""
        path = self._find(name, beside)
        if path is None:
            return None
        if depth == DEEPEST:
            self.mistakes.append(name.mistake("These rulebooks extend one another in a circle: let one stand alone."))
            return None
        try:
            document = read_document(path, self._display(path))
        except ScenarioError as error:
            self.mistakes.extend(error.mistakes)
            return None
        return self.of(document, path, depth)

    def of(self, document: Document, path: Path, depth: int = 0) -> MapNode | None:
        """The rulebook in a document that was read from a path, with what it extends."""
        self.documents.append(document)
        self.mistakes.extend(document.mistakes)
        if not isinstance(document.root, MapNode):
            self.mistakes.append(document.root.mistake("A rulebook is written as keys with values, such as `moves:`."))
            return None
        base = document.root.get("extends")
        if base is None:
            start = MapNode(document.root.file, document.root.line, document.root.column, {})
        else:
            found = self.named(base, path.parent, depth + 1)
            if found is None:
                return None
            start = found
        return self.changed(start, document.root)

    def changed(self, base: MapNode, own: MapNode) -> MapNode:
        """A rulebook with the changes that `own` makes: `rules:` of a scenario, or a file that extends it."""
        entries = dict(base.entries)
        for key, (at, value) in own.entries.items():
            before = base.get(key)
            if key in EXTRA_KEYS:
                continue
            if key == "moves" and isinstance(before, ListNode) and isinstance(value, ListNode):
                entries[key] = (at, self._moves(before, value))
            elif key in ("numbers", "incidents") and isinstance(before, MapNode) and isinstance(value, MapNode):
                entries[key] = (at, _overlaid(before, value))
            else:
                entries[key] = (at, value)
        merged = MapNode(own.file, own.line, own.column, entries)
        gone, kept = own.entries.get("without_moves"), own.entries.get("only_moves")
        if gone is not None and kept is not None:
            self.mistakes.append(kept[0].mistake("`only_moves` says all: leave out `without_moves`."))
        if kept is not None:
            return self._choosing(merged, kept[1], keep=True)
        return merged if gone is None else self._choosing(merged, gone[1], keep=False)

    def _moves(self, before: ListNode, changes: ListNode) -> ListNode:
        moves = {_id_of(each): each for each in before.items}
        new = []
        for each in changes.items:
            held = moves.get(_id_of(each))
            if isinstance(held, MapNode) and isinstance(each, MapNode):
                moves[_id_of(each)] = _overlaid(_without_old_words(held, each), each)
            else:
                new.append(each)
        return ListNode(changes.file, changes.line, changes.column, [*moves.values(), *new])

    def _choosing(self, merged: MapNode, named: Node, *, keep: bool) -> MapNode:
        """A rulebook with only the moves that are named, or without them."""
        moves = merged.get("moves")
        if not isinstance(named, ListNode) or not isinstance(moves, ListNode):
            what = "to keep" if keep else "to leave out"
            self.mistakes.append(named.mistake(f"A list of moves {what} is wanted here."))
            return merged
        known = [_id_of(each) for each in moves.items]
        names = []
        for each in named.items:
            name = each.text if isinstance(each, Scalar) else ""
            if name in known:
                names.append(name)
            else:
                advice = did_you_mean(name, known)
                self.mistakes.append(each.mistake(f"The rulebook has no move {shown(name)}: {advice}"))
        gone = [name for name in known if (name in names) != keep]
        kept = [_forgetting(each, gone) for each in moves.items if _id_of(each) not in gone]
        at = merged.entries["moves"][0]
        entries = {**merged.entries, "moves": (at, ListNode(moves.file, moves.line, moves.column, kept))}
        return MapNode(merged.file, merged.line, merged.column, entries)

    def _find(self, name: Node, beside: Path) -> Path | None:
        word = name.text if isinstance(name, Scalar) else ""
        if not word:
            self.mistakes.append(name.mistake("The name of a rulebook is wanted here, such as `standard`."))
            return None
        if word in shipped_rulebooks():
            return shipped_rulebooks()[word]
        if word.endswith((".yaml", ".yml")):
            return beside / word
        advice = did_you_mean(word, shipped_rulebooks())
        self.mistakes.append(name.mistake(f"There is no rulebook {shown(word)}: {advice}"))
        return None


def shipped_rulebooks() -> dict[str, Path]:
    """Rulebooks that come with the game, by name."""
    return {path.stem: path for path in sorted(data_path(FOLDER).glob("*.yaml"))}


def looks_like_rulebook(root: Node) -> bool:
    """Whether a file is a rulebook and not a scenario, by its keys."""
    if not isinstance(root, MapNode) or {"delegations", "mandates", "rulebook", "concessions"} & root.entries.keys():
        return False
    return bool(root.entries.keys() & {*fields_of(Rulebook), *EXTRA_KEYS})


def _id_of(node: Node) -> str:
    name = node.get("id") if isinstance(node, MapNode) else None
    return name.text if isinstance(name, Scalar) else ""


def _without_old_words(held: MapNode, changes: MapNode) -> MapNode:
    """A move without what is said of it under its old title, where it is given another."""
    if "title" not in changes.entries:
        return held
    left = {key: value for key, value in held.entries.items() if key not in ("noun", "told")}
    return MapNode(held.file, held.line, held.column, left)


def _overlaid(base: MapNode, changes: MapNode) -> MapNode:
    return MapNode(changes.file, changes.line, changes.column, {**base.entries, **changes.entries})


def _forgetting(node: Node, names: list[str]) -> Node:
    """A move in which lists of other moves no longer name those that are gone."""
    if isinstance(node, ListNode):
        return ListNode(node.file, node.line, node.column, [_forgetting(each, names) for each in node.items])
    if not isinstance(node, MapNode):
        return node
    entries: dict[str, tuple[Node, Node]] = {}
    for key, (at, value) in node.entries.items():
        if key in _LISTS_OF_MOVES and isinstance(value, ListNode):
            left = [each for each in value.items if not (isinstance(each, Scalar) and each.text in names)]
            entries[key] = (at, ListNode(value.file, value.line, value.column, list(left)))
        else:
            entries[key] = (at, _forgetting(value, names))
    return MapNode(node.file, node.line, node.column, entries)
