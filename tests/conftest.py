"""What many tests share: the scenes and random players of tests/rules can be imported, a recorded game, a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent / "rules"))

from wanting import chromium
from wild import wild_steps

from game.content import load_scenario
from game.session import Session


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A record of four rounds in the strait, played by people at random."""
    scenario = load_scenario("strait")
    path = tmp_path / "played.jsonl"
    session = Session.start(scenario, 5, dict.fromkeys(scenario.setting.seats, "person"), {}, path)
    for number, step in enumerate(wild_steps(scenario, 5, rounds=4)):
        session.submit(step.seat, step.act, f"act-{number}", sync=False)
    session.close()
    return path


@pytest.fixture(scope="module")
def started() -> Iterator[Any]:
    """Chromium; without it browser tests are skipped, or fail where OVERTURE_REQUIRE_ALL is set."""
    with chromium() as found:
        yield found


@pytest.fixture
def browser(started: Any) -> Iterator[Any]:
    """The same with no window open; those that a test leaves would ask for ever after a server that is gone."""
    yield started
    for context in started.contexts:
        context.close()
