"""From typed words to meanings. Depends on what the speaker's View holds and on the words, and on nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.rules.model.meaning import Meaning
from game.rules.model.view import View
from game.speech.kinds import kinds_of, likely
from game.speech.lexicon import lexicon_of
from game.speech.listening import Listening
from game.speech.parts import Part, read
from game.speech.said import said
from game.speech.spelling import strange
from game.speech.traits import traits

LONGEST = 2000
"""Characters of a message that are heard."""
FAIR, DRAFTED, CLEAR, MEANT = 0.3, 0.5, 0.85, 0.35
"""How likely a kind must be for a message to be taken for it; a proposal, which puts terms into somebody's mouth; a
first sentence for being a reaction of its own; and a mood, below which one only knows that somebody remarked."""
STRANGE = 2
"""A message is not understood if one word in so many is strange."""
_GRAMMAR = re.compile(r"^\s*[\w ,&'-]{2,60}:\s*\S")


def hear(view: View, text: str, to: Sequence[str] = ()) -> tuple[Meaning, ...]:
    """What a message of the View's seat means to those it is for; to all others if `to` is empty. At least one meaning.

    The words bind nobody: a proposal is a draft that somebody has yet to put.
    """
    listeners = tuple(seat for seat in (to or view.setting.seats) if seat != view.seat)
    typed = _typed_offer(view, text[:LONGEST])
    if typed is not None:
        return (typed,)
    ear = Listening(view, read(view.setting, view.round, view.seat, listeners, text[:LONGEST]))
    if _is_strange(ear):
        return (ear.unclear(ear.message.parts),)
    return tuple(dict.fromkeys(_meant(ear, parts) for parts in _apart(ear)))


def _is_strange(ear: Listening) -> bool:
    """Whether hardly a word is known here, so that what is known of the others says nothing."""
    words = [word for word in ear.message.words if word[0].isalpha()]
    odd = strange(words, lexicon_of(ear.view.setting))
    return not ear.message.parts or len(odd) * STRANGE >= len(words)


def _typed_offer(view: View, text: str) -> Meaning | None:
    """An offer in the exact grammar, which begins with those it is for and a colon."""
    if not _GRAMMAR.match(text) or "?" in text:
        return None
    from game.speech.name_matching import Puzzled
    from game.speech.offer_grammar import read_offer  # few sentences begin so, and its patterns take their time

    try:
        return Meaning("proposal", text=read_offer(view, text))
    except Puzzled:
        return None


def _apart(ear: Listening) -> list[list[Part]]:
    """The parts of a message by what they are for: most say one thing together, some react and then ask."""
    parts = ear.message.parts
    for cut in range(1, len(parts)):
        first, rest = _likeliest(ear, parts[:cut]), _likeliest(ear, parts[cut:])
        if min(first[1], rest[1]) >= CLEAR and first[0] == "reaction" and rest[0] not in ("reaction", "proposal"):
            return [parts[:cut], parts[cut:]]
    return [parts] if parts else []


def _likeliest(ear: Listening, parts: list[Part]) -> tuple[str, float]:
    return next(iter(kinds_of(likely(traits(ear.message, parts))).items()))


def _meant(ear: Listening, parts: list[Part]) -> Meaning:
    """What some parts mean together: the likeliest that their words can say."""
    shares = likely(traits(ear.message, parts))
    for kind, share in kinds_of(shares).items():
        if share < (DRAFTED if kind == "proposal" else FAIR):
            break
        told = next(label for label in shares if label.partition(" ")[0] == kind)
        vague = kind == "reaction" and shares[told] < MEANT
        meaning = said(ear, parts, kind, "" if vague else told.partition(" ")[2])
        if meaning is not None:
            return meaning
    return ear.unclear(parts)
