"""What works by itself each round: concessions in force, restrictions and strain, drift, and what falls due:
pledges, demands, overtures, announced conduct. Works on a `Board`; moves themselves are in `effects`.
"""

from __future__ import annotations

from msgspec.structs import replace

from game.rules.board import Board
from game.rules.conditions import all_hold
from game.rules.effects.cap import Cap
from game.rules.effects.change import ChangeMeter, amount, change
from game.rules.effects.demand import Demand
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge
from game.rules.effects.restrict import Restrict
from game.rules.effects.reveal import Reveal
from game.rules.effects.streak import Streak
from game.rules.law.running import Running
from game.rules.law.selectors import selected
from game.rules.model.causes import Cause
from game.rules.model.meters import rounded
from game.rules.model.room import Overtured


def concessions(board: Board) -> None:
    """Effects on meters of everything in force: belief follows what is announced, facts what is done."""
    believed, actual = board.believed(), board.actual()
    for name in dict.fromkeys((*believed, *actual)):
        shown, real = believed.get(name), actual.get(name)
        if shown is not None:
            _standing(board, shown, believed=True, actual=_same(shown, real))
        if real is not None and not _same(shown, real):
            _standing(board, real, believed=not (real.deal.text.public or real.deal.leaked), actual=True)


def _same(one: Running | None, other: Running | None) -> bool:
    return one is not None and other is not None and one.clause.level == other.clause.level


def _standing(board: Board, run: Running, *, believed: bool, actual: bool) -> None:
    concession = board.setting.concession[run.clause.concession]
    confidential = not (run.deal.text.public or run.deal.leaked)
    for effect in board.effects_of(run):
        if not isinstance(effect, ChangeMeter) or (confidential and effect.meter not in board.setting.private_meters):
            continue
        for of in selected(board.setting, effect.of, run.giver, "") if effect.meter not in board.meters else ("",):
            covered = of in ("", run.giver) or of in run.deal.text.signatories
            if concession.covers == "signatories" and concession.forbids and not covered:
                continue
            key = effect.meter if effect.meter in board.meters else f"{effect.meter}:{of}"
            if effect.meter == "trust":
                toward = selected(board.setting, effect.toward, run.giver, "") if effect.toward else (run.giver,)
                for other in toward:
                    board.shift(f"trust:{of}:{other}", amount(board, effect, of), board.cause_of(run))
                continue
            board.shift(key, amount(board, effect, of), board.cause_of(run), believed=believed, actual=actual)


def restrictions(board: Board) -> None:
    """Strain of restrictions: it follows enforcement, and its target adapts (theme T6)."""
    rule = board.setting.restrictions
    if rule is None:
        return
    key = f"strain:{rule.on}"
    cause = Cause("restrictions", "", rule.by, rule.on)
    shown = rule.bite * board.effective_restrictions(actual=False) * board.announced
    shown -= rounded(board.meters[key] - rule.floor, rule.adapts)
    board.shift(key, shown, cause, actual=False)
    real = rule.bite * board.effective_restrictions(actual=True) * board.enforcement_in_force()
    real -= rounded(board.facts[key] - rule.floor, rule.adapts)
    board.shift(key, real, cause, believed=False)


def drift(board: Board) -> dict[str, int]:
    """What changes by itself, held back by caps in force. Returns by how much hidden facts may have outrun belief."""
    doubt: dict[str, int] = {}
    for rule in board.setting.drifts:
        if not all_hold(rule.when, board):
            continue
        probe = ChangeMeter(rule.meter, rule.by, rule.of, "", rule.scale)
        for of in selected(board.setting, rule.of, "", "") if rule.meter not in board.meters else ("",):
            key = f"{rule.meter}:{of}" if of else rule.meter
            if key not in board.meters:
                continue
            by = amount(board, probe, of)
            shown = min(by, _cap(board, board.believed(), rule.meter, of))
            real = min(by, _cap(board, board.actual(), rule.meter, of))
            board.shift(key, shown, Cause("drift", rule.meter, of), actual=False)
            board.shift(key, real, Cause("drift", rule.meter, of), believed=False)
            if key in board.facts and shown < by:
                doubt[key] = by - shown
    return doubt


def _cap(board: Board, held: dict[str, Running], meter: str, of: str) -> int:
    least = 100
    for run in held.values():
        for effect in board.effects_of(run):
            if (
                isinstance(effect, Cap)
                and effect.meter == meter
                and of in selected(board.setting, effect.of, run.giver, "")
            ):
                least = min(least, effect.to)
    return least


def revealed(board: Board, held: dict[str, Running]) -> tuple[str, ...]:
    """Meters of fact that monitors watch by what is in force: `held` is what is believed to be, or what is."""
    keys = []
    for run in held.values():
        if not (run.deal.text.public or run.deal.leaked):
            continue
        for effect in board.effects_of(run):
            if isinstance(effect, Reveal):
                keys += [f"{effect.meter}:{of}" for of in selected(board.setting, effect.of, run.giver, "")]
    return tuple(dict.fromkeys(key for key in keys if key in board.facts))


def pledges(board: Board) -> None:
    """A pledge is tested by a demonstration and must be answered in the guarantor's next plan (theme T5).

    Nobody is judged for the Conference, in whose plans no move can answer.
    """
    for pledged in board.table.pledges:
        effect = next(e for e in board.setting.move[pledged.move].effects if isinstance(e, Pledge))
        if pledged.tested and pledged.tested < board.round < board.setting.rounds:
            _judge_pledge(board, pledged.by, pledged.to, effect, pledged.move)
            board.pledges = [
                p for p in board.pledges if (p.by, p.to, p.round) != (pledged.by, pledged.to, pledged.round)
            ]
    for index, pledged in enumerate(board.pledges):
        if pledged.round < board.round and not pledged.tested and _tested(board, pledged.by, pledged.to):
            board.pledges[index] = replace(pledged, tested=board.round)
            board.tell("pledge-tested", pledged.by, pledged.to)


def _tested(board: Board, guarantor: str, partner: str) -> bool:
    for seat, use in board.uses:
        if use.target == partner and seat != guarantor and board.setting.move[use.move].provocative:
            return True
    return False


def _judge_pledge(board: Board, by: str, to: str, effect: Pledge, move: str) -> None:
    answered = False
    for seat, use in board.uses:
        if seat == by and use.move in effect.answered_by:
            restricts = any(isinstance(e, Restrict) for e in board.setting.move[use.move].effects)
            answered = answered or use.target == to or restricts
    cause = Cause("pledge-kept" if answered else "pledge-failed", move, by, to)
    board.shift(f"abandonment:{to}", effect.kept if answered else effect.failed, cause)
    board.tell(cause.kind, by, to)
    if not answered:
        board.shift(f"trust:{to}:{by}", effect.failed_trust, cause)
        board.grieve(to, by, "pledge-failed")


def demands(board: Board) -> None:
    """Demands made last round are met or refused now, as far as everyone can see.

    One that is not met by the end of the Conference lapses: its plans hold no move that could have met it.
    """
    for made in board.table.demands:
        if made.round >= board.round:
            continue
        effect = next(e for e in board.setting.move[made.move].effects if isinstance(e, Demand))
        option = next(o for o in effect.options if o.id == made.option)
        met = all_hold(option.met, board, made.by, made.to)
        if not met and board.round == board.setting.rounds:
            continue
        cause = Cause("demand-met" if met else "demand-refused", f"{made.move}:{made.option}", made.by, made.to)
        for each in effect.met if met else effect.refused:
            change(board, each, cause, made.by, made.to)
        board.tell(cause.kind, made.by, made.to, made.option)
        if not met:
            board.grieve(made.by, made.to, "demand-refused", made.option)
    board.demands = [d for d in board.demands if d.round >= board.round]


def overture_ignored(board: Board, overture: Overtured) -> None:
    """An overture that found no answer comes back (theme T8)."""
    for move in board.setting.rulebook.moves:
        effect = next((e for e in move.effects if isinstance(e, Overture)), None)
        if effect is None or move.secret == overture.open:
            continue
        cause = Cause("overture-ignored", move.id, overture.by, overture.to)
        for each in effect.ignored:
            change(board, each, cause, overture.by, overture.to)
        board.boosts[overture.by] = max(board.boosts.get(overture.by, 0), effect.boost)
        if overture.open:
            board.grieve(overture.by, overture.to, "overture-ignored")
            board.tell("overture-ignored", overture.by, overture.to)
        return


def conduct(board: Board) -> None:
    """Whoever provokes against announced restraint pays for it; streaks not kept up end."""
    used = {f"{seat}/{use.move}" for seat, use in board.uses}
    for key, count in board.table.streaks.items():
        seat, _, name = key.partition("/")
        streak = next((e for e in board.setting.move[name].effects if isinstance(e, Streak)), None)
        if count and streak is not None:
            for provoker, use in board.uses:
                if board.setting.move[use.move].provocative and provoker in _facing(board, seat):
                    for each in streak.ignored:
                        change(board, each, Cause("restraint-ignored", name, provoker, seat), provoker, seat)
        if key not in used:
            board.streaks[key] = 0


def _facing(board: Board, seat: str) -> tuple[str, ...]:
    facing = list(board.setting.adversaries.get(seat, ()))
    for partner in board.setting.partners_of(seat):
        facing += board.setting.adversaries.get(partner, ())
    if seat in board.setting.alliance:
        facing += board.setting.adversaries.get(board.setting.alliance[seat].guarantor, ())
    return tuple(dict.fromkeys(facing))
