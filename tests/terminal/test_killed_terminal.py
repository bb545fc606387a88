"""The line client killed while it is played: what it had answered is kept. OVERTURE_KILLS says how often (2)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

import game
from game.record import load_record, state_digest
from game.session import Session

KILLS = int(os.environ.get("OVERTURE_KILLS", "2"))
BEGUN = ("--resume",)
BEGIN = ("ferry", "--seat", "ebrany", "--seed", "5", "--record")


class Played:
    """The line client in a process of its own, its lines typed and its answers read."""

    def __init__(self, path: Path) -> None:
        way = BEGUN if path.exists() else BEGIN
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", "play", "--client", "terminal", *way, str(path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(game.__file__).parents[1])},
        )  # fmt: skip
        self.answer()

    def types(self, line: str) -> str:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{line}\n".encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.answer()

    def answer(self) -> str:
        """What is said up to the next prompt, or to the end of the process."""
        said = b""
        assert self.process.stdout is not None
        while not said.endswith(b"> ") and (more := os.read(self.process.stdout.fileno(), 65536)):
            said += more
        return said.decode(errors="replace")

    def end(self) -> None:
        """Once it has been killed."""
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            if pipe is self.process.stderr:
                assert b"Traceback" not in pipe.read()
            with suppress(BrokenPipeError):
                pipe.close()


def killed_once(path: Path, luck: Random, number: int) -> list[str]:
    """Plays on until the client is killed at a random moment, and returns the words that it answered for."""
    played, confirmed = Played(path), []
    if "Said to" in played.types(f"say word {number}"):  # on a slow machine the first word alone takes its time
        confirmed.append(f"word {number}")
    until = time.monotonic() + luck.random() * 0.4
    killer = subprocess.Popen(  # another process: this one may be waiting for an answer at that moment
        [sys.executable, "-S", "-c", "import os,sys,time;time.sleep(float(sys.argv[1]));os.kill(int(sys.argv[2]),9)",
         str(max(0.0, until - time.monotonic())), str(played.process.pid)]
    )  # fmt: skip
    while played.process.poll() is None:
        number += 1
        text = f"word {number}"
        if "Said to" in played.types(f"say {text}"):
            confirmed.append(text)
        if luck.random() < 0.1:
            played.types("ready")
    killer.wait()
    played.end()
    return confirmed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
def test_nothing_that_was_answered_is_lost(tmp_path: Path):
    luck, path, games, total = Random(3), tmp_path / "game.jsonl", 0, 0
    heard: list[str] = []
    for _ in range(KILLS):
        heard += killed_once(path, luck, 10_000 * games + len(heard))
        kept = [getattr(entry.action, "text", "") for entry in load_record(path).entries]
        assert [text for text in heard if text not in kept] == []
        session, record = Session.resume(path)
        assert state_digest(session.truth()) == state_digest(record.verify())
        session.close()
        if session.over:
            games, total, heard = games + 1, total + len(heard), []
            path = tmp_path / f"game-{games}.jsonl"
    total += len(heard)
    print(f"{KILLS} kills, {total} words answered, none lost")
    assert total
