"""Every screen of the desktop client painted to pictures in both themes and several sizes; it prints what does not fit.

python -m tests.tools.pictures OUTDIR [NAME]
python -m tests.tools.pictures docs/pictures showpiece    makes the committed ones anew
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pygame

from game.desktop.theme import THEMES
from tests.tools import front_gallery, showpiece
from tests.tools.gallery import paint_screen
from tests.tools.posing import posed, poses

SIZES = ((1280, 720, 100), (1024, 640, 100), (1280, 720, 150), (1024, 640, 200), (1920, 1080, 100))
SHOWPIECE = "showpiece"


def paint_game(out: Path, only: str = "") -> int:
    """The screens in a game whose names begin so; returns how many faults were found."""
    faults = 0
    for name, make in poses().items():
        if not name.startswith(only):
            continue
        with posed(make) as screen:
            for width, height, percent in SIZES:
                for theme in THEMES:
                    stage, surface = paint_screen(screen, theme, percent, (width, height))
                    pygame.image.save(surface, out / f"{name}-{theme}-{width}x{height}-{percent}.png")
                for fault in stage.faults():
                    faults += 1
                    print(f"{name} {width}x{height} {percent}%: {fault}", file=sys.stderr)
    return faults


def main(arguments: list[str]) -> int:
    """Paint them all, or those whose names begin with the second argument."""
    if not arguments:
        print("Usage: python -m tests.tools.pictures OUTDIR [NAME]", file=sys.stderr)
        return 2
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((320, 240))
    out, only = Path(arguments[0]), arguments[1] if len(arguments) > 1 else ""
    out.mkdir(parents=True, exist_ok=True)
    if only in ("", SHOWPIECE):
        showpiece.main(out)
    if only == SHOWPIECE:
        return 0
    faults = paint_game(out, only)
    return 1 if front_gallery.main(out, only) or faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
