"""`overture check`, `hear` and `schema`: for whoever writes scenarios."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from game.cli.arguments import no_arguments
from game.cli.command import Command


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
    from game.debrief.concession_gains import all_gain, gains_table

    for name in files:
        try:
            scenario = load_scenario(name)
        except ScenarioError:
            continue
        print(f"{name}:", *gains_table(scenario), sep="\n")
        if not all_gain(scenario):
            print(f"{name}: Warning: no two or three delegations are forecast to gain by any deal, meters and aims "
                  "included: raise what receivers get, or lower what givers lose.")  # fmt: skip


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
    Command("check", "find every mistake in scenarios", "overture check my-scenario.yaml", _check_arguments, _check),
    Command(
        "schema", "print the JSON Schema of a scenario", "overture schema > scenario.schema.json",
        no_arguments, _schema,
    ),
)
