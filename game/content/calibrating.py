"""Writes measured walk-away values into a scenario file, and leaves every other character of it alone.

How they are measured is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.content.document import MapNode, Node, Scalar, read_document
from game.content.editing import Change, write_changes
from game.content.mistakes import Mistake, ScenarioError
from game.rules.model.mandate import WalkAway


def write_walk_away(path: Path, values: Mapping[str, WalkAway]) -> None:
    """Writes the values of some delegations into their mandates.

    Raises ScenarioError, and writes nothing, if the file cannot be read or a mandate stands in one line with another.
    """
    document = read_document(path, str(path))
    mandates = document.root.get("mandates") if isinstance(document.root, MapNode) else None
    changes: list[Change] = []
    for seat, value in values.items():
        mandate = mandates.get(seat) if isinstance(mandates, MapNode) else None
        if not isinstance(mandate, MapNode) or not mandate.entries:
            raise ScenarioError([Mistake(str(path), 1, 1, f"There is no mandate for `{seat}` to write into.")])
        changes += _changes(document.text.splitlines(), mandate, value)
    write_changes(path, document.text, changes)


def _changes(lines: list[str], mandate: MapNode, value: WalkAway) -> list[Change]:
    held = mandate.get("walk_away")
    if isinstance(held, MapNode):
        both = (held.get("nobody_deals"), held.get("others_deal"))
        if isinstance(both[0], Scalar) and isinstance(both[1], Scalar):
            changes = [_instead(both[0], value.nobody_deals), _instead(both[1], value.others_deal)]
            return changes + _levels(held, both[1], value)
    if held is None and not lines[mandate.line - 1][: mandate.column - 1].strip():
        indent = " " * (mandate.column - 1)
        numbers = f"nobody_deals: {value.nobody_deals}, others_deal: {value.others_deal}"
        new = f"walk_away: {{{numbers}{_told(value, ', ')}}}\n{indent}"
        return [Change(mandate.line, mandate.column, 0, new)]
    place: Node = held or mandate
    raise ScenarioError(
        [place.mistake("Write `walk_away: {nobody_deals: 0, others_deal: 0}` in a line of its own here.")]
    )


def _levels(held: MapNode, last: Scalar, value: WalkAway) -> list[Change]:
    """The numbers of other levels: in place where they all stand, else after the last number that does."""
    levels = held.get("levels")
    if levels is None:
        first = next(iter(held.entries.values()))[0]
        between = ", " if first.line == last.line else "\n" + " " * (first.column - 1)
        return [Change(last.line, last.column + len(last.text), 0, _told(value, between))] if value.levels else []
    found = [levels.get(name) if isinstance(levels, MapNode) else None for name in value.levels]
    if not all(isinstance(each, Scalar) for each in found):
        raise ScenarioError([levels.mistake("Leave `levels` out here: they are written anew.")])
    numbers = value.levels.values()
    return [_instead(node, number) for node, number in zip(found, numbers, strict=True) if isinstance(node, Scalar)]


def _told(value: WalkAway, between: str) -> str:
    inner = ", ".join(f"{name}: {number}" for name, number in value.levels.items())
    return f"{between}levels: {{{inner}}}" if inner else ""


def _instead(node: Scalar, number: int) -> Change:
    return Change(node.line, node.column, len(node.text), str(number))
