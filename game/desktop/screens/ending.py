"""How the game ended: the outcome, the own score beside the walk-away value, and the way to the debrief."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.why_page import meter_widget
from game.desktop.theme import BIG_NUMBER, DISPLAY, READOUT, SMALL
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget, heading
from game.rules.model.view import View
from game.wording import decimal, outcome_sentence, score_sentence

TITLES = {
    "settlement": "A settlement",
    "managed": "The crisis is managed",
    "drift": "Drift",
    "breakdown": "Breakdown",
    "stopped": "Stopped",
}
PLAIN_TITLE = "What was signed holds"
"""How a game ends that was managed where there was no crisis."""
_COLOURS = {"settlement": "firm", "managed": "steady", "drift": "caution", "breakdown": "critical", "stopped": "muted"}


def end_page(
    desk: Desk, debrief: Callable[[], Response | None] | None, leave: Callable[[], Response | None], why_not: str = ""
) -> Widget:
    """The end, as a page."""
    buttons: list[Widget] = []
    if debrief is not None:
        buttons.append(
            Button("Open the debrief", debrief, kind="primary", icon="debrief", why_not=why_not, key="debrief")
        )
    buttons.append(Button("Leave the table", leave, icon="quit", key="leave"))
    archives = "The archives are open: the debrief shows every secret, what was meant and understood, and who got what."
    return Column(
        [
            *_title(desk), *_result(desk.view), heading("WHERE IT ENDED"), *_meters(desk),
            Flow(buttons), Label(archives, SMALL, "muted"),
        ],
        gap=12,
    )  # fmt: skip


def _title(desk: Desk) -> list[Widget]:
    outcome = desk.view.table.outcome
    assert outcome is not None
    plain = outcome.kind == "managed" and not desk.view.setting.alliance
    emblem = Emblem(desk.crest(desk.seat), size=56)
    title = Label(PLAIN_TITLE if plain else TITLES[outcome.kind], DISPLAY, _COLOURS[outcome.kind], grow=1)
    return [Row([emblem, title], gap=14), Label(outcome_sentence(desk.view, outcome), READOUT)]


def _result(view: View) -> list[Widget]:
    """The own score beside the two walk-away values; what a seat expects is for a game of full length."""
    final, walk = view.desk.final, view.mandate.walk_away
    if final is None:
        return []
    numbers = [_number(decimal(final), "points: your score", "text")]
    if walk is not None and view.table.outcome is not None and view.table.outcome.kind != "stopped":
        numbers = [
            _number(decimal(final), "points: your score", "firm" if final > walk.nobody_deals else "critical"),
            _number(decimal(walk.nobody_deals), "points when nobody deals: your walk-away"),
            _number(decimal(walk.others_deal), "points when the others deal without you"),
        ]
    words = Row([Icon("score", 20, "brass"), Label(score_sentence(view), grow=1)], gap=8)
    return [Card(Row(numbers, gap=16, align="top")), words]


def _number(number: str, words: str, colour: str = "text") -> Widget:
    return Column([Label(number, BIG_NUMBER, colour), Label(words, SMALL, "muted")], gap=0, grow=1)


def _meters(desk: Desk) -> list[Widget]:
    view = desk.view
    first = view.table.history[0].before if view.table.history else {}
    found: list[Widget] = []
    for key in ("tension", *(f"confidence:{partner}" for partner in view.setting.alliance)):
        shown = meter_widget(desk, key)
        if shown is not None:
            shown.change = shown.value - first[key] if key in first else None
            found.append(shown)
    return [*found, Label("The mark on each bar is where it stood at the start.", SMALL, "muted")]
