"""No accepted act is lost, whenever the program is killed. OVERTURE_KILLS says how often (20)."""

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
from game.record import Record, Recorder, RecordError, load_record, state_digest
from game.session import Session

KILLS = int(os.environ.get("OVERTURE_KILLS", "20"))
PER_RECORD = 10
HERE = Path(__file__).parent


def killed_once(path: Path, seed: int, luck: Random) -> tuple[list[str], str]:
    """Starts the scripted player, kills it at a random moment, and returns the ids that it had confirmed."""
    environment = {**os.environ, "PYTHONPATH": str(Path(game.__file__).parents[1]), "PYTHONHASHSEED": str(seed)}
    player = subprocess.Popen(
        [sys.executable, str(HERE / "scripted_player.py"), str(path), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert player.stdout is not None
    first = ""
    if luck.random() < 0.9:
        first = player.stdout.readline()
        time.sleep(luck.random() * 0.15)
    else:
        time.sleep(luck.random() * 0.5)
    player.send_signal(signal.SIGKILL)
    rest, errors = player.communicate()
    return (first + rest).split("\n")[:-1], errors


def lost_ids(record: Record, confirmed: list[str]) -> set[str]:
    """Confirmed acts that the record does not hold; ids in it must run on without a gap."""
    ids = [entry.id for entry in record.entries]
    assert ids == [str(number) for number in range(len(ids))]
    return set(confirmed) - set(ids)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
@pytest.mark.parametrize("batch", range(-(-KILLS // PER_RECORD)))
def test_no_accepted_act_is_lost(tmp_path: Path, batch: int):
    luck, path, total = Random(batch), tmp_path / "game.jsonl", 0
    for kill in range(min(PER_RECORD, KILLS - batch * PER_RECORD)):
        confirmed, errors = killed_once(path, batch, luck)
        assert errors == ""
        if not path.exists():
            assert not confirmed
            continue
        try:
            record = load_record(path)
        except RecordError:
            lost = set(confirmed)
            path.unlink()
        else:
            lost = lost_ids(record, confirmed)
            total += len(confirmed)
        assert not lost, kill
    assert total > 0
    resumed, record = Session.resume(path)
    assert state_digest(resumed.truth()) == state_digest(record.verify())
    resumed.close()


def test_a_tail_that_was_cut_anywhere_is_kept_aside_said_and_taken_off(tmp_path: Path, played: Path):
    """The last line may be torn by a power cut: everything before it counts, and the rest is kept in FILE.cut."""
    whole = played.read_bytes()
    start = whole.rstrip(b"\n").rindex(b"\n") + 1
    for length in {1, 2, (len(whole) - start) // 2, len(whole) - start - 1}:
        torn = tmp_path / f"torn-{length}.jsonl"
        torn.write_bytes(whole[: start + length])
        assert load_record(torn).cut == whole[start : start + length]
        session, record = Session.resume(torn)
        session.close()
        assert record.cut == whole[start : start + length]
        assert torn.read_bytes() == whole[:start]
        assert torn.with_name(torn.name + ".cut").read_bytes() == record.cut + b"\n"
        recorder, again = Recorder.resume(torn)
        recorder.close()
        assert again.cut == b""
