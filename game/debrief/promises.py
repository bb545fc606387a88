"""The ledger: what was promised, what was kept, what was broken, and what of that was noticed."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief.evidence import Evidence
from game.rules.law.running import givers, span
from game.rules.model.news import NewsKind
from game.rules.model.room import Deal
from game.wording.deals import replaced_unused


@dataclass(frozen=True, slots=True)
class Lapse:
    """A promise broken in a round; `found` says whether it came to light, then or when the archives opened."""

    by: str
    round: int
    found: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A signed text and its fate.

    first, last: rounds in which it was in force; 0 if it never was
    leaked: the round in which a confidential text came out; 0 if it did not
    """

    deal: Deal
    givers: tuple[str, ...]
    first: int
    last: int
    lapses: tuple[Lapse, ...]
    leaked: int

    @property
    def kept(self) -> bool:
        """Whether it was in force and nobody is known to have broken it."""
        return self.first > 0 and not self.lapses


@dataclass(frozen=True, slots=True)
class Word:
    """A word given in public that was tested: a pledge, a demand or a line. `kind` is that of the news that told it."""

    round: int
    kind: str
    by: str
    to: str
    what: str


def promises(known: Evidence) -> tuple[Promise, ...]:
    """Every text that was signed, in the order of signing; communiques among them, which promise nothing."""
    return tuple(_promise(known, deal) for deal in known.deals())


def _promise(known: Evidence, deal: Deal) -> Promise:
    first = 0 if deal.status in ("signed", "fell") or replaced_unused(deal) else deal.since
    last = 0
    if first:
        ends = [span(deal.since, clause)[1] for clause in deal.text.clauses] or [deal.since + 2]
        last = min(max(ends), known.table.round)
        if deal.status in ("void", "left", "ended") and deal.until:
            last = min(max(deal.until, first), known.table.round)
    return Promise(deal, givers(known.setting, deal.text), first, last, _lapses(known, deal), _leak_round(known, deal))


def _lapses(known: Evidence, deal: Deal) -> tuple[Lapse, ...]:
    """From the truth where it is known; else what was found, and the viewer's own."""
    if known.vault is not None:
        return tuple(Lapse(b.by, b.round, b.found) for b in known.vault.breaches if b.deal == deal.id)
    found = {(breach.by, breach.round) for breach in deal.breaches}
    own = {(known.viewer, when) for name, when in known.desks[known.viewer].breaching if name == deal.id}
    return tuple(Lapse(by, when, (by, when) in found) for by, when in sorted(found | own, key=lambda b: (b[1], b[0])))


def _leak_round(known: Evidence, deal: Deal) -> int:
    if not deal.leaked:
        return 0
    for report in known.table.history:
        if any(news.kind is NewsKind.LEAKED and news.what == deal.id for news in report.news):
            return report.round
    return known.table.round


WORDS = (
    NewsKind.PLEDGE_KEPT, NewsKind.PLEDGE_FAILED, NewsKind.DEMAND_MET, NewsKind.DEMAND_REFUSED,
    NewsKind.LINE_CROSSED, NewsKind.OVERTURE_IGNORED,
)  # fmt: skip


def words_given(known: Evidence) -> tuple[Word, ...]:
    """Pledges, demands, lines and overtures, each in the round in which it was put to the test."""
    return tuple(
        Word(report.round, news.kind, news.by, news.target, news.what)
        for report in known.table.history
        for news in report.news
        if news.kind in WORDS
    )


__all__ = ["Lapse", "Promise", "Word", "promises", "words_given"]
