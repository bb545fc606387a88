"""What each seat scored, against what it would have had without a deal and against the best that was possible."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from game.debrief.deal_space import Space
from game.debrief.evidence import Evidence
from game.rules.conditions import all_hold
from game.rules.model.room import Deal
from game.rules.model.state import State
from game.rules.round.resolution import board_of


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective or red line, and whether it held at the end; None where the game did not come to that."""

    title: str
    points: int
    held: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One seat's result, in hundredths of a point.

    total: None while the game goes on
    walk_away: None where the scenario is not calibrated; nothing is then said about a gain
    by_round: true points of each round played; what the seat's own books say where the truth is not known
    after: points of rounds that were scored without being played
    ideal: the most it could gain over its walk-away value in a deal that left nobody below theirs; None if unknown
    """

    seat: str
    total: int | None
    walk_away: int | None
    by_round: tuple[int, ...]
    after: int
    aims: tuple[Aim, ...]
    ideal: int | None = None

    @property
    def gain(self) -> int | None:
        """Total less walk-away value; None while one of them is not known."""
        return None if self.total is None or self.walk_away is None else self.total - self.walk_away

    @property
    def captured(self) -> float | None:
        """Gain as a share of the ideal gain; None where there was nothing to gain or the game was stopped."""
        if self.gain is None or not self.ideal or self.ideal < 0:
            return None
        return self.gain / self.ideal


def tallies(known: Evidence, everyone: Space | None) -> dict[str, Tally]:
    """Results of every seat whose desk is known."""
    outcome = known.table.outcome
    fair = outcome is not None and outcome.kind != "stopped"
    found = {}
    for seat, desk in known.desks.items():
        mandate = known.mandates[seat]
        points = desk.scores if known.vault is None else known.vault.scores.get(seat, ())
        ideal = everyone.ideal[everyone.parties.index(seat)] if everyone is not None and fair else None
        found[seat] = Tally(
            seat,
            desk.final,
            None if mandate.walk_away is None else mandate.walk_away.nobody_deals,
            points[: known.rounds_played],
            sum(points[known.rounds_played :]),
            _aims(known, seat),
            ideal,
        )
    return found


def joint_captured(known: Evidence, held: dict[str, Tally], everyone: Space | None) -> float | None:
    """All seats' gains together as a share of the greatest joint gain that left nobody below its walk-away value."""
    if everyone is None or everyone.joint is None or any(tally.captured is None for tally in held.values()):
        return None
    best = sum(everyone.joint.worths)
    return sum(tally.gain or 0 for tally in held.values()) / best if best > 0 else None


def _aims(known: Evidence, seat: str) -> tuple[Aim, ...]:
    mandate, outcome = known.mandates[seat], known.table.outcome
    counted = known.state is not None and outcome is not None and outcome.kind not in ("stopped", "breakdown")
    board = board_of(_at_the_end(known.state)) if counted and known.state is not None else None
    return tuple(
        Aim(each.title, each.points, None if board is None else all_hold(each.when, board, seat, private=True))
        for each in (*mandate.objectives, *mandate.red_lines)
    )


def _at_the_end(state: State) -> State:
    """The state as it was when it was scored: doors as the last round found them, texts that ended with it in force."""

    def held(deal: Deal) -> Deal:
        ends_now = deal.status == "ended" and deal.until == state.table.round
        return replace(deal, status="in force") if ends_now else deal

    rooms = {key: replace(room, deals=tuple(map(held, room.deals))) for key, room in state.rooms.items()}
    doors = state.vault.openings[-1].table.doors if state.vault.openings else state.table.doors
    table = replace(state.table, deals=tuple(map(held, state.table.deals)), doors=doors)
    return replace(state, rooms=rooms, table=table)
