"""Where lines come from and where sentences go. No cursor tricks; the curtain of a hot seat is the one exception."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TextIO

from game.wording.harmless import ACTING

LONGEST = 20_000
"""Characters of a line that are read; the rest is dropped."""

CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def clean(text: str) -> str:
    """Text without characters that could move a cursor or turn text around; line breaks become spaces."""
    return ACTING.sub("", text.replace("\n", " ").replace("\t", " "))


class Console:
    """Prints sentences, one a line; on a terminal they are wrapped between words."""

    def __init__(self, out: TextIO | None = None, *, curtain: bool | None = None) -> None:
        self._out = sys.stdout if out is None else out
        self._tty = self._out.isatty()
        self.curtain = self._tty if curtain is None else curtain

    def say(self, *sentences: str) -> None:
        """Says each sentence on a line of its own; an empty one leaves a blank line."""
        for sentence in sentences:
            for part in str(sentence).split("\n"):
                self._line(clean(part))

    def tell(self, sentences: Iterable[str]) -> None:
        """Says several sentences."""
        self.say(*sentences)

    def _line(self, line: str) -> None:
        if self._tty and line:
            width = max(40, min(_columns(), 100))
            hang = "  " if line.startswith("- ") else ""
            line = textwrap.fill(line, width - 1, subsequent_indent=hang, break_long_words=False)
        self._out.write(line + "\n")

    def prompt(self, words: str) -> None:
        """Says that a command may be given now."""
        self._out.write(words)
        self._out.flush()

    def flush(self) -> None:
        """Shows everything said so far."""
        self._out.flush()

    def clear(self) -> None:
        """Clears the screen, so that the next player does not see the last one's secrets."""
        if self.curtain:
            self._out.write(CLEAR)
            self._out.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 80


class Ear:
    """Reads commands, a line each."""

    def __init__(self, source: TextIO | None = None) -> None:
        self._source = sys.stdin if source is None else source
        self.tty = self._source.isatty()
        self._editing = _line_editing() if self.tty and self._source is sys.stdin else None

    def complete(self, words: Callable[[str], Sequence[str]]) -> None:
        """On a terminal, lets the Tab key offer words that follow a line; elsewhere nothing."""
        if self._editing is not None:
            complete_by_tab(self._editing, words)

    def forget(self) -> None:
        """Forgets the lines that were typed, so that the next player cannot look them up."""
        if self._editing is not None:
            self._editing.clear_history()

    def line(self, console: Console, prompt: str = "> ") -> str | None:
        """The next line without its end; None at the end of input."""
        if self.tty and self._source is sys.stdin:
            console.flush()
            try:
                return clean(input(prompt)[:LONGEST])
            except EOFError:
                console.say("")
                return None
        console.prompt(prompt)
        line = self._source.readline()
        if not line:
            console.say("")
            return None
        return clean(line.rstrip("\r\n")[:LONGEST])


class Editing(Protocol):
    """The part of `readline` that is used."""

    def set_completer(self, function: Callable[[str, int], str | None]) -> None: ...
    def set_completer_delims(self, string: str) -> None: ...
    def parse_and_bind(self, string: str) -> None: ...
    def get_line_buffer(self) -> str: ...
    def get_endidx(self) -> int: ...
    def clear_history(self) -> None: ...


def _line_editing() -> Editing | None:
    """Editing of lines, where the system has it."""
    try:
        import readline
    except ImportError:
        return None
    return readline


def complete_by_tab(editing: Editing, words: Callable[[str], Sequence[str]]) -> None:
    """Lets the Tab key offer the words that could stand where the cursor is."""
    found: list[str] = []

    def completer(_: str, number: int) -> str | None:
        if number == 0:
            found[:] = words(editing.get_line_buffer()[: editing.get_endidx()])
        return f"{found[number]} " if number < len(found) else None

    editing.set_completer(completer)
    editing.set_completer_delims(" ")
    # macOS builds Python with libedit, which binds keys in words of its own.
    libedit = "libedit" in (getattr(editing, "__doc__", "") or "")
    editing.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
