"""How firm to stay against a side that does not move: what is fair, how far they came, how seldom insisting pays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from zlib import crc32

from game.negotiation.frontier import Choice
from game.negotiation.packages import Front

CHANCE = 0.02
"""So far a side may seem to have come only because it varies its words."""

MOVED = 0.05
"""Whoever has come down by so much of its range has moved: from then on any offer worth having closes at last."""

LATELY = 3
"""Whether somebody moves is seen from the last of so many parts of the talks against the first."""

MOST = 8
"""So many offers of each part are looked at."""


def trend(offers: Sequence[Choice], measure: Callable[[Choice], float]) -> float:
    """How far the offers of one side, oldest first, have come by a measure of each, which is what it loses the side, or
    gives oneself, as a share of a range.

    The mean of the last third is held against that of the first, less the standard error of their difference, since a
    side that keeps asking for the same share may vary its words.
    """
    part = min(MOST, max(1, len(offers) // LATELY))
    if len(offers) < 2:
        return 0.0
    early, late = [list(map(measure, some)) for some in (offers[:part], offers[-part:])]
    means = sum(early) / part, sum(late) / part
    scatter = sum([(each - mean) ** 2 for some, mean in zip((early, late), means, strict=True) for each in some])
    return means[1] - means[0] - sqrt(scatter) / part


def fair(front: Front, reservation: int, span: int) -> float:
    """The advantage at which both sides get an equal share of what they can get, as it is believed: the egalitarian
    point (Kalai 1977); theirs is reckoned from the worst deal for them that is still worth having for oneself to
    their best."""
    if front.fair is None:
        front.fair = _fair(front, reservation, span)
    return front.fair


def _fair(front: Front, reservation: int, span: int) -> float:
    rational = max(1, front.as_good(reservation))
    most, least = front.losses[0], front.losses[rational - 1]
    room = max(1e-9, most - least)
    shares = (
        min((gain - reservation) / span, (most - loss) / room)
        for gain, loss in zip(front.gains[:rational], front.losses, strict=False)
    )
    return max(0.05, max(shares, default=0.0))


def yielding(advantage: float, fair_share: float, came: float, firmness: float) -> float:
    """The chance to take at last what leaves oneself so much of an advantage.

    A responder that takes everything invites demands for everything; one that takes a demand with a chance that falls
    as the demand grows makes insisting worth no more than moving. That is the mixed threat of reputational bargaining
    (Myerson 1991; Abreu and Gul 2000), where a side that never moves cannot be told from one that never can. Schelling
    (1960) has why the threat must be left partly to chance. It lapses as they come down by `MOVED`.
    """
    base: float = min(1.0, max(0.0, advantage) / fair_share) ** firmness
    return base + (1.0 - base) * min(1.0, max(0.0, came - CHANCE) / (MOVED - CHANCE))


def drawn(*facts: object) -> float:
    """A number from 0 to 1 that stays the same through a bargain, and that nobody else can work out."""
    return crc32(repr(facts).encode()) / 2**32
