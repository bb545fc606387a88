"""What a text comes to, and why a seasoned delegation would not sign it, in words to the reader."""

from __future__ import annotations

from game.adviser.net import net
from game.delegates.answering import Answering
from game.rules.model.phrases import REASONS
from game.rules.model.terms import Text
from game.rules.model.units import HUNDREDTHS
from game.rules.model.view import View
from game.wording import until_the_end


def reckoned_words(view: View, text: Text) -> str:
    """What a text comes to, in words: the figure that stands on its card."""
    return f"{net(view, text).figure} points to you {until_the_end(view)}"


def refused_words(answering: Answering, text: Text) -> str:
    """Why a seasoned delegation would not sign, in words; empty if it would."""
    reason = answering.refusal(text)
    if reason == "not-this-price":
        price = answering.price(text)
        better = answering.ahead is not None and answering.ahead.forgone(text) >= price
        why = "hoping for a better text about the same things" if better else "hoping for more"
        return f"it would hold out for about {points_words(price)}, {why}"
    return TO_YOU.get(reason, REASONS.get(reason, ""))


TO_YOU = {
    "too-little": "you would give more by it than you get",
    "home": "it would not pass at home",
    "trust": "a signatory's word was broken lately, or is worth too little for this",
    "unverified": "it needs a witness",
    "while-it-stands": "not while the present conduct of a signatory stands",
    "red-line": "it crosses a red line of yours",
    "promised": "you have promised it elsewhere",
}
"""Reasons for a refusal as an adviser says them to whoever is to decline."""


def points_words(hundredths: int) -> str:
    # Added zero, or what is next to nothing would be told as -0.0.
    return f"{round(hundredths / HUNDREDTHS, 1) + 0.0:+.1f} points"
