"""What this seat alone was told: its brief, its mandate in numbers and words, and how its books stand."""

from __future__ import annotations

from game.desktop.screens.desk import Desk
from game.desktop.theme import BIG_NUMBER, READOUT, SMALL, TITLE
from game.desktop.widgets import Card, Column, Icon, Label, Row, Rule, Widget, heading
from game.rules.model.view import View
from game.wording import decimal, mandate_lines, score_lines, seat_name


def brief_page(desk: Desk) -> Widget:
    """The dossier while one plays."""
    return Column(desk.kept("brief", lambda: _lines(desk)), gap=8)


def _figure(number: str, words: str, colour: str) -> Widget:
    return Column([Label(number, BIG_NUMBER, colour), Label(words, SMALL, "muted")], gap=0, grow=1)


def _lines(desk: Desk) -> list[Widget]:
    view, card = desk.view, _rules_in_short(desk.view)
    return [
        Label(seat_name(view.setting, view.seat), TITLE),
        Card(_scores(view)),
        *(Label(line, SMALL, "muted") for line in score_lines(view)[:1]),
        heading("YOUR MANDATE"),
        *(Label(line) for line in mandate_lines(view)),
        Rule(),
        heading("YOUR BRIEF"),
        *(Label(part.strip(), READOUT) for part in view.mandate.brief.split("\n") if part.strip()),
        *([Rule(), heading("THE RULES IN SHORT"), *card] if card else []),
    ]


def _scores(view: View) -> Widget:
    """The score so far beside the walk-away value."""
    walk = view.mandate.walk_away
    found = [_figure(decimal(view.desk.score), "points so far, by your books", "brass")]
    if walk is not None:
        found.append(_figure(decimal(walk.nobody_deals), "points at the end if nobody deals: your walk-away", "text"))
    return Row(found, gap=16, align="top")


def _rules_in_short(view: View) -> list[Widget]:
    return [
        Row(
            [
                Icon(line.icon or "info", 22, "brass"),
                Column([Label(line.title, SMALL), Label(line.text, SMALL, "muted")], gap=0, grow=1),
            ],
            gap=10,
        )
        for line in view.setting.rulebook.card
    ]
