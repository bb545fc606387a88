"""What others wrote, as it may be printed: nothing moves a cursor, turns text around or speaks to a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO, cast

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line end, and marks that turn text around."""

_ENDLESS = re.compile(r"(\S{80})\S{240,}(\S{40})")
"""A word that is longer than any path should be."""


def harmless(text: str) -> str:
    """Text with such characters spelt out as JSON spells them, so that JSON stays what it is."""
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_short(text: str) -> str:
    """A sentence about something that somebody typed: harmless, and not as long as a name may be that nobody reads."""
    return _ENDLESS.sub(r"\1...\2", harmless(text))


class _Harmless:
    """A stream that spells them out."""

    def __init__(self, stream: TextIO, made: Callable[[str], str] = harmless) -> None:
        self._stream = stream
        self._made = made

    def write(self, text: str) -> int:
        self._stream.write(self._made(text))
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def printed_harmlessly(out: TextIO, err: TextIO) -> Iterator[None]:
    """While this lasts, whatever is printed is harmless."""
    with redirect_stdout(cast(TextIO, _Harmless(out))), redirect_stderr(cast(TextIO, _Harmless(err, in_short))):
        yield
