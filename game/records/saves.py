"""Where solo games are kept: one record a game in the user's data folder, finished ones apart.

Names and places only; what stands in a record is for the files beside this one. Shared by the clients that save by
themselves.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from game.datafiles import own_folder
from game.records.paths import ENDING, private_folder

FINISHED = "finished"


def folder() -> Path:
    """The folder of unfinished games. It may not exist yet."""
    return own_folder("games")


def new_path(scenario: str, now: datetime | None = None) -> Path:
    """A name that no game has yet, by date and scenario: ``2031-05-20 strait.jsonl``."""
    day = (now or datetime.now()).strftime("%Y-%m-%d")
    name = f"{day} {Path(scenario).stem}"
    number = 1
    while True:
        candidate = f"{name}{ENDING}" if number == 1 else f"{name} {number}{ENDING}"
        if not (folder() / candidate).exists() and not (folder() / FINISHED / candidate).exists():
            return folder() / candidate
        number += 1


def unfinished() -> tuple[Path, ...]:
    """Records of games that were not played to their end, the newest first."""
    try:
        found = [path for path in folder().iterdir() if path.suffix == ENDING and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, key=_age, reverse=True))


def _age(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:  # somebody took it away a moment ago
        return 0, path.name


def finish(path: Path) -> Path:
    """Puts the record of a finished game apart, if it lies among the unfinished; returns where it is now."""
    if path.parent != folder():
        return path
    target = path.parent / FINISHED / path.name
    try:
        private_folder(target.parent)
        path.replace(target)
    except OSError:
        return path
    return target
