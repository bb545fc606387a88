"""From signature to conduct: ratification, leaving, leaks, breaches and their discovery. Works on a `Board`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from game.rules.board import RECENT, Board
from game.rules.effects.using import heard
from game.rules.law.home import passes
from game.rules.law.running import Running, breaks, givers, replaced_by, running
from game.rules.model.causes import Cause, CauseKind
from game.rules.model.meters import clamp, rounded
from game.rules.model.news import GrievanceKind, NewsKind
from game.rules.model.room import Breach, Deal
from game.rules.model.setting import Setting
from game.rules.model.table import door_between
from game.rules.model.units import HUNDREDTHS


class Luck(Protocol):
    """A percentage from 0 to 99 for a question: the same answer to the same question in one round and take."""

    def __call__(self, *question: object) -> int: ...


def ratify(board: Board, order: tuple[str, ...]) -> None:
    """Lets home judge every text signed this round, in the order in which they were completed."""
    for old in order:
        index = next(number for number, deal in enumerate(board.deals) if deal.id == old)
        deal = replace(board.deals[index], since=board.round)
        replaced = {d.id for d in replaced_by((d for d in board.deals if d.id != old), deal.text, board.round)}
        against = _refuser(board, deal, replaced)
        if against:
            board.deals[index] = replace(deal, status="fell", fell_with=against)
            _fall(board, deal, against)
            continue
        for other, held in enumerate(board.deals):
            if held.id in replaced:
                board.deals[other] = replace(held, status="ended", until=board.round - 1)
        deal = replace(deal, status="in force", id=board.publish(old) if deal.text.public else old)
        board.deals[index] = deal
        board.forget_running()
        if deal.text.public:
            board.tell(NewsKind.RATIFIED, what=deal.id)
        read_out(board, deal)
    board.forget_running()


def _refuser(board: Board, deal: Deal, replaced: set[str]) -> str:
    if not board.setting.plays("ratification") or not deal.text.clauses:
        return ""
    # Home weighs the new text in the place of those that it would end.
    standing = [d for d in board.deals if d.status == "in force" and d.id not in replaced]
    for seat in deal.text.signatories:
        # Judged after this plan's own support moves ("Settled by trial", 4): who speaks to its public first is heard.
        support = clamp(board.meters[f"support:{seat}"] + own_support_moves(board, seat))
        if not passes(board.setting, seat, [*standing, deal], trust_of(board, seat), support, board.round):
            return seat
    return ""


def own_support_moves(board: Board, seat: str) -> int:
    """What a seat's own moves of this round add to its support."""
    moves = (CauseKind.MOVE, CauseKind.PRICE, CauseKind.STREAK)
    return sum(
        s.by for s in board.shifts if s.meter == f"support:{seat}" and s.cause.by == seat and s.cause.kind in moves
    )


def trust_of(board: Board, seat: str) -> dict[str, int]:
    """A seat's trust in each of the others."""
    return {s: board.meters.get(f"trust:{seat}:{s}", 50) for s in board.setting.seats if s != seat}


def _fall(board: Board, deal: Deal, against: str) -> None:
    numbers, cause = board.setting.numbers, Cause(CauseKind.FELL_AT_HOME, "", against)
    for seat in deal.text.signatories:
        if seat != against:
            board.shift(f"trust:{seat}:{against}", numbers.fall_trust, cause)
    board.shift(f"support:{against}", numbers.fall_support, cause)
    if deal.text.public:
        board.tell(NewsKind.FELL, against, "/".join(deal.text.signatories))


def over_heads(board: Board, deal: Deal) -> None:
    """What partners feel when their guarantor, or another partner, settles with the adversary without them."""
    setting, numbers, signed = board.setting, board.setting.numbers, deal.text.signatories
    if not deal.text.clauses:
        return
    for partner, alliance in setting.alliance.items():
        adversaries = setting.adversaries.get(alliance.guarantor, ())
        with_adversary = any(seat in signed for seat in adversaries)
        if not with_adversary or partner in signed:
            continue
        if alliance.guarantor in signed:
            loss = -sum(setting.published(partner, c.concession, c.level) for c in deal.text.clauses)
            if loss > 0:
                by = numbers.over_heads_base + rounded(numbers.over_heads_slope * loss, HUNDREDTHS)
                cause = Cause(CauseKind.OVER_HEADS, deal.id, alliance.guarantor, partner)
                board.shift(f"abandonment:{partner}", by, cause)
                board.tell(NewsKind.OVER_HEADS, alliance.guarantor, partner)
        elif side := next((s for s in signed if s in setting.partners_of(alliance.guarantor)), ""):
            cause = Cause(CauseKind.SIDE_DEAL, deal.id, side, partner)
            board.shift(f"abandonment:{partner}", numbers.side_deal_fear, cause)
    for side in signed:
        bond = setting.alliance.get(side)
        if bond and bond.guarantor not in signed and set(setting.adversaries.get(bond.guarantor, ())) & set(signed):
            cause = Cause(CauseKind.SIDE_DEAL, deal.id, side, bond.guarantor)
            board.shift(f"trust:{bond.guarantor}:{side}", numbers.side_deal_trust, cause)


def read_out(board: Board, deal: Deal) -> None:
    """What a new text does by being read: to what stands, to partners passed over; a communique calms."""
    if deal.text.public:
        heard(board, deal)
        over_heads(board, deal)
    if not deal.text.clauses:
        _communique(board, deal)


def communique_change(setting: Setting, recent: int) -> int:
    """What a communique changes in tension after so many in the last three rounds: half as much each time."""
    return rounded(setting.numbers.communique_tension, 1 << recent)


def _communique(board: Board, deal: Deal) -> None:
    recent = sum(not d.text.clauses and d.since >= max(1, board.round - RECENT) for d in board.deals) - 1
    cause = Cause(CauseKind.COMMUNIQUE, deal.id, deal.text.signatories[0])
    board.shift("tension", communique_change(board.setting, recent), cause)
    board.tell(NewsKind.COMMUNIQUE, target="/".join(deal.text.signatories))


def leave(board: Board) -> None:
    """Seats that openly leave a text end it; it costs trust unless another signatory was found in breach of it."""
    for seat, plan in board.plans.items():
        for named in plan.leaves:
            wanted = board.renamed.get(named, named)
            for index, deal in enumerate(board.deals):
                if deal.id != wanted or deal.status != "in force" or seat not in deal.text.signatories:
                    continue
                # It no longer ran in this round: what cannot be reversed goes on only if it had begun before.
                board.deals[index] = replace(deal, status="left", until=board.round - 1)
                free = any(b.by != seat for b in deal.breaches)
                cause = Cause(CauseKind.LEFT, deal.id, seat)
                for other in deal.text.signatories:
                    if other != seat and not free:
                        board.shift(f"trust:{other}:{seat}", board.setting.numbers.leave_trust, cause)
                        if deal.text.public:
                            board.grieve(other, seat, GrievanceKind.LEFT)
                if deal.text.public:
                    board.tell(NewsKind.LEFT, seat, what=deal.id)
    board.forget_running()


def leak(board: Board, index: int) -> None:
    """Opens a confidential text: home judges it again in full, and partners learn of it."""
    deal = replace(board.deals[index], leaked=True, id=board.publish(board.deals[index].id))
    board.deals[index] = deal
    board.forget_running()
    numbers = board.setting.numbers
    for seat in deal.text.signatories:
        board.shift(f"support:{seat}", numbers.leak_support, Cause(CauseKind.LEAK, deal.id, seat))
    heard(board, deal)
    over_heads(board, deal)
    for partner, alliance in board.setting.alliance.items():
        adversaries = board.setting.adversaries.get(alliance.guarantor, ())
        signed = deal.text.signatories
        if alliance.guarantor in signed and partner not in signed and set(adversaries) & set(signed):
            cause = Cause(CauseKind.LEAK, deal.id, alliance.guarantor)
            board.shift(f"trust:{partner}:{alliance.guarantor}", numbers.breach_trust_others, cause)
    standing = [d for d in board.deals if d.status == "in force"]
    for seat in deal.text.signatories:
        support = clamp(board.meters[f"support:{seat}"] + numbers.leak_support)
        if board.setting.plays("ratification") and not passes(
            board.setting, seat, standing, trust_of(board, seat), support, board.round
        ):
            board.deals[index] = replace(deal, status="void", until=board.round - 1, fell_with=seat)
            break
    board.tell(NewsKind.LEAKED, deal.text.signatories[0], "/".join(deal.text.signatories), deal.id)
    comes_out(board, deal)
    board.forget_running()


def leaks(board: Board, luck: Luck) -> None:
    """Each confidential text in force may come out."""
    for index, deal in enumerate(board.deals):
        if deal.status == "in force" and not deal.text.public and not deal.leaked:
            # Not by the text's id, which changes when it comes out: a question must stay the same to get the same luck.
            question = ("leak", "+".join(deal.text.signatories), deal.signed)
            if luck(*question) < board.setting.numbers.leak:
                leak(board, index)


def judge(board: Board, luck: Luck) -> None:
    """Finds who breaks which text this round, and whether that comes to light.

    All of a text's givers are judged by what it was when the round opened: one breach never hides another.
    """
    away = {(seat, board.renamed.get(d, d)) for seat, plan in board.plans.items() for d in plan.looks_away}
    for index, deal in enumerate(board.deals):
        if deal.status != "in force":
            continue
        for giver in givers(board.setting, deal.text):
            due = [run for run in running(board.setting, (deal,), board.round) if run.giver == giver]
            if not due:
                continue
            openly = any(forbidden(board, run) for run in due)
            if not openly and not _quietly(board, giver, deal):
                _keep(board, deal, giver)
                continue
            board.lapsed.add((deal.id, giver))
            watched = deal.text.verified and (deal.text.witness, deal.id) not in away
            if openly or watched or _noticed(board, deal, giver, due, luck):
                board.deals[index] = find(board, board.deals[index], giver)
            else:
                # Unseen it earns trust like a promise kept, or its absence would tell everyone.
                _keep(board, deal, giver)
    board.forget_running()


def _quietly(board: Board, giver: str, deal: Deal) -> bool:
    plan = board.plans.get(giver)
    return plan is not None and any(board.renamed.get(named, named) == deal.id for named in plan.breaches)


def _noticed(board: Board, deal: Deal, giver: str, due: list[Running], luck: Luck) -> bool:
    """The easiest of its broken clauses gives a breach away; the Conference brings every breach to light."""
    notice = max(board.setting.concession[run.clause.concession].notice for run in due)
    # As for leaks, the question names the text by what never changes in it.
    question = ("notice", "+".join(deal.text.signatories), deal.signed, giver)
    return board.conference or luck(*question) < notice


def forbidden(board: Board, run: Running) -> bool:
    """Whether its giver made a move by which a promise is broken for all to see."""
    return any(seat == run.giver and breaks(board.setting, run, use.move, use.target) for seat, use in board.uses)


def _keep(board: Board, deal: Deal, giver: str) -> None:
    """What is kept, or believed to be, earns a little trust."""
    by = board.setting.numbers.kept_trust
    for other in deal.text.signatories:
        if other != giver:
            board.shift(f"trust:{other}:{giver}", by, Cause(CauseKind.KEPT, deal.id, giver))


def find(board: Board, deal: Deal, giver: str) -> Deal:
    """A breach comes to light: trust falls, a guarantor's partner fears more, snap-back ends the text, the door falls.

    In a confidential text only its parties' trust moves: all else falls due when it comes out. Returns the deal after.
    """
    cause = Cause(CauseKind.BREACH, deal.id, giver)
    board.found.add((deal.id, giver))
    for seat in deal.text.signatories:
        if seat != giver:
            board.shift(f"trust:{seat}:{giver}", board.setting.numbers.breach_trust, cause)
    deal = replace(deal, breaches=(*deal.breaches, Breach(giver, board.round)))
    if deal.text.snapback or board.archives_open:
        deal = replace(deal, status="void", until=board.round - 1)
    if deal.public:
        _everyone_learns(board, deal, giver)
    return deal


def open_archives(board: Board, kept: Iterable[tuple[str, str]]) -> None:
    """The game ends: `kept` (deal, giver) breaches come to light, and so does what parties had found among themselves.

    A text in which somebody is found out now is void for the rounds that are still scored (rule 23).
    """
    board.archives_open = True
    for name, giver in kept:
        for index, deal in enumerate(board.deals):
            if deal.id == board.renamed.get(name, name) and (deal.id, giver) not in board.found:
                board.deals[index] = find(board, deal, giver)
    for index, deal in enumerate(board.deals):
        if deal.breaches and not deal.public:
            board.deals[index] = opened = replace(deal, leaked=True, id=board.publish(deal.id))
            comes_out(board, opened)
    board.forget_running()


def comes_out(board: Board, deal: Deal) -> None:
    """What its parties had found in a confidential text falls due for everyone, with names (rule 29)."""
    for giver in dict.fromkeys(breach.by for breach in deal.breaches):
        _everyone_learns(board, deal, giver)


def _everyone_learns(board: Board, deal: Deal, giver: str) -> None:
    """What a breach costs in public: fears of partners that relied on it, others' trust, grievances, the door."""
    numbers, cause = board.setting.numbers, Cause(CauseKind.BREACH, deal.id, giver)
    for seat in board.setting.seats:
        if seat == giver:
            continue
        if seat not in deal.text.signatories:
            board.shift(f"trust:{seat}:{giver}", numbers.breach_trust_others, cause)
            continue
        if seat in board.setting.partners_of(giver):
            board.shift(f"abandonment:{seat}", numbers.breach_fear, cause)
        board.grieve(seat, giver, GrievanceKind.BREACH, deal.id)
    board.tell(NewsKind.BREACH, giver, what=deal.id)
    _shut_doors(board, deal, giver)


def _shut_doors(board: Board, deal: Deal, giver: str) -> None:
    for other in deal.text.signatories:
        door = door_between(board.table, giver, other)
        if door is not None:
            index = next(i for i, d in enumerate(board.doors) if d.sides == door.sides)
            board.doors[index] = replace(board.doors[index], shut_until=board.round + 2)
