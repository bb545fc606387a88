"""The answer to "why is it so?" for a meter or a door, and the page of a delegation."""

from __future__ import annotations

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.theme import NAME, SMALL, TITLE
from game.desktop.widgets import Button, Column, Emblem, Flow, Icon, Label, Meter, Row, Rule, Widget, heading
from game.present.meters import meter
from game.rules.model.meters import MAKE_UP_CONFIDENCE
from game.rules.model.news import NewsKind
from game.rules.model.view import View
from game.wording import (
    ROLE_WORDS,
    door_lines,
    mandate_lines,
    meter_name,
    news_sentence,
    seat_name,
    upper_first,
    why,
)

DOORS = ("closed", "ajar", "open")
_ABOUT_DOORS = (NewsKind.DOOR, NewsKind.PRICE, NewsKind.GOOD_OFFICES)


def door_why(view: View, number: int) -> list[str]:
    """How a door stands, each side's price, and when it last moved."""
    door = view.table.doors[number]
    lines = door_lines(view, door)
    for report in reversed(view.table.history):
        moved = [
            n
            for n in report.news
            if n.kind in _ABOUT_DOORS and {n.by, *n.target.split("/")} & {*door.sides}
        ]
        if moved:
            return [*lines, *(f"Round {report.round}: {news_sentence(view, news)}" for news in moved)]
    return [*lines, "It has stood like this since the beginning."]


def meter_widget(desk: Desk, key: str, pressed: bool = True) -> Meter | None:
    """A meter by its key with a press that explains it; None where this seat knows nothing of it."""
    known = meter(desk.view, key)
    if known is None:
        return None
    to = None if known.value is not None else known.high
    shown = Meter(known.name, known.low, known.kind, known.rising_is_bad, to=to, key=key)
    if pressed:
        shown.on_press = lambda: desk.why(key)
    return shown


def why_page(desk: Desk) -> Widget:
    """The meter or door that was asked about, with the last causes."""
    head = Row([Icon("explain", 22, "brass"), Label("Why is it so?", TITLE, grow=1), _back(desk)], gap=10)
    kind, _, rest = desk.asked.partition(":")
    told = {"door": _door, "confidence": _confidence}.get(kind, _one_meter)
    return Column([head, *told(desk, rest)], gap=10)


def _door(desk: Desk, rest: str) -> list[Widget]:
    view, number = desk.view, int(rest)
    door = view.table.doors[number]
    sides = " and ".join(seat_name(view.setting, side) for side in door.sides)
    title = Row([Icon(f"door-{DOORS[door.state]}", 30, "brass"), Label(f"The door between {sides}", NAME, grow=1)])
    return [title, *(Label(line) for line in door_why(view, number))]


def _confidence(desk: Desk, partner: str) -> list[Widget]:
    """Confidence has no causes of its own: it is what its two fears, and hedging, leave of it."""
    items: list[Widget] = [_meter(desk, desk.asked), Label(why(desk.view, desk.asked)[1], SMALL, "muted")]
    shown = MAKE_UP_CONFIDENCE if desk.view.table.meters[f"autonomy:{partner}"] else MAKE_UP_CONFIDENCE[:2]
    for key in (f"{kind}:{partner}" for kind in shown):
        items += [Rule(), _meter(desk, key), *_lines(desk.view, key)]
    return items


def _one_meter(desk: Desk, rest: str) -> list[Widget]:
    return [_meter(desk, desk.asked), *_lines(desk.view, desk.asked)]


def _meter(desk: Desk, key: str) -> Widget:
    return meter_widget(desk, key, pressed=False) or Label(upper_first(meter_name(desk.view, key)), NAME)


def _lines(view: View, key: str) -> list[Widget]:
    """What the meter means, small; then each change with its causes."""
    told: list[Widget] = []
    for line in why(view, key)[1:]:
        past = line.startswith(("This round", "Round "))
        told.append(Label(line) if past else Label(line, SMALL, "muted"))
    return told


def _back(desk: Desk) -> Widget:
    return Button("Close", lambda: desk.open(desk.before_why), kind="quiet", icon="cross", small=True, key="close")


WHO_SPEAKS = {
    "computer": "a computer speaks for it",
    "absent": "nobody speaks for it now",
    "person": "a person speaks for it",
}


def seat_page(desk: Desk) -> Widget:
    """A delegation: who it is, what is known of it, and what one can do about it."""
    view, seat = desk.view, desk.told_of
    who = view.setting.delegation[seat]
    you = seat == view.seat
    role = f"You are {ROLE_WORDS[who.role]}" if you else upper_first(ROLE_WORDS[who.role])
    role += "" if you else f"; {WHO_SPEAKS[view.table.seats[seat]]}"
    title = Column([Label(who.title, TITLE), Label(f"{role}.", SMALL, "muted")], gap=0, grow=1)
    items: list[Widget] = [
        Row([Emblem(desk.crest(seat), size=52), title, _back(desk)], gap=12),
        Label(who.text),
    ]
    if not you:
        items.append(_approach(desk, seat))
    items += [Rule(), *_meters(desk, seat)]
    if you:
        items += [Rule(), heading("YOUR MANDATE"), *(Label(line) for line in mandate_lines(view))]
    return Column(items, gap=10)


def _approach(desk: Desk, seat: str) -> Widget:
    def write() -> Response | None:
        desk.wanted_room = tuple(sorted((desk.seat, seat)))
        return desk.open("talk")

    def offer() -> Response | None:
        desk.wanted_with = seat
        return desk.open("compose")

    return Flow(
        [
            Button("Write to them", write, icon="message", small=True, key="write"),
            Button("Make them an offer", offer, icon="offer", small=True, key="offer"),
        ]
    )


def _meters(desk: Desk, seat: str) -> list[Widget]:
    view = desk.view
    keys = [f"confidence:{seat}"] if seat in view.setting.alliance else []
    keys += [f"confidence:{p}" for p in view.setting.partners_of(seat)]
    keys += [f"{kind}:{seat}" for kind in ("support", "progress", "strain", "autonomy")]
    keys += [f"{extra.id}:{seat}" for extra in view.setting.meters if extra.of == "delegation"]
    if seat == view.seat:
        keys += [f"trust:{seat}:{other}" for other in view.desk.trust]
    else:
        keys.append(f"trust:{view.seat}:{seat}")
    return [widget for key in keys if (widget := meter_widget(desk, key)) is not None]
