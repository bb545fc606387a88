"""What works by itself each round: concessions in force, restrictions and strain, drift, monitors.

What moves have left standing is judged by their effects; see `effects.using`.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.change import ChangeMeter, amount
from game.rules.effects.kind import Kind, kinds
from game.rules.law.running import Running
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.meters import rounded


def concessions(board: Board) -> None:
    """Effects on meters of everything in force: belief follows what is announced, facts what is done."""
    believed, actual = board.believed(), board.actual()
    for name in dict.fromkeys((*believed, *actual)):
        shown, real = believed.get(name), actual.get(name)
        if shown is not None:
            _stand(board, shown, believed=True, actual=_same(shown, real))
        if real is not None and not _same(shown, real):
            _stand(board, real, believed=False, actual=True)
    _confide(board, believed)


def _confide(board: Board, believed: Mapping[str, Running]) -> None:
    """What confidential texts do to the private meters of their parties, and to nobody and nothing else (rule 29).

    Belief carries it: a party is moved as long as it has not found a breach. What is public at the same level or above
    adds nothing more.
    """
    best: dict[tuple[str, str], Running] = {}
    for run in board.confided():
        name = run.clause.concession
        if name in believed and believed[name].clause.level >= run.clause.level:
            continue
        for party in run.deal.text.signatories:
            held = best.get((name, party))
            if held is None or held.clause.level < run.clause.level:
                best[name, party] = run
    for (_, party), run in best.items():
        for effect in kinds(board.effects_of(run)):
            effect.confide(board, run, party)


def _same(one: Running | None, other: Running | None) -> bool:
    return one is not None and other is not None and one.clause.level == other.clause.level


def _stand(board: Board, run: Running, *, believed: bool, actual: bool) -> None:
    for effect in kinds(board.effects_of(run)):
        effect.stand(board, run, believed=believed, actual=actual)


def restrictions(board: Board) -> None:
    """Strain of restrictions: it follows enforcement, and its target adapts (theme T6)."""
    rule = board.setting.restrictions
    if rule is None:
        return
    key = f"strain:{rule.on}"
    cause = Cause(CauseKind.RESTRICTIONS, "", rule.by, rule.on)
    shown = rule.bite * board.effective_restrictions(actual=False) * board.announced
    shown -= rounded(board.meters[key] - rule.floor, rule.adapts)
    board.shift(key, shown, cause, actual=False)
    real = rule.bite * board.effective_restrictions(actual=True) * board.enforcement_in_force()
    real -= rounded(board.facts[key] - rule.floor, rule.adapts)
    board.shift(key, real, cause, believed=False)


def drift(board: Board) -> dict[str, int]:
    """What changes by itself, held back by caps in force. Returns by how much hidden facts may have outrun belief."""
    doubt: dict[str, int] = {}
    # Looked for once, not for every meter that drifts: most of what is in force holds nothing back.
    believed, actual = _caps(board, board.believed()), _caps(board, board.actual())
    for rule in board.setting.drifts:
        if not all_hold(rule.when, board):
            continue
        probe = ChangeMeter(rule.meter, rule.by, rule.of, "", rule.scale)
        for of in board.owners(rule.meter, rule.of, "", ""):
            key = f"{rule.meter}:{of}" if of else rule.meter
            if key not in board.meters:
                continue
            by = amount(board, probe, of)
            shown = min(by, _most(board, believed, rule.meter, of))
            real = min(by, _most(board, actual, rule.meter, of))
            board.shift(key, shown, Cause(CauseKind.DRIFT, rule.meter, of), actual=False)
            board.shift(key, real, Cause(CauseKind.DRIFT, rule.meter, of), believed=False)
            if key in board.facts and shown < by:
                doubt[key] = by - shown
    return doubt


def _caps(board: Board, held: Mapping[str, Running]) -> list[tuple[Kind, Running]]:
    """What holds some drift back of what is in force."""
    return [(each, run) for run in held.values() for each in kinds(board.effects_of(run)) if each.drift_held()]


def _most(board: Board, caps: list[tuple[Kind, Running]], meter: str, of: str) -> int:
    return min([each.holds_back(board, run, meter, of) for each, run in caps], default=100)


def revealed(board: Board, held: dict[str, Running]) -> tuple[str, ...]:
    """Meters of fact that monitors watch by what is in force: `held` is what is believed to be, or what is."""
    keys: list[str] = []
    for run in held.values():
        if not run.deal.public:
            continue
        for effect in kinds(board.effects_of(run)):
            keys += effect.reveals(board, run)
    return tuple(dict.fromkeys(key for key in keys if key in board.facts))
