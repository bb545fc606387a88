"""What the end of a game asks of whoever knows what can follow it: the ways on, the code of the table, the record book.

The screens of a game know it by this; `screens/what_next.py` is it, and the start of the client hands it in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from game.desktop.response import Response

if TYPE_CHECKING:
    from game.debrief.measures import Debrief
    from game.present.result import Result
    from game.records.table_code import TableCode


@dataclass(frozen=True)
class Way:
    """One thing to do next: its name, the words of its button, and what it does."""

    name: str
    words: str
    icon: str
    says: str
    press: Callable[[], Response | None]


class AfterGame(Protocol):
    """What can follow one game for one seat."""

    @property
    def motion(self) -> bool:
        """Whether things may move now."""
        ...

    def settings(self) -> Response | None:
        """The settings, over the table."""

    def ways(self) -> list[Way]:
        """What can be done next."""
        ...

    def from_round(self, number: int) -> Response | None:
        """The game again from the start of a round."""

    def code(self, found: Result | None) -> TableCode:
        """The code of the table, with how it ended where that is known."""
        ...

    def enter(self, game: Debrief, found: Result) -> str:
        """Writes the game into the record book; a sentence if that cannot be done."""
        ...
