"""A game taken up again at the start of one of its rounds: the record up to there, in a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

from game.records.errors import RecordError, unwritable
from game.records.paths import need_name, private, private_folder


def branch_off(source: Path, at: int, target: Path) -> None:
    """Writes the lines of a record up to the start of round `at` to a new file, from which the game can be played on.

    Seals chain each line to those before it, so that the first lines of a record are a record. Raises `RecordError`
    for a round that was not begun, and for a file that cannot be read or written.
    """
    need_name(target)
    try:
        lines = source.read_bytes().split(b"\n")
    except OSError as error:
        raise RecordError(f"{source} cannot be read: {error.strerror}.") from error
    marks = [number for number, line in enumerate(lines) if _begins(line, at)]
    if not marks:
        raise RecordError(f"Round {at} was not played in {source.name}: choose another round.")
    try:
        private_folder(target.parent)
        with open(target, "xb", opener=private) as new:
            new.write(b"\n".join(lines[: marks[-1] + 1]) + b"\n")
    except OSError as error:
        raise unwritable(target, error, "choose another place") from error


def _begins(line: bytes, at: int) -> bool:
    """Whether a line is the mark that a round begins with."""
    if not line.startswith(b'{"digest"'):
        return False
    try:
        return bool(json.loads(line).get("round") == at)
    except ValueError:
        return False
