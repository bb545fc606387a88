"""What only some tests need and not every machine has: without it a test is skipped, or fails where all must run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from platformdirs import user_cache_path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing(why: str) -> NoReturn:
    """Skips a test for want of something, or fails it where everything is required."""
    if os.environ.get("OVERTURE_REQUIRE_ALL"):
        pytest.fail(why)
    pytest.skip(why)


def tool(name: str, what: str) -> str:
    """Where a program is; without it `what` was not tried."""
    found = shutil.which(name)
    if found is None:
        missing(f"{name} is not installed: {what} was not tried.")
    return found


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without a window.

    Asked for before Playwright is: its driver is a program of its own, and on a bare machine it lacks libraries that
    come with any browser.
    """
    path = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if path is None and not any(_playwrights_own()):
        missing("No Chromium here: the pages were not tried in a browser.")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed: the pages were not tried in a browser.")
    with ExitStack() as closing:
        try:
            driver = closing.enter_context(sync_playwright())
            browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        except Exception as error:  # Playwright says so with a bare Exception where its driver does not start
            missing(f"No browser starts here: the pages were not tried in one. {str(error).strip()[:400]}")
        closing.callback(browser.close)
        yield browser


def barriers(page: Any, *rules: str) -> list[tuple[str, list[str]]]:
    """What axe-core finds wrong with a page, by the rules named or by all; without axe-core the test is skipped.

    Where a rule finds nothing wrong, axe need not say for every element how it could be found again: that takes longer
    than all the rest.
    """
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        missing("axe-playwright-python is not installed: accessibility was not checked.")
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = Axe().run(page, options=options).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


def _playwrights_own() -> Iterator[Path]:
    """The Chromiums that Playwright has fetched for itself, where it keeps them."""
    usual = user_cache_path("ms-playwright", appauthor=False, opinion=False)
    return Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or usual).glob("chromium*")
