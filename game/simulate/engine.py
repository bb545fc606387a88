"""What plays many games: the cores of this machine, or the workers of a Dask cluster. Not what is played.

A game follows from its seed alone, so the engine changes how long a run takes and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

ENGINES = ("local", "dask")
TRIES = 5
"""How often pieces are sent out again that a cluster forgot together with a worker."""

WAIT = 10
"""Seconds that a cluster has to answer."""

Piece = TypeVar("Piece")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Engine:
    """Where games are played.

    jobs: processes of this machine; -1 for one a core; a cluster uses all it has
    kind: ``local`` or ``dask``
    address: of the cluster's scheduler, such as ``tcp://10.0.0.5:8786``
    """

    jobs: int = -1
    kind: str = "local"
    address: str = ""

    @property
    def away(self) -> bool:
        """Whether games are played on other machines, so that their records have to be brought home."""
        return self.kind == "dask"

    @property
    def alone(self) -> bool:
        """Whether one process plays, this one."""
        return not self.away and self.jobs == 1


def engine_of(jobs: int = -1, kind: str = "local", address: str = "") -> Engine:
    """An engine as a command line names it. Raises ValueError with one sentence."""
    if kind not in ENGINES:
        raise ValueError(f"There is no engine {kind!r}: choose from {', '.join(ENGINES)}.")
    if kind == "dask" and not address:
        raise ValueError("--engine dask needs --address, where its scheduler listens, such as tcp://10.0.0.5:8786.")
    if kind == "local" and address:
        raise ValueError("--address is for --engine dask: add that, or leave the address out.")
    if kind == "local" and (jobs == 0 or jobs < -1):
        raise ValueError("--jobs must be 1 or more, or -1 for one process a core.")
    return Engine(jobs, kind, address)


def as_engine(on: Engine | int) -> Engine:
    """An engine, where a bare number means so many processes of this machine."""
    return on if isinstance(on, Engine) else Engine(on)


def workers(engine: Engine) -> int:
    """How many games it plays at a time, as far as that is known before it begins."""
    if engine.away:
        return 1
    from joblib import effective_n_jobs

    return int(effective_n_jobs(engine.jobs))


def spread(
    engine: Engine, function: Callable[[Any, Piece], Done], shared: Any, pieces: Sequence[Piece]
) -> Iterator[Done]:
    """`function(shared, piece)` for every piece, in order, each as soon as it and those before it are done.

    What a lost worker was at is done again by another. Raises ValueError if there is no such cluster.
    """
    from concurrent.futures import CancelledError

    from joblib import Parallel, delayed, parallel_config

    done = 0
    with ExitStack() as held:
        if engine.away:
            held.enter_context(_cluster(engine.address))
        for tries in range(TRIES, 0, -1):
            # What is scattered is scattered anew with each try: it may be what was lost.
            with parallel_config(backend="dask", scatter=[shared]) if engine.away else nullcontext():
                work = Parallel(
                    n_jobs=-1 if engine.away else engine.jobs, return_as="generator", batch_size=1, pre_dispatch="all"
                )
                try:
                    for result in work(delayed(function)(shared, piece) for piece in pieces[done:]):
                        done += 1
                        yield result
                    return
                except CancelledError:
                    # A worker died as it alone held what it had been sent: the scheduler forgets such pieces.
                    if not engine.away or tries == 1:
                        raise


def _cluster(address: str) -> Any:
    """A client of a cluster whose workers run the same code as this process."""
    try:
        import distributed
    except ImportError:
        raise ValueError("--engine dask needs the package distributed: pip install 'overture[dask]'.") from None
    try:
        client: Any = distributed.Client(address, timeout=WAIT, set_as_default=True)
    except (OSError, ValueError):
        raise ValueError(f"No Dask scheduler answers at {address}: start one with `dask scheduler`.") from None
    try:
        client.wait_for_workers(1, timeout=WAIT)
        theirs = client.run(code_digest)
    except TimeoutError:
        client.close()
        raise ValueError(f"No worker has joined {address}: start some with `dask worker {address}`.") from None
    except ImportError:
        client.close()
        raise ValueError("A worker has no overture: install the same version on every machine.") from None
    strange = [name for name, digest in theirs.items() if digest != code_digest()]
    if strange:
        client.close()
        raise ValueError(f"The worker {strange[0]} runs another overture: install the same version on every machine.")
    return client


def code_digest() -> str:
    """A hash of this installation's code and data: equal where the same seed gives the same game."""
    from game.datafiles import data_path

    found = sha256()
    for folder in (Path(__file__).parent.parent, data_path("scenarios")):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".yaml")):
            found.update(path.relative_to(folder).as_posix().encode())
            found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()
