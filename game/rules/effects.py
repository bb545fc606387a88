"""What a move does: one function per effect kind, dispatched by `PERFORM`. Works on a `Board`, so that resolution
and forecast are the same code. What stands from round to round is judged in `standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from msgspec.structs import replace

from game.rules.board import RECENT, Board, rounded, selected
from game.rules.scenario import (
    Amends,
    ChangeMeter,
    Demand,
    DoorSide,
    Effect,
    GoodOffices,
    Inquire,
    Line,
    Move,
    Overture,
    Pledge,
    Price,
    Restrict,
    Streak,
)
from game.rules.state import Demanded, Overtured, Pledged, PublicLine
from game.rules.terms import Cause, Use
from game.rules.texts import forsworn


def amount(board: Board, effect: ChangeMeter, of: str, strength: int = 1, repeats: int = 0) -> int:
    """How much one `ChangeMeter` moves the meter of `of`, in whole points, halves away from zero."""
    number, divisor = effect.by * effect.share, 100
    for scale in effect.scale:
        match scale:
            case "strength":
                number *= strength
            case "exposure":
                alliance = board.setting.alliance.get(of)
                number *= 0 if alliance is None else alliance.exposure
                divisor *= 100
            case "repeats":
                divisor <<= repeats
            case "autonomy":
                discount = board.setting.numbers.hedge_discount * board.meters.get(f"autonomy:{of}", 0) // 100
                number *= max(0, 100 - discount)
                divisor *= 100
    return rounded(number, divisor)


def change(
    board: Board,
    effect: ChangeMeter,
    cause: Cause,
    actor: str,
    target: str,
    *,
    strength: int = 1,
    repeats: int = 0,
    for_home: bool = False,
) -> None:
    """Applies one `ChangeMeter`. A signal `for_home` doubles its effect on own support and halves it on others."""
    for of in selected(board.setting, effect.of, actor, target) if effect.meter not in board.meters else ("",):
        by = amount(board, effect, of, strength, repeats)
        if for_home and of != actor:
            by = rounded(by, 2)
        elif for_home and effect.meter == "support":
            by *= 2
        for key in keys_of(board, effect, of, actor, target):
            board.shift(key, by, cause)


def keys_of(board: Board, effect: ChangeMeter, of: str, actor: str, target: str) -> Iterable[str]:
    """The meters that one effect on one owner touches."""
    if effect.meter == "trust":
        for toward in selected(board.setting, effect.toward, actor, target) if effect.toward else (actor,):
            if toward != of:
                yield f"trust:{of}:{toward}"
    elif effect.meter in board.meters:
        yield effect.meter
    else:
        yield f"{effect.meter}:{of}"


def repeats_of(board: Board, seat: str, move: str) -> int:
    """How often a seat used a move in the last three rounds, this one not counted."""
    return sum(used >= board.round - RECENT for used in board.table.uses.get(f"{seat}/{move}", ()))


def perform(board: Board, seat: str, use: Use) -> None:
    """Does everything that one use of a move does; after an ignored overture, stronger and at no loss of standing.

    A pause holds the strength down even then.
    """
    move = board.setting.move[use.move]
    boosted = move.provocative and move.strengths > 1 and bool(board.boosts.get(seat))
    if boosted and not any(forsworn(board.setting, board.deals, seat, use.move, board.round)):
        use = replace(use, strength=min(use.strength + board.boosts.pop(seat), move.strengths + 1))
        board.tell("boosted", seat, use.target, use.move, use.strength)
    _do(board, seat, use, move, spared=boosted)


def _do(board: Board, seat: str, use: Use, move: Move, *, spared: bool) -> None:
    home = move.signal and use.intent == "home"
    cause = Cause("move", use.move, seat, use.target)
    repeats = repeats_of(board, seat, use.move)
    for effect in move.effects:
        if isinstance(effect, ChangeMeter):
            if spared and effect.meter == "trust" and effect.by < 0:
                continue
            change(
                board, effect, cause, seat, use.target, strength=use.strength, repeats=repeats, for_home=home
            )  # fmt: skip
        else:
            PERFORM[type(effect)](board, seat, use, effect)


def _pledge(board: Board, seat: str, use: Use, effect: Effect) -> None:
    board.pledges = [p for p in board.pledges if (p.by, p.to) != (seat, use.target)]
    board.pledges.append(Pledged(seat, use.target, use.move, board.round))


def _demand(board: Board, seat: str, use: Use, effect: Effect) -> None:
    board.demands.append(Demanded(seat, use.target, use.move, use.option, board.round))


def _overture(board: Board, seat: str, use: Use, effect: Effect) -> None:
    is_open = not board.setting.move[use.move].secret
    board.new_overtures.append(Overtured(seat, use.target, board.round, is_open))


def _price(board: Board, seat: str, use: Use, effect: Effect) -> None:
    by = cast(Price, effect).by
    for index, door in enumerate(board.doors):
        if seat not in door.sides or (use.target and use.target not in door.sides):
            continue
        side = door.sides.index(seat)
        rungs = len(_door_side(board, index, seat).rungs)
        rung = min(max(door.prices[side] + by, 0), rungs - 1)
        if rung == door.prices[side]:
            continue
        prices = (rung, door.prices[1]) if side == 0 else (door.prices[0], rung)
        paid = door.paid
        if by > 0:
            paid = (False, paid[1]) if side == 0 else (paid[0], False)
        else:
            board.lowered.add((seat, door.sides[1 - side]))
            board.shift(f"support:{seat}", board.setting.numbers.lower_price_support, Cause("price", "", seat))
        board.doors[index] = replace(door, prices=prices, paid=paid)
        board.tell("price", seat, door.sides[1 - side], number=rung)


def _door_side(board: Board, index: int, seat: str) -> DoorSide:
    return next(s for s in board.setting.doors[index].sides if s.side == seat)


def _good_offices(board: Board, seat: str, use: Use, effect: Effect) -> None:
    for index, door in enumerate(board.doors):
        if seat not in door.sides and (not use.target or use.target in door.sides):
            until = board.round + cast(GoodOffices, effect).rounds
            board.doors[index] = replace(door, offices_until=until)
            board.tell("good-offices", seat, "/".join(door.sides))


def _restrict(board: Board, seat: str, use: Use, effect: Effect) -> None:
    before = board.restrictions
    board.restrictions = min(max(before + cast(Restrict, effect).by, 0), 3)
    board.forget_running()


def _line(board: Board, seat: str, use: Use, effect: Effect) -> None:
    board.lines.append(PublicLine(seat, use.concession, use.level, use.option == "without", use.move))


def _inquire(board: Board, seat: str, use: Use, effect: Effect) -> None:
    board.inquiries.append((seat, use, cast(Inquire, effect).noise))


def _amends(board: Board, seat: str, use: Use, effect: Effect) -> None:
    amends = cast(Amends, effect)
    grieved = any(
        g.by == use.target and g.against == seat and g.round >= board.round - RECENT for g in board.table.grievances
    )
    by = amends.after_grievance if grieved else amends.by
    board.shift(f"trust:{use.target}:{seat}", by, Cause("move", use.move, seat, use.target))


def _streak(board: Board, seat: str, use: Use, effect: Effect) -> None:
    streak = cast(Streak, effect)
    key = f"{seat}/{use.move}"
    count = board.table.streaks.get(key, 0) + 1
    board.streaks[key] = count
    if count % streak.rounds == 0:
        for each in streak.earned:
            change(board, each, Cause("streak", use.move, seat), seat, use.target)


PERFORM: dict[type, Callable[[Board, str, Use, Effect], None]] = {
    Pledge: _pledge,
    Demand: _demand,
    Overture: _overture,
    Price: _price,
    GoodOffices: _good_offices,
    Restrict: _restrict,
    Line: _line,
    Inquire: _inquire,
    Amends: _amends,
    Streak: _streak,
}
