"""Closing a round: a settled board becomes the next state, each fact back where its readers are.

What the round did to meters is decided in `resolution`; here are only the books, the reports and the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.rules import chance, score
from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.scenario import DOOR_STATES, Setting
from game.rules.state import Deal, Desk, Kept, Outcome, Overtured, Played, Report, Room, RoundReport, State
from game.rules.terms import Cause, Plan, Shift, Use
from game.rules.texts import FOREVER, span
from game.rules.view import band_of, confidence


def close(
    state: State,
    board: Board,
    before: Mapping[str, int],
    doubt: dict[str, int],
    answers: dict[tuple[str, str], str],
    *,
    broken: bool,
) -> State:
    """The next state from a settled board: facts go back to where their readers are."""
    setting = state.scenario.setting
    board.forget_running()
    settling = _settling(board)
    settled = next((s.id for s in setting.settlements if settling.get(s.id, 0) >= s.rounds), "")
    outcome = _outcome(board, settled, broken=broken)
    breaches = _breaches(state, board)
    desks = _desks(state, board, outcome, breaches)
    report = _report(state, board, before)
    deals = [_expired(setting, deal, board.round) for deal in board.deals]
    table = replace(
        state.table,
        meters={key: board.meters[key] for key in state.table.meters},
        bands=_bands(setting, board),
        doors=tuple(board.doors),
        restrictions=board.restrictions,
        announced=board.announced,
        deals=tuple(d for d in deals if (d.text.public or d.leaked) and d.status not in ("signed", "fell")),
        lines=tuple(board.lines),
        pledges=tuple(board.pledges),
        demands=tuple(board.demands),
        overtures=(
            *_judged(state.table.overtures, answers, board.round),
            *(o for o in board.new_overtures if o.open),
        ),
        grievances=tuple(board.grievances),
        uses=_uses(state, board),
        streaks=board.streaks,
        boosts=board.boosts,
        doubt=doubt,
        settling=settling,
        history=(*state.table.history, report),
        outcome=outcome,
        phase="over" if outcome else state.table.phase,
    )
    rooms = {}
    for key, room in state.rooms.items():
        mine = {deal.id for deal in room.deals}
        kept = tuple(d for d in deals if d.id in mine and (d.status == "fell" or not (d.text.public or d.leaked)))
        overtures = _judged(room.overtures, answers, board.round)
        rooms[key] = replace(room, deals=kept, overtures=overtures)
    scores = {
        seat: (*state.vault.scores.get(seat, ()), *_true_points(state, board, seat, outcome)) for seat in state.desks
    }
    vault = replace(state.vault, breaches=breaches, scores=scores, bound=())
    rooms = _rooms_for_overtures(rooms, board)
    desks = {seat: replace(desk, rooms=_rooms_of(rooms, seat, desk)) for seat, desk in desks.items()}
    if outcome is not None:
        desks = {
            seat: replace(desk, final=_final(state, board, seat, outcome, scores[seat])) for seat, desk in desks.items()
        }
    return replace(state, table=table, rooms=rooms, desks=desks, vault=vault)


def _rooms_of(rooms: Mapping[str, Room], seat: str, desk: Desk) -> tuple[str, ...]:
    new = tuple(key for key, room in rooms.items() if seat in room.members and key not in desk.rooms)
    return desk.rooms + new


def _rooms_for_overtures(rooms: dict[str, Room], board: Board) -> dict[str, Room]:
    for overture in board.new_overtures:
        if overture.open:
            continue
        members = tuple(sorted((overture.by, overture.to)))
        room = rooms.get("+".join(members), Room(members))
        rooms["+".join(members)] = replace(room, overtures=(*room.overtures, overture))
    return rooms


def _judged(
    waiting: tuple[Overtured, ...], answers: Mapping[tuple[str, str], str], round_no: int
) -> tuple[Overtured, ...]:
    judged = []
    for each in waiting:
        if each.round == round_no - 1:
            answer = answers.get((each.by, each.to), "")
            each = replace(each, answered=answer, ignored=not answer)
        judged.append(each)
    return tuple(judged)


def _settling(board: Board) -> dict[str, int]:
    counts = {}
    for each in board.setting.settlements:
        if all_hold(each.needs, board):
            counts[each.id] = board.table.settling.get(each.id, 0) + 1
    return counts


def _outcome(board: Board, settled: str, *, broken: bool) -> Outcome | None:
    if broken:
        return Outcome("breakdown", board.round)
    if settled:
        return Outcome("settlement", board.round, settled)
    if board.round < board.setting.rounds:
        return None
    managed = bool(board.setting.managed) and all_hold(board.setting.managed, board)
    return Outcome("managed" if managed else "drift", board.round)


def _breaches(state: State, board: Board) -> tuple[Kept, ...]:
    opened = board.round == board.setting.rounds
    old = []
    for each in state.vault.breaches:
        deal = board.renamed.get(each.deal, each.deal)
        late = opened and each.round >= board.round - 2 and (deal, each.by) in board.found
        old.append(replace(each, deal=deal, found=each.found or late))
    new = [Kept(deal, by, board.round, (deal, by) in board.found) for deal, by in sorted(board.lapsed)]
    return (*old, *new)


def _uses(state: State, board: Board) -> dict[str, tuple[int, ...]]:
    uses = dict(state.table.uses)
    for seat, use in board.uses:
        if not board.setting.move[use.move].secret:
            key = f"{seat}/{use.move}"
            uses[key] = (*uses.get(key, ()), board.round)
    return uses


def _expired(setting: Setting, deal: Deal, round_no: int) -> Deal:
    if deal.status != "in force":
        return deal
    ends = [span(deal.since, clause)[1] for clause in deal.text.clauses] or [deal.since + 2]
    last = max(ends)
    return replace(deal, status="ended", until=last) if last != FOREVER and last <= round_no else deal


def _bands(setting: Setting, board: Board) -> dict[str, int]:
    bands = {f"support:{seat}": band_of(board.meters[f"support:{seat}"]) for seat in setting.seats}
    for key in board.meters:
        if key.startswith("strain:"):
            bands[key] = band_of(board.meters[key])
    return bands


def _report(state: State, board: Board, before: Mapping[str, int]) -> RoundReport:
    played = tuple(
        Played(seat, use.move, use.target, use.strength, use.option, use.concession, use.level)
        for seat, use in board.uses
        if not board.setting.move[use.move].secret
    )
    public = [key for key in state.table.meters if not key.startswith("strain:")]
    start, end = {k: before[k] for k in public}, {k: board.meters[k] for k in public}
    for partner, alliance in board.setting.alliance.items():
        start[f"confidence:{partner}"] = confidence(alliance, before)
        end[f"confidence:{partner}"] = confidence(alliance, board.meters)
    shifts = [*state.table.briefing_shifts, *(s for s in board.shifts if s.audience is None and s.meter in start)]
    return RoundReport(
        board.round, state.take, played, (*state.table.briefing, *board.news), ordered(shifts), start, end
    )


def ordered(shifts: list[Shift]) -> tuple[Shift, ...]:
    """Shifts in one order on every platform: by meter, cause and size."""
    return tuple(sorted(shifts, key=lambda s: (s.meter, s.cause.kind, s.cause.what, s.cause.by, s.cause.target, s.by)))


def _desks(state: State, board: Board, outcome: Outcome | None, breaches: tuple[Kept, ...]) -> dict[str, Desk]:
    desks = {}
    reports = _inquiries(state, board) + _lessons_of_talks(state, board)
    for seat, desk in state.desks.items():
        plan = board.plans[seat]
        own = tuple(s for s in board.shifts if s.audience is not None and seat in s.audience)
        if f"strain:{seat}" in desk.facts:
            own += (
                Shift(
                    f"strain:{seat}",
                    board.facts[f"strain:{seat}"] - desk.facts[f"strain:{seat}"],
                    Cause("restrictions"),
                ),
            )
        booked = _booked(state, board, seat)
        desks[seat] = replace(
            desk,
            support=board.meters[f"support:{seat}"],
            trust={other: board.meters[f"trust:{seat}:{other}"] for other in desk.trust},
            facts={key: board.facts[key] for key in desk.facts},
            enforcement=desk.enforcement if plan.enforce is None else plan.enforce,
            score=desk.score + booked,
            scores=(*desk.scores, booked),
            shifts=(*desk.shifts, *((board.round, s) for s in ordered(list(own)))),
            sent=(*desk.sent, *((board.round, use) for use in plan.moves)),
            breaching=tuple((b.deal, b.round) for b in breaches if b.by == seat),
            reports=(*desk.reports, *(r for who, r in reports if who == seat)),
            capital=desk.capital - spent(board.setting, plan),
            plan=None,
            ready=False,
            roused=False,
        )
    return desks


def spent(setting: Setting, plan: Plan) -> int:
    """Political capital that a plan costs."""
    return sum(setting.move[u.move].cost + setting.move[u.move].step_cost * (u.strength - 1) for u in plan.moves)


def _booked(state: State, board: Board, seat: str) -> int:
    """What a seat's own books say of this round: promises count as kept unless found out or broken by itself."""
    known = [d for d in board.deals if d.text.public or d.leaked or seat in d.text.signatories]
    lapsed = board.found | {(deal, by) for deal, by in board.lapsed if by == seat}
    mandate, mine = state.scenario.mandates[seat], state.desks[seat].worths
    true_facts = dict(board.facts)
    board.facts = {key: value for key, value in true_facts.items() if key in state.desks[seat].facts}
    points = score.flow(board, mandate, actual=bool(board.facts))
    rule = board.setting.restrictions
    if rule is not None and rule.enforced_by == seat:
        board.facts = true_facts
        points = score.flow(board, mandate, actual=True)
    board.facts = true_facts
    return points + score.worths(board, seat, mine, known, lapsed, board.round)


def _true_points(state: State, board: Board, seat: str, outcome: Outcome | None) -> tuple[int, ...]:
    """True points of this round, and of all that remain to be scored once the game has ended."""
    mandate, mine = state.scenario.mandates[seat], state.desks[seat].worths
    points = score.flow(board, mandate, actual=True)
    points += score.worths(board, seat, mine, board.deals, board.lapsed, board.round)
    if outcome is None or outcome.kind in ("breakdown", "stopped"):
        return (points,)
    last = board.setting.rounds + (board.setting.numbers.aftermath if board.setting.plays("aftermath") else 0)
    rest = score.remaining(board, mandate, seat, mine, rounds=range(board.round + 1, last + 1))
    return (points, *rest)


def _final(state: State, board: Board, seat: str, outcome: Outcome, points: tuple[int, ...]) -> int:
    if outcome.kind == "breakdown":
        return board.setting.numbers.breakdown
    return sum(points) + score.objectives(board, state.scenario.mandates[seat], seat)


def _inquiries(state: State, board: Board) -> list[tuple[str, Report]]:
    reports = []
    for seat, use, noise in board.inquiries:
        value = _hidden(state, board, seat, use)
        if value is not None:
            question = ("inquire", seat, use.target, use.option, use.concession, use.level)
            error = chance.between(-noise, noise, state.seed, state.take, board.round, *question)
            what = f"{use.concession}:{use.level}" if use.option == "worth" else ""
            reports.append((seat, Report(board.round, use.target, use.option, what, value + error, noise)))
    return reports


def _hidden(state: State, board: Board, seat: str, use: Use) -> int | None:
    target = use.target
    match use.option:
        case "support":
            return board.meters[f"support:{target}"]
        case "strain":
            return board.facts.get(f"strain:{target}")
        case "trust":
            return board.meters[f"trust:{target}:{seat}"]
        case "enforcement":
            rule = board.setting.restrictions
            return board.enforcement if rule is not None and rule.enforced_by == target else None
        case "worth":
            return state.desks[target].worths.get(f"{use.concession}:{use.level}", 0)
    return None


def _lessons_of_talks(state: State, board: Board) -> list[tuple[str, Report]]:
    """When talks first open, each side learns something true about what the other values."""
    reports = []
    for index, door in enumerate(board.doors):
        if door.opened or DOOR_STATES[door.state] == "closed":
            continue
        board.doors[index] = replace(door, opened=True)
        for seat, other in (door.sides, door.sides[::-1]):
            keys = sorted(
                f"{c.id}:{n}" for c in board.setting.concessions if c.giver == seat for n in range(1, len(c.levels) + 1)
            )
            if keys:
                key = keys[chance.draw(state.seed, state.take, board.round, "talks", seat, other) % len(keys)]
                reports.append((seat, Report(board.round, other, "worth", key, state.desks[other].worths.get(key, 0))))
    return reports
