"""What words say, once one knows what they are for: the draft, the question, the deed, what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from game.rules.model.meaning import Asking, Deed, Meaning, Mood
from game.speech import cues
from game.speech.cues import pattern, says
from game.speech.deeds import Spoken, in_words, of_named
from game.speech.listening import Listening, split
from game.speech.parts import Part
from game.speech.proposals import misplaced, offered, ours, proposal

_NEGATIONS = frozenset(("not", "never", "no", "without", "stop"))


def said(ear: Listening, parts: Sequence[Part], kind: str, told: str) -> Meaning | None:
    """The meaning of some parts that are of a kind, with what a question asks or how a reaction is meant.

    None if the words cannot be of that kind.
    """
    match kind:
        case "proposal":
            return _draft(ear, parts)
        case "question":
            return Meaning("question", asks=_asking(told), about=_about(ear, parts))
        case "reaction":
            return Meaning("reaction", mood=_mood(told), about=_about(ear, parts))
        case "threat":
            ill = next((spoken.deed for spoken in _own_deeds(ear, parts) if spoken.ill), None)
            return _hanging(ear, parts, "threat", ill or Deed("respond", ear.message.speaker))
        case "promise":
            kept = next((spoken.deed for spoken in _own_deeds(ear, parts) if not spoken.ill), None)
            return _hanging(ear, parts, "promise", kept or Deed("keep", ear.message.speaker))
        case "request":
            return _request(ear, parts)
    return ear.unclear(parts)


def _draft(ear: Listening, parts: Sequence[Part]) -> Meaning | None:
    """The draft that parts make, without those that ask or react beside it; nothing where nothing is offered."""
    named = [part for part in parts if part.concessions()]
    return proposal(ear.message, named) if any(offered(part) for part in named) else None


def _request(ear: Listening, parts: Sequence[Part]) -> Meaning:
    """What somebody is asked to do; unclear where it is a concession that they do not have."""
    asked = [deed for part in parts if (deed := ear.deed_asked(part)) is not None]
    if not asked and any(misplaced(ear.message, each, part) for part in parts for each in part.concessions()):
        return ear.unclear(parts)
    return _hanging(ear, parts, "request", asked[0] if asked else Deed("act", ear.message.listener))


Hanging = Literal["threat", "promise", "request"]
"""Kinds that hang on something, or hold until a round."""


def _hanging(ear: Listening, parts: Sequence[Part], kind: Hanging, deed: Deed) -> Meaning:
    conditions = next((held for part in parts if (held := ear.conditions(part))), ())
    return Meaning(kind, deed=deed, condition=conditions, about=_about(ear, parts), until=ear.until)


def _about(ear: Listening, parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in ear.about(part)))


def _own_deeds(ear: Listening, parts: Sequence[Part]) -> Iterator[Spoken]:
    """What the speaker would do, by what is named and by the words, part by part."""
    for part in parts:
        _, main = split(part.skeleton)
        yield from _named_deeds(ear, part, main)
        spoken = in_words(main, ear.message.speaker)
        if spoken is not None:
            yield spoken


def _named_deeds(ear: Listening, part: Part, main: str) -> Iterator[Spoken]:
    for mark in pattern(r"\b[CM]\d+\b").findall(main):
        named = part.named[mark]
        if not named.mention.name.move and not ours(ear.message, named):
            continue
        if named.mention.name.move and says(r"\byou (?:\S+ ){0,3}?" + mark, main):
            continue
        negated = says(mark + cues.TAKEN_BACK, main) or bool(_NEGATIONS & set(main[: main.index(mark)].split()[-5:]))
        spoken = of_named(ear.message, named, ear.message.speaker, negated)
        kind = says(mark + r" (?:\w+ ){0,2}?(?:with|for|beside) you\b", main)
        yield Spoken(Deed(named.mention.name.id, ear.message.speaker, negated), False) if kind else spoken


def _asking(word: str) -> Asking:
    match word:
        case "why" | "price" | "sign" | "grievance" | "keep" | "about":
            return word
    return ""


def _mood(word: str) -> Mood:
    match word:
        case "thanks" | "apology" | "praise" | "anger" | "greeting" | "agreement" | "refusal":
            return word
    return ""
