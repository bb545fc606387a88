"""What a seat expects without a deal, said alike on every page; and that nobody has measured it, where nobody has."""

from __future__ import annotations

from game.rules.model.mandate import WalkAway
from game.wording.names import points

NOT_CALIBRATED = (
    "Not calibrated: what a seat expects without a deal was never measured, so no score is judged by it."
)
"""Said to whoever sits at the table; what to do about it is told to the author by `overture check`."""


def expectation(walk: WalkAway | None) -> str:
    """What the reader's seat expects if nobody deals, and if the others deal without it."""
    if walk is None:
        return NOT_CALIBRATED
    return (
        f"Without any deal at all your seat expects {points(walk.nobody_deals)}; if the others deal without you,"
        f" {points(walk.others_deal)}."
    )
