"""`overture play`, `continue` and `scenarios`: a window where there is a display, lines of text where there is none."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from game.cli.arguments import LEVEL_HELP, LEVELS, adviser_argument, company_arguments, named_path, no_arguments
from game.cli.command import Command, note, usage_error


def _play_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="?", help="an id that `overture scenarios` lists, or a path to a YAML file")
    parser.add_argument(
        "--seat", action="append", default=[], metavar="STATE", help="a seat for a person; more than one is a hot seat"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="a whole number from which all luck follows")
    parser.add_argument("--level", choices=LEVELS, help=LEVEL_HELP)
    company_arguments(parser)
    adviser_argument(parser)
    parser.add_argument(
        "--client", choices=("desktop", "terminal"), help="a window or lines of text; a window if there is a display"
    )
    parser.add_argument(
        "--record", type=named_path, metavar="FILE", help="where to keep the game; your data folder if not given"
    )
    parser.add_argument("--resume", type=named_path, metavar="FILE", help="go on with a game from its record")


def _play(args: Namespace) -> int:
    if args.resume is not None and (args.scenario or args.seat or args.record or args.seed is not None):
        return usage_error(
            "play", "--resume goes on with a game as it is: leave out the scenario, --seat, --seed and --record."
        )
    fixed, plain = dict(args.character), args.cast == "plain"
    asked = (args.scenario, tuple(args.seat), args.seed, args.level, args.record, args.resume)
    code = in_window(args.client, *asked, characters=fixed, plain=plain, adviser=args.adviser)
    if code is not None:
        return code
    from game.terminal.start import play

    return play(*asked, fixed, plain=plain, adviser=args.adviser)


def in_window(wanted: str | None, *asked: object, **also: object) -> int | None:
    """What the desktop client returns, or None where the line client plays; says why where that may surprise."""
    if wanted == "terminal":
        return None
    if not _display():
        note("There is no display, so this is the line client.")
        return None
    from game.desktop.start import NoWindow, run_desktop

    start: Callable[..., int] = run_desktop
    try:
        return start(*asked, **also)
    except NoWindow as reason:
        note(str(reason))
        return None


def _display() -> bool:
    """Whether a window would be seen."""
    if sys.platform in ("win32", "darwin") or os.environ.get("SDL_VIDEODRIVER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _continue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--client", choices=("desktop", "terminal"), help="a window or lines of text")


def _continue(args: Namespace) -> int:
    code = in_window(args.client, go_on=True)
    if code is not None:
        return code
    from game.terminal.start import go_on

    return go_on()


def _scenarios(args: Namespace) -> int:
    from game.content import author_folder, summaries

    for each in summaries():
        size = f"{each.rounds} rounds, about {each.minutes} minutes, {each.difficulty}"
        yours = " Yours." if each.own else ""
        print(f"{each.id}: {each.title}. {size}. Seats: {', '.join(each.seats)}.{yours}")
    note(f"Scenarios of your own are listed here when they lie in {author_folder()}.")
    return 0


COMMANDS = (
    Command("play", "play a game", "overture play strait --seat meridane", _play_arguments, _play),
    Command("continue", "go on with the newest unfinished game", "overture continue", _continue_arguments, _continue),
    Command("scenarios", "list what can be played", "overture scenarios", no_arguments, _scenarios),
)
