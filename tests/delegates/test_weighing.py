"""What a text is worth beside what stands already: nothing is paid for twice, and nothing ends unnoticed."""

from __future__ import annotations

import pytest

from game.adviser import net
from game.content import load_scenario
from game.delegates import DELEGATES
from game.delegates.answering import Answering
from game.delegates.appraisal import appraise
from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.drafting import Drafting
from game.delegates.weighing import Weighing
from game.present.appraisal import worth as told_worth
from game.rules.model.terms import CHAIR, Actor, Clause, Plan, Text
from game.rules.round.forecast import undone_by
from game.rules.verbs.accept import Accept
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.session import Session
from game.wording import side_effects

PAIR = ("lindrow", "meridane")
FIRST = Text(PAIR, (Clause("consultation"), Clause("burden-lindrow")))
SWAPPED = Text(PAIR, (Clause("consultation"), Clause("assistance-lindrow")))
WHOLE = Text(PAIR, (Clause("consultation"), Clause("burden-lindrow"), Clause("assistance-lindrow")))


@pytest.fixture(scope="module")
def allied() -> Session:
    """A strait in whose first round Meridane gave consultation for a share of the burden."""
    scenario = load_scenario("strait")
    session = Session.start(scenario, 5, dict.fromkeys(scenario.setting.seats, "person"), {})
    session.submit("meridane", Offer(FIRST))
    session.submit("lindrow", Accept(1))
    session.submit(Actor(CHAIR), EndPhase())
    for seat in scenario.setting.seats:
        session.submit(seat, Commit(Plan()))
    assert session.table.round == 2
    assert [deal.status for deal in session.table.deals] == ["in force"]
    return session


def weighing(session: Session, seat: str, name: str = "standard") -> Weighing:
    view = session.view(seat)
    return Weighing(view, characters()[name], appraise(view, characters()[name]))


def answering(session: Session, seat: str, name: str) -> Answering:
    delegate = DELEGATES[name](seat, 1)
    assert isinstance(delegate, CharacterPlayer)
    return delegate.answering(session.view(seat))


def test_what_a_text_would_end_is_taken_off(allied: Session) -> None:
    """Putting the same consultation in a new text without the burden ends the burden."""
    own = weighing(allied, "meridane")
    burden = own.gain("meridane", WHOLE) - own.gain("meridane", SWAPPED)
    assert burden > 100
    assert own.gain("meridane", SWAPPED) < 0


def test_whatever_is_restated_counts_for_nothing(allied: Session) -> None:
    own = weighing(allied, "meridane")
    assert own.gain("meridane", FIRST) == 0
    alone = Text(PAIR, (Clause("assistance-lindrow"),))
    assert own.gain("meridane", WHOLE) == own.gain("meridane", alone)


@pytest.mark.parametrize("name", ["easy", "standard", "strong", "generous"])
def test_nobody_is_milked_by_restating_half_of_what_was_agreed(allied: Session, name: str) -> None:
    assert answering(allied, "meridane", name).refusal(SWAPPED) in ("too-little", "home")


@pytest.mark.parametrize("name", ["easy", "standard", "strong", "generous"])
def test_what_is_promised_already_buys_nothing_more(allied: Session, name: str) -> None:
    """Resale: the burden is borne already, so offering it again moves nobody."""
    again = Text(PAIR, (Clause("assistance-lindrow"), Clause("burden-lindrow")))
    assert answering(allied, "meridane", name).refusal(again) in ("too-little", "home")


def test_the_reader_is_told_what_would_end(allied: Session) -> None:
    view = allied.view("meridane")
    assert [clause.concession for clause in undone_by(view, SWAPPED)] == ["burden-lindrow"]
    told = "It replaces a text that stands, so this would end: a larger share of what the alliance costs."
    assert side_effects(view, SWAPPED) == told
    assert told_worth(view, SWAPPED).endswith(told)
    assert side_effects(view, WHOLE) == ""


def test_the_clauses_of_a_text_count_above_what_stands_and_what_it_ends_is_taken_off(allied: Session) -> None:
    view = allied.view("meridane")
    parts = {text: {part.kind: part.points for part in net(view, text).parts} for text in (FIRST, WHOLE, SWAPPED)}
    assert sum(parts[FIRST].values()) == 0, "it stands already"
    assert sum(parts[WHOLE].values()) == net(view, WHOLE).total
    assert parts[SWAPPED]["replaced"] < 0


def test_an_aim_that_asks_whom_a_promise_covers_counts_only_in_a_text_that_they_sign() -> None:
    view = Session.start(load_scenario("first-readout"), 4, {"fennick": "person"}, {}).view("fennick")
    character = characters()["strong"]
    weighing = Weighing(view, character, appraise(view, character))
    (aim,) = (each for each in view.mandate.objectives if "pause" in str(each.when))
    pause = (Clause("pause"),)
    with_isolane = Text(("fennick", "isolane", "ruvane"), pause)
    gained = weighing.gain("fennick", with_isolane) - weighing.gain("fennick", Text(("fennick", "ruvane"), pause))
    believed = view.desk.trust["ruvane"] + character.trusting + 10
    assert gained == aim.points * believed // 100
    drafting = Drafting(view, character, weighing, {})
    for text in (with_isolane, Text(("fennick", "ruvane"), pause)):
        (option,) = (levels for levels in drafting.options(Text(text.signatories)) if levels[0][0] == pause[0])
        assert option[0][1]["fennick"] == weighing.gain("fennick", text)
