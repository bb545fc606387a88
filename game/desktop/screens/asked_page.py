"""Pages that are asked for about one thing, and the way back: why a meter or door stands so, and a delegation."""

from __future__ import annotations

from functools import partial

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.read_page import read_page
from game.desktop.theme import TITLE
from game.desktop.widgets import Button, Column, Flow, Icon, Label, Row, Widget


def why_page(desk: Desk) -> Widget:
    """The meter or door that was asked about, with the last causes."""
    head = Row([Icon("explain", 22, "brass"), Label("Why is it so?", TITLE, grow=1), _back(desk)], gap=10)
    return Column([head, read_page(desk, f"why:{desk.asked}")], gap=10)


def seat_page(desk: Desk) -> Widget:
    """A delegation: who it is, what is known of it, and what one can do about it."""
    seat = desk.told_of
    ways = [] if seat == desk.seat else [Flow([_write(desk, seat), _offer(desk, seat)])]
    return Column([Row([*ways, _back(desk)], gap=10), read_page(desk, f"about:{seat}")], gap=10)


def _back(desk: Desk) -> Widget:
    return Button("Close", partial(desk.open, desk.before_why), kind="quiet", icon="cross", small=True, key="close")


def _write(desk: Desk, seat: str) -> Widget:
    def write() -> Response | None:
        desk.wanted_room = tuple(sorted((desk.seat, seat)))
        return desk.open("talk")

    return Button("Write to them", write, icon="message", small=True, key="write")


def _offer(desk: Desk, seat: str) -> Widget:
    def offer() -> Response | None:
        desk.wanted_with = seat
        return desk.open("compose")

    return Button("Make them an offer", offer, icon="offer", small=True, key="offer")
