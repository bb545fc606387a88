"""What is said of a move stands in its rulebook: its noun, how it is told, its drawing, its default intent."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.content import ScenarioError, load_scenario, scenario_ids
from game.content.consistency import drawings
from game.datafiles import data_path
from game.rules import Plan, Use, new_game, play, view
from game.rules.effects.purposes import changes
from game.rules.model.setting import Scenario
from game.rules.model.terms import CHAIR
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.wording import played_sentence, use_sentence, why


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
    causes = " ".join(why(seen, "abandonment:lindrow"))
    assert "exercise" not in f"{sentence} {causes}".casefold()
    assert noun.partition(" t")[0] in causes


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


@pytest.mark.parametrize(("line", "message"), [
    ('told: "{who} sailed."', "Nothing can be filled in for `who`"),
    ('told: "{by sailed."', "Nothing can be filled in"),
    ("icon: regatta", "There is no icon `regatta`"),
    ("intent: friendly", "friendly"),
])  # fmt: skip
def test_a_mistake_in_what_is_said_of_a_move_has_its_place(tmp_path: Path, line: str, message: str):
    with pytest.raises(ScenarioError, match=r"strait\.yaml:7") as caught:
        changed(tmp_path, f"    - id: exercise\n      {line}\n")
    assert message in str(caught.value)
