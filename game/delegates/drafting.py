"""Finding texts: packages that are worth more to the others than they cost, within doors, promises and home.

Given an appraisal and a set of signatories it proposes; whether to put, sign or refuse is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.delegates.appraisal import Appraisal, in_force, text_gain
from game.delegates.character import Character
from game.delegates.haggling import package
from game.rules.acts import Offer
from game.rules.board import rounded
from game.rules.forecast import home_answer, horizon
from game.rules.play import check
from game.rules.scenario import HUNDREDTHS, Setting
from game.rules.terms import Clause, Illegal, Text
from game.rules.view import View, door_between

MOST_CLAUSES = 4
"""Clauses of one giver in one text: more than this nobody can weigh at a table."""

LEAST = 20
"""Hundredths of a point: a gain below this is not worth a signature."""

Gains = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what it is reckoned to bring to each signatory until the end, in hundredths of a point."""

    text: Text
    gains: Gains


class Drafting:
    """Weighs and composes texts for one View. Made anew for each View; keeps nothing."""

    def __init__(self, view: View, character: Character, appraisal: Appraisal) -> None:
        self.view = view
        self.character = character
        self.appraisal = appraisal
        self.held = {name: run.clause.level for name, run in in_force(view).items()}
        for deal in view.deals():
            if deal.status == "signed":
                for clause in deal.text.clauses:
                    self.held[clause.concession] = max(self.held.get(clause.concession, 0), clause.level)

    # -- weighing ----------------------------------------------------------------------------------

    def gain(self, seat: str, text: Text) -> int:
        """What a text brings a seat until the end: promises of others count by trust, own ones in full."""
        own = seat == self.view.seat
        worths = self.appraisal.own if own else self.appraisal.others[seat]
        total = 0
        for concession, gain in text_gain(self.view, worths, text, self.held).items():
            giver = self.view.setting.concession[concession].giver
            if giver == seat:
                total += gain * (60 if own and self.character.deceitful and gain < 0 else 100) // 100
            elif gain > 0:
                total += gain * self.belief(seat, giver, text) // 100
            else:
                total += gain
        if own:
            total -= self._over_heads(text)
            if text.witness == seat:
                total += self.view.setting.numbers.witness_reward * (horizon(self.view) - self.view.round + 1)
        return total

    def belief(self, seat: str, giver: str, text: Text) -> int:
        """Percent at which a seat counts another's promise."""
        trust = 55
        if seat == self.view.seat:
            trust = min(100, self.view.desk.trust.get(giver, 50) + self.character.trusting + 10)
        return max(trust, 92) if text.verified or not self.view.setting.plays("breach") else trust

    def _over_heads(self, text: Text) -> int:
        """What a guarantor pays in its partners' fear for settling without them."""
        setting, seat = self.view.setting, self.view.seat
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

    def weigh(self, text: Text) -> Draft:
        """A text with everybody's gain."""
        return Draft(text, {seat: self.gain(seat, text) for seat in text.signatories})

    def feasible(self, text: Text, *, legal: bool = True) -> bool:
        """Whether a text may be put now and would not surely fall at a signatory's home."""
        if legal:
            try:
                check(self.view, Offer(text))
            except Illegal:
                return False
        if not self.view.setting.plays("ratification"):
            return True
        return all(home_answer(self.view, text, seat).verdict != "fails" for seat in text.signatories)

    # -- composing ---------------------------------------------------------------------------------

    def compose(self, signatories: tuple[str, ...], share: int, *, doors: bool = True) -> Draft | None:
        """The text among some signatories that leaves this seat about `share` percent of what there is to gain."""
        terms = self._terms(signatories, doors)
        if terms is None:
            return None
        frame, most = terms
        options = self._options(signatories, most, frame)
        if not options:
            return None
        clauses = self._pick(frame, options, share, most)
        if not clauses:
            return None
        text = replace(frame, clauses=clauses)
        if frame.witness and all(self.view.setting.concession[c.concession].giver == frame.witness for c in clauses):
            return None
        draft = self.weigh(text)
        return draft if min(draft.gains.values()) >= LEAST and self.feasible(text, legal=doors) else None

    def _terms(self, signatories: tuple[str, ...], doors: bool) -> tuple[Text, int] | None:
        """The frame of a text and how many clauses a side may give in it, as doors allow."""
        setting, most, state = self.view.setting, MOST_CLAUSES, 2
        across = False
        for index, one in enumerate(signatories):
            for other in signatories[index + 1 :]:
                door = door_between(self.view.table, one, other)
                if door is not None:
                    across = True
                    state = min(state, door.state if doors else 2)
        if state == 0:
            return (Text(signatories, public=False), 1) if len(signatories) == 2 else None
        if state == 1:
            return None if self.character.verified else (Text(signatories), 2)
        witness = self._witness(setting, signatories) if across else ""
        if across and self.character.verified and not witness:
            return None
        return Text(signatories, witness=witness, snapback=across and setting.plays("breach")), most

    def _witness(self, setting: Setting, signatories: tuple[str, ...]) -> str:
        if not setting.plays("verification") or len(signatories) < 3:
            return ""
        fit = [
            seat for seat in signatories
            if not any(c.core for c in setting.given_by[seat]) and not setting.adversaries.get(seat)
        ]  # fmt: skip
        fit.sort(key=lambda s: (setting.delegation[s].role not in ("neighbour", "mediator"), s))
        return fit[0] if fit else ""

    def _options(
        self, signatories: tuple[str, ...], most: int, frame: Text
    ) -> list[list[tuple[Clause, dict[str, int]]]]:
        """For each concession that could be in the text, its levels with what they bring each signatory."""
        setting, found = self.view.setting, []
        for concession in setting.concessions:
            giver = concession.giver
            if giver not in signatories or concession.id in self.character.never:
                continue
            if not frame.public and not concession.quiet:
                continue
            if concession.core and not set(setting.adversaries[giver]) <= set(signatories):
                continue
            if giver == frame.witness and concession.core:
                continue
            levels = []
            for number in range(self.held.get(concession.id, 0) + 1, len(concession.levels) + 1):
                clause = Clause(concession.id, number)
                text = replace(frame, clauses=(clause,))
                levels.append((clause, {seat: self.gain(seat, text) for seat in signatories}))
            if levels:
                found.append(levels)
        return found

    def _pick(
        self, frame: Text, options: list[list[tuple[Clause, dict[str, int]]]], share: int, most: int
    ) -> tuple[Clause, ...]:
        me, others = self.view.seat, [s for s in frame.signatories if s != self.view.seat]
        givers = self.view.setting.concession
        if len(others) == 1 and self.character.exact and most >= MOST_CLAUSES:
            return self._exact(options, others[0], share)
        chosen: dict[str, tuple[Clause, dict[str, int]]] = {}
        for levels in options:
            best = max(levels, key=lambda each: sum(each[1].values()))
            if sum(best[1].values()) > 0:
                chosen[best[0].concession] = best
        self._trim(chosen, most)
        limit = len(options) * 2
        for _ in range(limit):
            totals = _totals(chosen, frame.signatories)
            worst = min(frame.signatories, key=lambda s: totals[s])
            if not chosen or totals[worst] >= LEAST:
                break
            hurting = [name for name, (_, gains) in chosen.items() if gains[worst] < 0]
            if not hurting:
                return ()
            drop = max(
                hurting, key=lambda n: (-chosen[n][1][worst] * 100 // (1 + max(1, sum(chosen[n][1].values()))), n)
            )
            chosen.pop(drop)
        self._tilt(chosen, me, others, share)
        return tuple(
            sorted((clause for clause, _ in chosen.values()), key=lambda c: (givers[c.concession].giver, c.concession))
        )

    def _trim(self, chosen: dict[str, tuple[Clause, dict[str, int]]], most: int) -> None:
        """Leaves each giver its few most useful clauses."""
        by_giver: dict[str, list[str]] = {}
        for name in chosen:
            by_giver.setdefault(self.view.setting.concession[name].giver, []).append(name)
        for names in by_giver.values():
            names.sort(key=lambda n: (-sum(chosen[n][1].values()), n))
            for name in names[most:]:
                chosen.pop(name)

    def _tilt(self, chosen: dict[str, tuple[Clause, dict[str, int]]], me: str, others: list[str], share: int) -> None:
        """Drops own costly clauses as long as the others keep what the share leaves them."""
        while True:
            totals = _totals(chosen, (me, *others))
            joint = sum(max(0, value) for value in totals.values())
            if totals[me] * 100 >= joint * share:
                return
            costly = sorted(
                (n for n, (_, gains) in chosen.items() if gains[me] < 0), key=lambda n: (chosen[n][1][me], n)
            )
            for name in costly:
                after = {seat: totals[seat] - chosen[name][1][seat] for seat in others}
                if all(value >= LEAST for value in after.values()):
                    chosen.pop(name)
                    break
            else:
                return

    def _exact(self, options: list[list[tuple[Clause, dict[str, int]]]], other: str, share: int) -> tuple[Clause, ...]:
        """The package best for the other side at a given gain for oneself, on the exact frontier."""
        me = self.view.seat
        own = tuple((0, *(gains[me] for _, gains in levels)) for levels in options)
        theirs = tuple((0, *(gains[other] for _, gains in levels)) for levels in options)
        best = self._most(own, theirs)
        choice = package(own, theirs, max(LEAST, best * share // 100))
        if choice is None:
            return ()
        picked = [levels[taken - 1][0] for levels, taken in zip(options, choice, strict=True) if taken]
        return tuple(picked)

    def _most(self, own: tuple[tuple[int, ...], ...], theirs: tuple[tuple[int, ...], ...]) -> int:
        """The most one can gain while the other side still gains a little."""
        choice = package(theirs, own, LEAST)
        return 0 if choice is None else sum(options[taken] for options, taken in zip(own, choice, strict=True))

    # -- improving ---------------------------------------------------------------------------------

    def improve(self, text: Text, at_least: int) -> Draft | None:
        """The nearest change of a text that brings this seat `at_least` and leaves every signatory something."""
        current = self.weigh(text)
        for _ in range(3):
            changes = [self.weigh(changed) for changed in self._changes(current.text)]
            good = [d for d in changes if min(d.gains.values()) >= LEAST and self.feasible(d.text)]
            enough = [d for d in good if d.gains[self.view.seat] >= at_least]
            if enough:
                return max(
                    enough, key=lambda d: (min(v for s, v in d.gains.items() if s != self.view.seat), str(d.text))
                )
            better = [d for d in changes if d.gains[self.view.seat] > current.gains[self.view.seat]]
            if not better:
                return None
            current = max(
                better, key=lambda d: (2 * d.gains[self.view.seat] + min(d.gains.values()), str(d.text.clauses))
            )
        return None

    def _changes(self, text: Text) -> list[Text]:
        named = {clause.concession: clause for clause in text.clauses}
        found = []
        terms = self._terms(text.signatories, True)
        most = terms[1] if terms else MOST_CLAUSES
        for levels in self._options(text.signatories, most, text):
            for clause, _ in levels:
                old = named.get(clause.concession)
                if old is not None and old.level == clause.level:
                    found.append(replace(text, clauses=tuple(c for c in text.clauses if c is not old)))
                    continue
                kept = tuple(c for c in text.clauses if c.concession != clause.concession)
                found.append(replace(text, clauses=(*kept, clause)))
        return [changed for changed in found if changed.clauses]


def _totals(chosen: Mapping[str, tuple[Clause, dict[str, int]]], seats: tuple[str, ...]) -> dict[str, int]:
    return {seat: sum(gains[seat] for _, gains in chosen.values()) for seat in seats}
