"""What may be done now, what it costs and whom it needs: asked of a View, so that no client works it out.

Forms, random play, completion and programs that play read their options here. Everything listed is judged by the same
`check` that judges what is done, so what is called possible is possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from game.rules.law.moves import meant_as, targets
from game.rules.law.texts import check_added
from game.rules.model.parameters import Given, Option, Parameter, listed
from game.rules.model.refusal import Illegal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Clause, Text, Use
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.reducer import check
from game.rules.round.plans import asked
from game.rules.verbs import SEAT_VERBS, Act


class Choice(Value, frozen=True):
    """One thing that a verb can do now.

    act: the act that does this and nothing else
    cost: political capital that it takes, at once or with the plan
    needs: delegations whose signature it takes
    refusal: why it cannot be done now; empty if it can
    """

    act: Act
    cost: int = 0
    needs: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def possible(self) -> bool:
        """Whether it can be done now."""
        return not self.refusal


def choices(view: View, verb: str) -> Iterator[Choice]:
    """Everything that a verb can do now, each by itself, with why not where it cannot. Raises KeyError for no verb.

    A plan is listed by its parts (a move, a breach, a dial), a text by its clauses, each as an act of its own: what is
    refused alone is refused with others. Words that people write themselves are not listed.
    """
    for act in SEAT_VERBS[verb].candidates(view):
        try:
            check(view, act)
        except Illegal as refusal:
            yield Choice(act, act.cost(view), act.needs(view), str(refusal))
        else:
            yield Choice(act, act.cost(view), act.needs(view))


def clause_refusal(view: View, text: Text, clause: Clause) -> str:
    """Why a text cannot hold a clause beside what it holds, as a sentence; empty if it can."""
    try:
        check_added(view, text, clause)
    except Illegal as refusal:
        return str(refusal)
    return ""


def own_moves(view: View) -> tuple[Move, ...]:
    """Moves that a seat may use, in the order of the rulebook."""
    return view.setting.moves_of[view.seat]


def first_use(view: View, move: Move) -> Use:
    """A move filled in with the first of everything there is to choose."""
    return filled(view, Use(move.id))


def parameters(view: View, use: Use) -> Iterator[Parameter]:
    """What there is to choose in a use of a move, each after what is chosen before it in the use."""
    yield from _aimed(view, use)
    yield from details(view, use)
    yield from _meant(view, use)


def _aimed(view: View, use: Use) -> Iterator[Parameter]:
    move = view.setting.move[use.move]
    if move.target not in ("none", "concession"):
        at = tuple(Option(seat, view.setting.delegation[seat].title) for seat in targets(view, move))
        yield Parameter("target", "Toward", at)
    if move.strengths > 1:
        yield listed("strength", "Strength", tuple(range(1, move.strengths + 1)))


def _meant(view: View, use: Use) -> Iterator[Parameter]:
    if view.setting.move[use.move].signal and view.setting.plays("intent"):
        yield listed("intent", "Meant as", INTENTS)


def details(view: View, use: Use) -> Iterator[Parameter]:
    """What its effects ask of a use of a move: what is demanded, what is asked about, where a line is drawn."""
    for effect, name in asked(view.setting.move[use.move]):
        found = effect.parameter(view, use, name)
        if found is not None:
            yield found


def with_choice(view: View, use: Use, name: str, value: object) -> Use:
    """A use with one thing chosen; what no longer fits after it becomes the first that does, or nothing."""
    return filled(view, replace(use, **{name: value}))


def filled(view: View, use: Use) -> Use:
    """A use in which everything there is to choose is chosen: what does not fit becomes the first that does."""
    first = partial(_fitted, use)
    placed = chosen(view, use, lambda each: None if each.name == "intent" else first(each))
    if any(each.name == "intent" for each in parameters(view, placed)):
        return replace(placed, intent=meant_as(view.setting, placed))
    return placed


def chosen(view: View, use: Use, pick: Callable[[Parameter], Given | None]) -> Use:
    """A use in which everything there is to choose is picked, each after what was picked before it.

    pick: one of a parameter's values, or None to leave what the use has
    """
    for each in (*_aimed(view, use), *_meant(view, use)):
        use = _with(use, each.name, pick(each))
    for effect, name in asked(view.setting.move[use.move]):
        found = effect.parameter(view, use, name)
        blank: Given = 0 if name == "level" else ""
        use = _with(use, name, blank if found is None else pick(found))
    return use


def _with(use: Use, name: str, value: Given | None) -> Use:
    return use if value is None else replace(use, **{name: value})


def _fitted(use: Use, each: Parameter) -> Given | None:
    values = [option.value for option in each.options]
    return values[0] if values and getattr(use, each.name) not in values else None
