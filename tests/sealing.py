"""Records changed by somebody who knows how to seal: lines without their seals, and files sealed again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.records.seals import Chain
from game.wire import dumps

Line = tuple[bytes, bytes]
"""The body of a line and the words behind its seal."""


def lines_of(path: Path) -> list[bytes]:
    """The lines as they stand in the file."""
    return path.read_bytes().split(b"\n")[:-1]


def unsealed(path: Path) -> list[Line]:
    """The lines of a whole record without their seals."""
    chain = Chain()
    return [chain.open(line) for line in lines_of(path)]


def seal_again(path: Path, lines: list[Line]) -> Path:
    """Writes lines as a record whose every seal holds."""
    chain = Chain()
    path.write_bytes(b"".join(chain.seal(body, words) for body, words in lines))
    return path


def with_body(path: Path, number: int, body: bytes) -> Path:
    """A record with another line in one place, and every seal right."""
    lines = unsealed(path)
    lines[number - 1] = body, b""
    return seal_again(path, lines)


def with_header(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A record with a changed header, and every seal right."""
    header = json.loads(unsealed(path)[0][0])
    change(header)
    rest = dict(header)
    form = rest.pop("overture", None)
    return with_body(path, 1, f'{{"overture":{dumps(form)},{dumps(rest)[1:]}'.encode())


def with_line(path: Path, number: int, line: bytes) -> Path:
    """A record with another line in one place, and no seal made anew."""
    lines = lines_of(path)
    lines[number - 1] = line
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path
