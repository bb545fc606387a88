"""Computers at every level play what an author may write: any need of a settlement, any meter of its own, any ring."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as some
from written import IDS, Part, cares, gives, loaded, written

from game.content import ScenarioError
from game.debrief.concession_gains import all_gain, forecast_gains
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.session import Session

LEVELS = ("easy", "standard", "strong")


def played(scenario: Scenario, level: str, seed: int = 1) -> State:
    """A game of computers, to its end."""
    session = Session.start(scenario, seed, {}, {"*": level})
    session.settle(sync=False)
    state = session.truth()
    assert state.table.outcome is not None, "the table stands still"
    return state


def signed(state: State) -> set[str]:
    """What was given in texts that came into force."""
    return {clause.concession for deal in state.table.deals for clause in deal.text.clauses}


# -- what a settlement may need --------------------------------------------------------------------

NEEDS: dict[str, Part] = {
    "meter": {"is": "meter", "meter": "tension", "at_most": 40},
    "own meter": {"is": "meter", "meter": "calm", "at_least": 60},
    "private meter": {"is": "meter", "meter": "mood", "of": "bb", "at_least": 60},
    "quiet": {"is": "quiet", "of": "aa"},
    "round": {"is": "round", "first": 3},
    "did": {"is": "did", "move": "address", "by": "aa"},
    "talks": {"is": "talks", "between": ["aa", "bb"]},
    "promise": {"is": "in_force", "concession": "caa"},
    "covering promise": {"is": "in_force", "concession": "cbb", "covers": ["aa", "bb"]},
}


TRADE = [{"is": "in_force", "concession": "caa"}, {"is": "in_force", "concession": "cbb"}]

OF_ALLIANCES = [
    "demonstration", "readout", "exercise", "pledge", "hedge", "restrict", "ease", "restraint", "demand", "lower-price",
    "raise-price",
]  # fmt: skip


def traders(*needs: Part) -> Part:
    """Two who gain much by trading, with a door between them, and a settlement that needs the trade and more."""
    table = written(rulebook="standard", meters=[
        {"id": "calm", "title": "Calm", "of": "table", "start": 50},
        {"id": "mood", "title": "Mood", "of": "delegation", "start": 50, "seen": "owner"},
    ])  # fmt: skip
    table["rules"] = {"without_moves": OF_ALLIANCES}
    table["doors"] = [{"sides": [{"side": seat, "start": 0, "rungs": [{"title": "Nothing"}]} for seat in IDS[:2]]}]
    gives(table, "aa", {"aa": -10, "bb": 60}, {"do": "change", "meter": "calm", "by": 4})
    gives(table, "bb", {"bb": -10, "aa": 60}, {"do": "change", "meter": "mood", "of": "bb", "by": 4})
    table["settlements"] = [{"id": "s", "title": "Settled", "text": "It is settled.", "needs": [*needs, *TRADE]}]
    return table


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("need", NEEDS)
def test_any_condition_may_stand_in_needs(need: str, level: str, tmp_path: Path) -> None:
    assert signed(played(loaded(traders(NEEDS[need]), tmp_path), level)) == {"caa", "cbb"}


def nested() -> some.SearchStrategy[Part]:
    """Any condition, or any or none of several, however deep."""
    return some.recursive(
        some.sampled_from(list(NEEDS.values())),
        lambda inner: some.builds(
            lambda word, each: {"is": word, "conditions": each},
            some.sampled_from(["any", "any", "none"]),
            some.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=5,
    )


@settings(max_examples=25, deadline=None)
@given(needs=some.lists(nested(), min_size=1, max_size=3), level=some.sampled_from(LEVELS), seed=some.integers(1, 99))
def test_any_conditions_together_and_inside_each_other(needs: list[Part], level: str, seed: int) -> None:
    table = traders(*needs)
    with tempfile.TemporaryDirectory() as folder:
        try:
            scenario = loaded(table, Path(folder))
        except ScenarioError:
            reject()  # needs that can never be met together: the author is told
    assert signed(played(scenario, level, seed))


# -- meters of an author's own ---------------------------------------------------------------------


def _shared(table: Part, meter: str, by: int) -> Part:
    """Everybody can do something for what is everybody's, at a cost that nobody pays back in worths."""
    per_ten = 90 if by > 0 else -90
    for seat in table["mandates"]:
        gives(table, seat, {seat: -30}, {"do": "change", "meter": meter, "by": by})
        cares(table, seat, meter, per_ten)
    return table


def lowered() -> Part:
    """What the table shares is to fall."""
    meters = [{"id": "weed", "title": "Weed", "of": "table", "start": 60}]
    return _shared(written(meters=meters, drifts=[{"meter": "weed", "by": 2}]), "weed", -2)


def raised() -> Part:
    """What the table shares is to rise."""
    return _shared(written(meters=[{"id": "fish", "title": "Fish", "of": "table", "start": 30}]), "fish", 2)


def lake() -> Part:
    """Three who all draw from one lake."""
    return _shared(written(3, meters=[{"id": "lack", "title": "Lack", "of": "table", "start": 50}]), "lack", -3)


def dust(seen: str) -> Part:
    """Each has a meter of its own, and only the other can do something about it."""
    table = written(meters=[{"id": "dust", "title": "Dust", "of": "delegation", "start": 60, "seen": seen}])
    for seat, other in (("aa", "bb"), ("bb", "aa")):
        gives(table, seat, {seat: -30}, {"do": "change", "meter": "dust", "of": other, "by": -3})
        cares(table, seat, "dust", -90, of=seat)
    return table


def dust_for_money() -> Part:
    """Each cares for another thing, one of them hidden: neither mandate tells what the other wants."""
    table = written(meters=[
        {"id": "dust", "title": "Dust", "of": "delegation", "start": 60},
        {"id": "purse", "title": "Purse", "of": "delegation", "start": 30, "seen": "owner"},
    ])  # fmt: skip
    gives(table, "aa", {"aa": -30}, {"do": "change", "meter": "dust", "of": "bb", "by": -3})
    gives(table, "bb", {"bb": -30}, {"do": "change", "meter": "purse", "of": "aa", "by": 3})
    cares(table, "bb", "dust", -90, of="bb")
    cares(table, "aa", "purse", 90, of="aa")
    return table


def capped() -> Part:
    """What drifts for the table can be held back, for money."""
    table = written(meters=[{"id": "weed", "title": "Weed", "of": "table", "start": 40}])
    table["drifts"] = [{"meter": "weed", "by": 5}]
    gives(table, "aa", {"aa": -30}, {"do": "cap", "meter": "weed", "to": 2})
    gives(table, "bb", {"bb": -20, "aa": 80})
    cares(table, "bb", "weed", -90)
    return table


def ring(count: int = 3, beside: int = 0) -> Part:
    """Each of so many has something for the next, so that no fewer have anything to trade; others look on."""
    table = written(count + beside)
    for number, seat in enumerate(IDS[:count]):
        gives(table, seat, {seat: -10, IDS[(number + 1) % count]: 60})
    return table


def aimed() -> Part:
    """Nobody pays for a meter that falls, but each has an aim that hangs on it at the end, far from where it stands."""
    meters = [{"id": "fish", "title": "Fish", "of": "table", "start": 40}]
    table = written(3, meters=meters, drifts=[{"meter": "fish", "by": -2}])
    for seat, mandate in table["mandates"].items():
        gives(table, seat, {seat: -20}, {"do": "change", "meter": "fish", "by": 4})
        far = [{"is": "meter", "meter": "fish", "at_least": 60}]
        mandate["objectives"].append({"title": "Fish", "points": 600, "when": far})
    return table


TABLES: dict[str, Callable[[], Part]] = {
    "a table's meter to lower": lowered,
    "a table's meter to raise": raised,
    "a lake that three share": lake,
    "each a meter that everybody sees": lambda: dust("all"),
    "each a meter that only its owner sees": lambda: dust("owner"),
    "two meters, one hidden": dust_for_money,
    "a cap on a table's meter": capped,
    "a ring": ring,
    "a ring of four": lambda: ring(4),
    "a ring of four among seven": lambda: ring(4, 3),
    "aims on a table's meter": aimed,
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("table", TABLES)
def test_a_text_is_signed_wherever_there_is_something_to_gain(table: str, level: str, tmp_path: Path) -> None:
    scenario = loaded(TABLES[table](), tmp_path)
    assert all_gain(scenario, forecast_gains(scenario))
    assert sum(bool(signed(played(scenario, level, seed))) for seed in range(1, 6)) >= 4


def test_a_cap_holds_back_a_meter_of_the_table(tmp_path: Path) -> None:
    state = played(loaded(capped(), tmp_path), "strong")
    last = state.table.history[-1]
    assert "caa" in signed(state)
    assert last.after["weed"] - last.before["weed"] == 2


def test_what_nobody_wishes_for_is_not_signed(tmp_path: Path) -> None:
    """The other way round nobody gains, so nobody signs: it is the meter that makes the difference."""
    table = raised()
    for seat in ("aa", "bb"):
        table["mandates"][seat]["flows"].clear()
        cares(table, seat, "fish", -90)
    scenario = loaded(table, tmp_path)
    assert not all_gain(scenario, forecast_gains(scenario))
    for level in LEVELS:
        assert signed(played(scenario, level)) == set()
