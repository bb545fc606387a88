"""Scores of a long run, kept in a file until the run is whole, so that one that is broken off goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TextIO

import msgspec

from game.rules.model.setting import Scenario

Place = tuple[tuple[str, str], int]
"""An arm of the run and the number of the game in it."""


class KeptGames:
    """The scores of each game by its place. A file of another scenario, or of another seed, is begun anew."""

    def __init__(self, path: Path, scenario: Scenario, seed: int) -> None:
        self._path = path
        self._head = json.dumps({"scenario": _digest(scenario), "seed": seed})
        self.scores: dict[Place, Mapping[str, int]] = {}
        self._file: TextIO | None = None

    def __enter__(self) -> KeptGames:
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.is_file() else []
        if lines and lines[0] == self._head:
            for line in lines[1:]:
                self._take(line)
        self._file = self._path.open("w", encoding="utf-8", newline="\n")
        self._file.write(self._head + "\n")
        for place, scores in self.scores.items():
            self._put(place, scores)
        self._file.flush()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def add(self, place: Place, scores: Mapping[str, int]) -> None:
        """Keeps one game more."""
        self._put(place, scores)
        if self._file is not None:
            self._file.flush()

    def whole(self) -> None:
        """The run is whole: nothing has to be kept any more."""
        self.__exit__(None, None, None)
        self._path.unlink(missing_ok=True)

    def _put(self, place: Place, scores: Mapping[str, int]) -> None:
        if self._file is not None:
            self._file.write(json.dumps([*place[0], place[1], dict(scores)]) + "\n")

    def _take(self, line: str) -> None:
        """One line; the last one may have been cut off in the middle, and is then played again."""
        try:
            level, seat, number, scores = json.loads(line)
        except ValueError:
            return
        self.scores[(level, seat), number] = scores


def _digest(scenario: Scenario) -> str:
    """What is played, whatever was measured before: writing the values must not make another scenario of it."""
    mandates = {seat: msgspec.structs.replace(each, walk_away=None) for seat, each in scenario.mandates.items()}
    bare = msgspec.structs.replace(scenario, mandates=mandates)
    return sha256(msgspec.json.encode(bare)).hexdigest()
