"""How the game ended: the outcome, the own score beside the walk-away value, and the way to the debrief."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.theme import BIG_NUMBER, CONFIDENCE_WORDS, DISPLAY, READOUT, SMALL, TENSION_WORDS
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Meter, Row, Widget, heading
from game.wording import decimal, meter_name, outcome_sentence, score_sentence, upper_first

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
    view = desk.view
    outcome = view.table.outcome
    assert outcome is not None
    final, walk = view.desk.final, view.mandate.walk_away
    plain = outcome.kind == "managed" and not view.setting.alliance
    items: list[Widget] = [
        Row(
            [
                Emblem(desk.crest(desk.seat), size=56),
                Label(PLAIN_TITLE if plain else TITLES[outcome.kind], DISPLAY, _COLOURS[outcome.kind], grow=1),
            ],
            gap=14,
        ),
        Label(outcome_sentence(view, outcome), READOUT),
    ]
    if final is not None:
        numbers = [_number(decimal(final), "points: your score", "text")]
        if outcome.kind != "stopped":  # what a seat expects is for a game of full length
            judged = "firm" if final > walk.nobody_deals else "critical"
            numbers = [
                _number(decimal(final), "points: your score", judged),
                _number(decimal(walk.nobody_deals), "points when nobody deals: your walk-away"),
                _number(decimal(walk.others_deal), "points when the others deal without you"),
            ]
        items.append(Card(Row(numbers, gap=16, align="top")))
        items.append(Row([Icon("score", 20, "brass"), Label(score_sentence(view), grow=1)], gap=8))
    items += [heading("WHERE IT ENDED"), *_meters(desk)]
    buttons: list[Widget] = []
    if debrief is not None:
        buttons.append(
            Button("Open the debrief", debrief, kind="primary", icon="debrief", why_not=why_not, key="debrief")
        )
    buttons.append(Button("Leave the table", leave, icon="quit", key="leave"))
    items.append(Flow(buttons))
    items.append(
        Label(
            "The archives are open: the debrief shows every secret, what was meant and understood, and who got what.",
            SMALL,
            "muted",
        )
    )
    return Column(items, gap=12)


def _number(number: str, words: str, colour: str = "text") -> Widget:
    return Column([Label(number, BIG_NUMBER, colour), Label(words, SMALL, "muted")], gap=0, grow=1)


def _meters(desk: Desk) -> list[Widget]:
    view = desk.view
    first = view.table.history[0].before if view.table.history else {}
    keys = ["tension", *(f"confidence:{partner}" for partner in view.setting.alliance)]
    found: list[Widget] = []
    for key in keys:
        value = view.meter(key)
        if value is None:
            continue
        tension = key == "tension"
        meter = Meter(
            upper_first(meter_name(view, key)), value, TENSION_WORDS if tension else CONFIDENCE_WORDS, tension, key=key
        )
        meter.change = value - first[key] if key in first else None
        meter.on_press = partial(desk.why, key)
        found.append(meter)
    return [*found, Label("The mark on each bar is where it stood at the start.", SMALL, "muted")]
