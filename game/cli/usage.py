"""What is wrong with a typed command line, in one sentence with the next step, for argparse."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Callable
from typing import NoReturn

LONGEST = 60
"""Characters of what was typed that a sentence repeats."""


class Parser(ArgumentParser):
    """A parser whose refusals are one sentence; it leaves with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and leaves."""
        for pattern, sentence in _SENTENCES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                message = sentence(*found.groups())
                break
        from game.wording.harmless import harmless  # only a mistake needs it

        self.exit(2, harmless(f"{self.prog}: {message}; `{self.prog} --help` tells more.\n"))


def _choice(name: str, typed: str, choices: str) -> str:
    offered = [each.strip().strip("'") for each in choices.split(",")]
    if name == "COMMAND":
        from difflib import get_close_matches  # only a mistake needs it

        near = get_close_matches(typed, offered, 1)
        return f"there is no command {_shown(typed)}{f': did you mean {near[0]}?' if near else ''}".rstrip("?")
    return f"{name} cannot be {_shown(typed)}: choose from {', '.join(offered)}"


def _kind(name: str, _: str, typed: str) -> str:
    return f"{name} wants a whole number, not {_shown(typed)}"


def _missing(names: str) -> str:
    return f"{names} is missing" if "," not in names else f"{names} are missing"


def _unknown(words: str) -> str:
    return f"{_shown(words)} means nothing here"


def _without_value(name: str, _: str) -> str:
    return f"{name} wants something after it"


def _own(_: str, sentence: str) -> str:
    return sentence


def _shown(typed: str) -> str:
    return repr(typed if len(typed) <= LONGEST else typed[:LONGEST] + "...")


_SENTENCES: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", _choice),
    (r"argument (\S+): invalid (int|float) value: '(.*)'", _kind),
    (r"the following arguments are required: (.*)", _missing),
    (r"unrecognized arguments: (.*)", _unknown),
    (r"argument (\S+): expected (one|at least one) argument", _without_value),
    (r"argument (\S+): (.*)", _own),
)
"""What argparse says, and what is said instead."""
