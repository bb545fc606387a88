"""Which seat is suggested to somebody who names none."""

from __future__ import annotations

from game.rules.model.setting import Setting

FIRST = ("guarantor", "partner", "challenger")
"""The roles in the order in which a seat is suggested."""


def suggested_seat(setting: Setting) -> str:
    """Whoever the tutorial teaches, else the first delegation of the first of these roles."""
    if setting.tutorial is not None:
        return setting.tutorial.seat
    by_role = {each.role: each.id for each in reversed(setting.delegations)}
    return next((by_role[role] for role in FIRST if role in by_role), setting.seats[0])
