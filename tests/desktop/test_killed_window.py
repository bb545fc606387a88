"""The window killed while a person writes: whatever the screen had shown is kept. OVERTURE_KILLS says how often (2)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

import game
from game.content import load_scenario
from game.record import load_record, state_digest
from game.session import Session

KILLS = int(os.environ.get("OVERTURE_KILLS", "2"))
HERE = Path(__file__).parent


def begun(path: Path) -> Path:
    Session.start(load_scenario("strait"), 5, {"meridane": "person"}, {"*": "easy"}, path).close()
    return path


def killed_once(path: Path, luck: Random, number: int) -> list[str]:
    """Lets a person write until the window is killed at a random moment; the messages that the screen showed."""
    paths = os.pathsep.join(map(str, (Path(game.__file__).parents[1], HERE)))
    person = subprocess.Popen(
        [sys.executable, str(HERE / "killed_person.py"), str(path), str(number)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths, "OVERTURE_HOME": str(path.parent)},
    )  # fmt: skip
    assert person.stdout is not None
    for line in person.stdout:
        if line == "begun\n":
            break
    first = person.stdout.readline()
    time.sleep(luck.random() * 0.5)
    person.kill()
    rest, errors = person.communicate()
    assert "Traceback" not in errors, errors
    return [f"word {line}." for line in (first + rest).split("\n")[:-1] if line.isdecimal()]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
def test_nothing_that_the_screen_showed_is_lost(tmp_path: Path):
    luck, path, total = Random(4), begun(tmp_path / "game.jsonl"), 0
    shown: list[str] = []
    for kill in range(KILLS):
        fresh = killed_once(path, luck, 1000 * kill)
        shown, total = shown + fresh, total + len(fresh)
        kept = [getattr(entry.action, "text", "") for entry in load_record(path).entries]
        assert [text for text in shown if text not in kept] == []
        session, record = Session.resume(path)
        assert state_digest(session.truth()) == state_digest(record.verify())
        session.close()
        if session.over:
            path, shown = begun(tmp_path / f"game-{kill}.jsonl"), []
    print(f"{KILLS} kills, {total} messages shown, none lost")
    assert total
