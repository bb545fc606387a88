"""`overture simulate`, `experiment`, `ladder` and `bench`: computers against computers, and how fast it is here."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.cli.arguments import batch_arguments, delegate_argument
from game.cli.command import Command


def _simulate_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", help="an id or a path to a YAML file")
    delegate_argument(parser)
    batch_arguments(parser, 100)
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
    batch_arguments(parser, 400)


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
    batch_arguments(parser, 100)


def _ladder(args: Namespace) -> int:
    from game.simulate import run_ladder

    return run_ladder(
        args.scenario, args.against, args.seat, args.games, args.seed, args.jobs, args.best, as_json=args.json
    )


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


COMMANDS = (
    Command(
        "simulate", "let computers play", "overture simulate strait --games 200 --delegate '*=strong'",
        _simulate_arguments, _simulate,
    ),
    Command(
        "experiment", "test the claims of the game's argument", "overture experiment --games 400",
        _experiment_arguments, _experiment,
    ),
    Command(
        "ladder", "compare delegates in the same seat", "overture ladder strait --against easy --seat lindrow",
        _ladder_arguments, _ladder,
    ),
    Command("bench", "measure how fast it is here", "overture bench table", _bench_arguments, _bench),
)
