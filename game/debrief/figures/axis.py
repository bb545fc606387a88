"""What the charts of a game share: names of rounds, tones of seats, shares in words."""

from __future__ import annotations

from game.debrief.charts import (
    SERIES,
    Tone,
)
from game.debrief.measures import Debrief
from game.rules.model.setting import Setting


def percent(share: float) -> str:
    """A share as whole percents, with a true minus sign."""
    return f"{share:.0%}".replace("-", "−")


def tick_names(game: Debrief) -> list[str]:
    """The ticks of a chart over rounds."""
    return ["start", *(str(report.round) for report in game.known.table.history)]


def seat_tone(setting: Setting, seat: str) -> Tone:
    """The colour of a delegation: its own in every chart, as at the table."""
    return SERIES[setting.seats.index(seat) % len(SERIES)]
