"""The adviser of a seat that a person holds: what to look at now, an act with its reason, the likely answer to a draft.

It knows the View of its seat and nothing more, judges like a seasoned computer delegation, and says so in sentences
made here; what clients do with them is their business.
"""

from __future__ import annotations

from msgspec import Struct

from game.delegates.answering import Answering
from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.counterparts import SURE, Counterparts
from game.delegates.drafting import Drafting
from game.delegates.memory import waiting_overtures
from game.rules.conditions import all_hold
from game.rules.effects.pledge import Pledge
from game.rules.law.texts import same_text
from game.rules.model.phrases import REASONS
from game.rules.model.terms import Plan, Text
from game.rules.model.units import HUNDREDTHS
from game.rules.model.view import View
from game.rules.round.forecast import board_from, forecast, home_answer
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

MODEL = "strong"
"""The character whose judgement the adviser borrows."""

LOOKS = 5
"""Things to look at that are named at a time: more would not be read."""

NAMED = 3
"""Offers among them; the rest are only counted off."""

WELCOME = 90
"""Percent at which anybody is reckoned to sign a communique: the most that is said of what nobody has shown."""

SURELY = 95
"""The same for what has been shown."""

LEAST_LIKELY = 10
"""The least that is said."""

LOW_CONFIDENCE = 50
HIGH_TENSION = 70


class Likely(Struct, frozen=True):
    """What a delegation will probably answer to a text.

    seat: whose answer
    percent: how likely it is to sign, in tens, 0 to 100
    verdict: ``yes``, ``open`` or ``no``
    reason: why: a reason for refusals of the closed list, ``nothing`` where it neither gives nor gains, ``signed``,
        ``stands`` for a text that it signed earlier in the round, ``words`` for a communique, or ``gain`` if it would
        win by it
    """

    seat: str
    percent: int
    verdict: str
    reason: str


class Hint(Struct, frozen=True):
    """Something to look at: its kind, what it concerns (a seat, an offer's number, a meter) and the sentence."""

    kind: str
    about: str
    sentence: str


class Advice(Struct, frozen=True):
    """What to look at now, most urgent first; an act that a seasoned delegation would do now, and why."""

    look: tuple[Hint, ...]
    act: Act | None
    reason: str


def advise(view: View) -> Advice:
    """What an adviser says to the person in this seat now."""
    model = _model(view)
    act = model.choose(view)
    if act is None and view.table.phase == "negotiation":
        return Advice(_looks(view, model), None, "Nothing more can be won by talking this round: make your plan.")
    return Advice(_looks(view, model), act, _why(view, model, act))


def likely_answer(view: View, text: Text, seat: str) -> Likely:
    """What another signatory will probably answer to a text, from what is published and what it said so far."""
    known = _shown(view, text, seat)
    if known is not None:
        return known
    if not text.clauses:
        return Likely(seat, WELCOME, "yes", "words")
    drafting = _drafting(view)
    if drafting.bound_elsewhere(text, seat):
        return Likely(seat, LEAST_LIKELY, "no", "promised")
    if Drafting(view, drafting.character, drafting.weighing, {}, seat).unsafe(text):
        return Likely(seat, LEAST_LIKELY, "no", "trust")
    if view.setting.plays("ratification") and home_answer(view, text, seat).verdict == "fails":
        return Likely(seat, 0, "no", "home")
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
    if percent >= 60:
        return Likely(seat, percent, "yes", "gain")
    return Likely(seat, percent, "open" if percent >= 40 else "no", "not-this-price")


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


def reckoned_sentence(view: View, text: Text) -> str:
    """What the adviser reckons a text brings the reader until the end, and why that is not the sum of its worths."""
    weighing = _drafting(view).weighing
    gain = weighing.gain(view.seat, text)
    if not text.clauses:
        return (
            f"Your adviser reckons it at about {_points(gain)} to you until the end: it would move tension by"
            f" {weighing.words():+d}, and the next words by less."
        )
    return f"Your adviser reckons it at about {_points(gain)} to you until the end, {RECKONED}."


RECKONED = "counting what it does to meters, and what others promise only as far as they can be trusted"
"""Why the adviser's figure differs from the worth of a text that everyone keeps."""


def likely_sentence(view: View, likely: Likely) -> str:
    """The adviser's word on one delegation's answer."""
    name = seat_name(view.setting, likely.seat)
    if likely.reason == "signed":
        return f"{name} has signed this text."
    if likely.reason == "stands":
        return f"{name} will probably sign (about {likely.percent} in 100): it signed the same text this round."
    if likely.reason == "words":
        return f"{name} will probably sign (about {likely.percent} in 100): it binds nobody and calms the table."
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


def _drafting(view: View) -> Drafting:
    return _model(view).drafting(view)


def _model(view: View) -> CharacterPlayer:
    return CharacterPlayer(characters()[MODEL], view.seat, 0, free=True)


# --------------------------------------------------------------------------------------------------
# What to look at


def _looks(view: View, model: CharacterPlayer) -> tuple[Hint, ...]:
    found = [*_waiting(view, model), *_due(view), *_meters(view)]
    return tuple(found[:LOOKS])


def _waiting(view: View, model: CharacterPlayer) -> list[Hint]:
    found = []
    answering = model.answering(view)
    waiting = [s for s in view.offers() if s.offer.status == "open" and view.seat not in s.offer.signed]
    refusals = {seen.number: _refused(answering, seen.offer.text) for seen in waiting}
    waiting.sort(key=lambda s: (bool(refusals[s.number]), -answering.worth(s.offer.text), s.number))
    choice = sum(not refused for refused in refusals.values()) > 1
    for place, seen in enumerate(waiting[:NAMED]):
        offer, refused = seen.offer, refusals[seen.number]
        name = seat_name(view.setting, offer.author)
        word = "worth signing" + (" before the others" if choice and not place else "")
        if refused:
            word = f"and a seasoned delegation would decline: {refused}"
        found.append(
            Hint(
                "offer",
                str(seen.number),
                f"Offer {seen.number} by {name} waits for you: about {_reckoned(answering, offer.text)}, {word}.",
            )
        )
    rest = waiting[NAMED:]
    if rest:
        numbers = ", ".join(str(seen.number) for seen in rest)
        found.append(Hint("offers", numbers, f"More offers wait for you, which look less good: {numbers}."))
    for sender in [seat_name(view.setting, overture.by) for overture in waiting_overtures(view)]:
        sentence = (
            f"{sender} has sent you an overture: answer it this round, if only with a word, or it comes back as a"
            " stronger show of resolve."
        )
        found += [Hint("overture", sender, sentence)]
    return found


def _reckoned(answering: Answering, text: Text) -> str:
    """What a text is reckoned to bring, in words, with what it does to end the crisis named apart."""
    gain, worth = answering.weighing.gain(answering.seat, text), answering.worth(text)
    ending = f", and {_points(worth - gain)} for what it does to the end of the crisis" if worth != gain else ""
    return f"{_points(gain)} to you until the end, meters included{ending}"


def _refused(answering: Answering, text: Text) -> str:
    """Why a seasoned delegation would not sign, in words; empty if it would."""
    reason = answering.refusal(text)
    if reason == "not-this-price":
        price = answering.price(text)
        better = answering.ahead is not None and answering.ahead.forgone(text) >= price
        why = "hoping for a better text about the same things" if better else "hoping for more"
        return f"it would hold out for about {_points(price)}, {why}"
    return _TO_YOU.get(reason, REASONS.get(reason, ""))


_TO_YOU = {
    "too-little": "you would give more by it than you get",
    "home": "it would not pass at home",
    "trust": "a signatory's word was broken lately, or is worth too little for this",
    "unverified": "it needs a witness",
    "while-it-stands": "not while the present conduct of a signatory stands",
    "red-line": "it crosses a red line of yours",
    "promised": "you have promised it elsewhere",
}
"""Reasons for a refusal as an adviser says them to whoever is to decline."""


def _due(view: View) -> list[Hint]:
    found = []
    for pledged in view.table.pledges:
        if pledged.by == view.seat and pledged.tested:
            name = seat_name(view.setting, pledged.to)
            rule = next(e for e in view.setting.move[pledged.move].effects if isinstance(e, Pledge))
            answers = " or ".join(view.setting.move[move].title.lower() for move in rule.answered_by)
            found.append(
                Hint(
                    "pledge",
                    pledged.to,
                    f"Your pledge to {name} was tested: this plan must answer it ({answers}), or more fear comes back"
                    " than it took.",
                )
            )
    for made in view.table.demands:
        if made.to == view.seat:
            move = view.setting.move[made.move]
            titles = [o.title for e in move.effects for o in getattr(e, "options", ()) if o.id == made.option]
            what = titles[0] if titles else made.option
            found.append(
                Hint(
                    "demand",
                    made.by,
                    f"{seat_name(view.setting, made.by)} demands of you by the end of round {made.round + 1}: {what}.",
                )
            )
    return found


def _meters(view: View) -> list[Hint]:
    found, now = [], board_from(view, Plan())
    for line in view.mandate.red_lines:
        if all_hold(line.when, now, view.seat, private=True):
            sentence = (
                f"A red line of yours is crossed as things stand ({_points(line.points)} at the end): {line.title}."
            )
            found.append(Hint("red-line", line.title, sentence))
    tension = view.table.meters["tension"]
    if tension >= HIGH_TENSION:
        sentence = f"Tension stands at {tension}: two provocations in one round may end everything."
        found.append(Hint("meter", "tension", sentence))
    concerned = (view.seat,) if view.seat in view.setting.alliance else view.setting.partners_of(view.seat)
    for partner in concerned:
        value = view.meter(f"confidence:{partner}")
        if value is not None and value < LOW_CONFIDENCE:
            whose = "Your" if partner == view.seat else f"{seat_name(view.setting, partner)}'s"
            guarantor = seat_name(view.setting, view.setting.alliance[partner].guarantor)
            whom = "you" if view.setting.alliance[partner].guarantor == view.seat else guarantor
            sentence = f"{whose} confidence in {whom} is down to {value}."
            found.append(Hint("meter", f"confidence:{partner}", sentence))
    for door in view.table.doors:
        if view.seat in door.sides and door.state < 2:
            other = door.sides[1 - door.sides.index(view.seat)]
            mine = door.paid[door.sides.index(view.seat)]
            whose = f"{seat_name(view.setting, other)}'s price is still open" if mine else "your price is still unpaid"
            found.append(
                Hint("door", other, f"The door to {seat_name(view.setting, other)} is not fully open: {whose}.")
            )
    return found


# --------------------------------------------------------------------------------------------------
# Why


def _why(view: View, model: CharacterPlayer, act: Act | None) -> str:
    if isinstance(act, Commit):
        return _why_plan(view, act.plan)
    weighing, answering = model.drafting(view).weighing, model.answering(view)
    if isinstance(act, Offer):
        if not act.text.clauses:
            return (
                "The table is near an accident, and agreed words cost nothing: these would move tension by"
                f" {weighing.words():+d}."
            )
        others = [likely_answer(view, act.text, seat) for seat in act.text.signatories if seat != view.seat]
        high = view.round < view.setting.rounds and any(each.verdict != "yes" for each in others)
        return f"I reckon it at about {_reckoned(answering, act.text)}.{_ASKS_HIGH if high else ''}"
    if isinstance(act, Accept | Decline):
        seen = view.offer(act.offer)
        if isinstance(act, Accept) and seen is not None:
            return f"I reckon it at about {_reckoned(answering, seen.offer.text)}; holding out may cost more."
        refused = _refused(answering, seen.offer.text) if seen is not None else ""
        reason = _TO_YOU.get(act.reason, REASONS[act.reason]) if isinstance(act, Decline) else ""
        return f"A seasoned delegation would decline: {refused or reason}."
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


_ASKS_HIGH = " It asks much on purpose: what they would sign more gladly can probably still be had in a later round."

_WORDS = {
    "nothing-now": "You were asked what you would take, and I see no text of yours to put: say so, or draft one.",
    "stand-by": "You were asked what you would take, and a text that you signed lies open: stand by it.",
}


def _why_plan(view: View, plan: Plan) -> str:
    if not plan.moves:
        return "No move is worth its price this round: keep the capital."
    with_it, without = _points(forecast(view, plan).points), _points(forecast(view).points)
    books = f" your books of this round would show {with_it} instead of {without}, and" if with_it != without else ""
    return (
        f"These moves bring the most for their capital, by what they change and what they risk:{books} the meters they"
        " move pay later."
    )


def _points(hundredths: int) -> str:
    return f"{hundredths / HUNDREDTHS:+.1f} points"
