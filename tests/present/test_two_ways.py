"""The adviser by how much it says: finished acts, two ways to choose from, or nothing; and none contradicts itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from game.adviser import matters, net, ways
from game.adviser.model import seasoned
from game.content import load_scenario
from game.host.session import Session
from game.present.adviser_mode import usual_help
from game.present.counsel import counsel
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.round.forecast import home_answer
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.ready import Ready

STRAIT = load_scenario("strait")
SEATS = ("meridane", "lindrow")


@pytest.fixture(scope="module")
def moments() -> list[View]:
    """What two people see before each of their turns in three rounds in which computers play."""
    session = Session.start(STRAIT, 4, dict.fromkeys(SEATS, "person"), {"*": "standard-cast"})
    seen = []
    for _ in range(3):
        session.settle(sync=False)
        seen += [session.view(seat) for seat in SEATS]
        for verb in ("ready", "commit"):
            for seat in SEATS:
                session.submit(seat, _done(verb), sync=False)
            session.settle(sync=False)
            if verb == "ready":
                seen += [session.view(seat) for seat in SEATS]
    return seen


def _done(verb: str) -> Act:
    return Ready() if verb == "ready" else Commit()


def test_hints_name_two_ways_with_what_speaks_for_each_and_no_finished_act(moments: list[View]) -> None:
    offered = 0
    for view in moments:
        said = counsel(view, "hints")
        assert said.act is None
        assert not said.would
        assert len(said.ways) <= 2
        assert len({way.title for way in said.ways}) == len(said.ways)
        assert all(way.speaks.endswith(".") for way in said.ways)
        assert not any("worth signing" in line or "would decline" in line for line in said.look)
        offered += len(said.ways) == 2
    assert offered >= len(moments) // 2, "nearly always there is something to choose"


def test_an_offer_that_would_fall_at_home_is_not_praised_for_its_figure_alone(moments: list[View]) -> None:
    told = 0
    for view in moments:
        poor = replace(view, desk=replace(view.desk, support=0))
        look = counsel(poor, "hints").look
        for seen in poor.offers_waiting():
            falls = home_answer(poor, seen.offer.text, poor.seat).verdict != "passes"
            for line in look:
                if line.startswith(f"Offer {seen.number} by"):
                    assert ("fall at your home" in line) == falls
                    told += falls
    assert told


def test_signing_what_costs_more_than_it_brings_is_no_way(moments: list[View]) -> None:
    for view in moments:
        answering = seasoned(view).answering(view)
        for way in ways(view):
            if isinstance(way.act, Accept):
                seen = view.offer(way.act.offer)
                assert seen is not None
                assert answering.worth(seen.offer.text) > 0


def test_each_way_can_be_gone_and_fits_the_phase(moments: list[View]) -> None:
    for view in moments:
        for way in ways(view):
            check(view, way.act)
            assert (way.act.verb == "commit") == (view.table.phase == "signals")


def test_signing_and_holding_out_are_two_ways_about_one_text(moments: list[View]) -> None:
    met = 0
    for view in moments:
        first, *rest = (*ways(view), None)
        if first is not None and isinstance(first.act, Accept) and rest[0] is not None:
            met += 1
            answer = rest[0].act
            assert str(first.act.offer) in rest[0].title
            assert answer.verb == "offer" or (isinstance(answer, Decline) and answer.offer == first.act.offer)
    assert met


def test_off_says_nothing_and_full_says_what_it_would_do(moments: list[View]) -> None:
    for view in moments:
        off = counsel(view, "off")
        assert (off.act, off.ways, off.words) == (None, (), ())
        full = counsel(view, "full")
        assert not full.ways
        assert full.act is not None or full.reason


def test_finished_acts_are_for_who_is_learning() -> None:
    lesson = load_scenario("first-readout").setting
    assert [usual_help(STRAIT.setting, level) for level in ("easy", "standard", "strong")] == ["full", "hints", "hints"]
    assert usual_help(lesson, "strong") == "full"


def test_what_a_text_does_to_the_end_is_no_loss_because_strong_delegations_hold_out() -> None:
    """A text that brings the season nearer is worth more for it, from the first round on."""
    ferry = load_scenario("ferry")
    session = Session.start(ferry, 4, {"ebrany": "person"}, {"*": "standard"})
    session.settle(sync=False)
    view = session.view("ebrany")
    (offer,) = (hint for hint in matters(view) if hint.kind == "offer")
    seen = view.offer(int(offer.about))
    assert seen is not None
    (ending,) = (part.points for part in net(view, seen.offer.text).parts if part.kind == "settlement")
    assert ending > 0
