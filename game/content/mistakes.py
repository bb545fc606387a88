"""What is wrong with a scenario, said to its author: place, one sentence, and the likely cure.

Only the words and the container; who finds a mistake is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

MOST = 100
"""Mistakes that are told at once; a file with more of them is not a scenario yet."""

ENOUGH = 3 * MOST
"""Mistakes after which checking stops: looking for the word that was meant takes time."""


_LONG = re.compile(r"[^\s`,]{81,}")
"""What no author means as a word, however it came there."""


class Enough(Exception):
    """So much is wrong that nothing more needs to be found."""


class Mistake(Struct, frozen=True, order=True):
    """One mistake and where it stands: line and column from 1, or 0 where there is no file to point into."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        told = _LONG.sub(lambda found: f"{found[0][:40]}...", self.message)
        return f"{self.path}:{self.line}:{self.column}: {told}" if self.line else told


class ScenarioError(Exception):
    """A scenario that cannot be played.

    mistakes: all of them, in the order in which they stand in the file
    """

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def in_order(mistakes: Iterable[Mistake], first: str) -> list[Mistake]:
    """Mistakes without repeats, by place: those of the file `first` before those of the files it names."""
    found = sorted(set(mistakes), key=lambda each: (each.path != first, each))
    if len(found) > MOST:
        last = found[MOST]
        more = "And more mistakes: correct these first."
        found[MOST:] = [Mistake(last.path, last.line, last.column, more)]
    return found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """How a sentence about an unknown word goes on: the nearest known one, or all if they are few."""
    from difflib import get_close_matches  # only a mistake needs it

    words = list(known)
    plain = {each.lower(): each for each in words}
    near = get_close_matches(word[:60].lower(), list(plain), 1, 0.6)
    if near:
        return f"did you mean `{plain[near[0]]}`?"
    if not words:
        return "there is none to choose from."
    if len(words) <= 12:
        return f"choose from {', '.join(words)}."
    return f"choose from {', '.join(words[:12])} and {len(words) - 12} more."


def shown(text: str) -> str:
    """A word of the author's as it is quoted back: on one line, and not too long."""
    flat = " ".join(text.split())
    return f"`{flat[:40]}...`" if len(flat) > 43 else f"`{flat}`"
