"""What a move is for, read off its effects: so that nobody who reckons with moves need know them by name."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.effects.change import ChangeMeter
from game.rules.effects.demand import Demand, DemandOption
from game.rules.effects.good_offices import GoodOffices
from game.rules.effects.kind import kinds
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.price import Price
from game.rules.law.moves import may_use
from game.rules.model.conditions import AnyOf, Condition, Did, NoneOf
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting


def changes(move: Move, meter: str) -> Iterable[ChangeMeter]:
    """Effects of a move on one kind of meter."""
    return (effect for effect in move.effects if isinstance(effect, ChangeMeter) and effect.meter == meter)


def some_move_changes(setting: Setting, meter: str) -> bool:
    """Whether the rulebook has a move that changes a kind of meter."""
    return any(True for move in setting.rulebook.moves for _ in changes(move, meter))


def hedges(move: Move) -> bool:
    """Whether who makes it builds its own way out (T12)."""
    return any(effect.of == "self" and effect.by > 0 for effect in changes(move, "autonomy"))


def reassures_in_words(move: Move) -> bool:
    """Whether it calms the fear of being left alone by words, which wear out as they are repeated (T4)."""
    calming = (effect for effect in changes(move, "abandonment") if effect.of == "target" and effect.by < 0)
    return only_moves_meters(move) and any("repeats" in effect.scale for effect in calming)


def only_moves_meters(move: Move) -> bool:
    """Whether meters tell all that it does."""
    return all(isinstance(effect, ChangeMeter) for effect in move.effects)


def speaks_to_its_public(move: Move) -> bool:
    """Whether it does nothing but raise the own support."""
    own = [effect for effect in changes(move, "support") if effect.of == "self" and effect.by > 0]
    return bool(own) and len(own) == len(move.effects)


def shows_resolve(move: Move) -> bool:
    """Whether it is a show of resolve, with a strength, that others feel as a provocation (T1)."""
    return move.provocative and move.strengths > 1


def frightens_its_target(move: Move) -> bool:
    """Whether whom it is pointed at fears more to be dragged along by it (T3)."""
    return any(effect.of == "target" and effect.by > 0 for effect in changes(move, "entrapment"))


def invites(move: Move) -> bool:
    """Whether it is an invitation that waits for an answer (T8)."""
    return any(isinstance(effect, Overture) for effect in move.effects)


def changes_price(move: Move) -> int:
    """Rungs by which it moves the own price for talks; below 0 if it asks less (T9)."""
    return sum(effect.by for effect in move.effects if isinstance(effect, Price))


def draws_a_line(move: Move) -> bool:
    """Whether it says in public what will never be given (T5)."""
    return any(isinstance(effect, Line) for effect in move.effects)


def lends_a_house(move: Move) -> bool:
    """Whether it brings two adversaries to one table (T9)."""
    return any(isinstance(effect, GoodOffices) for effect in move.effects)


def demands(move: Move) -> bool:
    """Whether it demands something."""
    return any(isinstance(effect, Demand) for effect in move.effects)


def demanded(move: Move, option: str) -> DemandOption | None:
    """What is demanded by an option of a move; None for a move that demands nothing."""
    options = (each for effect in move.effects if isinstance(effect, Demand) for each in effect.options)
    return next((each for each in options if each.id == option), None)


def testing(setting: Setting, by: str, to: str) -> tuple[Move, ...]:
    """Moves that would test a pledge `by` one delegation `to` another: provocations of others before whom it is for."""
    users = [seat for seat in setting.seats if seat != by]
    return tuple(
        move
        for move in setting.rulebook.moves
        if move.provocative and any(may_use(setting, s, move) and to in setting.aims(s, move) for s in users)
    )


def is_hostile(move: Move) -> bool:
    """Whether it is one that is threatened, and whose omission is promised."""
    return move.provocative or any(effect.is_hostile() for effect in kinds(move.effects))


def useless(setting: Setting, move: Move) -> str:
    """Why its effects make it useless at a table; empty if they do not."""
    return next(filter(None, (effect.useless(setting) for effect in kinds(move.effects))), "")


def showing(setting: Setting, sign: str) -> frozenset[str]:
    """Moves whose use is what a sign of the debrief says."""
    moves = setting.rulebook.moves
    return frozenset(m.id for m in moves if any(e.sign == sign and e.shows() for e in kinds(m.effects)))


def option_called(setting: Setting, move: str, option: str) -> str:
    """What an option of a move is called; its id where nothing gives it a name."""
    effects = kinds(setting.move[move].effects) if move in setting.move else ()
    return next(filter(None, (effect.called(option) for effect in effects)), option)


def tells_target(move: Move) -> bool:
    """Whether what it caused is told with whom it was pointed at."""
    return all(effect.target_told for effect in kinds(move.effects))


def met_by(conditions: Iterable[Condition]) -> frozenset[str]:
    """Moves by each of which what is asked for is done."""
    return frozenset(each.move for each in _leaves(conditions) if isinstance(each, Did))


def broken_by(conditions: Iterable[Condition]) -> frozenset[str]:
    """Moves that must not be made if what is asked for is to be done."""
    none = (each for each in conditions if isinstance(each, NoneOf))
    return frozenset(move for each in none for move in met_by(each.conditions))


def _leaves(conditions: Iterable[Condition]) -> Iterable[Condition]:
    for each in conditions:
        if isinstance(each, AnyOf):
            yield from _leaves(each.conditions)
        else:
            yield each
