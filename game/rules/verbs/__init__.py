"""The verbs of the game. One verb, one file: its choice, its refusals and its effect on one screen.

The closed list is whatever stands in this folder: a new verb is its file, and nothing else has to name it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from game.rules.verbs.act import Act, Action, ChairAct


def _found() -> dict[str, type[Action]]:
    found: dict[str, type[Action]] = {}
    for module in sorted(each.name for each in iter_modules(__path__)):
        for cls in vars(import_module(f"{__name__}.{module}")).values():
            if isinstance(cls, type) and issubclass(cls, Act | ChairAct) and hasattr(cls, "verb"):
                found[cls.verb] = cls
    return found


ACTS = _found()
"""Verb -> class, by which records, sockets and the line client find it."""

SEAT_VERBS: dict[str, type[Act]] = {verb: act for verb, act in ACTS.items() if issubclass(act, Act)}
"""The verbs of delegations; the others are the chair's."""

__all__ = ["ACTS", "SEAT_VERBS", "Act", "Action", "ChairAct"]
