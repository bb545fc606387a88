"""Word and deed: promises and threats made in words, tested by what follows."""

from __future__ import annotations

from scene import Scene

from game.rules.model.meaning import Deed, Meaning
from game.rules.verbs.say import Say

NO_SHOW = Meaning("promise", deed=Deed("demonstration", "north", True))
"""North promises not to demonstrate."""


def says(scene: Scene, seat: str, meaning: Meaning, *to: str) -> Scene:
    return scene.does(seat, Say("...", to, meanings=(meaning,)))


def lost(scene: Scene, holder: str, about: str) -> int:
    """Points of trust that words moved in the last round."""
    why = scene.why(f"trust:{holder}:{about}")
    return sum(why.get(kind, 0) for kind in ("word-kept", "word-broken", "hollow-threat"))


def test_11_1_a_promise_broken_costs_three_of_whoever_heard_it_and_of_nobody_else():
    scene = says(Scene(), "north", NO_SHOW, "crown").round(north="demonstration port 1 pressure")
    assert [lost(scene, seat, "north") for seat in ("crown", "port", "isle")] == [-3, 0, 0]


def test_11_2_a_promise_kept_wins_back_what_words_cost_and_no_more():
    scene = says(Scene(rounds=12), "north", NO_SHOW, "crown").round().round()
    assert lost(scene, "crown", "north") == 0
    says(scene, "north", NO_SHOW, "crown").round(north="demonstration port 1 pressure")
    assert lost(scene, "crown", "north") == -3
    for _ in range(2):
        scene.round()
    says(scene, "north", NO_SHOW, "crown").round().round()
    assert lost(scene, "crown", "north") == 1


def test_11_3_of_one_pairs_words_one_counts_in_three_rounds():
    scene = Scene()
    found = []
    for _ in range(4):
        says(scene, "north", NO_SHOW, "crown").round(north="demonstration port 1 pressure")
        found.append(lost(scene, "crown", "north"))
    assert found == [-3, 0, 0, -3]


def test_11_4_a_threat_that_nothing_comes_of_costs_one_of_each_who_heard():
    threat = Meaning("threat", deed=Deed("demonstration", "north"))
    scene = says(Scene(), "north", threat, "crown", "port").round()
    assert lost(scene, "crown", "north") == 0, "it may still be carried out"
    scene.round()
    assert [lost(scene, seat, "north") for seat in ("crown", "port", "isle")] == [-1, -1, 0]
    carried = says(Scene(), "north", threat, "crown").round().round(north="demonstration port 1 pressure")
    assert lost(carried, "crown", "north") == 0


def test_11_5_a_word_with_a_condition_is_tested_only_when_it_comes_true():
    threat = Meaning("threat", deed=Deed("demonstration", "north"), condition=(Deed("exercise", "crown"),))
    scene = says(Scene(), "north", threat, "crown").round().round()
    assert lost(scene, "crown", "north") == 0
    scene = says(Scene(), "north", threat, "crown").round(crown="exercise port 1 pressure").round()
    assert lost(scene, "crown", "north") == -1


def test_11_6_words_about_what_the_speaker_cannot_do_or_what_costs_nothing_do_not_count():
    for meaning in (
        Meaning("promise", deed=Deed("exercise", "north", True)),
        Meaning("promise", deed=Deed("keep", "north")),
        Meaning("threat", deed=Deed("leave", "north")),
    ):
        scene = says(Scene(), "north", meaning, "crown").round().round()
        assert lost(scene, "crown", "north") == 0


def test_11_7_two_who_promise_each_other_what_they_do_anyway_gain_nothing():
    """The paired trick, with every kind of promise that can be kept, in every round."""
    for mine, yours in (("", ""), ("demonstration port 1 pressure", "exercise port 1 pressure")):
        mute, talking = Scene(), Scene()
        for _ in range(5):
            for seat, other, move in (("north", "crown", "demonstration"), ("crown", "north", "exercise")):
                says(talking, seat, Meaning("promise", deed=Deed(move, seat, not mine)), other)
            plans = {"north": mine, "crown": yours} if mine else {}
            for scene in (mute, talking):
                scene.round(**plans).given(tension=20)
        for holder, about in (("crown", "north"), ("north", "crown")):
            assert talking.desk(holder).trust[about] <= mute.desk(holder).trust[about]
        for seat in mute.state.desks:
            assert talking.desk(seat).scores == mute.desk(seat).scores
