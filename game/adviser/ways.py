"""Two ways that there are now, with what speaks for each. Which is the better is left to whoever asked.

Each carries the act that would begin it, by which it is known to be possible: no client shows or does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.adviser.likely import likely_answer
from game.adviser.model import seasoned
from game.adviser.net import net
from game.adviser.reckoning import points_words
from game.delegates.answering import Answering
from game.delegates.character_player import CharacterPlayer
from game.delegates.prospects import Prospect
from game.rules.effects.purposes import invites, only_moves_meters
from game.rules.model.terms import Plan, Text, Use
from game.rules.model.view import SeenOffer, View
from game.rules.reducer import allowed
from game.rules.round.forecast import difference, forecast
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.ready import Ready
from game.wording import listed, lower_first, meter_name, move_noun, seat_name, signed

MOST = 2
"""Ways that are named: a choice between two can be weighed."""

FELT = 3
"""Meters that are named of what a move would do, the most moved first."""

NOT_TO_SIGN = ("promised", "home", "red-line")
"""Reasons for which a text is no way at all."""


class Way(Struct, frozen=True):
    """One way: what it is, what speaks for it, and the act that would begin it."""

    title: str
    speaks: str
    act: Act


def ways(view: View) -> tuple[Way, ...]:
    """The two ways that there are now; fewer where there is no choice."""
    model = seasoned(view)
    if view.table.phase == "signals":
        return tuple(_moves(view, model)) if view.desk.plan is None else ()
    if view.table.phase != "negotiation" or view.desk.ready:
        return ()
    found: list[Way] = []
    for way in (*_answers(view, model), *_texts(view, model), *_readings(view), *_questions(view), _wait(view)):
        if len(found) < MOST and allowed(view, way.act) and all(way.title != each.title for each in found):
            found.append(way)
        if len(found) == MOST:
            break
    return tuple(found)


def _readings(view: View) -> Iterator[Way]:
    for signal in signals_to_read(view):
        name, what = seat_name(view.setting, signal.by), move_noun(view, signal.move)
        trust = view.desk.trust.get(signal.by, 50)
        worth = points_words(view.setting.numbers.read_rightly)
        step = " and counts as a step toward talks" if invites(view.setting.move[signal.move]) else ""
        yield Way(
            f"Read {name}'s {what} as an invitation.",
            f"You trust it at {trust}; read rightly it brings {worth}{step}.",
            Read(signal.by, signal.move, "invitation"),
        )  # fmt: skip
        yield Way(
            f"Read {name}'s {what} as pressure.", "Pressure that is taken for an invitation costs you at home.",
            Read(signal.by, signal.move, "pressure"),
        )  # fmt: skip
        return


def _answers(view: View, model: CharacterPlayer) -> Iterator[Way]:
    """The best text that waits: to sign it, unless it would cost more than it brings, or to ask for more."""
    answering = model.answering(view)
    waiting = [seen for seen in view.offers_waiting() if answering.refusal(seen.offer.text) not in NOT_TO_SIGN]
    if not waiting:
        return
    best = max(waiting, key=lambda seen: (answering.worth(seen.offer.text), -seen.number))
    author = seat_name(view.setting, best.offer.author)
    # What it brings in points stands beside every offer that waits: here only what waiting would put at risk.
    if answering.worth(best.offer.text) > 0:
        speaks = "It lapses when these talks end; once all have signed, it binds."
        yield Way(f"Sign offer {best.number} by {author}.", speaks, Accept(best.number))
    yield _holding_out(view, model, answering, best)


def _holding_out(view: View, model: CharacterPlayer, answering: Answering, best: SeenOffer) -> Way:
    text = best.offer.text
    better = model.drafting(view).improve(text, max(answering.price(text), answering.worth(text) + 1))
    title = f"Hold out for more than offer {best.number} brings."
    if better is not None and allowed(view, act := Offer(better.text, best.number)):
        gain = f"{net(view, better.text).figure} points"
        return Way(title, f"I see a text between you that would bring {gain}{_likely(view, better.text)}.", act)
    left = view.setting.rounds - view.round
    later = f", and {left} rounds are left" if left else ""
    speaks = f"Whoever signs everything is asked for more each time{later}."
    return Way(title, speaks, Decline(best.number, answering.refusal(text) or "not-this-price"))


def _likely(view: View, text: Text) -> str:
    answers = [likely_answer(view, text, seat) for seat in text.signatories if seat != view.seat]
    if not answers:
        return ""
    least = min(answers, key=lambda each: (each.percent, each.verdict == "yes"))
    return f"; {seat_name(view.setting, least.seat)} is the hardest to win, about {least.percent} in 100"


def _texts(view: View, model: CharacterPlayer) -> Iterator[Way]:
    """The two most promising texts among different delegations."""
    found = [each for each in model.prospects(view) if each.expected > 0]
    seen: set[tuple[str, ...]] = set()
    for each in found:
        if each.draft.text.signatories not in seen:
            seen.add(each.draft.text.signatories)
            yield _seeking(view, each)


def _seeking(view: View, found: Prospect) -> Way:
    text, setting = found.draft.text, view.setting
    others = listed([seat_name(setting, seat) for seat in text.signatories if seat != view.seat])
    issues = dict.fromkeys(setting.concession[clause.concession].issue for clause in text.clauses)
    titles = [lower_first(next(i.title for i in setting.issues if i.id == issue), setting) for issue in issues]
    gain = f"{net(view, found.draft.text).figure} points"
    speaks = f"Something like {gain} for you{_likely(view, text)}."
    # Titles of issues are all kinds of phrases: after a colon each can stand as it is.
    return Way(f"Work for a text with {others}: {'; '.join(titles)}.", speaks, Offer(text))


def _questions(view: View) -> Iterator[Way]:
    for seat in view.setting.seats:
        if seat != view.seat:
            name = seat_name(view.setting, seat)
            yield Way(f"Ask {name} what it would take.", "Nobody knows until somebody asks.", Ask(seat))


def _wait(view: View) -> Way:
    later = "What they would sign now can probably be had next round as well."
    return Way("Let this round's talks rest.", later, Ready())


def _moves(view: View, model: CharacterPlayer) -> Iterator[Way]:
    """The two moves that bring most, of different kinds, with the meters that they move most."""
    kinds: set[str] = set()
    for use in model.ranked_moves(view):
        if use.move in kinds:
            continue
        kinds.add(use.move)
        move = view.setting.move[use.move]
        to = f" {move.toward_word} {seat_name(view.setting, use.target)}" if use.target else ""
        yield Way(f"{move.title}{to}.", _does(view, use), Commit(Plan((use,))))
        if len(kinds) == MOST:
            return
    if len(kinds) < MOST:
        yield Way("Keep your capital.", "One unit of it can be carried into the next round.", Commit(Plan()))


def _does(view: View, use: Use) -> str:
    moved = difference(forecast(view, Plan((use,))), forecast(view)).meters.values()
    most = sorted((each for each in moved if each.by), key=lambda each: (-abs(each.by), each.meter))[:FELT]
    move = view.setting.move[use.move]
    # What a move does beside moving meters, its author has said in a sentence.
    beside = "" if only_moves_meters(move) else move.text
    if not most:
        return move.text
    return f"{beside} By the rules: {', '.join(f'{meter_name(view, m.meter)} {signed(m.by)}' for m in most)}.".strip()
