"""What one client may ask of the server: sizes, rates, tries. No client is ever slowed by another's limit."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

FRAME = 64 * 1024
"""Bytes in a frame; a longer one ends the connection."""

DEPTH = 12
"""Levels of nesting in a frame."""

MESSAGE = 2000
"""Characters in a message."""

ACT = 6000
"""Characters of an act as JSON: a message of the greatest length, or a text with everything in it."""

EDITS = 60
"""Choices in a form that are made at once, such as while the line was gone."""

PAGES = 12
"""Pages to read that one browser looks at together."""

ACTS = 5
"""Acts a second from one person, with all windows together."""

SENT = 32 * 1024
"""Bytes that one person's acts may put into the record at once, with all windows together."""

SENT_RATE = 256
"""The same, a second, once that is used up: a page of text every ten seconds. In three hours it comes to 2.7 MiB."""

ENTRY = 200
"""Bytes in the record around an act."""

TURN = 1.0
"""Seconds after a phase has begun in which the facilitator cannot end it: a double click is one press."""

FRAMES = 30
"""Frames of any kind a second from one client."""

WORK = 0.08
"""Seconds of the server's time that one person may use in a second, with all devices together."""

SOCKETS = 6
"""Connections of one person at once; the oldest is closed when there are more."""

GUESSES = 20
"""Codes a second that are looked for, of all connections together: 180 codes of 40 bits stand against it."""

TRIES = 5
"""Wrong codes a minute from one connection before it has to pause."""

PAUSE = 12
"""Seconds until its next wrong code is looked at then."""

CLIENTS = 400
"""Connections at once."""

HEADERS = 16 * 1024
"""Bytes of a request with all its headers."""

PATIENCE = 10
"""Seconds in which a connection must have sent a whole request."""

ANSWERING = 120
"""Seconds for an answer to be made and taken."""

OPEN = 2000
"""Connections at once that the system is asked to allow, those included that have asked for nothing yet."""

OPEN_EACH = 200
"""The same, from one address: a browser opens up to six for a page."""

CLIENTS_EACH = 300
"""Connections at once from one address: a class of forty behind one router must fit, with six windows each."""

DEVICES = 20
"""Devices that one person may have brought in."""

TABLES = 20
"""Tables of one server."""

BULLETIN = 400
"""Characters of a bulletin of the press."""

BULLETINS = 10.0
"""Seconds between two bulletins, of all press pages together."""

STUDENTS = 400
"""Students of the largest class that anything is proposed for."""

NAME = 24
"""Characters of a pseudonym."""

MEMBERS = 8
"""People in one delegation."""

READ_BACK = 400
"""Characters of a message that is read back while it is typed."""

DRAFT = 8 * 1024
"""Bytes of a shared draft."""


class Rate:
    """A bucket that holds a second's worth and refills at that rate."""

    def __init__(self, per_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = per_second
        self._held = per_second
        self._clock = clock
        self._at = clock()

    def take(self) -> bool:
        """Takes one if there is one."""
        now = self._clock()
        self._held = min(self._rate, self._held + (now - self._at) * self._rate)
        self._at = now
        if self._held < 1:
            return False
        self._held -= 1
        return True


class Allowance:
    """Bytes that somebody may send: much at once, little for ever."""

    def __init__(self, most: int = SENT, per_second: int = SENT_RATE, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._rate = per_second
        self._held = float(most)
        self._clock = clock
        self._at = clock()

    def take(self, size: int) -> float:
        """Takes so many bytes if there are as many. Else takes none, and returns the seconds until there will be."""
        now = self._clock()
        self._held = min(self._most, self._held + (now - self._at) * self._rate)
        self._at = now
        if size > self._held:
            return (size - self._held) / self._rate
        self._held -= size
        return 0.0


class Budget:
    """Time that somebody may use up: it refills by and by, and whoever is in debt waits."""

    def __init__(self, per_second: float = WORK, clock: Callable[[], float] = monotonic) -> None:
        self._rate = per_second
        self._held = per_second
        self._clock = clock
        self._at = clock()

    def spend(self, seconds: float) -> float:
        """Counts time that was used; returns the seconds to wait until the debt is paid."""
        now = self._clock()
        self._held = min(self._rate, self._held + (now - self._at) * self._rate) - seconds
        self._at = now
        return max(0.0, -self._held / self._rate)
