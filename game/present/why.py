"""Pages that are asked for about one thing: why a meter or a door stands where it stands, and what a delegation is."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import meter
from game.present.page import Entry, Line, Page, Section, plainly
from game.rules.model.meters import MAKE_UP_CONFIDENCE
from game.rules.model.news import NewsKind
from game.rules.model.view import View
from game.wording import (
    ROLE_WORDS,
    door_lines,
    meter_keys,
    meter_sentence,
    news_sentence,
    upper_first,
)
from game.wording.meters import meaning_lines, past_lines

ABOUT_DOORS = (NewsKind.DOOR, NewsKind.PRICE, NewsKind.GOOD_OFFICES)

WHO_SPEAKS = {
    "computer": "a computer speaks for it",
    "absent": "nobody speaks for it now",
    "person": "a person speaks for it",
}


def why(view: View, about: str) -> Page:
    """Where a meter, or ``door:NUMBER``, stands, what it means, and its last changes with their causes.

    Raises `LookupError` where there is no such meter or door.
    """
    kind, _, of = about.partition(":")
    if kind == "door":
        return Page((Section("", plainly(door_why(view, of))),))
    if about not in meter_keys(view):
        raise LookupError(about)
    if kind != "confidence":
        return Page((Section("", tuple(_meter(view, about))),))
    hedged = view.table.meters[f"autonomy:{of}"]
    fears = (f"{each}:{of}" for each in (MAKE_UP_CONFIDENCE if hedged else MAKE_UP_CONFIDENCE[:2]))
    head = (Entry((standing_line(view, about),)), *_notes(view, about))
    return Page((Section("", head), *(Section("", tuple(_meter(view, each))) for each in fears)))


def standing_line(view: View, key: str) -> Line:
    """Where a meter stands: drawn where there is a picture of it."""
    return Line(meter_sentence(view, key), meter=meter(view, key))


def _meter(view: View, key: str) -> Iterator[Entry]:
    past = past_lines(view, key) or ["Nothing you know of has moved it yet."]
    return iter((Entry((standing_line(view, key),)), *_notes(view, key), *plainly(past)))


def _notes(view: View, key: str) -> Iterator[Entry]:
    return (Entry((Line(words, tone="muted", small=True),)) for words in meaning_lines(view, key))


def door_why(view: View, number: str) -> list[str]:
    """How a door stands, each side's price, and when it last moved. Raises `LookupError` for no door."""
    if not number.isdecimal():
        raise LookupError(number)
    door = view.table.doors[int(number)]
    lines = door_lines(view, door)
    for report in reversed(view.table.history):
        told = (n for n in report.news if n.kind in ABOUT_DOORS and {n.by, *n.target.split("/")} & {*door.sides})
        if moved := [f"Round {report.round}: {news_sentence(view, news)}" for news in told]:
            return [*lines, *moved]
    return [*lines, "It has stood like this since the beginning."]


def about(view: View, seat: str) -> Page:
    """A delegation: who it is and what is known of it. Raises `LookupError` for none."""
    who, you = view.setting.delegation[seat], seat == view.seat
    role = f"You are {ROLE_WORDS[who.role]}" if you else upper_first(ROLE_WORDS[who.role])
    role += "" if you else f"; {WHO_SPEAKS[view.table.seats[seat]]}"
    known = tuple(Entry((standing_line(view, key),)) for key in _keys(view, seat) if meter(view, key) is not None)
    return Page(
        (
            Section("", (Entry((Line(f"{role}.", tone="muted", small=True), Line(who.text)), who.title, "", (seat,)),)),
            Section("How it stands", known),
        )
    )


def _keys(view: View, seat: str) -> Iterator[str]:
    """What is told of a delegation: its alliances, its own meters, and the trust between it and the reader."""
    allies = (seat, *view.setting.partners_of(seat))
    yield from (f"confidence:{each}" for each in allies if each in view.setting.alliance)
    yield from (f"{kind}:{seat}" for kind in ("support", "progress", "strain", "autonomy"))
    yield from (f"{extra.id}:{seat}" for extra in view.setting.meters if extra.of == "delegation")
    yield from (f"trust:{view.seat}:{each}" for each in (view.desk.trust if seat == view.seat else (seat,)))
