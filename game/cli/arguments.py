"""Arguments that several commands share."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

LEVELS = ("easy", "standard", "strong")
ADVISER = ("full", "hints", "off")
LEVEL_HELP = "how well the computer delegates play; the scenario's own level if not given"


def port(text: str) -> int:
    """A port that can be listened on."""
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def how_many(text: str) -> int:
    """A number of things, none included."""
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise ArgumentTypeError(f"write a whole number from 0 to 999999, not {text[:40]!r}")
    return int(text)


def some(text: str) -> int:
    """A number of things of which there must be some."""
    if not (number := how_many(text)):
        raise ArgumentTypeError("write a whole number from 1 on")
    return number


def named_path(text: str) -> Path:
    """A file or a folder by its name. An empty name would mean wherever one happens to be."""
    if not text.strip() or "\0" in text:
        raise ArgumentTypeError("a file or a folder has a name: type it")
    return Path(text)


def web_address(text: str) -> str:
    """An address that a browser opens."""
    if text and not text.startswith(("http://", "https://")):
        raise ArgumentTypeError(f"an address begins with http:// or https://, not {text[:40]!r}")
    return text


def batch_arguments(parser: ArgumentParser, games: int) -> None:
    add = parser.add_argument
    add("--games", type=int, default=games, metavar="N", help=f"how many games; {games} if not given")
    add("--seed", type=int, default=0, metavar="N", help="the seed of the first game")
    add("--json", action="store_true", help="the result as JSON")
    engine_arguments(parser)


def engine_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--jobs", type=int, default=-1, metavar="N", help="how many processes; one a core if not given")
    add("--engine", choices=("local", "dask"), default="local", help="this machine, or a Dask cluster (docs/scale.md)")
    add("--address", default="", metavar="A", help="where the cluster's scheduler listens: tcp://10.0.0.5:8786")


def rounds_argument(parser: ArgumentParser) -> None:
    """In how many rounds a case is played."""
    parser.add_argument(
        "--rounds", type=int, metavar="N", help="a number of rounds that the scenario bears; its own if not given"
    )


def delegate_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--delegate", type=seat_and_delegate, action="append", default=[], metavar="STATE=NAME",
        help="who plays a seat; '*=NAME' stands for all seats that are not named",
    )  # fmt: skip


def company_arguments(parser: ArgumentParser) -> None:
    """What the computers are like, apart from how well they play."""
    add = parser.add_argument
    add(
        "--cast", choices=("drawn", "plain"), default="drawn",
        help="whether each game draws what the computers are like (told in the debrief), or all are plain",
    )  # fmt: skip
    add(
        "--character", type=seat_and_delegate, action="append", default=[], metavar="STATE=NAME",
        help="fixes what one computer is like: hard-liner, deceitful, anxious, proud, broker, opportunist or plain",
    )  # fmt: skip


def adviser_argument(parser: ArgumentParser) -> None:
    """How much the adviser says."""
    parser.add_argument(
        "--adviser", choices=ADVISER,
        help="finished acts, what matters and which two ways there are, or nothing; full at easy and in lessons, hints"
        " else, if not given",
    )  # fmt: skip


def seat_and_delegate(text: str) -> tuple[str, str]:
    """A seat and the name of a delegate, written STATE=NAME."""
    seat, equals, name = text.partition("=")
    if not (seat and equals and name):
        raise ArgumentTypeError(f"write STATE=NAME, not {text!r}")
    return seat, name


def no_arguments(parser: ArgumentParser) -> None:
    """For commands without arguments."""
