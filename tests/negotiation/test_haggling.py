"""The haggling core at the table: it logrolls, never sells below its reservation, and answers from history alone."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from game.negotiation.bargain import Accept, Bargain, History, Propose, Table, Temper, WalkAway
from game.negotiation.frontier import Choice
from game.negotiation.haggling import Haggler, learn, respond
from game.negotiation.packages import package

INSPECTIONS_FOR_RELIEF = ((0, 10, 20), (90, 50, 0))
"""One side cares little how strict inspections are and much about relief; the other the reverse."""

THE_REVERSE = ((80, 40, 0), (0, 10, 20))


def random_table(luck: Random, issues: int = 4, options: int = 3) -> Table:
    return tuple(tuple(luck.randint(0, 100) for _ in range(options)) for _ in range(issues))


def worth(table: Table, choice: Choice) -> int:
    return sum(options[taken] for options, taken in zip(table, choice, strict=True))


def haggle(first: Bargain, second: Bargain, rounds: int) -> tuple[Choice | None, History]:
    """Two hagglers alternate until one accepts, leaves, or the rounds are over. History is the first one's."""
    offers: tuple[list[Choice], list[Choice]] = ([], [])
    for _ in range(rounds):
        for here, bargain in enumerate((first, second)):
            answer = respond(bargain, History(tuple(offers[here]), tuple(offers[1 - here])))
            history = History(tuple(offers[0]), tuple(offers[1]))
            if isinstance(answer, Accept):
                return offers[1 - here][-1], history
            if isinstance(answer, WalkAway):
                return None, history
            offers[here].append(answer.choice)
    return None, History(tuple(offers[0]), tuple(offers[1]))


def test_two_hagglers_trade_what_each_values_less() -> None:
    deal, _ = haggle(Bargain(INSPECTIONS_FOR_RELIEF, 30, 12), Bargain(THE_REVERSE, 30, 12), 12)
    assert deal == (0, 0)


def test_nobody_ever_signs_or_offers_below_reservation() -> None:
    for seed in range(60):
        luck = Random(seed)
        tables = random_table(luck), random_table(luck)
        sides = [Bargain(table, luck.randint(100, 300), luck.choice((3, 8, 20))) for table in tables]
        deal, history = haggle(sides[0], sides[1], sides[0].deadline or 0)
        for bargain, offers in zip(sides, (history.mine, history.theirs), strict=True):
            assert all(bargain.worth(offer) >= bargain.reservation for offer in offers)
            assert deal is None or bargain.worth(deal) >= bargain.reservation


def test_most_possible_deals_are_found_and_most_are_efficient() -> None:
    found = efficient = possible = 0
    for seed in range(40):
        luck = Random(seed)
        mine, theirs = random_table(luck), random_table(luck)
        points = [(worth(mine, c), worth(theirs, c)) for c in product(range(3), repeat=4)]
        if not any(a >= 200 and b >= 200 for a, b in points):
            continue
        possible += 1
        deal, _ = haggle(Bargain(mine, 200, 20), Bargain(theirs, 200, 20), 20)
        if deal is not None:
            found += 1
            a, b = worth(mine, deal), worth(theirs, deal)
            efficient += not any(c >= a and d >= b and (c, d) != (a, b) for c, d in points)
    assert found >= 0.9 * possible
    assert efficient >= 0.5 * found


def test_without_any_deal_worth_having_it_walks_away() -> None:
    assert respond(Bargain(((1, 2), (3, 4)), 7, 10), History()) == WalkAway()


def test_it_opens_with_its_best_deal() -> None:
    bargain = Bargain(INSPECTIONS_FOR_RELIEF, 0, 10)
    answer = respond(bargain, History())
    assert isinstance(answer, Propose)
    assert bargain.worth(answer.choice) == bargain.best


def test_its_best_deal_offered_is_accepted_at_once() -> None:
    assert respond(Bargain(INSPECTIONS_FOR_RELIEF, 0, 10), History(theirs=((2, 0),))) == Accept()


def test_whoever_has_the_last_word_takes_what_is_better_than_nothing() -> None:
    bargain = Bargain(INSPECTIONS_FOR_RELIEF, 10, 2)
    mean_offer = (2, 2)
    assert respond(bargain, History(((2, 0),), (mean_offer, mean_offer))) == Accept()


def test_a_patient_character_gives_way_later() -> None:
    finely = (tuple(range(0, 90, 10)), tuple(range(0, 30, 4)))
    stubborn = ((0, 0),) * 10
    asked = []
    for patience in (1.0, 6.0):
        bargain = Bargain(finely, 0, 20, temper=Temper(patience=patience, reciprocity=0.0, variety=0.0))
        haggler, mine = Haggler(bargain), []
        for turn in range(10):
            answer = haggler.respond(History(tuple(mine), stubborn[:turn]))
            assert isinstance(answer, Propose)
            mine.append(answer.choice)
        asked.append(sum(bargain.worth(choice) for choice in mine))
    assert asked[0] < asked[1]


def test_memory_is_only_a_cache() -> None:
    """One haggler that sat through the talks and one that is handed the minutes say the same."""
    for seed in range(20):
        luck = Random(seed)
        bargain = Bargain(random_table(luck), 120, 15)
        sitting, mine, theirs = Haggler(bargain), [], []
        for _ in range(14):
            theirs.append(tuple(luck.randrange(3) for _ in range(4)))
            history = History(tuple(mine), tuple(theirs))
            answer = sitting.respond(history)
            assert answer == respond(bargain, history)
            if not isinstance(answer, Propose):
                break
            mine.append(answer.choice)


def test_another_history_is_not_mixed_with_the_last_one() -> None:
    bargain = Bargain(INSPECTIONS_FOR_RELIEF, 0, 10)
    haggler = Haggler(bargain)
    haggler.respond(History(((2, 0),), ((0, 2), (0, 1))))
    other = History(((2, 1),), ((1, 2), (1, 1)))
    assert haggler.respond(other) == respond(bargain, other)


def test_it_learns_which_issue_the_other_side_clings_to() -> None:
    """They yield on inspections, step by step, and never on relief."""
    bargain = Bargain(((0, 50, 100), (0, 50, 100)), 0, 20)
    heard = History(((2, 2),) * 6, ((0, 0), (0, 0), (1, 0), (1, 0), (2, 0), (2, 0)))
    inspections, relief = learn(bargain, heard)
    assert relief[0] - relief[2] > inspections[0] - inspections[2]


def test_a_prior_is_believed_until_the_talks_say_otherwise() -> None:
    prior = ((100, 0), (0, 10))
    believed = learn(Bargain(((0, 1), (0, 1)), 0, 10, prior=prior), History())
    assert believed[0][0] - believed[0][1] > believed[1][1] - believed[1][0] > 0


def test_a_package_is_the_best_for_them_at_that_worth() -> None:
    for seed in range(200):
        luck = Random(seed)
        mine, theirs = random_table(luck), random_table(luck)
        least = luck.randint(0, 400)
        able = [c for c in product(range(3), repeat=4) if worth(mine, c) >= least]
        chosen = package(mine, theirs, least)
        assert (chosen is None) == (not able)
        if chosen is not None:
            assert worth(mine, chosen) >= least
            assert worth(theirs, chosen) == max(worth(theirs, c) for c in able)


@pytest.mark.parametrize("deadline", [None, 1, 2])
def test_talks_without_a_deadline_or_with_hardly_a_round_still_get_an_answer(deadline: int | None) -> None:
    bargain = Bargain(INSPECTIONS_FOR_RELIEF, 40, deadline)
    history = History()
    for _ in range(deadline or 40):
        answer = respond(bargain, history)
        assert isinstance(answer, Propose)
        history = History((*history.mine, answer.choice), (*history.theirs, (0, 2)))


def test_talks_about_nothing_end_in_the_one_deal_there_is() -> None:
    assert respond(Bargain((), 0, 5), History()) == Propose(())
    assert respond(Bargain((), 0, 5), History(theirs=((),))) == Accept()
