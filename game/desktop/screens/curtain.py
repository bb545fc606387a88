"""The curtain of a hot seat: it falls between two people at one machine, and behind it nothing of either is shown."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.crest import Crest, crest_of
from game.desktop.response import Response
from game.desktop.screen import Screen
from game.desktop.theme import DISPLAY, READOUT, Look
from game.desktop.widgets import Button, Column, Emblem, Flow, Icon, Label, Pad, Row, Scroll, Space, Widget
from game.rules.model.view import View


class Curtain(Screen):
    """Says whose turn it is and waits; ``then`` is what follows when that person draws it aside."""

    def __init__(
        self, next_seat_title: str, then: Callable[[], Response | None], crest: Crest | None = None
    ) -> None:
        self.name, self.then, self.crest = next_seat_title, then, crest

    def build(self, look: Look) -> Widget:
        sign: Widget = Emblem(self.crest, size=84) if self.crest else Icon("curtain", 64, "brass")
        words = f"Hand the machine to {self.name}. Whoever sat here before looks away now."
        draw = Button(f"I speak for {self.name}", self.then, "primary", "curtain", key="draw")
        middle = Column(
            [
                Row([Space(grow=1), sign, Space(grow=1)]),
                Label(self.name, DISPLAY, align="center"),
                Label(words, READOUT, "muted", "center"),
                Row([Space(grow=1), Flow([draw]), Space(grow=1)]),
            ],
            gap=18,
        )
        return Scroll(Column([Space(grow=1), Pad(middle, 20, 30, limit=560), Space(grow=1)]), key="curtain")

    def key(self, event: object) -> Response | bool:
        """Nothing but the button draws it: Escape must not show what lies behind."""
        return False


def fall(view: View, seat: str, then: Callable[[], Response | None]) -> Curtain:
    """The curtain before a seat of the game that a View belongs to."""
    held = view.setting.delegation[seat]
    return Curtain(held.title, then, crest_of(view.setting, seat))


def people(view: View) -> tuple[str, ...]:
    """The seats at which people sit, in the order of the scenario."""
    return tuple(seat for seat in view.setting.seats if view.table.seats[seat] == "person")


def next_person(view: View) -> str:
    """Who sits down after this seat: the next person who is not ready; the seat itself where it is alone."""
    seats = people(view)
    if view.seat not in seats:
        return view.seat
    at = seats.index(view.seat)
    following = (*seats[at + 1 :], *seats[:at])
    waiting = [seat for seat in following if seat not in view.table.said_ready]
    return next(iter((*waiting, *following)), view.seat)
