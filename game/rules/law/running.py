"""What binds and what runs in a round. Nothing here moves a meter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from game.rules.model.room import Deal
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.value import Value

FOREVER = 10_000
"""A round later than any game's last."""


class Running(Value, frozen=True):
    """A clause that runs in a round, and the deal it stands in."""

    deal: Deal
    clause: Clause
    giver: str


def span(since: int, clause: Clause) -> tuple[int, int]:
    """First and last round of a clause whose text came into force in round `since`."""
    first = since + clause.delay
    return first, FOREVER if clause.rounds == 0 else first + clause.rounds - 1


def runs(setting: Setting, deal: Deal, clause: Clause, round_no: int) -> bool:
    """Whether a clause runs in a round; what cannot be reversed runs on after its text has ended."""
    first = deal.since + clause.delay
    if round_no < first or (clause.rounds and round_no >= first + clause.rounds):
        return False
    if deal.status == "in force":
        return True
    ended = deal.status in ("void", "left", "ended")
    return ended and not setting.concession[clause.concession].reversible and deal.until >= first


def running(setting: Setting, deals: Iterable[Deal], round_no: int) -> Iterator[Running]:
    """All clauses that run in a round, in the order of the deals."""
    for deal in deals:
        if deal.status not in ("signed", "fell"):
            for clause in deal.text.clauses:
                if runs(setting, deal, clause, round_no):
                    yield Running(deal, clause, setting.concession[clause.concession].giver)


def owed(setting: Setting, deals: Iterable[Deal], seat: str, round_no: int) -> Iterator[Running]:
    """What a seat owes in a round; a text signed just now counts as if home let it through."""
    for deal in deals:
        if deal.status in ("signed", "in force"):
            for clause in deal.text.clauses:
                if setting.concession[clause.concession].giver == seat:
                    first, last = span(deal.since or deal.signed, clause)
                    if first <= round_no <= last:
                        yield Running(deal, clause, seat)


def forsworn(setting: Setting, deals: Iterable[Deal], seat: str, move: str, round_no: int) -> Iterator[Running]:
    """Clauses by which a seat has promised not to make a move, against whomever."""
    for run in owed(setting, deals, seat, round_no):
        if move in setting.concession[run.clause.concession].forbids:
            yield run


def covers(setting: Setting, run: Running, target: str) -> bool:
    """Whether a promise not to make a move protects whom it is pointed at."""
    return setting.concession[run.clause.concession].covers == "everyone" or target in run.deal.text.signatories


def breaks(setting: Setting, run: Running, move: str, target: str) -> bool:
    """Whether a move of its giver breaks a promise: one not to make it, or one whose gift the move takes back (24)."""
    concession = setting.concession[run.clause.concession]
    if move in concession.forbids and covers(setting, run, target):
        return True
    given = concession.levels[run.clause.level - 1].effects
    return any(effect.undoes(each) for effect in setting.move[move].effects for each in given)


def highest(clauses: Iterable[Running], lapsed: Set[tuple[str, str]]) -> dict[str, Running]:
    """The highest level in force of each concession, leaving out what (deal, giver) pairs in `lapsed` break."""
    best: dict[str, Running] = {}
    for each in clauses:
        if (each.deal.id, each.giver) in lapsed:
            continue
        held = best.get(each.clause.concession)
        if held is None or each.clause.level > held.clause.level:
            best[each.clause.concession] = each
    return best


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans of rounds share a round."""
    return one[0] <= other[1] and other[0] <= one[1]


def conflicting(deals: Iterable[Deal], clause: Clause, round_no: int) -> Iterator[Deal]:
    """Deals that already promise this clause's level, or a higher one, over some of the same rounds."""
    mine = span(round_no, clause)
    for deal in deals:
        if deal.status not in ("signed", "in force"):
            continue
        for held in deal.text.clauses:
            since = deal.since or deal.signed
            if held.concession == clause.concession and held.level >= clause.level and overlap(span(since, held), mine):
                yield deal
                break


def replaced_by(deals: Iterable[Deal], text: Text, round_no: int) -> tuple[Deal, ...]:
    """Deals that a new text would replace: it restates one of their clauses and all their signatories sign it.

    A confidential text replaces no public one: its end would tell everyone of what took its place (rule 29).
    """
    kept = tuple(deal for deal in deals if text.public or not deal.public)
    found: dict[str, Deal] = {}
    for clause in text.clauses:
        for deal in conflicting(kept, clause, round_no):
            if set(deal.text.signatories) <= set(text.signatories):
                found[deal.id] = deal
    return tuple(found.values())


def givers(setting: Setting, text: Text) -> tuple[str, ...]:
    """Who gives something in a text, in the order of its clauses."""
    return tuple(dict.fromkeys(setting.concession[c.concession].giver for c in text.clauses))
