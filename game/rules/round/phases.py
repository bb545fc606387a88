"""How a round goes: negotiation, signals, resolution, and the briefing that opens the next one."""

from __future__ import annotations

from msgspec.structs import replace

from game.rules import chance
from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.kind import kinds
from game.rules.model.causes import Cause, CauseKind, Shift
from game.rules.model.course import Event
from game.rules.model.desk import Desk
from game.rules.model.news import NewsKind
from game.rules.model.room import Deal
from game.rules.model.state import State
from game.rules.model.table import News
from game.rules.model.terms import Phase, Use
from game.rules.round.closing import closed_table, kept_secret
from game.rules.round.compliance import leak
from game.rules.round.reports import ordered
from game.rules.round.resolution import board_of, resolve


def present(state: State) -> tuple[str, ...]:
    """Seats that somebody, or a computer, speaks for now."""
    return tuple(seat for seat, status in state.table.seats.items() if status != "absent")


def begin_signals(state: State) -> State:
    """Negotiation ends: open offers lapse, and every seat makes its plan."""
    rooms = {}
    for key, room in state.rooms.items():
        if any(offer.status == "open" for offer in room.offers):
            offers = tuple(replace(o, status="lapsed") if o.status == "open" else o for o in room.offers)
            room = replace(room, offers=offers)
        rooms[key] = room
    desks = {seat: replace(desk, ready=False, roused=False, plan=None) for seat, desk in state.desks.items()}
    phase: Phase = "signals"
    table = replace(state.table, phase=phase, said_ready=())
    return replace(state, rooms=rooms, desks=desks, table=table)


def end_signals(state: State) -> State:
    """All plans are in: the round is resolved, and the next one begins unless the game is over."""
    state = resolve(state)
    if state.table.outcome is not None:
        return replace(state, table=replace(state.table, said_ready=()))
    return begin_round(state, state.table.round + 1)


def begin_round(state: State, round_no: int) -> State:
    """The briefing: capital is paid, events fall, and negotiation opens."""
    numbers = state.scenario.setting.numbers
    desks = {
        seat: replace(desk, capital=min(desk.capital, numbers.carry) + numbers.capital, plan=None)
        for seat, desk in state.desks.items()
    }
    phase: Phase = "negotiation"
    table = replace(
        state.table,
        round=round_no,
        phase=phase,
        before=state.table.meters,
        said_ready=(),
        briefing=(),
        briefing_shifts=(),
        take=state.take,
    )
    state = _fall(replace(state, table=table, desks=desks))
    return replace(state, vault=replace(state.vault, openings=(*state.vault.openings[: round_no - 1], state)))


def _fall(state: State) -> State:
    for event in _events(state):
        state = befall(state, event)
    return state


def _events(state: State) -> tuple[Event, ...]:
    setting, round_no = state.scenario.setting, state.table.round
    sure = tuple(e for e in setting.events if round_no in e.on or _comes_true(state, e))
    numbers = setting.numbers
    deck_falls = (numbers.events_even and round_no % 2 == 0) or (
        chance.percent(state.seed, state.take, round_no, "event") < numbers.event_chance
    )
    if sure or not deck_falls or round_no == 1:
        return sure
    board = _briefed(state)
    left = (e for e in setting.events if not e.on and not e.sure and e.id not in state.table.fallen)
    deck = [e for e in left if all_hold(e.when, board)]
    total = sum(event.weight for event in deck)
    if total == 0:
        return ()
    pick = chance.draw(state.seed, state.take, round_no, "which event") % total
    for event in deck:
        pick -= event.weight
        if pick < 0:
            return (event,)
    return ()


def _comes_true(state: State, event: Event) -> bool:
    """Whether an event that falls surely on a condition falls now: once, and never by what is confidential."""
    return event.sure and event.id not in state.table.fallen and all_hold(event.when, _briefed(state))


def _briefed(state: State) -> Board:
    """The table between two rounds: what was done is what everyone saw done in the round just resolved."""
    board = board_of(state)
    for report in state.table.history[-1:]:
        board.uses = [(played.by, Use(played.move, played.target, played.strength)) for played in report.moves]
    return board


def befall(state: State, event: Event) -> State:
    """The state after an event, which moves meters at once. An event alone never breaks the table."""
    board = board_of(state)
    cause = Cause(CauseKind.EVENT, event.id)
    for effect in kinds(event.effects):
        effect.befall(board, cause)
    for percent in board.leaks:
        _leak_one(state, board, percent)
    board.settle()
    return after_event(state, board, event)


def _leak_one(state: State, board: Board, percent: int) -> None:
    hidden = [i for i, d in enumerate(board.deals) if d.status == "in force" and not d.text.public and not d.leaked]
    if hidden and chance.percent(state.seed, state.take, board.round, "leak event") < percent:
        # Each text draws for itself: one more secret text may come out in another's place, and changes nothing else.
        leak(board, min(hidden, key=lambda i: _draw(state, board.deals[i])))


def _draw(state: State, deal: Deal) -> tuple[int, str]:
    signatories = "+".join(deal.text.signatories)
    return chance.draw(state.seed, state.take, state.table.round, "which leak", signatories, deal.signed), deal.id


def after_event(state: State, board: Board, event: Event) -> State:
    """Puts what an event did back where its readers are."""
    old = state.table
    public = (shift for shift in board.shifts if shift.audience is None and not shift.meter.startswith("strain:"))
    table = closed_table(state, board)
    table = replace(
        table,
        meters={**table.meters, "tension": min(board.meters["tension"], 99)},
        fallen=(*old.fallen, event.id),
        briefing=(*old.briefing, News(NewsKind.EVENT, what=event.id), *board.news),
        briefing_shifts=(*old.briefing_shifts, *ordered(public)),
    )
    now = {deal.id: deal for deal in board.deals}
    rooms = {key: replace(room, deals=kept_secret(room, now)) for key, room in state.rooms.items()}
    breaches = tuple(replace(each, deal=board.renamed.get(each.deal, each.deal)) for each in state.vault.breaches)
    desks = {seat: _informed(board, seat, desk, event) for seat, desk in state.desks.items()}
    return replace(state, table=table, rooms=rooms, desks=desks, vault=replace(state.vault, breaches=breaches))


def _informed(board: Board, seat: str, desk: Desk, event: Event) -> Desk:
    """A desk after an event. A text that has leaked goes by its new name in a plan that was committed before."""
    own = [shift for shift in board.shifts if shift.audience is not None and seat in shift.audience]
    strain = f"strain:{seat}"
    if strain in desk.facts and board.facts[strain] != desk.facts[strain]:
        own.append(Shift(strain, board.facts[strain] - desk.facts[strain], Cause(CauseKind.EVENT, event.id)))
    plan = desk.plan
    if plan is not None and board.renamed:
        plan = replace(
            plan,
            breaches=tuple(board.renamed.get(deal, deal) for deal in plan.breaches),
            leaves=tuple(board.renamed.get(deal, deal) for deal in plan.leaves),
            looks_away=tuple(board.renamed.get(deal, deal) for deal in plan.looks_away),
        )
    return replace(
        desk,
        support=board.meters[f"support:{seat}"],
        trust={other: board.meters[f"trust:{seat}:{other}"] for other in desk.trust},
        facts={key: board.facts[key] for key in desk.facts},
        meters={key: board.meters[key] for key in desk.meters},
        shifts=(*desk.shifts, *((board.round, shift) for shift in ordered(own))),
        breaching=tuple((board.renamed.get(deal, deal), round_no) for deal, round_no in desk.breaching),
        plan=plan,
    )
