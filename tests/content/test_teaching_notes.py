"""Teaching notes: what an author tells an instructor is checked, printed by `brief`, and no part of a game."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from game.briefs import facilitator_guide, write_briefs
from game.content import check, load_scenario, load_teaching_notes
from game.simulate.batch import simulate

SHIPPED = ("congress", "ferry", "first-readout", "strait")
HARBOUR = Path(__file__).parent / "harbour.yaml"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_guide_prints_everything_that_the_author_tells(name: str) -> None:
    notes = load_teaching_notes(name)
    assert notes is not None
    guide = facilitator_guide(load_scenario(name), notes)
    told = [*notes.goals, notes.groups, *notes.happens, *notes.questions, *notes.pitfalls, *notes.grading]
    told += [line for each in notes.theory for line in (each.idea, each.source)]
    assert all((notes.goals, notes.theory, notes.questions, notes.pitfalls, notes.grading, notes.class_time))
    assert [line for line in told if escape(line) not in guide] == []
    assert f"{notes.class_time} minutes</h2>" in guide


@pytest.mark.parametrize("name", SHIPPED)
def test_the_guide_shows_every_worth_and_a_frontier(name: str) -> None:
    scenario = load_scenario(name)
    guide = facilitator_guide(scenario)
    titles = [level.title for concession in scenario.setting.concessions for level in concession.levels]
    assert [title for title in titles if escape(title) not in guide] == []
    assert "Nash" in guide
    assert guide.count("<svg") >= 1


def test_two_towns_are_not_warned_of_partners() -> None:
    assert "partner that nobody talks to" not in facilitator_guide(load_scenario("ferry"))
    assert "partner that nobody talks to" in facilitator_guide(load_scenario("strait"))


def test_figures_of_what_happens_are_those_of_simulate(tmp_path: Path) -> None:
    guide, *_ = write_briefs("ferry", tmp_path, games=3)
    scenario = load_scenario("ferry")
    result = simulate(scenario, 3, 0, jobs=1)
    text = guide.read_text(encoding="utf-8")
    assert f"alone at {scenario.setting.level} (seeds from 0): {result.outcomes['settlement']} settle" in text


def test_a_slip_in_the_notes_is_found_at_its_line(tmp_path: Path) -> None:
    case = tmp_path / "harbour.yaml"
    lines = HARBOUR.read_text(encoding="utf-8").rstrip("\n").split("\n")
    notes = ["teaching:", "  goal: [One.]", "  theory:", "    - {idea: An idea., source: Somebody, theme: T99}",
             "  pitfalls: [Nobody brings a missile.]"]  # fmt: skip
    case.write_text("\n".join([*lines, *notes]) + "\n", encoding="utf-8")
    found = {mistake.line - len(lines): str(mistake) for mistake in check([case])}
    assert sorted(found) == [2, 4, 5]
    assert "`goals`" in found[2]
    assert "There is no theme" in found[4]
    assert "is about weapons" in found[5]


def test_notes_are_no_part_of_a_game(tmp_path: Path) -> None:
    text = HARBOUR.read_text(encoding="utf-8")
    for folder, more in (("bare", ""), ("told", "\nteaching:\n  goals: [Learn.]\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "harbour.yaml").write_text(text + more, encoding="utf-8")
    bare, told = (tmp_path / folder / "harbour.yaml" for folder in ("bare", "told"))
    assert load_scenario(bare) == load_scenario(told)
    assert load_teaching_notes(bare) is None
    notes = load_teaching_notes(told)
    assert notes is not None
    assert notes.goals == ("Learn.",)
