"""Looking ahead: who will sign, what homes let through, what ends the crisis, and what is forgone by signing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.content import load_scenario
from game.delegates import DELEGATES
from game.delegates.answering import Answering
from game.delegates.appraisal import appraise
from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.counterparts import SURE, Counterparts
from game.delegates.drafting import LEAST, Drafting
from game.delegates.ending import Nearness
from game.delegates.homes import Homes
from game.delegates.memory import wants
from game.delegates.prospects import Prospects
from game.delegates.weighing import HOSTILE_TRUST, Weighing
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.verbs.decline import Decline
from game.session import Session

STRONG = characters()["strong"]
EVERYBODY = ("kessary", "lindrow", "meridane", "orveld", "tavenel")


def opening(seat: str, seed: int = 3) -> View:
    """What a seat sees when the strait begins."""
    return Session.start(load_scenario("strait"), seed, {seat: "person"}, {}).view(seat)


def prospects(view: View) -> Prospects:
    weighing = Weighing(view, STRONG, appraise(view, STRONG))
    return Prospects(view, Drafting(view, STRONG, weighing, wants(view, weighing)))


def test_the_more_a_text_brings_another_seat_the_likelier_it_signs() -> None:
    view = opening("lindrow")
    others = Counterparts(view, appraise(view, STRONG))
    signatories = ("kessary", "lindrow", "orveld")
    chances = [others.chance("orveld", signatories, gain) for gain in range(-400, 2000, 40)]
    assert chances == sorted(chances)
    assert chances[0] < SURE // 20
    assert chances[-1] > SURE * 8 // 10


def test_whoever_refused_a_gain_is_not_reckoned_to_sign_for_it() -> None:
    view = opening("lindrow")
    others = Counterparts(view, appraise(view, STRONG))
    pair = ("lindrow", "orveld")
    assert others.chance("orveld", pair, 300, least=320) == 0
    assert 0 < others.chance("orveld", pair, 400, least=320) < others.chance("orveld", pair, 400)


def test_nobody_is_reckoned_to_sign_for_less_than_a_signature_is_worth() -> None:
    for seat in EVERYBODY:
        view = opening(seat)
        others = Counterparts(view, appraise(view, STRONG))
        for other in EVERYBODY:
            if other != seat:
                assert others.price(other, tuple(sorted((seat, other)))) >= LEAST


def test_what_is_reckoned_of_others_hangs_on_nothing_secret() -> None:
    """The same price whatever the own worths are: it is looked for from the other's place, by what is published."""
    for seed in range(4):
        view = opening("tavenel", seed)
        richer = replace(view, desk=replace(view.desk, worths={k: v + 40 for k, v in view.desk.worths.items()}))
        for signatories in (("orveld", "tavenel"), ("kessary", "orveld", "tavenel"), EVERYBODY):
            prices = [
                Counterparts(each, appraise(each, STRONG)).price("orveld", signatories) for each in (view, richer)
            ]
            assert prices[0] == prices[1]


def test_an_outsider_counts_an_unwatched_promise_across_the_door_for_little() -> None:
    view = opening("kessary")
    weighing = Weighing(view, STRONG, appraise(view, STRONG), outside=True)
    assurance = Clause("assurance")
    watched = weighing.clause("orveld", assurance, verified=True, trusted=True)
    assert weighing.clause("orveld", assurance, verified=False) == watched * HOSTILE_TRUST // 100


@pytest.mark.parametrize(("one", "other"), [("lindrow", "orveld"), ("orveld", "tavenel"), ("orveld", "meridane")])
def test_a_partner_is_hostile_to_whom_its_guarantor_faces(one: str, other: str) -> None:
    setting = load_scenario("strait").setting
    assert setting.hostile(one, other)
    assert setting.hostile(other, one)
    assert not setting.allied(one, other)


def test_partners_are_allied_with_their_guarantor_alone() -> None:
    setting = load_scenario("strait").setting
    assert setting.allied("lindrow", "meridane")
    assert setting.allied("meridane", "tavenel")
    assert not setting.allied("lindrow", "tavenel")
    assert not setting.hostile("lindrow", "tavenel")


def test_partners_look_for_a_witness_to_what_they_trade_with_the_challenger() -> None:
    """Visits for aid need no door, and are worth far more to both where a third delegation watches."""
    ahead = prospects(opening("lindrow"))
    alone, watched = ahead.best(("lindrow", "orveld")), ahead.best(("kessary", "lindrow", "orveld"))
    assert watched is not None
    assert watched.draft.text.witness == "kessary"
    assert alone is None or watched.expected > alone.expected


def test_a_small_table_is_searched_whole_and_a_large_one_in_part() -> None:
    assert len(prospects(opening("lindrow")).circles()) == 2**4 - 1
    setting = load_scenario("congress").setting
    seat = setting.seats[0]
    view = Session.start(load_scenario("congress"), 1, {seat: "person"}, {}).view(seat)
    circles = prospects(view).circles()
    assert len(circles) < 40
    assert all(seat in each for each in circles)
    assert tuple(sorted(setting.seats)) in circles


def test_what_ends_the_crisis_is_worth_most_early_and_nothing_twice() -> None:
    view = opening("meridane")
    freeze = next(t for t in view.setting.templates if t.title == "The Freeze")
    text = Text(freeze.signatories, freeze.clauses, freeze.witness, freeze.snapback)
    calm = 1200
    early, late = Nearness(view, calm), Nearness(replace(view, table=replace(view.table, round=7)), calm)
    assert calm * 6 // 8 < early.worth(text) <= calm
    assert 0 < late.worth(text) < early.worth(text)
    assert early.worth(Text(("lindrow", "meridane"), (Clause("consultation"),))) == 0


def test_who_holds_out_finds_the_end_worth_most_late_in_the_game() -> None:
    view = opening("meridane")
    freeze = next(t for t in view.setting.templates if t.title == "The Freeze")
    text = Text(freeze.signatories, freeze.clauses, freeze.witness, freeze.snapback)
    by_round = [
        Nearness(replace(view, table=replace(view.table, round=n)), 1000, -80).worth(text)
        for n in range(1, view.setting.rounds + 1)
    ]
    assert by_round[0] < 0 < max(by_round)
    assert by_round.index(max(by_round)) + 1 == 6
    assert by_round[-1] == 0, "the last round ends the game anyway"


def test_homes_are_exact_for_the_own_side_and_a_guess_for_others() -> None:
    view = opening("meridane")
    homes = Homes(view)
    assert homes.chance("meridane", 0) == SURE
    assert {homes.chance("meridane", cost) for cost in range(0, 400, 20)} == {0, SURE}
    guessed = [homes.chance("lindrow", cost) for cost in range(0, 400, 20)]
    assert guessed == sorted(guessed, reverse=True)
    assert any(0 < each < SURE for each in guessed)


def test_refusing_makes_nothing_cheaper_in_the_same_round() -> None:
    """A seat that declines everything finds the prices of the seasoned where they were."""
    compared = 0
    for seed in range(500, 506):
        session = Session.start(load_scenario("strait"), seed, {"kessary": "person"}, {"*": "strong"})
        session.settle()
        waiting = [s for s in session.view("kessary").offers() if s.offer.status == "open" and s.offer.text.clauses]
        asked = {}
        for seat in ("orveld", "meridane", "lindrow", "tavenel"):
            answers = fresh(session, seat)
            asked[seat] = [
                (text, answers.usual_price(text)) for text in texts_with(session, "kessary", seat, answers.drafting)
            ]
        before = session.table.deals
        for seen in waiting:
            session.submit("kessary", Decline(seen.number, "not-this-price"))
        if session.table.deals != before:
            continue
        for seat, prices in asked.items():
            answers = fresh(session, seat)
            for text, price in prices:
                compared += 1
                assert answers.usual_price(text) == price
    assert compared > 20


def fresh(session: Session, seat: str) -> Answering:
    """How a seat would answer now, by a delegate that has just taken it over."""
    delegate = DELEGATES["strong"](seat, 1)
    assert isinstance(delegate, CharacterPlayer)
    return delegate.answering(session.view(seat))


def texts_with(session: Session, one: str, other: str, drafting: Drafting) -> list[Text]:
    """A few texts between two seats."""
    setting = session.setting
    pair = tuple(sorted((one, other)))
    return [
        Text(pair, (Clause(mine.id), Clause(theirs.id)))
        for mine in setting.given_by[one][:2]
        for theirs in setting.given_by[other][:3]
        if not mine.core and not theirs.core and drafting.terms(pair) is not None
    ]


def test_a_neglected_partner_hedges_and_had_warned() -> None:
    """T12: with a guarantor that acts at random its most exposed partner begins to look after itself."""
    hedged = 0
    for seed in range(1, 13):
        session = Session.start(load_scenario("strait"), seed, {}, {"meridane": "random"})
        session.settle(sync=False)
        truth = session.truth()
        sent = [round_no for round_no, use in truth.desks["lindrow"].sent if use.move == "hedge"]
        warned = [
            m.round
            for room in truth.rooms.values()
            for m in room.messages
            if (m.by, m.code) == ("lindrow", "warn-hedge")
        ]
        hedged += bool(sent)
        assert all(any(each < round_no for each in warned) for round_no in sent)
    assert hedged >= 2
