"""Characters: how a computer delegation is inclined, read from scenarios/characters.yaml. No conduct lives here."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from msgspec import Struct

from game.datafiles import data_path


class Character(Struct, frozen=True):
    """An inclination. Percentages unless said otherwise.

    name: what `--delegate` calls it
    title: what the debrief calls it
    text: one sentence that the debrief tells about it
    opening: share of the joint gain it aims at in the first round
    closing: share it is content with in the last
    patience: how long it holds out: 100 gives way evenly, more later, less earlier
    signing: of what it would ask for itself, what it signs for when others put the text
    reciprocity: how much of the other side's concessions it returns
    trusting: added to its trust when it appraises promises
    deceitful: breaks promises quietly when that pays
    talks: ``never`` refuses all, ``open`` bargains, ``all`` gives whatever is asked
    across: deals across doors; if not, it signs nothing with an adversary
    witness: across a door it signs only what a witness verifies (``must``), nothing that one does, nor with
        snap-back (``never``), or either (``any``)
    circle: with whom it seeks texts: ``any``, ``one`` partner of its adversary alone, or ``all`` of them together; what
        it is eager to give it keeps for them
    answers: answers overtures; if not, it puts nothing to a sender in the round in which an answer is due
    lowers: lowers its price for talks when that pays
    demands: makes public demands of its guarantor
    boldness: weight of the gain from its own provocative moves
    fear: weight of what it may suffer from its own fears and from tension
    caution: weight of the risk that a provocation ends everything
    noise: hundredths of a point by which its judgement of a move may be off
    texts: how many texts it puts forward in a round of its own accord
    exact: finds packages on the exact frontier, else by a simpler rule
    foresight: before it puts a text it reckons how likely everybody is to sign it, and what ending the crisis is worth
    calm: hundredths of a point that ending the crisis in the first round is worth to it beyond what its text brings,
        since nothing can break down any more
    early: percent of that in the first round; below 100 it grows until three quarters of the game have gone
    presses: asks more of whoever signs and never puts a text of its own, and leaves out who does nothing
    steady: puts nothing again word for word that was refused for its price, and signs again what it signed this round
    temper: how far boldness and caution differ from game to game
    moves: the only moves it makes; empty for all
    always: moves that it makes whenever it can afford them
    shuns: moves that it never makes
    never: concessions that it neither gives nor signs for
    eager: concessions that it gives as if they cost it nothing
    lets_lie: ripeness below which it leaves overtures unanswered: time is on its side
    feints: sends overtures as pressure in the first half, so that its next show of resolve weighs more if they lie
    secretive: puts what two can agree on into confidential texts
    in_private: percentage points by which it asks less in confidential texts
    defies: does nothing that is demanded of it, asks a dearer price for talks when provoked, draws lines
    shirks: leaves pledges unanswered if an answer would cost it, and texts that only cost it
    looks_away: sees nothing as a witness
    conspires: counts on a witness that it trusts to tell of no breach, late in the game
    dares: percent by which the brink frightens it less, if it looks ahead, while nothing core stands: it counts on
        others to give way first, and shows resolve to make them
    clings: demands deeds and texts rather than words, and hedges when its confidence is low
    gambles: signs what its home does not bear yet if an address to its public might win it over
    hosts: lends its house to adversaries as soon as it may
    uneasy: confidence in its guarantor below which it warns, and looks after itself
    smallest, largest: signatories of texts that it puts
    """

    name: str
    title: str
    text: str
    opening: int = 90
    closing: int = 65
    patience: int = 130
    signing: int = 100
    reciprocity: int = 40
    trusting: int = 0
    deceitful: bool = False
    talks: str = "open"
    across: bool = True
    witness: str = "any"
    circle: str = "any"
    answers: bool = True
    lowers: bool = True
    demands: bool = True
    boldness: int = 100
    fear: int = 100
    caution: int = 26
    noise: int = 30
    texts: int = 2
    exact: bool = False
    foresight: bool = False
    calm: int = 1200
    early: int = 100
    presses: bool = False
    steady: bool = False
    temper: int = 90
    moves: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    shuns: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    eager: tuple[str, ...] = ()
    lets_lie: int = 0
    feints: bool = False
    secretive: bool = False
    in_private: int = 0
    defies: bool = False
    shirks: bool = False
    looks_away: bool = False
    conspires: bool = False
    dares: int = 0
    clings: bool = False
    gambles: bool = False
    hosts: bool = False
    uneasy: int = 52
    smallest: int = 2
    largest: int = 9

    def aim(self, round_no: int, rounds: int) -> int:
        """Percent of what there is to gain that it aims at in a round: from opening to closing, late if patient."""
        passed = (round_no - 1) / max(1, rounds - 1)
        given: float = passed ** (self.patience / 100)
        return round(self.opening - (self.opening - self.closing) * given)


@cache
def characters() -> dict[str, Character]:
    """All characters by name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, dict[str, Any]] = yaml.load(data_path("scenarios/characters.yaml").read_bytes(), loader)
    return {name: _character(name, entry) for name, entry in data.items()}


def _character(name: str, entry: dict[str, Any]) -> Character:
    unknown = sorted(set(entry) - set(Character.__struct_fields__))
    if unknown:
        raise ValueError(f"character {name}: unknown {', '.join(unknown)}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return Character(name=name, **values)
