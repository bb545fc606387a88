"""Deeds that words speak of: moves, concessions, and what has no id such as signing, waiting or walking away."""

from __future__ import annotations

from msgspec import Struct

from game.rules.effects.change import ChangeMeter
from game.rules.effects.demand import Demand
from game.rules.effects.price import Price
from game.rules.effects.restrict import Restrict
from game.rules.model.meaning import Deed
from game.rules.model.rulebook import Move
from game.speech.cues import DEEDS, pattern
from game.speech.parts import Message, Named


class Spoken(Struct, frozen=True):
    """A deed and whether it is meant ill."""

    deed: Deed
    ill: bool


def is_ill(move: Move) -> bool:
    """Whether a move is one that is threatened, and whose omission is promised."""
    return move.provocative or any(
        isinstance(effect, Demand)
        or (isinstance(effect, Restrict | Price) and effect.by > 0)
        or (isinstance(effect, ChangeMeter) and effect.meter == "tension" and effect.by > 0)
        for effect in move.effects
    )


def of_named(message: Message, named: Named, by: str, negated: bool) -> Spoken:
    """The deed of something named."""
    name = named.mention.name
    if named.given_up:
        return Spoken(Deed(named.given_up, by, True), False)
    if name.move:
        ill = is_ill(message.setting.move[name.id])
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
