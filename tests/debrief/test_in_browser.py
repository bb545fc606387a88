"""The report in a browser: no violation found by axe-core, no request to anywhere, nothing wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded import computer_game, wild_game
from wanting import barriers

from game.debrief.compare import compare, compared_html
from game.debrief.measures import debrief
from game.debrief.report import report_html


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "strait": report_html(debrief(wild_game("strait", 3))),
        "congress": report_html(debrief(computer_game("congress"))),
        "ferry": report_html(debrief(computer_game("ferry"))),
        "seat": report_html(debrief(wild_game("strait", 3), "lindrow")),
        "class": compared_html(compare(["one", "two"], [debrief(computer_game("strait", n)) for n in (1, 2)])),
    }
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    return {name: folder / f"{name}.html" for name in made}


NAMES = ("strait", "congress", "ferry", "seat", "class")


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [*((name, 1100, "light") for name in NAMES), *((name, 390, "dark") for name in NAMES), ("seat", 360, "light")],
)
def test_the_page_is_accessible_and_fits(browser, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pages[name].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [pages[name].as_uri()]
    assert complaints == []
    page.close()
    bare = browser.new_context(
        bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=scheme
    ).new_page()
    bare.goto(pages[name].as_uri())
    # The longest page has its tables opened in one scheme: the others show tables of the same kinds in both.
    if (name, scheme) != ("strait", "dark"):
        bare.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert barriers(bare) == []
    bare.context.close()


def test_it_prints(browser, pages: dict[str, Path], tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    page.goto(pages["strait"].as_uri())
    size = len(page.pdf(format="A4"))
    page.close()
    assert size > 20_000
