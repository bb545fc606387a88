"""`overture replay`, `debrief`, `whatif` and `export`: a recorded game told, measured, played on, and tabled."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.cli.arguments import delegate_argument, named_path
from game.cli.command import Command


def _replay_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", type=named_path, metavar="RECORD", help="the record of a game")
    parser.add_argument("--until", type=int, metavar="ROUND", help="stop when this round has been resolved")
    parser.add_argument("--seat", metavar="STATE", help="only what this seat saw")
    parser.add_argument("--json", action="store_true", help="the state at the end instead of the story")


def _replay(args: Namespace) -> int:
    from game.replay import replay

    return replay(args.record, args.until, args.seat, as_json=args.json)


def _debrief_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("records", nargs="+", type=named_path, metavar="RECORD", help="records; several are compared")
    parser.add_argument("--seat", default="", metavar="STATE", help="only what this seat was shown")
    parser.add_argument("--out", type=named_path, metavar="REPORT.html", help="where the page is written")
    parser.add_argument("--csv", type=named_path, metavar="FILE", help="write participation by seat as a table")
    parser.add_argument("--json", action="store_true", help="the measures on standard output instead of a page")


def _debrief(args: Namespace) -> int:
    from game.debrief.command import run_debrief

    return run_debrief(args.records, args.seat, args.out, args.csv, args.json)


def _whatif_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", type=named_path, metavar="RECORD", help="the record of a game")
    parser.add_argument("--at", type=int, required=True, metavar="ROUND", help="branch at the start of this round")
    delegate_argument(parser)
    parser.add_argument("--games", type=int, default=20, metavar="N", help="how often it is played on")
    parser.add_argument("--json", action="store_true", help="the result as JSON")


def _whatif(args: Namespace) -> int:
    from game.debrief.command import run_whatif

    return run_whatif(args.record, args.at, dict(args.delegate), args.games, args.json)


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("records", nargs="+", type=named_path, metavar="RECORD", help="records, or folders of them")
    parser.add_argument("--out", type=named_path, required=True, metavar="DIR", help="where the tables are written")


def _export(args: Namespace) -> int:
    from game.export import export_games

    return export_games(args.records, args.out)


COMMANDS = (
    Command(
        "replay", "tell a recorded game again", "overture replay game.jsonl --seat lindrow",
        _replay_arguments, _replay,
    ),
    Command(
        "debrief", "report on games", "overture debrief game.jsonl --out report.html",
        _debrief_arguments, _debrief,
    ),
    Command("whatif", "play on from a round", "overture whatif game.jsonl --at 3", _whatif_arguments, _whatif),
    Command(
        "export", "games as tables for statistics, by pseudonym", "overture export records --out tables",
        _export_arguments, _export,
    ),
)
