"""What things are worth to one other side, inferred from its yes and its no to texts that are made of them.

A yes tells that a sum of worths is at least so much, a no that it is at most so much: that bends a guess without
settling it. What offers tell of how far a side comes down belongs to `beliefs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import erf, exp, pi, sqrt

LEFT = 0.3
"""However much was heard, so much of the first doubt about a thing is left: not every yes and no is about worth."""

FAR = -6.0
"""So many standard deviations below its mean a bound surprises no further."""


class Inferred:
    """A running guess at what things are worth to one other side; each is a normal variable of its own.

    Only sums of them are heard about. A sum that is bounded from one side is answered with the moments of the cut
    normal distribution, thing by thing (assumed density filtering; Minka 2001).

    means, spreads: the guess and its standard deviation by thing, in any one unit
    """

    def __init__(self, spreads: Mapping[str, float]) -> None:
        self.means = dict.fromkeys(spreads, 0.0)
        self.spreads = dict(spreads)
        self._floors = {thing: LEFT * spread for thing, spread in spreads.items()}

    def at_least(self, parts: Mapping[str, float], bound: float, noise: float) -> None:
        """Learns that so much of each thing together is worth `bound` or more, give or take `noise`, above 0."""
        self._heard(parts, bound, noise, 1.0)

    def at_most(self, parts: Mapping[str, float], bound: float, noise: float) -> None:
        """Learns that so much of each thing together is worth `bound` or less."""
        self._heard(parts, bound, noise, -1.0)

    def _heard(self, parts: Mapping[str, float], bound: float, noise: float, sign: float) -> None:
        spread, total = noise * noise, -bound
        for thing, much in parts.items():
            spread += (self.spreads[thing] * much) ** 2
            total += self.means[thing] * much
        deviation = sqrt(spread)
        gap = sign * total / deviation
        pull = _pull(gap)
        narrower = pull * (pull + gap)
        for thing, much in parts.items():
            variance = self.spreads[thing] ** 2
            self.means[thing] += sign * variance * much * pull / deviation
            left = variance * (1.0 - variance * much * much * narrower / spread)
            self.spreads[thing] = max(sqrt(max(0.0, left)), self._floors[thing])


def _pull(gap: float) -> float:
    """By how many standard deviations a normal variable moves with the news that it is above `-gap` of them."""
    gap = max(FAR, gap)
    return exp(-0.5 * gap * gap) / sqrt(2.0 * pi) / (0.5 * (1.0 + erf(gap / sqrt(2.0))))
