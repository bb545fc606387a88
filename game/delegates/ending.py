"""What it is worth to a seat that a text ends the crisis, or brings its end nearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from game.delegates.needs import apart, stands, ways
from game.rules.model.conditions import InForce
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import board_from
from game.rules.round.settling import assents

Ways = tuple[tuple[str, int], ...]
"""Concessions any of which meets a need from a level on."""


class Nearing(Struct, frozen=True):
    """How much nearer the end clauses bring it that are put into the frame of one text.

    settlements: for each how many needs stand, how many it has, and what would meet each of the others
    before: percent of the way as things stand
    worth: hundredths of a point for the whole way
    ways: for each concession from which level on it meets a need, with the bit of that need
    known: what was worked out before, by the needs that are met
    """

    settlements: tuple[tuple[int, int, tuple[Ways, ...]], ...]
    before: int
    worth: int
    ways: Mapping[str, Sequence[tuple[int, int]]]
    known: dict[int, int]

    def by(self, clauses: Iterable[Clause]) -> int:
        """What these clauses add by bringing the end nearer, in hundredths of a point."""
        met = 0
        for clause in clauses:
            met |= self.meets(clause)
        return self.worth_of(met)

    def meets(self, clause: Clause) -> int:
        """The needs that a clause meets, a bit for each, those of the first settlement lowest."""
        met = 0
        for level, need in self.ways.get(clause.concession, ()):
            if clause.level >= level:
                met |= need
        return met

    def worth_of(self, met: int) -> int:
        """What is added if these needs are met, in hundredths of a point."""
        known = self.known.get(met)
        if known is None:
            known = self.known[met] = self._worth_of(met)
        return known

    def _worth_of(self, met: int) -> int:
        nearest = self.before
        for already, count, needs in self.settlements:
            mine = met & ((1 << len(needs)) - 1)
            nearest = max(nearest, _nearness(already + mine.bit_count(), count))
            met >>= len(needs)
        return self.worth * (nearest - self.before) // 100


class Nearness:
    """How near the end is, as long as neither the round nor what is in force changes.

    calm: hundredths of a point that ending the crisis is worth beyond what its text brings, when that is worth most
    early: percent of it in the first round; below 0 for who would rather end it later
    """

    def __init__(self, view: View, calm: int, early: int = 100) -> None:
        board = board_from(view, Plan())
        self._needs = [
            [(tuple(ways(need)), stands(view, need)) for need in apart(settlement.needs)]
            + [(tuple(gifts(view.setting, s)), assents(board, settlement, s)) for s in settlement.assent]
            for settlement in view.setting.settlements
        ]
        self._worth = calm * _due_share(view.round, view.setting.rounds, early) // 100
        self._before = max((_nearness(sum(met for _, met in n), len(n)) for n in self._needs), default=0)

    def worth(self, text: Text) -> int:
        """What a text adds by bringing the end nearer, in hundredths of a point."""
        return self.within(text).by(text.clauses)

    def within(self, frame: Text) -> Nearing:
        """The same for whatever clauses are put into a frame: who signs it and whether it has a witness is settled."""
        settlements = tuple(
            (
                sum(met for _, met in needs),
                len(needs),
                tuple(tuple(_possible(choices, frame)) for choices, met in needs if not met),
            )
            for needs in self._needs
        )
        bit = 1
        found: dict[str, list[tuple[int, int]]] = {}
        for choices in (choices for _, _, needs in settlements for choices in needs):
            for name, level in choices:
                found.setdefault(name, []).append((level, bit))
            bit <<= 1
        return Nearing(settlements, self._before, self._worth, found, {})


def _due_share(round_no: int, rounds: int, early: int) -> int:
    """Percent of what calm is worth at most that it is worth in a round.

    Who would end the crisis at once finds it worth most then, with the most rounds of danger ahead. Who would not gains
    more by talking on while much can still be won: for it this grows until three quarters of the game have gone.
    """
    if early >= 100:
        return 100 * (rounds - round_no) // rounds
    ripe = max(2, 3 * rounds // 4)
    growing = early + (100 - early) * (round_no - 1) // (ripe - 1)
    return min(100, growing, 50 * (rounds - round_no))


def gifts(setting: Setting, partner: str) -> Iterator[InForce]:
    """Promises of others that are something to a partner, in texts that it signs: by these its assent is had."""
    for concession in setting.concessions:
        if concession.giver != partner:
            worths = (setting.published(partner, concession.id, n) for n in range(1, len(concession.levels) + 1))
            level = next((n for n, worth in enumerate(worths, 1) if worth > 0), 0)
            if level:
                yield InForce(concession.id, level, covers=(partner,))


def _possible(choices: tuple[InForce, ...], frame: Text) -> Iterator[tuple[str, int]]:
    for way in choices:
        if (frame.witness or not way.verified) and set(way.covers) <= set(frame.signatories):
            yield way.concession, way.level


def _nearness(met: int, needs: int) -> int:
    """Percent of the way to a settlement, the last steps counting most."""
    part = 100 * met // max(1, needs)
    return part * part * part // 10_000
