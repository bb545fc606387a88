"""What to say next in a bargain: an offer, an acceptance or a departure, from what deals are worth and what was said.

What the others value belongs to `beliefs`, which deals to think of to `packages`, how firm to stay to `firmness`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import erf, sqrt

from game.negotiation import firmness
from game.negotiation.bargain import Accept, Answer, Bargain, History, Propose, Table, WalkAway
from game.negotiation.beliefs import Beliefs
from game.negotiation.frontier import Choice
from game.negotiation.options import laid_out
from game.negotiation.packages import Front, Losses, front

AGAIN = 0.97
"""The chance that the other side would still take an offer it made itself and has not refused since."""

RESERVE = 0.9
"""The own way is gone when so much of the time is; what is left is for finding out what they take at last."""

CLOSE = 0.08
"""With nothing of theirs worth having on the table at the end, a side that has moved is offered all but so much."""

STANDS = 0.9
"""A firm side asks for so much of its fair share to the end."""

MOST_NEW = 400
"""So many single changes are looked at to say something new."""

UNKNOWN = 8
"""Where nobody knows when talks end, so many more turns are reckoned with."""

HASTE = 2.0
"""How much sooner a side comes down whose deals lose their worth with time."""


def respond(bargain: Bargain, history: History) -> Answer:
    """What to say next; the same history always gets the same answer."""
    return Haggler(bargain).respond(history)


def learn(bargain: Bargain, history: History) -> Table:
    """What each option seems to be worth to the other side, 0 for the worst of an issue, in thousandths of the
    distance between its best deal and its worst."""
    haggler = Haggler(bargain)
    haggler.listen(history)
    return haggler.beliefs[0].worths()


class Haggler:
    """One side of one bargain. What it remembers is only a cache: `respond` depends on the history alone."""

    def __init__(self, bargain: Bargain) -> None:
        self.bargain = bargain
        self._options = laid_out(bargain.issues, bargain.prior)
        self._range = max(1, bargain.best - sum(map(min, bargain.issues)))
        self._forget()

    def _forget(self) -> None:
        self.beliefs = [Beliefs(self.bargain, self._options)]
        self._heard = History()
        self._said: set[Choice] = set()
        self._known: dict[Choice, int] = {}
        self._by: dict[int, list[Choice]] = {}
        self._front: Front | None = None
        self._moved: float | None = None
        self._opens = True

    # ----------------------------------------------------------------------------------------------
    # Listening

    def listen(self, history: History) -> None:
        """Takes in what is new in a history; starts afresh if it is not a continuation."""
        mine, theirs = len(self._heard.mine), len(self._heard.theirs)
        if history.mine[:mine] != self._heard.mine or history.theirs[:theirs] != self._heard.theirs:
            self._forget()
            mine = theirs = 0
        self._opens = len(history.mine) * self._voices(history) >= len(history.theirs)
        self._clock = history.clock
        self._said.update(history.mine[mine:])
        for at in range(theirs, len(history.theirs)):
            self._hear(history, at)
        self._heard = history

    @staticmethod
    def _voices(history: History) -> int:
        return max(history.speakers, default=0) + 1

    def _hear(self, history: History, at: int) -> None:
        """A repeated offer says nothing about what they value, but that they have come no further than before."""
        speaker = history.speakers[at] if history.speakers else 0
        while len(self.beliefs) <= speaker:
            self.beliefs.append(Beliefs(self.bargain, self._options))
        offer, said, beliefs = history.theirs[at], self._by.setdefault(speaker, []), self.beliefs[speaker]
        turn = len(said)
        refused = turn if self._opens else turn - 1
        if len(self.beliefs) == 1 and 0 <= refused < len(history.mine):
            beliefs.refused(history.mine[refused], self._time(turn))
        if offer not in said:
            beliefs.hear(offer, self._time(turn), first=not said)
            self._known.setdefault(offer, self.bargain.worth(offer))
        else:
            beliefs.hear(max(set(said), key=beliefs.loss), self._time(turn), again=True)
        said.append(offer)
        self._front = self._moved = None

    def _time(self, turn: int) -> float:
        """The share of the time that is gone when an offer of the turn is answered."""
        if self.bargain.deadline:
            return (turn + 1) / (self.bargain.deadline + 1)
        if self._clock:
            gone = self._clock[turn] if turn < len(self._clock) else self._clock[-1] / len(self._clock) * (turn + 1)
            return min(1.0, gone)
        return (turn + 1) / (turn + 12)

    def _rounds(self, turn: int) -> int | None:
        """How many rounds there will have been, or None if nothing tells."""
        if self.bargain.deadline or not self._clock:
            return self.bargain.deadline
        pace = self._clock[-1] / len(self._clock)
        return turn + 1 + int((1.0 - self._clock[-1]) / pace) if pace > 0.0 else None

    # ----------------------------------------------------------------------------------------------
    # Answering

    def respond(self, history: History) -> Answer:
        """What to say next: accept the last offer, make one, or leave."""
        bargain = self.bargain
        if bargain.best < bargain.reservation:
            return WalkAway()
        self.listen(history)
        turn = len(history.mine)
        offered = bargain.worth(history.theirs[-1]) if history.theirs else None
        if offered is not None and offered >= bargain.best:
            return Accept()
        rounds = self._rounds(turn)
        final = rounds is not None and turn >= rounds - 1 and not self._opens
        if final and offered is not None and offered >= bargain.reservation and not self._firm(offered):
            return Accept()
        proposal, expected = self._propose(turn, rounds)
        if offered is not None and offered >= max(bargain.reservation, expected):
            return Propose(proposal) if final and self._firm(offered) else Accept()
        return Propose(proposal)

    def _propose(self, turn: int, rounds: int | None) -> tuple[Choice, float]:
        """The next offer, and the least that would be taken instead of making it."""
        bargain, temper = self.bargain, self.bargain.temper
        deals = self._deals()
        rational = max(1, deals.as_good(bargain.reservation))
        last_turn = (rounds or turn + UNKNOWN) - (1 if self._opens else 2)
        goal, hope = self._goal(deals, rational, last_turn if self._opens else last_turn + 1)
        left = 1.0 - turn / max(1, last_turn)
        hope = bargain.reservation + (hope - bargain.reservation) * bargain.discount ** max(0.0, left)
        if turn >= last_turn:
            return self._closing(deals, goal, hope)
        floor = max(bargain.worth(goal), bargain.worth(self._stands(deals)))
        patience = temper.patience / (1.0 + HASTE * (1.0 - bargain.discount))
        target = floor + (bargain.best - floor) * (1.0 - self._gone(turn, last_turn) ** patience)
        choice = self._new(deals, rational, target, floor, left)
        enough = bargain.reservation + (hope - bargain.reservation) * (1.0 + temper.greed * left)
        return choice, min(target, enough, bargain.worth(choice))

    def _closing(self, deals: Front, goal: Choice, hope: float) -> tuple[Choice, float]:
        """With hardly anything worth having on the table, whoever has moved is offered nearly all there is: little
        beats nothing."""
        bargain = self.bargain
        known = max(self._known.values(), default=bargain.reservation)
        if bargain.advantage(known) >= CLOSE or self._came() < firmness.MOVED / 2:
            return goal, hope
        at = deals.as_good(bargain.reservation + CLOSE * bargain.span)
        choice = deals.choice(max(0, at - 1))
        return (choice, bargain.reservation) if bargain.worth(choice) < bargain.worth(goal) else (goal, hope)

    def _deals(self) -> Front:
        if self._front is None:
            self._front = front(self.bargain, self._options, self._losses(), self._loss)
        return self._front

    def _losses(self) -> Losses:
        """What options lose the others: of several the mean."""
        if len(self.beliefs) == 1:
            return self.beliefs[0].losses()
        every = [beliefs.losses() for beliefs in self.beliefs]
        return [[sum(lost) / len(every) for lost in zip(*issue, strict=True)] for issue in zip(*every, strict=True)]

    def _loss(self, choice: Choice) -> float:
        return sum([beliefs.loss(choice) for beliefs in self.beliefs]) / len(self.beliefs)

    def _conceded(self, time: float) -> float:
        return sum([beliefs.conceded(time) for beliefs in self.beliefs]) / len(self.beliefs)

    def _gone(self, turn: int, last_turn: int) -> float:
        """The share of the own way to go: of time, or more if the other side has done most of its own early."""
        gone = min(1.0, turn / max(1, RESERVE * last_turn))
        end = self._conceded(self._time(last_turn))
        if not self._known or end < 0.02:
            return gone
        theirs = self._conceded(self._time(turn)) / end
        return min(1.0, gone + self.bargain.temper.reciprocity * max(0.0, theirs - gone))

    # ----------------------------------------------------------------------------------------------
    # Firmness

    def _came(self) -> float:
        """How far the side that moved least has come down; worked out once a turn."""
        if self._moved is None:
            self._moved = min((self._moves(speaker, said) for speaker, said in self._by.items()), default=0.0)
        return self._moved

    def _moves(self, speaker: int, said: list[Choice]) -> float:
        """How far one side has come down: in what its offers give oneself, or else in what they seem to lose it.

        A last offer better than all before counts by itself, since some come down at once and late.
        """
        given = firmness.trend(said, lambda offer: self._known[offer] / self._range)
        if len(said) > 1:
            before = max(worth for offer, worth in self._known.items() if offer != said[-1] or offer in said[:-1])
            given = max(given, (self._known[said[-1]] - before) / self._range)
        if given >= firmness.MOVED:
            return given
        return max(given, firmness.trend(said, self.beliefs[speaker].loss), 0.0)

    def _firm(self, worth: int) -> bool:
        """Whether to stay firm although nothing better than this may come."""
        bargain, theirs = self.bargain, self._heard.theirs
        if not theirs or bargain.temper.firmness <= 0.0:
            return False
        share = firmness.fair(self._deals(), bargain.reservation, bargain.span)
        chance = firmness.yielding(bargain.advantage(worth), share, self._came(), bargain.temper.firmness)
        return firmness.drawn(bargain.reservation, bargain.best, bargain.deadline, theirs[0]) >= chance

    def _stands(self, deals: Front) -> Choice:
        """What a firm side asks for to the end."""
        share = STANDS * firmness.fair(deals, self.bargain.reservation, self.bargain.span)
        return deals.choice(max(0, deals.as_good(self.bargain.reservation + share * self.bargain.span) - 1))

    # ----------------------------------------------------------------------------------------------
    # What to offer

    def _new(self, deals: Front, rational: int, target: float, floor: int, left: float) -> Choice:
        """The best for them at the target; if that was said before, something new that costs little, and is worth no
        less than what the talks are to end with.

        Many bargainers concede only to whoever says something new. On one scale, as of a price, nothing is taken back.
        """
        span, temper = self.bargain.best - self.bargain.reservation, self.bargain.temper
        at = max(1, min(rational, deals.as_good(target)))
        best = deals.choice(at - 1)
        if best not in self._said:
            return best
        for index in range(at, min(rational, deals.as_good(target - temper.give * span))):
            if deals.choice(index) not in self._said:
                return deals.choice(index)
        new = self._changed([best], target)
        if new:
            return min(new, key=self._loss)
        least = max(target - temper.variety * sqrt(max(0.0, left)) * span, floor)
        again = best
        if len(self._options) == 1 and self._heard.mine and self.bargain.worth(self._heard.mine[-1]) >= target - span:
            again = min(best, self._heard.mine[-1], key=self.bargain.worth)
        return max(self._changed([best, *self._heard.mine[-1:]], least), key=self.bargain.worth, default=again)

    def _changed(self, choices: list[Choice], least: float) -> list[Choice]:
        """What was not yet said, is worth `least`, and differs from one of the choices in one issue."""
        return [
            other
            for choice in choices
            for other, worth in self._near(choice)
            if worth >= least and other not in self._said
        ]

    def _near(self, choice: Choice) -> Iterator[tuple[Choice, int]]:
        """The deals that differ in one issue, with their worths; where worths do not add up, those listed."""
        bargain = self.bargain
        if bargain.value is not None:
            apart = (other for other in bargain.deals if sum(map(int.__ne__, other, choice)) == 1)
            yield from ((other, bargain.worth(other)) for _, other in zip(range(MOST_NEW), apart, strict=False))
            return
        worth = bargain.worth(choice)
        for at, issue in enumerate(self._options):
            rest = worth - issue.worths[choice[at]]
            for option in issue.standing:
                yield (*choice[:at], option, *choice[at + 1 :]), rest + issue.worths[option]

    def _goal(self, deals: Front, rational: int, turn: int) -> tuple[Choice, float]:
        """The offer to end with, answered in round `turn`: the greatest gain times the chance that it is taken;
        and what is to be hoped for from it."""
        bargain, time = self.bargain, self._time(turn)
        limit = self._conceded(time)
        middle = deals.choice((rational - 1) // 2)
        spread = sqrt(self.beliefs[0].doubt(middle, time) ** 2 + bargain.temper.doubt**2)
        possible = _below(self._refuted(deals) / spread)
        best, value = 0, -1.0
        for index in range(0, rational, max(1, rational // 16)):
            refused = _below((deals.losses[index] - limit) / spread)
            chance = max(0.0, possible - refused) / max(1e-6, possible)
            hope = (deals.gains[index] - bargain.reservation) * chance
            if hope > value:
                best, value = index, hope
        return self._or_theirs(deals, deals.choice(best), value)

    def _or_theirs(self, deals: Front, goal: Choice, value: float) -> tuple[Choice, float]:
        """The same, or the best offer of theirs that was not turned down, if that is to be hoped for more."""
        bargain = self.bargain
        unrefused = [item for item in self._known.items() if item[0] not in self._said]
        theirs = max(unrefused, key=lambda item: item[1], default=None)
        if theirs is not None and theirs[1] >= bargain.reservation and self._firm(theirs[1]):
            goal = max(goal, self._stands(deals), key=bargain.worth)
            return goal, bargain.worth(goal)
        if theirs and (theirs[1] - bargain.reservation) * AGAIN > value:
            return theirs[0], bargain.reservation + (theirs[1] - bargain.reservation) * AGAIN
        return goal, bargain.reservation + value

    def _refuted(self, deals: Front) -> float:
        """Their limit cannot lie further beyond our guess than this, or they had taken one of our last offers."""
        mine, least, losses = self._heard.mine, 9.0, self._losses()
        places = self._places()
        for turn in range(max(0, len(mine) - 10), len(mine)):
            answered = turn if self._opens else turn + 1
            lost = self._careful(mine[turn], losses, places)
            least = min(least, lost - self._conceded(self._time(answered)))
        return least + 0.02

    def _places(self) -> list[dict[int, int]] | None:
        """Where each option of a thinned issue stands among those searched."""
        if all(issue.size == len(issue.standing) for issue in self._options):
            return None
        return [{option: at for at, option in enumerate(issue.standing)} for issue in self._options]

    def _careful(self, choice: Choice, losses: Losses, places: Sequence[dict[int, int]] | None) -> float:
        """What a deal loses them as the search reckons it."""
        if places is None:
            return sum([lost[taken] for lost, taken in zip(losses, choice, strict=True)])
        if all(option in place for option, place in zip(choice, places, strict=True)):
            return sum([lost[place[o]] for lost, place, o in zip(losses, places, choice, strict=True)])
        return self._loss(choice)


def _below(deviations: float) -> float:
    """The chance that a normal variable lies no more than so many standard deviations above its mean."""
    return 0.5 + 0.5 * erf(deviations / 1.4142135623730951)
