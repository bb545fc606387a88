"""The pages that are only read: their names, and how each is made. Every client shows whatever stands here.

Some stand in a tab; others are asked for about one thing, as ``why:tension`` or ``about:orveld``.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from game.present.brief import brief, rules, worths
from game.present.ledger import ledger
from game.present.page import Page, shortened
from game.present.rounds import rounds
from game.present.story import story
from game.present.why import about, why
from game.rules.model.view import View


class Kind(Struct, frozen=True):
    """A page: its name in addresses and on the command line, what its tab says, its drawing, and how it is made."""

    name: str
    title: str
    icon: str
    help: str
    make: Callable[[View], Page]

    def page(self, view: View) -> Page:
        """The page of a View."""
        return shortened(self.make(view))


PAGES = {
    each.name: each
    for each in (
        Kind("ledger", "Ledger", "ledger", "Every promise and every grievance.", ledger),
        Kind("rounds", "Rounds", "timeline", "The game so far: what happened in each round.", rounds),
        Kind("brief", "Brief", "mandate", "Your brief, your aims, what you score by and whom you depend on.", brief),
    )
}
"""Every page by its name, in the order of tabs."""

ASKED: dict[str, Callable[[View, str], Page]] = {
    "why": why, "about": about, "round": story, "rules": rules, "worth": worths,
}  # fmt: skip
"""Pages about one thing, by the word before the colon of their names."""


def page_of(view: View, name: str) -> Page:
    """The page of a name. Raises `LookupError` for none."""
    kind, asked, rest = name.partition(":")
    return ASKED[kind](view, rest) if asked else PAGES[name].page(view)
