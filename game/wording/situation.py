"""How things stand for one seat: status, doors, commitments, plans, and the game so far for a late joiner."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.conditions import all_hold
from game.rules.effects.demand import Demand
from game.rules.effects.inquire import Inquire
from game.rules.effects.line import Line
from game.rules.effects.purposes import some_move_changes
from game.rules.law.moves import meant_as, spent
from game.rules.law.running import owed
from game.rules.model.mandate import Mandate, Objective
from game.rules.model.room import Asked, Overtured
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import DoorState
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.round.forecast import board_from, notice_of_breach
from game.rules.round.plans import due
from game.rules.verbs.read import Signal, signals_to_read
from game.wording.expecting import NOT_CALIBRATED, expectation
from game.wording.meters import move_noun
from game.wording.names import (
    DOOR_WORDS,
    INTENT_WORDS,
    ROLE_WORDS,
    count,
    listed,
    lower_first,
    meter_name,
    meter_value,
    points,
    seat_name,
    seats_named,
    upper_first,
)
from game.wording.news import outcome_sentence, rung_title
from game.wording.texts import concession_phrase, deal_number, deal_phrase, limits_sentence

STATUS_SEEN = {"person": "a person", "computer": "a computer", "absent": "nobody"}


def phase_words(view: View) -> str:
    """The phase in words."""
    if view.table.outcome is not None:
        return "the game is over"
    last = " (the Conference: deals and compliance, no moves)" if view.round == view.setting.rounds else ""
    if view.table.phase == "negotiation":
        return f"negotiation{last}"
    return f"signals, when plans are made{last}"


def heading(view: View) -> str:
    """Where the game is, in one sentence."""
    return f"Round {view.round} of {view.setting.rounds}: {phase_words(view)}."


def status(view: View) -> list[str]:
    """How things stand, a sentence each."""
    who = view.setting.delegation[view.seat]
    lines = [
        heading(view),
        f"You speak for {who.title}, {ROLE_WORDS[who.role]}. You have {count(view.desk.capital, 'unit')} of political"
        " capital.",
        f"Tension is {meter_value(view, 'tension')}.",
    ]
    lines += [confidence_line(view, partner) for partner in view.setting.alliance]
    lines += facts_lines(view)
    lines += [line for door in view.table.doors for line in door_lines(view, door)]
    support = meter_value(view, f"support:{view.seat}")
    lines.append(f"Your support at home is {support}. {limits_sentence(view)}".rstrip())
    lines += score_lines(view)
    lines += waiting(view)
    lines += [line for line in (ready_line(view),) if line]
    return lines


def confidence_line(view: View, partner: str) -> str:
    """A partner's confidence and its two fears."""
    name = upper_first(meter_name(view, f"confidence:{partner}"))
    meters = view.table.meters
    return (
        f"{name} is {meter_value(view, f'confidence:{partner}')}: its fear of being left alone is"
        f" {meters[f'abandonment:{partner}']}, its fear of being dragged along {meters[f'entrapment:{partner}']}."
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


def waiting(view: View) -> list[str]:
    """What waits for the reader: offers, overtures, demands, pledges, signals to read, commitments due."""
    lines: list[str] = []
    if view.table.phase == "negotiation":
        numbers = [str(s.number) for s in view.offers() if s.offer.status == "open" and view.seat not in s.offer.signed]
        if numbers:
            offers = f"Offer {numbers[0]} waits" if len(numbers) == 1 else f"Offers {listed(numbers)} wait"
            lines.append(f"{offers} for your answer.")
        lines += [_asked_line(view, asked) for asked in _questions(view)]
        lines += [_overture_line(view, o) for o in overtures_waiting(view)]
        lines += [_signal_line(view, signal) for signal in signals_to_read(view)]
    for demand in view.table.demands:
        if demand.to == view.seat:
            lines.append(demand_line(view, demand.by, demand.move, demand.option, demand.round))
    for pledge in view.table.pledges:
        if pledge.tested and pledge.by == view.seat and view.round < view.setting.rounds:
            lines.append(pledge_line(view, pledge.by, pledge.to, pledge.tested))
    owed = due(view)
    if owed and view.table.outcome is None:
        names = listed(str(deal_number(view, deal.id)) for deal in owed)
        lines.append(
            f"You owe something this round under {'commitment' if len(owed) == 1 else 'commitments'} {names};"
            f" {'it is' if len(owed) == 1 else 'they are'} kept unless your plan says otherwise."
        )
    return lines


def overtures_waiting(view: View) -> list[Overtured]:
    """Overtures to the reader that must be answered in this negotiation."""
    every = (*view.table.overtures, *(o for room in view.rooms.values() for o in room.overtures))
    return [o for o in every if o.to == view.seat and o.round == view.round - 1 and not o.answered]


def _overture_line(view: View, overture: Overtured) -> str:
    who = seat_name(view.setting, overture.by)
    return f"{who}'s overture waits for your answer this round: an offer, a lower price, or a refusal with its reason."


def _signal_line(view: View, signal: Signal) -> str:
    who = seat_name(view.setting, signal.by)
    return f"{who}'s {move_noun(view, signal.move)} waits for your reading: pressure, invitation or for home."


def _asked_line(view: View, asked: Asked) -> str:
    wish = listed(concession_phrase(view.setting, c.concession, c.level) for c in asked.wish)
    what = f" for {wish}" if wish else ""
    return f"{seat_name(view.setting, asked.by)} asked what it would take{what}: an offer is the answer."


def _questions(view: View) -> list[Asked]:
    """What others asked the reader this round and have not been answered with an offer."""
    asked = [a for room in view.rooms.values() for a in room.asked if a.to == view.seat and a.round == view.round]
    put = [s.offer for s in view.offers() if s.offer.author == view.seat and s.offer.round == view.round]
    return [a for a in asked if not any(a.by in offer.text.signatories for offer in put)]


def demand_line(view: View, by: str, move: str, option: str, round_no: int) -> str:
    """A demand that must be met, as a sentence."""
    held = view.setting.move.get(move)
    title = option
    for effect in held.effects if held else ():
        if isinstance(effect, Demand):
            title = next((o.title for o in effect.options if o.id == option), option)
    lapses = " It lapses if it is not met." if view.round == view.setting.rounds else ""
    return f'{seat_name(view.setting, by)} demands of you by the end of round {round_no + 1}: "{title}."{lapses}'


def pledge_line(view: View, by: str, to: str, tested: int) -> str:
    """A pledge that stands, as a sentence."""
    names = f"{seat_name(view.setting, by)}'s pledge to {seat_name(view.setting, to)}"
    if tested:
        return f"{names} was tested in round {tested} and must be answered in this round's plan."
    return f"{names} stands; a demonstration would test it."


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


# --------------------------------------------------------------------------------------------------
# The mandate


def mandate_lines(view: View) -> list[str]:
    """The reader's aims, red lines and what it earns from meters, in plain words and points."""
    mandate, lines = view.mandate, ["Your aims at the end:"]
    lines += [f"- {_objective(view, aim)}" for aim in mandate.objectives]
    if mandate.red_lines:
        lines.append("Your red lines:")
        lines += [f"- {_objective(view, line)}" for line in mandate.red_lines]
    lines.append("Every round you score by these meters:")
    lines += [f"- {line}" for line in flow_lines(view, mandate)]
    told = "" if mandate.walk_away is None else " That is the result to compare yourself with."
    return [*lines, f"{expectation(mandate.walk_away)}{told}"]


def _objective(view: View, aim: Objective) -> str:
    word = "earns" if aim.points >= 0 else "costs"
    holds = all_hold(aim.when, board_from(view, Plan()), view.seat, private=True)
    now = "now it holds" if holds else "now it does not hold"
    return f"{aim.title} ({word} {points(abs(aim.points))}; {now})."


def flow_lines(view: View, mandate: Mandate) -> Iterable[str]:
    """What each meter pays or costs the reader, in points a round."""
    for flow in mandate.flows:
        key = f"{flow.meter}:{flow.of}" if flow.of else flow.meter
        verb = "earns" if flow.per_ten >= 0 else "costs"
        name = upper_first(meter_name(view, key))
        below = ", and below that the other way round" if not flow.only_above and flow.above > 0 else ""
        if flow.meter in ("restrictions", "leak"):
            yield f"{name}: each level {verb} you {points(abs(flow.per_ten))} a round."
        else:
            yield f"{name}: every 10 above {flow.above} {verb} you {points(abs(flow.per_ten))} a round{below}."


# --------------------------------------------------------------------------------------------------
# Plans


def move_cost(move: Move, strength: int = 1) -> int:
    """Political capital that a move takes at a strength."""
    return move.cost + move.step_cost * (strength - 1)


def use_sentence(view: View, use: Use) -> str:
    """One move of a plan, in words, with its cost."""
    setting, move = view.setting, view.setting.move[use.move]
    parts = [move.title]
    if use.target:
        parts.append(f"{move.toward_word} {seat_name(setting, use.target)}")
    if move.strengths > 1:
        parts.append(f"at strength {use.strength} of {move.strengths}")
    parts += _details(setting, use, move)
    if move.signal and setting.plays("intent"):
        parts.append(f"meant as {INTENT_WORDS[meant_as(setting, use)]}")
    return f"{' '.join(parts)}, for {count(move_cost(move, use.strength), 'unit')} of capital."


def _details(setting: Setting, use: Use, move: Move) -> Iterable[str]:
    concession = setting.concession.get(use.concession)
    title = lower_first(concession.title, setting) if concession else ""
    for effect in move.effects:
        match effect:
            case Demand(options=options):
                yield f'("{next((o.title for o in options if o.id == use.option), use.option)}")'
            case Line() if use.option == "without":
                yield f"(nothing without {title})"
            case Line():
                yield f"(never above level {use.level} of {title})" if use.level else f"(never any {title})"
            case Inquire():
                about = f"what level {use.level} of {title} is worth to it" if concession else f"its {use.option}"
                yield f"about {about}"


def plan_lines(view: View, plan: Plan) -> list[str]:
    """A plan, sentence by sentence: moves, then conduct, then what is left."""
    lines = [use_sentence(view, use) for use in plan.moves]
    lines += [f"Commitment {deal_number(view, name)} is quietly broken." for name in plan.breaches]
    lines += [f"Commitment {deal_number(view, name)} is openly left." for name in plan.leaves]
    lines += [f"The witness of commitment {deal_number(view, name)} looks away." for name in plan.looks_away]
    if plan.enforce is not None:
        lines.append(f"Real enforcement of the restrictions is set to {plan.enforce} of 3.")
    if plan.announce is not None:
        lines.append(f"Announced enforcement is set to {plan.announce} of 3.")
    if not lines:
        lines.append("The plan is empty: no moves, and every commitment is kept.")
    return [*lines, _capital_line(spent(view.setting, plan), view.desk.capital)]


def _capital_line(cost: int, have: int) -> str:
    held = count(have, "unit")
    if cost == 0:
        every = "both " if have == 2 else "all " if have > 2 else ""
        return f"It costs nothing and leaves {every}{'units' if have == 2 else held} of political capital."
    if cost > have:
        return f"It costs {count(cost, 'unit')} of political capital, and you have only {held}."
    return f"It costs {count(cost, 'unit')} of political capital and leaves {count(have - cost, 'unit')}."


def due_lines(view: View) -> list[str]:
    """Commitments under which the reader owes something this round, and what breaking them would save and risk."""
    lines = []
    for deal in due(view):
        mine = tuple(owed(view.setting, (deal,), view.seat, view.round))
        saved = points(max(-sum(view.worth(run.clause.concession, run.clause.level) for run in mine), 0))
        chance = notice_of_breach(view, deal, mine)
        line = f"Commitment {deal_number(view, deal.id)}, {deal_phrase(view, deal)}, is due."
        if view.setting.plays("breach"):
            line += f" Breaking it quietly would save you {saved}; the chance that it is noticed is {chance} percent."
        lines.append(line)
    return lines


# --------------------------------------------------------------------------------------------------
# The game so far


def recap(view: View) -> list[str]:
    """The game so far in five sentences, for somebody who comes late or comes back."""
    setting, table = view.setting, view.table
    who, owed = seat_name(setting, view.seat), count(len(due(view)), "text")
    mood = f"Tension is {meter_value(view, 'tension')}; it began at {setting.tension}."
    return [
        f"This is {setting.title}, round {view.round} of {setting.rounds}, and you speak for {who}.",
        mood if table.outcome is None else outcome_sentence(view, table.outcome),
        _alliances(view),
        _texts_in_force(view),
        f"Your books show {points(view.desk.score)}, and you owe something under {owed} this round.",
    ]


def _alliances(view: View) -> str:
    partners = listed(
        f"{meter_name(view, f'confidence:{p}')} is {view.meter(f'confidence:{p}')} of 100"
        for p in view.setting.alliance
    )
    return f"{upper_first(partners)}." if partners else "Nobody here depends on an ally."


def _texts_in_force(view: View) -> str:
    held = sum(deal.status == "in force" for deal in view.deals())
    breaches = sum(len(deal.breaches) for deal in view.deals())
    texts = f"{upper_first(count(held, 'text'))} that you know of {'is' if held == 1 else 'are'} in force"
    if not breaches:
        return f"{texts}, and no breach has come to light."
    return f"{texts}, and {count(breaches, 'breach', 'breaches')} came to light."
