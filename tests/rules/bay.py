"""A small fixed scenario for the numbered rule cases: its numbers never change when the published ones are tuned.

North (challenger) and Crown (guarantor) face each other across a door; Port and Isle are Crown's partners; Hills,
the neighbour, enforces restrictions on North. Worths are round numbers: 100 is one point a round.
"""

from __future__ import annotations

from game.rules.effects.amends import Amends
from game.rules.effects.cap import Cap
from game.rules.effects.change import ChangeMeter
from game.rules.effects.demand import Demand, DemandOption
from game.rules.effects.enforce import Enforce
from game.rules.effects.good_offices import GoodOffices
from game.rules.effects.inquire import Inquire
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge
from game.rules.effects.price import Price
from game.rules.effects.relief import Relief
from game.rules.effects.restrict import Restrict
from game.rules.effects.reveal import Reveal
from game.rules.effects.streak import Streak
from game.rules.model.concessions import Concession, Issue, Level
from game.rules.model.conditions import Did, InForce, MeterIs, NoneOf, Quiet
from game.rules.model.course import Drift, Restrictions, Settlement
from game.rules.model.delegations import Alliance, Delegation, TrustStart
from game.rules.model.doors import Door, DoorSide, Rung
from game.rules.model.mandate import Flow, Mandate, Objective
from game.rules.model.rulebook import Incidents, Move, Rulebook
from game.rules.model.setting import Scenario, Setting
from game.rules.model.units import Range


def worth(**values: int) -> dict[str, Range]:
    return {seat: Range(value, value) for seat, value in values.items()}


def change(meter: str, of: str, by: int, *scale: str, share: int = 100, toward: str = "") -> ChangeMeter:
    return ChangeMeter(meter, by, of, toward, scale, share)  # type: ignore[arg-type]


def tension(by: int, *scale: str) -> ChangeMeter:
    return ChangeMeter("tension", by, "self", "", scale)  # type: ignore[arg-type]


MOVES = (
    Move(
        "demonstration",
        "Demonstration",
        "",
        ("challenger",),
        1,
        "partner",
        3,
        1,
        signal=True,
        provocative=True,
        excludes=("restraint",),
        effects=(
            change("progress", "self", 3, "strength"),
            tension(5, "strength"),
            change("abandonment", "target", 5, "strength", "exposure"),
            change("abandonment", "other_partners", 5, "strength", "exposure", share=40),
            change("support", "self", 2, "strength"),
            change("trust", "others", -2, "strength", toward="self"),
        ),
    ),
    Move(
        "overture",
        "Open overture",
        "",
        (),
        1,
        "other",
        signal=True,
        excludes=("overture-quiet",),
        effects=(
            Overture(
                (change("trust", "self", -6, toward="target"), change("trust", "third_parties", -4, toward="target"))
            ),
        ),
    ),
    Move(
        "overture-quiet",
        "Quiet overture",
        "",
        (),
        1,
        "other",
        signal=True,
        secret=True,
        excludes=("overture",),
        effects=(Overture((change("trust", "self", -6, toward="target"),)),),
    ),
    Move(
        "readout",
        "Readout",
        "",
        ("guarantor",),
        1,
        "partner",
        signal=True,
        effects=(change("abandonment", "target", -8, "repeats"),),
    ),
    Move(
        "exercise",
        "Joint exercise",
        "",
        ("guarantor",),
        2,
        "partner",
        signal=True,
        provocative=True,
        excludes=("restraint",),
        effects=(
            change("abandonment", "target", -10),
            change("entrapment", "target", 2),
            change("entrapment", "other_partners", 7),
            tension(6),
        ),
    ),
    Move(
        "pledge",
        "Pledge",
        "",
        ("guarantor",),
        1,
        "partner",
        effects=(change("abandonment", "target", -14), Pledge(-4, 22, -15, ("exercise", "restrict"))),
    ),
    Move("restrict", "Tighten", "", ("guarantor",), 1, excludes=("ease",), effects=(Restrict(1), tension(4))),
    Move("ease", "Ease", "", ("guarantor",), 1, excludes=("restrict",), effects=(Restrict(-1), tension(-2))),
    Move(
        "restraint",
        "Restraint",
        "",
        ("challenger", "guarantor", "partner"),
        1,
        excludes=("demonstration", "exercise"),
        effects=(
            tension(-5),
            change("support", "self", -3),
            Streak(
                3,
                (change("trust", "others", 8, toward="self"),),
                (change("trust", "third_parties", -4, toward="self"),),
            ),
        ),
    ),
    Move(
        "demand",
        "Demand",
        "",
        ("partner",),
        1,
        "guarantor",
        effects=(
            Demand(
                (
                    DemandOption("consult", "Consult us", (Did("readout", "guarantor", "self"),)),
                    DemandOption("hold-back", "Hold back", (NoneOf((Did("exercise", "guarantor"),)),), "entrapment"),
                    DemandOption("assist", "Assist us", (InForce("aid"),)),
                ),
                (change("abandonment", "self", -8),),
                (
                    change("abandonment", "self", 5),
                    change("support", "self", 4),
                    change("support", "guarantor", -3),
                ),
            ),
        ),
    ),
    Move("good-offices", "Good offices", "", ("neighbour",), 2, most=1, effects=(tension(-2), GoodOffices(1))),
    Move(
        "lower-price",
        "Lower price",
        "",
        ("challenger", "guarantor"),
        1,
        excludes=("raise-price",),
        effects=(Price(-1),),
    ),
    Move(
        "raise-price", "Raise price", "", ("challenger", "guarantor"), 1, excludes=("lower-price",), effects=(Price(1),)
    ),
    Move("line", "Public line", "", (), 1, "concession", effects=(Line(-12, 2), change("support", "self", 3))),
    Move("address", "Address", "", (), 1, effects=(change("support", "self", 8, "repeats"),)),
    Move(
        "hedge",
        "Hedge",
        "",
        ("partner",),
        2,
        effects=(
            change("autonomy", "self", 12),
            change("abandonment", "self", -4),
            change("support", "self", -3),
            tension(3),
            change("trust", "guarantor", -6, toward="self"),
        ),
    ),
    Move("amends", "Amends", "", (), 1, "other", effects=(Amends(3, 8), change("support", "self", -2))),
    Move("inquire", "Inquire", "", (), 1, "other", secret=True, effects=(Inquire(8),)),
)

CONCESSIONS = (
    Concession(
        "cap",
        "Cap",
        "programme",
        "north",
        (
            Level("a partial cap", worth(north=-30, crown=40), (Cap("progress", 1, "north"),)),
            Level("a full cap", worth(north=-80, crown=100, port=20), (Cap("progress", 0, "north"),)),
        ),
        notice=0,
        core=True,
    ),
    Concession(
        "access",
        "Access",
        "programme",
        "north",
        (Level("access for monitors", worth(north=-50, crown=60), (Reveal("progress", "north"),)),),
        notice=0,
        core=True,
    ),
    Concession(
        "pause",
        "Pause",
        "calm",
        "north",
        (
            Level(
                "a pause",
                worth(north=-20, crown=40),
                (tension(-2), change("abandonment", "port", -2), change("abandonment", "isle", -1)),
            ),
        ),
        notice=100,
        core=True,
        forbids=("demonstration",),
        covers="signatories",
    ),
    Concession(
        "scaling",
        "Scaling down",
        "calm",
        "crown",
        (Level("exercises scaled down", worth(north=50, crown=-30, isle=-20), (change("entrapment", "isle", -2),)),),
        notice=90,
        forbids=("exercise",),
    ),
    Concession(
        "letter",
        "Letter of assurance",
        "words",
        "crown",
        (
            Level("a letter of assurance", worth(north=100, crown=-50, port=-20)),
            Level("a treaty of assurance", worth(north=220, crown=-130, port=-50)),
        ),
        notice=50,
        quiet=True,
    ),
    Concession(
        "relief",
        "Relief",
        "trade",
        "crown",
        (
            Level("relief by one level", worth(north=30, crown=-30), (Relief(1),)),
            Level("relief by two levels", worth(north=65, crown=-80), (Relief(2),)),
        ),
        notice=0,
    ),
    Concession(
        "counts",
        "Strict counts",
        "trade",
        "hills",
        (Level("strict counts on the bridge", worth(north=-10, crown=40, hills=-10), (Enforce(3),)),),
        notice=0,
    ),
    Concession(
        "visits",
        "Visits",
        "people",
        "north",
        (Level("visits", worth(north=-40, port=80), (change("support", "port", 1),)),),
        notice=0,
        quiet=True,
    ),
    Concession(
        "market",
        "Market",
        "trade",
        "north",
        (Level("an open market", worth(north=-20, isle=70)),),
        notice=0,
        quiet=True,
    ),
    Concession(
        "grain",
        "Grain",
        "people",
        "port",
        (
            Level("some grain", worth(north=45, port=-30), (change("strain", "north", -1),)),
            Level("much grain", worth(north=90, port=-80), (change("strain", "north", -2),)),
        ),
        notice=0,
        quiet=True,
    ),
    Concession(
        "aid",
        "Aid to Port",
        "alliance",
        "crown",
        (Level("aid to Port", worth(crown=-35, port=35, isle=-20)),),
        notice=0,
        quiet=True,
    ),
    Concession(
        "share",
        "Port's share",
        "alliance",
        "port",
        (Level("a larger share", worth(crown=50, port=-40)),),
        notice=0,
        quiet=True,
    ),
    Concession(
        "ships",
        "Isle's ships",
        "alliance",
        "isle",
        (Level("ships for the alliance", worth(crown=50, isle=-40)),),
        notice=0,
        quiet=True,
    ),
    Concession(
        "school",
        "A school",
        "people",
        "crown",
        (Level("a school for Port", worth(crown=-10, port=25)),),
        notice=0,
        quiet=True,
        reversible=False,
    ),
)

SETTING = Setting(
    id="bay",
    title="The Bay",
    text="",
    opening="",
    rounds=6,
    tension=50,
    spread=0,
    delegations=(
        Delegation("north", "North", "challenger", "", support=58, progress=30, strain=45),
        Delegation("crown", "Crown", "guarantor", "", support=60),
        Delegation("port", "Port", "partner", "", support=60, autonomy=0),
        Delegation("isle", "Isle", "partner", "", support=60, autonomy=0),
        Delegation("hills", "Hills", "neighbour", "", support=60),
    ),
    alliances=(
        Alliance("port", "crown", 100, 40, 30, 60),
        Alliance("isle", "crown", 50, 30, 40, 50),
    ),
    doors=(
        Door(
            (
                DoorSide(
                    "north",
                    (
                        Rung("Nothing"),
                        Rung("A quiet round", (Quiet("crown"),)),
                        Rung("Scaling", (InForce("scaling"),)),
                    ),
                    2,
                ),
                DoorSide(
                    "crown",
                    (
                        Rung("Nothing"),
                        Rung("A quiet round", (Quiet("north"),)),
                        Rung("A pause", (InForce("pause"),)),
                    ),
                    2,
                ),
            )
        ),
    ),
    trust=(TrustStart(("north", "crown"), 40),),
    restrictions=Restrictions("crown", "north", "hills", 2, 1, 2, bite=2, floor=20, adapts=5),
    issues=(
        Issue("programme", "The programme"),
        Issue("calm", "Calm"),
        Issue("words", "Words"),
        Issue("trade", "Trade"),
        Issue("people", "People"),
        Issue("alliance", "The alliance"),
    ),
    concessions=CONCESSIONS,
    rulebook=Rulebook(moves=MOVES, incidents=Incidents(58, 30, (tension(12), change("entrapment", "partners", 4)))),
    settlements=(
        Settlement(
            "freeze", "The Freeze", "", (InForce("pause", covers=("port", "isle"), verified=True), InForce("cap")), 2
        ),
    ),
    managed=(InForce("cap"),),
)

DRIFTS = (
    Drift("progress", 3, "north"),
    Drift("abandonment", 2, "partner", ("exposure",), (NoneOf((InForce("cap"),)),)),
)

MANDATES = {
    "north": Mandate(
        "You speak for North.",
        (Flow("progress", 40, 30, "north"), Flow("strain", -20, 40, "north")),
        (Objective("A letter stands", (InForce("letter"),), 300),),
        (Objective("Access without a letter", (InForce("access"), NoneOf((InForce("letter"),))), -400),),
    ),
    "crown": Mandate("You speak for Crown.", (Flow("confidence", 50, 50, "port"), Flow("tension", -20, 50)), ()),
    "port": Mandate(
        "You speak for Port.", (Flow("confidence", 50, 50, "port"),), (Objective("Visits", (InForce("visits"),), 200),)
    ),
    "isle": Mandate("You speak for Isle.", (Flow("tension", -25, 50),), ()),
    "hills": Mandate(
        "You speak for Hills.",
        (Flow("leak", 10, 0), Flow("strain", -10, 40, "north")),
        (Objective("Calm", (MeterIs("tension", at_most=60),), 100),),
    ),
}

BAY = Scenario(SETTING, MANDATES)
