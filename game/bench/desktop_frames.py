"""What the client promises about speed, measured: the table's redraw, a process's first frame."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

from game.desktop.crest import Crest
from game.desktop.table_scene import Alliance, Door, Seat, TableScene

_NAMES = (
    ("c", "Vesh", "the challenger", "tower"),
    ("g", "The Meridian Compact", "the guarantor", "star"),
    ("a", "Orrin", "a partner", "lamp"),
    ("b", "Calder", "a partner", "wave"),
    ("n", "Upper Tamar", "a neighbour", "bridge"),
    ("d", "The Free Ports of Hallow", "a partner", "shell"),
    ("e", "Ister", "a partner", "sheaf"),
    ("f", "Lowmark", "a mediator", "knot"),
)
_PHASES = ("Briefing", "Negotiation", "Signals", "Resolution")


def sample_scene(count: int = 8, shift: int = 0) -> TableScene:
    """A table of five to eight delegations; ``shift`` moves its meters."""
    seats = tuple(
        Seat(name, long, role, Crest(emblem, place), you=name == "g", ready=place % 3 == 2, computer=name != "g")
        for place, (name, long, role, emblem) in enumerate(_NAMES[:count])
    )
    strengths = {"a": (18, -7), "b": (71, 4), "d": (52, 0), "e": (33, -2)}
    alliances = tuple(
        Alliance(name, "g", (value + shift) % 101, 60 - value // 2, 20 + value // 3, by, ("Joint exercise +10.",))
        for name, (value, by) in strengths.items()
        if any(seat.id == name for seat in seats)
    )
    doors: tuple[Door, ...] = (Door("c", "g", "exploratory", ("Vesh met one of two prices in round four.",)),)
    if count > 2:
        doors = (*doors, Door("c", "a", "closed"))
    if count > 7:
        doors = (*doors, Door("c", "d", "formal"))
    return TableScene(seats, alliances, doors, 62, 6, ("Drift +2.",), round=5, phase="Negotiation", phases=_PHASES)


def bench_table(frames: int = 120) -> dict[str, float]:
    """Milliseconds, as medians, for the table with eight delegations at 1920 x 1080.

    ``redraw`` paints the same scene again, ``change`` a scene whose meters moved, built and laid out anew.
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    import pygame

    from game.desktop.round_table import RoundTable
    from game.desktop.stage import Stage
    from game.desktop.theme import INK, Look

    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1920, 1080))
    stage = Stage(Look(INK), window.get_size())
    stage.show(RoundTable(sample_scene()))
    stage.paint(window, 0)

    def timed(shift: int) -> tuple[float, float]:
        start = time.perf_counter()
        stage.show(RoundTable(sample_scene(shift=shift)))
        stage.paint(window, 0)
        middle = time.perf_counter()
        stage.paint(window, 0)
        return (time.perf_counter() - middle) * 1000, (middle - start) * 1000

    times = [timed(frame) for frame in range(frames)]
    return {
        "table redraw, ms": statistics.median(redraw for redraw, _ in times),
        "table change, ms": statistics.median(change for _, change in times),
    }


def bench_first_frame(command: tuple[str, ...], times: int = 5) -> float:
    """Milliseconds, as a median, from the start of a process to the end of one that leaves after its first frame."""
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, *command], env=environment, check=True, capture_output=True)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def bench_input(keys: int = 60) -> float:
    """Milliseconds, as a median, from a key taken off the queue to its frame shown, at 1920 x 1080 on the table."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    import pygame

    from game.desktop.app import App
    from game.desktop.screen import Screen
    from game.desktop.table_list import table
    from game.desktop.theme import Look
    from game.desktop.widgets.base import Widget

    class TableScreen(Screen):
        def build(self, look: Look) -> Widget:
            return table(sample_scene(), grow=1)

    app = App(TableScreen(), size=(1920, 1080))
    app.draw()
    taken = []
    for _ in range(keys):
        start = time.perf_counter()
        app.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
        app.draw()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)
