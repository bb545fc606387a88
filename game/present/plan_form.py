"""The plan of a round as a form: moves with their cost, commitments due, texts watched over, the enforcer's dials.

A plan is changed by naming a field and what it shall be (`plan_with`); no client knows what a plan is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from game.present.fields import Alternative, Button, Chosen, Field, Remedy, button, plain_title, refused
from game.present.lesson import in_lesson
from game.rules.choices import filled, own_moves, parameters, with_choice
from game.rules.cures import cured_plan
from game.rules.law.moves import meant_as, spent, targets
from game.rules.model.parameters import Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round.plans import check_plan, check_use, due
from game.rules.tutoring import plannable
from game.rules.verbs.commit import Commit
from game.rules.verbs.recall import Recall
from game.wording import (
    INTENT_WORDS,
    count,
    deal_number,
    deal_phrase,
    due_lines,
    move_cost,
    own_deals,
    plan_label,
    plan_lines,
    seat_name,
    upper_first,
    use_sentence,
)

LATER = "Plans are committed in the signals, when all are ready with the negotiation."
OVER = "The game is over: there is nothing left to plan."
NO_MOVES = "No moves yet. A plan without any may be committed."
CONFERENCE = "This is the Conference: deals and compliance, no moves."


class UseForm(Value, frozen=True):
    """One use of a move: its sentence with the cost, and what there is to choose in it."""

    use: Use
    icon: str
    title: str
    sentence: str
    fields: tuple[Field, ...]
    refusal: str = ""


class MoveCard(Value, frozen=True):
    """A move of the delegation.

    price: what it costs, in words
    notes: what else to know before it is used
    chosen: it stands in the plan
    add: the use that would be added next, filled in; None where there is none
    refusal: why it cannot be added to the plan now
    """

    id: str
    icon: str
    title: str
    text: str
    price: str
    notes: tuple[str, ...]
    chosen: bool
    add: UseForm | None
    refusal: str = ""


class Group(Value, frozen=True):
    """Fields under one heading."""

    title: str
    icon: str
    fields: tuple[Field, ...]


class PlanForm(Value, frozen=True):
    """A plan, as it stands and as it could be.

    heading, note: what it is now, and what to know about that
    capital, left: units of political capital, and those that the plan leaves
    uses: its moves, with nothing to choose in them once it is committed
    groups: conduct under what is signed, and the dials; empty then, as are the moves to add
    lines: the whole plan in sentences
    refusal, remedy: what is wrong with it as it stands, in whatever phase
    commit, take_back: the buttons; None where there is nothing to press
    """

    plan: Plan
    heading: str
    note: str
    capital: int
    left: int
    uses: tuple[UseForm, ...] = ()
    groups: tuple[Group, ...] = ()
    moves: tuple[MoveCard, ...] = ()
    lines: tuple[str, ...] = ()
    refusal: str = ""
    remedy: Remedy | None = None
    commit: Button | None = None
    take_back: Button | None = None

    @property
    def over(self) -> bool:
        """Whether there is nothing to plan any more."""
        return self.commit is None and self.take_back is None


def plan_form(view: View, draft: Plan) -> PlanForm:
    """The form of a draft, or of the plan that is committed."""
    held = view.desk.plan
    plan = draft if held is None else held
    left = view.desk.capital - spent(view.setting, plan)
    lines = tuple(plan_lines(view, plan))
    if view.table.outcome is not None:
        return PlanForm(plan, "Plan", OVER, view.desk.capital, left)
    if held is not None:
        uses = tuple(replace(use_form(view, use), fields=(), refusal="") for use in plan.moves)
        note = "It is carried out when all have committed. Until the others have committed you can take it back."
        taking = button(view, "Take the plan back", Recall())
        return PlanForm(
            plan, "Your plan is committed", note, view.desk.capital, left, uses, lines=lines, take_back=taking
        )
    return _draft(view, PlanForm(plan, "Your plan", "", view.desk.capital, left, lines=lines))


def _draft(view: View, form: PlanForm) -> PlanForm:
    plan, conference = form.plan, view.conference
    early = view.table.phase == "negotiation"
    refusal, remedy = _wrong(view, plan)
    commit = replace(button(view, "Commit the plan", Commit(plan)), price="")  # what it costs is what is left
    return replace(
        form,
        heading="Your plan, a draft until the signals" if early else form.heading,
        note=CONFERENCE if conference else "" if plan.moves or in_lesson(view) else NO_MOVES,
        uses=tuple(use_form(view, use, f"use:{at}:") for at, use in enumerate(plan.moves)),
        groups=() if in_lesson(view) else tuple(group for group in _groups(view, plan) if group.fields),
        moves=() if conference else tuple(_card(view, plan, move) for move in _offered(view)),
        refusal=refusal,
        remedy=remedy,
        commit=replace(commit, refusal=LATER, remedy=None) if early else commit,
    )


def _wrong(view: View, plan: Plan) -> tuple[str, Remedy | None]:
    try:
        check_plan(view, plan)
    except Illegal as refusal:
        mended = cured_plan(view, plan, refusal)
        cure = None if mended is None else Remedy(plan_label(view, plan, mended), Commit(mended))
        return refusal.sentence, cure
    return "", None


# --------------------------------------------------------------------------------------------------
# Moves


def use_form(view: View, use: Use, prefix: str = "") -> UseForm:
    """The form of one use of a move; `prefix` stands before the names of its fields."""
    move = view.setting.move[use.move]
    fields = tuple(_use_field(view, use, each, prefix) for each in parameters(view, use))
    sentence = use_sentence(view, use)
    return UseForm(use, move.drawing, move.title, sentence, fields, refused(partial(check_use, view, use)))


def _use_field(view: View, use: Use, asked: Parameter, prefix: str) -> Field:
    move = view.setting.move[use.move]
    found = []
    for option in asked.options:
        title, price = plain_title(asked, option.value), ""
        if asked.name == "strength":
            title, price = f"{option.value} of {move.strengths}", _units(move_cost(move, int(str(option.value))))
        if asked.name == "intent":
            title = upper_first(INTENT_WORDS[str(option.value)])
        tried = with_choice(view, use, asked.name, option.value)
        refusal = refused(partial(check_use, view, tried))
        found.append(Alternative(_plain(option.value), title, price, refusal=refusal))
    value = meant_as(view.setting, use) if asked.name == "intent" else getattr(use, asked.name)
    note = "Only you know until the debrief." if asked.name == "intent" else ""
    return Field(prefix + asked.name, asked.title, tuple(found), value, note)


def _plain(value: object) -> Chosen:
    assert isinstance(value, str | int), "a use of a move holds words and numbers"
    return value


def _units(cost: int) -> str:
    return count(cost, "unit")


def _card(view: View, plan: Plan, move: Move) -> MoveCard:
    use = _next_use(view, plan, move)
    again = None if use is None else replace(plan, moves=(*plan.moves, use))
    return MoveCard(
        move.id,
        move.drawing,
        move.title,
        move.text,
        _units(move.cost),
        tuple(_notes(move)),
        any(use.move == move.id for use in plan.moves),
        None if use is None else use_form(view, use),
        "It is in the plan." if again is None else _too_dear(view, again) or plan_refusal(view, again),
    )


def _offered(view: View) -> list[Move]:
    """The moves to choose from: those that a lesson leaves, where one is on."""
    return [move for move in own_moves(view) if move.id in plannable(view)]


def _too_dear(view: View, plan: Plan) -> str:
    """In short, as many moves may say so at once."""
    return "It takes more capital than is left." if spent(view.setting, plan) > view.desk.capital else ""


def _notes(move: Move) -> Iterator[str]:
    if move.step_cost:
        yield f"{upper_first(_units(move.step_cost))} more for each step of strength, up to {move.strengths}."
    if move.secret:
        yield "Nobody else sees it."
    if move.most:
        yield "At most once a game." if move.most == 1 else f"At most {count(move.most, 'time')} a game."


def _next_use(view: View, plan: Plan, move: Move) -> Use | None:
    """The move pointed at the first at whom it is not pointed yet, everything else in it filled in."""
    taken = {use.target for use in plan.moves if use.move == move.id}
    free = [seat for seat in targets(view, move) or ("",) if seat not in taken]
    return filled(view, Use(move.id, free[0])) if free else None


# --------------------------------------------------------------------------------------------------
# Conduct and dials


def _groups(view: View, plan: Plan) -> Iterator[Group]:
    owed = due(view)
    lines = dict(zip((deal.id for deal in owed), due_lines(view), strict=True))
    own = [deal for deal in own_deals(view) if deal.status in ("in force", "signed")]
    yield Group("Commitments due", "commitment", tuple(_due(view, plan, deal, lines[deal.id], own) for deal in owed))
    rest = (deal for deal in own if deal.id not in lines)
    yield Group("Other texts you have signed", "commitment", tuple(_other(view, plan, deal) for deal in rest))
    watched = (deal for deal in own if deal.text.witness == view.seat)
    yield Group("As a witness", "verify", tuple(_witness(view, plan, deal) for deal in watched))
    yield Group("Enforcement", "lock", tuple(_dials(view, plan)))


def _due(view: View, plan: Plan, deal: Deal, words: str, own: list[Deal]) -> Field:
    ways = [Alternative("keep", "Keep it")]
    ways += [Alternative("break", "Quietly break it")] if view.setting.plays("breach") else []
    ways += [Alternative("leave", "Leave the text openly")] if deal in own else []
    return Field(f"conduct:{deal.id}", words, tuple(ways), _conduct(plan, deal))


def _conduct(plan: Plan, deal: Deal) -> str:
    return "break" if deal.id in plan.breaches else "leave" if deal.id in plan.leaves else "keep"


def _other(view: View, plan: Plan, deal: Deal) -> Field:
    words = f"Commitment {deal_number(view, deal.id)}, {deal_phrase(view, deal)}: you owe nothing under it this round."
    ways = (Alternative("keep", "Stay in it"), Alternative("leave", "Leave the text openly"))
    return Field(f"conduct:{deal.id}", words, ways, _conduct(plan, deal))


def _witness(view: View, plan: Plan, deal: Deal) -> Field:
    ways = (Alternative("watch", "Watch over it"), Alternative("away", "Secretly look away"))
    words = f"You verify commitment {deal_number(view, deal.id)}, {deal_phrase(view, deal)}."
    return Field(f"witness:{deal.id}", words, ways, "away" if deal.id in plan.looks_away else "watch")


def _dials(view: View, plan: Plan) -> Iterator[Field]:
    rule = view.setting.restrictions
    on = seat_name(view.setting, rule.on) if rule is not None else ""
    titles = {"enforce": f"What you really enforce against {on}, in secret", "announce": "What you announce"}
    for name, now in _dials_now(view).items():
        ways = tuple(Alternative(n, f"{n} of 3, as now" if n == now else f"{n} of 3") for n in range(4))
        set_to = getattr(plan, name)
        yield Field(name, titles[name], ways, now if set_to is None else set_to)


def _dials_now(view: View) -> dict[str, int]:
    """Where the dials stand of a delegation that has them."""
    rule = view.setting.restrictions
    if rule is None or rule.enforced_by != view.seat:
        return {}
    return {"enforce": view.desk.enforcement, "announce": view.table.announced}


# --------------------------------------------------------------------------------------------------
# Changing a plan


def plan_refusal(view: View, plan: Plan) -> str:
    """Why a plan cannot be held in this round, as a sentence; empty if it can."""
    return refused(partial(check_plan, view, plan))


def plan_with(view: View, plan: Plan, name: str, value: Chosen) -> Plan:
    """A plan in which a field of its form has been chosen. Raises `LookupError` for no such field."""
    kind, _, about = name.partition(":")
    match kind:
        case "clear":
            return Plan()
        case "add":
            return plan_with_use(plan, filled(view, Use(view.setting.move[about].id, str(value))))
        case "drop":
            return replace(plan, moves=plan.moves[: int(about)] + plan.moves[int(about) + 1 :])
        case "use":
            return _with_chosen(view, plan, about, value)
        case "conduct":
            return _with_conduct(plan, about, str(value))
        case "witness":
            rest = tuple(each for each in plan.looks_away if each != about)
            return replace(plan, looks_away=(*rest, about) if value == "away" else rest)
        case "enforce" | "announce":
            return replace(plan, **{kind: None if value == _dials_now(view).get(kind) else int(value)})
    raise LookupError(name)


def plan_with_use(plan: Plan, use: Use) -> Plan:
    """The plan with a use added; the same move at the same target is replaced."""
    kept = tuple(u for u in plan.moves if (u.move, u.target) != (use.move, use.target))
    return replace(plan, moves=(*kept, use))


def _with_chosen(view: View, plan: Plan, about: str, value: Chosen) -> Plan:
    at, _, name = about.partition(":")
    changed = with_choice(view, plan.moves[int(at)], name, value)
    return replace(plan, moves=(*plan.moves[: int(at)], changed, *plan.moves[int(at) + 1 :]))


def _with_conduct(plan: Plan, deal: str, way: str) -> Plan:
    breaches, leaves = (tuple(each for each in held if each != deal) for held in (plan.breaches, plan.leaves))
    return replace(
        plan,
        breaches=(*breaches, deal) if way == "break" else breaches,
        leaves=(*leaves, deal) if way == "leave" else leaves,
    )
