"""What every computer player is to the rest of the game."""

from __future__ import annotations

from typing import Protocol

from game.rules.model.view import View
from game.rules.verbs.act import Act


class Delegate(Protocol):
    """Speaks for one seat. The same View and private seed always give the same act: memory is only a cache."""

    def choose(self, view: View) -> Act | None:
        """The next act, or None when it has nothing more to do until something changes."""
        ...
