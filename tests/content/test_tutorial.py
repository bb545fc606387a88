"""The tutorial keeps what its lessons promise: whoever obeys, dawdles or tries everything else learns all of it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random

import pytest
from msgspec.structs import replace

from game.content import load_scenario, scenario_ids
from game.delegates import SCRIPT
from game.present.counsel import counsel
from game.present.lesson import after_lessons, lesson
from game.present.next_step import next_step
from game.present.waiting import unanswered
from game.rules.choices import choices, own_moves
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor, Plan, Use
from game.rules.model.view import View
from game.rules.reducer import allowed
from game.rules.tutoring import asked_act, fits, watched
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say
from game.session import Session

FENNICK = Actor("fennick")
WORDS = 1300

scenario_of = cache(load_scenario)


class Pupil:
    """Somebody in Fennick's seat, among delegations that follow the script."""

    def __init__(self) -> None:
        scenario = scenario_of("first-readout")
        assert scenario.setting.tutorial is not None
        seed = scenario.setting.tutorial.seed
        self.session = Session.start(scenario, seed, {"fennick": "person"}, {"*": SCRIPT})
        self.titles: list[str] = []
        self.looks()

    @property
    def view(self) -> View:
        return self.session.view("fennick")

    def looks(self) -> None:
        self.session.settle(sync=False)
        page = lesson(self.view)
        if page is not None and (not self.titles or self.titles[-1] != page.title):
            self.titles.append(page.title)

    def does(self, act: Act) -> bool:
        try:
            self.session.submit(FENNICK, act, sync=False)
        except Illegal:
            return False
        self.looks()
        return True

    def obeys(self, luck: Random) -> None:
        """Does one of the things that the lesson asks for, in one of the ways there are."""
        view = self.view
        held = watched(view)
        assert held is not None, f"nothing to do after {view.table.learnt}"
        task = luck.choice(held.tasks)
        act = asked_act(view, task)
        assert act is not None, f"what {held.id} asks for is not there"
        if isinstance(act, Commit) and task.free:
            act = self.more(act.plan, luck)
        assert self.does(act), f"{held.id} asks for what is refused: {act}"

    def more(self, plan: Plan, luck: Random) -> Commit:
        """The plan with whatever else can be paid and is allowed, as luck has it."""
        for move in luck.sample(own_moves(self.view), len(own_moves(self.view))):
            aims = self.view.setting.aims("fennick", move) or ("",)
            more = replace(plan, moves=(*plan.moves, Use(move.id, luck.choice(aims))))
            if luck.random() < 0.6 and allowed(self.view, Commit(more)):
                plan = more
        return Commit(plan)

    def tries(self, luck: Random) -> None:
        """Does what no lesson asked for: everything that the rules would take, and some that they would not."""
        view = self.view
        wild = [Ready(), Commit(Plan()), Say("Why should I?", ("ruvane",)), *(Decline(n) for n in (1, 2, 3))]
        verb = luck.choice(("offer", "ask", "accept", "decline", "say"))
        wild += luck.sample(found := [each.act for each in choices(view, verb)], min(4, len(found)))
        luck.shuffle(wild)
        for act in wild:
            self.does(act)


def all_titles() -> list[str]:
    return [each.title for each in scenario_of("first-readout").setting.lessons]


@pytest.mark.parametrize("batch", range(4))
def test_everybody_who_obeys_learns_everything(batch: int) -> None:
    for number in range(50):
        pupil, luck = Pupil(), Random(50 * batch + number)
        for _ in range(40):
            if pupil.session.over:
                break
            pupil.obeys(luck)
        assert pupil.titles == all_titles()
        assert pupil.view.table.outcome is not None
        assert len(pupil.view.table.learnt) == len(all_titles())
        assert pupil.view.desk.final > pupil.view.mandate.walk_away.nobody_deals


@pytest.mark.parametrize("batch", range(4))
def test_everybody_who_disobeys_learns_everything(batch: int) -> None:
    for number in range(50):
        pupil, luck = Pupil(), Random(1000 + 50 * batch + number)
        for _ in range(80):
            if pupil.session.over:
                break
            pupil.tries(luck)
            if not pupil.session.over:
                pupil.obeys(luck)
        assert pupil.view.table.outcome is not None
        assert len(pupil.view.table.learnt) == len(all_titles())
        assert "" not in pupil.view.table.learnt


def test_lesson_goal_line_adviser_and_ready_say_the_same() -> None:
    pupil, luck = Pupil(), Random(3)
    while not pupil.session.over:
        view, page = pupil.view, lesson(pupil.view)
        assert page is not None
        assert next_step(view).words == page.goal
        said = counsel(view)
        assert said.reason == page.goal
        if page.act is not None:
            assert said.act == page.act
            assert fits(view, watched(view).tasks[0], page.act)
        assert unanswered(view) == ()
        if page.where != "ready" and view.table.phase == "negotiation":
            with pytest.raises(Illegal, match="One thing at a time") as refused:
                pupil.session.submit(FENNICK, Ready())
            assert refused.value.code == Ground.LESSON_FIRST
        pupil.obeys(luck)


def test_it_ends_with_a_deal_a_broken_word_and_a_crack_and_offers_the_next_game() -> None:
    pupil, luck = Pupil(), Random(5)
    belief = []
    while not pupil.session.over:
        belief.append(pupil.view.meter("confidence:isolane"))
        pupil.obeys(luck)
    deals = tuple(pupil.view.deals())
    assert any(deal.breaches for deal in deals)
    assert len(deals) >= 2
    assert min(after - before for before, after in pairwise(belief)) <= -5
    after = after_lessons(pupil.view)
    assert after is not None
    assert after.scenario in scenario_ids()
    assert after.told


def test_nobody_is_left_behind_when_the_chair_ends_a_phase() -> None:
    pupil, luck = Pupil(), Random(1)
    pupil.session.submit("chair", EndPhase())
    pupil.looks()
    assert pupil.view.table.learnt == ("",)
    while not pupil.session.over:
        pupil.obeys(luck)
    assert len(pupil.view.table.learnt) == len(all_titles())


def test_in_another_seat_or_against_other_computers_nobody_is_taught() -> None:
    scenario = scenario_of("first-readout")
    for seat, computers in (("isolane", SCRIPT), ("fennick", "easy")):
        session = Session.start(scenario, 1, {seat: "person"}, {"*": computers})
        session.settle()
        assert lesson(session.view(seat)) is None
        session.submit(Actor(seat), Ready())


def test_all_that_a_pupil_is_asked_to_read_is_short() -> None:
    scenario = scenario_of("first-readout")
    setting, mandate = scenario.setting, scenario.mandates["fennick"]
    said = [setting.opening, mandate.brief, *(each.text for each in setting.events), setting.tutorial.ends]
    said += [cue.says for cue in setting.tutorial.script]
    said += [words for q in mandate.questions for words in (q.ask, *q.answers, q.why)]
    said += [words for each in setting.lessons for words in (each.title, each.text, each.goal)]
    said += [task.told for each in setting.lessons for task in each.tasks]
    assert sum(len(words.split()) for words in said) <= WORDS
