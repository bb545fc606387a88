"""The server of a seminar killed while three people act: nothing confirmed is lost or counts twice. OVERTURE_KILLS says
how often (2).
"""

from __future__ import annotations

import os
import signal

import pytest

from game.bench.faults import kills

KILLS = int(os.environ.get("OVERTURE_KILLS", "2"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process outright")
def test_nothing_confirmed_is_lost():
    found = kills(KILLS)
    print(found)
    assert found["confirmed"] > 0
    assert (found["lost"], found["twice"]) == (0, 0)
    assert found["reconnected"] >= 3
