"""The client as it is, in a process of its own, that also writes down what each frame says and where it lies.

python tests/desktop/spied.py FILE HASTE [ARGUMENTS OF overture...]: a window in haste holds back a press at what has
just come under the hand for so many times less long.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pygame

from game.__main__ import run
from game.desktop import press_guard
from game.desktop.app import NEWS, App
from game.desktop.live_game import Live, Quiet
from game.desktop.screens.game import GameScreen
from game.desktop.widgets import Widget
from game.rules.verbs.act import Act

drawn, handled, turned, submitted = App.draw, App.handle, App.turn, Live.submit
hands = 0  # keys and buttons that were used so far
quiet = False  # whether the computers have said that they rest, since a person acted last


def _seen(widget: Widget) -> dict[str, object]:
    return {
        "says": widget.describe(),
        "rect": list(widget.focus_rect()),
        "clip": list(widget.clip),
        "path": widget.path,
        "focusable": widget.focusable,
    }


def draw(app: App) -> None:
    drawn(app)
    write(app)


def handle(app: App, event: pygame.event.Event) -> None:
    global hands, quiet
    handled(app, event)
    if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP):
        hands += 1
    quiet = quiet or (event.type == NEWS and isinstance(event.news, Quiet))


def submit(live: Live, seat: str, action: Act) -> None:
    global quiet
    quiet = False
    submitted(live, seat, action)


def calm(app: App) -> bool:
    """Whether nothing changes before a person does something: computers rest, or wait while a round is told."""
    screen = app.screen
    if pygame.event.peek(NEWS):
        return False
    if not isinstance(screen, GameScreen) or screen.telling is not None or screen.desk.view.table.outcome is not None:
        return True
    return quiet and not screen.live.busy


def turn(app: App, patience: int) -> None:
    """Written down once all that came together was used: a wheel's button comes before what it turns."""
    before = hands
    turned(app, patience)
    if hands > before:
        write(app)


def write(app: App) -> None:
    stage = app.stage
    focused = stage.focused.path if stage.focused is not None and stage.keyboard else ""
    widgets = [_seen(widget) for widget in stage.top.walk() if widget.describe()]
    frame = {"hands": hands, "screen": type(app.screen).__name__, "focused": focused, "widgets": widgets,
             "size": stage.size, "faults": stage.faults(), "calm": calm(app)}  # fmt: skip
    out = Path(sys.argv[1])
    fresh = out.with_suffix(".new")
    fresh.write_text(json.dumps(frame), encoding="utf-8")
    os.replace(fresh, out)


if __name__ == "__main__":
    with (
        patch.object(App, "draw", draw), patch.object(App, "handle", handle), patch.object(App, "turn", turn),
        patch.object(Live, "submit", submit), patch.object(press_guard, "LOOK", press_guard.LOOK // int(sys.argv[2])),
    ):  # fmt: skip
        sys.exit(run(sys.argv[3:]))
