"""What balance keeps of one game, on whatever machine it was played. Nothing is judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from game.adviser import likely_answer
from game.rules.board import Board
from game.rules.conditions import holds
from game.rules.effects.purposes import (
    broken_by,
    changes_price,
    demanded,
    frightens_its_target,
    hedges,
    invites,
    met_by,
)
from game.rules.model.news import NewsKind
from game.rules.model.room import Deal, Overtured
from game.rules.model.rulebook import Move
from game.rules.model.setting import Scenario, Setting
from game.rules.model.state import State
from game.rules.model.table import RoundReport
from game.rules.model.terms import Actor, Clause, Use
from game.rules.reducer import view
from game.rules.round.resolution import board_of
from game.rules.verbs.act import Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer as Put
from game.simulate.batch import Job
from game.simulate.listening import listened
from game.simulate.result import Game, summed_up

FIRST_ROUNDS = 3
"""Rounds whose moves are compared from game to game."""

RARE = (
    "ignored overture", "overture meant as pressure", "failed pledge", "confidential text", "leak",
    "quiet breach found", "quiet breach not found", "witness looked away", "demand for an exercise",
    "demand for assistance", "refused demand", "dearer price", "text fell at home", "text left", "snap-back used",
)  # fmt: skip
"""What seldom happens and makes games worth telling."""

Moves = frozenset[tuple[str, str, str]]
"""Seat, move and target."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One finished game.

    offered, signed: ``concession:level`` -> texts that held it, put and bound
    put, accepted, moved: by seat, how often it did so
    circles: the signatories of every bound text
    first_text: round of the first bound text, 0 for none
    moves: by round from the first, what was done
    events: ids of those that fell
    spans: by meter the lowest and the highest value at the end of a round, the start included
    confidence: by partner its values at the end of rounds, the start included
    hedges: confidence in its guarantor just before a partner hedged
    rare: how often each rare mechanic happened
    invitations: signals that could be read, and how many were meant as an invitation
    missing: by settlement, what stood in its way at the end: places in its `needs`
    forecasts: what the adviser said that an addressee would do, in percent, and whether it signed
    """

    game: Game
    offered: Mapping[str, int]
    signed: Mapping[str, int]
    put: Mapping[str, int]
    accepted: Mapping[str, int]
    moved: Mapping[str, int]
    circles: frozenset[tuple[str, ...]]
    first_text: int
    moves: tuple[Moves, ...]
    events: tuple[str, ...]
    spans: Mapping[str, tuple[int, int]]
    confidence: Mapping[str, tuple[int, ...]]
    hedges: tuple[int, ...]
    rare: Mapping[str, int]
    invitations: tuple[int, int]
    missing: Mapping[str, tuple[int, ...]]
    forecasts: tuple[tuple[int, bool], ...]


def see_game(scenario: Scenario, job: Job, foretold_every: int = 0) -> Sight:
    """Plays one game and keeps what is measured.

    foretold_every: in every so many games, by seed, the adviser is asked about each text; 0 for never
    """
    ear = _Ear(asks=bool(foretold_every) and job.seed % foretold_every == 0)
    return seen(listened(scenario, job.seed, job.delegates, ear.hear), ear)


@dataclass
class _Ear:
    """Hears what the end of a game no longer tells.

    asks: whether it asks the adviser, whenever a text is put, what each addressee will do; that takes time
    told: room and number of a text, addressee, percent
    looked_away: plans in which a witness did, times texts
    """

    asks: bool
    told: list[tuple[str, int, str, int]] = field(default_factory=list)
    looked_away: int = 0

    def hear(self, state: State, actor: Actor, action: Action) -> None:
        """Listens to an accepted act."""
        if isinstance(action, Commit):
            self.looked_away += len(action.plan.looks_away)
        elif isinstance(action, Put) and self.asks:
            self._ask(state, actor, action)

    def _ask(self, state: State, actor: Actor, action: Put) -> None:
        key = "+".join(action.text.signatories)
        room = state.rooms.get(key)
        if room is None or not room.offers or room.offers[-1].author != actor.seat:
            return
        seen_by = view(state, actor.seat)
        for seat in action.text.signatories:
            if seat != actor.seat:
                percent = likely_answer(seen_by, room.offers[-1].text, seat).percent
                self.told.append((key, room.offers[-1].number, seat, percent))

    def kept(self, state: State) -> tuple[tuple[int, bool], ...]:
        """Each forecast with what became of it."""
        return tuple(
            (percent, seat in state.rooms[key].offers[number - 1].signed) for key, number, seat, percent in self.told
        )


def seen(state: State, ear: _Ear) -> Sight:
    """What is kept of a finished game."""
    deals, offers = tuple(_deals(state)), [offer for room in state.rooms.values() for offer in room.offers]
    history = state.table.history
    return Sight(
        game=summed_up(state),
        offered=_levels(offer.text.clauses for offer in offers),
        signed=_levels(deal.text.clauses for deal in deals if deal.status != "fell"),
        put=Counter(offer.author for offer in offers),
        accepted=Counter(seat for offer in offers for seat in offer.signed if seat != offer.author),
        moved=Counter(seat for seat, desk in state.desks.items() for _ in desk.sent),
        circles=frozenset(deal.text.signatories for deal in deals if deal.text.clauses),
        first_text=min((deal.signed for deal in deals if deal.text.clauses), default=0),
        moves=tuple(_moves(report) for report in history[:FIRST_ROUNDS]),
        events=tuple(state.table.fallen),
        spans={key: _span(key, history) for key in sorted(history[0].before)} if history else {},
        confidence={p: _confidence(p, history) for p in state.scenario.setting.alliance},
        hedges=tuple(_hedges(state)),
        rare=_rare(state, deals) | {"witness looked away": ear.looked_away},
        invitations=_invitations(state),
        missing=_missing(state),
        forecasts=ear.kept(state),
    )


def _deals(state: State) -> Iterator[Deal]:
    yield from state.table.deals
    for room in state.rooms.values():
        yield from room.deals


def _levels(texts: Iterable[tuple[Clause, ...]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for clauses in texts:
        found.update(f"{clause.concession}:{clause.level}" for clause in clauses)
    return dict(sorted(found.items()))


def _moves(report: RoundReport) -> Moves:
    return frozenset((played.by, played.move, played.target) for played in report.moves)


def _span(key: str, history: tuple[RoundReport, ...]) -> tuple[int, int]:
    values = [history[0].before[key], *(report.after[key] for report in history if key in report.after)]
    return min(values), max(values)


def _confidence(partner: str, history: tuple[RoundReport, ...]) -> tuple[int, ...]:
    key = f"confidence:{partner}"
    return (history[0].before[key], *(report.after[key] for report in history)) if history else ()


def _hedges(state: State) -> Iterator[int]:
    """Whoever raises its own autonomy by a move of its own hedges."""
    for report in state.table.history:
        for played in report.moves:
            key = f"confidence:{played.by}"
            if hedges(state.scenario.setting.move[played.move]) and key in report.before:
                yield report.before[key]


def _rare(state: State, deals: tuple[Deal, ...]) -> dict[str, int]:
    setting, told = state.scenario.setting, Counter(n.kind for r in state.table.history for n in r.news)
    sent = [use for desk in state.desks.values() for _, use in desk.sent]
    used = [setting.move[use.move] for use in sent]
    breaches = state.vault.breaches
    overtures = {(o.by, o.to, o.round): o for o in (*state.table.overtures, *_own_overtures(state))}
    return {
        "ignored overture": sum(each.ignored for each in overtures.values()),
        "overture meant as pressure": sum(
            invites(move) and use.intent == "pressure" for move, use in zip(used, sent, strict=True)
        ),
        "failed pledge": told[NewsKind.PLEDGE_FAILED],
        "confidential text": sum(not deal.text.public for deal in deals),
        "leak": sum(deal.leaked for deal in deals),
        "quiet breach found": sum(each.found for each in breaches),
        "quiet breach not found": sum(not each.found for each in breaches),
        "demand for an exercise": sum(any(map(frightens_its_target, _moves_asked(setting, use))) for use in sent),
        "demand for assistance": sum(_asks_for_a_text(setting, use) for use in sent),
        "refused demand": told[NewsKind.DEMAND_REFUSED],
        "dearer price": sum(changes_price(move) > 0 for move in used),
        "text fell at home": sum(deal.status == "fell" for deal in deals),
        "text left": told[NewsKind.LEFT],
        "snap-back used": sum(deal.status == "void" and deal.text.snapback for deal in deals),
    }


def _moves_asked(setting: Setting, use: Use) -> tuple[Move, ...]:
    wanted = demanded(setting.move[use.move], use.option)
    return tuple(setting.move[name] for name in met_by(wanted.met if wanted else ()))


def _asks_for_a_text(setting: Setting, use: Use) -> bool:
    wanted = demanded(setting.move[use.move], use.option)
    return wanted is not None and not met_by(wanted.met) and not broken_by(wanted.met)


def _own_overtures(state: State) -> Iterator[Overtured]:
    for room in state.rooms.values():
        yield from room.overtures


def _invitations(state: State) -> tuple[int, int]:
    """Signals that others could read, and how many of them were meant as an invitation."""
    setting = state.scenario.setting
    if not setting.plays("intent"):
        return 0, 0
    found = [
        use.intent
        for seat, desk in state.desks.items()
        for _, use in desk.sent
        if setting.move[use.move].signal and (use.target or setting.adversaries.get(seat, ()))
    ]
    return len(found), sum(intent == "invitation" for intent in found)


def _missing(state: State) -> dict[str, tuple[int, ...]]:
    board: Board = board_of(state)
    return {
        each.id: tuple(place for place, need in enumerate(each.needs) if not holds(need, board))
        for each in state.scenario.setting.settlements
    }
