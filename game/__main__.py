"""The command line: one small function a command, its arguments beside it. The only wiring of the rooms of the house.

Every room is imported when its command runs, so that the first prompt does not wait for what it does not need.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.usage import Parser

LEVELS = ("easy", "standard", "strong")

REFUSALS = (
    ("game.content", "ScenarioError"),
    ("game.record", "RecordError"),
    ("game.rules.model.refusal", "Illegal"),
    ("game.speech.name_matching", "Puzzled"),
    ("game.replay", "NotInRecord"),
)
"""Errors that are sentences for whoever typed the command, by the room that raises them."""


FULL = (errno.ENOSPC, errno.EFBIG, errno.EIO)
"""What the system says where no more can be written."""


@dataclass(frozen=True)
class Command:
    """One command: its name, what it does, an example, its arguments and the function that does it."""

    name: str
    help: str
    example: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


# --------------------------------------------------------------------------------------------------
# Playing


def _play_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", nargs="?", help="an id that `overture scenarios` lists, or a path to a YAML file")
    parser.add_argument(
        "--seat", action="append", default=[], metavar="STATE", help="a seat for a person; more than one is a hot seat"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="a whole number from which all luck follows")
    parser.add_argument("--level", choices=LEVELS, default="standard", help="how well the computer delegates play")
    parser.add_argument(
        "--client", choices=("desktop", "terminal"), help="a window or lines of text; a window if there is a display"
    )
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="where to keep the game; your data folder if not given"
    )
    parser.add_argument("--resume", type=Path, metavar="FILE", help="go on with a game from its record")


def _play(args: Namespace) -> int:
    if args.resume is not None and (args.scenario or args.seat or args.record or args.seed is not None):
        return _usage(
            "play", "--resume goes on with a game as it is: leave out the scenario, --seat, --seed and --record."
        )
    code = _desktop(args.client, args.scenario, tuple(args.seat), args.seed, args.level, args.record, args.resume)
    if code is not None:
        return code
    from game.terminal.start import play

    return play(args.scenario, args.seat, args.seed, args.level, args.record, args.resume)


def _desktop(wanted: str | None, *asked: object, **also: object) -> int | None:
    """What the desktop client returns, or None where the line client plays; says why where that may surprise."""
    if wanted == "terminal":
        return None
    if not _display():
        _note("There is no display, so this is the line client.")
        return None
    from game.desktop.start import NoWindow, run_desktop

    start: Callable[..., int] = run_desktop
    try:
        return start(*asked, **also)
    except NoWindow as reason:
        _note(str(reason))
        return None


def _display() -> bool:
    """Whether a window would be seen."""
    if sys.platform in ("win32", "darwin") or os.environ.get("SDL_VIDEODRIVER"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _continue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--client", choices=("desktop", "terminal"), help="a window or lines of text")


def _continue(args: Namespace) -> int:
    code = _desktop(args.client, go_on=True)
    if code is not None:
        return code
    from game.terminal.start import go_on

    return go_on()


def _scenarios(args: Namespace) -> int:
    from game.content import summaries

    for each in summaries():
        size = f"{each.rounds} rounds, about {each.minutes} minutes, {each.difficulty}"
        print(f"{each.id}: {each.title}. {size}. Seats: {', '.join(each.seats)}.")
    return 0


# --------------------------------------------------------------------------------------------------
# A class


def _host_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", nargs="?", help="an id or a path; left out, what --record-dir holds goes on")
    add("--tables", type=int, default=1, metavar="N", help="how many tables play it")
    add("--port", type=_port, default=8765, help="the port to listen on")
    add("--bind", default="127.0.0.1", metavar="ADDRESS", help="whom to listen to; 0.0.0.0 opens it to the room")
    add(
        "--public-url", type=_web_address, default="", metavar="URL",
        help="the address that people type, where a proxy stands in front",
    )  # fmt: skip
    add("--level", choices=LEVELS, default="standard", help="how well the computer delegates play")
    add("--record-dir", type=Path, metavar="DIR", help="where the records are kept; an existing folder goes on")
    add("--rehearse", action="store_true", help="computers take every seat, so that one can practise alone")


def _port(text: str) -> int:
    """A port that can be listened on."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _web_address(text: str) -> str:
    """An address that a browser opens."""
    if text and not text.startswith(("http://", "https://")):
        raise ArgumentTypeError(f"an address begins with http:// or https://, not {text[:40]!r}")
    return text


def _host(args: Namespace) -> int:
    from game.seminar import host

    return host(
        args.scenario, args.tables, args.port, args.bind, args.public_url, args.level, args.record_dir, args.rehearse
    )


# --------------------------------------------------------------------------------------------------
# Computer against computer


def _simulate_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", help="an id or a path to a YAML file")
    _delegate_argument(parser)
    _batch_arguments(parser, 100)
    add("--record-dir", type=Path, metavar="DIR", help="keep a record of every game there")
    add("--out", type=Path, metavar="FILE.csv", help="a table with one line a game")


def _simulate(args: Namespace) -> int:
    from game.simulate import run_simulate

    named = [f"{seat}={name}" for seat, name in args.delegate]
    return run_simulate(
        args.scenario, args.games, args.seed, args.jobs, named, args.record_dir, args.out, as_json=args.json
    )


def _experiment_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="which experiments; all if none is named")
    _batch_arguments(parser, 400)


def _experiment(args: Namespace) -> int:
    from game.simulate import run_experiment

    return run_experiment(args.names, args.games, args.seed, args.jobs, as_json=args.json)


def _ladder_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", nargs="?", default="strait", help="an id or a path to a YAML file; strait if not given")
    add("--against", action="append", default=[], metavar="NAME", help="a delegate to compare with; may be repeated")
    add(
        "--seat", action="append", default=[], metavar="STATE", help="a seat to play; may be repeated; all if not given"
    )
    add("--best", default="strong", metavar="NAME", help="the delegate that the others are held against")
    _batch_arguments(parser, 100)


def _ladder(args: Namespace) -> int:
    from game.simulate import run_ladder

    return run_ladder(
        args.scenario, args.against, args.seat, args.games, args.seed, args.jobs, args.best, as_json=args.json
    )


def _batch_arguments(parser: ArgumentParser, games: int) -> None:
    add = parser.add_argument
    add("--games", type=int, default=games, metavar="N", help=f"how many games; {games} if not given")
    add("--seed", type=int, default=0, metavar="N", help="the seed of the first game")
    add("--jobs", type=int, default=-1, metavar="N", help="how many processes; one a core if not given")
    add("--json", action="store_true", help="the result as JSON")


# --------------------------------------------------------------------------------------------------
# Authoring


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="scenarios or rulebooks, by path or id")
    parser.add_argument("--calibrate", action="store_true", help="write walk-away values from reference play into them")


def _check(args: Namespace) -> int:
    from game.content import check

    mistakes = check(args.files)
    for mistake in mistakes:
        print(mistake)
    if args.calibrate and not mistakes:
        return _calibrate(args.files)
    if not mistakes:
        print("No mistakes." if len(args.files) == 1 else f"No mistakes in {len(args.files)} files.")
        _gains(args.files)
    return 1 if mistakes else 0


def _gains(files: Sequence[str]) -> None:
    """What each level is forecast to bring, so that an author sees what is counted twice; rulebooks have none."""
    from game.content import ScenarioError, load_scenario
    from game.debrief.concession_gains import gains_table

    for name in files:
        try:
            scenario = load_scenario(name)
        except ScenarioError:
            continue
        print(f"{name}:", *gains_table(scenario), sep="\n")


def _calibrate(files: Sequence[str]) -> int:
    from game.simulate import calibrate_file

    for name in files:
        if not Path(name).is_file():
            print(f"overture check: {name} is not a file, and --calibrate writes into files.", file=sys.stderr)
            return 1
        for seat, values in calibrate_file(Path(name)).items():
            nobody, others = values.nobody_deals / 100, values.others_deal / 100
            print(f"{name}: {seat} expects {nobody:g} points if nobody deals, {others:g} if only the others do.")
    return 0


def _schema(args: Namespace) -> int:
    import json

    from game.content import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


# --------------------------------------------------------------------------------------------------
# Looking back


def _replay_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", type=Path, metavar="RECORD", help="the record of a game")
    parser.add_argument("--until", type=int, metavar="ROUND", help="stop when this round has been resolved")
    parser.add_argument("--seat", metavar="STATE", help="only what this seat saw")
    parser.add_argument("--json", action="store_true", help="the state at the end instead of the story")


def _replay(args: Namespace) -> int:
    from game.replay import replay

    return replay(args.record, args.until, args.seat, as_json=args.json)


def _debrief_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("records", nargs="+", type=Path, metavar="RECORD", help="records; several are compared")
    parser.add_argument("--seat", default="", metavar="STATE", help="only what this seat was shown")
    parser.add_argument("--out", type=Path, metavar="REPORT.html", help="where the page is written")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write participation by seat as a table")
    parser.add_argument("--json", action="store_true", help="the measures on standard output instead of a page")


def _debrief(args: Namespace) -> int:
    from game.debrief.command import run_debrief

    return run_debrief(args.records, args.seat, args.out, args.csv, args.json)


def _whatif_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", type=Path, metavar="RECORD", help="the record of a game")
    parser.add_argument("--at", type=int, required=True, metavar="ROUND", help="branch at the start of this round")
    _delegate_argument(parser)
    parser.add_argument("--games", type=int, default=20, metavar="N", help="how often it is played on")
    parser.add_argument("--json", action="store_true", help="the result as JSON")


def _whatif(args: Namespace) -> int:
    from game.debrief.command import run_whatif

    return run_whatif(args.record, args.at, dict(args.delegate), args.games, args.json)


def _brief_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", help="an id that `overture scenarios` lists, or a path to a YAML file")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where the pages are written; SCENARIO-briefs if not given"
    )


def _brief(args: Namespace) -> int:
    from game.briefs import write_briefs
    from game.content import load_scenario

    scenario = load_scenario(args.scenario)
    for path in write_briefs(scenario, args.out or Path(f"{scenario.id}-briefs")):
        print(path)
    return 0


def _bench_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "rooms",
        nargs="*",
        metavar="ROOM",
        help="only some of: table, delegates, debrief, desktop, seminar; or faults or lesson, which take minutes",
    )
    parser.add_argument("--json", action="store_true", help="the measurements as JSON")


def _bench(args: Namespace) -> int:
    from game.bench import run_bench

    return run_bench(tuple(args.rooms), as_json=args.json)


def _delegate_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--delegate", type=_pair, action="append", default=[], metavar="STATE=NAME",
        help="who plays a seat; '*=NAME' stands for all seats that are not named",
    )  # fmt: skip


def _pair(text: str) -> tuple[str, str]:
    """A seat and the name of a delegate, written STATE=NAME."""
    seat, equals, name = text.partition("=")
    if not (seat and equals and name):
        raise ArgumentTypeError(f"write STATE=NAME, not {text!r}")
    return seat, name


def _nothing(parser: ArgumentParser) -> None:
    """For commands without arguments."""


COMMANDS = (
    Command("play", "play a game", "overture play strait --seat meridane", _play_arguments, _play),
    Command("continue", "go on with the newest unfinished game", "overture continue", _continue_arguments, _continue),
    Command("host", "host a class in browsers", "overture host strait --bind 0.0.0.0", _host_arguments, _host),
    Command(
        "simulate",
        "let computers play",
        "overture simulate strait --games 200 --delegate '*=strong'",
        _simulate_arguments,
        _simulate,
    ),
    Command(
        "experiment",
        "test the claims of the game's argument",
        "overture experiment --games 400",
        _experiment_arguments,
        _experiment,
    ),
    Command(
        "ladder",
        "compare delegates in the same seat",
        "overture ladder strait --against easy --seat lindrow",
        _ladder_arguments,
        _ladder,
    ),
    Command("scenarios", "list what can be played", "overture scenarios", _nothing, _scenarios),
    Command("check", "find every mistake in scenarios", "overture check my-scenario.yaml", _check_arguments, _check),
    Command(
        "schema", "print the JSON Schema of a scenario", "overture schema > scenario.schema.json", _nothing, _schema
    ),
    Command(
        "replay", "tell a recorded game again", "overture replay game.jsonl --seat lindrow", _replay_arguments, _replay
    ),
    Command(
        "debrief", "report on games", "overture debrief game.jsonl --out report.html", _debrief_arguments, _debrief
    ),
    Command("whatif", "play on from a round", "overture whatif game.jsonl --at 3", _whatif_arguments, _whatif),
    Command("brief", "write printable briefs", "overture brief strait --out briefs", _brief_arguments, _brief),
    Command("bench", "measure how fast it is here", "overture bench table", _bench_arguments, _bench),
)


# --------------------------------------------------------------------------------------------------
# The way in


def _parser() -> ArgumentParser:
    parser = Parser(
        prog="overture",
        description="A turn-based diplomatic negotiation game. Without a command it starts the game.",
        epilog="example: overture play first-readout\n\nEvery command explains itself: overture play --help",
        formatter_class=_layout,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for each in COMMANDS:
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


def _usage(command: str, sentence: str) -> int:
    print(f"overture {command}: {sentence}", file=sys.stderr)
    return 2


def _note(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _refusal(error: Exception) -> str | None:
    """The sentence of an error that is meant for whoever typed the command; None for a mistake of ours."""
    for module, name in REFUSALS:
        known = getattr(sys.modules.get(module), name, None)
        if known is not None and isinstance(error, known):
            return str(error)
    return _refused_by_the_system(error) if isinstance(error, OSError) else None


def _refused_by_the_system(error: OSError) -> str | None:
    name, why = error.filename, error.strerror
    if error.errno in FULL:
        if name is None:
            return f"The output takes no more ({why}): free some space, or send it somewhere else."
        return f"{name} takes no more ({why}): free some space and go on; what was kept before is safe."
    if isinstance(error, PermissionError):
        return f"{name} may not be read or written ({why}): choose another place."
    return None if name is None else f"{name}: {why}."


def run(argv: Sequence[str] | None = None) -> int:
    """Does what a command line says and returns its exit code: 2 for wrong usage, 1 for bad input."""
    args = _parser().parse_args(argv)
    if args.version:
        print(_version())
        return 0
    if args.command is None:
        args = _parser().parse_args(["play"])
    code: int = args.run(args)
    sys.stdout.flush()
    return code


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
        sentence = _refusal(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        _let_go()
        return 1


if __name__ == "__main__":
    sys.exit(main())
