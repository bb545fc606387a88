"""Dataclasses to JSON and back."""

from __future__ import annotations

import json

import pytest
from bay import BAY
from scene import Scene
from wild import wild_steps

from game.content import load_scenario
from game.rules.effects.change import ChangeMeter
from game.rules.model.terms import Actor, Clause, Plan, Text, Use
from game.rules.verbs import ACTS
from game.rules.verbs.commit import Commit
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.say import Say
from game.wire import (
    Malformed,
    action_to_json,
    actor_to_json,
    dumps,
    scenario_to_json,
    setting_to_json,
    view_to_json,
)
from game.wire_reading import action_from_json, actor_from_json, scenario_from_json


@pytest.mark.parametrize("name", ["strait", "congress", "first-readout", "ferry"])
def test_a_scenario_survives_the_header_of_a_record(name: str):
    scenario = load_scenario(name)
    assert scenario_from_json(json.loads(dumps(scenario_to_json(scenario)))) == scenario
    assert json.loads(dumps(setting_to_json(scenario.setting)))["id"] == name


def test_a_scenario_made_in_python_survives_too():
    assert scenario_from_json(json.loads(dumps(scenario_to_json(BAY)))) == BAY


def test_every_verb_has_its_class_and_back():
    for verb, act in ACTS.items():
        assert act.verb == verb


def test_acts_leave_out_what_is_at_its_default():
    assert action_to_json(Say("Hm.")) == {"verb": "say", "text": "Hm."}
    offer = Offer(Text(("crown", "port"), (Clause("aid", 1, 0, 3),)))
    assert action_to_json(offer)["text"]["clauses"] == [{"concession": "aid", "rounds": 3}]
    assert action_from_json(json.loads(dumps(action_to_json(offer)))) == offer


def test_nested_acts_survive():
    for act in (
        Commit(Plan((Use("demonstration", "port", 2, "home"),), ("deal-1",), enforce=0)),
        Inject(title="Fog", effects=(ChangeMeter("support", 5, "port", "", ("exposure",)),)),
    ):
        assert action_from_json(json.loads(dumps(action_to_json(act)))) == act


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "ready",
        {},
        {"verb": 5},
        {"verb": "shout"},
        {"verb": "say", "text": 5},
        {"verb": "say", "text": "x", "to": "port"},
        {"verb": "say", "text": "x", "to": [5]},
        {"verb": "accept", "offer": True},
        {"verb": "accept", "offer": 1.0},
        {"verb": "accept", "offer": 10**12},
        {"verb": "offer", "text": {"signatories": ["a"], "public": 1}},
        {"verb": "commit", "plan": {"moves": [{"move": "x", "intent": "rage"}]}},
        {"verb": "commit", "plan": {"secret": 1}},
        {"verb": "seat", "seat": "port", "status": "ghost"},
    ],
)
def test_what_is_no_act_is_refused_in_one_sentence(data: object):
    with pytest.raises(Malformed) as problem:
        action_from_json(data)
    assert str(problem.value).endswith(".")
    assert "\n" not in str(problem.value)


def test_actors_are_lists():
    for actor in (Actor("port"), Actor("port", "head"), Actor("port", "", "Ann")):
        assert actor_from_json(actor_to_json(actor)) == actor
    for wrong in ("port", [], [5], ["a", "b", "c", "d"], None):
        with pytest.raises(Malformed):
            actor_from_json(wrong)


def test_a_view_stays_small_enough_for_a_socket():
    """A whole View should stay under 32 kB while a game lasts; a random game is as talkative as they come."""
    sizes = []
    for number, step in enumerate(wild_steps(load_scenario("strait"), 1, rounds=3)):
        if number % 20 == 0:
            sizes.append(len(dumps(view_to_json(Scene.view_of(step.after, "meridane")))))
    assert max(sizes) < 64_000


def test_every_verb_does_its_own_checking_and_applying():
    for verb, act in ACTS.items():
        base = act.__mro__[1]
        assert act.check is not base.check, verb
        assert act.apply is not base.apply, verb
