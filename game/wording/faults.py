"""What goes wrong at a table by a mistake of ours, told to whoever runs it."""

from __future__ import annotations

from game.rules.model.setting import Setting
from game.wording.names import seat_name


def computer_failed(setting: Setting, seat: str, round_no: int) -> str:
    """That a computer delegation has broken down, and what becomes of it."""
    return f"The computer of {seat_name(setting, seat)} failed in round {round_no} and passes until the phase ends."


def give_the_seat(setting: Setting, seat: str) -> str:
    """What a facilitator can do about it."""
    return f"Give the seat of {seat_name(setting, seat)} to a person, or let the table play on."
