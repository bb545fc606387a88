"""A delegation's crest, as data: its drawing, or its initial where it has none, in the colour of its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.rules.model.setting import Setting


@dataclass(frozen=True)
class Crest:
    """What stands on a delegation's disc. ``place`` in the scenario's order decides the colour."""

    drawing: str
    place: int
    initial: str = ""


def crest_of(setting: Setting, seat: str) -> Crest:
    """A delegation's crest. A record may name a drawing of another version: then the initial stands there too."""
    # The scenario checker and all that is worded: nothing of it is needed for the first frame.
    from game.content.consistency import drawings
    from game.wording import initial

    held = setting.delegation[seat]
    known = held.emblem in drawings("assets/emblems")
    return Crest(held.emblem if known else "", setting.seats.index(seat), initial(setting, seat))
