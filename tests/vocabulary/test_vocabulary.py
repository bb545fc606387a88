"""Whatever passes the check plays: scenarios mixed from the whole vocabulary, some games at every level.

`OVERTURE_MIXTURES=1000` makes it a long run of five games a level; the usual one plays forty scenarios, two a level.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from mixing import LEVELS, MIXTURES, mixture

from game.content import check, json_schema, load_scenario
from game.content.recipes import begin, recipes
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.opening import new_game
from game.rules.reducer import view
from game.session import Session
from game.simulate import run_simulate
from game.wire import dumps, to_json

GAMES, AT_A_WIDE_TABLE = (5, 2) if "OVERTURE_MIXTURES" in os.environ else (2, 1)
"""Games of a mixture at each level, and of one for twelve, where one holds as many acts as five of an ordinary one."""


def _played(scenario: Scenario, level: str, seed: int) -> State:
    session = Session.start(scenario, seed, {}, {"*": level})
    session.settle(sync=False)
    return session.truth()


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_what_passes_the_check_plays_to_its_end(seed: int, tmp_path: Path) -> None:
    scenario = load_scenario(mixture(seed, tmp_path))
    games = GAMES if len(scenario.setting.seats) < 12 else AT_A_WIDE_TABLE
    for level in LEVELS:
        for game in range(games):
            assert _played(scenario, level, game).table.outcome is not None


@pytest.mark.parametrize("level", LEVELS)
def test_twelve_delegations_and_twenty_rounds_play(level: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_text(json.dumps(_wide()), encoding="utf-8")
    state = _played(load_scenario(path), level, 1)
    assert state.table.outcome is not None
    assert any(deal.status != "fell" for deal in state.table.deals)


def _wide() -> dict[str, Any]:
    seats = [f"state{letter}" for letter in "abcdefghijkl"]
    return {
        "title": "The Long Table", "text": "Twelve at one table.", "opening": "All chairs are taken.", "rounds": 20,
        "rulebook": "plain", "issues": [{"id": "salt", "title": "Salt"}],
        "delegations": [{"id": s, "title": s.title(), "role": "neighbour", "text": "It is there."} for s in seats],
        "concessions": [
            {"id": f"road-{s}", "title": "A road", "issue": "salt", "giver": s,
             "levels": [{"title": "a road", "worth": {s: -10, seats[(n + 1) % 12]: 40, seats[n - 1]: 30}}]}
            for n, s in enumerate(seats)
        ],
        "mandates": {s: {"brief": "Trade.", "flows": [], "objectives": []} for s in seats},
    }  # fmt: skip


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", list(recipes()))
def test_something_is_signed_in_every_recipe_at_every_level(name: str, level: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    begin(path, name)
    scenario = load_scenario(path)
    states = [_played(scenario, level, seed) for seed in range(4)]
    assert any(deal.status != "fell" for state in states for deal in state.table.deals)


# --------------------------------------------------------------------------------------------------
# One word at a time


def _pair(**more: Any) -> dict[str, Any]:
    """Two states that can trade, and whatever else is asked for."""
    levels = [{"title": "a bit", "worth": {"aa": -5, "bb": 50}}, {"title": "more", "worth": {"aa": -15, "bb": 80}}]
    made: dict[str, Any] = {
        "title": "Two", "text": "Two states.", "opening": "They met.", "rounds": 4, "rulebook": "plain",
        "issues": [{"id": "matter", "title": "The matter"}],
        "delegations": [
            {"id": "aa", "title": "Aa", "role": "neighbour", "text": "One."},
            {"id": "bb", "title": "Bb", "role": "neighbour", "text": "The other."},
        ],
        "concessions": [
            {"id": "ca", "title": "CA", "issue": "matter", "giver": "aa", "levels": levels},
            {"id": "cb", "title": "CB", "issue": "matter", "giver": "bb",
             "levels": [{"title": "a thing", "worth": {"bb": -5, "aa": 50}}]},
        ],
        "mandates": {seat: {"brief": "Trade.", "flows": [], "objectives": []} for seat in ("aa", "bb")},
    }  # fmt: skip
    return made | more


def _loaded(tmp_path: Path, **more: Any) -> Scenario:
    path = tmp_path / "two.yaml"
    path.write_text(json.dumps(_pair(**more)), encoding="utf-8")
    return load_scenario(path)


def _mistakes(tmp_path: Path, **more: Any) -> list[str]:
    path = tmp_path / "two.yaml"
    path.write_text(json.dumps(_pair(**more)), encoding="utf-8")
    return [mistake.message for mistake in check([path])]


BOTH = [{"is": "in_force", "concession": "ca"}, {"is": "in_force", "concession": "cb"}]
PEACE = {"id": "peace", "title": "Peace", "text": "It is over.", "rounds": 1}


@pytest.mark.parametrize(
    "need",
    [
        {"is": "all", "conditions": BOTH},
        {"is": "any", "at_least": 2, "conditions": [*BOTH, {"is": "in_force", "concession": "ca", "level": 2}]},
        {"is": "any", "conditions": [{"is": "all", "conditions": BOTH}, {"is": "round", "first": 9}]},
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_computers_reach_what_must_hold_together(need: dict[str, Any], level: str, tmp_path: Path) -> None:
    scenario = _loaded(tmp_path, settlements=[{**PEACE, "needs": [need]}])
    ends = [_played(scenario, level, seed).table.outcome for seed in range(4)]
    assert any(end is not None and end.kind == "settlement" for end in ends)


def test_more_than_there_are_cannot_hold(tmp_path: Path) -> None:
    (told,) = _mistakes(tmp_path, settlements=[{**PEACE, "needs": [{"is": "any", "at_least": 3, "conditions": BOTH}]}])
    assert "`at_least` asks for 3 of 2" in told


def test_a_sure_event_falls_once_when_its_condition_comes_true(tmp_path: Path) -> None:
    calm = {"do": "change", "meter": "tension", "by": -1}
    event = {"id": "fair", "title": "A fair", "text": "There was a fair.", "sure": True, "effects": [calm],
             "when": [{"is": "in_force", "concession": "ca"}]}  # fmt: skip
    scenario = _loaded(tmp_path, events=[event])
    fell = 0
    for seed in range(6):
        state = _played(scenario, "strong", seed)
        since = [d.since for d in state.table.deals if any(c.concession == "ca" for c in d.text.clauses) and d.since]
        told = [report.round for report in state.table.history for news in report.news if news.what == "fair"]
        assert len(told) <= 1
        assert told == [] or (since and told[0] == min(since) + 1)
        fell += len(told)
    assert fell
    assert "needs `when`" in _mistakes(tmp_path, events=[{**event, "when": []}])[0]


def test_a_worth_that_only_its_owner_knows_is_in_nobody_elses_view(tmp_path: Path) -> None:
    own = {"brief": "b.", "flows": [], "objectives": [], "worths": {"ca:1": [777, 777]}}
    mandates = _pair()["mandates"] | {"bb": own}
    scenario = _loaded(tmp_path, mandates=mandates, spread=0)
    state = new_game(scenario, 1)
    assert view(state, "bb").desk.worths["ca:1"] == 777
    assert scenario.setting.published("bb", "ca", 1) == 50
    assert "777" in dumps(to_json(view(state, "bb")))
    assert "777" not in dumps(to_json(view(state, "aa")))


def test_a_private_worth_must_name_a_level(tmp_path: Path) -> None:
    mandates = _pair()["mandates"] | {"bb": {"brief": "b.", "flows": [], "objectives": [], "worths": {"ca:3": 7}}}
    assert "There is no concession level `ca:3`: did you mean" in _mistakes(tmp_path, mandates=mandates)[0]


def test_only_the_moves_that_are_named_are_kept(tmp_path: Path) -> None:
    scenario = _loaded(tmp_path, rulebook="short", rules={"only_moves": ["address"]})
    assert [move.id for move in scenario.setting.rulebook.moves] == ["address"]
    told = _mistakes(tmp_path, rulebook="short", rules={"only_moves": ["adress"]})
    assert "did you mean `address`" in told[0]
    both = _mistakes(tmp_path, rulebook="short", rules={"only_moves": ["address"], "without_moves": ["demand"]})
    assert "leave out `without_moves`" in both[0]


def test_the_plain_rulebook_needs_no_alliance(tmp_path: Path) -> None:
    setting = _loaded(tmp_path).setting
    assert [move.id for move in setting.rulebook.moves] == ["restraint", "address"]
    assert not any("partner" in line.text for line in setting.rulebook.card)


def test_the_level_of_the_case_is_played_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = _loaded(tmp_path, level="strong")
    assert run_simulate(str(tmp_path / "two.yaml"), games=3, jobs=1, as_json=True) == 0
    own = json.loads(capsys.readouterr().out)
    assert run_simulate(str(tmp_path / "two.yaml"), games=3, jobs=1, delegates=["*=strong"], as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == own
    assert run_simulate(str(tmp_path / "two.yaml"), games=1, jobs=1) == 0
    assert "strong, the level of the case" in capsys.readouterr().out
    assert scenario.setting.level == "strong"
    assert "did you mean `strong`" in _mistakes(tmp_path, level="strog")[0]


def test_thirteen_delegations_and_seven_levels_are_too_many(tmp_path: Path) -> None:
    seats = [{"id": f"s{n}", "title": f"S{n}", "role": "neighbour", "text": "One."} for n in range(13)]
    wide = _mistakes(tmp_path, delegations=seats)
    assert any("2 to 12 delegations, not 13" in told for told in wide)
    steps = [{"title": f"step {n}", "worth": {"aa": -n, "bb": 9 * n}} for n in range(1, 8)]
    gift = {"id": "ca", "title": "CA", "issue": "matter", "giver": "aa", "levels": steps}
    deep = _mistakes(tmp_path, concessions=[gift, _pair()["concessions"][1]])
    assert any("1 to 6 levels, not 7" in told for told in deep)


def test_editors_know_every_word() -> None:
    schema = json.dumps(json_schema())
    for word in ('"all"', '"at_least"', '"sure"', '"only_moves"', '"worths"', '"level"', '"gates"'):
        assert word in schema
