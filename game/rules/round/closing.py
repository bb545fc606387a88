"""Closing a round: a settled board becomes the next state, each fact back where its readers are.

What the round did to meters is decided in `resolution`, what is told of it in `reports`, what it earned in `score`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from game.rules.board import Board, published
from game.rules.conditions import all_hold
from game.rules.law.moves import spent
from game.rules.law.running import FOREVER, span
from game.rules.model.desk import Desk, Report
from game.rules.model.meters import band_of
from game.rules.model.room import Deal, Overtured, Room
from game.rules.model.setting import Setting
from game.rules.model.state import Kept, State
from game.rules.model.table import Outcome, Table
from game.rules.model.value import Value
from game.rules.round import score
from game.rules.round.reports import inquiries, lessons_of_talks, own_shifts, report
from game.rules.round.settling import reached, stood


class Ending(Value, frozen=True):
    """How many rounds running each settlement has stood, and the outcome if that, or anything else, ends the game."""

    settling: Mapping[str, int]
    outcome: Outcome | None


def ended(board: Board) -> Ending:
    """How far each settlement has come on a settled board, and whether the game ends here."""
    board.forget_running()
    settling = stood(board)
    return Ending(settling, _outcome(board, settling))


def close(state: State, board: Board, ending: Ending) -> State:
    """The next state from a settled board: facts go back to where their readers are."""
    board.forget_running()
    outcome = ending.outcome
    breaches = _breaches(state, board)
    deals = [_expired(deal, board.round) for deal in board.deals]
    learned = [*inquiries(state, board), *lessons_of_talks(state, board)]
    table = replace(
        closed_table(state, board),
        overtures=(
            *_judged(state.table.overtures, board),
            *(overture for overture in board.new_overtures if overture.open),
        ),
        deals=shown(deals),
        uses=_uses(state, board),
        doubt=board.doubt,
        settling=ending.settling,
        history=(*state.table.history, report(state.table, board)),
        outcome=outcome,
        phase="over" if outcome else state.table.phase,
    )
    rooms = _rooms(state, board, deals)
    points = {
        seat: (*state.vault.scores.get(seat, ()), *score.true_points(state, board, seat, outcome))
        for seat in state.desks
    }
    desks = {
        seat: _desk(state, board, seat, rooms, breaches, [told for reader, told in learned if reader == seat])
        for seat in state.desks
    }
    if outcome is not None:
        desks = {
            seat: replace(desk, final=score.final(state, board, seat, outcome, points[seat]))
            for seat, desk in desks.items()
        }
    vault = replace(state.vault, breaches=breaches, scores=points, bound=())
    return replace(state, table=table, rooms=rooms, desks=desks, vault=vault)


def closed_table(state: State, board: Board) -> Table:
    """The table with everything that both a round and an event of the briefing may have changed."""
    return replace(
        state.table,
        meters={key: board.meters[key] for key in state.table.meters},
        bands=bands(board.setting, board.meters),
        doors=tuple(board.doors),
        restrictions=board.restrictions,
        announced=board.announced,
        deals=shown(board.deals),
        lines=tuple(board.lines),
        pledges=tuple(board.pledges),
        demands=tuple(board.demands),
        standing=tuple(board.standing),
        grievances=tuple(board.grievances),
    )


def shown(deals: Iterable[Deal]) -> tuple[Deal, ...]:
    """The texts that everyone may read, in the order in which they came to light."""
    # By length first: `deal-10` came to light after `deal-9`.
    return tuple(sorted((deal for deal in deals if published(deal.id)), key=lambda deal: (len(deal.id), deal.id)))


def kept_secret(room: Room, now: Mapping[str, Deal]) -> tuple[Deal, ...]:
    """A room's texts that are still nobody else's business, as they are `now`, by id."""
    return tuple(now[deal.id] for deal in room.deals if deal.id in now)


def bands(setting: Setting, meters: Mapping[str, int]) -> dict[str, int]:
    """The bands in which others see a delegation's support and strain."""
    found = {f"support:{seat}": band_of(meters[f"support:{seat}"]) for seat in setting.seats}
    return found | {key: band_of(value) for key, value in meters.items() if key.startswith("strain:")}


def _rooms(state: State, board: Board, deals: Iterable[Deal]) -> dict[str, Room]:
    now = {deal.id: deal for deal in deals}
    rooms = {
        key: replace(room, deals=kept_secret(room, now), overtures=_judged(room.overtures, board))
        for key, room in state.rooms.items()
    }
    for overture in board.new_overtures:
        if not overture.open:
            members = tuple(sorted((overture.by, overture.to)))
            room = rooms.get("+".join(members), Room(members))
            rooms["+".join(members)] = replace(room, overtures=(*room.overtures, overture))
    return rooms


def _judged(waiting: tuple[Overtured, ...], board: Board) -> tuple[Overtured, ...]:
    judged = []
    for each in waiting:
        if each.round == board.round - 1:
            answer = board.answers.get((each.by, each.to), "")
            each = replace(each, answered=answer, ignored=not answer)
        judged.append(each)
    return tuple(judged)


def _outcome(board: Board, settling: dict[str, int]) -> Outcome | None:
    if board.broken:
        return Outcome("breakdown", board.round)
    ends_with = reached(board, settling)
    if ends_with:
        return Outcome("settlement", board.round, ends_with)
    if not board.conference:
        return None
    managed = bool(board.setting.managed) and all_hold(board.setting.managed, board)
    return Outcome("managed" if managed else "drift", board.round)


def _breaches(state: State, board: Board) -> tuple[Kept, ...]:
    old = []
    for each in state.vault.breaches:
        deal = board.renamed.get(each.deal, each.deal)
        late = board.archives_open and each.round >= board.round - 2 and (deal, each.by) in board.found
        old.append(replace(each, deal=deal, found=each.found or late))
    # Sorted, as `lapsed` is a set: every machine must write the same breaches in the same order.
    new = [Kept(deal, by, board.round, (deal, by) in board.found) for deal, by in sorted(board.lapsed)]
    return (*old, *new)


def _uses(state: State, board: Board) -> dict[str, tuple[int, ...]]:
    uses = dict(state.table.uses)
    for seat, use in board.uses:
        if not board.setting.move[use.move].secret:
            key = f"{seat}/{use.move}"
            uses[key] = (*uses.get(key, ()), board.round)
    return uses


def _expired(deal: Deal, round_no: int) -> Deal:
    if deal.status != "in force":
        return deal
    # A communique has no clause that could run out: it counts as standing for three rounds.
    last = max((span(deal.since, clause)[1] for clause in deal.text.clauses), default=deal.since + 2)
    return replace(deal, status="ended", until=last) if last != FOREVER and last <= round_no else deal


def _desk(
    state: State, board: Board, seat: str, rooms: Mapping[str, Room], breaches: tuple[Kept, ...], learned: list[Report]
) -> Desk:
    desk, plan = state.desks[seat], board.plans[seat]
    booked = score.booked(state, board, seat)
    entered = tuple(key for key, room in rooms.items() if seat in room.members and key not in desk.rooms)
    return replace(
        desk,
        support=board.meters[f"support:{seat}"],
        trust={other: board.meters[f"trust:{seat}:{other}"] for other in desk.trust},
        facts={key: board.facts[key] for key in desk.facts},
        meters={key: board.meters[key] for key in desk.meters},
        boost=board.boosts.get(seat, 0),
        enforcement=desk.enforcement if plan.enforce is None else plan.enforce,
        score=desk.score + booked,
        scores=(*desk.scores, booked),
        shifts=(*desk.shifts, *((board.round, shift) for shift in own_shifts(board, seat, desk))),
        sent=(*desk.sent, *((board.round, use) for use in plan.moves)),
        breaching=tuple((each.deal, each.round) for each in breaches if each.by == seat),
        reports=(*desk.reports, *learned),
        rooms=desk.rooms + entered,
        capital=desk.capital - spent(board.setting, plan),
        plan=None,
        ready=False,
        roused=False,
    )
