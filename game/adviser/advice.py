"""The adviser's word to a person: what to look at, an act that a seasoned delegation would do, and why."""

from __future__ import annotations

from msgspec import Struct

from game.adviser.hints import Hint, hints
from game.adviser.likely import likely_answer
from game.adviser.model import seasoned
from game.adviser.reckoning import TO_YOU, points_words, reckoned_words, refused_words
from game.delegates.character_player import CharacterPlayer
from game.rules.model.phrases import REASONS
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import forecast
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.wording import seat_name


class Advice(Struct, frozen=True):
    """What to look at now, most urgent first; an act that a seasoned delegation would do now, and why."""

    look: tuple[Hint, ...]
    act: Act | None
    reason: str


def advise(view: View) -> Advice:
    """What an adviser says to the person in this seat now."""
    model = seasoned(view)
    act = model.choose(view)
    if act is None and view.table.phase == "negotiation":
        return Advice(hints(view, model), None, "Nothing more can be won by talking this round: make your plan.")
    return Advice(hints(view, model), act, _why(view, model, act))


def matters(view: View) -> tuple[Hint, ...]:
    """What to look at now, with no word on what to do about it."""
    return hints(view, seasoned(view), verdicts=False)


def _why(view: View, model: CharacterPlayer, act: Act | None) -> str:
    if isinstance(act, Commit):
        return _why_plan(view, act.plan)
    if isinstance(act, Offer):
        return _why_offer(view, model, act.text)
    if isinstance(act, Accept | Decline):
        return _why_answer(view, model, act)
    if isinstance(act, Ask):
        return f"Nobody knows what {seat_name(view.setting, act.to)} would take until somebody asks."
    if isinstance(act, Read):
        return (
            "I guess by how far you can trust the sender, and may be wrong: an invitation that is read rightly counts"
            " as a step toward talks; pressure taken for one costs at home."
        )
    if isinstance(act, Reply):
        return "An overture that is left lying comes back stronger: even a reasoned refusal answers it."
    if isinstance(act, Say):
        return _WORDS.get(act.code, "A warning that is given before the step costs less than the step alone.")
    return "Nothing more can be won by talking this round."


def _why_offer(view: View, model: CharacterPlayer, text: Text) -> str:
    if not text.clauses:
        moved = model.drafting(view).weighing.words()
        return f"The table is near an accident, and agreed words cost nothing: these would move tension by {moved:+d}."
    others = [likely_answer(view, text, seat) for seat in text.signatories if seat != view.seat]
    high = not view.conference and any(each.verdict != "yes" for each in others)
    return f"It comes to {reckoned_words(view, text)}.{_ASKS_HIGH if high else ''}"


def _why_answer(view: View, model: CharacterPlayer, act: Accept | Decline) -> str:
    seen, answering = view.offer(act.offer), model.answering(view)
    if isinstance(act, Accept) and seen is not None:
        return f"It comes to {reckoned_words(view, seen.offer.text)}; holding out may cost more."
    refused = refused_words(answering, seen.offer.text) if seen is not None else ""
    reason = TO_YOU.get(act.reason, REASONS[act.reason]) if isinstance(act, Decline) else ""
    return f"A seasoned delegation would decline: {refused or reason}."


_ASKS_HIGH = " It asks much on purpose: what they would sign more gladly can probably still be had in a later round."

_WORDS = {
    "nothing-now": "You were asked what you would take, and I see no text of yours to put: say so, or draft one.",
    "stand-by": "You were asked what you would take, and a text that you signed lies open: stand by it.",
}


def _why_plan(view: View, plan: Plan) -> str:
    if not plan.moves:
        return "No move is worth its price this round: keep the capital."
    with_it, without = points_words(forecast(view, plan).points), points_words(forecast(view).points)
    books = f" your books of this round would show {with_it} instead of {without}, and" if with_it != without else ""
    return (
        f"These moves bring the most for their capital, by what they change and what they risk:{books} the meters they"
        " move pay later."
    )
