"""The adviser's word, where there is an adviser. Loaded when first asked, so that the first frame need not wait."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.terms import Text
from game.rules.view import View


@dataclass(frozen=True)
class Word:
    """What the adviser expects of one delegation: how likely its signature, and why, as sentences."""

    seat: str
    sentence: str
    mark: str = ""  # a colour job


def on_text(view: View, text: Text) -> tuple[Word, ...]:
    """The adviser's word on each other signatory's likely answer; nothing while there is no adviser."""
    return ()


def on_plan(view: View) -> tuple[str, ...]:
    """What the adviser would think of now, as sentences."""
    return ()
