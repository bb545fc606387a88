"""What a press can lead to. A screen answers input with one of these, or with nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.desktop.screen import Screen


class Outcome:
    """Something the application does for a screen."""


@dataclass(frozen=True)
class Go(Outcome):
    """Put a screen on top of this one."""

    screen: Screen


@dataclass(frozen=True)
class Swap(Outcome):
    """Put a screen in the place of this one."""

    screen: Screen


@dataclass(frozen=True)
class Back(Outcome):
    """Leave this screen for the one below it."""


@dataclass(frozen=True)
class Home(Outcome):
    """Leave every screen but the first."""


@dataclass(frozen=True)
class Quit(Outcome):
    """End the programme; everything is already kept."""


@dataclass(frozen=True)
class Into(Outcome):
    """Stay, and take the keyboard into the part of the screen that has this key."""

    key: str


@dataclass(frozen=True)
class Act(Outcome):
    """An action of the rules, to be submitted for the seat that is at the screen."""

    action: object
