"""The seasoned delegation whose judgement the adviser borrows, made for the seat of one View."""

from __future__ import annotations

from msgspec.structs import replace

from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.drafting import Drafting
from game.rules.model.view import View

MODEL = "strong"
"""The character whose judgement the adviser borrows."""


AT_ONCE = 100
"""Percent of what the end of the crisis is worth that it is worth in the first round: all."""


def drafting_of(view: View) -> Drafting:
    return seasoned(view).drafting(view)


def seasoned(view: View) -> CharacterPlayer:
    # Free: texts that the person put do not bind the judgement. Seed 0: asked twice, it says the same.
    # That a strong delegation would rather end the crisis late is its way of playing, and no worth of a text.
    character = replace(characters()[MODEL], early=AT_ONCE)
    return CharacterPlayer(character, view.seat, 0, free=True)
