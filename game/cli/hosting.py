"""`overture host`, `brief` and `forget`: a class in browsers, what is printed before it, what is taken out after."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.cli.arguments import (
    LEVEL_HELP,
    LEVELS,
    adviser_argument,
    company_arguments,
    how_many,
    named_path,
    port,
    rounds_argument,
    some,
    web_address,
)
from game.cli.command import Command


def _host_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("scenario", nargs="?", help="an id or a path; left out, what --record-dir holds goes on")
    add("--students", type=some, default=0, metavar="N", help="how many come: tables for as many are opened")
    add("--minutes", type=some, metavar="M", help="how long the lesson is: phases and debrief follow a timetable")
    rounds_argument(parser)
    add("--roster", type=named_path, metavar="FILE.csv", help="name, table, seat, office: makes links to print")
    add("--tables", type=int, metavar="N", help="how many tables play it; as suits the students if not given, else one")
    add("--port", type=port, default=8765, help="the port to listen on")
    add("--bind", default="127.0.0.1", metavar="ADDRESS", help="whom to listen to; 0.0.0.0 opens it to the room")
    add(
        "--public-url", type=web_address, default="", metavar="URL",
        help="the address that people type, where a proxy stands in front",
    )  # fmt: skip
    add("--level", choices=LEVELS, help=LEVEL_HELP)
    company_arguments(parser)
    adviser_argument(parser)
    add("--record-dir", type=named_path, metavar="DIR", help="where the records are kept; an existing folder goes on")
    add("--rehearse", action="store_true", help="computers take every seat, so that one can practise alone")


def _host(args: Namespace) -> int:
    from game.seminar import host

    return host(
        args.scenario, args.tables, args.port, args.bind, args.public_url, args.level, args.record_dir, args.rehearse,
        dict(args.character), plain=args.cast == "plain", adviser=args.adviser, students=args.students,
        minutes=args.minutes, rounds=args.rounds, roster=args.roster,
    )  # fmt: skip


def _brief_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scenario", help="an id that `overture scenarios` lists, or a path to a YAML file")
    parser.add_argument(
        "--out", type=named_path, metavar="DIR", help="where the pages are written; SCENARIO-briefs if not given"
    )
    parser.add_argument(
        "--games", type=how_many, default=0, metavar="N",
        help="play so many games of computers, and print what usually happens in the guide",
    )  # fmt: skip


def _brief(args: Namespace) -> int:
    from game.briefs import write_briefs
    from game.content import load_scenario

    folder = args.out or Path(f"{load_scenario(args.scenario).id}-briefs")
    for path in write_briefs(args.scenario, folder, args.games):
        print(path)
    return 0


def _forget_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("records", nargs="+", type=named_path, metavar="RECORD", help="records, or the folder of a class")
    add("--member", required=True, metavar="NAME", help="the name that was typed at the join page")
    add("--seat", default="", metavar="STATE", help="whose, where two people took one name")


def _forget(args: Namespace) -> int:
    from game.seminar.forgetting import run_forget

    return run_forget(args.records, args.member, args.seat)


COMMANDS = (
    Command("host", "host a class in browsers", "overture host strait --bind 0.0.0.0", _host_arguments, _host),
    Command("brief", "write printable briefs", "overture brief strait --out briefs", _brief_arguments, _brief),
    Command(
        "forget", "take one person's words out of a class", 'overture forget FOLDER --member "Ann B."',
        _forget_arguments, _forget,
    ),
)
