"""`overture new`, `check`, `matrix`, `hear` and `schema`: for whoever writes scenarios."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from game.cli.arguments import engine_arguments, named_path, no_arguments
from game.cli.command import Command, usage_error


def _check_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="scenarios or rulebooks, by path or id")
    add("--calibrate", action="store_true", help="write walk-away values from reference play into them")
    add("--watch", action="store_true", help="check again at every save, until Ctrl-C")
    add("--games", type=int, metavar="N", help="games for each seat when calibrating; 200 if not given")
    add("--rounds", type=int, metavar="N", help="calibrate for another length, and print a line for `lengths`")
    engine_arguments(parser)


def _check(args: Namespace) -> int:
    if args.calibrate and args.watch:
        return usage_error("check", "--watch looks on while you write, --calibrate writes itself: choose one of them.")
    from game.workshop import run_check, run_watch

    if args.watch:
        return run_watch(args.files)
    if not args.calibrate:
        return run_check(args.files)
    from game.content import check
    from game.simulate import run_calibrate

    mistakes = check(args.files)
    for mistake in mistakes:
        print(mistake)
    return 1 if mistakes else run_calibrate(
        args.files, args.games, args.jobs, args.engine, args.address, args.rounds
    )


def _new_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("file", metavar="FILE", help="the new scenario: a path, or a bare name that goes into your scenario folder")
    add("--like", default="", metavar="RECIPE", help="what kind of case it is; docs/authoring.md tells the recipes")
    add("--title", default="", help="what it is called")
    add("--text", default="", help="what it is about, in a sentence or two")
    add("--states", default="", metavar="A,B", help="who sits at the table, with commas between")
    add("--rounds", type=int, default=0, metavar="N", help="how many rounds")


def _new(args: Namespace) -> int:
    from game.content.recipes import Wishes
    from game.workshop import run_new, state_names

    wishes = Wishes(args.title, args.text, state_names(args.states), args.rounds)
    told = args.like or wishes != Wishes()
    return run_new(args.file, args.like, wishes, input if sys.stdin.isatty() and not told else None)


def _matrix_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the scenario")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--out", type=named_path, metavar="M.csv", help="write the worths there, not to standard output")
    way.add_argument("--take", type=named_path, metavar="M.csv", help="write a spreadsheet's worths into the scenario")


def _matrix(args: Namespace) -> int:
    from game.workshop import run_matrix

    return run_matrix(args.file, args.out, args.take)


def _schema(args: Namespace) -> int:
    import json

    from game.content import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


def _hear_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", help="an id that `overture scenarios` lists, or a path to a YAML file")
    parser.add_argument("--seat", required=True, metavar="STATE", help="who speaks")
    parser.add_argument("--to", action="append", default=[], metavar="STATE", help="who listens; everyone if not given")
    parser.add_argument("--json", action="store_true", help="the meanings as JSON")
    parser.add_argument("text", metavar="TEXT", help="the sentence, in quotes")


def _hear(args: Namespace) -> int:
    from game.speech.command import run_hear

    return run_hear(args.scenario, args.seat, args.to, args.text, as_json=args.json)


COMMANDS = (
    Command(
        "hear", "say what a sentence is taken to mean",
        "overture hear strait --seat orveld --to meridane 'a pause if you ease the sanctions'",
        _hear_arguments, _hear,
    ),
    Command("new", "begin a scenario of your own", "overture new harbour --like trade", _new_arguments, _new),
    Command("check", "find every mistake in scenarios", "overture check my-scenario.yaml", _check_arguments, _check),
    Command(
        "matrix", "take the worths to a spreadsheet and back", "overture matrix my.yaml --out my.csv",
        _matrix_arguments, _matrix,
    ),
    Command(
        "schema", "print the JSON Schema of a scenario", "overture schema > scenario.schema.json",
        no_arguments, _schema,
    ),
)
