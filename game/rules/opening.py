"""The first state of a game."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.rules import chance
from game.rules.model.desk import Desk
from game.rules.model.grounds import Ground
from game.rules.model.meters import band_of
from game.rules.model.refusal import Illegal, word
from game.rules.model.room import Room
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State, Vault
from game.rules.model.table import DoorState, SeatStatus, Table
from game.rules.round.phases import begin_round


def new_game(scenario: Scenario, seed: int, seats: Mapping[str, SeatStatus] | Iterable[str] = ()) -> State:
    """The first state of a game.

    seed: any whole number; all chance follows from it
    seats: who speaks for each seat ("person", "computer", "absent"), or just the ids of the seats that people take

    Raises `Illegal` for a seat that the scenario does not have.
    """
    setting = scenario.setting
    held: dict[str, SeatStatus] = dict.fromkeys(setting.seats, "computer")
    given = dict(seats) if isinstance(seats, Mapping) else dict.fromkeys(seats, "person")
    for seat, status in given.items():
        if seat not in held:
            raise Illegal(
                Ground.UNKNOWN_DELEGATION,
                f"There is no delegation {word(seat)} in {setting.title}: choose from {', '.join(setting.seats)}.",
            )
        held[seat] = status  # type: ignore[assignment]
    meters = _meters(setting)
    plenary = tuple(sorted(setting.seats))
    key = "+".join(plenary)
    desks = {seat: _desk(scenario, seat, seed, key) for seat in setting.seats}
    bands = {f"support:{d.id}": band_of(d.support) for d in setting.delegations}
    bands |= {k: band_of(v) for k, v in meters.items() if k.startswith("strain:")}
    rule = setting.restrictions
    table = Table(
        round=1,
        phase="negotiation",
        meters=meters,
        bands=bands,
        before=meters,
        seats=held,
        doors=tuple(_door(setting, index) for index in range(len(setting.doors))) if setting.plays("doors") else (),
        restrictions=rule.level if rule else 0,
        announced=rule.announced if rule else 0,
    )
    state = State(scenario, seed, 0, table, {key: Room(plenary)}, desks, Vault())
    return begin_round(state, 1)


def _meters(setting: Setting) -> dict[str, int]:
    meters = {"tension": setting.tension}
    for alliance in setting.alliances:
        meters[f"abandonment:{alliance.partner}"] = alliance.abandonment
        meters[f"entrapment:{alliance.partner}"] = alliance.entrapment
        autonomy = setting.delegation[alliance.partner].autonomy
        meters[f"autonomy:{alliance.partner}"] = autonomy or 0
    for each in setting.delegations:
        if each.progress is not None:
            meters[f"progress:{each.id}"] = each.progress
        if each.strain is not None:
            meters[f"strain:{each.id}"] = each.strain
    for extra in setting.meters:
        for of in setting.seats if extra.of == "delegation" else ("",):
            if extra.id not in setting.private_meters:
                meters[f"{extra.id}:{of}" if of else extra.id] = extra.start
    return meters


def _desk(scenario: Scenario, seat: str, seed: int, plenary: str) -> Desk:
    setting = scenario.setting
    delegation = setting.delegation[seat]
    trust = {other: 50 for other in setting.seats if other != seat}
    for start in setting.trust:
        if seat in start.between:
            other = start.between[1] if start.between[0] == seat else start.between[0]
            trust[other] = start.value
    facts = {}
    if delegation.progress is not None:
        facts[f"progress:{seat}"] = delegation.progress
    if delegation.strain is not None:
        facts[f"strain:{seat}"] = delegation.strain
    rule = setting.restrictions
    return Desk(
        worths=_worths(scenario, seat, seed),
        support=delegation.support,
        trust=trust,
        capital=0,
        facts=facts,
        meters={f"{extra.id}:{seat}": extra.start for extra in setting.meters if extra.seen == "owner"},
        enforcement=rule.enforcement if rule and rule.enforced_by == seat else 0,
        rooms=(plenary,),
    )


def _worths(scenario: Scenario, seat: str, seed: int) -> dict[str, int]:
    """Draws what each concession is worth to a seat, one luck for all levels so that their order is kept."""
    worths = {}
    for concession in scenario.setting.concessions:
        luck = chance.between(0, 1000, seed, 0, 0, "worth", seat, concession.id)
        for number in range(1, len(concession.levels) + 1):
            span = scenario.worth(seat, concession.id, number)
            if span is not None:
                worths[f"{concession.id}:{number}"] = span.low + (span.high - span.low) * luck // 1000
    return worths


def _door(setting: Setting, index: int) -> DoorState:
    one, other = setting.doors[index].sides
    return DoorState((one.side, other.side), (one.start, other.start))
