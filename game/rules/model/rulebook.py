"""A rulebook: its moves, its numbers and the parts that it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from string import Formatter
from typing import Annotated, Literal

from msgspec import field

from game.rules.model.effect import Effect
from game.rules.model.units import Bounds, Change, MoveId, Percent, Points, Ref, Small, ThemeCode, Worth
from game.rules.model.value import Value
from game.rules.model.words import Intent, Target


class Move(Value, frozen=True):
    """Something a delegation can do with its political capital when plans are made.

    id: its name
    title: what players read
    text: one sentence that says what it does
    by: roles or delegations that may use it; empty for all
    cost: political capital
    target: at whom it is pointed
    strengths: the greatest strength, 1 to 3; each step costs one more unit of capital
    step_cost: capital for each step of strength above the first
    signal: it carries an intent that others read
    provocative: it breaks the quiet, and two such moves by different delegations risk an incident
    secret: only the delegation itself sees that it was used
    most: how often one delegation may use it in a game; 0 for no limit
    excludes: moves that cannot stand in the same plan
    effects: what it does
    theme: codes of the claims of the game's argument that it carries, T1 to T14
    also: other words that people use for it, by which it is known when something is said about it
    noun: what sentences call it, such as *joint exercise*; its title if nothing is said
    with: the word before whom it is pointed at in sentences
    told: how everyone is told that it was made, with {by}, {noun}, {target}, {strength}, {option} and {concession}
        filled in; where nothing is said, its effects say it
    icon: name of a drawing in assets/icons
    intent: what it is meant as where its sender does not say
    """

    id: str
    title: str
    text: str
    by: tuple[Annotated[str, Ref("role")], ...] = ()
    cost: Small = 1
    target: Target = "none"
    strengths: Annotated[int, Bounds(1, 3)] = 1
    step_cost: Small = 0
    signal: bool = False
    provocative: bool = False
    secret: bool = False
    most: Small = 0
    excludes: tuple[MoveId, ...] = ()
    effects: tuple[Effect, ...] = ()
    theme: tuple[ThemeCode, ...] = ()
    also: tuple[str, ...] = ()
    noun: str = ""
    toward_word: str = field(default="toward", name="with")
    told: str = ""
    icon: str = ""
    intent: Intent = "pressure"

    @property
    def drawing(self) -> str:
        """The drawing that it names; one for all that name none."""
        return self.icon or "play"

    def is_for(self, seat: str, role: str) -> bool:
        """Whether a delegation of that id and role may use it."""
        return not self.by or seat in self.by or role in self.by or "any" in self.by


Part = Literal["doors", "breach", "ratification", "verification", "trust", "intent", "incidents", "aftermath"]


class Incidents(Value, frozen=True):
    """When provocations by two delegations in one round risk an accident.

    tension: the least tension at which it can happen
    above: percent chance is tension minus this
    effects: what an incident does
    """

    tension: Percent = 58
    above: Percent = 30
    effects: tuple[Effect, ...] = ()


class Numbers(Value, frozen=True):
    """The numbers of a rulebook.

    capital: political capital a round
    carry: how much of it may be kept for the next round
    offers_per_round: offers and asks that one delegation may put to the same signatories in a round
    aftermath: scoring rounds after the last round
    shortest: rounds that a temporary clause lasts
    longest_delay: rounds by which a clause may start later
    leak: percent chance a round that a confidential text comes out
    leak_support: change of each signatory's support when it does
    breach_trust: change of trust in whoever is found in breach, for each signatory
    breach_trust_others: the same for third parties, if the text is public
    breach_fear: fear of being left alone added to a partner whose guarantor is found in breach of what both had signed
    leave_trust: change of trust in whoever openly leaves a text
    kept_trust: change of trust for each text kept in a round
    fall_trust: change of trust in whoever's home refused a text
    fall_support: change of support for the seat whose home refused
    home_floor: support at or below which no sacrifice passes at home
    home_slope: points of support that carry one point of sacrifice a round
    verified_floor: percent that a verified promise counts at least
    confidential_share: percent of the sacrifice in a confidential text that home sees
    witness_reward: hundredths of a point a round for a delegation that acts as witness
    lower_price_support: change of support for lowering a precondition
    over_heads_base: fear added when adversaries settle at a partner's cost without it
    over_heads_slope: fear added for each point of loss a round
    side_deal_fear: fear added to the other partners by a partner's own deal with the adversary
    side_deal_trust: change of the guarantor's trust in that partner
    communique_tension: change of tension by an agreed communique, halved with each repeat within three rounds
    misread_support: change of support for reading pressure as an invitation
    read_rightly: hundredths of a point for each signal that was read as it was meant, counted when the archives open
    breakdown: everyone's total in hundredths of a point if tension reaches 100
    events_even: an event falls on every even round
    event_chance: percent chance of an event in any other round
    """

    capital: Small = 3
    carry: Small = 1
    offers_per_round: Small = 3
    aftermath: Small = 4
    shortest: Small = 3
    longest_delay: Small = 2
    leak: Percent = 10
    leak_support: Change = -4
    breach_trust: Change = -25
    breach_trust_others: Change = -8
    breach_fear: Change = 8
    leave_trust: Change = -12
    kept_trust: Change = 1
    fall_trust: Change = -6
    fall_support: Change = -3
    home_floor: Percent = 34
    home_slope: Annotated[int, Bounds(1, 100)] = 12
    verified_floor: Percent = 75
    confidential_share: Percent = 60
    witness_reward: Worth = 10
    lower_price_support: Change = -5
    over_heads_base: Change = 5
    over_heads_slope: Change = 3
    side_deal_fear: Change = 5
    side_deal_trust: Change = -6
    communique_tension: Change = -4
    misread_support: Change = -4
    read_rightly: Worth = 25
    breakdown: Points = -6000
    events_even: bool = True
    event_chance: Percent = 40


class Rulebook(Value, frozen=True, dict=True):
    """A set of rules that scenarios extend or override.

    leave_out: parts of the rules that are not played
    numbers: the numbers of the rules
    moves: what delegations can do
    incidents: accidents between provocations
    card: the rules card, one sentence for each idea
    """

    leave_out: tuple[Part, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)
    moves: tuple[Move, ...] = ()
    incidents: Incidents = field(default_factory=Incidents)
    card: tuple[CardLine, ...] = ()

    @cached_property
    def effects_by_kind(self) -> Mapping[type[Effect], tuple[tuple[Move, Effect], ...]]:
        """Every effect of every move, with its move, by its kind."""
        found: dict[type[Effect], tuple[tuple[Move, Effect], ...]] = {}
        for move in self.moves:
            for effect in move.effects:
                found[type(effect)] = (*found.get(type(effect), ()), (move, effect))
        return found


class CardLine(Value, frozen=True):
    """One idea of the rules card.

    title: the idea in a word or two
    text: one sentence
    icon: name of a drawing in assets/icons
    later: it can be read when it comes up; what is not later is what one begins with
    """

    title: str
    text: str
    icon: str = ""
    later: bool = False


FILLED = ("by", "noun", "target", "strength", "option", "concession")
"""What the sentence by which a move is told may leave to be filled in."""


def not_filled(told: str) -> str:
    """The first thing that such a sentence leaves and that nothing fills; empty if all can be.

    A width counts as such a thing: one of a billion would fill the memory of whoever is told.
    """
    try:
        parts = [part for part in Formatter().parse(told) if part[1] is not None]
    except ValueError:
        return "{"
    wanted = {f"{name}{f'!{how}' if how else ''}{f':{width}' if width else ''}" for _, name, width, how in parts}
    return min(wanted - set(FILLED), default="")
