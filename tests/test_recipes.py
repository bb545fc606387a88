"""The recipes of CONTRIBUTING.md, carried out on a copy of the tree: what is new plays, is foreseen, told and kept."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent / "present"))

from drawn import Pages

ROOT = Path(__file__).parents[1]
RECIPES = dict(
    re.findall(
        r"<!-- recipe: (\w+) -->\n```\w+\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL
    )
)
MOVES = "  without_moves: [demand]\n  moves:\n"

CARRIED_OUT = """
import json, sys
from game.content import load_scenario
from game.delegates import DELEGATES
from game.rules import Actor, Commit, Plan, Use, new_game, play, view
from game.rules.choices import choices, filled, own_moves
from game.rules.model.terms import CHAIR
from game.rules.round.forecast import forecast
from game.rules.verbs import ACTS
from game.rules.verbs.end_phase import EndPhase
from game.session import Session
from game.terminal.completion import completions
from drawn import answered, in_the_window
from game.record import load_record
from game.wording import act_sentence, played_sentence
from game.present.why import why
from pathlib import Path

what, place = sys.argv[1], Path(sys.argv[2])
scenario = load_scenario("strait")
found = {}
session = Session.start(scenario, 7, dict.fromkeys(scenario.setting.seats, "person"), {}, place)
seen = session.view("meridane")
drafts = {"move": Commit(), "effect": Commit(), "verb": "take-note" in ACTS and ACTS["take-note"]("lindrow")}
if drafts.get(what):
    found["window"] = in_the_window(seen, drafts[what])
    found["answered"] = answered(seen, drafts[what])
    found["tab"] = completions(seen, Plan(), "do take-note " if what == "verb" else "plan ", [])
if what in ("move", "effect"):
    name = {"move": "salute", "effect": "vouch"}[what]
    found["offered"] = name in [move.id for move in own_moves(seen)]
    session.submit(Actor(CHAIR), EndPhase())
    use = filled(session.view("meridane"), Use(name))
    if use.target != "lindrow":
        use = filled(session.view("meridane"), Use(name, "lindrow"))
    ways = [c for c in choices(session.view("meridane"), "commit") if any(u.move == name for u in c.act.plan.moves)]
    found["possible"] = any(way.possible for way in ways)
    found["foreseen"] = sorted(forecast(session.view("meridane"), Plan((use,))).meters)
    session.submit("meridane", Commit(Plan((use,))))
    session.submit(Actor(CHAIR), EndPhase())
    after = session.view("lindrow")
    found["told"] = [played_sentence(after.setting, played) for played in after.table.history[-1].moves]
    asked = (("lindrow", "meridane"), ("tavenel", "lindrow"))
    found["why"] = [list(why(session.view(seat), f"trust:{seat}:{about}").lines) for seat, about in asked]
if what == "effect":
    own = Session.start(scenario, 7, dict.fromkeys(scenario.setting.seats, "person"), {}, place.with_suffix(".own"))
    own.submit(Actor(CHAIR), EndPhase())
    plans = [DELEGATES[level](seat, seed).choose(own.view(seat)).plan
             for level in ("easy", "standard", "strong") for seat in scenario.setting.seats for seed in range(3)]
    found["used"] = [sorted({u.move for u in plan.moves if u.move.startswith("boast")}) for plan in plans]
    own.close()
if what == "verb":
    act = ACTS["take-note"]("lindrow")
    found["possible"] = [c.act.to for c in choices(seen, "take-note") if c.possible]
    found["told"] = act_sentence(seen, act)
    session.submit("meridane", act)
    found["seen"] = [notice.text for notice in session.view("orveld").table.notices]
if what == "concession":
    from game.rules import Clause, Offer, Text
    text = Text(("orveld", "tavenel"), (Clause("lights"),))
    session.submit("tavenel", Offer(text))
    found["told"] = act_sentence(session.view("tavenel"), Offer(text))
    found["foreseen"] = sorted(forecast(session.view("tavenel"), text=text).meters)
if what == "page":
    import os
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from types import SimpleNamespace
    from game.desktop.screens.desk import Desk
    from game.desktop.screens.game import KEYS, TITLES
    from game.desktop.screens.read_page import read_page
    from game.seminar.pages.seat import SeatPages
    from game.seminar.pages.sheet import sheet
    desk = Desk(SimpleNamespace(view=lambda seat: seen, adviser="hints"), "meridane")
    found["window"] = [TITLES["friends"], KEYS["friends"], *(w.describe() for w in read_page(desk, "friends").walk())]
    found["tabs"] = [each["title"] for each in sheet(scenario.setting)["pages"]]
    found["browser"] = json.loads(SeatPages().parts(seen, ("friends",))["page:friends"])
if what == "character":
    found["plays"] = "listener" in DELEGATES
    state = new_game(scenario, 3)
    delegate = DELEGATES["listener"]("orveld", 5)
    act = delegate.choose(view(state, "orveld"))
    found["acts"] = act is not None and play(state, "orveld", act) is not state
session.close()
replayed = load_record(place).last()
found["replayed"] = replayed.table == session.truth().table
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that the game is made of."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("game", "scenarios", "assets"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def carry_out(tree: Path, what: str, tmp_path: Path) -> dict:
    """What comes of a recipe."""
    done = subprocess.run(
        [sys.executable, "-c", CARRIED_OUT, what, str(tmp_path / f"{what}.jsonl")],
        cwd=tree, capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests" / "present")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert found["replayed"]
    return found


def in_every_form(browser: Any, tree: Path, found: dict, title: str, word: str, to: str = "") -> bool:
    """Whether something new stands in the window's form, in the browser's, and among what the Tab key offers."""
    pages = Pages(browser, tree / "assets" / "seminar")
    drawn = pages.drawn(*found["answered"], to)
    pages.close()
    return title in found["window"] and title in drawn and word in found["tab"]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_client(tree: Path, tmp_path: Path, *lines: str) -> str:
    """What the line client answers to some lines, in a game that begins."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "strait", "--seat", "meridane", "--seed", "7", "--client", "terminal",
         "--level", "easy", "--record", str(tmp_path / "typed.jsonl")],
        cwd=tree, input="\n".join((*lines, "quit", "")), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_a_move_is_yaml_alone(tree: Path, tmp_path: Path, browser: Any):
    edit(tree / "scenarios" / "strait.yaml", MOVES, MOVES + RECIPES["move"])
    found = carry_out(tree, "move", tmp_path)
    assert in_every_form(browser, tree, found, "Salute a neighbour", "salute")
    assert found["offered"]
    assert found["possible"]
    assert "Meridane saluted Lindrow." in found["told"]
    assert any("Meridane's salute to Lindrow" in line for line in found["why"][0])
    said = line_client(tree, tmp_path, "ready", "plan salute lindrow", "plan")
    assert "Salute a neighbour to Lindrow meant as an invitation" in said


def test_a_kind_of_effect_is_one_file_and_one_line(tree: Path, tmp_path: Path, browser: Any):
    (tree / "game" / "rules" / "effects" / "vouch.py").write_text(RECIPES["effect"], encoding="utf-8")
    # A second kind after the same recipe, which concerns the speaker itself: once to its good and once to its harm.
    boast = (
        RECIPES["effect"]
        .replace("Vouch", "Boast")
        .replace("vouch", "boast")
        .replace("{done.use.target}", "{done.seat}")
    )
    (tree / "game" / "rules" / "effects" / "boast.py").write_text(boast, encoding="utf-8")
    effects = '    "leak",\n    "boast",\n    "vouch",\n'
    edit(tree / "game" / "rules" / "effects" / "__init__.py", '    "leak",\n', effects)
    move = (
        "    - id: vouch\n      title: Vouch for somebody\n      text: Speak up for another.\n      target: other\n"
        '      told: "{by} vouched for {target}."\n      noun: word\n      with: for\n'
        "      effects:\n        - {do: vouch, by: 5}\n"
    )
    boasts = "".join(
        f"    - {{id: boast-{how}, title: Boast {how}, text: Speak up., told: '{{by}} boasted.', target: none, "
        f"effects: [{{do: boast, by: {by}}}]}}\n"
        for how, by in (("well", 30), ("ill", -30))
    )
    edit(tree / "scenarios" / "strait.yaml", MOVES, MOVES + move + boasts)
    found = carry_out(tree, "effect", tmp_path)
    assert found["used"].count(["boast-well"]) > len(found["used"]) / 2, "delegations use it where its forecast is good"
    assert not any("boast-ill" in used for used in found["used"]), "and nowhere else"
    assert in_every_form(browser, tree, found, "Vouch for somebody", "vouch")
    assert found["offered"]
    assert found["possible"]
    assert "Meridane vouched for Lindrow." in found["told"]
    assert any("Meridane's word for Lindrow" in line for line in found["why"][1])
    types = subprocess.run(
        [sys.executable, "-m", "game", "schema"], cwd=tree, capture_output=True, text=True, check=True
    )
    assert "vouch" in types.stdout


def test_a_verb_is_one_file(tree: Path, tmp_path: Path, browser: Any):
    (tree / "game" / "rules" / "verbs" / "take_note.py").write_text(RECIPES["verb"], encoding="utf-8")
    found = carry_out(tree, "verb", tmp_path)
    assert in_every_form(browser, tree, found, "Take note", "kessary", "lindrow")
    assert "I take note of what Lindrow did." in found["window"]
    assert found["possible"] == ["orveld", "lindrow", "tavenel", "kessary"]
    assert found["told"] == "I take note of what Lindrow did."
    assert found["seen"] == ["Meridane takes note of what Lindrow did."]
    said = line_client(tree, tmp_path, "can take-note", "do take-note lindrow")
    assert "`do take-note lindrow`" in said
    assert "I take note of what Lindrow did." in said


def test_a_concession_is_yaml_alone(tree: Path, tmp_path: Path):
    edit(tree / "scenarios" / "strait.yaml", "\nconcessions:\n", "\nconcessions:\n" + RECIPES["concession"])
    found = carry_out(tree, "concession", tmp_path)
    assert "lights that burn all night" in found["told"]
    assert "tension" in found["foreseen"]


def test_a_character_is_yaml_alone(tree: Path, tmp_path: Path):
    path = tree / "scenarios" / "characters.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + RECIPES["character"], encoding="utf-8")
    found = carry_out(tree, "character", tmp_path)
    assert found["plays"]
    assert found["acts"]


def test_a_page_to_read_is_one_file_and_one_line(tree: Path, tmp_path: Path):
    (tree / "game" / "present" / "friends.py").write_text(RECIPES["page"], encoding="utf-8")
    registry = tree / "game" / "present" / "pages.py"
    edit(registry, "from game.present.ledger", "from game.present.friends import friends\nfrom game.present.ledger")
    kind = 'Kind("friends", "Friends", "trust", "How far you trust each delegation.", friends)'
    assert kind in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    edit(registry, "        Kind(", f"        {kind},\n        Kind(")
    found = carry_out(tree, "page", tmp_path)
    said = line_client(tree, tmp_path, "help", "friends")
    sentence = re.search(r"Your trust in Lindrow is \d+ of 100 \([a-z ]+\)\.", said)
    assert sentence is not None
    assert "- friends: How far you trust each delegation." in said
    assert sentence.group() in found["window"]
    assert found["window"][0] == "Friends"
    assert "Friends" in found["tabs"]
    assert sentence.group() in json.dumps(found["browser"])
