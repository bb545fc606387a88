"""What is kept of a simulated game, and what many of them add up to. Nothing is played here."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from game.rules.effects.kind import kinds
from game.rules.effects.purposes import reassures_in_words
from game.rules.model.causes import CauseKind
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State
from game.rules.model.terms import Clause
from game.rules.model.units import HUNDREDTHS

OUTCOMES = ("settlement", "managed", "drift", "breakdown")


@dataclass(frozen=True, slots=True)
class Game:
    """One finished game in numbers.

    seed: of the game
    outcome: settlement, managed, drift or breakdown
    settlement: which settlement, if one
    rounds: rounds played
    scores: final score of each seat, hundredths of a point
    meters: every meter at the end, meters of fact as they truly are, and each partner's confidence
    uses: ``seat/move`` -> times used
    confidence: for each partner its confidence after each round
    fear_by_repeat: what readouts did to fear, by how often they had been used in the three rounds before
    made, verified, breached: deals that came into force, how many had a witness, in how many somebody broke its word
    capped: rounds in which a cap on the challenger's programme was really in force
    """

    seed: int
    outcome: str
    settlement: str
    rounds: int
    scores: Mapping[str, int]
    meters: Mapping[str, int]
    uses: Mapping[str, int]
    confidence: Mapping[str, tuple[int, ...]]
    fear_by_repeat: Mapping[int, tuple[int, int]]
    made: int
    verified: int
    breached: int
    capped: int

    def moves(self, move: str, by: str = "") -> int:
        """How often a move was used, by one seat or by all."""
        return sum(n for key, n in self.uses.items() if key.endswith(f"/{move}") and by in ("", key.partition("/")[0]))


def summed_up(state: State) -> Game:
    """A finished game in numbers."""
    outcome = state.table.outcome
    if outcome is None:
        raise ValueError("the game is not over")
    deals = [d for d in (*state.table.deals, *(d for r in state.rooms.values() for d in r.deals))
             if d.status not in ("signed", "fell")]  # fmt: skip
    broken = {kept.deal for kept in state.vault.breaches}
    return Game(
        seed=state.seed,
        outcome=outcome.kind,
        settlement=outcome.settlement,
        rounds=outcome.round,
        scores={seat: desk.final or 0 for seat, desk in state.desks.items()},
        meters=_meters(state),
        uses=_uses(state),
        confidence=_confidence(state),
        fear_by_repeat=_fear_by_repeat(state),
        made=len(deals),
        verified=sum(deal.text.verified for deal in deals),
        breached=sum(deal.id in broken for deal in deals),
        capped=_capped(state),
    )


def _meters(state: State) -> dict[str, int]:
    meters = dict(state.table.meters)
    for seat, desk in state.desks.items():
        meters[f"support:{seat}"] = desk.support
        meters.update(desk.facts)
    last = state.table.history[-1].after
    meters.update({key: value for key, value in last.items() if key.startswith("confidence:")})
    return meters


def _uses(state: State) -> dict[str, int]:
    uses: Counter[str] = Counter()
    for seat, desk in state.desks.items():
        uses.update(f"{seat}/{use.move}" for _, use in desk.sent)
    return dict(sorted(uses.items()))


def _confidence(state: State) -> dict[str, tuple[int, ...]]:
    partners = state.scenario.setting.alliance
    return {p: tuple(report.after[f"confidence:{p}"] for report in state.table.history) for p in partners}


def _fear_by_repeat(state: State) -> dict[int, tuple[int, int]]:
    """For each number of recent uses, how many readouts there were and by how much they lowered fear together."""
    words = {move.id for move in state.scenario.setting.rulebook.moves if reassures_in_words(move)}
    found: dict[int, tuple[int, int]] = {}
    before: dict[str, list[int]] = {}
    for report in state.table.history:
        for shift in report.shifts:
            if shift.cause.kind is CauseKind.MOVE and shift.cause.what in words:
                recent = sum(r >= report.round - 3 for r in before.get(shift.cause.by, ()))
                count, total = found.get(recent, (0, 0))
                found[recent] = (count + 1, total - shift.by)
        for played in report.moves:
            if played.move in words:
                before.setdefault(played.by, []).append(report.round)
    return found


def _caps(setting: Setting, clause: Clause) -> bool:
    concession = setting.concession[clause.concession]
    return concession.core and any(e.drift_held() for e in kinds(concession.levels[clause.level - 1].effects))


def _capped(state: State) -> int:
    """Rounds in which a core clause that caps the programme was in force and kept."""
    broken = {(kept.deal, kept.round) for kept in state.vault.breaches}
    rounds: set[int] = set()
    for deal in state.table.deals:
        if not any(_caps(state.scenario.setting, clause) for clause in deal.text.clauses) or not deal.since:
            continue
        last = deal.until if deal.status != "in force" else state.table.round
        rounds.update(r for r in range(deal.since, last + 1) if (deal.id, r) not in broken)
    return len(rounds)


@dataclass(frozen=True, slots=True)
class Result:
    """What a batch of games adds up to.

    seats: for each seat its mean score and walk-away value in points, and the share of games in which it did better;
        None for both where the scenario is not calibrated
    meters: mean at the end; moves: uses of each move; deals: made, verified, breached
    """

    games: int
    seconds: float
    outcomes: Mapping[str, int]
    seats: Mapping[str, Mapping[str, float | None]]
    meters: Mapping[str, float]
    moves: Mapping[str, int]
    deals: Mapping[str, int]

    def as_json(self) -> dict[str, object]:
        """The one object that ``overture simulate --json`` prints: equal runs print equal ones."""
        return {
            "games": self.games, "outcomes": dict(self.outcomes),
            "seats": {seat: dict(each) for seat, each in self.seats.items()}, "meters": dict(self.meters),
            "moves": dict(self.moves), "deals": dict(self.deals),
        }  # fmt: skip


def added_up(scenario: Scenario, games: Sequence[Game], seconds: float) -> Result:
    """The result of a batch."""
    count = max(1, len(games))
    outcomes = Counter(game.outcome for game in games)
    moves: Counter[str] = Counter(dict.fromkeys(scenario.setting.move, 0))
    for game in games:
        for key, uses in game.uses.items():
            moves[key.partition("/")[2]] += uses
    keys = sorted({key for game in games for key in game.meters})
    return Result(
        games=len(games),
        seconds=seconds,
        outcomes={kind: outcomes[kind] for kind in OUTCOMES},
        seats={seat: _seat(scenario, seat, games) for seat in scenario.setting.seats},
        meters={key: round(sum(game.meters.get(key, 0) for game in games) / count, 2) for key in keys},
        moves=dict(moves),
        deals={
            "made": sum(game.made for game in games),
            "verified": sum(game.verified for game in games),
            "breached": sum(game.breached for game in games),
        },
    )


def _seat(scenario: Scenario, seat: str, games: Sequence[Game]) -> dict[str, float | None]:
    expected = scenario.mandates[seat].walk_away
    count = max(1, len(games))
    mean = round(sum(game.scores[seat] for game in games) / count / HUNDREDTHS, 3)
    if expected is None:
        return {"mean_score": mean, "walk_away": None, "share_above": None}
    above = sum(game.scores[seat] > expected.nobody_deals for game in games)
    walk_away = expected.nobody_deals / HUNDREDTHS
    return {"mean_score": mean, "walk_away": walk_away, "share_above": round(above / count, 4)}


def write_csv(scenario: Scenario, games: Iterable[Game], out: TextIO) -> None:
    """One line a game."""
    seats = scenario.setting.seats
    rows = list(games)
    meters = sorted({key for game in rows for key in game.meters})
    writer = csv.writer(out, lineterminator="\n")
    head = ["seed", "outcome", "settlement", "rounds", *(f"score {s}" for s in seats), *meters]
    writer.writerow([*head, "deals made", "deals verified", "deals breached", *scenario.setting.move])
    for game in rows:
        scores = [f"{game.scores[seat] / HUNDREDTHS:.2f}" for seat in seats]
        row = [game.seed, game.outcome, game.settlement, game.rounds, *scores]
        row += [game.meters.get(key, "") for key in meters]
        used = [game.moves(move) for move in scenario.setting.move]
        writer.writerow([*row, game.made, game.verified, game.breached, *used])
