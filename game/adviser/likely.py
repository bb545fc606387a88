"""How another delegation will probably answer a text, from what is published and what it has said."""

from __future__ import annotations

from msgspec import Struct

from game.adviser.model import drafting_of
from game.delegates.counterparts import SURE, Counterparts
from game.delegates.drafting import Drafting
from game.delegates.scripted_player import signs_by_script
from game.rules.law.texts import same_text
from game.rules.model.phrases import REASONS
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.round.forecast import home_answer
from game.wording import seat_name

WELCOME = 90
"""Percent at which anybody is reckoned to sign a communique: the most that is said of what nobody has shown."""

SEVERAL = 40
"""The most that is said while others, whom the text needs too, have yet to answer: the first refusal ends it for all.
Of texts of three and more that their addressees would gain by, so many in a hundred were signed, at every level."""

SURELY = 95
"""The same for what has been shown."""

LEAST_LIKELY = 10
"""The least that is said."""


class Likely(Struct, frozen=True):
    """What a delegation will probably answer to a text.

    seat: whose answer
    percent: how likely it is to sign, in tens, 0 to 100
    verdict: ``yes``, ``open`` or ``no``
    reason: why: a reason for refusals of the closed list, ``nothing`` where it neither gives nor gains, ``signed``,
        ``stands`` for a text that it signed earlier in the round, ``words`` for a communique, ``gain`` if it would
        win by it, or ``several`` if it would and others may refuse the text first
    """

    seat: str
    percent: int
    verdict: str
    reason: str


def likely_answer(view: View, text: Text, seat: str) -> Likely:
    """What another signatory will probably answer to a text, from what is published and what it said so far."""
    known = _shown(view, text, seat)
    if known is not None:
        return known
    if signs_by_script(view, text, seat):
        return Likely(seat, SURELY, "yes", "gain")
    if not text.clauses:
        return Likely(seat, WELCOME, "yes", "words")
    drafting = drafting_of(view)
    return _flat_refusal(view, drafting, text, seat) or _by_gain(view, drafting, text, seat)


def _flat_refusal(view: View, drafting: Drafting, text: Text, seat: str) -> Likely | None:
    """A refusal that no better price would change."""
    if drafting.bound_elsewhere(text, seat):
        return Likely(seat, LEAST_LIKELY, "no", "promised")
    if Drafting(view, drafting.character, drafting.weighing, {}, seat).unsafe(text):
        return Likely(seat, LEAST_LIKELY, "no", "trust")
    if view.setting.plays("ratification") and home_answer(view, text, seat).verdict == "fails":
        return Likely(seat, 0, "no", "home")
    return None


def _by_gain(view: View, drafting: Drafting, text: Text, seat: str) -> Likely:
    """An answer by what it gains, and by the price it may hold out for."""
    gain = drafting.weighing.gain(seat, text)
    if gain <= 0:
        return Likely(seat, LEAST_LIKELY, "no", _refused_for(drafting, text, seat))
    if gain < drafting.floors.get(seat, 0):
        return Likely(seat, 20, "no", "not-this-price")
    counterparts = Counterparts(view, drafting.weighing.appraisal)
    percent = 100 * counterparts.chance(seat, text.signatories, gain, drafting.least(seat)) // SURE
    if view.setting.plays("ratification") and home_answer(view, text, seat).verdict == "open":
        percent -= 20
    percent = max(LEAST_LIKELY, min(WELCOME, percent // 10 * 10))
    said = min(SEVERAL, percent) if _others_to_come(view, text, seat) else percent
    if percent >= 60:
        return Likely(seat, said, "yes", "gain" if said == percent else "several")
    return Likely(seat, said, "open" if percent >= 40 else "no", "not-this-price")


def _others_to_come(view: View, text: Text, seat: str) -> bool:
    """Whether a third signatory has yet to answer, and may end the text before this one signs it."""
    shown = (_shown(view, text, third) for third in text.signatories if third not in (view.seat, seat))
    return any(each is None or each.verdict != "yes" for each in shown)


def _shown(view: View, text: Text, seat: str) -> Likely | None:
    """The answer that a delegation gave to this very text in this round, which it will give again; None for none."""
    found = None
    for offer in (seen.offer for seen in view.offers()):
        if offer.round != view.round or not same_text(offer.text, text):
            continue
        if seat in offer.signed:
            found = Likely(seat, SURELY, "yes", "signed" if offer.status == "open" else "stands")
        elif offer.declined_by == seat and offer.reason:
            found = Likely(seat, LEAST_LIKELY, "no", offer.reason)
    return found


def likely_sentence(view: View, likely: Likely) -> str:
    """The adviser's word on one delegation's answer."""
    name = seat_name(view.setting, likely.seat)
    if likely.reason == "signed":
        return f"{name} has signed this text."
    if likely.reason == "stands":
        return f"{name} will probably sign (about {likely.percent} in 100): it signed the same text this round."
    if likely.reason == "words":
        return f"{name} will probably sign (about {likely.percent} in 100): it binds nobody and calms the table."
    if likely.reason == "several":
        because = "it gains by this, as far as is known, but others may refuse it first"
        return f"{name} may sign (about {likely.percent} in 100): {because}."
    if likely.verdict == "yes":
        return f"{name} will probably sign (about {likely.percent} in 100): it gains by this, as far as is known."
    because = _because(likely.reason)
    if likely.verdict == "open":
        return f"{name} may or may not sign (about {likely.percent} in 100): {because}."
    return f"{name} will probably not sign (about {likely.percent} in 100): {because}."


def _because(reason: str) -> str:
    return _BECAUSE.get(reason, f"it may say: {REASONS.get(reason, 'we do not say')}")


_BECAUSE = {
    "home": "its public would not let it through",
    "too-little": "it gives more by this than it gets",
    "nothing": "it gains nothing by this, as far as is known",
    "unverified": "what it is promised is worth little to it without a witness",
    "not-this-price": "it will hold out for more",
}


def _refused_for(drafting: Drafting, text: Text, seat: str) -> str:
    if all(drafting.setting.concession[clause.concession].giver != seat for clause in text.clauses):
        return "nothing"
    watched = sum(drafting.weighing.clause(seat, clause, verified=True) for clause in text.clauses)
    return "unverified" if not text.witness and watched > 0 else "too-little"
