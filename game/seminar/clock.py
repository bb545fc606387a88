"""The clock of one table: a deadline that can be paused, resumed and moved; and the beat that tells when this machine
stood still. It ends nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, time

SIGNING = 40
"""Seconds at the end of a negotiation that are for signing what lies on the table."""

NEGOTIATION = 6 * 60
SIGNALS = 2 * 60
"""Seconds of each phase unless the facilitator says otherwise."""

LATE = 2.0
"""Seconds between two beats above which the time between them is given back: nobody was served."""

ASLEEP = 10.0
"""Seconds between two beats above which the machine was asleep, or the server stopped: then the clock stands."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page shows: when the phase ends by the server's clock, or what is left while it stands; milliseconds."""

    ends: int | None
    left: int
    running: bool


class PhaseClock:
    """Counts one phase down. Times are seconds of a monotonic clock."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._left = 0.0
        self._since: float | None = None
        self.length: dict[str, int] = {"negotiation": NEGOTIATION, "signals": SIGNALS}

    def begin(self, phase: str, *, running: bool) -> None:
        """Starts a phase with its full length."""
        self._left = float(self.length.get(phase, 0))
        self._since = self._now() if running else None

    def restore(self, left: float) -> None:
        """Sets what is left, standing still."""
        self._left, self._since = max(0.0, left), None

    @property
    def running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        gone = 0.0 if self._since is None else self._now() - self._since
        return max(0.0, self._left - gone)

    @property
    def expired(self) -> bool:
        """Whether a running clock has come to its end."""
        return self.running and self.left <= 0

    @property
    def signing(self) -> bool:
        """Whether only the time for signing is left."""
        return self.running and self.left <= SIGNING

    def pause(self) -> None:
        """Stops time."""
        self._left, self._since = self.left, None

    def resume(self) -> None:
        """Lets time pass again."""
        if self._since is None:
            self._since = self._now()

    def give_back(self, seconds: float) -> None:
        """Lets a running clock forget time that has passed."""
        if self._since is not None:
            self._since += seconds

    def extend(self, seconds: float) -> None:
        """Moves the end; a running clock keeps at least a second."""
        self._left = max(self.left + seconds, 1.0)
        if self._since is not None:
            self._since = self._now()

    def reading(self) -> Reading:
        """What a page shows. It stays equal while nothing but time has changed."""
        if self._since is None:
            return Reading(None, round(self._left * 1000), False)
        return Reading(round((self._since + self._left) * 1000), 0, True)


class Beat:
    """Beats while the server runs. What passed between two beats that lie far apart passed without it.

    Some systems let the monotonic clock stand while they sleep, and some do not; the wall clock always goes on, but
    may also be set by hand. So each says what it knows.
    """

    def __init__(self, now: Callable[[], float] = monotonic, wall: Callable[[], float] = time) -> None:
        self._now = now
        self._wall = wall
        self._last = now(), wall()

    def gap(self) -> tuple[float, float]:
        """Seconds since the last beat that the phase clock has counted, and by the wall clock; 0.0 where it beat in
        time."""
        now, wall = self._now(), self._wall()
        counted, slept = now - self._last[0], wall - self._last[1]
        self._last = now, wall
        return (counted if counted > LATE else 0.0), (slept if slept > LATE else 0.0)
