"""Before a signature it is said whom a text leaves out and which others it strikes."""

from __future__ import annotations

from game.content import load_scenario
from game.delegates import SCRIPT
from game.present.answers import offer_card
from game.present.signing import struck, uncovered
from game.rules.model.terms import Actor, Clause, Plan, Text, Use
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.session import Session

FENNICK = Actor("fennick")


def test_the_card_says_who_is_not_covered_and_what_a_signature_strikes() -> None:
    """Ruvane puts a pause for the two of them; the same bargain with Isolane's name strikes it."""
    session = Session.start(load_scenario("first-readout"), 7, {"fennick": "person"}, {"*": SCRIPT})
    for act in (Ready(), Commit(Plan((Use("readout", "isolane"),))), Ask("ruvane", (Clause("pause"),))):
        session.settle()
        session.submit(FENNICK, act)
    session.settle()
    view = session.view("fennick")
    (seen,) = view.offers_waiting()
    assert uncovered(view, seen.offer.text) == ("isolane",)
    said = " ".join(offer_card(view, seen).said)
    assert "It does not cover Isolane: only who signs is protected by pause in demonstrations." in said
    whole = Text(("fennick", "isolane", "ruvane"), seen.offer.text.clauses)
    assert uncovered(view, whole) == ()
    assert struck(view, whole) == (seen.number,)
    session.submit(FENNICK, Offer(whole))
    session.settle()
    after = session.view("fennick").offer(seen.number)
    assert after is not None
    assert after.offer.status == "struck"
