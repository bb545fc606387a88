"""What a sentence was taken to mean, as it is recorded beside the words, so that replay never parses."""

from __future__ import annotations

from typing import Literal

from game.rules.model.terms import Text
from game.rules.model.value import Value

MeaningKind = Literal["proposal", "question", "promise", "threat", "request", "reaction", "unclear"]
Asking = Literal["", "why", "price", "sign", "grievance", "keep", "about"]
Mood = Literal["", "thanks", "apology", "praise", "anger", "greeting", "agreement", "refusal"]


class Deed(Value, frozen=True):
    """Something done or not done, as words speak of it.

    does: the id of a move or of a concession, or a plain word such as ``sign``, ``leave``, ``keep``, ``wait``, ``talk``
    by: the delegation that would do it; empty if the words do not say
    negated: that it is not done
    """

    does: str
    by: str = ""
    negated: bool = False


class Meaning(Value, frozen=True):
    """One thing that a message says. Only the fields of its kind are filled.

    kind: what it does
    text: the draft that a proposal holds; its signatories are those who speak, listen, give or witness
    without: concessions that a proposal leaves out, or that are refused
    asks: what a question asks
    about: ids of concessions, moves and delegations that it is about; ``offer:2`` for an offer by its number
    deed: what is promised, threatened or requested
    condition: on what that hangs
    until: the round until which it holds; 0 if none was named
    mood: how a reaction is meant; empty if that was not understood
    nearest: ids of what unclear words may have meant
    situation: what a computer delegation says with it, by which its voice words it; empty for whatever people say
    wording: the number of the sentence that its voice chose for it, from 1; 0 for whatever people say
    why: the reason that it gives, from the closed list of reasons; empty where it gives none
    """

    kind: MeaningKind
    text: Text | None = None
    without: tuple[str, ...] = ()
    asks: Asking = ""
    about: tuple[str, ...] = ()
    deed: Deed | None = None
    condition: tuple[Deed, ...] = ()
    until: int = 0
    mood: Mood = ""
    nearest: tuple[str, ...] = ()
    situation: str = ""
    wording: int = 0
    why: str = ""
