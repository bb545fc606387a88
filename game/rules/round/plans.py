"""What a plan may hold: moves, conduct under what is signed, and the enforcer's dials."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.rules.effects.kind import Kind, kinds
from game.rules.law.moves import may_use, spent, targets
from game.rules.law.running import breaks, owed
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, Page, word
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS, Intent


def check_plan(view: View, plan: Plan, held: int = 0) -> None:
    """Refuses a plan that the rules, the capital or the round do not allow. Raises `Illegal`.

    held: how many of its moves, from the first, were allowed before in this View: a plan that grows by a move at a time
        need not have each of them looked at again, only together
    """
    setting = view.setting
    if plan.moves:
        _check_moves(view, plan, held)
    cost = spent(setting, plan)
    if cost > view.desk.capital:
        raise Illegal(
            Ground.NO_CAPITAL,
            f"The plan costs {cost} of political capital and you have {view.desk.capital}: leave something out.",
            _without(plan, len(plan.moves) - 1),
        )
    _check_compliance(view, plan)
    _check_dials(view, plan)


def _check_moves(view: View, plan: Plan, held: int) -> None:
    setting = view.setting
    if view.conference:
        raise Illegal(
            Ground.CONFERENCE,
            "The last round is the Conference: deals and compliance, no moves.",
            replace(plan, moves=()),
        )
    seen = set()
    for at, use in enumerate(plan.moves):
        if at >= held:
            check_use(view, use)
        if (use.move, use.target) in seen:
            raise Illegal(
                Ground.PLANNED_TWICE,
                f"{setting.move[use.move].title} stands twice in the plan: keep one.",
                _without(plan, at),
            )
        seen.add((use.move, use.target))
    if len(plan.moves) > 1:
        _check_alone(setting, plan)
    _check_together(view, plan)


def _check_together(view: View, plan: Plan) -> None:
    setting = view.setting
    names = {use.move for use in plan.moves}
    for at, use in enumerate(plan.moves):
        for other in setting.move[use.move].excludes:
            if other in names:
                one, two = setting.move[use.move].title, setting.move[other].title
                raise Illegal(
                    Ground.EXCLUDED,
                    f"{one} and {two.lower()} exclude each other in one round: keep one.",
                    _without(plan, at),
                )
        if setting.move[use.move].most:
            _check_most(view, plan, at)


def _without(plan: Plan, at: int) -> Plan:
    """The same plan, one of its moves left out."""
    return replace(plan, moves=plan.moves[:at] + plan.moves[at + 1 :])


def _others(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in names if each != name)


def _dial(value: int | None) -> int | None:
    """The nearest level of enforcement that a dial has."""
    return None if value is None else min(max(value, 0), 3)


def _check_asked(use: Use, move: Move) -> None:
    takes = {name for _, name in asked(move)}
    if use.option and "option" not in takes:
        raise Illegal(
            Ground.NEEDS_NO_DETAIL,
            f"{move.title} has no options: leave {word(use.option)} out.",
            replace(use, option=""),
        )
    if (use.concession or use.level) and "concession" not in takes:
        raise Illegal(
            Ground.NEEDS_NO_DETAIL,
            f"{move.title} is not about a concession: leave it out.",
            replace(use, concession="", level=0),
        )


def _check_alone(setting: Setting, plan: Plan) -> None:
    seen: dict[type[Kind], int] = {}
    for at, use in enumerate(plan.moves):
        for effect in kinds(setting.move[use.move].effects):
            if effect.alone and seen.setdefault(type(effect), at) != at:
                raise Illegal(Ground.PLANNED_TWICE, effect.alone, _without(plan, at))


def _check_most(view: View, plan: Plan, at: int) -> None:
    name = plan.moves[at].move
    move = view.setting.move[name]
    before = sum(use.move == name for _, use in view.desk.sent)
    if before + sum(use.move == name for use in plan.moves) > move.most:
        raise Illegal(
            Ground.USED_UP,
            f"{move.title} can be used {move.most} times in a game, and you have done so.",
            _without(plan, at),
        )


def check_use(view: View, use: Use) -> None:
    """Refuses one use of a move. Raises `Illegal`."""
    setting = view.setting
    move = setting.move.get(use.move)
    if move is None:
        raise Illegal(Ground.UNKNOWN_CHOICE, f"There is no move {word(use.move)}: choose one from your list.")
    if not may_use(setting, view.seat, move):
        raise Illegal(Ground.NOT_YOUR_MOVE, f"{move.title} is not a move of your delegation.")
    if not 1 <= use.strength <= move.strengths:
        raise Illegal(
            Ground.OUT_OF_RANGE,
            f"{move.title} has strengths 1 to {move.strengths}.",
            replace(use, strength=min(max(use.strength, 1), move.strengths)),
        )
    if use.intent is not None and use.intent not in INTENTS:
        words = f"An intent is one of: {', '.join(INTENTS)}."
        raise Illegal(Ground.UNKNOWN_CHOICE, words, replace(use, intent=None))
    if move.target not in ("none", "concession"):
        possible = targets(view, move)
        if use.target not in possible:
            names = ", ".join(possible) or "nobody here"
            aimed = replace(use, target=possible[0]) if len(possible) == 1 else Page.PLAN if possible else None
            raise Illegal(Ground.CANNOT_AIM, f"{move.title} must be pointed at one of: {names}.", aimed)
    elif use.target and (use.target not in setting.delegation or use.target == view.seat):
        raise Illegal(
            Ground.CANNOT_AIM,
            f"There is no other delegation {word(use.target)} here.",
            replace(use, target=""),
        )
    if use.option or use.concession or use.level:
        _check_asked(use, move)
    for effect in kinds(move.effects):
        effect.check(view, use, move)
    _check_pause(view, use, move)


def _check_pause(view: View, use: Use, move: Move) -> None:
    """A pause covers those who signed it; against others the strength is at most 1.

    Breaking it is possible, and is seen by all; where the rules know no breach, it is not possible.
    """
    for run in owed(view.setting, view.deals(), view.seat, view.round):
        concession = view.setting.concession[run.clause.concession]
        if breaks(view.setting, run, use.move, use.target):
            if not view.setting.plays("breach"):
                raise Illegal(
                    Ground.PROMISED_NOT_TO,
                    f"{concession.title} is promised, and under these rules what is signed is kept: leave this out.",
                )
        elif move.id in concession.forbids and use.strength > 1 and move.provocative:
            raise Illegal(
                Ground.PROMISED_NOT_TO,
                f"While {concession.title.lower()} is in force, strength is at most 1 against the others.",
                replace(use, strength=1),
            )


def due(view: View) -> tuple[Deal, ...]:
    """Deals under which a seat owes something this round."""
    found = {run.deal.id: run.deal for run in owed(view.setting, view.deals(), view.seat, view.round)}
    return tuple(found.values())


def _check_compliance(view: View, plan: Plan) -> None:
    if not (plan.breaches or plan.leaves or plan.looks_away):
        return  # most plans keep everything, and what is due is looked for in every text that the seat knows
    known = {deal.id: deal for deal in view.deals()}
    now = {deal.id for deal in due(view)}
    if plan.breaches and not view.setting.plays("breach"):
        raise Illegal(
            Ground.NO_BREACH,
            "Under these rules what is signed is kept: there is no quiet breach.",
            replace(plan, breaches=()),
        )
    for name in plan.breaches:
        if name not in now:
            raise Illegal(
                Ground.NOT_BOUND,
                "You can only breach a text under which you owe something this round.",
                replace(plan, breaches=_others(plan.breaches, name)),
            )
    for name in plan.leaves:
        deal = known.get(name)
        if deal is None or view.seat not in deal.text.signatories or deal.status not in ("in force", "signed"):
            raise Illegal(
                Ground.NOT_BOUND,
                "You can only leave a text that you have signed and that is in force.",
                replace(plan, leaves=_others(plan.leaves, name)),
            )
    for name in plan.looks_away:
        deal = known.get(name)
        if deal is None or deal.text.witness != view.seat:
            raise Illegal(
                Ground.NOT_BOUND,
                "You can only look away from a text that you witness.",
                replace(plan, looks_away=_others(plan.looks_away, name)),
            )


def _check_dials(view: View, plan: Plan) -> None:
    for dial in (plan.enforce, plan.announce):
        if dial is None:
            continue
        rule = view.setting.restrictions
        if rule is None or rule.enforced_by != view.seat:
            raise Illegal(
                Ground.NOT_ENFORCER,
                "You do not enforce any restrictions.",
                replace(plan, enforce=None, announce=None),
            )
        if not 0 <= dial <= 3:
            raise Illegal(
                Ground.OUT_OF_RANGE,
                "Enforcement is set from 0 to 3.",
                replace(plan, enforce=_dial(plan.enforce), announce=_dial(plan.announce)),
            )


def parts_of_plans(view: View) -> Iterator[Plan]:
    """The empty plan, and every plan that holds one thing and may be worth a look."""
    yield Plan()
    for move in view.setting.moves_of[view.seat]:
        yield from (Plan((use,)) for use in uses(view, move))
    for deal in view.deals():
        if view.seat in deal.text.signatories:
            yield from (Plan(breaches=(deal.id,)), Plan(leaves=(deal.id,)), Plan(looks_away=(deal.id,)))
    rule = view.setting.restrictions
    if rule is not None and rule.enforced_by == view.seat:
        for dial in range(4):
            yield from (Plan(enforce=dial), Plan(announce=dial))


def uses(view: View, move: Move) -> Iterator[Use]:
    """Every use of a move: all that it can be pointed at, at every strength, and in every sense if it has one."""
    intents: tuple[Intent | None, ...] = INTENTS if move.signal and view.setting.plays("intent") else (None,)
    for target in targets(view, move) or ("",):
        for strength in range(1, move.strengths + 1):
            for intent in intents:
                yield from _detailed(view, Use(move.id, target, strength, intent), asked(move))


def asked(move: Move) -> list[tuple[Kind, str]]:
    """What the effects of a move ask of its use, in the order of choice: the effect and the field of the use."""
    return [(effect, name) for effect in kinds(move.effects) for name in effect.takes]


def _detailed(view: View, use: Use, wanted: list[tuple[Kind, str]]) -> Iterator[Use]:
    if not wanted:
        yield use
        return
    (effect, name), *later = wanted
    found = effect.parameter(view, use, name)
    if found is None:
        yield from _detailed(view, use, later)
        return
    for option in found.options:
        yield from _detailed(view, replace(use, **{name: option.value}), later)
