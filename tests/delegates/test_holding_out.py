"""Settlement needs the alliance: who holds out names what the ending would take, and the others court it (rule 22)."""

from __future__ import annotations

import pytest
from rules.scene import Scene

from game.content import load_scenario
from game.delegates.answering import Answering
from game.delegates.appraisal import appraise
from game.delegates.character import characters
from game.delegates.drafting import Drafting
from game.delegates.weighing import Weighing
from game.rules.conditions import promises
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.round.checklist import checklists
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer


@pytest.fixture(scope="module")
def held_up() -> Scene:
    """The Freeze has stood for its rounds, and Lindrow, which has nothing in it and is afraid, gives no assent."""
    scene = Scene(load_scenario("strait"), events=()).door(2).given(abandonment_lindrow=65)
    freeze = "pause, cap 2, exercises, relief, aid"
    scene.deal(freeze, "orveld meridane lindrow tavenel", witness="kessary")
    scene.given(support_lindrow=80, support_meridane=80, support_orveld=80, support_tavenel=80)
    return scene.round().given(abandonment_lindrow=65).round().given(abandonment_lindrow=65)


def drafting(view: View) -> Drafting:
    character = characters()["standard"]
    return Drafting(view, character, Weighing(view, character, appraise(view, character)), {})


def gives_lindrow_something(view: View, text: Text) -> bool:
    setting = view.setting
    counted = {way.concession for way in promises(setting.settlements[0].needs)}
    given = [c for c in text.clauses if setting.concession[c.concession].giver != "lindrow"]
    gain = any(setting.published("lindrow", c.concession, c.level) > 0 for c in given)
    return gain and bool(counted & {c.concession for c in text.clauses})


def test_the_game_goes_on_and_all_know_why(held_up: Scene) -> None:
    assert held_up.state.table.outcome is None
    assert held_up.state.table.settling["freeze"] >= 2
    waiting = [each for each in checklists(held_up.view("orveld")) if each.waits]
    assert [(each.settlement.id, each.lacks) for each in waiting] == [("freeze", ("lindrow",))]


def test_who_holds_out_answers_about_the_ending(held_up: Scene) -> None:
    scene = Scene(load_scenario("strait"))
    scene.state = held_up.state
    scene.does("orveld", Ask("lindrow"))
    view = scene.view("lindrow")
    acts = [act for act in Answering(view, characters()["standard"], drafting(view), 60).acts() if act is not None]
    texts = [act.text for act in acts if isinstance(act, Offer)]
    assert texts
    assert "orveld" in texts[0].signatories
    assert gives_lindrow_something(view, texts[0])


@pytest.mark.parametrize("seat", ["orveld", "meridane", "tavenel"])
def test_the_others_court_it(held_up: Scene, seat: str) -> None:
    view = held_up.view(seat)
    found = list(drafting(view).winning_over(view.setting.settlements[0], "lindrow", 60))
    assert all("lindrow" in draft.text.signatories for draft in found)
    assert all(gives_lindrow_something(view, draft.text) for draft in found)
    if seat == "orveld":
        assert found
