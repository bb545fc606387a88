"""Two people as a measure needs them: one who does nothing, and one who takes everything at its face.

They sit where a student would sit who has not understood the game; they are no delegates that anybody should meet.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.delegates.appraisal import clause_share
from game.rules.effects.purposes import speaks_to_its_public
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.reducer import allowed
from game.rules.round.forecast import horizon
from game.rules.round.plans import check_plan
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.ready import Ready


class IdlePerson:
    """Makes empty plans; puts, signs and answers nothing."""

    def __init__(self, seat: str, private_seed: int) -> None:
        self.seat = seat

    def choose(self, view: View) -> Act | None:
        """Says that it is ready, and commits an empty plan."""
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(Plan())
        return None if view.table.phase != "negotiation" or view.desk.ready else Ready()


class NaivePerson:
    """Signs whatever is worth more than nothing on its face, puts nothing, reads invitations, addresses its public."""

    def __init__(self, seat: str, private_seed: int) -> None:
        self.seat = seat

    def choose(self, view: View) -> Act | None:
        """Reads what waits to be read, signs what looks good, and is ready."""
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(_address(view))
        if view.table.phase != "negotiation" or view.desk.ready:
            return None
        for signal in signals_to_read(view):
            return Read(signal.by, signal.move, "invitation")
        for shown in view.offers():
            waits = shown.offer.status == "open" and self.seat not in shown.offer.signed
            if waits and face(view, shown.offer.text) > 0 and allowed(view, act := Accept(shown.number)):
                return act
        return Ready()


def face(view: View, text: Text) -> int:
    """What a text brings by its worths alone if everyone keeps it, in hundredths of a point until the end."""
    return sum(_clause(view, clause, view.desk.worths) for clause in text.clauses)


def _clause(view: View, clause: Clause, worths: Mapping[str, int]) -> int:
    rounds = min(clause_share(view, clause)[0], horizon(view))
    return worths.get(f"{clause.concession}:{clause.level}", 0) * rounds


def _address(view: View) -> Plan:
    """A plan with nothing but words to the own public, where there is such a move and it can be paid."""
    words = next(filter(speaks_to_its_public, view.setting.rulebook.moves), None)
    if words is None:
        return Plan()
    plan = Plan((Use(words.id),))
    try:
        check_plan(view, plan)
    except Illegal:
        return Plan()
    return plan
