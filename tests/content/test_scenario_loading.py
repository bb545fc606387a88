"""What a file becomes: worths are spread, rulebooks merged, shipped scenarios found."""

from pathlib import Path
from time import process_time

import pytest
from breaking import HARBOUR, said
from msgspec.structs import replace

from game.content import check, load_scenario, scenario_ids, summaries
from game.datafiles import data_path
from game.rules.model.rulebook import Numbers
from game.rules.model.units import Range


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with the harbour in it."""
    (tmp_path / "harbour.yaml").write_bytes(HARBOUR.read_bytes())
    return tmp_path


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_worth_is_spread_outward_and_a_range_is_kept(shelf: Path) -> None:
    setting = load_scenario(shelf / "harbour.yaml").setting
    first, second = setting.concession["lamps"].levels
    assert first.worth == {"ardan": Range(-24, -16), "brisk": Range(24, 36), "corin": Range(24, 36)}
    assert second.worth["brisk"] == Range(50, 90)
    rewrite(shelf / "harbour.yaml", "spread: 20", "spread: 21")
    first, _ = load_scenario(shelf / "harbour.yaml").setting.concession["lamps"].levels
    assert first.worth["ardan"] == Range(-25, -15)
    assert first.worth["ardan"].middle == -20


def test_a_rulebook_beside_the_scenario_extends_another(shelf: Path) -> None:
    (shelf / "mine.yaml").write_text("extends: standard\nnumbers: {capital: 5}\nwithout_moves: [hedge]\n")
    rewrite(shelf / "harbour.yaml", "rulebook: standard", "rulebook: mine.yaml")
    standard = load_scenario("strait").setting.numbers
    setting = load_scenario(shelf / "harbour.yaml").setting
    assert setting.numbers == replace(standard, capital=5)
    assert "hedge" not in setting.move
    assert check([shelf / "mine.yaml"]) == []


def test_a_scenario_changes_single_keys_of_a_move(shelf: Path) -> None:
    before = load_scenario(shelf / "harbour.yaml").setting
    rewrite(shelf / "harbour.yaml", "mandates:", "rules:\n  moves:\n    - {id: hedge, cost: 1}\n\nmandates:")
    after = load_scenario(shelf / "harbour.yaml").setting
    assert after.move["hedge"] == replace(before.move["hedge"], cost=1)
    assert list(after.move) == list(before.move)


def test_a_scenario_adds_a_move_and_changes_numbers(shelf: Path) -> None:
    rules = (
        "rules:\n  leave_out: [intent]\n  numbers: {capital: 4}\n  moves:\n"
        "    - id: bell\n      title: Ring the bell\n      text: It wakes everybody.\n"
        "      effects: [{do: change, meter: fog, by: -5}]\n\nmandates:"
    )
    rewrite(shelf / "harbour.yaml", "mandates:", rules)
    setting = load_scenario(shelf / "harbour.yaml").setting
    assert setting.move["bell"].effects[0].by == -5
    assert (setting.numbers.capital, setting.numbers.carry) == (4, Numbers().carry)
    assert not setting.plays("intent")


def test_a_move_that_is_gone_is_forgotten_by_the_others(shelf: Path) -> None:
    rewrite(shelf / "harbour.yaml", "mandates:", "rules:\n  without_moves: [restraint]\n\nmandates:")
    setting = load_scenario(shelf / "harbour.yaml").setting
    assert setting.move["demonstration"].excludes == ()


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ("  without_moves: [hegde]", "The rulebook has no move `hegde`: did you mean `hedge`?"),
        ("  without_moves: hedge", "A list of moves to leave out is wanted here."),
        ("  number: {capital: 4}", "There is no key `number` in `rules`: did you mean `numbers`?"),
        ("  numbers: {capitol: 4}", "There is no key `capitol` in a numbers: did you mean `capital`?"),
        ("  moves: [{id: bell}]", "A move needs `title`: what players read."),
        ("  leave_out: [door]", "`door` is not possible here: did you mean `doors`?"),
        ("  [hedge]", "Changes to the rules are written as keys with values, such as `numbers:`."),
    ],
)
def test_mistakes_in_changed_rules_point_into_the_scenario(shelf: Path, rules: str, sentence: str) -> None:
    text = HARBOUR.read_text().replace("mandates:", f"rules:\n{rules}\n\nmandates:")
    found = said(shelf / "harbour.yaml", text.encode())
    assert any(each.endswith(sentence) and each.startswith("15") for each in found), found


def test_a_mistake_in_a_rulebook_points_into_the_rulebook(shelf: Path) -> None:
    (shelf / "mine.yaml").write_text("extends: standard\nnumbers:\n  capital: lots\n")
    rewrite(shelf / "harbour.yaml", "rulebook: standard", "rulebook: mine.yaml")
    sentence = "A whole number from 0 to 20 is wanted here, not `lots`."
    for file in ("harbour.yaml", "mine.yaml"):
        assert [str(each) for each in check([shelf / file])] == [f"{shelf / 'mine.yaml'}:3:12: {sentence}"]


def test_a_scenario_may_be_a_folder(shelf: Path) -> None:
    (shelf / "harbour").mkdir()
    (shelf / "harbour.yaml").rename(shelf / "harbour" / "scenario.yaml")
    assert load_scenario(shelf / "harbour").id == "harbour"
    assert load_scenario(shelf / "harbour" / "scenario.yaml").id == "harbour"


def test_what_comes_with_the_game_is_in_order() -> None:
    assert {"strait", "first-readout"} <= set(scenario_ids())
    assert check(scenario_ids()) == []
    assert check(sorted(data_path("scenarios/rulebooks").glob("*.yaml"))) == []


def test_summaries_say_what_can_be_played() -> None:
    strait = next(each for each in summaries() if each.id == "strait")
    assert strait.title == "The Veil Strait"
    assert (strait.rounds, len(strait.seats)) == (8, 5)


def test_the_flagship_is_loaded_and_checked_in_a_tenth_of_a_second() -> None:
    times = []
    for _ in range(5):
        begun = process_time()
        load_scenario("strait")
        times.append(process_time() - begun)
    # The best of five, in time of this process: other work on the machine is not the loader's.
    assert min(times) < 0.1
