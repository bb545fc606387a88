"""The seasoned delegation whose judgement the adviser borrows, made for the seat of one View."""

from __future__ import annotations

from game.delegates.character import characters
from game.delegates.character_player import CharacterPlayer
from game.delegates.drafting import Drafting
from game.rules.model.view import View

MODEL = "strong"
"""The character whose judgement the adviser borrows."""


def drafting_of(view: View) -> Drafting:
    return seasoned(view).drafting(view)


def seasoned(view: View) -> CharacterPlayer:
    # Free: texts that the person put do not bind the judgement. Seed 0: asked twice, it says the same.
    return CharacterPlayer(characters()[MODEL], view.seat, 0, free=True)
