"""What texts are worth to their signatories: promises by trust, lines by what they cost, levels by what is in force.

Made once for a round and a set of deals; the texts themselves are found in `drafting`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from game.delegates.appraisal import Appraisal, clause_share
from game.delegates.character import Character
from game.rules.board import RECENT
from game.rules.effects.line import crossing
from game.rules.law.running import highest, replaced_by, running
from game.rules.model.concessions import Concession
from game.rules.model.conditions import AllOf, AnyOf, Condition, InForce, NoneOf, Several
from game.rules.model.mandate import Objective
from game.rules.model.meters import rounded
from game.rules.model.room import Deal
from game.rules.model.terms import Clause, Text
from game.rules.model.units import HUNDREDTHS
from game.rules.model.view import View
from game.rules.round.compliance import communique_change
from game.rules.round.forecast import horizon

Option = tuple[Clause, Mapping[str, int]]
Levels = Mapping[str, list[Option]]

USUAL_TRUST = 55
"""Percent at which others are reckoned to count each other's unverified promises."""

ALLIED_TRUST = 72
"""The same within an alliance, by who looks ahead."""

HOSTILE_TRUST = 35
"""The same across a door, and between a partner and its guarantor's adversary."""

VERIFIED_TRUST = 92

WORD = 100
"""Hundredths of a point that it costs at least to cross a line that one drew in public: the next is worth less."""


class Weighing:
    """Weighs texts for one seat, as long as neither the round nor what is in force changes.

    outside: weighs them as somebody would who knows no cabinet's secrets, not even the own one's
    without: deals, by id, that are imagined not to stand
    like: one for the same seat and round with other deals: what a clause brings hangs on no more than what it replaces

    options, fair: what drafting with this found before
    """

    def __init__(
        self,
        view: View,
        character: Character,
        appraisal: Appraisal,
        *,
        outside: bool = False,
        without: Set[str] = frozenset(),
        like: Weighing | None = None,
    ) -> None:
        self.view = view
        self.own = "" if outside else view.seat
        self._keen = outside or character.foresight
        self.setting = view.setting
        self.character = character
        self.appraisal = appraisal
        self._without = without
        self._deals = [deal for deal in view.deals() if deal.id not in without]
        self.held = _levels_held(view, self._deals)
        self._imagined: dict[Set[str], Weighing] = {}
        self._known: dict[tuple[str, Clause, bool, bool, int], int] = {} if like is None else like._known
        self._above: dict[tuple[str, bool, int], list[Option]] = {} if like is None else like._above
        self._levels: dict[bool, Levels] = {}
        self.options: dict[tuple[object, ...], list[list[Option]]] = {}
        self.fair: dict[tuple[object, ...], dict[str, Option]] = {}
        self.left = horizon(view) - view.round + 1
        lines = () if outside else view.mandate.red_lines
        self._lines = tuple(line for line in lines if _about_texts(line.when))
        self._crossed = {line.title for line in self._lines if self._holds(line, self.held)}

    def levels(self, *, verified: bool) -> Levels:
        """For each concession the levels above what is in force, each with what it brings every seat."""
        found = self._levels.get(verified)
        if found is None:
            found = self._levels[verified] = {
                concession.id: self._upward(concession, verified) for concession in self.setting.concessions
            }
        return found

    def _upward(self, concession: Concession, verified: bool) -> list[Option]:
        held = self.held.get(concession.id, 0)
        known = self._above.get((concession.id, verified, held))
        if known is None:
            clauses = [Clause(concession.id, number) for number in range(held + 1, len(concession.levels) + 1)]
            known = self._above[concession.id, verified, held] = [
                (each, {s: self.clause(s, each, verified=verified) for s in self.setting.seats}) for each in clauses
            ]
        return known

    def gain(self, seat: str, text: Text) -> int:
        """What a text brings a seat until the end, in hundredths of a point."""
        if not text.clauses:
            return -self.words() * self.appraisal.calm[seat]
        ended = self._ended_by(text)
        if ended:
            rest = self._imagine(frozenset(deal.id for deal in ended))
            return rest.gain(seat, text) - sum(rest.standing(seat, deal.text) for deal in ended)
        return self.standing(seat, text) - (self._over_heads(text) if seat == self.own else 0)

    def standing(self, seat: str, text: Text) -> int:
        """The same by what stands in a text alone, without what others make of its being signed."""
        verified = bool(text.witness)
        total = 0
        for clause in text.clauses:
            total += self.clause(seat, clause, verified=verified)
        if seat == self.own:
            total += self._red_lines(text) + self._own_word(text)
            total += sum(self.aim(clause, text) for clause in text.clauses)
        if text.witness == seat:
            total += self.setting.numbers.witness_reward * self.left
        return total

    def parts(self, text: Text, promised: Sequence[tuple[InForce, int]]) -> dict[str, int]:
        """What `gain` says a text brings the own seat, in named parts that add up to it; `promised` own plain aims."""
        ended = self._ended_by(text)
        if ended:
            rest = self._imagine(frozenset(deal.id for deal in ended))
            replaced = -sum(rest.standing(self.own, deal.text) for deal in ended)
            return {**rest.parts(text, promised), "replaced": replaced}
        verified = bool(text.witness)
        bare = sum(self._bare(clause) for clause in text.clauses)
        aims = sum(self._plain_aims(clause, promised) for clause in text.clauses)
        whole = sum(self.clause(self.own, clause, verified=verified, trusted=True) for clause in text.clauses)
        believed = sum(self.clause(self.own, clause, verified=verified) for clause in text.clauses)
        asked = sum(self.aim(clause, text) for clause in text.clauses) + self._red_lines(text)
        found = {"clauses": bare, "meters": whole - bare - aims, "aims": aims + asked, "trust": believed - whole}
        found |= {"home": self._own_word(text), "allies": -self._over_heads(text)}
        reward = self.setting.numbers.witness_reward * self.left if text.witness == self.own else 0
        return {**found, "witness": reward}

    def _bare(self, clause: Clause) -> int:
        """What a clause brings by its worth alone, above what stands, in the rounds in which it runs."""
        before = self.held.get(clause.concession, 0)
        if clause.level <= before:
            return 0
        worth = self.view.worth
        return (worth(clause.concession, clause.level) - worth(clause.concession, before)) * clause_share(
            self.view, clause
        )[0]

    def _plain_aims(self, clause: Clause, promised: Sequence[tuple[InForce, int]]) -> int:
        """What a clause adds to own aims that ask for a promise and nothing else, as its worth counts them."""
        before, total = self.held.get(clause.concession, 0), 0
        for promise, points in promised:
            if promise.concession == clause.concession and before < promise.level <= clause.level:
                total += points
        if clause.delay or clause.rounds:
            part, whole = clause_share(self.view, clause)
            total = total * part // max(1, whole)
        return total

    def within(self, levels: list[Option], frame: Text) -> list[Option]:
        """What the levels of a concession bring in a text with these terms: some aims ask who signs it."""
        if not self.own or all(promise.concession != levels[0][0].concession for promise, _ in self.appraisal.aims):
            return levels
        return [
            (clause, {**gains, self.own: gains[self.own] + self.aim(clause, frame)}) for clause, gains in levels
        ]

    def aim(self, clause: Clause, text: Text) -> int:
        """What a clause adds in this text to an own aim that asks whom a promise covers, or for a witness."""
        before, total = self.held.get(clause.concession, 0), 0
        for promise, points in self.appraisal.aims:
            fits = set(promise.covers) <= set(text.signatories) and (bool(text.witness) or not promise.verified)
            if promise.concession == clause.concession and before < promise.level <= clause.level and fits:
                total += points
        giver = self.setting.concession[clause.concession].giver
        return total if giver == self.own else total * self._belief(self.own, giver, bool(text.witness)) // 100

    def _ended_by(self, text: Text) -> tuple[Deal, ...]:
        """The deals that a text would replace, with everything in them: it restates what stands in them."""
        if all(clause.level > self.held.get(clause.concession, 0) for clause in text.clauses):
            return ()
        return replaced_by(self._deals, text, self.view.round)

    def _imagine(self, without: Set[str]) -> Weighing:
        if without not in self._imagined:
            every = frozenset({*self._without, *without})
            self._imagined[without] = Weighing(
                self.view, self.character, self.appraisal, outside=not self.own, without=every, like=self
            )
        return self._imagined[without]

    def words(self) -> int:
        """By how much a communique agreed now would change tension."""
        since = max(1, self.view.round - RECENT)
        recent = sum(not d.text.clauses and max(d.since, d.signed) >= since for d in self.view.deals())
        return communique_change(self.setting, recent)

    def gains(self, text: Text) -> dict[str, int]:
        """What a text brings each signatory."""
        return {seat: self.gain(seat, text) for seat in text.signatories}

    def clause(self, seat: str, clause: Clause, *, verified: bool, trusted: bool = False) -> int:
        """What one clause adds to a seat's total: promises of others count by trust, own ones in full."""
        key = (seat, clause, verified, trusted, self.held.get(clause.concession, 0))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._clause(seat, clause, verified, trusted)
        return known

    def _clause(self, seat: str, clause: Clause, verified: bool, trusted: bool) -> int:
        own = seat == self.own
        worths = self.appraisal.own if own else self.appraisal.seats[seat]
        before = self.held.get(clause.concession, 0)
        if clause.level <= before:
            return 0
        gain = worths.get(f"{clause.concession}:{clause.level}", 0) - worths.get(f"{clause.concession}:{before}", 0)
        if clause.delay or clause.rounds:
            part, whole = clause_share(self.view, clause)
            gain = gain * part // max(1, whole)
        giver = self.setting.concession[clause.concession].giver
        if giver == seat:
            if own and gain < 0 and clause.concession in self.character.eager:
                return 0
            return self._meant(gain, clause, verified) if own and self.character.deceitful else gain
        return gain * (100 if trusted else self._belief(seat, giver, verified)) // 100 if gain > 0 else gain

    def _meant(self, cost: int, clause: Clause, verified: bool) -> int:
        """What a deceitful character reckons that its own promise will cost it: it pays until somebody would notice."""
        if cost >= 0 or verified:
            return cost
        return cost * self.setting.concession[clause.concession].notice // 100

    def _belief(self, seat: str, giver: str, verified: bool) -> int:
        """Percent at which a promise of `giver` counts to a seat."""
        if verified or not self.setting.plays("breach"):
            return VERIFIED_TRUST
        if seat == self.own:
            return min(100, self.view.desk.trust.get(giver, 50) + self.character.trusting + 10)
        if not self._keen:
            return USUAL_TRUST
        if self.setting.hostile(seat, giver):
            return HOSTILE_TRUST
        return ALLIED_TRUST if self.setting.allied(seat, giver) else USUAL_TRUST

    def trusting_gain(self, text: Text) -> int:
        """What a text would bring the own seat if everybody were sure to keep it."""
        ended = self._ended_by(text)
        rest = self._imagine(frozenset(deal.id for deal in ended)) if ended else self
        lost = sum(rest._sure(deal.text) for deal in ended)
        return rest._sure(text) - lost

    def _sure(self, text: Text) -> int:
        return sum(self.clause(self.view.seat, clause, verified=True, trusted=True) for clause in text.clauses)

    # -- what no single clause tells ---------------------------------------------------------------

    def _over_heads(self, text: Text) -> int:
        """What a guarantor pays in its partners' fear for settling without them."""
        setting, seat = self.setting, self.view.seat
        if not set(setting.adversaries.get(seat, ())) & set(text.signatories):
            return 0
        total = 0
        for partner in setting.partners_of(seat):
            loss = -sum(setting.published(partner, c.concession, c.level) for c in text.clauses)
            if partner in text.signatories or loss <= 0:
                continue
            fear = setting.numbers.over_heads_base + rounded(setting.numbers.over_heads_slope * loss, HUNDREDTHS)
            total -= self.appraisal.slopes.get(f"abandonment:{partner}", 0) * fear
        return total

    def _red_lines(self, text: Text) -> int:
        """Points for red lines that the text crosses, or no longer crosses."""
        if not self._lines:
            return 0
        held = {**self.held}
        for clause in text.clauses:
            held[clause.concession] = max(held.get(clause.concession, 0), clause.level)
        total = 0
        for line in self._lines:
            crossed = self._holds(line, held)
            if crossed != (line.title in self._crossed):
                total += line.points if crossed else -line.points
        return total

    def _own_word(self, text: Text) -> int:
        """What it costs at home to cross a line that one has drawn in public oneself."""
        levels = {clause.concession: clause.level for clause in text.clauses}
        total = 0
        for drawn in self.view.table.lines if text.public else ():
            over = not drawn.without and levels.get(drawn.concession, 0) > drawn.level
            if over and drawn.by == self.own and not drawn.crossed:
                slope = self.appraisal.slopes.get(f"support:{self.own}", 0)
                total += min(-WORD, slope * crossing(self.setting, drawn))
        return total

    def crosses(self, text: Text) -> bool:
        """Whether a text crosses one of the own red lines."""
        return self._red_lines(text) < 0

    def _holds(self, line: Objective, held: Mapping[str, int]) -> bool:
        return all(_met(each, held) for each in line.when)


def _levels_held(view: View, deals: Sequence[Deal]) -> dict[str, int]:
    """The highest level of each concession that stands in some deals, in force or signed."""
    in_force = highest(running(view.setting, (d for d in deals if d.status == "in force"), view.round), frozenset())
    held = {name: run.clause.level for name, run in in_force.items()}
    for deal in deals:
        if deal.status == "signed":
            for clause in deal.text.clauses:
                held[clause.concession] = max(held.get(clause.concession, 0), clause.level)
    return held


def _about_texts(conditions: tuple[Condition, ...]) -> bool:
    """Whether conditions speak of levels in force and nothing else; who must be covered has signed or was not asked."""
    for each in conditions:
        if isinstance(each, Several):
            if not _about_texts(each.conditions):
                return False
        elif not isinstance(each, InForce) or each.covers:
            return False
    return True


def _met(condition: Condition, held: Mapping[str, int]) -> bool:
    if isinstance(condition, InForce):
        return held.get(condition.concession, 0) >= condition.level
    if isinstance(condition, AllOf):
        return all(_met(each, held) for each in condition.conditions)
    if isinstance(condition, AnyOf):
        return sum(_met(each, held) for each in condition.conditions) >= condition.at_least
    return isinstance(condition, NoneOf) and not any(_met(each, held) for each in condition.conditions)
