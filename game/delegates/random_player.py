"""Plays legal acts at random: the floor that every other delegate must stand above."""

from __future__ import annotations

from game.rules import chance
from game.rules.choices import chosen
from game.rules.law.texts import needed_signatories
from game.rules.model.parameters import Given, Parameter
from game.rules.model.phrases import PHRASES, REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.room import Asked, Message
from game.rules.model.rulebook import Move
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.reducer import check
from game.rules.round.plans import check_plan, due
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.say import Say

ACTS_A_ROUND = 5
MOVES_TRIED = 4


class RandomPlayer:
    """Random legal play, the same for the same View and seed."""

    def __init__(self, seat: str, private_seed: int, talk: int = ACTS_A_ROUND) -> None:
        self.seat = seat
        self.seed = private_seed
        self.talk = talk

    def choose(self, view: View) -> Act | None:
        """A random legal act; None when it is ready or has committed."""
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(self._plan(view))
        if view.table.phase != "negotiation" or view.desk.ready:
            return None
        done = self._done(view)
        if done < self.talk:
            act = self._talk(view, done)
            if act is not None:
                return act
        return Ready()

    def _draw(self, view: View, *question: object) -> int:
        return chance.draw(self.seed, view.table.take, view.round, *question)

    def _done(self, view: View) -> int:
        seat, now, mine = self.seat, view.round, 0
        for room in view.rooms.values():
            both: tuple[tuple[Message, ...] | tuple[Asked, ...], ...] = (room.messages, room.asked)
            # From the newest back to the first of an older round: a long game would otherwise be read whole for every
            # act.
            for spoken in both:
                for each in spoken[::-1]:
                    if each.round < now:
                        break
                    mine += each.by == seat
            for offer in reversed(room.offers):
                if offer.round < now:
                    break
                mine += (seat in offer.signed) + (offer.declined_by == seat)
        return mine

    def _talk(self, view: View, done: int) -> Act | None:
        for attempt in range(4):
            act = self._try(view, self._draw(view, "talk", done, attempt))
            if act is None:
                continue
            try:
                check(view, act)
            except Illegal:
                continue
            return act
        return None

    def _try(self, view: View, luck: int) -> Act | None:
        others = [s for s in view.setting.seats if s != self.seat]
        other = others[luck // 8 % len(others)]
        kind = luck % 8
        waiting = self._waiting(view) if kind < 5 else []
        if waiting:
            pick = waiting[luck // 64 % len(waiting)]
            return Accept(pick) if kind < 3 else Decline(pick, list(REASONS)[luck // 512 % len(REASONS)])
        if kind < 5:
            return self._offer(view, other, luck // 64)
        if kind == 5:
            return Ask(other)
        return Say(code=list(PHRASES)[luck // 64 % len(PHRASES)], to=(other,))

    def _waiting(self, view: View) -> list[int]:
        """Numbers of the open offers that it has not signed, the latest first: older rounds' have lapsed."""
        found = []
        for number in range(len(view.desk.offers), 0, -1):
            room, index = view.desk.offers[number - 1]
            offer = view.rooms[room].offers[index - 1]
            if offer.round < view.round:
                break
            if offer.status == "open" and self.seat not in offer.signed:
                found.append(number)
        return found

    def _offer(self, view: View, other: str, luck: int) -> Offer | None:
        setting, clauses = view.setting, []
        for giver in (self.seat, other):
            own = setting.given_by[giver]
            if own:
                concession = own[luck % len(own)]
                luck //= len(own)
                clauses.append(Clause(concession.id, 1 + luck % len(concession.levels), 0, luck % 2 * 3))
        signatories = tuple(sorted({self.seat, other, *needed_signatories(setting, clauses)}))
        public = not all(setting.concession[c.concession].quiet for c in clauses) or luck % 3 > 0
        return Offer(Text(signatories, tuple(clauses), public=public)) if clauses else None

    def _used(self, view: View, move: Move, luck: int) -> Use:
        """A use of a move, with everything that there is to choose in it drawn from what each can be."""
        rest = luck // 1024

        def pick(each: Parameter) -> Given | None:
            nonlocal rest
            if each.name == "intent" or not each.options:
                return None
            drawn = {"target": luck, "strength": luck // 32}.get(each.name)
            if drawn is None:
                drawn, rest = rest, rest // len(each.options)
            return each.options[drawn % len(each.options)].value

        return chosen(view, Use(move.id, intent=INTENTS[luck // 8 % len(INTENTS)]), pick)

    def _plan(self, view: View) -> Plan:
        setting = view.setting
        uses: list[Use] = []
        moves = setting.moves_of[self.seat]
        for attempt in range(MOVES_TRIED if moves else 0):
            luck = self._draw(view, "plan", attempt)
            if luck % 4 == 0:
                continue
            move = moves[luck // 4 % len(moves)]
            use = self._used(view, move, luck // (4 * len(moves)))
            try:
                check_plan(view, Plan((*uses, use)), held=len(uses))
            except Illegal:
                continue
            uses.append(use)
        luck = self._draw(view, "breach")
        owed = due(view) if setting.plays("breach") else ()
        breaches = tuple(promise.id for n, promise in enumerate(owed) if luck >> 8 + n & 1)
        rule = setting.restrictions
        dial = luck // 64 % 4 if rule is not None and rule.enforced_by == self.seat else None
        return Plan(tuple(uses), breaches, enforce=dial)
