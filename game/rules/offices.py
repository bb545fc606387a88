"""The offices of a delegation, and what each may do."""

from __future__ import annotations

from typing import Final

from game.rules.model.delegations import Office
from game.rules.model.setting import Setting
from game.rules.verbs import SEAT_VERBS


def _may(office: str) -> tuple[str, ...]:
    return tuple(verb for verb, act in SEAT_VERBS.items() if office in act.offices)


OFFICES: Final[tuple[Office, ...]] = (
    Office("head", "Head of delegation"),
    Office("negotiator", "Negotiator", _may("negotiator")),
    Office("home", "Home affairs", _may("home")),
)
"""The offices of a delegation whose author names none."""


def offices(setting: Setting, seat: str) -> tuple[Office, ...]:
    """The offices of a delegation."""
    return setting.delegation[seat].offices or OFFICES
