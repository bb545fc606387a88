"""The client as it is, in a process of its own, that also writes down what each frame says and where it lies.

python tests/desktop/spied.py FILE [ARGUMENTS OF overture...]
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pygame

from game.__main__ import run
from game.desktop.app import App
from game.desktop.widgets import Widget

drawn, handled, turned = App.draw, App.handle, App.turn
hands = 0  # keys and buttons that were used so far


def _seen(widget: Widget) -> dict[str, object]:
    return {
        "says": widget.describe(),
        "rect": list(widget.focus_rect()),
        "clip": list(widget.clip),
        "path": widget.path,
    }


def draw(app: App) -> None:
    drawn(app)
    write(app)


def handle(app: App, event: pygame.event.Event) -> None:
    global hands
    handled(app, event)
    if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP):
        hands += 1


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
             "size": stage.size, "faults": stage.faults()}  # fmt: skip
    out = Path(sys.argv[1])
    fresh = out.with_suffix(".new")
    fresh.write_text(json.dumps(frame), encoding="utf-8")
    os.replace(fresh, out)


if __name__ == "__main__":
    with patch.object(App, "draw", draw), patch.object(App, "handle", handle), patch.object(App, "turn", turn):
        sys.exit(run(sys.argv[2:]))
