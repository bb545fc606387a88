"""The tutorial keeps what its lessons promise, in any game: whoever does what they say deals, is answered and gains."""

from __future__ import annotations

from functools import cache

import pytest

from game.adviser import advise
from game.content import load_scenario
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor, Clause, Plan, Text, Use
from game.rules.verbs.accept import Accept
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.session import Session

SEEDS = range(1, 21)
LEVEL = "easy"
FENNICK = Actor("fennick")

scenario_of = cache(load_scenario)


class Pupil:
    """Somebody in Fennick's seat, among computers."""

    def __init__(self, seed: int) -> None:
        scenario = scenario_of("first-readout")
        self.session = Session.start(scenario, seed, {"fennick": "person"}, {"*": LEVEL})
        self.session.settle(sync=False)

    @property
    def view(self):
        return self.session.view("fennick")

    def does(self, act) -> None:
        self.session.submit(FENNICK, act, sync=False)
        self.session.settle(sync=False)

    def ends_round(self, *uses: Use) -> None:
        self.does(Ready())
        self.does(Commit(Plan(uses)))

    def template(self, title: str) -> Text:
        held = next(each for each in self.view.setting.templates if each.title == title)
        return Text(tuple(sorted(held.signatories)), tuple(Clause(c.concession, c.level) for c in held.clauses))

    def to_the_second_round(self) -> Pupil:
        self.ends_round(Use("readout", "isolane"))
        return self

    def to_the_third_round(self) -> Pupil:
        self.to_the_second_round()
        self.does(Offer(self.template("Quiet for quiet")))
        self.ends_round()
        return self


@pytest.mark.parametrize("seed", SEEDS)
def test_quiet_for_quiet_is_signed_by_all_three(seed: int) -> None:
    pupil = Pupil(seed).to_the_second_round()
    text = pupil.template("Quiet for quiet")
    pupil.does(Offer(text))
    assert any(deal.text.clauses == text.clauses for deal in pupil.view.deals())


@pytest.mark.parametrize("seed", SEEDS)
def test_asked_for_water_ruvane_answers_with_an_offer(seed: int) -> None:
    pupil = Pupil(seed).to_the_third_round()
    before = {seen.number for seen in pupil.view.offers()}
    pupil.does(Ask("ruvane", (Clause("water", 1),)))
    answers = [s.offer for s in pupil.view.offers() if s.number not in before and s.offer.author == "ruvane"]
    assert any(Clause("water", 1) in offer.text.clauses for offer in answers)


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_does_what_the_lessons_say_does_better_than_without_a_deal(seed: int) -> None:
    pupil = Pupil(seed).to_the_third_round()
    pupil.does(Ask("ruvane", (Clause("water", 1),)))
    pupil.ends_round()
    pupil.ends_round()
    final = pupil.view.desk.final
    assert final is not None
    assert final > pupil.view.mandate.walk_away.nobody_deals


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_offer_signed_does_not_end_the_lessons(seed: int) -> None:
    pupil = Pupil(seed)
    for number in [seen.number for seen in pupil.view.offers() if "fennick" not in seen.offer.signed]:
        try:
            pupil.does(Accept(number))
        except Illegal:
            continue
    pupil.ends_round()
    for expected in (2, 3, 4):
        assert pupil.view.table.outcome is None
        assert pupil.view.round == expected
        pupil.ends_round()
    assert pupil.view.table.outcome is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_adviser_and_the_brief_do_not_contradict_each_other(seed: int) -> None:
    """The brief: a pause without Isolane's name meets no aim. The adviser puts and signs none for the aim's sake."""
    pupil = Pupil(seed)
    for _ in range(8):
        act = advise(pupil.view).act
        if isinstance(act, Accept):
            seen = pupil.view.offer(act.offer)
            assert seen is not None
            named = {clause.concession for clause in seen.offer.text.clauses}
            assert "pause" not in named or "isolane" in seen.offer.text.signatories
        if not isinstance(act, Accept | Offer):
            return
        pupil.does(act)
