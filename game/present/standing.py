"""What hangs over the table: demands, pledges, overtures, public lines, settlements in sight; and the doors."""

from __future__ import annotations

from collections.abc import Iterator

from game.rules.model.table import DoorState
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import (
    DOOR_WORDS,
    checklist_lines,
    demand_line,
    door_lines,
    lower_first,
    pledge_line,
    seat_name,
    seats_named,
    settling_lines,
)

DOOR_ICONS = ("door-closed", "door-ajar", "door-open")


class Door(Value, frozen=True):
    """Talks between two adversaries: how far open (0 closed, 2 open), in a word, a drawing and a sentence, and what
    each side still asks."""

    sides: tuple[str, str]
    state: int
    title: str
    word: str
    icon: str
    text: str
    asks: tuple[str, ...]


def doors(view: View) -> tuple[Door, ...]:
    """Every door."""
    return tuple(_door(view, door) for door in view.table.doors)


def _door(view: View, door: DoorState) -> Door:
    text, *asks = door_lines(view, door)
    title, at = seats_named(view.setting, door.sides), door.state
    return Door(door.sides, at, title, f"talks {DOOR_WORDS[at]}", DOOR_ICONS[at], text, tuple(asks))


def standing(view: View) -> list[str]:
    """What hangs over the table, a sentence each."""
    hanging = [*demands(view), *pledges(view), *_overtures(view), *_public_lines(view)]
    return [*hanging, *settling_lines(view), *checklist_lines(view)]


def demands(view: View, to: str = "") -> list[str]:
    """Demands that stand, on anybody or on one seat."""
    made = (each for each in view.table.demands if to in ("", each.to))
    return [demand_line(view, each.by, each.move, each.option, each.round, each.to) for each in made]


def pledges(view: View) -> list[str]:
    """Pledges that stand."""
    return [pledge_line(view, each.by, each.to, each.tested) for each in view.table.pledges]


def _overtures(view: View) -> Iterator[str]:
    for each in view.table.overtures:
        if not each.answered and not each.ignored:
            by, to = seat_name(view.setting, each.by), seat_name(view.setting, each.to)
            yield f"{by}'s overture to {to} of round {each.round} waits for an answer."


def _public_lines(view: View) -> Iterator[str]:
    for line in view.table.lines:
        title = lower_first(view.setting.concession[line.concession].title, view.setting)
        words = f"never above level {line.level} of {title}" if line.level else f"never {title}"
        words = f"nothing without {title}" if line.without else words
        crossed = " It has been crossed." if line.crossed else ""
        yield f"{seat_name(view.setting, line.by)} has drawn a public line: {words}.{crossed}"
