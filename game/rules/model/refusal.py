"""The refusal of an act, and how it quotes a player's own words."""

from __future__ import annotations


class Illegal(Exception):
    """An act the rules do not allow now. Its text is one sentence for the player, with the next step."""


def word(text: str) -> str:
    """A player's own word, quoted back to it in a refusal: cut short where it is not a word."""
    return repr(text if len(text) <= 40 else text[:40] + "...")
