"""What a person has set about the window, kept as JSON in the user's config folder. A broken file is put aside."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields
from pathlib import Path

from game.desktop.app import Appearance
from game.desktop.theme import THEMES

NAME = "settings.json"
LEAST_TEXT, MOST_TEXT, TEXT_STEP = 100, 200, 10
HOME = "OVERTURE_HOME"
"""The environment variable that `game.saves` reads too: one folder for everything, in tests and on shared machines."""


def path() -> Path:
    """The file. Neither it nor its folder may exist yet."""
    chosen = os.environ.get(HOME)
    if chosen:
        return Path(chosen) / NAME
    from platformdirs import user_config_path

    return user_config_path("overture", appauthor=False) / NAME


def load() -> tuple[Appearance, str]:
    """The settings, and one sentence if the file could not be used: it is kept under another name then."""
    where = path()
    try:
        text = where.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Appearance(), ""
    except (OSError, UnicodeDecodeError):
        return Appearance(), _put_aside(where)
    try:
        return _appearance(json.loads(text)), ""
    except (ValueError, RecursionError):
        return Appearance(), _put_aside(where)


def keep(appearance: Appearance) -> str:
    """Writes the settings whole or not at all; a sentence if they cannot be written."""
    where = path()
    fresh = where.with_name(f"{NAME}.new")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(appearance), indent=2) + "\n", encoding="utf-8")
        fresh.replace(where)
    except OSError as error:
        return f"Your settings hold until you leave, but cannot be kept: {where} ({error.strerror})."
    return ""


def _appearance(held: object) -> Appearance:
    """Raises ValueError for anything that `keep` would not have written. What a file leaves out has its default."""
    if not isinstance(held, dict) or not held.keys() <= {each.name for each in fields(Appearance)}:
        raise ValueError
    window = held.get("window", [])
    if not isinstance(window, list):
        raise ValueError
    found = Appearance(**{**held, "window": tuple(window)})
    switches = (found.motion, found.sound, found.full_screen)
    if found.theme not in THEMES or type(found.text_percent) is not int or not all(type(s) is bool for s in switches):
        raise ValueError
    if type(found.volume) is not int or not 0 <= found.volume <= 100:
        raise ValueError
    if len(found.window) not in (0, 4) or not all(type(each) is int for each in found.window):
        raise ValueError
    if found.window and not all(300 <= each <= 20_000 for each in found.window[2:]):
        raise ValueError
    if not LEAST_TEXT <= found.text_percent <= MOST_TEXT:
        raise ValueError
    return found


def _put_aside(where: Path) -> str:
    number = 1
    while (aside := where.with_name(f"{where.stem}.broken-{number}{where.suffix}")).exists():
        number += 1
    try:
        where.replace(aside)
    except OSError as error:
        return f"Your settings in {where} cannot be read ({error.strerror}); the game uses its own for now."
    return f"Your settings could not be read, so you start with fresh ones; the old file is kept as {aside.name}."
