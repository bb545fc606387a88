"""A machine that lacks what only tests need: they are skipped with a reason, or fail where everything must run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import wanting


@contextmanager
def turned_away(by: type[BaseException], reason: str) -> Iterator[None]:
    with pytest.raises(by, match=reason):
        yield


@pytest.fixture(autouse=True)
def _not_everything_is_required(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("OVERTURE_REQUIRE_ALL", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))


def test_without_a_browser_no_driver_is_started(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)  # would be an ImportError
    with turned_away(pytest.skip.Exception, "No Chromium here"), wanting.chromium():
        pass


def test_a_driver_that_cannot_start_is_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    pytest.importorskip("playwright")
    monkeypatch.setattr(wanting.shutil, "which", lambda name: str(tmp_path / name))
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", sys.executable)  # a program, but not one that runs the driver
    with turned_away(pytest.skip.Exception, "No browser starts here"), wanting.chromium():
        pass


def test_a_browser_that_cannot_start_is_no_browser(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("playwright")
    monkeypatch.setattr(wanting.shutil, "which", lambda name: sys.executable)
    with turned_away(pytest.skip.Exception, "No (browser starts|Chromium)"), wanting.chromium():
        pass


def test_where_everything_is_required_a_missing_thing_fails(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OVERTURE_REQUIRE_ALL", "1")
    monkeypatch.setenv("PATH", "")
    with turned_away(pytest.fail.Exception, "No Chromium here"), wanting.chromium():
        pass
    with turned_away(pytest.fail.Exception, "xdotool is not installed: the window was not tried"):
        wanting.tool("xdotool", "the window")
