"""Pages that are only read, and the adviser, on a phone: what the server adds appears there by itself."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from classroom import classroom
from test_browsers import axe, take_seat

from game.present.pages import PAGES, Kind

RECIPE = re.search(
    r"<!-- recipe: page -->\n```python\n(.*?)```",
    (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    re.DOTALL,
)


def shot(screen: Any, name: str) -> None:
    if os.environ.get("OVERTURE_SHOTS"):
        screen.page.screenshot(path=str(Path(os.environ["OVERTURE_SHOTS"]) / f"{name}.png"), full_page=True)


def test_a_new_page_and_the_adviser_stand_on_a_phone(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert RECIPE is not None
    held: dict[str, Any] = {}
    exec(RECIPE.group(1), held)
    monkeypatch.setitem(PAGES, "friends", Kind("friends", "Friends", "trust", "Trust.", held["friends"]))
    with classroom(tmp_path) as room:
        chair = room.chair()
        room.seat("lindrow")
        ben = take_seat(browser, room, "meridane", "Ben", width=360, height=740)
        chair.do("start", empty="absent")
        ben.page.locator("#top .next", has_text="Talk, and put offers.").wait_for()
        for name, words in (("friends", "Your trust in Lindrow is"), ("ledger", "Nobody holds"), ("rounds", "round 1")):
            ben.tab(name)
            line = ben.page.locator(f"#{name} p", has_text=words).first
            line.wait_for()
            box = line.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            axe(ben)
            shot(ben, f"{name}-360")
        ben.tab("table")
        ben.press("Ask your adviser", "#table")
        ben.page.get_by_text("Two ways:").wait_for()
        axe(ben)
        shot(ben, "table-360")
        assert ben.said == []
