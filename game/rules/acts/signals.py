"""The verb of the signals phase: committing a plan, and what a plan may hold."""

from __future__ import annotations

from typing import ClassVar

from msgspec import field
from msgspec.structs import replace

from game.rules.acts.act import Act, with_desk
from game.rules.closing import spent
from game.rules.phases import end_signals, present
from game.rules.scenario import (
    INTENTS,
    Demand,
    Effect,
    Inquire,
    Line,
    Move,
    Overture,
    Price,
    Restrict,
    Setting,
)
from game.rules.state import Deal, State
from game.rules.terms import Actor, Illegal, Phase, Plan, Use, word
from game.rules.texts import covers, forsworn, owed
from game.rules.view import View

INQUIRIES = ("support", "strain", "progress", "trust", "enforcement", "worth")
"""What can be inquired about another delegation."""


class Commit(Act, frozen=True):
    """Commits the plan for this round; it cannot be taken back. When all present have committed, it is resolved."""

    verb: ClassVar[str] = "commit"
    phases: ClassVar[tuple[Phase, ...]] = ("signals",)
    plan: Plan = field(default_factory=Plan)

    def check(self, view: View) -> None:
        if view.desk.plan is not None:
            raise Illegal("You have committed your plan: wait for the others.")
        check_plan(view, self.plan)

    def apply(self, state: State, actor: Actor) -> State:
        state = with_desk(state, actor.seat, replace(state.desks[actor.seat], plan=self.plan))
        said = tuple(sorted((*state.table.said_ready, actor.seat)))
        state = replace(state, table=replace(state.table, said_ready=said))
        if all(state.desks[seat].plan is not None for seat in present(state)):
            return end_signals(state)
        return state


def check_plan(view: View, plan: Plan) -> None:
    """Refuses a plan that the rules, the capital or the round do not allow. Raises `Illegal`."""
    setting = view.setting
    if plan.moves and view.round == setting.rounds:
        raise Illegal("The last round is the Conference: deals and compliance, no moves.")
    seen = set()
    for use in plan.moves:
        check_use(view, use)
        if (use.move, use.target) in seen:
            raise Illegal(f"{setting.move[use.move].title} stands twice in the plan: keep one.")
        seen.add((use.move, use.target))
    if sum(any(isinstance(e, Overture) for e in setting.move[use.move].effects) for use in plan.moves) > 1:
        raise Illegal("One overture a round is all that is believed: keep one of them.")
    names = {use.move for use in plan.moves}
    for use in plan.moves:
        for other in setting.move[use.move].excludes:
            if other in names:
                one, two = setting.move[use.move].title, setting.move[other].title
                raise Illegal(f"{one} and {two.lower()} exclude each other in one round: keep one.")
        if setting.move[use.move].most:
            _check_most(view, plan, use.move)
    cost = spent(setting, plan)
    if cost > view.desk.capital:
        raise Illegal(
            f"The plan costs {cost} of political capital and you have {view.desk.capital}: leave something out."
        )
    _check_compliance(view, plan)
    _check_dials(view, plan)


def _check_most(view: View, plan: Plan, name: str) -> None:
    move = view.setting.move[name]
    before = sum(use.move == name for _, use in view.desk.sent)
    if before + sum(use.move == name for use in plan.moves) > move.most:
        raise Illegal(f"{move.title} can be used {move.most} times in a game, and you have done so.")


def may_use(setting: Setting, seat: str, move: Move) -> bool:
    """Whether a delegation's role or name allows it a move."""
    return not move.by or seat in move.by or setting.delegation[seat].role in move.by or "any" in move.by


def targets(view: View, move: Move) -> tuple[str, ...]:
    """At whom a seat may point a move; empty for a move without a target."""
    setting, seat = view.setting, view.seat
    match move.target:
        case "partner":
            own = setting.partners_of(seat)
            return own or tuple(p for p in setting.alliance if p != seat)
        case "guarantor":
            return (setting.alliance[seat].guarantor,) if seat in setting.alliance else ()
        case "rival":
            return setting.adversaries.get(seat, ())
        case "other":
            return tuple(s for s in setting.seats if s != seat)
    return ()


def check_use(view: View, use: Use) -> None:
    """Refuses one use of a move. Raises `Illegal`."""
    setting = view.setting
    move = setting.move.get(use.move)
    if move is None:
        raise Illegal(f"There is no move {word(use.move)}: choose one from your list.")
    if not may_use(setting, view.seat, move):
        raise Illegal(f"{move.title} is not a move of your delegation.")
    if not 1 <= use.strength <= move.strengths:
        raise Illegal(f"{move.title} has strengths 1 to {move.strengths}.")
    if use.intent not in INTENTS:
        raise Illegal(f"An intent is one of: {', '.join(INTENTS)}.")
    if move.target not in ("none", "concession"):
        possible = targets(view, move)
        if use.target not in possible:
            names = ", ".join(possible) or "nobody here"
            raise Illegal(f"{move.title} must be pointed at one of: {names}.")
    elif use.target and (use.target not in setting.delegation or use.target == view.seat):
        raise Illegal(f"There is no other delegation {word(use.target)} here.")
    kinds = {type(effect) for effect in move.effects}
    if use.option and not kinds & {Demand, Inquire, Line}:
        raise Illegal(f"{move.title} has no options: leave {word(use.option)} out.")
    if (use.concession or use.level) and not kinds & {Inquire, Line}:
        raise Illegal(f"{move.title} is not about a concession: leave it out.")
    for effect in move.effects:
        _check_effect(view, use, move, effect)
    _check_pause(view, use, move)


def _check_effect(view: View, use: Use, move: Move, effect: Effect) -> None:
    match effect:
        case Demand():
            _check_option(use, tuple(option.id for option in effect.options), move)
        case Inquire():
            _check_inquiry(view, use, move)
        case Line():
            _check_line(view, use, effect)
        case Price():
            _check_price(view, use, move, effect)
        case Restrict():
            if not 0 <= view.table.restrictions + effect.by <= 3:
                word = "highest" if effect.by > 0 else "lowest"
                raise Illegal(f"Restrictions stand at their {word} level already: {move.title} would change nothing.")


def _check_price(view: View, use: Use, move: Move, price: Price) -> None:
    for index, door in enumerate(view.table.doors):
        if view.seat in door.sides and use.target in ("", *door.sides):
            rungs = next(s.rungs for s in view.setting.doors[index].sides if s.side == view.seat)
            if 0 <= door.prices[door.sides.index(view.seat)] + price.by < len(rungs):
                return
    raise Illegal(f"You have no price for talks that could go further that way: leave {move.title} out.")


def _check_option(use: Use, options: tuple[str, ...], move: Move) -> None:
    if use.option not in options:
        raise Illegal(f"{move.title} needs one of: {', '.join(options)}.")


def _check_inquiry(view: View, use: Use, move: Move) -> None:
    _check_option(use, INQUIRIES, move)
    rule, target = view.setting.restrictions, view.setting.delegation[use.target]
    if use.option == "worth":
        concession = view.setting.concession.get(use.concession)
        if concession is None or not 1 <= use.level <= len(concession.levels):
            raise Illegal("Name the concession and the level whose worth to them you want to learn.")
        return
    if use.concession or use.level:
        raise Illegal(f"An inquiry about {use.option} is not about a concession: leave it out.")
    facts = {"strain": target.strain is not None, "progress": target.progress is not None}
    facts["enforcement"] = rule is not None and rule.enforced_by == use.target
    if not facts.get(use.option, True):
        raise Illegal(f"{target.title} has no {use.option} to learn about: inquire about something else.")


def _check_line(view: View, use: Use, line: Line) -> None:
    concession = view.setting.concession.get(use.concession)
    if concession is None:
        raise Illegal("A public line needs a concession: name one.")
    if use.option not in ("", "without"):
        raise Illegal("A public line says `never above` a level, or `without`.")
    if use.option == "" and (concession.giver != view.seat or not 0 <= use.level < len(concession.levels)):
        raise Illegal("`Never above` is about a concession of your own, below its highest level.")
    if use.option == "without" and concession.giver == view.seat:
        raise Illegal("`Nothing without` is about a concession of somebody else.")
    drawn = [line for line in view.table.lines if line.by == view.seat]
    if len(drawn) >= line.most:
        raise Illegal(f"You have drawn {line.most} public lines, and no more are believed.")
    if any(held.concession == use.concession for held in drawn):
        raise Illegal("You have drawn a line on that concession already.")


def _check_pause(view: View, use: Use, move: Move) -> None:
    """A pause covers those who signed it; against others the strength is at most 1.

    Breaking it is possible, and is seen by all; where the rules know no breach, it is not possible.
    """
    for run in forsworn(view.setting, view.deals(), view.seat, use.move, view.round):
        title = view.setting.concession[run.clause.concession].title
        if covers(view.setting, run, use.target):
            if not view.setting.plays("breach"):
                raise Illegal(f"{title} is promised, and under these rules what is signed is kept: leave this out.")
        elif use.strength > 1 and move.provocative:
            raise Illegal(f"While {title.lower()} is in force, strength is at most 1 against the others.")


def due(view: View) -> tuple[Deal, ...]:
    """Deals under which a seat owes something this round."""
    found = {run.deal.id: run.deal for run in owed(view.setting, view.deals(), view.seat, view.round)}
    return tuple(found.values())


def _check_compliance(view: View, plan: Plan) -> None:
    known = {deal.id: deal for deal in view.deals()}
    now = {deal.id for deal in due(view)}
    if plan.breaches and not view.setting.plays("breach"):
        raise Illegal("Under these rules what is signed is kept: there is no quiet breach.")
    for name in plan.breaches:
        if name not in now:
            raise Illegal("You can only breach a text under which you owe something this round.")
    for name in plan.leaves:
        deal = known.get(name)
        if deal is None or view.seat not in deal.text.signatories or deal.status not in ("in force", "signed"):
            raise Illegal("You can only leave a text that you have signed and that is in force.")
    for name in plan.looks_away:
        deal = known.get(name)
        if deal is None or deal.text.witness != view.seat:
            raise Illegal("You can only look away from a text that you witness.")


def _check_dials(view: View, plan: Plan) -> None:
    for dial in (plan.enforce, plan.announce):
        if dial is None:
            continue
        rule = view.setting.restrictions
        if rule is None or rule.enforced_by != view.seat:
            raise Illegal("You do not enforce any restrictions.")
        if not 0 <= dial <= 3:
            raise Illegal("Enforcement is set from 0 to 3.")
