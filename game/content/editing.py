"""Changes at places of a file, and nothing else in it: every other character stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct


class Change(Struct, frozen=True, order=True):
    """What comes at a place instead of so many characters. Line and column count from 1."""

    line: int
    column: int
    length: int
    new: str


def changed(text: str, changes: Iterable[Change]) -> str:
    """A text with changes that do not touch one another."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for each in sorted(changes, reverse=True):
        at = starts[each.line - 1] + each.column - 1
        text = text[:at] + each.new + text[at + each.length :]
    return text


def write_changes(path: Path, text: str, changes: Iterable[Change]) -> None:
    """Writes a file anew. Bytes and not text, so that no line ending is changed on the way; one mark stays in front."""
    mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
    path.write_bytes(mark + changed(text, changes).encode())
