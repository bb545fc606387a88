"""Choosing moves: every use of a move is worth what the resolution's own effects code says it would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.delegates.appraisal import Appraisal
from game.delegates.character import Character
from game.delegates.drafting import Drafting
from game.rules import chance, effects
from game.rules.acts.signals import INQUIRIES, check_plan, due, may_use, targets
from game.rules.board import Board
from game.rules.forecast import board_from, horizon
from game.rules.scenario import Demand, GoodOffices, Inquire, Intent, Line, Move, Overture, Pledge, Price, Restrict
from game.rules.terms import Illegal, Plan, Use
from game.rules.view import View

WORTHWHILE = 12
"""Hundredths of a point that a move must bring for each unit of capital."""

OPEN_DOOR = 30
"""Percent of what a deal across the door could bring that opening the door is reckoned to be worth."""


class Planning:
    """Chooses the plan of one seat for one View."""

    def __init__(self, view: View, character: Character, appraisal: Appraisal, seed: int) -> None:
        self.view = view
        self.character = character
        self.appraisal = appraisal
        self.seed = seed
        self.board = board_from(view, Plan())
        self._potential: int | None = None

    def plan(self) -> Plan:
        """The plan: moves that pay, promises kept unless it is deceitful, and the enforcer's dial."""
        plan = Plan(breaches=self._breaches(), leaves=self._leaves(), enforce=self._dial())
        if self.view.round == self.view.setting.rounds:
            return plan
        for move in self.character.always:
            plan = self._always(plan, move)
        ranked = sorted(
            ((self.value(use), use) for use in self.uses()),
            key=lambda each: (
                -each[0] * 100 // max(1, self._cost(each[1])),
                each[1].move,
                each[1].target,
                each[1].option,
            ),
        )
        for value, use in ranked:
            if value >= WORTHWHILE * max(1, self._cost(use)):
                plan = self._add(plan, use)
        return plan

    def _add(self, plan: Plan, use: Use) -> Plan:
        if any(held.move == use.move and use.move != "readout" for held in plan.moves):
            return plan
        longer = replace(plan, moves=(*plan.moves, use))
        try:
            check_plan(self.view, longer)
        except Illegal:
            return plan
        return longer

    def _always(self, plan: Plan, name: str) -> Plan:
        move = self.view.setting.move.get(name)
        if move is None or not may_use(self.view.setting, self.view.seat, move):
            return plan
        aims = targets(self.view, move) or ("",)
        weakest = min(aims, key=lambda seat: (-self.board.meters.get(f"abandonment:{seat}", 0), seat))
        for strength in range(move.strengths, 0, -1):
            longer = self._add(plan, Use(name, weakest if move.target != "none" else "", strength))
            if longer is not plan:
                return longer
        return plan

    def _cost(self, use: Use) -> int:
        move = self.view.setting.move[use.move]
        return move.cost + move.step_cost * (use.strength - 1)

    # -- what could be done ------------------------------------------------------------------------

    def uses(self) -> Iterator[Use]:
        """Every sensible use of every move the seat may make."""
        for move in self.view.setting.rulebook.moves:
            if not may_use(self.view.setting, self.view.seat, move):
                continue
            if self.character.moves and move.id not in self.character.moves:
                continue
            aims = targets(self.view, move) if move.target not in ("none", "concession") else ("",)
            for aim in aims:
                yield from self._forms(move, aim)

    def _forms(self, move: Move, aim: str) -> Iterator[Use]:
        for effect in move.effects:
            if isinstance(effect, Demand):
                for option in effect.options:
                    yield Use(move.id, aim, option=option.id)
                return
            if isinstance(effect, Inquire):
                luck = chance.draw(self.seed, self.view.table.take, self.view.round, "inquire", aim)
                option_name = INQUIRIES[luck % 3]
                yield Use(move.id, aim, option=option_name)
                return
            if isinstance(effect, Line):
                for concession in self.view.setting.given_by[self.view.seat]:
                    if len(concession.levels) > 1:
                        yield Use(move.id, concession=concession.id, level=len(concession.levels) - 1)
                return
        for strength in range(1, move.strengths + 1):
            for intent in self._intents(move):
                yield Use(move.id, aim, strength, intent)

    def _intents(self, move: Move) -> tuple[Intent, ...]:
        if not move.signal:
            return ("pressure",)
        inviting: Intent = "invitation" if self._wants_talks() else "pressure"
        return (inviting, "home")

    # -- what it is worth --------------------------------------------------------------------------

    def value(self, use: Use) -> int:
        """Hundredths of a point until the end that a use of a move is reckoned to bring."""
        move = self.view.setting.move[use.move]
        board = self.board
        saved = (board.restrictions, list(board.doors), list(board.pledges), list(board.demands), dict(board.boosts))
        mark = len(board.shifts)
        effects.perform(board, self.view.seat, use)
        total = sum(shift.by * self.appraisal.slopes.get(shift.meter, 0) for shift in board.shifts[mark:])
        total += self._special(move, use)
        del board.shifts[mark:]
        board.fact_shifts.clear()
        board.news.clear()
        board.lines = list(self.view.table.lines)
        board.inquiries.clear()
        board.new_overtures.clear()
        board.restrictions, board.doors, board.pledges, board.demands, board.boosts = saved
        if move.provocative:
            total = total * self.character.boldness // 100 if total > 0 else total
            total -= self._danger(board, mark, use)
        luck = chance.draw(self.seed, self.view.table.take, self.view.round, "mood", use.move, use.target, use.option)
        return total + luck % (2 * self.character.noise + 1) - self.character.noise

    def _danger(self, board: Board, mark: int, use: Use) -> int:
        """What a provocation risks: an incident, and the breakdown that replaces everything."""
        tension = self.view.table.meters["tension"] + 5 * use.strength
        return max(0, tension - 70) ** 2 * self.character.fear // 100

    def _special(self, move: Move, use: Use) -> int:
        total = 0
        for effect in move.effects:
            match effect:
                case Price():
                    total += self._price(effect.by)
                case Overture():
                    total += self._overture(use)
                case GoodOffices():
                    total += self._offices()
                case Inquire():
                    total += 20 + 15 * (self.view.round <= 3) - 10 * len(self.view.desk.reports)
                case Pledge():
                    fear = self.appraisal.slopes.get(f"abandonment:{use.target}", 0)
                    pledged = any(p.by == self.view.seat and p.to == use.target for p in self.view.table.pledges)
                    total += -10_000 if pledged else fear * (effect.failed // 4)
                case Demand():
                    total += self._demand(effect, use)
                case Restrict():
                    total += self._restrict(effect.by)
                case Line():
                    total -= 12 * self.appraisal.slopes.get(f"support:{self.view.seat}", 0) // 3
        return total + self._answering(move, use)

    def _answering(self, move: Move, use: Use) -> int:
        """A pledge that was tested must be answered, and a demand that pays should be met."""
        total = 0
        for pledged in self.view.table.pledges:
            if pledged.by != self.view.seat or not pledged.tested:
                continue
            rule = next(e for e in self.view.setting.move[pledged.move].effects if isinstance(e, Pledge))
            if move.id in rule.answered_by and use.target in ("", pledged.to):
                total -= self.appraisal.slopes.get(f"abandonment:{pledged.to}", 0) * (rule.failed - rule.kept)
        for made in self.view.table.demands:
            if made.to == self.view.seat and made.option in (move.id, "consult") and use.target == made.by:
                if made.option == move.id or move.id == "readout":
                    total -= self.appraisal.slopes.get(f"abandonment:{made.by}", 0) * 13
        return total

    def _wants_talks(self) -> bool:
        return self.character.talks != "never" and self.potential() > 0 and self._shut_door()

    def _shut_door(self) -> bool:
        return any(self.view.seat in door.sides and door.state < 2 for door in self.view.table.doors)

    def potential(self) -> int:
        """What a formal text with the adversary could bring, were the door open."""
        if self._potential is None:
            self._potential = 0
            if self.character.talks != "never":
                setting, me = self.view.setting, self.view.seat
                drafting = Drafting(self.view, replace(self.character, exact=False), self.appraisal)
                for adversary in setting.adversaries.get(me, ()):
                    for third in setting.seats:
                        if third in (me, adversary):
                            continue
                        draft = drafting.compose(tuple(sorted((me, adversary, third))), 50, doors=False)
                        if draft is not None:
                            self._potential = max(self._potential, draft.gains[me])
        return self._potential

    def _price(self, by: int) -> int:
        if not self._shut_door():
            return -100
        mine = [d for d in self.view.table.doors if self.view.seat in d.sides]
        rungs = [d.prices[d.sides.index(self.view.seat)] for d in mine]
        if by < 0:
            if not self.character.lowers or not any(rungs):
                return -1000
            unpaid = any(not d.paid[d.sides.index(self.view.seat)] for d in mine)
            return (
                self.potential() * OPEN_DOOR * unpaid // 100 // max(1, min(r for r in rungs if r) if any(rungs) else 1)
            )
        wronged = any(g.by == self.view.seat and g.round >= self.view.round - 2 for g in self.view.table.grievances)
        return 40 if wronged and self.potential() == 0 else -40

    def _overture(self, use: Use) -> int:
        waiting = [*self.view.table.overtures, *(o for room in self.view.rooms.values() for o in room.overtures)]
        if any(o.by == self.view.seat and o.round >= self.view.round - 1 for o in waiting):
            return -1000
        door = self.view.door(use.target)
        if door is None or door.state == 2 or use.intent == "home":
            return -20
        return self.potential() * OPEN_DOOR // 300

    def _offices(self) -> int:
        """Opening a door between others is worth a part of what their settling would bring to oneself."""
        gain = 0
        for door in self.view.table.doors:
            if self.view.seat in door.sides or door.state == 2:
                continue
            for concession in self.view.setting.concessions:
                if concession.giver in door.sides:
                    gain += max(-30, min(60, self.appraisal.own.get(f"{concession.id}:1", 0) // 10))
        return gain

    def _demand(self, effect: Demand, use: Use) -> int:
        if any(made.by == self.view.seat for made in self.view.table.demands):
            return -1000
        me = self.view.seat
        met = sum(e.by for e in effect.met if e.meter == "abandonment")
        fear = self.appraisal.slopes.get(f"abandonment:{me}", 0)
        ease = {"consult": 60, "hold-back": 55, "exercise": 35, "assist": 30}.get(use.option, 40)
        if use.option == "exercise" and self.board.meters.get(f"entrapment:{me}", 0) > 35:
            return -50
        support = self.appraisal.slopes.get(f"support:{me}", 0) * 4
        return fear * met * ease // 100 + (fear * 5 + support) * (100 - ease) // 100

    def _restrict(self, by: int) -> int:
        """Restrictions are leverage: relief is worth more when there is more to relieve."""
        if (by > 0 and self.view.table.restrictions >= 3) or (by < 0 and self.view.table.restrictions == 0):
            return -1000
        capped = any(
            name for deal in self.view.deals() if deal.status == "in force" for name in deal.text.clauses
            if self.view.setting.concession[name.concession].core
        )  # fmt: skip
        return by * (10 if capped else 110) // (2 if by < 0 else 1) - (40 if by > 0 and capped else 0)

    # -- conduct -----------------------------------------------------------------------------------

    def _breaches(self) -> tuple[str, ...]:
        """Deceitful characters break what they owe where the saving beats the risk of being found."""
        if not self.character.deceitful or not self.view.setting.plays("breach"):
            return ()
        found = []
        for deal in due(self.view):
            owed = [c for c in deal.text.clauses if self.view.setting.concession[c.concession].giver == self.view.seat]
            saving = -sum(self.view.worth(c.concession, c.level) for c in owed)
            notice = max(self.view.setting.concession[c.concession].notice for c in owed)
            if deal.text.verified or self.view.round == self.view.setting.rounds:
                notice = 100
            if saving * (100 - notice) > 40 * notice:
                found.append(deal.id)
        return tuple(found)

    def _leaves(self) -> tuple[str, ...]:
        """Leaves texts that another signatory was found to break and that now only cost."""
        drafting = Drafting(self.view, self.character, self.appraisal)
        found = []
        for deal in self.view.deals():
            if deal.status != "in force" or self.view.seat not in deal.text.signatories:
                continue
            broken = {b.by for b in deal.breaches if b.by != self.view.seat}
            if broken:
                kept = tuple(
                    c for c in deal.text.clauses if self.view.setting.concession[c.concession].giver not in broken
                )
                drafting.held = {}
                if drafting.gain(self.view.seat, replace(deal.text, clauses=kept)) < 0:
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
