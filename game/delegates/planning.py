"""Choosing moves: every use of a move is worth what the resolution's own effects code says it would change.

What cannot be read off a meter (an opened door, a tested pledge, the brink) is reckoned in `judgement`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from game.delegates.appraisal import Appraisal
from game.delegates.character import Character
from game.delegates.judgement import NATURE, Judgement
from game.delegates.memory import said
from game.delegates.prospects import Prospects
from game.delegates.weighing import Weighing
from game.rules import chance
from game.rules.effects.purposes import hedges, invites, reassures_in_words, speaks_to_its_public
from game.rules.effects.using import perform
from game.rules.law.home import sacrifice
from game.rules.law.moves import may_use, targets
from game.rules.law.running import breaks, owed
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import Intent
from game.rules.round.forecast import board_from, horizon
from game.rules.round.plans import asked, check_plan, due

WORTHWHILE = 35
"""Hundredths of a point that a move must bring for each unit of capital, or what its judgement may be off by if that is
less: below that it is only noise."""

MIXED = 35
"""Percent of its signals in which pressure and invitation change places against its wish for talks."""


BOLD_ROUNDS, TRUSTED, CONNIVING = 4, 45, 45
"""A deceitful delegation counts on its witness in so many last rounds, from so much trust on, and then reckons with so
many percent that it tells all the same."""

ONLY_COSTS = -100
"""Hundredths of a point until the end from which whoever shirks leaves a text."""


class Planning:
    """Chooses the plan of one seat for one View."""

    def __init__(
        self, view: View, character: Character, appraisal: Appraisal, seed: int, ahead: Prospects | None
    ) -> None:
        self.view = view
        self.character = character
        self.appraisal = appraisal
        self.seed = seed
        self.board = board_from(view, Plan())
        self.board.boosts = {view.seat: view.desk.boost} if view.desk.boost else {}
        self._support: dict[Use, int] = {}
        self._due = due(view)
        self._owed = tuple(owed(view.setting, view.deals(), view.seat, view.round))
        self.judgement = Judgement(view, character, appraisal, self.board, ahead)

    def plan(self) -> Plan:
        """The plan: moves that pay, promises kept unless it is deceitful, and the enforcer's dial."""
        plan = Plan(
            breaches=self._breaches(), leaves=self._leaves(), looks_away=self._looks_away(), enforce=self._dial()
        )
        if self.view.conference:
            return plan
        for move in self.character.always:
            plan = self._always(plan, move)
        for use in self.ranked():
            plan = self._add(plan, use)
        return plan

    def ranked(self) -> list[Use]:
        """Uses that are worth their capital, the best for what they cost first."""
        valued = sorted(
            ((self.value(use), use) for use in self.uses()),
            key=lambda each: (
                -each[0] * 100 // max(1, self._cost(each[1])),
                each[1].move,
                each[1].target,
                each[1].option,
            ),
        )
        return [use for value, use in valued if self._worthwhile(value, use)]

    def _worthwhile(self, value: int, use: Use) -> bool:
        return value >= self._least(use)

    def _least(self, use: Use) -> int:
        return min(WORTHWHILE, self.character.noise + 5) * max(1, self._cost(use))

    def tempts(self, move: Move) -> bool:
        """Whether a move that aims at nobody would be worth its capital now, other conduct apart."""
        if not may_use(self.view.setting, self.view.seat, move):
            return False
        return self._worthwhile(self.value(Use(move.id)), Use(move.id))

    def _add(self, plan: Plan, use: Use) -> Plan:
        again = any(held.move == use.move for held in plan.moves)
        if again and not reassures_in_words(self.view.setting.move[use.move]):
            return plan
        if self._spoils((*plan.moves, use)):
            return plan
        longer = replace(plan, moves=(*plan.moves, use))
        try:
            check_plan(self.view, longer, held=len(plan.moves))
        except Illegal:
            return plan
        return longer

    def _spoils(self, moves: tuple[Use, ...]) -> bool:
        """Whether moves would cost the support that a text signed this round needs at home."""
        spare = self._spare()
        return spare is not None and sum(self._support.get(use, 0) for use in moves) < -spare

    def _spare(self) -> int | None:
        """Points of support to spare before a text signed this round falls at home; None for no such text."""
        setting = self.view.setting
        standing = [d for d in self.view.deals() if d.status in ("in force", "signed")]
        if not setting.plays("ratification") or all(d.status != "signed" for d in standing):
            return None
        cost = sacrifice(setting, self.view.seat, standing, self.view.desk.trust, self.view.round)
        if cost <= 0:
            return None
        return max(0, self.view.desk.support - setting.numbers.home_floor - cost * setting.numbers.home_slope // 100)

    def _always(self, plan: Plan, name: str) -> Plan:
        move = self.view.setting.move.get(name)
        if move is None or not may_use(self.view.setting, self.view.seat, move) or not self._warned(move):
            return plan
        aims = targets(self.view, move) or ("",)
        for strength in range(move.strengths, 0, -1):
            longer = self._add(plan, Use(name, self._habitual_aim(move, aims), strength))
            if longer is not plan:
                return longer
        return plan

    def _habitual_aim(self, move: Move, aims: tuple[str, ...]) -> str:
        """Across the door if it can be, else the most exposed partner: always the same one."""
        if move.target in ("none", "concession"):
            return ""
        facing = self.view.setting.adversaries.get(self.view.seat, ())
        exposure = {a.partner: a.exposure for a in self.view.setting.alliances}
        return min(aims, key=lambda seat: (seat not in facing, -exposure.get(seat, 0), seat))

    def _cost(self, use: Use) -> int:
        move = self.view.setting.move[use.move]
        return move.cost + move.step_cost * (use.strength - 1)

    # -- what could be done ------------------------------------------------------------------------

    def uses(self) -> Iterator[Use]:
        """Every sensible use of every move the seat may make without breaking its word."""
        for move in self.view.setting.moves_of[self.view.seat]:
            if move.id in self.character.shuns:
                continue
            if (self.character.moves and move.id not in self.character.moves) or not self._warned(move):
                continue
            aims = targets(self.view, move) if move.target not in ("none", "concession") else ("",)
            for aim in aims:
                if not self._promised_not_to(move, aim):
                    yield from self._forms(move, aim)

    def _warned(self, move: Move) -> bool:
        """Nobody hedges without having warned its guarantor in an earlier round."""
        alliance = self.view.setting.alliance.get(self.view.seat)
        return not hedges(move) or alliance is None or said(
            self.view, "warn-hedge", (alliance.guarantor,), 3, before=True
        )  # fmt: skip

    def _promised_not_to(self, move: Move, aim: str) -> bool:
        return any(breaks(self.view.setting, run, move.id, aim) for run in self._owed)

    def _forms(self, move: Move, aim: str) -> Iterator[Use]:
        if asked(move):
            yield from self.judgement.worth_trying(move, aim)
            return
        for strength in range(1, move.strengths + 1):
            for intent in self._intents(move):
                yield Use(move.id, aim, strength, intent)

    def _intents(self, move: Move) -> tuple[Intent, ...]:
        if not move.signal:
            return ("pressure",)
        if self.character.feints and invites(move) and 2 * self.view.round <= self.view.setting.rounds:
            return ("pressure",)
        plain: Intent = "invitation" if self.judgement.wants_talks() else "pressure"
        # Rule 31: a hand held out is now and then a bluff, and a threat a call for talks, or one answer would read all.
        luck = chance.draw(self.seed, self.view.table.take, self.view.round, "intent", move.id) % 100
        if luck < MIXED:
            plain = "pressure" if plain == "invitation" else "invitation"
        return (plain, "home")

    # -- what it is worth --------------------------------------------------------------------------

    def value(self, use: Use) -> int:
        """Hundredths of a point until the end that a use of a move is reckoned to bring."""
        move = self.view.setting.move[use.move]
        board = self.board.copied()
        mark = len(board.shifts)
        # The code of the resolution itself is run, on a copy: a second account of the rules kept here would go stale.
        perform(board, self.view.seat, use)
        shifts = board.shifts[mark:]
        self._support[use] = sum(shift.by for shift in shifts if shift.meter == f"support:{self.view.seat}")
        total = sum(shift.by * self.appraisal.slopes.get(shift.meter, 0) for shift in shifts)
        total += self.judgement.special(move, use, self._least(use) - self.character.noise - total)
        total += self._inclines(move)
        if move.provocative:
            total = total * self.character.boldness // 100 if total > 0 else total
            total -= self.judgement.danger(shifts)
        # A little noise, or two even choices would go the same way in every game and could be learnt by heart.
        luck = chance.draw(self.seed, self.view.table.take, self.view.round, "mood", use.move, use.target, use.option)
        return total + luck % (2 * self.character.noise + 1) - self.character.noise

    def _inclines(self, move: Move) -> int:
        """What its temper adds: a frightened partner builds its own way out, a gambler must win over its home."""
        alliance = self.view.setting.alliance.get(self.view.seat)
        if self.character.clings and hedges(move) and alliance is not None:
            afraid = (self.view.meter(f"confidence:{self.view.seat}") or 0) < self.character.uneasy
            return 2 * NATURE * afraid
        if self.character.gambles and speaks_to_its_public(move) and self._spare() == 0:
            return 2 * NATURE
        return 0

    # -- conduct -----------------------------------------------------------------------------------

    def _breaches(self) -> tuple[str, ...]:
        """Deceitful characters break what they owe where the saving beats the risk of being found."""
        if not self.character.deceitful or not self.view.setting.plays("breach"):
            return ()
        found = []
        for deal in self._due:
            owed = [c for c in deal.text.clauses if self.view.setting.concession[c.concession].giver == self.view.seat]
            saving = -sum(self.appraisal.own.get(f"{c.concession}:{c.level}", 0) for c in owed)
            notice = max(self.view.setting.concession[c.concession].notice for c in owed)
            # A witness sees everything, and in the last round it does not try.
            if self.view.conference:
                notice = 100
            elif deal.text.verified:
                notice = self._watched_by(deal.text.witness)
            if saving * (100 - notice) > 60 * notice:
                found.append(deal.id)
        return tuple(found)

    def _watched_by(self, witness: str) -> int:
        """Percent at which it expects a witness to tell: late in the game it counts on one that it trusts."""
        late = self.character.conspires and self.view.round > self.view.setting.rounds - BOLD_ROUNDS
        return CONNIVING if late and self.view.desk.trust.get(witness, 0) >= TRUSTED else 100

    def _looks_away(self) -> tuple[str, ...]:
        """A witness that sees nothing keeps its fee and everybody's favour."""
        if not self.character.looks_away:
            return ()
        deals = (d for d in self.view.deals() if d.status == "in force" and d.text.witness == self.view.seat)
        return tuple(deal.id for deal in deals)

    def only_costs(self, deal: Deal) -> bool:
        """Whether a text that stands brings whoever shirks nothing any more that it would lose by leaving it."""
        if not self.character.shirks or deal.status != "in force" or self.view.seat not in deal.text.signatories:
            return False
        rest = Weighing(self.view, self.character, self.appraisal, without=frozenset((deal.id,)))
        return rest.standing(self.view.seat, deal.text) < ONLY_COSTS

    def _leaves(self) -> tuple[str, ...]:
        """Leaves texts that another signatory was found to break and that now only cost, after a warning."""
        found = []
        for deal in self.view.deals():
            if deal.status != "in force" or self.view.seat not in deal.text.signatories:
                continue
            broken = {b.by for b in deal.breaches if b.by != self.view.seat}
            others = tuple(s for s in deal.text.signatories if s != self.view.seat)
            only_costs = self.only_costs(deal)
            if only_costs and said(self.view, "warn-leave", others, 3, before=True):
                found.append(deal.id)
            elif broken and said(self.view, "warn-leave", others, 3, before=True):
                kept = tuple(
                    c for c in deal.text.clauses if self.view.setting.concession[c.concession].giver not in broken
                )
                rest = Weighing(self.view, self.character, self.appraisal, without=frozenset((deal.id,)))
                if rest.standing(self.view.seat, replace(deal.text, clauses=kept)) < 0:
                    found.append(deal.id)
        return tuple(found)

    def _dial(self) -> int | None:
        """The enforcer lets through what pays it best: profit from leaking against what it has announced."""
        rule = self.view.setting.restrictions
        if rule is None or rule.enforced_by != self.view.seat:
            return None
        leak = sum(flow.per_ten for flow in self.view.mandate.flows if flow.meter == "leak")
        strain = sum(flow.per_ten for flow in self.view.mandate.flows if flow.meter == "strain")
        rounds = horizon(self.view) - self.view.round + 1

        def points(dial: int) -> int:
            level = self.view.table.restrictions
            return leak * level * (3 - dial) + strain * rule.bite * level * dial * rounds // 40

        return max(range(4), key=lambda dial: (points(dial), -abs(dial - 1)))

