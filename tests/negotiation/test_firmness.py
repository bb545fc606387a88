"""Insisting does not pay, moving does, and whoever moves closes any zone there is."""

from __future__ import annotations

from itertools import product
from random import Random
from statistics import mean

import pytest

from game.negotiation.bargain import Accept, Bargain, History, Propose, Table, WalkAway
from game.negotiation.firmness import yielding
from game.negotiation.frontier import Choice
from game.negotiation.haggling import Haggler


class Domain:
    """Two random sides, opposed on none, half or all of four issues or six, with room for a deal."""

    def __init__(self, seed: int) -> None:
        luck = Random(seed)
        opposed = (0.0, 0.5, 1.0)[seed % 3]
        issues, values = ((4, 3), (4, 4), (6, 3))[seed // 3 % 3]
        weights = [[luck.uniform(0.1, 1.0) for _ in range(issues)] for _ in range(2)]
        tables = [[[round(100 * w * luck.random()) for _ in range(values)] for w in side] for side in weights]
        for mine, theirs in zip(*tables, strict=True):
            if luck.random() < opposed:
                mine.sort()
                theirs.sort(reverse=True)
        self.tables: list[Table] = [tuple(map(tuple, table)) for table in tables]
        self.outcomes = list(product(range(values), repeat=issues))
        spans = [(sum(map(min, table)), sum(map(max, table))) for table in self.tables]
        while True:
            self.reserved = [round(low + luck.uniform(0.0, 0.8) * (high - low)) for low, high in spans]
            if any(self.worth(0, o) > self.reserved[0] and self.worth(1, o) > self.reserved[1] for o in self.outcomes):
                break
        self.best = [high for _, high in spans]

    def worth(self, side: int, outcome: Choice) -> int:
        return sum(options[taken] for options, taken in zip(self.tables[side], outcome, strict=True))

    def advantage(self, side: int, outcome: Choice) -> float:
        reserved = self.reserved[side]
        return (self.worth(side, outcome) - reserved) / (self.best[side] - reserved)


class Ours:
    """Our own side of a domain."""

    def __init__(self, table: Table, reservation: int, rounds: int) -> None:
        self.haggler = Haggler(Bargain(table, reservation, rounds))
        self.mine: list[Choice] = []
        self.theirs: list[Choice] = []

    def answer(self, offer: Choice | None) -> Choice | str:
        if offer is not None:
            self.theirs.append(offer)
        said = self.haggler.respond(History(tuple(self.mine), tuple(self.theirs)))
        if isinstance(said, Accept):
            return "yes"
        if isinstance(said, WalkAway):
            return "no"
        assert isinstance(said, Propose)
        self.mine.append(said.choice)
        return said.choice


class Insister:
    """Asks for a fixed share of its range, in ever the same or in changing words, and takes nothing less."""

    def __init__(self, domain: Domain, side: int, share: float, words: int) -> None:
        self.worth = lambda outcome: domain.worth(side, outcome)
        self.least = domain.reserved[side] + share * (domain.best[side] - domain.reserved[side])
        enough = [o for o in domain.outcomes if self.worth(o) >= self.least]
        self.asked = sorted(enough, key=self.worth)[:words]
        self.luck = Random(1)

    def answer(self, offer: Choice | None) -> Choice | str:
        return "yes" if offer is not None and self.worth(offer) >= self.least else self.luck.choice(self.asked)


def talk(sides: list[Ours | Insister], rounds: int) -> Choice | None:
    offer: Choice | None = None
    for _ in range(rounds):
        for side in sides:
            said = side.answer(offer)
            if isinstance(said, str):
                return offer if said == "yes" else None
            offer = said
    return None


def means(share: float, words: int, rounds: int, domains: int = 18) -> float:
    """What an insister gets in the mean over domains and both seats."""
    got = []
    for seed in range(domains):
        domain = Domain(seed)
        for seat in (0, 1):
            sides: list[Ours | Insister] = [
                Ours(domain.tables[seat], domain.reserved[seat], rounds),
                Insister(domain, 1 - seat, share, words),
            ]
            deal = talk(sides if seat == 0 else sides[::-1], rounds)
            got.append(domain.advantage(1 - seat, deal) if deal is not None else 0.0)
    return mean(got)


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7, 0.8, 0.9])
def test_insisting_does_not_pay(share: float) -> None:
    assert means(share, 1, 20) <= 0.45


@pytest.mark.parametrize("share", [0.6, 0.8])
def test_nor_over_a_long_time(share: float) -> None:
    assert means(share, 1, 50) <= 0.45


def price(mine: float, theirs: float, rounds: int) -> int | None:
    """Two of ours over a price of 0 to 100, which one wants high and the other low."""
    rising = tuple(range(101))
    sides: list[Ours | Insister] = [
        Ours((rising,), round(100 * mine), rounds),
        Ours((rising[::-1],), round(100 * theirs), rounds),
    ]
    deal = talk(sides, rounds)
    return deal[0] if deal is not None else None


@pytest.mark.parametrize("rounds", [10, 20, 50])
def test_two_of_ours_close_a_price_wherever_a_tenth_is_left(rounds: int) -> None:
    for mine in range(0, 91, 15):
        for theirs in range(0, 91 - mine, 15):
            agreed = price(mine / 100, theirs / 100, rounds)
            assert agreed is not None, (mine, theirs)
            assert mine <= agreed <= 100 - theirs


def test_two_of_ours_always_agree_and_get_more_than_who_insists() -> None:
    shares = []
    for seed in range(18):
        domain = Domain(seed)
        sides: list[Ours | Insister] = [Ours(domain.tables[side], domain.reserved[side], 20) for side in (0, 1)]
        deal = talk(sides, 20)
        zone = max(min(domain.advantage(side, outcome) for side in (0, 1)) for outcome in domain.outcomes)
        assert deal is not None or zone < 0.1
        shares += [domain.advantage(side, deal) if deal is not None else 0.0 for side in (0, 1)]
    assert mean(shares) >= max(0.45, *(means(share, 6, 20) for share in (0.5, 0.7, 0.9)))


def test_a_greater_demand_is_taken_more_seldom_and_who_moved_is_never_refused() -> None:
    chances = [yielding(advantage / 10, 0.5, 0.0, 3.0) for advantage in range(6)]
    assert chances == sorted(chances)
    assert chances[0] == 0.0
    assert chances[-1] == 1.0
    assert yielding(0.0, 0.5, 0.2, 3.0) == 1.0


def test_a_last_word_is_not_a_surrender() -> None:
    """Over many bargains a demand that leaves a tenth is mostly refused at last, though it is better than nothing."""
    rising, taken = tuple(range(101)), 0
    for reservation in range(20):
        side, offer = Ours((rising,), reservation, 10), (10 + reservation,)
        taken += [side.answer(offer) for _ in range(10)][-1] == "yes"
    assert taken <= 6
