"""What a press can lead to. A screen answers input with one of these, with another screen, or with nothing."""

from __future__ import annotations

from dataclasses import dataclass


class Response:
    """Something the application does for a screen."""


@dataclass(frozen=True)
class Back(Response):
    """Leave this screen for the one below it."""


@dataclass(frozen=True)
class Home(Response):
    """Leave every screen but the first."""


@dataclass(frozen=True)
class Quit(Response):
    """End the programme; everything is already kept."""


@dataclass(frozen=True)
class Into(Response):
    """Stay, and take the keyboard into the part of the screen that has this key."""

    key: str


@dataclass(frozen=True)
class Act(Response):
    """An action of the rules, to be submitted for the seat that is at the screen."""

    action: object
