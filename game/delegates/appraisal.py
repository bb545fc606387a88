"""What things are worth to a seat until the end of the game, in hundredths of a point: concessions and meters.

For the own seat from its desk and mandate; for others from what is published, from what reports told and from the
ordinary interests of their role. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from game.delegates.aims import Moved, aims_on_meters, surely
from game.delegates.character import Character
from game.delegates.interests import add_confidence, key_of, role_slopes
from game.delegates.learned import learned
from game.delegates.needs import stands, ways
from game.rules.board import Board
from game.rules.effects.kind import kinds
from game.rules.law.running import FOREVER, Running, span
from game.rules.model.conditions import AnyOf, Condition, InForce, NoneOf
from game.rules.model.mandate import Flow
from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import DRAFT, board_from, horizon

Slopes = Mapping[str, int]
"""Thousandths of a point a round for each point of a meter, by key."""

TRUST_SLOPE = 5
SUPPORT_SLOPE = 4
FREE_HAND = 12
"""Hundredths of a point a round that it is worth to be free to make a move that a promise would forbid."""

LOW_SUPPORT = 46
"""Support below which every point is felt."""

SOUND_SUPPORT = 54
"""The same for who looks ahead: what home lets through in later rounds hangs on it."""

DANGER = 66
"""Tension from which every further point is felt as a step toward breakdown."""

HELPLESS = 4
"""How many times as wary of the brink is who looks ahead and cannot keep from it by its own restraint, but by texts."""

UNEASY = 52
"""Confidence below which a partner begins to look after itself."""

DESPAIR = 5
"""Percent by which its fears weigh more for each point of confidence below that, with whoever does not look ahead."""

LASTING: Mapping[str, int] = {"support": 50, "strain": 50, "tension": 80}
"""Percent of a change that is still there in the mean of the rounds to come; 100 for what is not named."""


class Appraisal(Struct, frozen=True):
    """What one View says things are worth.

    own: by ``concession:level``, the gain from having it in force from now to the end, if kept
    seats: the same for every seat, the own one included, as anyone else would estimate it
    slopes: by meter key, what one more point of it is worth to the own seat from now to the end
    calm: by seat, what one point of tension less is worth to it from now to the end, as far as is known
    aims: promises that count for an own aim only in the right text, because it asks whom they cover or for a witness,
        each with its points
    """

    own: Mapping[str, int]
    seats: Mapping[str, Mapping[str, int]]
    slopes: Mapping[str, int]
    calm: Mapping[str, int]
    aims: tuple[tuple[InForce, int], ...] = ()


def appraise(view: View, character: Character) -> Appraisal:
    """Appraises everything once for a View."""
    setting, n = view.setting, view.setting.rounds - view.round + 1
    rest = horizon(view) - setting.rounds
    slopes = own_slopes(view, character)
    board = board_from(view, Plan())
    through = {key: _through(key, slope, n, rest) for key, slope in slopes.items()}
    moved = _moved(view, board)
    pulls = aims_on_meters(view, moved, n, surely(view, board, through))
    for key, points in pulls.items():
        through[key] = through.get(key, 0) + points
    own = _table(moved, through, view.desk.worths, n, rest)
    for concession in setting.given_by[view.seat]:
        for number in range(1, len(concession.levels) + 1):
            own[f"{concession.id}:{number}"] -= FREE_HAND * len(concession.forbids) * max(0, n - 1)
    promises = list(objectives(view))
    aims = tuple((promise, points) for promise, points in promises if promise.covers or promise.verified)
    for promise, points in promises:
        if not promise.covers and not promise.verified:
            for number in range(promise.level, len(setting.concession[promise.concession].levels) + 1):
                key = f"{promise.concession}:{number}"
                own[key] = own.get(key, 0) + points
    seats, calm = {}, {}
    for seat in setting.seats:
        theirs = {key: _through(key, slope, n, rest) for key, slope in role_slopes(view, seat).items()}
        for extra in setting.meters if not setting.hostile(view.seat, seat) else ():
            theirs[key_of(extra, seat)] += pulls.get(key_of(extra, view.seat), 0)
        seats[seat] = _table(moved, theirs, published(view, seat), n, rest)
        if character.foresight and seat != view.seat:
            seats[seat] = learned(view, seat, seats[seat], n + rest)
        calm[seat] = -theirs.get("tension", 0)
    calm[view.seat] = -through.get("tension", 0)
    return Appraisal(own, seats, through, calm, aims)


def _through(key: str, slope: int, n: int, rest: int) -> int:
    """What one point of a meter is worth from now to the end, in hundredths of a point."""
    return slope * (n + rest) * LASTING.get(key.partition(":")[0], 100) // 1000


def published(view: View, seat: str) -> dict[str, int]:
    """What is reckoned of another seat's worths a round: published, corrected by what reports told exactly."""
    worths = {}
    for concession in view.setting.concessions:
        for number, level in enumerate(concession.levels, 1):
            worth = level.worth.get(seat)
            if worth is not None:
                worths[f"{concession.id}:{number}"] = worth.middle
    for report in view.desk.reports:
        if report.about == seat and report.kind == "worth" and report.what:
            worths[report.what] = report.value
    return worths


def own_slopes(view: View, character: Character) -> dict[str, int]:
    """What one more point of each meter is worth to the own seat a round, in thousandths of a point."""
    slopes: dict[str, int] = {}
    setting = view.setting
    for flow in view.mandate.flows:
        if flow.meter == "confidence":
            add_confidence(slopes, view, flow.of, flow.per_ten)
        elif flow.only_above and not _near(view, flow):
            continue
        elif flow.meter not in ("restrictions", "leak"):
            key = f"{flow.meter}:{flow.of}" if flow.of else flow.meter
            slopes[key] = slopes.get(key, 0) + flow.per_ten
    own = view.seat
    slopes[f"support:{own}"] = slopes.get(f"support:{own}", 0) + SUPPORT_SLOPE
    low = SOUND_SUPPORT if character.foresight else LOW_SUPPORT
    slopes[f"support:{own}"] += 3 * max(0, low - view.desk.support)
    for key in slopes:
        if slopes[key] < 0 and key.partition(":")[0] in ("tension", "abandonment", "entrapment"):
            slopes[key] = slopes[key] * character.fear // 100
    if own in setting.alliance and not character.foresight:
        lost = max(0, UNEASY - (view.meter(f"confidence:{own}") or UNEASY))
        for fear in ("abandonment", "entrapment"):
            slopes[f"{fear}:{own}"] = slopes.get(f"{fear}:{own}", 0) * (100 + DESPAIR * lost) // 100
    tension = view.table.meters["tension"]
    wary = character.caution * (HELPLESS if character.foresight and not _provokes(setting, own) else 1)
    if character.foresight and not core_stands(view):
        wary = wary * (100 - character.dares) // 100
    brink = 8 * max(0, tension + 6 - DANGER) * character.fear * wary // 10_000
    slopes["tension"] = slopes.get("tension", 0) - brink
    for seat in setting.seats:
        if seat != own:
            slopes[f"trust:{seat}:{own}"] = TRUST_SLOPE
    return slopes


def core_stands(view: View) -> bool:
    """Whether anything core is in force: from then on there is something to lose by daring the others."""
    return any(
        view.setting.concession[clause.concession].core
        for deal in view.deals() if deal.status == "in force"
        for clause in deal.text.clauses
    )  # fmt: skip


def _near(view: View, flow: Flow) -> bool:
    """Whether a meter that earns or costs nothing below a bound stands at it."""
    now = view.meter(f"{flow.meter}:{flow.of}" if flow.of else flow.meter)
    return now is None or now >= flow.above


def _provokes(setting: Setting, seat: str) -> bool:
    """Whether a seat has a provocation of its own to leave."""
    return any(move.provocative for move in setting.moves_of[seat])


def _moved(view: View, board: Board) -> Moved:
    """For each level of each concession what it moves a round: meters by key, and by how much."""
    moved = {}
    for concession in view.setting.concessions:
        for number, level in enumerate(concession.levels, 1):
            clause = Clause(concession.id, number)
            imagined = Deal(DRAFT, Text((concession.giver,), (clause,)), view.round, "in force", view.round)
            run = Running(imagined, clause, concession.giver)
            moved[f"{concession.id}:{number}"] = [
                change for effect in kinds(level.effects) for change in effect.brings(board, run)
            ]
    return moved


def _table(
    moved: Moved,
    through: Mapping[str, int],
    worths: Mapping[str, int],
    n: int,
    rest: int,
) -> dict[str, int]:
    """Worth by concession and level from now to the end: a round's worth times rounds, and what meters bring."""
    # The meter moves each round while the game lasts and stays there in the Aftermath.
    weight, whole = n * (n + 1) // 2 + rest * n, n + rest
    table = {}
    for key, changes in moved.items():
        total = worths.get(key, 0) * whole
        for meter, by in changes:
            total += through.get(meter, 0) * by * weight // whole
        table[key] = total
    return table


def objectives(view: View) -> Iterator[tuple[InForce, int]]:
    """Promises that aims hang on, with points spread over what each aim needs; below 0 for what one forbids."""
    for objective in view.mandate.objectives:
        for need in objective.when:
            yield from _promises(view, need, objective.points // max(1, len(objective.when)))


def met_otherwise(view: View) -> tuple[bool, ...]:
    """Which needs of own aims that can be met in several ways are met: within a round nothing else changes worths."""
    return tuple(
        stands(view, need) for aim in view.mandate.objectives for need in aim.when if isinstance(need, AnyOf)
    )


def _promises(view: View, need: Condition, share: int) -> Iterator[tuple[InForce, int]]:
    """What promises a condition of an aim hangs on, and the points of each: one of several alternatives is enough."""
    match need:
        case InForce():
            yield need, share
        case AnyOf() if not stands(view, need):
            for way in ways(need):
                yield way, share
        case NoneOf():
            for each in need.conditions:
                for way in ways(each):
                    yield way, -share


def clause_share(view: View, clause: Clause) -> tuple[int, int]:
    """The part of a standing clause's whole worth that this clause brings: (rounds it runs, rounds to the end)."""
    first, last = span(view.round, clause)
    whole = horizon(view) - view.round + 1
    end = horizon(view) if last == FOREVER else min(last, horizon(view))
    return max(0, end - first + 1), whole
