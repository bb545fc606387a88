"""What games come to: the golden plays, a spoken one and two hundred random games, against what is kept.

`golden/outcomes.txt` has a line a game: how it ended, the scores, and hashes of its meters, scores, texts and news.
The random games are kept as acts in `golden/wild.jsonl.gz`, so that another random player plays them no differently.
OVERTURE_WRITE_GOLDEN=1 writes the outcomes anew and gives the rules their next number, OVERTURE_WRITE_GAMES=1 the
games too: either is a change of the rules, and closes the records of the old ones to play.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import json
import os
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from scene import Scene
from test_golden import SEED, told
from wild import wild_steps

from game.content import load_scenario
from game.records import ruleset
from game.rules.model.meaning import Deed, Meaning
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.opening import new_game
from game.rules.reducer import play
from game.rules.verbs.say import Say
from game.wire import action_to_json, digest, dumps, to_json
from game.wire_reading import action_from_json

GOLDEN = Path(__file__).parent / "golden"
GAMES, KEPT = GOLDEN / "wild.jsonl.gz", GOLDEN / "outcomes.txt"
PLAYS = sorted(path.stem for path in GOLDEN.glob("*.play"))
CAST = {"strait": 80, "congress": 30, "ferry": 50, "first-readout": 40}
"""How many random games of each scenario are kept."""
PARTS = 8
"""The random games are tried in so many tests, side by side."""

scenario_of = cache(load_scenario)


def line(name: str, state: State) -> str:
    """One game in one line."""
    outcome, history = state.table.outcome, state.table.history
    ended = "not over" if outcome is None else f"{outcome.kind} in round {outcome.round} {outcome.settlement}".strip()
    deals = {deal.id: deal for held in (state.table, *state.rooms.values()) for deal in held.deals}
    parts = {
        "meters": [sorted(report.after.items()) for report in history],
        "scores": [
            [
                seat,
                desk.final,
                desk.score,
                desk.scores,
                sorted(desk.trust.items()),
                desk.support,
                sorted(desk.facts.items()),
            ]
            for seat, desk in sorted(state.desks.items())
        ]
        + [sorted(state.vault.scores.items())],
        "texts": [to_json(deal) for _, deal in sorted(deals.items())],
        "news": [[to_json(news) for news in report.news] for report in history],
    }
    scores = " ".join(f"{seat} {desk.final}" for seat, desk in sorted(state.desks.items()))
    return f"{name}: {ended}; {scores}; " + " ".join(f"{part} {digest(data)}" for part, data in parts.items())


def made() -> Iterator[str]:
    """The random games anew, as acts."""
    for name, number in CAST.items():
        for seed in range(1, number + 1):
            steps = wild_steps(scenario_of(name), seed)
            acts = [[step.seat, action_to_json(step.act)] for step in steps]
            yield dumps({"scenario": name, "seed": seed, "acts": acts})


def played(scenario: Scenario, seed: int, acts: list[tuple[str, object]]) -> State:
    """The end of a kept game."""
    state = new_game(scenario, seed)
    for seat, act in acts:
        state = play(state, seat, action_from_json(act))
    return state


@cache
def games() -> tuple[tuple[str, dict], ...]:
    """The kept games with their names."""
    lines = gzip.decompress(GAMES.read_bytes()).decode().splitlines()
    return tuple((f"{game['scenario']} {game['seed']}", game) for game in map(json.loads, lines))


def play_line(name: str) -> str:
    scene = Scene(load_scenario(name), SEED)
    deque(told(scene, (GOLDEN / f"{name}.play").read_text(encoding="utf-8")), maxlen=0)
    return line(f"{name}.play", scene.state)


def spoken_line() -> str:
    """A game in which words are given, kept and broken; random players say nothing that could be tested."""
    scene = Scene(load_scenario("strait"), SEED)
    quiet = Meaning("promise", deed=Deed("demonstration", "orveld", True))
    threat = Meaning("threat", deed=Deed("restrict", "meridane"), condition=(Deed("demonstration", "orveld"),))
    for plan in ("demonstration lindrow 1 pressure", "", "", ""):
        scene.does("orveld", Say("No demonstration.", ("meridane",), meanings=(quiet,)))
        scene.does("meridane", Say("Demonstrate and we tighten.", (), meanings=(threat,)))
        scene.round(orveld=plan)
    return line("spoken", scene.state)


def wild_line(name: str, game: dict) -> str:
    return line(name, played(scenario_of(game["scenario"]), game["seed"], game["acts"]))


def test_the_rules_have_a_number_of_their_own_for_these_outcomes():
    """Outcomes cannot change without it: OVERTURE_WRITE_GOLDEN=1 gives the next one."""
    assert hash_of_outcomes() == ruleset.OUTCOMES[ruleset.RULES]
    assert list(ruleset.OUTCOMES) == list(range(2, ruleset.RULES + 1))
    assert len(set(ruleset.OUTCOMES.values())) == len(ruleset.OUTCOMES)


@pytest.fixture(scope="module")
def kept() -> dict[str, str]:
    """What is kept, by game."""
    return {each.partition(":")[0]: each for each in KEPT.read_text(encoding="utf-8").splitlines()}


def write() -> None:
    """Writes what the games come to now."""
    lines = [*map(play_line, PLAYS), spoken_line(), *(wild_line(*game) for game in games())]
    KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    if hash_of_outcomes() != ruleset.OUTCOMES[ruleset.RULES]:
        number_anew()


def hash_of_outcomes() -> str:
    """What stands for all that is kept."""
    return hashlib.blake2b(KEPT.read_bytes(), digest_size=8).hexdigest()


def number_anew() -> None:
    """Gives the rules their next number: whatever changes an outcome closes the records of the old rules to play."""
    path = Path(ruleset.__file__)
    before, brace, after = path.read_text(encoding="utf-8").partition("\n}\n")
    line = f'\n    {ruleset.RULES + 1}: "{hash_of_outcomes()}",'
    path.write_text(before + line + brace + after, encoding="utf-8", newline="\n")
    importlib.reload(ruleset)


if os.environ.get("OVERTURE_WRITE_GAMES"):
    GAMES.write_bytes(gzip.compress("\n".join(made()).encode(), mtime=0))
if os.environ.get("OVERTURE_WRITE_GOLDEN") or os.environ.get("OVERTURE_WRITE_GAMES"):
    write()


@pytest.mark.parametrize("name", PLAYS)
def test_a_golden_play_comes_to_what_it_came_to(name: str, kept: dict[str, str]):
    assert play_line(name) == kept[f"{name}.play"]


def test_words_come_to_what_they_came_to(kept: dict[str, str]):
    assert spoken_line() == kept["spoken"]


@pytest.mark.parametrize("part", range(PARTS))
def test_random_legal_games_come_to_what_they_came_to(part: int, kept: dict[str, str]):
    for name, game in games()[part::PARTS]:
        assert wild_line(name, game) == kept[name]
