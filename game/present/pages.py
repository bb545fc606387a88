"""The pages that are only read: their names, and how each is made. Every client shows whatever stands here."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from game.present.ledger import ledger
from game.present.page import Page, shortened
from game.present.rounds import rounds
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
    )
}
"""Every page by its name, in the order of tabs."""
