"""What others wrote, as it may be printed or put into a table: nothing moves a cursor, turns text around, speaks to a
terminal or reckons in a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO, cast

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]")
"""Control characters but tab and line end, marks that turn text around, and other ends of lines."""

_ENDLESS = re.compile(r"(\S{80})\S{240,}(\S{40})")
"""A word that is longer than any path should be."""


def harmless(text: str) -> str:
    """Text with such characters spelt out as JSON spells them, so that JSON stays what it is."""
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_short(text: str) -> str:
    """A sentence about something that somebody typed: harmless, and not as long as a name may be that nobody reads."""
    return _ENDLESS.sub(r"\1...\2", harmless(text))


_FORMULA = re.compile("(^|[;\t\r\n])(?=\\s*[=+@\\-\uff1d\uff0b\uff0d\uff20])")
"""Where a formula would begin: in a cell, or behind what parts cells where numbers have a comma."""


def plain_cell(value: object) -> object:
    """A cell of a table for a spreadsheet, which takes no words for a formula: people choose their own names."""
    if value is None:
        return ""
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value


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
