"""What some effects need to do anything at all: a table with restrictions or doors, a number that is not 0."""

from __future__ import annotations

from collections.abc import Iterator

from game.rules.effects.kind import Fault
from game.rules.model.setting import Setting


def need_restrictions(setting: Setting) -> Iterator[Fault]:
    """A fault where an effect on restrictions stands at a table that has none."""
    if setting.restrictions is None:
        yield Fault("There are no restrictions here: add `restrictions`, or leave this effect out.")


def need_change(by: int, what: str) -> Iterator[Fault]:
    """A fault where an effect that moves something moves it by nothing, and would be told as if it had."""
    if by == 0:
        yield Fault(f"This changes no {what}: write a number above or below 0, or leave this effect out.", "by")


def no_doors(setting: Setting) -> str:
    """Why a move about doors is of no use; empty where there are doors that matter."""
    return "" if setting.doors and setting.plays("doors") else "it is about doors, and there are none"
