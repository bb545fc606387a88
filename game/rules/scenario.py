"""What an author writes: the frozen types of a scenario and its rulebook.

Types and their bounds only. Reading YAML belongs to `game.content`; what happens in a game to `game.rules.state`.
Every class docstring lists its fields as ``name: meaning`` lines; the JSON Schema and docs/authoring.md are made
from them, so they are the only place where a field is described.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, get_args

from msgspec import field

from game.rules.value import Value, word_of

HUNDREDTHS = 100
"""Worths and scores are integers in hundredths of a point."""


class Bounds(Value, frozen=True):
    """The least and the greatest value that a number may have, both included."""

    low: int
    high: int


class Ref(Value, frozen=True):
    """A word that must name something the scenario defines: what kind of thing."""

    kind: str


Percent = Annotated[int, Bounds(0, 100)]
Change = Annotated[int, Bounds(-100, 100)]
Small = Annotated[int, Bounds(0, 20)]
Worth = Annotated[int, Bounds(-2000, 2000)]
Points = Annotated[int, Bounds(-100000, 100000)]
RoundNo = Annotated[int, Bounds(1, 40)]

SeatId = Annotated[str, Ref("delegation")]
ConcessionId = Annotated[str, Ref("concession")]
IssueId = Annotated[str, Ref("issue")]
MoveId = Annotated[str, Ref("move")]
EventId = Annotated[str, Ref("event")]
MeterId = Annotated[str, Ref("meter")]
Of = Annotated[str, Ref("selector")]
"""Whom an effect touches: a delegation id, a role, or one of `SELECTORS`."""

Role = Literal["challenger", "guarantor", "partner", "neighbour", "mediator"]
Intent = Literal["pressure", "invitation", "home"]
INTENTS: tuple[Intent, ...] = ("pressure", "invitation", "home")
Target = Literal["none", "partner", "guarantor", "rival", "other", "concession"]
DOOR_STATES = ("closed", "exploratory", "formal")

SELECTORS: Mapping[str, str] = {
    "self": "the delegation that acts, gives or is named",
    "target": "the delegation the move points at",
    "partners": "every partner of the guarantor concerned",
    "other_partners": "every partner of the guarantor concerned, except the target",
    "guarantor": "the guarantor of the acting or the target partner",
    "adversary": "whoever sits across a door from the acting delegation",
    "third_parties": "everyone but the acting delegation and the target",
    "others": "everyone but the acting delegation",
    "all": "every delegation",
}

STANDARD_METERS: Mapping[str, str] = {
    "tension": "the table's; at 100 the crisis leaves the diplomats' hands",
    "abandonment": "a partner's fear of being left alone by its guarantor",
    "entrapment": "a partner's fear of being dragged along by its guarantor",
    "confidence": "100 minus the two fears, weighted: read, never changed directly",
    "trust": "how far one delegation believes another keeps its word",
    "support": "a delegation's backing at home",
    "progress": "how far a challenger's programme has come",
    "strain": "what restrictions cost their target",
    "autonomy": "how far a partner has built its own way out",
    "restrictions": "the standing level of restrictions in force after relief, times ten: read only",
    "leak": "what a neighbour lets through the restrictions, times ten: read only",
}

# --------------------------------------------------------------------------------------------------
# Conditions


class MeterIs(Value, frozen=True, tag_field="is", tag="meter"):
    """A meter stands within bounds.

    meter: which meter
    of: whose, where the meter belongs to a delegation or a partner
    at_least: the lowest value that satisfies, 0 to 100
    at_most: the highest value that satisfies, 0 to 100
    """

    meter: MeterId
    of: SeatId = ""
    at_least: Percent = 0
    at_most: Percent = 100


class InForce(Value, frozen=True, tag_field="is", tag="in_force"):
    """A concession is in force.

    concession: which concession
    level: at least this level
    covers: delegations that must all have signed the text it stands in
    verified: only in a text that is verified by a witness
    """

    concession: ConcessionId
    level: Annotated[int, Bounds(1, 3)] = 1
    covers: tuple[SeatId, ...] = ()
    verified: bool = False


class RoundIs(Value, frozen=True, tag_field="is", tag="round"):
    """The round number lies within bounds.

    first: the first round that satisfies
    last: the last round that satisfies
    """

    first: RoundNo = 1
    last: RoundNo = 40


class Did(Value, frozen=True, tag_field="is", tag="did"):
    """A delegation used a move in the round just resolved.

    move: which move
    by: who used it, a delegation, a role or a selector
    target: at whom it was pointed; empty for anyone
    """

    move: MoveId
    by: Of
    target: Of = ""


class Quiet(Value, frozen=True, tag_field="is", tag="quiet"):
    """A delegation made no provocative move in the round just resolved.

    of: whose quiet, a delegation, a role or a selector
    """

    of: Of


class Talks(Value, frozen=True, tag_field="is", tag="talks"):
    """A door between adversaries is open at least this far.

    between: the two delegations
    at_least: closed, exploratory or formal
    """

    between: tuple[SeatId, ...]
    at_least: Literal["exploratory", "formal"] = "exploratory"


class AnyOf(Value, frozen=True, tag_field="is", tag="any"):
    """At least one of several conditions holds.

    conditions: the alternatives
    """

    conditions: tuple[Condition, ...]


class NoneOf(Value, frozen=True, tag_field="is", tag="none"):
    """Not one of several conditions holds.

    conditions: what must not hold
    """

    conditions: tuple[Condition, ...]


Condition = MeterIs | InForce | RoundIs | Did | Quiet | Talks | AnyOf | NoneOf

CONDITIONS: Mapping[str, type[Condition]] = {word_of(cls): cls for cls in get_args(Condition)}
"""The closed vocabulary: in YAML a condition is a mapping whose key ``is`` holds one of these words."""

# --------------------------------------------------------------------------------------------------
# Effects

Scale = Literal["strength", "exposure", "repeats", "autonomy"]


class ChangeMeter(Value, frozen=True, tag_field="do", tag="change"):
    """Raises or lowers a meter.

    meter: which meter
    of: whose
    toward: for trust, in whom; the acting delegation if not said
    by: how much, in points of the meter's scale of 0 to 100
    scale: what multiplies it: strength of the move, exposure of the partner, repeats (halved for each use of the
        same move by the same delegation in the last three rounds), autonomy (reassurance counts less for a partner
        that has hedged)
    share: percent of the amount that counts
    """

    meter: MeterId
    by: Change
    of: Of = "self"
    toward: Of = ""
    scale: tuple[Scale, ...] = ()
    share: Annotated[int, Bounds(1, 300)] = 100


class Cap(Value, frozen=True, tag_field="do", tag="cap"):
    """While in force, a drifting meter rises by no more than this a round.

    meter: which meter
    of: whose
    to: the most it rises by in a round
    """

    meter: MeterId
    to: Small
    of: Of = "self"


class Relief(Value, frozen=True, tag_field="do", tag="relief"):
    """While in force, restrictions count this much less.

    by: levels of restrictions taken away, 1 to 3
    """

    by: Annotated[int, Bounds(1, 3)]


class Enforce(Value, frozen=True, tag_field="do", tag="enforce"):
    """While in force and kept, the giver's actual enforcement of restrictions is at least this.

    at_least: 1 to 3
    """

    at_least: Annotated[int, Bounds(1, 3)]


class Reveal(Value, frozen=True, tag_field="do", tag="reveal"):
    """While in force and kept, a meter of fact is shown as it is.

    meter: progress or another meter of fact
    of: whose
    """

    meter: MeterId
    of: Of = "self"


class Pledge(Value, frozen=True, tag_field="do", tag="pledge"):
    """A public commitment to the target partner that a demonstration will test.

    kept: what is added to the partner's abandonment when it is honoured
    failed: what is added to it when it is not
    failed_trust: what is added to the partner's trust in the guarantor when it is not
    answered_by: moves with that partner, or new restrictions, that honour it
    """

    kept: Change
    failed: Change
    failed_trust: Change
    answered_by: tuple[MoveId, ...]


class DemandOption(Value, frozen=True):
    """One thing a partner may demand.

    id: its name
    title: the demand in words
    met: what must hold when the next round is resolved
    """

    id: str
    title: str
    met: tuple[Condition, ...]


class Demand(Value, frozen=True, tag_field="do", tag="demand"):
    """Names what the guarantor must do by the end of the next round.

    options: what may be demanded
    met: effects if it is done
    refused: effects if it is not
    """

    options: tuple[DemandOption, ...]
    met: tuple[ChangeMeter, ...]
    refused: tuple[ChangeMeter, ...]


class Overture(Value, frozen=True, tag_field="do", tag="overture"):
    """An invitation that the target must answer in the next round.

    ignored: effects if nobody answers
    boost: strength added to the sender's next demonstration after it was ignored
    """

    ignored: tuple[ChangeMeter, ...]
    boost: Small = 1


class Price(Value, frozen=True, tag_field="do", tag="price"):
    """Moves the own precondition for talks on the ladder.

    by: rungs; below 0 lowers the price, above 0 raises it
    """

    by: Annotated[int, Bounds(-3, 3)]


class GoodOffices(Value, frozen=True, tag_field="do", tag="good_offices"):
    """Opens a door one step in the next round.

    rounds: for how many rounds
    """

    rounds: Annotated[int, Bounds(1, 3)] = 1


class Restrict(Value, frozen=True, tag_field="do", tag="restrict"):
    """Changes the standing level of restrictions.

    by: levels, -3 to 3
    """

    by: Annotated[int, Bounds(-3, 3)]


class Line(Value, frozen=True, tag_field="do", tag="line"):
    """A public line on one concession, which cannot be withdrawn.

    crossed: what is added to own support when the line is crossed
    most: how many lines one delegation may draw in a game
    """

    crossed: Change
    most: Small = 2


class Inquire(Value, frozen=True, tag_field="do", tag="inquire"):
    """Buys a noisy look at one hidden fact.

    noise: how far the answer may lie from the truth, in points of the meter or hundredths of a point of worth
    """

    noise: Percent = 8


class Amends(Value, frozen=True, tag_field="do", tag="amends"):
    """Repairs trust after a breach or a misread signal.

    by: what is added to the target's trust in the speaker
    after_grievance: what is added instead if the target holds a grievance from the last three rounds
    """

    by: Change
    after_grievance: Change


class Streak(Value, frozen=True, tag_field="do", tag="streak"):
    """A standing conduct that earns more when it is kept up.

    rounds: how many rounds running
    earned: effects then, and again after as many rounds more
    ignored: effects on whoever provokes against it while it is announced
    """

    rounds: Annotated[int, Bounds(2, 6)]
    earned: tuple[ChangeMeter, ...]
    ignored: tuple[ChangeMeter, ...] = ()


class Leak(Value, frozen=True, tag_field="do", tag="leak"):
    """Opens one confidential text to everyone.

    chance: percent, if there is one
    """

    chance: Percent = 100


Effect = (
    ChangeMeter | Cap | Relief | Enforce | Reveal | Pledge | Demand | Overture | Price | GoodOffices | Restrict
    | Line | Inquire | Amends | Streak | Leak
)  # fmt: skip

EFFECTS: Mapping[str, type[Effect]] = {word_of(cls): cls for cls in get_args(Effect)}
"""The closed vocabulary: in YAML an effect is a mapping whose key ``do`` holds one of these words."""

WHERE: Mapping[str, tuple[type[Effect], ...]] = {
    "move": (
        ChangeMeter, Pledge, Demand, Overture, Price, GoodOffices, Restrict, Line, Inquire, Amends, Streak,
    ),
    "concession": (ChangeMeter, Cap, Relief, Enforce, Reveal),
    "event": (ChangeMeter, Restrict, Leak),
}  # fmt: skip
"""Which effects may stand where."""

# --------------------------------------------------------------------------------------------------
# The rulebook


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
    theme: the claims of the game's argument that it carries, for the debrief
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
    theme: tuple[str, ...] = ()


Part = Literal["doors", "breach", "ratification", "verification", "trust", "intent", "incidents", "aftermath"]


class Incidents(Value, frozen=True):
    """When provocations by two delegations in one round risk an accident.

    tension: the least tension at which it can happen
    above: percent chance is tension minus this
    effects: what an incident does
    """

    tension: Percent = 58
    above: Percent = 30
    effects: tuple[ChangeMeter, ...] = ()


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
    hedge_discount: percent by which autonomy discounts reassurance, per point of autonomy
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
    hedge_discount: Annotated[int, Bounds(0, 300)] = 150
    breakdown: Points = -6000
    events_even: bool = True
    event_chance: Percent = 40


class Rulebook(Value, frozen=True):
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


class CardLine(Value, frozen=True):
    """One idea of the rules card.

    title: the idea in a word or two
    text: one sentence
    icon: name of a drawing in assets/icons
    """

    title: str
    text: str
    icon: str = ""


# --------------------------------------------------------------------------------------------------
# The scenario


class Range(Value, frozen=True):
    """An author's range for a hidden number: each game draws from it.

    low: the least
    high: the greatest
    """

    low: Worth
    high: Worth

    @property
    def middle(self) -> int:
        """What is published about it: the middle, rounded toward zero."""
        total = self.low + self.high
        return total // 2 if total >= 0 else -(-total // 2)


class Level(Value, frozen=True):
    """One level of a concession.

    title: what is given, in words that complete "X gives ..."
    worth: for each delegation, what it is worth to it each round in hundredths of a point: a number, which is
        spread by the scenario's `spread`, or a list of the least and the greatest
    effects: what it does each round while in force
    """

    title: str
    worth: Mapping[SeatId, Range] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


class Concession(Value, frozen=True):
    """Something one delegation can give.

    id: its name
    title: what players read
    issue: the issue it belongs to
    giver: the delegation that can give it
    levels: one to three levels, each replacing the one below
    notice: percent chance a round that an unverified breach is noticed
    quiet: it may stand in a confidential text
    core: it binds only in a text that both sides of the door sign
    reversible: it ends when its text ends; otherwise what was once given stays given
    forbids: moves that the giver promises not to make
    covers: for `forbids`: only against signatories, or against everyone
    excludes: concessions that cannot be in force with it
    """

    id: str
    title: str
    issue: IssueId
    giver: SeatId
    levels: tuple[Level, ...]
    notice: Percent = 50
    quiet: bool = False
    core: bool = False
    reversible: bool = True
    forbids: tuple[MoveId, ...] = ()
    covers: Literal["signatories", "everyone"] = "everyone"
    excludes: tuple[ConcessionId, ...] = ()


class Issue(Value, frozen=True):
    """A subject on the table.

    id: its name
    title: what players read
    text: one sentence
    """

    id: str
    title: str
    text: str = ""


class Office(Value, frozen=True):
    """A person's part inside a delegation.

    id: its name
    title: what players read
    may: the acts it may perform; empty for all
    """

    id: str
    title: str
    may: tuple[Annotated[str, Ref("verb")], ...] = ()


class Delegation(Value, frozen=True):
    """One abstract state, as everyone knows it.

    id: its name
    title: the state's name
    role: challenger, guarantor, partner, neighbour or mediator
    text: one sentence that introduces it to the others
    emblem: name of a drawing in assets/emblems
    support: backing at home at the start
    progress: start of its programme, for a challenger
    strain: strain under restrictions at the start
    autonomy: how far it has hedged at the start
    offices: parts inside the delegation; empty for the rulebook's three
    """

    id: str
    title: str
    role: Role
    text: str
    emblem: str = ""
    support: Percent = 50
    progress: Percent | None = None
    strain: Percent | None = None
    autonomy: Percent | None = None
    offices: tuple[Office, ...] = ()


class Alliance(Value, frozen=True):
    """A partner's faith in its guarantor.

    partner: who depends
    guarantor: on whom
    exposure: percent of a provocation that reaches the partner
    abandonment: fear of being left alone at the start
    entrapment: fear of being dragged along at the start
    weight: percent of confidence that abandonment decides; entrapment decides the rest
    """

    partner: SeatId
    guarantor: SeatId
    exposure: Percent
    abandonment: Percent
    entrapment: Percent
    weight: Percent = 50


class Rung(Value, frozen=True):
    """One step of a precondition's ladder.

    title: the price in words
    when: what must hold for it to be paid; empty for none
    """

    title: str
    when: tuple[Condition, ...] = ()


class DoorSide(Value, frozen=True):
    """One side of a door.

    side: whose precondition
    rungs: the ladder, lowest first; the first is no price at all
    start: index of the rung it asks at the start
    """

    side: SeatId
    rungs: tuple[Rung, ...]
    start: Small


class Door(Value, frozen=True):
    """The state of talks between two adversaries.

    sides: the two adversaries, each with its price
    """

    sides: tuple[DoorSide, ...]


class Restrictions(Value, frozen=True):
    """Pressure by restrictions, which leak and to which the target adapts.

    by: who imposes them
    on: who is restricted
    enforced_by: the neighbour that enforces them, or not
    level: standing level at the start, 0 to 3
    enforcement: actual enforcement at the start, 0 to 3
    announced: announced enforcement at the start, 0 to 3
    bite: strain a round for each level times enforcement
    floor: strain toward which the target adapts
    adapts: the target sheds one part in this many of its strain above the floor each round
    """

    by: SeatId
    on: SeatId
    enforced_by: SeatId
    level: Annotated[int, Bounds(0, 3)] = 2
    enforcement: Annotated[int, Bounds(0, 3)] = 1
    announced: Annotated[int, Bounds(0, 3)] = 2
    bite: Small = 2
    floor: Percent = 20
    adapts: Annotated[int, Bounds(1, 50)] = 6


class Drift(Value, frozen=True):
    """What changes by itself each round.

    meter: which meter
    of: whose
    by: how much a round
    scale: exposure, if it reaches partners by their exposure
    when: conditions under which it does
    """

    meter: MeterId
    by: Change
    of: Of = "all"
    scale: tuple[Scale, ...] = ()
    when: tuple[Condition, ...] = ()


class ExtraMeter(Value, frozen=True):
    """A meter that this scenario adds.

    id: its name
    title: what players read
    of: the table, or each delegation
    start: its value at the start
    seen: by everyone, or by its owner only
    """

    id: str
    title: str
    of: Literal["table", "delegation"] = "table"
    start: Percent = 50
    seen: Literal["all", "owner"] = "all"


class TrustStart(Value, frozen=True):
    """Trust at the start, both ways.

    between: two delegations
    value: 0 to 100
    """

    between: tuple[SeatId, ...]
    value: Percent


class Event(Value, frozen=True):
    """Something that happens to everyone.

    id: its name
    title: the headline
    text: the report
    on: rounds in which it surely falls; empty for the deck
    weight: how likely the deck brings it, against the others
    when: conditions without which it stays in the deck
    effects: what it does
    """

    id: str
    title: str
    text: str
    on: tuple[RoundNo, ...] = ()
    weight: Small = 1
    when: tuple[Condition, ...] = ()
    effects: tuple[Effect, ...] = ()


class Settlement(Value, frozen=True):
    """A set of commitments that ends the crisis.

    id: its name
    title: what players read
    text: one sentence
    needs: what must be in force
    rounds: for how many rounds running
    """

    id: str
    title: str
    text: str
    needs: tuple[Condition, ...]
    rounds: Annotated[int, Bounds(1, 10)] = 2


class TemplateClause(Value, frozen=True):
    """A clause of a template.

    concession: which concession
    level: which level
    delay: rounds until it starts
    rounds: how long; 0 for standing
    """

    concession: ConcessionId
    level: Annotated[int, Bounds(1, 3)] = 1
    delay: Small = 0
    rounds: Small = 0


class Template(Value, frozen=True):
    """A text the composer can start from.

    title: what players read
    signatories: who signs
    clauses: what it promises
    witness: who verifies it; empty for unverified
    snapback: a breach releases everyone
    public: everyone may read it
    """

    title: str
    signatories: tuple[SeatId, ...]
    clauses: tuple[TemplateClause, ...] = ()
    witness: Annotated[str, Ref("delegation?")] = ""
    snapback: bool = False
    public: bool = True


class Flow(Value, frozen=True):
    """Points that a seat earns from a meter each round.

    meter: which meter
    of: whose; for confidence, the partner
    above: the value at which nothing is earned
    per_ten: hundredths of a point for each ten above it
    only_above: below it nothing is earned or lost
    """

    meter: MeterId
    per_ten: Worth
    above: Percent
    of: Annotated[str, Ref("delegation?")] = ""
    only_above: bool = False


class Objective(Value, frozen=True):
    """Points at the end.

    title: the aim in words
    when: what must hold at the end
    points: hundredths of a point; below 0 for a red line
    """

    title: str
    when: tuple[Condition, ...]
    points: Points


class Question(Value, frozen=True):
    """A question that checks whether the brief was read.

    ask: the question
    answers: two to four answers
    right: which is right, from 1
    why: the explanation
    """

    ask: str
    answers: tuple[str, ...]
    right: Annotated[int, Bounds(1, 4)]
    why: str


class WalkAway(Value, frozen=True):
    """Scores without the seat's own deals, written by ``overture check --calibrate``.

    nobody_deals: expected score in hundredths of a point if nobody deals
    others_deal: expected score in hundredths of a point if the others deal without it
    """

    nobody_deals: Points
    others_deal: Points


class Mandate(Value, frozen=True):
    """What one seat alone knows.

    brief: at most 400 words to the person in the seat
    objectives: points at the end
    red_lines: what must not happen, with what it costs
    flows: points each round from meters
    walk_away: what it expects without a deal
    questions: three questions about the brief
    """

    brief: str
    flows: tuple[Flow, ...]
    objectives: tuple[Objective, ...]
    red_lines: tuple[Objective, ...] = ()
    walk_away: WalkAway = field(default_factory=lambda: WalkAway(0, 0))
    questions: tuple[Question, ...] = ()


class Lesson(Value, frozen=True):
    """A prompt that a tutorial shows.

    round: in which round
    phase: in which phase
    seat: to whom; empty for all
    title: the idea
    text: what to do, in at most three sentences
    """

    round: RoundNo
    phase: Literal["negotiation", "signals"]
    title: str
    text: str
    seat: Annotated[str, Ref("delegation?")] = ""


class Setting(Value, frozen=True, dict=True):
    """Everything about a scenario that is published to every seat.

    id: its name
    title: what players read
    text: two or three sentences that make one want to play
    opening: what everyone knows at the start
    minutes: how long a solo game takes
    difficulty: in a word
    rounds: how many rounds
    tension: at the start
    spread: percent by which each game varies hidden worths around the published ones
    rulebook: the rules in use
    delegations: the states at the table
    alliances: who depends on whom
    doors: between adversaries
    trust: at the start; 50 where nothing is said
    restrictions: if there are any
    meters: meters that this scenario adds
    drifts: what changes by itself
    issues: subjects
    concessions: what can be given
    events: what can happen
    settlements: how the crisis can end well
    managed: conditions under which an unsettled end counts as managed
    templates: texts to start from
    lessons: prompts of a tutorial
    """

    id: str
    title: str
    text: str
    opening: str
    rounds: RoundNo
    delegations: tuple[Delegation, ...]
    issues: tuple[Issue, ...]
    concessions: tuple[Concession, ...]
    rulebook: Rulebook
    minutes: Annotated[int, Bounds(1, 600)] = 30
    difficulty: str = "standard"
    tension: Percent = 50
    spread: Percent = 25
    alliances: tuple[Alliance, ...] = ()
    doors: tuple[Door, ...] = ()
    trust: tuple[TrustStart, ...] = ()
    restrictions: Restrictions | None = None
    meters: tuple[ExtraMeter, ...] = ()
    drifts: tuple[Drift, ...] = ()
    events: tuple[Event, ...] = ()
    settlements: tuple[Settlement, ...] = ()
    managed: tuple[Condition, ...] = ()
    templates: tuple[Template, ...] = ()
    lessons: tuple[Lesson, ...] = ()

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """Ids of all delegations, in the order of the scenario."""
        return tuple(each.id for each in self.delegations)

    @cached_property
    def delegation(self) -> Mapping[str, Delegation]:
        """Delegations by id."""
        return {each.id: each for each in self.delegations}

    @cached_property
    def concession(self) -> Mapping[str, Concession]:
        """Concessions by id."""
        return {each.id: each for each in self.concessions}

    @cached_property
    def move(self) -> Mapping[str, Move]:
        """Moves by id."""
        return {each.id: each for each in self.rulebook.moves}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {each.id: each for each in self.events}

    @cached_property
    def alliance(self) -> Mapping[str, Alliance]:
        """Alliances by partner; each partner has one guarantor."""
        return {each.partner: each for each in self.alliances}

    @cached_property
    def given_by(self) -> Mapping[str, tuple[Concession, ...]]:
        """Concessions by giver."""
        return {seat: tuple(c for c in self.concessions if c.giver == seat) for seat in self.seats}

    @cached_property
    def numbers(self) -> Numbers:
        """The rulebook's numbers."""
        return self.rulebook.numbers

    @cached_property
    def adversaries(self) -> Mapping[str, tuple[str, ...]]:
        """For each delegation, those it faces across a door."""
        pairs = [(door.sides[0].side, door.sides[1].side) for door in self.doors]
        return {seat: tuple(b if a == seat else a for a, b in pairs if seat in (a, b)) for seat in self.seats}

    @cached_property
    def private_meters(self) -> frozenset[str]:
        """Meters that only their owner sees: support and trust, and those that the scenario adds so."""
        return frozenset(("support", "trust", *(each.id for each in self.meters if each.seen == "owner")))

    def plays(self, part: Part) -> bool:
        """Whether a part of the rules is in use."""
        return part not in self.rulebook.leave_out

    def partners_of(self, guarantor: str) -> tuple[str, ...]:
        """Partners that depend on a guarantor, in the order of the scenario."""
        return tuple(a.partner for a in self.alliances if a.guarantor == guarantor)

    def allied(self, seat: str, other: str) -> bool:
        """Whether one of two delegations is the other's guarantor."""
        return other in self.partners_of(seat) or seat in self.partners_of(other)

    def hostile(self, seat: str, other: str) -> bool:
        """Whether two delegations, or one and the other's guarantor, face each other across a door."""
        friends = {a.partner: a.guarantor for a in self.alliances}
        sides = {seat, friends.get(seat, seat)}, {other, friends.get(other, other)}
        return any(b in self.adversaries[a] for a in sides[0] for b in sides[1])

    def published(self, seat: str, concession: str, level: int) -> int:
        """What everyone reckons a level is worth to a seat, hundredths of a point a round; 0 for no level."""
        if level == 0:
            return 0
        worth = self.concession[concession].levels[level - 1].worth.get(seat)
        return 0 if worth is None else worth.middle


class Scenario(Value, frozen=True):
    """A whole scenario: what is published and what each seat alone is told.

    setting: what every seat may know
    mandates: for each seat, what it alone knows
    """

    setting: Setting
    mandates: Mapping[SeatId, Mandate]

    @property
    def id(self) -> str:
        """The scenario's name."""
        return self.setting.id
