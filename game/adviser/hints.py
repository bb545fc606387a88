"""What to look at now: offers and overtures that wait, what falls due, meters near an edge."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.adviser.reckoning import points_words, reckoned_words, refused_words
from game.delegates.answering import Answering
from game.delegates.character_player import CharacterPlayer
from game.rules.conditions import all_hold
from game.rules.effects.pledge import pledge_of
from game.rules.effects.purposes import option_called
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import board_from, home_answer
from game.wording import seat_name

LOOKS = 5
"""Things to look at that are named at a time: more would not be read."""

NAMED = 3
"""Offers among them; the rest are only counted off."""

LOW_CONFIDENCE = 50

HIGH_TENSION = 70


class Hint(Struct, frozen=True):
    """Something to look at: its kind, what it concerns (a seat, an offer's number, a meter) and the sentence."""

    kind: str
    about: str
    sentence: str


def hints(view: View, model: CharacterPlayer, *, verdicts: bool = True) -> tuple[Hint, ...]:
    """What to look at, the most urgent first.

    verdicts: whether it is said of each offer that waits if it is worth signing
    """
    found = [*_waiting(view, model, verdicts), *_due(view), *_meters(view)]
    return tuple(found[:LOOKS])


def _waiting(view: View, model: CharacterPlayer, verdicts: bool) -> list[Hint]:
    return [*_offers(view, model.answering(view), verdicts), *_overtures(view)]


def _offers(view: View, answering: Answering, verdicts: bool) -> Iterator[Hint]:
    """The best of the offers that wait, each with the adviser's word; the rest are only counted off."""
    waiting = list(view.offers_waiting())
    refusals = {seen.number: refused_words(answering, seen.offer.text) for seen in waiting}
    waiting.sort(key=lambda s: (bool(refusals[s.number]), -answering.worth(s.offer.text), s.number))
    choice = sum(not refused for refused in refusals.values()) > 1
    for place, seen in enumerate(waiting[:NAMED]):
        offer, refused = seen.offer, refusals[seen.number]
        name = seat_name(view.setting, offer.author)
        word = "worth signing" + (" before the others" if choice and not place else "")
        if refused:
            word = f"and a seasoned delegation would decline: {refused}"
        said = f", {word}" if verdicts else _at_home(view, offer.text)
        worth = reckoned_words(view, offer.text) + said
        yield Hint("offer", str(seen.number), f"Offer {seen.number} by {name} waits for you: {worth}.")
    if len(waiting) > NAMED:
        numbers = ", ".join(str(seen.number) for seen in waiting[NAMED:])
        yield Hint("offers", numbers, f"More offers wait for you, which look less good: {numbers}.")


def _at_home(view: View, text: Text) -> str:
    """What the card says of the reader's home too: a good figure alone would lead into a text that falls there."""
    if not view.setting.plays("ratification") or home_answer(view, text, view.seat).verdict == "passes":
        return ""
    return ", but as things stand it would fall at your home"


def _overtures(view: View) -> Iterator[Hint]:
    for sender in [seat_name(view.setting, overture.by) for overture in view.overtures_waiting()]:
        sentence = (
            f"{sender} has sent you an overture: answer it this round, if only with a word, or it comes back as a"
            " stronger show of resolve."
        )
        yield Hint("overture", sender, sentence)


def _due(view: View) -> list[Hint]:
    return [*_tested_pledges(view), *_demands(view)]


def _tested_pledges(view: View) -> Iterator[Hint]:
    for pledged in view.table.pledges:
        if pledged.by == view.seat and pledged.tested:
            name = seat_name(view.setting, pledged.to)
            answering = pledge_of(view.setting, pledged).answered_by
            answers = " or ".join(view.setting.move[move].title.lower() for move in answering)
            yield Hint(
                "pledge",
                pledged.to,
                f"Your pledge to {name} was tested: this plan must answer it ({answers}), or more fear comes back"
                " than it took.",
            )


def _demands(view: View) -> Iterator[Hint]:
    for made in view.table.demands:
        if made.to == view.seat:
            what = option_called(view.setting, made.move, made.option)
            who = seat_name(view.setting, made.by)
            yield Hint("demand", made.by, f"{who} demands of you by the end of round {made.round + 1}: {what}.")


def _meters(view: View) -> list[Hint]:
    return [*_red_lines(view), *_tension(view), *_low_confidence(view), *_doors(view)]


def _red_lines(view: View) -> Iterator[Hint]:
    now = board_from(view, Plan())
    for line in view.mandate.red_lines:
        if all_hold(line.when, now, view.seat, private=True):
            cost = points_words(line.points)
            sentence = f"A red line of yours is crossed as things stand ({cost} at the end): {line.title}."
            yield Hint("red-line", line.title, sentence)


def _tension(view: View) -> Iterator[Hint]:
    tension = view.table.meters["tension"]
    if tension >= HIGH_TENSION:
        sentence = f"Tension stands at {tension}: two provocations in one round may end everything."
        yield Hint("meter", "tension", sentence)


def _low_confidence(view: View) -> Iterator[Hint]:
    concerned = (view.seat,) if view.seat in view.setting.alliance else view.setting.partners_of(view.seat)
    for partner in concerned:
        value = view.meter(f"confidence:{partner}")
        if value is not None and value < LOW_CONFIDENCE:
            whose = "Your" if partner == view.seat else f"{seat_name(view.setting, partner)}'s"
            guarantor = view.setting.alliance[partner].guarantor
            whom = "you" if guarantor == view.seat else seat_name(view.setting, guarantor)
            yield Hint("meter", f"confidence:{partner}", f"{whose} confidence in {whom} is down to {value}.")


def _doors(view: View) -> Iterator[Hint]:
    for door in view.table.doors:
        if view.seat in door.sides and door.state < 2:
            own = door.sides.index(view.seat)
            other = seat_name(view.setting, door.sides[1 - own])
            whose = f"{other}'s price is still open" if door.paid[own] else "your price is still unpaid"
            yield Hint("door", door.sides[1 - own], f"The door to {other} is not fully open: {whose}.")
