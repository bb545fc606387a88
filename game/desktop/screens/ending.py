"""How the game ended: the outcome, the own score beside the walk-away value, and the way to the debrief."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.read_page import meter_bar
from game.desktop.theme import BIG_NUMBER, DISPLAY, READOUT, SMALL
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget, heading
from game.present.ending import EndPage, ending


def end_page(
    desk: Desk, debrief: Callable[[], Response | None] | None, leave: Callable[[], Response | None], why_not: str = ""
) -> Widget:
    """The end, as a page."""
    end = ending(desk.view)
    assert end is not None
    buttons: list[Widget] = []
    if debrief is not None:
        buttons.append(
            Button("Open the debrief", debrief, kind="primary", icon="debrief", why_not=why_not, key="debrief")
        )
    buttons.append(Button("Leave the table", leave, icon="quit", key="leave"))
    archives = "The archives are open: the debrief shows every secret, what was meant and understood, and who got what."
    return Column(
        [
            *_title(desk, end), *_result(end), heading("WHERE IT ENDED"), *_meters(desk, end),
            Flow(buttons), Label(archives, SMALL, "muted"),
        ],
        gap=12,
    )  # fmt: skip


def _title(desk: Desk, end: EndPage) -> list[Widget]:
    emblem = Emblem(desk.crest(desk.seat), size=56)
    return [Row([emblem, Label(end.title, DISPLAY, end.tone, grow=1)], gap=14), Label(end.outcome, READOUT)]


def _result(end: EndPage) -> list[Widget]:
    if not end.figures:
        return []
    numbers = [
        Column([Label(each.number, BIG_NUMBER, each.tone or "text"), Label(each.what, SMALL, "muted")], gap=0, grow=1)
        for each in end.figures
    ]
    words = Row([Icon("score", 20, "brass"), Label(end.score, grow=1)], gap=8)
    return [Card(Row(numbers, gap=16, align="top")), words]


def _meters(desk: Desk, end: EndPage) -> list[Widget]:
    found: list[Widget] = []
    for each in end.meters:
        shown = meter_bar(each.meter)
        shown.change, shown.on_press = each.change, partial(desk.why, each.meter.key)
        found.append(shown)
    return [*found, Label("The mark on each bar is where it stood at the start.", SMALL, "muted")]
