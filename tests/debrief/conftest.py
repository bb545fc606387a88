"""What the tests of the debrief share: one whole game, measured, and a way to save records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from recorded import computer_game

from game.debrief.measures import Debrief, debrief
from game.record import Record, Recorder


@pytest.fixture(scope="session")
def strait() -> Record:
    """A whole flagship game between computers."""
    return computer_game("strait")


@pytest.fixture(scope="session")
def game(strait: Record) -> Debrief:
    """That game, measured."""
    return debrief(strait)


@pytest.fixture(scope="session")
def saved() -> Callable[[Record, Path], Path]:
    """Writes a record of memory to a file."""

    def save(record: Record, path: Path) -> Path:
        recorder = Recorder.create(path, record.header)
        for entry in record.entries:
            recorder.append(entry, sync=False)
        recorder.close()
        return path

    return save
