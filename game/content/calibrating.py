"""Writes measured walk-away values into a scenario file, and leaves every other character of it alone.

How they are measured is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from game.content.document import MapNode, Node, Scalar, read_document
from game.content.mistakes import Mistake, ScenarioError
from game.rules.model.mandate import WalkAway

_Change = tuple[int, int, int, str]
"""Line and column from 1, how many characters go, and what comes instead."""


def write_walk_away(path: Path, values: Mapping[str, WalkAway]) -> None:
    """Writes the values of some delegations into their mandates.

    Raises ScenarioError, and writes nothing, if the file cannot be read or a mandate stands in one line with another.
    """
    document = read_document(path, str(path))
    mandates = document.root.get("mandates") if isinstance(document.root, MapNode) else None
    changes: list[_Change] = []
    for seat, value in values.items():
        mandate = mandates.get(seat) if isinstance(mandates, MapNode) else None
        if not isinstance(mandate, MapNode) or not mandate.entries:
            raise ScenarioError([Mistake(str(path), 1, 1, f"There is no mandate for `{seat}` to write into.")])
        changes += _changes(document.text.splitlines(), mandate, value)
    lines = document.text.splitlines(keepends=True)
    for line, column, length, new in sorted(changes, reverse=True):
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + new + old[column - 1 + length :]
    # Bytes and not text, so that no line ending is changed on the way.
    path.write_bytes("".join(lines).encode())


def _changes(lines: list[str], mandate: MapNode, value: WalkAway) -> list[_Change]:
    held = mandate.get("walk_away")
    if isinstance(held, MapNode):
        both = (held.get("nobody_deals"), held.get("others_deal"))
        if isinstance(both[0], Scalar) and isinstance(both[1], Scalar):
            return [_instead(both[0], value.nobody_deals), _instead(both[1], value.others_deal)]
    if held is None and not lines[mandate.line - 1][: mandate.column - 1].strip():
        indent = " " * (mandate.column - 1)
        new = f"walk_away: {{nobody_deals: {value.nobody_deals}, others_deal: {value.others_deal}}}\n{indent}"
        return [(mandate.line, mandate.column, 0, new)]
    place: Node = held or mandate
    raise ScenarioError(
        [place.mistake("Write `walk_away: {nobody_deals: 0, others_deal: 0}` in a line of its own here.")]
    )


def _instead(node: Scalar, number: int) -> _Change:
    return node.line, node.column, len(node.text), str(number)
