"""Fixtures of the seminar's tests: a running class, and a browser where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from classroom import Classroom, classroom, missing


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A seminar of the flagship with one table and quick computers."""
    with classroom(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; without it browser tests are skipped, or fail where OVERTURE_REQUIRE_ALL is set."""
    why = "No Chromium with Playwright here: the pages were not tried in a browser."
    try:
        from playwright.sync_api import sync_playwright

        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        with sync_playwright() as playwright:
            held = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            yield held
            held.close()
    except ImportError:
        missing(why)
    except Exception as error:
        if "Executable doesn't exist" not in str(error) and "Failed to launch" not in str(error):
            raise
        missing(why)
