"""Deeds that words speak of: moves, concessions, and what has no id such as signing, waiting or walking away."""

from __future__ import annotations

from msgspec import Struct

from game.rules.effects.purposes import is_hostile
from game.rules.model.meaning import Deed
from game.speech.cues import DEEDS, pattern
from game.speech.parts import Message, Named


class Spoken(Struct, frozen=True):
    """A deed and whether it is meant ill."""

    deed: Deed
    ill: bool


def of_named(message: Message, named: Named, by: str, negated: bool) -> Spoken:
    """The deed of something named."""
    name = named.mention.name
    if named.given_up:
        return Spoken(Deed(named.given_up, by, True), False)
    if name.move:
        ill = is_hostile(message.setting.move[name.id])
        return Spoken(Deed(name.id, by, negated), ill != negated)
    off = negated or named.refused or named.dropped
    return Spoken(Deed(name.id, message.setting.concession[name.id].giver, off), off)


def in_words(skeleton: str, by: str) -> Spoken | None:
    """The first deed without an id that a skeleton speaks of."""
    best: tuple[int, Spoken] | None = None
    for does, will, said in DEEDS:
        match = pattern(rf"\b{said}\b" if not said.endswith(" )") else said).search(skeleton)
        if match is None or (best is not None and best[0] <= match.start()):
            continue
        before = skeleton[: match.start()].split()[-4:]
        negated = any(word in ("not", "never", "no", "without", "stop") for word in before)
        best = match.start(), Spoken(Deed(does, by, negated), (will == "bad") != negated)
    return None if best is None else best[1]
