"""The records that somebody named: a file is itself, a folder the records in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from game.records.errors import RecordError, reason


class Found(Struct, frozen=True):
    """The records that were named, those in named folders among them, and what was skipped there."""

    paths: tuple[Path, ...]
    skipped: tuple[Path, ...] = ()

    @property
    def note(self) -> str:
        """What was skipped, in a sentence; empty if nothing was."""
        if not self.skipped:
            return ""
        names = ", ".join(path.name for path in self.skipped[:3]) + (", ..." if len(self.skipped) > 3 else "")
        count = len(self.skipped)
        return f"Skipped {'1 file that is no record' if count == 1 else f'{count} files that are no records'}: {names}."


def records_in(named: Iterable[str | Path]) -> Found:
    """The records that some names mean: a file is itself, a folder the records in it. Raises `RecordError`."""
    paths: list[Path] = []
    skipped: list[Path] = []
    for each in map(Path, named):
        if not each.is_dir():
            paths.append(each)
            continue
        inside = _files(each)
        held = [path for path in inside if _begins_like_a_record(path)]
        if not held:
            raise RecordError(f"There is no record in {each}: name the record of a game.")
        paths += held
        skipped += [path for path in inside if path not in held]
    return Found(tuple(paths), tuple(skipped))


def one_record(named: str | Path) -> Path:
    """The one record that a name means: itself, or the only one in a folder. Raises `RecordError`."""
    found = records_in((named,)).paths
    if len(found) > 1:
        raise RecordError(f"There are {len(found)} records in {named}: name one, as in {found[0]}.")
    return found[0]


def _files(folder: Path) -> list[Path]:
    try:
        return sorted((path for path in folder.iterdir() if path.is_file()), key=_by_number)
    except OSError as error:
        raise RecordError(f"{folder} cannot be read ({reason(error)}): name another folder.") from error


def _by_number(path: Path) -> tuple[int, str]:
    """Table 2 comes before table 10."""
    return len(path.name), path.name


def _begins_like_a_record(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(64).startswith((b'{"overture":', b'{"delegates":'))
    except OSError:
        return False
