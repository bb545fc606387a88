"""What others wrote, as it may be printed: nothing moves a cursor, turns text around or speaks to a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO, cast

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line end, and marks that turn text around."""


def harmless(text: str) -> str:
    """Text with such characters spelt out as JSON spells them, so that JSON stays what it is."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Harmless:
    """A stream that spells them out."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(harmless(text))
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def printed_harmlessly(out: TextIO, err: TextIO) -> Iterator[None]:
    """While this lasts, whatever is printed is harmless."""
    with redirect_stdout(cast(TextIO, _Harmless(out))), redirect_stderr(cast(TextIO, _Harmless(err))):
        yield
