"""The round table in words and meters, for windows too narrow to draw it. It says the same and answers the same."""

from __future__ import annotations

from game.desktop.response import Response
from game.desktop.round_table import DOORS, RoundTable
from game.desktop.table_layout import order
from game.desktop.table_scene import Alliance, Door, Seat, TablePresses, TableScene
from game.desktop.theme import STRONG
from game.desktop.widgets import Card, Column, Emblem, Fit, Icon, Label, Meter, Row, Widget, heading


def table(scene: TableScene, presses: TablePresses | None = None, grow: int = 0) -> Fit:
    """The table as a drawing, or as a list where the window is too narrow for one."""
    on = presses or TablePresses()
    return Fit([RoundTable(scene, on), table_list(scene, on)], grow=grow, key="table")


def table_list(scene: TableScene, on: TablePresses) -> Widget:
    """Every seat, alliance and door one under another."""
    phase = f": {scene.phase}" if scene.phase else ""

    def ask_tension() -> Response | None:
        return on.tension("")

    tension = Meter(
        "Tension", scene.tension, "tension", True, scene.tension_change,
        on_press=ask_tension, tip="\n".join(scene.tension_causes), key="tension",
    )  # fmt: skip
    return Column(
        [
            Label(f"Round {scene.round} of {scene.rounds}{phase}", STRONG),
            tension,
            *(_seat(seat, on) for seat in order(scene)),
            heading("CONFIDENCE"),
            *(_alliance(pair, scene, on) for pair in scene.alliances),
            heading("DOORS"),
            *(_door(door, scene, on) for door in scene.doors),
        ],
        gap=12,
    )


def _seat(seat: Seat, on: TablePresses) -> Widget:
    words = f"{seat.name}, {'you' if seat.you else seat.role}{', ready' if seat.ready else ''}"
    row = Row([Emblem(seat.crest, size=36), Label(words, grow=1)])
    return Card(row, lambda: on.seat(seat.id), words, tip=seat.note, key=f"seat-{seat.id}")


def _alliance(pair: Alliance, scene: TableScene, on: TablePresses) -> Widget:
    name = f"{scene.seat(pair.partner).name} in {scene.seat(pair.guarantor).name}"
    fears = f"Fear of being left alone {pair.abandonment}, of being dragged along {pair.entrapment}, of 100."
    tip = "\n".join((fears, *pair.causes))
    pressed = f"{pair.partner}/{pair.guarantor}"
    meter = Meter(name, pair.confidence, change=pair.change, on_press=lambda: on.alliance(pressed), tip=tip)
    meter.key = f"alliance-{pressed}"
    return meter


def _door(door: Door, scene: TableScene, on: TablePresses) -> Widget:
    icon, colour = DOORS[door.state]
    words = f"{scene.seat(door.one).name} and {scene.seat(door.other).name}: {door.state}"
    row = Row([Icon(icon, colour=colour), Label(words, grow=1)])
    pressed = f"{door.one}/{door.other}"
    return Card(row, lambda: on.door(pressed), words, tip="\n".join(door.causes), key=f"door-{pressed}")
