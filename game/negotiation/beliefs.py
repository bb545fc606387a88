"""What one other side is believed to lose by each option, and how fast it comes down, learned from what it says.

One Kalman filter for both; what to do about it belongs to `game.negotiation.haggling`.
"""

from __future__ import annotations

from math import exp, sqrt

from game.negotiation.bargain import Bargain, Table
from game.negotiation.frontier import Choice
from game.negotiation.options import Basis, Options, laid_out

SPREAD = 0.6
"""How far the loss of an option may lie from what was expected, as a multiple of one issue's even share."""

TOLD = 0.2
"""How far worths known beforehand may be out of scale, issue by issue."""

TOGETHER = 0.25
"""Correlation between the losses of two options of one issue: they share the unknown weight of the issue."""

REACH = 3.0
"""On the scale of a wide issue, losses so many knots apart have a third of what ties neighbours together."""

PACE = ((0.05, 0.2), (0.3, 0.3), (0.3, 0.3))
"""How much of each curve of concession (fast, even, late) is expected, with its standard deviation."""

NOISE = 0.05
"""How loosely an offer follows the other side's concession, as a share of its range."""

LOOSE = 0.1
"""The same for an offer that costs it less than it could have offered by then, or that it made before."""

CAUTION = 1.0
"""An option is taken to lose the other side more than expected by so many standard deviations. Of many packages the
one that looks best is the one most overrated, so without this nearly all final offers fall short."""

FINE = 1000
"""Estimated worths are given in thousandths of the distance between the other side's best deal and its worst."""

_Features = list[tuple[int, float]]


class Beliefs:
    """A running guess at one other side's worths and at how fast it concedes.

    What is unknown: how much each option loses it against the best option of the issue, as a share of its range,
    and how far it has come down by a given time, as a mix of three standard curves (fast, even, late concession).
    Each new offer says that its losses add up to how far the other side has come down; each offer it refused, that
    its losses add up to more. Both are linear, so one Kalman filter learns them together. A wide issue has a few
    knots on a scale instead of all its options, so beliefs grow with issues and not with the square of options.
    """

    CURVES = 3

    def __init__(self, bargain: Bargain, options: tuple[Options, ...] | None = None) -> None:
        self._bargain = bargain
        self._options = laid_out(bargain.issues, bargain.prior) if options is None else options
        self._told = _told(bargain.prior)
        self._plain = not self._told and not any(issue.wide for issue in self._options)
        self._starts: list[int] = []
        self._mean: list[float] = []
        self._rows: list[list[float]] = []
        self._losses: list[list[float]] | None = None
        self._lay_out(None)

    def _lay_out(self, first: Choice | None) -> None:
        """The belief before anything but the first offer is heard, which is taken for about their best deal."""
        share = 1.0 / max(1, len(self._options))
        self._starts, self._mean = [], []
        count = self._curves = len(self._options) if self._told else sum(issue.knots for issue in self._options)
        self._rows = [[0.0] * (count + self.CURVES) for _ in range(count + self.CURVES)]
        for at, issue in enumerate(self._options):
            start, best = len(self._mean), first[at] if first else None
            self._starts.append(start)
            if self._told:
                self._mean.append(1.0)
                self._rows[start][start] = TOLD * TOLD
            else:
                self._mean += _expected(issue, share, best)
                self._spread(start, issue, share, best)
        for curve, (guess, spread) in enumerate(PACE):
            self._mean.append(guess)
            self._rows[count + curve][count + curve] = spread * spread
        if count and not self._told:
            sizes = [(start, issue.knots) for start, issue in zip(self._starts, self._options, strict=True)]
            self._update([(start + at, 2.0 / size) for start, size in sizes for at in range(size)], 1.0, 0.1 * 0.1)
        self._losses = None

    def _spread(self, start: int, issue: Options, share: float, best: int | None) -> None:
        """Options that are not the best share an unknown weight of the issue, so they vary together."""
        spread, size = SPREAD * share, issue.knots
        near = dict(issue.basis(best)) if best is not None else {}
        if issue.size < 2:
            return
        for one in range(size):
            sure = 0.8 * near.get(one, 0.0)
            self._rows[start + one][start + one] = (spread * (1.0 - sure)) ** 2
            for other in range(size):
                if one != other and one not in near and other not in near:
                    tie = TOGETHER + (1.0 - TOGETHER) * exp(-abs(one - other) / REACH) if issue.wide else TOGETHER
                    self._rows[start + one][start + other] = tie * spread * spread

    def _basis(self, issue: int, option: int) -> Basis:
        """What an option's loss is made of; of worths told beforehand only their scale is in doubt, issue by issue."""
        return ((0, self._told[issue][option]),) if self._told else self._options[issue].basis(option)

    def _shape(self, time: float) -> tuple[float, float, float]:
        return sqrt(time), time, time * time * time * time

    def _features(self, choice: Choice, time: float) -> _Features:
        taken = (
            [(start + option, 1.0) for start, option in zip(self._starts, choice, strict=True)]
            if self._plain
            else [
                (start + knot, factor)
                for at, (start, option) in enumerate(zip(self._starts, choice, strict=True))
                for knot, factor in self._basis(at, option)
            ]
        )
        return taken + [(self._curves + curve, -value) for curve, value in enumerate(self._shape(time))]

    def hear(self, choice: Choice, time: float, first: bool = False, again: bool = False) -> None:
        """Learns from an offer of theirs made when the share `time` of the time was gone."""
        if first:
            self._lay_out(choice)
        features = self._features(choice, time)
        noise = NOISE if self._value(features) > 0.0 and not again else LOOSE
        self._update(features, 0.0, noise * noise)

    def refused(self, choice: Choice, time: float) -> None:
        """Learns from an own offer that they did not take: only if they were expected to."""
        features = self._features(choice, time)
        if self._value(features) < 0.0:
            self._update(features, 0.02, 0.1 * 0.1)

    def _value(self, features: _Features) -> float:
        value = 0.0
        for index, factor in features:
            value += self._mean[index] * factor
        return value

    def _update(self, features: _Features, seen: float, noise: float) -> None:
        self._losses = None
        rows = self._rows
        index, factor = features[0]
        reach = [factor * entry for entry in rows[index]]
        for index, factor in features[1:]:
            if factor:
                reach = [had + factor * entry for had, entry in zip(reach, rows[index], strict=True)]
        spread = noise
        for index, factor in features:
            spread += factor * reach[index]
        miss = (seen - self._value(features)) / spread
        self._mean = [mean + step * miss for mean, step in zip(self._mean, reach, strict=True)]
        for here, step in enumerate(reach):
            if step:
                pull = step / spread
                rows[here] = [entry - pull * other for entry, other in zip(rows[here], reach, strict=True)]

    def losses(self) -> list[list[float]]:
        """For each issue what each standing option loses them, none below 0, as a share of their range."""
        if self._losses is None:
            self._losses = [self._lost(at, issue) for at, issue in enumerate(self._options)]
        return self._losses

    def _lost(self, at: int, issue: Options) -> list[float]:
        start = self._starts[at]
        if self._told:
            lost = [self._mean[start] * self._told[at][option] for option in issue.standing]
        else:
            lost = [
                self._mean[here] + CAUTION * sqrt(max(0.0, self._rows[here][here]))
                for here in range(start, start + issue.knots)
            ]
            if issue.wide or issue.size > len(issue.standing):
                lost = [sum([lost[knot] * factor for knot, factor in basis]) for basis in issue.bases]
        least = min(lost)
        return [loss - least for loss in lost]

    def loss(self, choice: Choice) -> float:
        """What a choice loses them against their best deal, as a share of their range."""
        if self._plain:
            mean = self._mean
            return sum([mean[start + option] for start, option in zip(self._starts, choice, strict=True)])
        value = 0.0
        for at, (start, option) in enumerate(zip(self._starts, choice, strict=True)):
            for knot, factor in self._basis(at, option):
                value += factor * self._mean[start + knot]
        return value

    def worths(self) -> Table:
        """The same as worths: for each issue and standing option, 0 for the worst, in thousandths of their range."""
        return tuple(tuple([round(FINE * (max(options) - loss)) for loss in options]) for options in self.losses())

    def conceded(self, time: float) -> float:
        """How far they are expected to have come down from their best when `time` of the time is gone."""
        value = 0.0
        for curve, part in enumerate(self._shape(time)):
            value += part * self._mean[self._curves + curve]
        return min(1.0, max(0.0, value))

    def doubt(self, choice: Choice, time: float) -> float:
        """Standard deviation of how an offer compares to their limit at that time."""
        features = self._features(choice, time)
        spread = 0.0
        for index, factor in features:
            row = self._rows[index]
            for other, weight in features:
                spread += factor * weight * row[other]
        return sqrt(max(0.0, spread))


def _told(prior: Table | None) -> list[list[float]]:
    """What each option is known to lose them, as a share of their range; empty if nothing is known beforehand."""
    if prior is None:
        return []
    span = max(1, sum(max(options) - min(options) for options in prior))
    return [[(max(options) - worth) / span for worth in options] for options in prior]


def _expected(issue: Options, share: float, best: int | None) -> list[float]:
    """All issues alike: options evenly between best and worst, or on a wide issue's scale the worse the further."""
    size = issue.knots
    if issue.size < 2:
        return [0.0] * size
    if issue.wide:
        middle = sum(knot * factor for knot, factor in issue.basis(best)) if best is not None else 0.0
        worths = issue.worths
        rising = best is None and (worths[-1] >= worths[0] or issue.places is not None)
        far = [knot / (size - 1) if rising else 1.0 - knot / (size - 1) for knot in range(size)]
        if best is not None:
            far = [abs(knot - middle) / max(middle, size - 1 - middle) for knot in range(size)]
        return [share * each for each in far]
    if best is None:
        return [0.5 * share] * size
    return [0.0 if option == best else share * size / (2 * size - 2) for option in range(size)]
