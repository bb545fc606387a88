"""How things stand for one seat: the phase, confidence, facts, doors, what it must answer for."""

from __future__ import annotations

from game.rules.effects.purposes import option_called, some_move_changes
from game.rules.model.table import DoorState
from game.rules.model.view import View
from game.wording.expecting import NOT_CALIBRATED
from game.wording.moves import what_tests_it
from game.wording.names import (
    DOOR_WORDS,
    meter_name,
    meter_value,
    points,
    seat_name,
    seats_named,
    upper_first,
)
from game.wording.news import rung_title


def phase_words(view: View) -> str:
    """The phase in words."""
    if view.table.outcome is not None:
        return "the game is over"
    last = " (the Conference: deals and compliance, no moves)" if view.conference else ""
    if view.table.phase == "negotiation":
        return f"negotiation{last}"
    return f"signals, when plans are made{last}"


def heading(view: View) -> str:
    """Where the game is, in one sentence."""
    return f"Round {view.round} of {view.setting.rounds}: {phase_words(view)}."


def confidence_line(view: View, partner: str) -> str:
    """A partner's confidence and its two fears."""
    name = upper_first(meter_name(view, f"confidence:{partner}"))
    meters = view.table.meters
    hedged = meters[f"autonomy:{partner}"]
    return (
        f"{name} is {meter_value(view, f'confidence:{partner}')}: its fear of being left alone is"
        f" {meters[f'abandonment:{partner}']}, its fear of being dragged along {meters[f'entrapment:{partner}']}"
        f"{f', and its autonomy takes {hedged} percent of what is left' if hedged else ''}."
    )


def facts_lines(view: View) -> list[str]:
    """Progress, strain, autonomy and what the scenario adds."""
    lines = []
    for key in view.table.meters:
        kind, _, rest = key.partition(":")
        value = meter_value(view, key)
        if kind in ("tension", "abandonment", "entrapment") or value is None:
            continue
        if kind == "autonomy" and not (view.table.meters[key] and _can_hedge(view, rest)):
            continue
        doubt = view.table.doubt.get(key, 0)
        more = f", as announced; it may really be up to {doubt} higher" if doubt and key not in view.desk.facts else ""
        lines.append(f"{upper_first(meter_name(view, key))} is {value}{more}.")
    rule = view.setting.restrictions
    if rule is not None:
        target, enforcer = seat_name(view.setting, rule.on), seat_name(view.setting, rule.enforced_by)
        line = (
            f"Restrictions on {target} stand at level {view.table.restrictions} of 3; {enforcer} announces enforcement"
            f" {view.table.announced} of 3"
        )
        own = f", and your real enforcement is {view.desk.enforcement} of 3" if view.seat == rule.enforced_by else ""
        lines.append(f"{line}{own}.")
    return lines


def _can_hedge(view: View, seat: str) -> bool:
    return view.table.meters[f"autonomy:{seat}"] > 0 or some_move_changes(view.setting, "autonomy")


def door_lines(view: View, door: DoorState) -> list[str]:
    """The state of talks between two adversaries, and each side's price."""
    one, other = door.sides
    names = seats_named(view.setting, door.sides)
    lines = [f"Talks between {names} are {DOOR_WORDS[door.state]}."]
    for index, (seat, facing) in enumerate(((one, other), (other, one))):
        rung = door.prices[index]
        price = rung_title(view.setting, seat, facing, rung)
        if rung == 0:
            lines.append(f"{seat_name(view.setting, seat)} asks nothing before it talks.")
        else:
            met = "it is met" if door.paid[index] else "not met yet"
            lines.append(f"{seat_name(view.setting, seat)}'s price is {price} ({met}).")
    if door.shut_until > view.round:
        lines.append(f"After a breach the door stands one step further shut until round {door.shut_until}.")
    if door.offices_until > view.round:
        lines.append("Good offices hold it one step further open for now.")
    return lines


def score_lines(view: View) -> list[str]:
    """The score so far, with what the seat expects without a deal."""
    books = f"Your books show {points(view.desk.score)} so far, your aims not counted."
    walk = view.mandate.walk_away
    if walk is None:
        return [f"{books} {NOT_CALIBRATED}"]
    return [f"{books} When nobody deals, your seat expects {points(walk.nobody_deals)} at the end of it all."]


def demand_line(view: View, by: str, move: str, option: str, round_no: int, to: str) -> str:
    """A demand that must be met, as a sentence."""
    title = option_called(view.setting, move, option)
    lapses = " It lapses if it is not met." if view.conference else ""
    whom = "you" if to == view.seat else seat_name(view.setting, to)
    return f'{seat_name(view.setting, by)} demands of {whom} by the end of round {round_no + 1}: "{title}."{lapses}'


def pledge_line(view: View, by: str, to: str, tested: int) -> str:
    """A pledge that stands, as a sentence."""
    names = f"{seat_name(view.setting, by)}'s pledge to {seat_name(view.setting, to)}"
    if tested:
        return f"{names} was tested in round {tested} and must be answered in this round's plan."
    return f"{names} stands; {what_tests_it(view.setting, by, to)} would test it."


def ready_line(view: View) -> str:
    """Who has said that it is ready, or has committed its plan."""
    said = [s for s in view.table.said_ready if s != view.seat]
    verb = "is" if len(said) == 1 else "are"
    if not said:
        return ""
    if view.table.phase == "signals":
        has = "has" if len(said) == 1 else "have"
        return f"{seats_named(view.setting, said)} {has} committed."
    return f"{seats_named(view.setting, said)} {verb} ready."
