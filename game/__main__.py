"""The command line: which commands there are, and the way in. The only wiring of the rooms of the house.

Every room is imported when its command runs, so that the first prompt does not wait for what it does not need.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

from game.cli import authoring, hosting, looking_back, many_games, playing
from game.cli.command import Command
from game.cli.refusals import sentence_of
from game.cli.usage import Parser

COMMANDS = (
    *playing.COMMANDS,
    *hosting.COMMANDS,
    *looking_back.COMMANDS,
    *authoring.COMMANDS,
    *many_games.COMMANDS,
)


TELLING = ("replay", "debrief", "whatif", "export", "forget", "check", "brief", "scenarios")
"""Commands that print what others wrote."""


def _parser(offered: Sequence[Command]) -> ArgumentParser:
    parser = Parser(
        prog="overture",
        description="A turn-based diplomatic negotiation game. Without a command it starts the game.",
        epilog="example: overture play first-readout\n\nEvery command explains itself: overture play --help",
        formatter_class=_layout,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for each in offered:
        sub = commands.add_parser(
            each.name,
            help=each.help,
            description=f"{each.help[:1].upper()}{each.help[1:]}.",
            epilog=f"example: {each.example}",
            formatter_class=_layout,
        )
        each.arguments(sub)
        sub.set_defaults(run=each.run)
    return parser


def _layout(prog: str) -> RawDescriptionHelpFormatter:
    return RawDescriptionHelpFormatter(prog, max_help_position=28)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"overture {version('overture')}"
    except PackageNotFoundError:
        return "overture (not installed)"


def run(argv: Sequence[str] | None = None) -> int:
    """Does what a command line says and returns its exit code: 2 for wrong usage, 1 for bad input."""
    words = list(sys.argv[1:] if argv is None else argv) or ["play"]
    # A command that is named is the only one whose arguments are laid out: laying out all of them takes 10 ms.
    args = _parser([each for each in COMMANDS if each.name == words[0]] or COMMANDS).parse_args(words)
    if args.version:
        print(_version())
        return 0
    if args.command is None:  # nothing but options
        return run(["play"])
    with _told(args.command):
        code: int = args.run(args)
        sys.stdout.flush()
    return code


def _told(command: str) -> AbstractContextManager[None]:
    """What others wrote is printed harmlessly by commands that tell of it; a play has its own way of telling."""
    if command not in TELLING:
        return nullcontext()
    from game.wording.harmless import printed_harmlessly

    return printed_harmlessly(sys.stdout, sys.stderr)


def _let_go() -> None:
    """Drops what standard output still holds where it can no longer be written, so that leaving is quiet."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> int:
    """The command `overture`: as `run`, and nothing that can happen to a program shows a traceback but our mistakes."""
    gc.set_threshold(50_000)  # nearly everything is frozen and stays: looking for cycles often would only cost time
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return run()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go()
        return 0
    except Exception as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        from game.wording.harmless import in_short

        print(in_short(sentence), file=sys.stderr)
        _let_go()
        return 1


if __name__ == "__main__":
    sys.exit(main())
