"""What a move is worth beyond the meters it shifts: doors, overtures, pledges, demands, lines, inquiries, the brink.

Everything is in hundredths of a point until the end, as one seat reckons it from its View.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.delegates.appraisal import Appraisal, core_stands
from game.delegates.character import Character
from game.delegates.drafting import Drafting
from game.delegates.memory import ripeness
from game.delegates.prospects import Prospects
from game.delegates.weighing import Weighing
from game.rules.board import Board
from game.rules.effects.amends import Amends, repairable
from game.rules.effects.change import ChangeMeter, amount, repeats_of
from game.rules.effects.demand import Demand
from game.rules.effects.good_offices import GoodOffices
from game.rules.effects.inquire import Inquire
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge, pledge_of
from game.rules.effects.price import Price
from game.rules.effects.purposes import broken_by, demanded, frightens_its_target, met_by
from game.rules.effects.restrict import Restrict
from game.rules.law.moves import meant_as
from game.rules.law.running import breaks, owed
from game.rules.model.causes import Shift
from game.rules.model.conditions import Condition
from game.rules.model.rulebook import Move
from game.rules.model.table import DoorState
from game.rules.model.terms import Clause, Use
from game.rules.model.view import View
from game.rules.round.plans import uses

OPEN_DOOR = 30
"""Percent of what a deal across the door could bring that opening the door is reckoned to be worth."""

BRINK = 70
"""Tension above which a provocation is weighed against the end of everything."""

POSTURE = 5
"""Hundredths of a point that a dearer price may cost if an open door should fall shut again."""

RUIN = 4000
"""Hundredths of a point that a breakdown is reckoned to cost."""

CLEAR = 10
"""Percent chance to have to cross a line beyond which one would put nothing oneself."""

NATURE = 70
"""Hundredths of a point by which whoever has a temper inclines to what is its own."""

FIRST_WORD = 2
"""Rounds in which whoever defies raises its price unprovoked, so as to have something to come down from."""

NEAR_END = 78
"""Tension after an accident from which what else happens in a round may carry it to the end."""

MET_BY_RESTRAINT, MET_BY_WORDS, MET_BY_DEEDS, MET_BY_A_TEXT = 60, 70, 35, 30
"""Percent chance at which anyone would guess that a demand is met, by what it takes: nothing but holding back, a move
that costs no more than one unit of capital, a dearer one, or something that must be signed."""


class Judgement:
    """Judges the moves of one seat for one View.

    ahead: what it would put into texts now, if it looks that far
    """

    def __init__(
        self, view: View, character: Character, appraisal: Appraisal, board: Board, ahead: Prospects | None
    ) -> None:
        self.view = view
        self.seat = view.seat
        self.setting = view.setting
        self.character = character
        self.appraisal = appraisal
        self.board = board
        self.ahead = ahead
        self._potential: int | None = None
        self._wished: set[Clause] | None = None

    def special(self, move: Move, use: Use, wanted: int = -RUIN) -> int:
        """What a use of a move brings that no shifted meter shows; whatever is below `wanted` may be told as less."""
        total = self._answering(move, use)
        for effect in move.effects:
            match effect:
                case Price():
                    total += self._price(effect.by)
                case Overture():
                    total += self._overture(move, use)
                case GoodOffices():
                    total += self._offices()
                case Inquire():
                    total += self._curiosity(use)
                case Pledge():
                    total += self._pledge(effect, use)
                case Demand():
                    total += self._demand(move, effect, use)
                case Restrict():
                    total += self._restrict(effect.by)
                case Line():
                    total += self._line(effect, use, wanted)
                case Amends():
                    total += self._amends(effect, use)
        return total

    def danger(self, shifts: Iterable[Shift]) -> int:
        """What a provocation risks: an incident, and the breakdown that replaces everything."""
        rise = sum(shift.by for shift in shifts if shift.meter == "tension")
        tension = self.view.table.meters["tension"] + rise
        felt = max(0, tension - BRINK) ** 2 * self.character.fear * self.character.caution // 10_000
        if not self.character.foresight:
            return felt
        if self._dares():
            # Schelling (1960): the threat is that neither may be able to stop; who fears it less gets its way.
            return self._brink(rise) * (100 - self.character.dares) // 200 - 2 * NATURE
        return max(felt, self._brink(rise) * self.character.fear // 200)

    def _dares(self) -> bool:
        """Whether it counts on the others to give way first."""
        return self.character.dares > 0 and not core_stands(self.view)

    def _brink(self, rise: int) -> int:
        """What two provocations in this round would put at stake, in hundredths of a point."""
        rule = self.setting.rulebook.incidents
        tension = self.view.table.meters["tension"] + rise
        if not self.setting.plays("incidents") or tension < rule.tension:
            return 0
        jump = sum(e.by for e in rule.effects if isinstance(e, ChangeMeter) and e.meter == "tension")
        accident = max(0, min(100, tension - rule.above))
        end = max(0, min(100, 4 * (tension + jump - NEAR_END)))
        return RUIN * accident * end // 10_000

    def _slope(self, key: str) -> int:
        return self.appraisal.slopes.get(key, 0)

    # -- talks -------------------------------------------------------------------------------------

    def wants_talks(self) -> bool:
        """Whether it would rather sit down with its adversary."""
        return self._shut_door() and self.potential() > 0

    def _ripe(self) -> int:
        """Percent to which it feels that it must talk; who looks ahead does not wait to be hurt."""
        return 100 if self.character.foresight else ripeness(self.view)

    def _shut_door(self) -> bool:
        return any(self.seat in door.sides and door.state < 2 for door in self.view.table.doors)

    def potential(self) -> int:
        """What a formal text with the adversary could bring, were the door open."""
        if self._potential is None:
            self._potential = 0
            if self.character.talks != "never" and self.character.across:
                weighing = Weighing(self.view, self.character, self.appraisal)
                drafting = Drafting(self.view, replace(self.character, exact=False), weighing, {})
                for adversary in self.setting.adversaries.get(self.seat, ()):
                    for third in self.setting.seats:
                        if third not in (self.seat, adversary):
                            draft = drafting.compose(tuple(sorted((self.seat, adversary, third))), 50, doors=False)
                            if draft is not None:
                                self._potential = max(self._potential, draft.gains[self.seat])
        return self._potential

    def _price(self, by: int) -> int:
        mine = [d for d in self.view.table.doors if self.seat in d.sides and d.state < 2]
        if not mine:
            # A price opens a door and never holds it: once it stands open, asking more is a word to one's own public.
            return -POSTURE if by > 0 and self.character.foresight else -1000
        rungs = [d.prices[d.sides.index(self.seat)] for d in mine]
        if by < 0:
            unpaid = any(not d.paid[d.sides.index(self.seat)] for d in mine)
            if not self.character.lowers or not any(rungs) or not unpaid:
                return -1000
            return self.potential() * OPEN_DOOR * self._ripe() // 10_000 // max(1, min(r for r in rungs if r))
        paid = any(d.paid[d.sides.index(self.seat)] for d in mine)
        if paid or (self.potential() > 0 and not self.character.defies):
            return -1000
        if self.character.defies and (self.view.round <= FIRST_WORD or self._provoked_by_adversary()):
            return NATURE
        wronged = any(
            g.by == self.seat and g.round >= self.view.round - 2 and g.against in self.setting.adversaries[self.seat]
            for g in self.view.table.grievances
        )
        return 40 * wronged

    def _overture(self, move: Move, use: Use) -> int:
        if any(o.by == self.seat and o.round >= self.view.round - 2 for o in self.view.overtures()):
            return -1000
        door = self.view.door(use.target)
        if door is None or door.state == 2:
            return -1000
        if meant_as(self.view.setting, use) != "invitation":
            return NATURE if self.character.feints else -1000
        worth = self.potential() * OPEN_DOOR * self._ripe() // 20_000
        # In the open others hold the addressee to an answer; in private nobody at home winces.
        return worth - (5 if self.character.foresight else 25) * move.secret

    def _offices(self) -> int:
        """Opening a door between others is worth a part of what their settling would bring to oneself."""
        gain = NATURE * self.character.hosts
        for door in self.view.table.doors:
            if self.seat in door.sides or door.state == 2 or not self._wooed(door):
                continue
            for concession in self.setting.concessions:
                if concession.giver in door.sides:
                    gain += max(-30, min(60, self.appraisal.own.get(f"{concession.id}:1", 0) // 10))
        return gain

    def _wooed(self, door: DoorState) -> bool:
        """Whether one of two adversaries has shown that it wants to talk: before that, a host is only in the way."""
        shown = any({o.by, o.to} == set(door.sides) for o in self.view.table.overtures)
        ladders = next(d for d in self.setting.doors if {s.side for s in d.sides} == set(door.sides)).sides
        lowered = any(price < side.start for price, side in zip(door.prices, ladders, strict=True))
        return shown or lowered or any(door.paid)

    def _curiosity(self, use: Use) -> int:
        """A look at what decides the next text, and only where it is not known yet."""
        reports = self.view.desk.reports
        known = any(r.about == use.target and r.kind == use.option for r in reports)
        if known or self.view.round > self.view.setting.rounds - 3 or len(reports) > 2 * self.character.exact:
            return -1000
        return 40 if use.target in self.setting.adversaries.get(self.seat, ()) else 36 * self.character.exact

    def worth_trying(self, move: Move, aim: str) -> Iterator[Use]:
        """What is worth trying of all that its effects ask of a use of a move; everything, of a kind unknown here."""
        for effect in move.effects:
            match effect:
                case Demand(options=options):
                    yield from (Use(move.id, aim, option=o.id) for o in options if self.character.demands)
                case Inquire():
                    yield from self._questions(move, aim)
                case Line():
                    yield from self._lines(move)
                case _:
                    continue
            return
        yield from (use for use in uses(self.view, move) if use.target == aim)

    def _questions(self, move: Move, aim: str) -> Iterator[Use]:
        """What could be looked into: what the dearest thing on offer is worth to them, or why their home refused."""
        if any(deal.fell_with == aim for deal in self.view.deals()):
            yield Use(move.id, aim, option="support")
            return
        own = self.setting.given_by[self.seat]
        dear = max(own, key=lambda c: (self.setting.published(aim, c.id, 1), c.id), default=None)
        if dear is not None and self.setting.published(aim, dear.id, 1) > 0:
            yield Use(move.id, aim, option="worth", concession=dear.id, level=1)

    # -- promises and demands ----------------------------------------------------------------------

    def _pledge(self, effect: Pledge, use: Use) -> int:
        """What a failed pledge would bring back, and what it will cost to answer."""
        if any(p.by == self.seat and p.to == use.target for p in self.view.table.pledges):
            return -10_000
        if all(self._forbidden(move, use.target) for move in effect.answered_by):
            return -10_000
        fear = self._slope(f"abandonment:{use.target}")
        return fear * effect.failed * 3 // 10

    def _forbidden(self, move: str, target: str) -> bool:
        """Whether a promise in force, or signed, would be broken by a move."""
        mine = owed(self.setting, self.view.deals(), self.seat, self.view.round)
        return move in self.setting.move and any(breaks(self.setting, run, move, target) for run in mine)

    def _answering(self, move: Move, use: Use) -> int:
        """A pledge that was tested must be answered, and a demand that pays should be met."""
        total = 0
        for pledged in self.view.table.pledges:
            if pledged.by != self.seat or not pledged.tested or self.character.shirks:
                continue
            rule = pledge_of(self.setting, pledged)
            if move.id in rule.answered_by and use.target in ("", pledged.to):
                total -= self._slope(f"abandonment:{pledged.to}") * (rule.failed - rule.kept)
                total -= self._slope(f"trust:{pledged.to}:{self.seat}") * rule.failed_trust
        for made in self.view.table.demands:
            if made.to != self.seat:
                continue
            option = demanded(self.setting.move[made.move], made.option)
            if option is None:
                continue
            stake = -11 * self._slope(f"{option.fear}:{made.by}") + 3 * self._slope(f"support:{self.seat}")
            wanted = option.met
            meets = move.id in met_by(wanted) and use.target == made.by
            if self.character.defies:
                total -= NATURE * meets
                continue
            total += stake * meets
            total -= stake * (move.id in broken_by(wanted))
        return total

    def _demand(self, move: Move, effect: Demand, use: Use) -> int:
        if any(made.by == self.seat for made in self.view.table.demands):
            return -1000
        option = effect.option(use.option)
        wanted = option.met
        frightening = any(frightens_its_target(self.setting.move[name]) for name in met_by(wanted))
        if frightening and not self.character.clings and self.board.meters.get(f"entrapment:{self.seat}", 0) > 35:
            return -1000
        chance = self._chance_to_be_met(wanted)
        deeds = frightening or not (met_by(wanted) or broken_by(wanted))
        asked = any(sent.option == use.option for _, sent in self.view.desk.sent)
        nature = (NATURE // (1 + asked) if deeds else -NATURE) * self.character.clings
        met = self._sum(effect.eased(option, met=True), move)
        refused = self._sum(effect.eased(option, met=False), move)
        if self.character.foresight and broken_by(wanted):
            met += self._brink(0) // 2
        return nature + (met * chance + refused * (100 - chance)) // 100

    def _chance_to_be_met(self, wanted: tuple[Condition, ...]) -> int:
        if broken_by(wanted):
            return MET_BY_RESTRAINT
        costs = [self.setting.move[name].cost for name in met_by(wanted)]
        return MET_BY_A_TEXT if not costs else MET_BY_WORDS if min(costs) <= 1 else MET_BY_DEEDS

    def _sum(self, changes: Iterable[ChangeMeter], move: Move) -> int:
        repeats = repeats_of(self.board, self.seat, move.id)
        total = 0
        for each in changes:
            of = self.seat if each.of == "self" else each.of
            total += amount(self.board, each, of, 1, repeats) * self._slope(f"{each.meter}:{of}")
        return total

    def _restrict(self, by: int) -> int:
        """Restrictions are leverage: relief is worth more when there is more to relieve, and none when all is said."""
        level = self.view.table.restrictions
        if (by > 0 and level >= 3) or (by < 0 and level == 0):
            return -1000
        capped = core_stands(self.view)
        if by < 0:
            return 70 if capped and level > 1 else -100
        return 0 if capped else 45

    def _line(self, effect: Line, use: Use, wanted: int) -> int:
        """A line makes one firm; it costs dear if it must be crossed, the more likely the dearer it is to others."""
        if self.view.round > self.view.setting.rounds - 3 or self.character.talks != "open":
            return -1000
        welcome = sum(max(0, worths.get(f"{use.concession}:{use.level + 1}", 0))
                     for seat, worths in self.appraisal.seats.items() if seat != self.seat)  # fmt: skip
        own = -self.appraisal.own.get(f"{use.concession}:{use.level + 1}", 0)
        risk = 20 + 60 * (welcome > own)
        loss = self._slope(f"support:{self.seat}") * effect.crossed
        # Looking ahead is dear: only where the line would pay if its own texts keep clear of it.
        pays = self.ahead is not None and loss * CLEAR // 100 >= wanted
        if pays and Clause(use.concession, use.level + 1) not in self._intended():
            risk = CLEAR
        return loss * risk // 100 + NATURE * self.character.defies

    def _intended(self) -> set[Clause]:
        """What it would itself put into texts now: a line across that would be a line across its own way."""
        if self._wished is None:
            found = [] if self.ahead is None else [self.ahead.best(circle) for circle in self.ahead.circles()]
            self._wished = {clause for each in found if each is not None for clause in each.draft.text.clauses}
        return self._wished

    def _lines(self, move: Move) -> Iterator[Use]:
        """Lines on its own concessions, short of the highest level and not below what it has signed."""
        signed = {
            (clause.concession, clause.level)
            for deal in self.view.deals()
            for clause in deal.text.clauses
            if deal.status in ("signed", "in force")
        }
        for concession in self.setting.given_by[self.seat]:
            top = len(concession.levels)
            if top > 1 and (concession.id, top) not in signed:
                yield Use(move.id, concession=concession.id, level=top - 1)

    def _amends(self, effect: Amends, use: Use) -> int:
        """After a grievance, trust is worth more than its slope says: nothing is signed without it."""
        fresh = any(repairable(g, use.target, self.seat, self.view.round) for g in self.view.table.grievances)
        if self.character.foresight and not fresh and self._provoked_lately():
            return 0
        return 50 if fresh else -1000

    def _provoked_by_adversary(self) -> bool:
        """Whether its adversary provoked in the last round."""
        facing, last = self.setting.adversaries.get(self.seat, ()), self.view.table.history[-1:]
        return any(p.by in facing and self.setting.move[p.move].provocative for h in last for p in h.moves)

    def _provoked_lately(self) -> bool:
        """Whether its own show of resolve in the last round is still to be explained to those who watched."""
        last = self.view.table.history[-1:]
        return any(p.by == self.seat and self.setting.move[p.move].provocative for h in last for p in h.moves)
