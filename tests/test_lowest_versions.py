"""Every declared dependency has a lower bound, which `.ci/run` installs and tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.lowest_versions import lowest, pins

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_every_dependency_of_a_play_is_pinned_at_its_lower_bound():
    found = lowest(PROJECT, [])
    assert "websockets==15" in found, "13 has no pings in its plain client, and the security tests need them"
    assert all("==" in each for each in found)


def test_a_dependency_without_a_lower_bound_is_refused():
    with pytest.raises(ValueError, match="'segno' declares no lower bound"):
        pins(["msgspec>=0.20", "segno"])
