"""The haggling core: what to offer, accept or leave, given what a deal is worth to oneself and what was said so far.

Independent of any scenario: additive worths over issues, a reservation value, a deadline and a history in; an offer,
an acceptance or a departure out. What a concession is worth, and how to word an answer, belongs to the delegates.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from math import erf, sqrt

from msgspec import Struct, field

from game.negotiation.frontier import Block, Choice, Frontier, frontier

Table = tuple[tuple[int, ...], ...]
"""For each issue the worth of each of its options, in one party's own unit."""

SPREAD = 0.6
"""How far the loss of an option may lie from what was expected, as a multiple of one issue's even share."""

TOGETHER = 0.25
"""Correlation between the losses of two options of one issue: they share the unknown weight of the issue."""

PACE = ((0.05, 0.2), (0.3, 0.3), (0.3, 0.3))
"""How much of each curve of concession (fast, even, late) is expected, with its standard deviation."""

NOISE = 0.05
"""How loosely an offer follows the other side's concession, as a share of its range."""

LOOSE = 0.1
"""The same for an offer that costs it less than it could have offered by then, or that it made before."""

CAUTION = 1.0
"""An option is taken to lose the other side more than expected by so many standard deviations. Of many packages the
one that looks best is the one most overrated, so without this nearly all final offers fall short."""

AGAIN = 0.97
"""The chance that the other side would still take an offer it made itself and has not refused since."""

RESERVE = 0.9
"""The own way is gone when so much of the time is; what is left is for finding out what they take at last."""

FINE = 1000
"""Estimated worths are given in thousandths of the distance between the other side's best deal and its worst."""


class Temper(Struct, frozen=True):
    """How a bargainer concedes; characters differ in these numbers.

    patience: exponent of time; 1 concedes evenly, more holds out and concedes late
    reciprocity: how strongly a concession of the other side that comes early is answered in kind; 0 not at all
    give: gain, as a share of the greatest possible, given up for another efficient package rather than repeating one
    variety: gain that may at first be given up little by little, where there is none, to say something new
    greed: how much more than is hoped for in the end is wanted to close at once; less as time runs out
    doubt: standard deviation of the other side's limit around our guess of it, as a share of its range
    """

    patience: float = 2.0
    reciprocity: float = 3.0
    give: float = 0.1
    variety: float = 0.5
    greed: float = 0.3
    doubt: float = 0.1


class Bargain(Struct, frozen=True, dict=True):
    """What one side brings to the table.

    issues: for each issue what each option is worth to oneself
    reservation: no deal worth less is ever offered or accepted
    deadline: how many rounds there are (each side speaks once a round), or None if nobody knows
    prior: what the options are believed to be worth to the other side, in the same shape and any unit, or None
    temper: how to concede
    """

    issues: Table
    reservation: int
    deadline: int | None = None
    prior: Table | None = None
    temper: Temper = field(default_factory=Temper)

    @cached_property
    def best(self) -> int:
        """The worth of the best deal."""
        return sum(max(options) for options in self.issues)

    def worth(self, choice: Choice) -> int:
        """What a choice is worth to oneself."""
        return sum(options[taken] for options, taken in zip(self.issues, choice, strict=True))

    def advantage(self, worth: int) -> float:
        """How far a worth lies between reservation (0) and the best deal (1); below 0 if not worth having."""
        return (worth - self.reservation) / max(1, self.best - self.reservation)


class History(Struct, frozen=True):
    """Every offer so far, oldest first: the own ones and the other side's."""

    mine: tuple[Choice, ...] = ()
    theirs: tuple[Choice, ...] = ()


class Accept(Struct, frozen=True):
    """Takes the other side's last offer."""


class Propose(Struct, frozen=True):
    """Makes an offer."""

    choice: Choice


class WalkAway(Struct, frozen=True):
    """Leaves: no deal can be worth it."""


Answer = Accept | Propose | WalkAway


# --------------------------------------------------------------------------------------------------
# What the other side values


class Estimate:
    """A running guess at the other side's worths and at how fast it concedes.

    What is unknown: how much each option loses it against the best option of the issue, as a share of its range,
    and how far it has come down by a given time, as a mix of three standard curves (fast, even, late concession).
    Each new offer says that its losses add up to how far the other side has come down; each offer it refused, that
    its losses add up to more. Both are linear, so one Kalman filter learns them together.
    """

    CURVES = 3

    def __init__(self, bargain: Bargain) -> None:
        self._bargain = bargain
        self._starts: list[int] = []
        self._mean: list[float] = []
        self._rows: list[list[float]] = []
        self._losses: list[list[float]] | None = None
        self._lay_out(None)

    def _lay_out(self, first: Choice | None) -> None:
        """The belief before anything but the first offer is heard, which is taken for about their best deal."""
        sizes = [len(options) for options in self._bargain.issues]
        count, share = sum(sizes), 1.0 / max(1, len(sizes))
        total = count + self.CURVES
        self._starts, self._mean = [], []
        self._rows = [[0.0] * total for _ in range(total)]
        for issue, size in enumerate(sizes):
            start = len(self._mean)
            self._starts.append(start)
            best = first[issue] if first else None
            self._mean += self._believed(issue, best) or self._even(size, share, best)
            self._spread(start, size, SPREAD * share * (0.4 if self._bargain.prior else 1.0), best)
        for curve, (guess, spread) in enumerate(PACE):
            self._mean.append(guess)
            self._rows[count + curve][count + curve] = spread * spread
        self._curves = count
        scale = [
            (start + option, 2.0 / size)
            for start, size in zip(self._starts, sizes, strict=True)
            for option in range(size)
        ]
        if scale:
            self._update(scale, 1.0, 0.1 * 0.1)

    @staticmethod
    def _even(size: int, share: float, best: int | None) -> list[float]:
        """All issues alike, options evenly between best and worst."""
        if best is None or size < 2:
            return [0.5 * share if size > 1 else 0.0] * size
        return [0.0 if option == best else share * size / (2 * size - 2) for option in range(size)]

    def _spread(self, start: int, size: int, spread: float, best: int | None) -> None:
        """Options that are not the best share an unknown weight of the issue, so they vary together."""
        if size < 2:
            return
        for one in range(size):
            for other in range(size):
                if one == other:
                    deviation = 0.2 * spread if one == best else spread
                    self._rows[start + one][start + other] = deviation * deviation
                elif best is not None and best not in (one, other):
                    self._rows[start + one][start + other] = TOGETHER * spread * spread

    def _believed(self, issue: int, best: int | None) -> list[float] | None:
        prior = self._bargain.prior
        if prior is None:
            return None
        span = max(1, sum(max(options) - min(options) for options in prior))
        top = max(prior[issue]) if best is None else prior[issue][best]
        return [max(0.0, (top - worth) / span) for worth in prior[issue]]

    def _shape(self, time: float) -> tuple[float, float, float]:
        return sqrt(time), time, time * time * time * time

    def _features(self, choice: Choice, time: float) -> list[tuple[int, float]]:
        taken = [(start + option, 1.0) for start, option in zip(self._starts, choice, strict=True)]
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
        excess = self._value(features)
        if excess < 0.0:
            self._update(features, 0.02, 0.1 * 0.1)

    def _value(self, features: list[tuple[int, float]]) -> float:
        value = 0.0
        for index, factor in features:
            value += self._mean[index] * factor
        return value

    def _update(self, features: list[tuple[int, float]], seen: float, noise: float) -> None:
        self._losses = None
        rows = self._rows
        index, factor = features[0]
        reach = [factor * entry for entry in rows[index]]
        for index, factor in features[1:]:
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
        """For each issue what each option loses them, none below 0, as a share of their range."""
        if self._losses is None:
            self._losses = self._read_losses()
        return self._losses

    def _read_losses(self) -> list[list[float]]:
        ends = [*self._starts, self._curves][1:]
        losses = []
        for start, end in zip(self._starts, ends, strict=True):
            careful = [self._mean[at] + CAUTION * sqrt(max(0.0, self._rows[at][at])) for at in range(start, end)]
            least = min(careful)
            losses.append([loss - least for loss in careful])
        return losses

    def loss(self, choice: Choice) -> float:
        """What a choice loses them against their best deal, as a share of their range."""
        value = 0.0
        for start, option in zip(self._starts, choice, strict=True):
            value += self._mean[start + option]
        return value

    def worths(self) -> Table:
        """The same as worths: for each issue and option, 0 for the worst, in thousandths of their range."""
        return tuple(tuple(round(FINE * (max(options) - loss)) for loss in options) for options in self.losses())

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


def learn(bargain: Bargain, history: History) -> Table:
    """What each option seems to be worth to the other side, 0 for the worst of an issue, in thousandths of the
    distance between its best deal and its worst."""
    haggler = Haggler(bargain)
    haggler.listen(history)
    return haggler.estimate.worths()


# --------------------------------------------------------------------------------------------------
# Packages


def efficient(own: Table, other: Table) -> Frontier:
    """The deals that no other deal betters for both sides; best for oneself first."""
    blocks: list[Block] = [tuple(zip(mine, theirs, strict=True)) for mine, theirs in zip(own, other, strict=True)]
    return frontier(blocks, 2)


def package(own: Table, other: Table, at_least: int) -> Choice | None:
    """Of all deals worth `at_least` to oneself the one worth most to the other side, exactly; None if none is."""
    front = efficient(own, other)
    last = _as_good(front, at_least)
    return front.choice(last - 1) if last else None


# --------------------------------------------------------------------------------------------------
# What to answer


def respond(bargain: Bargain, history: History) -> Answer:
    """What to say next; the same history always gets the same answer."""
    return Haggler(bargain).respond(history)


class Haggler:
    """One side of one bargain. What it remembers is only a cache: `respond` depends on the history alone."""

    def __init__(self, bargain: Bargain) -> None:
        self.bargain = bargain
        self._forget()

    def _forget(self) -> None:
        self.estimate = Estimate(self.bargain)
        self._heard = History()
        self._said: set[Choice] = set()
        self._known: dict[Choice, int] = {}
        self._opens = True

    def listen(self, history: History) -> None:
        """Takes in what is new in a history; starts afresh if it is not a continuation."""
        seen_mine, seen_theirs = len(self._heard.mine), len(self._heard.theirs)
        if history.mine[:seen_mine] != self._heard.mine or history.theirs[:seen_theirs] != self._heard.theirs:
            self._forget()
            seen_mine = seen_theirs = 0
        opens = len(history.mine) >= len(history.theirs)
        for turn in range(min(seen_mine, seen_theirs), max(len(history.mine), len(history.theirs))):
            for own in (True, False) if opens else (False, True):
                if own and seen_mine <= turn < len(history.mine):
                    self._said.add(history.mine[turn])
                if not own and seen_theirs <= turn < len(history.theirs):
                    self._hear(history, turn, opens)
        self._heard = history
        self._opens = opens

    def _hear(self, history: History, turn: int, opens: bool) -> None:
        """A repeated offer says nothing about what they value, but that they have come no further than before."""
        offer = history.theirs[turn]
        refused = turn if opens else turn - 1
        if 0 <= refused < len(history.mine):
            self.estimate.refused(history.mine[refused], self._time(turn))
        if offer not in self._known:
            self.estimate.hear(offer, self._time(turn), first=not self._known)
            self._known[offer] = self.bargain.worth(offer)
        else:
            self.estimate.hear(max(self._known, key=self.estimate.loss), self._time(turn), again=True)

    def _time(self, turn: int) -> float:
        rounds = self.bargain.deadline
        return (turn + 1) / (rounds + 1) if rounds else (turn + 1) / (turn + 12)

    def respond(self, history: History) -> Answer:
        """What to say next: accept the last offer, make one, or leave."""
        bargain = self.bargain
        if bargain.best < bargain.reservation:
            return WalkAway()
        self.listen(history)
        turn = len(history.mine)
        opens = len(history.theirs) <= turn
        offered = bargain.worth(history.theirs[-1]) if history.theirs else None
        final = bargain.deadline is not None and turn >= bargain.deadline - 1
        if final and not opens and offered is not None and offered >= bargain.reservation:
            return Accept()
        proposal, expected = self._propose(turn, opens)
        if offered is not None and offered >= bargain.reservation and offered >= expected:
            return Accept()
        return Propose(proposal)

    def _propose(self, turn: int, opens: bool) -> tuple[Choice, float]:
        """The next offer, and the least that would be taken instead of making it."""
        bargain, temper = self.bargain, self.bargain.temper
        front = efficient(bargain.issues, self.estimate.worths())
        rational = max(1, _as_good(front, bargain.reservation))
        last_turn = (bargain.deadline or turn + 8) - (1 if opens else 2)
        goal, hope = self._goal(front, rational, last_turn if opens else last_turn + 1)
        if turn >= last_turn:
            return goal, hope
        floor = bargain.worth(goal)
        gone = self._gone(turn, last_turn)
        target = floor + (bargain.best - floor) * (1.0 - gone**temper.patience)
        left = 1.0 - turn / max(1, last_turn)
        choice = self._new(front, rational, target, left)
        enough = bargain.reservation + (hope - bargain.reservation) * (1.0 + temper.greed * left)
        return choice, min(target, enough, bargain.worth(choice))

    def _gone(self, turn: int, last_turn: int) -> float:
        """The share of the own way to go: of time, or more if the other side has done most of its own early."""
        gone = min(1.0, turn / max(1, RESERVE * last_turn))
        end = self.estimate.conceded(self._time(last_turn))
        if not self._known or end < 0.02:
            return gone
        theirs = self.estimate.conceded(self._time(turn)) / end
        return min(1.0, gone + self.bargain.temper.reciprocity * max(0.0, theirs - gone))

    def _new(self, front: Frontier, rational: int, target: float, left: float) -> Choice:
        """The best for them at the target; if that was said before, something new that costs little.

        Many bargainers concede only to whoever says something new.
        """
        span, temper = self.bargain.best - self.bargain.reservation, self.bargain.temper
        at = max(1, min(rational, _as_good(front, target)))
        best = front.choice(at - 1)
        if best not in self._said:
            return best
        for index in range(at, min(rational, _as_good(front, target - temper.give * span))):
            if front.choice(index) not in self._said:
                return front.choice(index)
        new = self._changed([best], target)
        if new:
            return min(new, key=self.estimate.loss)
        least = max(target - temper.variety * sqrt(left) * span, self.bargain.reservation)
        return max(self._changed([best, *self._heard.mine[-1:]], least), key=self.bargain.worth, default=best)

    def _changed(self, choices: list[Choice], least: float) -> list[Choice]:
        """What was not yet said, is worth `least`, and differs from one of the choices in one issue."""
        changed = []
        for choice in choices:
            worth = self.bargain.worth(choice)
            for issue, options in enumerate(self.bargain.issues):
                for option, gain in enumerate(options):
                    if worth + gain - options[choice[issue]] >= least:
                        other = (*choice[:issue], option, *choice[issue + 1 :])
                        if other not in self._said:
                            changed.append(other)
        return changed

    def _goal(self, front: Frontier, rational: int, turn: int) -> tuple[Choice, float]:
        """The offer to end with, answered in round `turn`: the greatest gain times the chance that it is taken;
        and what is to be hoped for from it."""
        bargain, time = self.bargain, self._time(turn)
        losses, limit = self.estimate.losses(), self.estimate.conceded(time)
        middle = front.choice((rational - 1) // 2)
        spread = sqrt(self.estimate.doubt(middle, time) ** 2 + bargain.temper.doubt**2)
        possible = _below(self._refuted(losses) / spread)
        best, value = front.choice(0), -1.0
        for index in range(0, rational, max(1, rational // 16)):
            choice = front.choice(index)
            refused = _below((_lost(losses, choice) - limit) / spread)
            chance = max(0.0, possible - refused) / max(1e-6, possible)
            hope = (bargain.worth(choice) - bargain.reservation) * chance
            if hope > value:
                best, value = choice, hope
        unrefused = [item for item in self._known.items() if item[0] not in self._said]
        theirs = max(unrefused, key=lambda item: item[1], default=None)
        if theirs and (theirs[1] - bargain.reservation) * AGAIN > value:
            best, value = theirs[0], (theirs[1] - bargain.reservation) * AGAIN
        return best, bargain.reservation + value

    def _refuted(self, losses: list[list[float]]) -> float:
        """Their limit cannot lie further beyond our guess than this, or they had taken one of our last offers."""
        mine, least = self._heard.mine, 9.0
        for turn in range(max(0, len(mine) - 10), len(mine)):
            answered = turn if self._opens else turn + 1
            least = min(least, _lost(losses, mine[turn]) - self.estimate.conceded(self._time(answered)))
        return least + 0.02


def _as_good(front: Frontier, target: float) -> int:
    """How many points of a frontier are worth at least the target to the first party."""
    return bisect_right(front.points, -target, key=lambda point: -point[0])


def _lost(losses: list[list[float]], choice: Choice) -> float:
    lost = 0.0
    for options, taken in zip(losses, choice, strict=True):
        lost += options[taken]
    return lost


def _below(deviations: float) -> float:
    """The chance that a normal variable lies no more than so many standard deviations above its mean."""
    return 0.5 + 0.5 * erf(deviations / 1.4142135623730951)
