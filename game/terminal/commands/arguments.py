"""What may follow a command: a delegation, an offer's number, a reason from the list, or nothing."""

from __future__ import annotations

import re

from game.rules.model.phrases import REASONS
from game.rules.model.view import View
from game.speech.name_matching import (
    Puzzled,
    candidates,
    echo,
    near,
    plain,
    quoted,
    seat_of,
)
from game.terminal import examples


def seat_first(view: View, words: str, word: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    if not first:
        raise Puzzled(f"Say which delegation: for example `{word} {examples.other(view)}`.")
    return seat_of(view, first.rstrip(":,")), rest.strip()


def offer_number(view: View, words: str, word: str) -> tuple[int, str]:
    """An offer's number and what follows it; with one open offer the number may be left out."""
    found = re.match(r"^(?:offer\s+)?(?:no\.?\s+|#\s*)?(\d{1,9})\b(?!\.\d)[\s:,]*(.*)$", words, re.DOTALL)
    if found:
        return int(found.group(1)), found.group(2).strip()
    waiting = [seen.number for seen in view.offers_waiting()]
    if not words and len(waiting) == 1:
        return waiting[0], ""
    if not len(view.desk.offers):
        raise Puzzled(
            f"There is no offer to {word} yet: `offer` puts one, `wouldtake {examples.other(view)}` asks for one."
        )
    example = waiting[0] if waiting else len(view.desk.offers)
    raise Puzzled(f"Name the offer by its number, as in `{word} {example}`: `offers` lists them.")


def reason_said(words: str) -> str:
    said = re.sub(r"^(?:because|reason)\s+", "", words.strip(" :.-"))
    if not said:
        return "no-say"
    options = {code: (code, text) for code, text in REASONS.items()}
    found = candidates(said, options) or near(said, options)
    if found:
        return found[0]
    raise Puzzled(f"{echo(said)} is not among the reasons: choose {quoted(REASONS)}, or give none.")


def stands_alone(word: str, rest: str) -> None:
    """Raises `Puzzled` where words follow a command that stands alone: it may have been meant as a sentence."""
    if plain(rest):
        raise Puzzled(f"`{word}` stands alone: type only `{word}` if you mean it, or `say` before words to be said.")
