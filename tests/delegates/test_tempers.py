"""Tempers: drawn by the seed from what a seat may be, apart from skill, and told by the acts that gave them away."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from game.content import load_scenario
from game.debrief.evidence import everything
from game.debrief.tempers import signs
from game.delegates import DELEGATES
from game.delegates.cast import company, drawn, may_be, seated
from game.delegates.character import Character, characters
from game.delegates.tempers import PLAIN, called, temper_of, tempers
from game.host.session import Session
from game.records import load_record
from game.rules.model.refusal import Illegal
from game.rules.model.words import LEVELS

STRAIT = load_scenario("strait")
SETTING = STRAIT.setting
SKILL = ("noise", "texts", "exact", "foresight", "caution")
"""Fields that say how well a delegation plays."""


@pytest.mark.parametrize("level", LEVELS)
def test_a_temper_leaves_skill_alone(level: str) -> None:
    base = characters()[level]
    for name, temper in tempers().items():
        shown = temper.at(level, name)
        assert [getattr(shown, field) for field in SKILL] == [getattr(base, field) for field in SKILL]
        changed = {field for field in Character.__struct_fields__ if getattr(shown, field) != getattr(base, field)}
        only_in_name = changed <= {"name", "title", "text", "steady"}
        assert (name == PLAIN) == only_in_name, "the plain temper, and no other, changes nothing"


def test_every_level_in_every_temper_can_take_a_seat() -> None:
    for level in LEVELS:
        for name in tempers():
            assert called(level, name) in DELEGATES
            assert temper_of(called(level, name)) == name
    assert temper_of("always-hedges") == temper_of("random") == ""


def test_each_seat_may_be_three_or_four_things_and_is_none_other() -> None:
    for seat in SETTING.seats:
        for level in ("standard", "strong"):
            among = may_be(SETTING, seat, level)
            assert 3 <= len(among) <= 4
            met = {temper_of(drawn(SETTING, seed, seat, level)) for seed in range(80)}
            assert met == set(among)


def test_what_is_drawn_hangs_on_the_seed_alone_and_what_is_named_is_not_drawn() -> None:
    one = seated(SETTING, 5, {"*": "strong-cast", "kessary": "naive"})
    other = seated(SETTING, 5, {"*": "strong-cast", "orveld": "never-talks"})
    assert one["kessary"] == "naive"
    assert other["orveld"] == "never-talks"
    assert all(one[seat] == other[seat] for seat in ("meridane", "lindrow", "tavenel"))
    assert seated(SETTING, 5, {"*": "strong"}) == {"*": "strong"}


def test_who_plays_with_people_is_drawn_unless_somebody_says_otherwise() -> None:
    assert company(SETTING, "strong") == {"*": "strong-cast"}
    assert company(SETTING, "strong", plain=True) == {"*": "strong"}
    fixed = {"orveld": "deceitful", "kessary": "plain", "tavenel": "always-hedges"}
    assert company(SETTING, "easy", fixed) == {
        "*": "easy-cast", "orveld": "easy-deceitful", "kessary": "easy", "tavenel": "always-hedges",
    }  # fmt: skip
    for wrong in ({"nowhere": "proud"}, {"orveld": "humble"}):
        with pytest.raises(Illegal, match="choose from"):
            company(SETTING, "easy", wrong)


def test_the_record_keeps_what_was_drawn_though_the_cast_is_edited_later(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = Session.start(STRAIT, 5, {}, {"*": "strong-cast"}, path)
    session.close()
    held = load_record(path).header.delegates
    assert held == seated(SETTING, 5, {"*": "strong-cast"})
    assert {temper_of(held[seat]) for seat in SETTING.seats} <= set(tempers())


def test_a_scenario_that_names_no_temper_has_plain_delegations() -> None:
    lesson = load_scenario("first-readout").setting
    assert {drawn(lesson, 3, seat, "easy") for seat in lesson.seats} == {"easy"}


def test_the_debrief_tells_the_acts_that_gave_a_temper_away_and_why(tmp_path: Path) -> None:
    """A few games with a temper in each seat: every one gives itself away, and a plain delegation never."""
    names = {
        "orveld": "standard-deceitful", "meridane": "standard-hard-liner", "lindrow": "standard-anxious",
        "tavenel": "standard-broker", "kessary": "standard-opportunist",
    }  # fmt: skip
    seen = set()
    for seed in range(11, 23):
        if seen == set(SETTING.seats):
            break
        session = Session.start(STRAIT, seed, {}, names, tmp_path / f"{seed}.jsonl")
        session.settle(sync=False)
        session.close()
        known = everything(load_record(tmp_path / f"{seed}.jsonl"))
        for seat in SETTING.seats:
            found = signs(known, seat)
            seen |= {seat} if found else set()
            assert [sign.round for sign in found] == sorted(sign.round for sign in found)
            assert all(sign.why.endswith(".") for sign in found)
            assert all(sign.act for sign in found)
            assert signs(replace(known, delegates={**names, seat: "standard"}), seat) == ()
    assert seen == set(SETTING.seats)
