"""What a command of the command line is, and the two ways in which one speaks beside its output."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """One command: its name, what it does, an example, its arguments and the function that does it."""

    name: str
    help: str
    example: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def usage_error(command: str, sentence: str) -> int:
    print(f"overture {command}: {sentence}", file=sys.stderr)
    return 2


def note(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
