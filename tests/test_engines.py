"""Many machines: a Dask cluster of two real worker processes plays the same games, also when one of them is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.content import load_scenario
from game.simulate import run_simulate, simulate
from game.simulate.engine import Engine, code_digest, engine_of

distributed = pytest.importorskip("distributed")


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port)]
    scheduler = subprocess.Popen([*dask, "--no-dashboard"], **quiet)  # type: ignore[call-overload]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard"]
    workers = [subprocess.Popen([*worker, "--no-nanny"], **quiet) for _ in range(2)]  # type: ignore[call-overload]
    try:
        with distributed.Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_a_cluster_gives_the_same_bytes_and_brings_the_records_home(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address, _ = cluster
    where = {"engine": "dask", "address": address}
    assert run_simulate("ferry", games=8, seed=7, jobs=1, as_json=True, record_dir=str(tmp_path / "here")) == 0
    local = capsys.readouterr().out
    assert run_simulate("ferry", games=8, seed=7, as_json=True, record_dir=str(tmp_path / "away"), **where) == 0
    assert capsys.readouterr().out == local
    here, away = (sorted((tmp_path / place).glob("*.jsonl")) for place in ("here", "away"))
    assert [path.read_bytes() for path in here] == [path.read_bytes() for path in away]
    assert len(away) == 8


def test_games_of_a_worker_that_is_killed_are_played_by_the_other(
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    address, workers = cluster
    scenario = load_scenario("first-readout")
    held: list[int] = []
    killer = threading.Thread(target=lambda: held.append(_kill_at_work(address, workers[0])))
    killer.start()
    away = simulate(scenario, 40, 7, Engine(kind="dask", address=address))
    killer.join()
    assert held[0] > 0, "the run was over before the worker was killed"
    assert away.as_json() == simulate(scenario, 40, 7, 2).as_json()


def _kill_at_work(address: str, worker: subprocess.Popen[bytes]) -> int:
    """Kills a worker as soon as it has games to play; how many it had, 0 if it never had any."""
    until = time.monotonic() + 60
    with distributed.Client(address, timeout=60, set_as_default=False) as watching:
        name = next(place for place, pid in watching.run(os.getpid).items() if pid == worker.pid)
        while time.monotonic() < until:
            if games := len(watching.processing()[name]):
                worker.kill()
                worker.wait()
                return games
            time.sleep(0.01)
    return 0


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"kind": "dask"}, "--address"),
        ({"kind": "slurm"}, "There is no engine 'slurm'"),
        ({"address": "tcp://127.0.0.1:1"}, "--engine dask"),
        ({"jobs": 0}, "--jobs"),
    ],
)
def test_an_engine_that_cannot_be_is_one_sentence(named: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        engine_of(**named)  # type: ignore[arg-type]


def test_nobody_at_the_address_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.simulate.engine.WAIT", 1)
    assert run_simulate("ferry", games=4, engine="dask", address=f"tcp://127.0.0.1:{_free_port()}") == 1
    assert "No Dask scheduler answers" in capsys.readouterr().err


def test_the_code_is_the_same_wherever_it_lies() -> None:
    assert len(code_digest()) == 64
    assert code_digest() == code_digest()
