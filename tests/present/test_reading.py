"""What one types is read back to whoever speaks to a computer, and to nobody else."""

from __future__ import annotations

from game.content import load_scenario
from game.present.hearing import reading
from game.rules.model.view import View
from game.rules.opening import new_game
from game.rules.reducer import check, view
from game.rules.verbs.offer import Offer


def seen(people: tuple[str, ...], seat: str = "ebrany") -> View:
    """The ferry's first negotiation as one town sees it."""
    return view(new_game(load_scenario("ferry"), 1, people), seat)


def test_a_proposal_is_read_back_with_the_text_that_could_be_put():
    table = seen(("ebrany",))
    found = reading(table, "the late boat for the dry dock", ("quellin",))
    assert found is not None
    assert found.draft is not None
    assert found.lines[0].startswith("Proposal:")
    check(table, Offer(found.draft))
    assert found.refusal == ""


def test_mere_words_have_no_text():
    found = reading(seen(("ebrany",)), "thanks, and what would you want for the mail?", ("quellin",))
    assert found is not None
    assert found.draft is None
    assert len(found.lines) == 2


def test_between_people_nothing_is_read():
    assert reading(seen(("ebrany", "quellin")), "the late boat for the dry dock", ("quellin",)) is None
    assert reading(seen(("ebrany",)), "  ", ("quellin",)) is None
