"""What would mend a refused act, as an act that the rules take now, a move for the plan, or a page to look at.

A refusal says what part could stand instead; worked out only when somebody asks, since most refusals meet a program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from game.rules.effects.purposes import changes_price
from game.rules.law.texts import check_clause
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.reducer import check
from game.rules.round.plans import check_plan, check_use, uses
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.withdraw import Withdraw

STEPS = 4
"""Things wrong with one act that are mended one after the other; where more is wrong, its author looks at it again."""

Cure = Act | Use | Page
"""An act that the rules take now, a use of a move that a plan may hold, or where to look."""


def cure(view: View, act: Act, refusal: Illegal) -> Cure | None:
    """What would mend a refused act; None where only waiting or other words do. An act is one that `check` takes.

    view: what the actor saw when the act was refused
    """
    found = _mended(view, act, refusal, partial(check, view))
    return _opening(view, act) if found is Page.DOORS else found


def cured_plan(view: View, plan: Plan, refusal: Illegal) -> Plan | None:
    """The nearest plan that may be held, whatever the phase: plans are drafted while there is still negotiation."""
    found = _mended(view, Commit(plan), refusal, partial(_ask_plan, view))
    return found.plan if isinstance(found, Commit) else None


def _ask_plan(view: View, act: Act) -> None:
    if isinstance(act, Commit):
        check_plan(view, act.plan)


def _mended(view: View, act: Act, refusal: Illegal, ask: Callable[[Act], object]) -> Act | Page | None:
    """Mends one thing after the other until the rules have nothing to say against it."""
    tried = {act}
    for _ in range(STEPS):
        found = _instead(view, act, refusal)
        if found is None or isinstance(found, Page):
            return found
        if found in tried:
            break  # two rules pull it either way
        try:
            ask(found)
        except Illegal as another:
            act, refusal = found, another
            tried.add(found)
        else:
            return found
    return Page.COMPOSER if isinstance(act, Offer) else None


def _instead(view: View, act: Act, refusal: Illegal) -> Act | Page | None:
    """The act with the part in it that a refusal would have; or the other verb that does what was wanted."""
    match act, refusal.cure:
        case _, Page() | Act() as whole:
            return whole
        case Offer() | Accept(), Text() as text:
            return _with_text(view, act, text)
        case Decline() | Withdraw(), Text():
            return Page.OFFERS  # it is off the table, so nothing is left to decline; others may wait
        case Offer(text=text), Clause() as clause:
            return replace(act, text=replace(text, clauses=_with_clause(view, text.clauses, clause)))
        case Ask(wish=wish), Clause() as clause:
            return replace(act, wish=_with_clause(view, wish, clause))
        case Commit(), Plan() as plan:
            return Commit(plan)
        case Commit(plan=plan), Use() | None as use:
            return _with_use(view, plan, use)
        case Decline(offer=number), None if refusal.code == Ground.OWN_OFFER:
            return Withdraw(number)
        case Withdraw(offer=number), None if refusal.code == Ground.NOT_SIGNED:
            return Decline(number)
    return None


def _with_text(view: View, act: Offer | Accept, text: Text) -> Act | Page:
    if isinstance(act, Accept):
        seen = view.offer(act.offer)
        waits = seen is not None and seen.offer.status == "open"
        return Offer(text, act.offer if waits else 0)
    if act.text.clauses and not text.clauses:
        return Page.COMPOSER  # a text that promises nothing is not what its author wanted to put
    return replace(act, text=text)


def _with_clause(view: View, clauses: tuple[Clause, ...], mended: Clause) -> tuple[Clause, ...]:
    """The clauses, the first that no text can hold exchanged."""
    for at, clause in enumerate(clauses):
        if _refused(partial(check_clause, view.setting, clause, view.round)):
            return (*clauses[:at], mended, *clauses[at + 1 :])
    return clauses


def _with_use(view: View, plan: Plan, mended: Use | None) -> Act | None:
    """The plan with the refused use of a move mended, or left out."""
    for at, use in enumerate(plan.moves):
        if _refused(partial(check_use, view, use)):
            kept = () if mended is None else (mended,)
            return Commit(replace(plan, moves=(*plan.moves[:at], *kept, *plan.moves[at + 1 :])))
    return None


def _refused(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Illegal:
        return True
    return False


def _opening(view: View, act: Act) -> Use | Page:
    """A move that lowers the own price for talks, where that is what keeps a text from being put; else the talks."""
    seen = view.offer(act.offer) if isinstance(act, Accept) else None
    text = act.text if isinstance(act, Offer) else seen.offer.text if seen else None
    for other in text.signatories if text else ():
        door = view.door(other)
        if door is not None and not door.paid[door.sides.index(view.seat)]:
            for use in _lowering(view, other):
                if not _refused(partial(check_plan, view, Plan((use,)))):
                    return use
    return Page.DOORS


def _lowering(view: View, other: str) -> Iterator[Use]:
    for move in view.setting.moves_of[view.seat]:
        if changes_price(move) < 0:
            yield from (use for use in uses(view, move) if use.target in ("", other))
