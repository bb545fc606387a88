"""What is told of a round: the report that everyone reads, what each desk learns besides, and why its meters moved."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from game.rules import chance
from game.rules.board import Board
from game.rules.model.causes import Cause, CauseKind, Shift
from game.rules.model.desk import Desk, Report
from game.rules.model.meters import clamp, confidence
from game.rules.model.state import State
from game.rules.model.table import Played, RoundReport, Table
from game.rules.model.terms import Use
from game.rules.model.words import DOOR_STATES


def report(table: Table, board: Board) -> RoundReport:
    """What everyone saw of the round that a board has resolved, its briefing included."""
    played = tuple(
        Played(seat, use.move, use.target, use.strength, use.option, use.concession, use.level)
        for seat, use in board.uses
        if not board.setting.move[use.move].secret
    )
    public = [key for key in table.meters if not key.startswith("strain:")]
    start, end = {key: table.before[key] for key in public}, {key: board.meters[key] for key in public}
    for partner, alliance in board.setting.alliance.items():
        start[f"confidence:{partner}"] = confidence(alliance, start)
        end[f"confidence:{partner}"] = confidence(alliance, end)
    shifts = [*table.briefing_shifts, *(s for s in board.shifts if s.audience is None and s.meter in start)]
    return RoundReport(board.round, table.take, played, (*table.briefing, *board.news), ordered(shifts), start, end)


def ordered(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """Shifts in one order on every platform: by meter, cause and size."""
    return tuple(sorted(shifts, key=lambda s: (s.meter, s.cause.kind, s.cause.what, s.cause.by, s.cause.target, s.by)))


def own_shifts(board: Board, seat: str, desk: Desk) -> tuple[Shift, ...]:
    """Why the meters moved that only one seat sees; what restrictions really did to it comes as one sum."""
    own = [shift for shift in board.shifts if shift.audience is not None and seat in shift.audience]
    strain = f"strain:{seat}"
    if strain in desk.facts:
        own.append(Shift(strain, board.facts[strain] - desk.facts[strain], Cause(CauseKind.RESTRICTIONS)))
    return ordered(own)


def inquiries(state: State, board: Board) -> list[tuple[str, Report]]:
    """What was bought about hidden facts: (reader, answer), each within its noise of the truth."""
    found = []
    for seat, use, noise in board.inquiries:
        value = _hidden(state, board, seat, use)
        if value is None:
            continue
        noise = min(noise, 1) if use.option == "enforcement" else noise
        question = ("inquire", seat, use.target, use.option, use.concession, use.level)
        value += chance.between(-noise, noise, state.seed, state.take, board.round, *question)
        if use.option == "enforcement":
            value = min(max(value, 0), 3)
        elif use.option != "worth":
            value = clamp(value)
        what = f"{use.concession}:{use.level}" if use.option == "worth" else ""
        found.append((seat, Report(board.round, use.target, use.option, what, value, noise)))
    return found


def _hidden(state: State, board: Board, seat: str, use: Use) -> int | None:
    target = use.target
    match use.option:
        case "support":
            return board.meters[f"support:{target}"]
        case "strain" | "progress":
            return board.facts.get(f"{use.option}:{target}")
        case "trust":
            return board.meters[f"trust:{target}:{seat}"]
        case "enforcement":
            return board.enforcement
        case "worth":
            return state.desks[target].worths.get(f"{use.concession}:{use.level}", 0)
    return None


def lessons_of_talks(state: State, board: Board) -> list[tuple[str, Report]]:
    """When talks first open, each side learns something true about what the other values: (reader, lesson)."""
    found = []
    for index, door in enumerate(board.doors):
        if door.opened or DOOR_STATES[door.state] == "closed":
            continue
        board.doors[index] = replace(door, opened=True)
        for seat, other in (door.sides, door.sides[::-1]):
            keys = sorted(
                f"{c.id}:{n}" for c in board.setting.given_by[seat] for n in range(1, len(c.levels) + 1)
            )  # fmt: skip
            if keys:
                key = keys[chance.draw(state.seed, state.take, board.round, "talks", seat, other) % len(keys)]
                found.append((seat, Report(board.round, other, "worth", key, state.desks[other].worths.get(key, 0))))
    return found
