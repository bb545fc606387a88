"""What a command of the line client is, the list in which each is entered, and how a typed word finds its own."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from game.speech.name_matching import (
    Puzzled,
    echo,
    plain,
    quoted,
)
from game.terminal.client import Client

Run = Callable[[Client, str], None]


class NoCommand(Puzzled):
    """A word that is no command and is like none."""


class Command(Struct, frozen=True):
    """One command of the line client.

    chapter: the file of this package that it stands in, and so its heading in help
    word, usage, help: its word, what may follow it, and one sentence
    run: what it does
    also, more: other words for it, more help
    """

    chapter: str
    word: str
    usage: str
    help: str
    run: Run
    also: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


CHAPTERS = {
    "orientation": "To find your way:",
    "talking": "To talk:",
    "dealing": "To deal:",
    "planning": "To plan, and to end a phase:",
    "any_verb": "To do anything at all:",
    "leaving": "To keep, look back and leave:",
}
"""The files of this package in the order of help, each with the heading of its commands."""

_entered: list[Command] = []


class Chapter:
    """Enters commands in the list, under one heading."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(
        self, word: str, usage: str, text: str, *, also: tuple[str, ...] = (), more: tuple[str, ...] = ()
    ) -> Callable[[Run], Run]:
        """Enters the function it stands over as a command."""

        def enter(run: Run) -> Run:
            _entered.append(Command(self._name, word, usage, text, run, also, more))
            return run

        return enter


def every_command() -> list[Command]:
    """All commands, chapter by chapter; within one, as they stand in its file."""
    order = list(CHAPTERS)
    return sorted(_entered, key=lambda each: order.index(each.chapter))


def command_of(line: str) -> tuple[Command, str]:
    """The command that a line begins with, and what follows it. Raises `Puzzled`, or `NoCommand`."""
    first, _, rest = line.strip().partition(" ")
    word = "help" if first == "?" else plain(first)
    every = {name: each for each in every_command() for name in (each.word, *each.also)}
    if word in every:
        return every[word], rest.strip()
    begun = {each.word: each for each in every_command() if len(word) > 1 and each.word.startswith(word)}
    begun = begun or {each.word: each for name, each in every.items() if len(word) > 1 and name.startswith(word)}
    if len(begun) == 1:
        return next(iter(begun.values())), rest.strip()
    if begun:
        raise Puzzled(f"{echo(first)} may mean {quoted(begun)}: type one of them.")
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(word, every, 3, 0.65)
    if close:
        names = dict.fromkeys(every[name].word for name in close)
        raise Puzzled(f"There is no command {echo(first)}: did you mean {quoted(names)}?")
    raise NoCommand(
        f"There is no command {echo(first)}: type `help` for the list, or `say {line.strip()[:40]}` to say it aloud."
    )
