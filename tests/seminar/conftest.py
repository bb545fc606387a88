"""Fixtures of the seminar's tests: a running class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from classroom import Classroom, classroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A seminar of the flagship with one table and quick computers."""
    with classroom(tmp_path) as found:
        yield found
