"""What the desktop client promises about speed, as rows of the bench table."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from game.bench.row import Row, Unmeasured

_IDLE = """
import resource, sys
import pygame
from game.content import load_scenario
from game.desktop.app import App
from game.desktop.live_game import Live
from game.desktop.screens.game import GameScreen
live = Live.start(load_scenario("strait"), 5, ["meridane"], post=lambda news: None, paced=False)
live.wait()
app = App(GameScreen(live, "meridane", motion=False), size=(1280, 800))
app.draw()
def used():
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime
before, start = used(), pygame.time.get_ticks()
while pygame.time.get_ticks() - start < 4000:
    app.turn(1000)
print(100 * (used() - before) / ((pygame.time.get_ticks() - start) / 1000))
"""
_ONE_FRAME = """
import sys
from game.__main__ import main
from game.desktop.app import App
drawn = App.draw
def draw(app):
    drawn(app)
    app.running = False
App.draw = draw
sys.argv[1:] = ["play"]
sys.exit(main())
"""
"""The command as anybody starts it, but that its window closes after the first frame."""
_QUIET = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}


def first_frame() -> float:
    """Milliseconds from the start of a process to the end of one that leaves after its first frame."""
    from game.bench.desktop_frames import bench_first_frame

    return _asked(lambda: bench_first_frame(("-c", _ONE_FRAME)))


def redraw() -> float:
    """Milliseconds for a full redraw of the table with eight delegations at 1920 x 1080, as a median."""
    from game.bench.desktop_frames import bench_table

    return _asked(lambda: bench_table()["table redraw, ms"])


def input_to_frame() -> float:
    """Milliseconds from a key to its frame, at 1920 x 1080 on the table, as a median."""
    from game.bench.desktop_frames import bench_input

    return _asked(bench_input)


def idle() -> float:
    """Percent of a core that a game takes while nothing happens."""
    done = subprocess.run([sys.executable, "-c", _IDLE], env=os.environ | _QUIET, capture_output=True, text=True)
    if done.returncode:
        raise Unmeasured("An idle window could not be opened under SDL's dummy driver.")
    return float(done.stdout.split()[-1])


def _asked(measure: Callable[[], float]) -> float:
    try:
        return measure()
    except (ImportError, subprocess.CalledProcessError) as error:
        raise Unmeasured(f"The desktop client does not start here: {error}.") from error


ROWS: tuple[Row, ...] = (
    Row("desktop: process start to first frame", "ms", "250", first_frame),
    Row("desktop: full redraw, 8 delegations at 1080p", "ms", "8", redraw),
    Row("desktop: input to frame", "ms", "16", input_to_frame),
    Row("desktop: idle share of a core", "%", "2", idle),
)
