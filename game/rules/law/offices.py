"""The offices of a delegation, and what each may do."""

from __future__ import annotations

from typing import Final

from game.rules.model.delegations import Office
from game.rules.model.setting import Setting

OFFICES: Final[tuple[Office, ...]] = (
    Office("head", "Head of delegation"),
    Office("negotiator", "Negotiator", ("say", "offer", "decline", "withdraw", "ask", "close", "reply", "read")),
    Office("home", "Home affairs", ("say", "read", "commit", "ready")),
)
"""The offices of a delegation whose author names none."""


def offices(setting: Setting, seat: str) -> tuple[Office, ...]:
    """The offices of a delegation."""
    return setting.delegation[seat].offices or OFFICES
