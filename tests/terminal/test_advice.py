"""The adviser at the line client: what it suggests can be typed as it stands, and a draft hears the likely answers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.content import load_scenario, scenario_ids
from game.rules import new_game, view
from game.rules.choices import own_moves
from game.rules.effects.demand import Demand
from game.rules.effects.inquire import Inquire
from game.rules.effects.line import Line
from game.rules.model.terms import Clause, Plan, Use
from game.rules.verbs.accept import Accept
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.terminal.plan_parser import read_use
from game.terminal.typed_acts import act_words, plan_words, use_words


def uses(seen):
    """A use of every move of a seat, with whatever the move asks for."""
    from game.rules.law.moves import targets

    theirs = seen.setting.concessions[0].id
    mine = seen.setting.given_by[seen.seat][0].id
    for move in own_moves(seen):
        pointed = move.target not in ("none", "concession")
        use = Use(move.id, target=next(iter(targets(seen, move)), "") if pointed else "")
        if pointed and not use.target:
            continue
        for effect in move.effects:
            if isinstance(effect, Demand):
                use = Use(move.id, target=use.target, option=effect.options[0].id)
            if isinstance(effect, Line):
                yield Use(move.id, concession=mine)
                use = Use(move.id, concession=theirs, option="without")
            if isinstance(effect, Inquire):
                yield Use(move.id, target=use.target, option="support")
                use = Use(move.id, target=use.target, option="worth", concession=theirs, level=1)
        intents = ("pressure", "invitation", "home") if move.signal and seen.setting.plays("intent") else ("",)
        for intent in intents:
            yield replace(use, strength=move.strengths, intent=intent or use.intent)


@pytest.mark.parametrize("scenario", scenario_ids())
def test_every_use_of_a_move_can_be_typed(scenario):
    loaded = load_scenario(scenario)
    for seat in loaded.setting.seats:
        seen = view(new_game(loaded, 1, [seat]), seat)
        for use in uses(seen):
            again = read_use(seen, use_words(seen, use))
            assert (again.move, again.target, again.strength) == (use.move, use.target, use.strength)
            assert (again.option, again.concession) == (use.option, use.concession)
            if seen.setting.move[use.move].signal and seen.setting.plays("intent"):
                assert again.intent == use.intent


def test_acts_are_said_as_they_are_typed():
    seen = view(new_game(load_scenario("strait"), 1, ["meridane"]), "meridane")
    said = {
        Accept(3): "accept 3",
        Decline(3, "home"): "decline 3 home",
        Ask("orveld", (Clause("cap", 2),)): "wouldtake orveld cap 2",
        Ask("orveld"): "wouldtake orveld",
        Reply("orveld", "later"): "reply orveld later",
        Say("", ("lindrow",), "consult"): "phrase consult lindrow",
    }
    assert {act: act_words(seen, act) for act in said} == said
    assert plan_words(seen, Plan(enforce=1, announce=2)) == ["plan enforce 1", "plan announce 2"]


@pytest.mark.parametrize(
    ("scenario", "seat"), [("strait", "meridane"), ("strait", "kessary"), ("first-readout", "fennick")]
)
def test_following_the_advice_to_the_end_is_never_refused(sit, scenario, seat):
    from game.adviser import advise

    keyboard = sit(scenario, seat, level="standard")
    for _ in range(120):
        if keyboard.client.session.over:
            break
        seen = keyboard.client.view
        act = advise(seen).act
        said = keyboard.types("advice")
        assert "There is no" not in said
        if isinstance(act, Offer):
            others = [seen.setting.delegation[each].title for each in act.text.signatories if each != seat]
            assert all(any(f"{title} {word}" in said for word in ("will", "may", "has")) for title in others)
            assert "You put offer" in keyboard.types("send")
        elif isinstance(act, Commit):
            for line in plan_words(seen, act.plan):
                assert f"`{line}`" in said
                keyboard.types(line)
            assert "Your plan is committed." in keyboard.types("ready")
        else:
            typed = "ready" if act is None else act_words(seen, act)
            before = keyboard.client.session.truth()
            keyboard.types(typed)
            assert keyboard.client.session.truth() is not before, typed
    assert keyboard.client.session.over
    assert "the adviser with it" in keyboard.types("advice")


def test_a_draft_hears_what_the_others_will_probably_answer(sit):
    keyboard = sit("strait", "meridane")
    said = keyboard.types("draft lindrow, tavenel: i give consultation; tavenel gives burden-tavenel")
    assert "Lindrow may sign (about 40 in 100): it gains by this" in said
    assert "Tavenel" in said.rsplit("in 100", 1)[0]


def test_a_communique_is_welcome_and_told_by_what_it_calms(sit):
    keyboard = sit("strait", "tavenel")
    said = keyboard.types("draft lindrow: communique")
    assert "Lindrow will probably sign (about 90 in 100): it binds nobody and calms the table." in said
    assert "it would move tension by -4, and the next words by less." in said


def test_the_adviser_says_when_a_red_line_is_crossed():
    from game.adviser import advise

    scenario = load_scenario("first-readout")
    seat = next(s for s, m in scenario.mandates.items() if any("Tension ends" in line.title for line in m.red_lines))
    calm = view(new_game(scenario, 1, [seat]), seat)
    tense = replace(calm, table=replace(calm.table, meters={**calm.table.meters, "tension": 72}))
    said = "A red line of yours is crossed as things stand (-2.0 points at the end): Tension ends at 70 or more."
    assert said not in [hint.sentence for hint in advise(calm).look]
    assert said in [hint.sentence for hint in advise(tense).look]


def test_who_signed_a_text_this_round_is_not_reckoned_to_refuse_it_now():
    """What a delegation has shown of a text in this round is what the adviser says of it, open or not."""
    from game.adviser import likely_answer
    from game.session import Session

    asked = 0
    session = Session.start(load_scenario("strait"), 900, {"kessary": "person"}, {"*": "strong"})
    session.settle()
    for seen in [s for s in session.view("kessary").offers() if s.offer.status == "open" and s.offer.text.clauses]:
        author, text = seen.offer.author, seen.offer.text
        assert likely_answer(session.view("kessary"), text, author).reason == "signed"
        session.submit("kessary", Decline(seen.number, "later"))
        session.settle()
        again = likely_answer(session.view("kessary"), text, author)
        assert (again.verdict, again.reason) == ("yes", "stands")
        asked += 1
    assert asked


def test_a_forecast_tells_the_plans_share_of_what_happens_anyway(sit):
    keyboard = sit("strait", "meridane")
    keyboard.types("ready")
    assert "Lindrow's fear of being left alone should rise by 2 to 42." in keyboard.types("forecast")
    said = keyboard.types("forecast readout lindrow")
    assert "should fall by 1 to 39 (-3 by your plan, +2 anyway)." in said


def test_at_hints_the_line_client_names_two_ways_and_at_off_how_to_have_an_adviser(sit):
    keyboard = sit("strait", "meridane", level="standard", adviser="hints")
    keyboard.types("advice")
    assert "Two ways:" in keyboard.said
    assert "In your place I would say" not in keyboard.said
    assert keyboard.client.desk.text is None, "nothing is drafted for whoever is to choose"
    alone = sit("strait", "meridane", seed=2, level="standard", adviser="off")
    alone.types("advice")
    assert "--adviser hints" in alone.said
    assert "Traceback" not in alone.said
