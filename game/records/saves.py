"""Where solo games are kept: one record a game in the user's data folder, finished ones apart.

Names and places only; what stands in a record is for the files beside this one. Shared by the clients that save by
themselves.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from game.datafiles import own_folder
from game.records.paths import ENDING, private_folder

FINISHED, REMOVED = "finished", "removed"
LONGEST = 60
"""Letters of a name that a person gives a game."""


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


def remove(path: Path) -> Path:
    """Puts a game aside, from where it can be brought back; returns where it is. Raises `OSError`."""
    target = path.parent / REMOVED / path.name
    private_folder(target.parent)
    return path.replace(target)


def bring_back(path: Path) -> Path:
    """Undoes `remove`, under a name that is free; returns where it is. Raises `OSError`."""
    return path.replace(_free(path.parent.parent, path.stem))


def rename(path: Path, name: str) -> Path:
    """Gives a game a name of one's own: letters that no file name may hold are left out. Raises `OSError`."""
    clean = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"/\\|?*').strip(" .")
    return path if not clean or clean == path.stem else path.replace(_free(path.parent, clean[:LONGEST]))


def _free(where: Path, stem: str) -> Path:
    number, target = 1, where / f"{stem}{ENDING}"
    while target.exists():
        number += 1
        target = where / f"{stem} {number}{ENDING}"
    return target
