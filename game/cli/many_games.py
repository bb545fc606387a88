"""`overture simulate`, `experiment`, `ladder`, `balance`, `bench`: computers alone, and how fast it is here."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.cli.arguments import LEVELS, batch_arguments, delegate_argument, engine_arguments, named_path, rounds_argument
from game.cli.command import Command


def _simulate_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", help="an id or a path to a YAML file")
    delegate_argument(parser)
    batch_arguments(parser, 100)
    add("--record-dir", type=named_path, metavar="DIR", help="keep a record of every game there")
    add("--out", type=named_path, metavar="FILE.csv", help="a table with one line a game")
    rounds_argument(parser)


def _simulate(args: Namespace) -> int:
    from game.simulate import run_simulate

    named = [f"{seat}={name}" for seat, name in args.delegate]
    return run_simulate(
        args.scenario, args.games, args.seed, args.jobs, named, args.record_dir, args.out, as_json=args.json,
        engine=args.engine, address=args.address, rounds=args.rounds,
    )  # fmt: skip


def _experiment_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="which experiments; all if none is named")
    batch_arguments(parser, 400)


def _experiment(args: Namespace) -> int:
    from game.simulate import run_experiment

    return run_experiment(
        args.names, args.games, args.seed, args.jobs, as_json=args.json, engine=args.engine, address=args.address
    )


def _ladder_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", nargs="?", default="strait", help="an id or a path to a YAML file; strait if not given")
    add("--against", action="append", default=[], metavar="NAME", help="a delegate to compare with; may be repeated")
    add(
        "--seat", action="append", default=[], metavar="STATE", help="a seat to play; may be repeated; all if not given"
    )
    add("--best", default="strong", metavar="NAME", help="the delegate that the others are held against")
    add(
        "--others", action="append", default=[], metavar="LEVEL|NAME",
        help="who plays all other seats, standard if not given; with --round-robin may be repeated",
    )
    add(
        "--round-robin", action="store_true",
        help="all levels and characters, or those --against, in every seat at a table of each, or of --others",
    )
    batch_arguments(parser, 100)


def _ladder(args: Namespace) -> int:
    from game.simulate import run_ladder, run_round_robin

    if args.round_robin:
        return run_round_robin(
            args.scenario, args.against, args.others, args.seat, args.games, args.seed, args.jobs, as_json=args.json,
            engine=args.engine, address=args.address,
        )  # fmt: skip
    others = args.others[-1] if args.others else "standard"
    return run_ladder(
        args.scenario, args.against, args.seat, args.games, args.seed, args.jobs, args.best, others, as_json=args.json,
        engine=args.engine, address=args.address,
    )  # fmt: skip


def _balance_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", help="an id or a path to a YAML file")
    add("--games", type=int, default=60, metavar="N", help="games of computers alone at each level; 60 if not given")
    add("--people", type=int, metavar="N", help="games with each scripted person in each seat; a sixth if not given")
    add("--level", action="append", default=[], choices=LEVELS, help="a level; may be repeated; all if not given")
    add("--seed", type=int, default=0, metavar="N", help="the seed of the first game")
    add("--json", action="store_true", help="the report as JSON")
    add("--out", type=named_path, metavar="PAGE.html", help="write the report as a page with charts")
    rounds_argument(parser)
    engine_arguments(parser)


def _balance(args: Namespace) -> int:
    from game.balance.command import run_balance

    return run_balance(
        args.scenario, args.games, args.level, args.seed, args.people, args.jobs, as_json=args.json, out=args.out,
        engine=args.engine, address=args.address, rounds=args.rounds,
    )  # fmt: skip


def _bench_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "rooms",
        nargs="*",
        metavar="ROOM",
        help="only some of: table, delegates, debrief, desktop, seminar; or faults, lesson, fast_lesson or crowd, which"
        " take minutes",
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
    Command("balance", "say whether a scenario plays well", "overture balance strait", _balance_arguments, _balance),
    Command("bench", "measure how fast it is here", "overture bench table", _bench_arguments, _bench),
)
