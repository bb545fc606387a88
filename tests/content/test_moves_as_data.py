"""What is said of a move stands in its rulebook: its noun, how it is told, its drawing, its default intent."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.bench.table import random_game
from game.content import ScenarioError, load_scenario, scenario_ids
from game.content.consistency import drawings
from game.datafiles import data_path
from game.present.why import why
from game.rules import Plan, Use, new_game, play, view
from game.rules.choices import choices
from game.rules.effects.purposes import changes
from game.rules.model.setting import Scenario
from game.rules.model.terms import CHAIR
from game.rules.round.forecast import forecast
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.wording import played_sentence, use_sentence
from game.wording.moves import what_tests_it


def changed(tmp_path: Path, rules: str) -> Scenario:
    """The strait with changes to its rulebook."""
    text = data_path("scenarios/strait.yaml").read_text(encoding="utf-8")
    assert "\nrules:\n  without_moves: [demand]\n  moves:\n" in text
    path = tmp_path / "strait.yaml"
    path.write_text(
        text.replace("  without_moves: [demand]\n  moves:\n", f"  without_moves: [demand]\n  moves:\n{rules}"), "utf-8"
    )
    return load_scenario(path)


REGATTA = """\
    - id: exercise
      title: Naval regatta
"""
TOLD = """\
    - id: exercise
      title: Naval regatta
      noun: great regatta
      with: alongside
      told: "{by} sailed a {noun} past {target}."
      icon: demonstration
      intent: home
"""


@pytest.mark.parametrize(("rules", "noun", "told"), [
    (REGATTA, "naval regatta toward", "Meridane used Naval regatta"),
    (TOLD, "great regatta alongside", "Meridane sailed a great regatta past Lindrow."),
])  # fmt: skip
def test_a_retitled_move_is_told_by_its_new_name(tmp_path: Path, rules: str, noun: str, told: str):
    state = play(new_game(changed(tmp_path, rules), 4), CHAIR, EndPhase())
    state = play(state, "meridane", Commit(Plan((Use("exercise", "lindrow"),))))
    state = play(state, CHAIR, EndPhase())
    seen = view(state, "lindrow")
    sentence = played_sentence(seen.setting, next(m for m in seen.table.history[0].moves if m.by == "meridane"))
    assert sentence.startswith(told)
    causes = " ".join(why(seen, "abandonment:lindrow").lines)
    assert "exercise" not in f"{sentence} {causes}".casefold()
    assert noun.partition(" t")[0] in causes


@pytest.mark.parametrize(("title", "test"), [
    ("Air show", "an air show"), ("Night flights", "night flights"), ("Salute", "a salute"),
])  # fmt: skip
def test_a_pledge_is_what_tests_it_whatever_the_provocation_is_called(tmp_path: Path, title: str, test: str):
    rules = f"    - {{id: demonstration, title: {title}}}\n"
    assert what_tests_it(changed(tmp_path, rules).setting, "meridane", "lindrow") == test


def test_what_reassures_an_ally_is_never_pressure_unless_chosen():
    for name in scenario_ids():
        setting = load_scenario(name).setting
        for move in setting.rulebook.moves:
            if any(e.of == "target" and e.by < 0 for e in changes(move, "abandonment")) and move.signal:
                assert move.intent != "pressure", f"{name}: {move.id}"


def test_a_move_means_what_its_rulebook_says_where_nobody_says_otherwise():
    state = play(new_game(load_scenario("strait"), 4), CHAIR, EndPhase())
    plan = Plan((Use("readout", "lindrow"), Use("readout", "tavenel", intent="pressure")))
    assert "meant as an invitation" in use_sentence(view(state, "meridane"), plan.moves[0])
    state = play(play(state, "meridane", Commit(plan)), CHAIR, EndPhase())
    assert [use.intent for _, use in state.desks["meridane"].sent] == ["invitation", "pressure"]


def test_every_shipped_move_has_a_drawing():
    for name in scenario_ids():
        for move in load_scenario(name).setting.rulebook.moves:
            assert move.icon in drawings("assets/icons"), f"{name}: {move.id}"


OWN = """\
    - id: parade
      title: Grand parade
      text: Another show of resolve.
      by: [challenger]
      target: partner
      strengths: 2
      step_cost: 1
      signal: true
      provocative: true
      effects: [{do: change, meter: tension, by: 9, scale: [strength]}]
    - id: readout
      title: Shared statement
      noun: statement
    - id: stand
      title: Take a stand
      text: A promise and pressure in one.
      by: [guarantor]
      target: partner
      effects:
        - {do: pledge, kept: -9, failed: 25, failed_trust: -20, answered_by: [readout]}
        - {do: restrict, by: 1}
    - id: insist
      title: Insist
      text: Another demand.
      by: [partner]
      target: guarantor
      effects:
        - do: demand
          options:
            - {id: word, title: "Say {something} kind", met: [{is: did, move: readout, by: guarantor, target: self}]}
          met: [{do: change, meter: abandonment, of: self, by: -7}]
          refused: [{do: change, meter: abandonment, of: self, by: 7}]
    - id: oath
      title: Oath
      text: Another line.
      told: "{by} swore: {option} {concession}."
      effects: [{do: line, crossed: -20, most: 1}]
    - id: patience
      title: Patience
      text: Another standing conduct.
      effects: [{do: streak, rounds: 2, earned: [{do: change, meter: tension, by: -5}]}]
    - id: olive
      title: Olive branch
      text: Two steps toward talks at once.
      target: rival
      effects:
        - {do: price, by: -1}
        - {do: overture, boost: 1, ignored: [{do: change, meter: trust, of: self, toward: target, by: -6}]}
    - id: study
      title: Long study
      text: A look with a strength.
      target: other
      strengths: 3
      effects:
        - {do: inquire, noise: 2}
        - {do: change, meter: tension, by: 1, scale: [strength]}
"""

SAID = {
    "parade": "Orveld used Grand parade toward Lindrow, at strength 1 of 2.",
    "readout": "Meridane used Shared statement for Lindrow.",
    "stand": "Meridane pledged to Lindrow, in public, that a provocation would be answered."
    " Meridane tightened the restrictions by one level.",
    "insist": 'Lindrow demanded of Meridane, by the end of next round: "Say {something} kind."',
    "oath": "Orveld swore: never above cap on the programme.",
    "patience": "Orveld used Patience.",
    "olive": "Orveld lowered its price for talks."
    " Orveld made an overture to Meridane, and waits for an answer next round.",
    "study": "Orveld used Long study toward Meridane, at strength 1 of 3.",
}


def test_moves_of_ones_own_are_offered_foreseen_told_and_judged_each_by_itself(tmp_path: Path):
    """Two demonstrations, pledges, demands, lines and standing conducts in one rulebook, and moves of two effects."""
    scenario = changed(tmp_path, OWN)
    for name, said in SAID.items():
        state = play(new_game(scenario, 4), CHAIR, EndPhase())
        move = scenario.setting.move[name]
        seat = next(s for s in ("orveld", "meridane", "lindrow") if move in scenario.setting.moves_of[s])
        plans = [each.act for each in choices(view(state, seat), "commit") if each.possible]
        plan = next(act.plan for act in plans if [use.move for use in act.plan.moves] == [name])
        forecast(view(state, seat), plan)
        state = play(play(state, seat, Commit(plan)), CHAIR, EndPhase())
        told = [played_sentence(scenario.setting, m) for m in state.table.history[0].moves if m.by == seat]
        assert told == [said]
        for _ in range(4):
            state = play(state, CHAIR, EndPhase())
        assert [d.move for d in state.table.demands] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_moves_an_author_writes_games_end(tmp_path: Path, seed: int):
    state, _ = random_game(changed(tmp_path, OWN), seed)
    assert state.table.outcome is not None
    assert {use.move for desk in state.desks.values() for _, use in desk.sent} & set(SAID)


@pytest.mark.parametrize(("move", "message"), [
    ("target: none\n      effects: [{do: inquire}]", "the move is pointed at nobody"),
    ("target: concession\n      effects: [{do: amends, by: 3, after_grievance: 5}]", "the move is pointed at nobody"),
    ("target: other\n      effects: [{do: inquire}, {do: line, crossed: -3}]", "asks for the same choice"),
])  # fmt: skip
def test_an_effect_that_nobody_could_use_has_its_place(tmp_path: Path, move: str, message: str):
    with pytest.raises(ScenarioError, match=message):
        changed(tmp_path, f"    - id: thing\n      title: Thing\n      text: A thing.\n      {move}\n")


@pytest.mark.parametrize(("line", "message"), [
    ('told: "{who} sailed."', "Nothing can be filled in for `who`"),
    ('told: "{by sailed."', "Nothing can be filled in"),
    ("icon: regatta", "There is no icon `regatta`"),
    ("intent: friendly", "friendly"),
])  # fmt: skip
def test_a_mistake_in_what_is_said_of_a_move_has_its_place(tmp_path: Path, line: str, message: str):
    with pytest.raises(ScenarioError) as caught:
        changed(tmp_path, f"    - id: exercise\n      {line}\n")
    written = (tmp_path / "strait.yaml").read_text(encoding="utf-8").splitlines()
    assert f"strait.yaml:{written.index(f'      {line}') + 1}:" in str(caught.value)
    assert message in str(caught.value)
