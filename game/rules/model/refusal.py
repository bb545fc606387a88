"""The refusal of an act: its ground, its sentence and what would mend it; and how it quotes a player's own words."""

from __future__ import annotations

from enum import StrEnum

from game.rules.model.grounds import Ground
from game.rules.model.value import Value


class Page(StrEnum):
    """Where a client takes somebody who has to look or choose before the act is possible."""

    COMPOSER = "composer"
    OFFERS = "offers"
    DOORS = "doors"
    PLAN = "plan"


class Illegal(Exception):
    """An act the rules do not allow now.

    code: the ground, for programs
    sentence: one sentence for the player, with the next step; also the text of the exception
    cure: what would mend it: a page to look at, another act, or the part of the act as it could stand instead (a text,
      clause, use or plan). `game.rules.cures.cure` makes an act of a part, and asks the rules whether they take it.
    """

    def __init__(self, code: Ground, sentence: str, cure: Value | Page | None = None) -> None:
        super().__init__(code, sentence, cure)
        self.code, self.sentence, self.cure = code, sentence, cure

    def __str__(self) -> str:
        return self.sentence


def word(text: str) -> str:
    """A player's own word, quoted back to it in a refusal: cut short where it is not a word."""
    return repr(text if len(text) <= 40 else text[:40] + "...")
