"""The computer delegation proper: reads a View, answers what waits for an answer, takes the initiative, plans.

How texts are found is in `drafting`, how moves are chosen in `planning`, what things are worth in `appraisal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.delegates.appraisal import Appraisal, appraise
from game.delegates.character import Character
from game.delegates.drafting import LEAST, Draft, Drafting
from game.delegates.planning import Planning
from game.rules import chance
from game.rules.acts import Accept, Act, Ask, Commit, Decline, Offer, Read, Ready, Reply, Say
from game.rules.acts.talk import puts_this_round, signals_to_read
from game.rules.forecast import home_answer
from game.rules.play import check
from game.rules.scenario import AnyOf, Condition, InForce, Intent
from game.rules.terms import Clause, Illegal, Plan, Text
from game.rules.view import Asked, SeenOffer, View


class Statesman:
    """Speaks for one seat with one character. A function of View and private seed; what it keeps is only a cache."""

    def __init__(self, character: Character, seat: str, private_seed: int) -> None:
        self.character = character
        self.seat = seat
        self.seed = private_seed
        self._key: tuple[object, ...] = ()
        self._appraisal: Appraisal | None = None

    def choose(self, view: View) -> Act | None:
        """The next act, or None when it has nothing more to do until something changes."""
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(self._plan(view))
        if view.table.phase != "negotiation":
            return None
        for act in self._acts(view):
            if act is not None and _allowed(view, act):
                return act
        return None if view.desk.ready else Ready()

    def _acts(self, view: View) -> Iterator[Act | None]:
        yield from self._read(view)
        drafting = Drafting(view, self.character, self._appraise(view))
        yield from self._answers(view, drafting)
        if self.character.answers:
            yield from self._asked(view, drafting)
            yield from self._overtures(view, drafting)
        if view.desk.ready:
            return
        if self.character.talks == "open":
            yield from self._initiatives(view, drafting)
        yield from self._warnings(view)

    def _appraise(self, view: View) -> Appraisal:
        key = (view.table.take, view.round, len(view.desk.reports), len(view.table.deals), view.table.meters["tension"])
        if self._appraisal is None or key != self._key:
            self._appraisal, self._key = appraise(view, self.character), key
        return self._appraisal

    def _plan(self, view: View) -> Plan:
        return Planning(view, self.character, self._appraise(view), self.seed).plan()

    # -- what it aims at ---------------------------------------------------------------------------

    def share(self, view: View) -> int:
        """Percent of the joint gain it aims at: falls from opening to closing as rounds pass, late if patient."""
        first, last = self.character.opening, self.character.closing
        passed = (view.round - 1) / max(1, view.setting.rounds - 1)
        given: float = passed ** (self.character.patience / 100)
        return round(first - (first - last) * given)

    def threshold(self, view: View, drafting: Drafting, text: Text) -> int:
        """The least gain at which it signs a text now."""
        best = drafting.compose(text.signatories, 100)
        at_best = best.gains[self.seat] if best is not None else 0
        share = self.share(view) - self._returned(view, drafting, text)
        return max(LEAST, at_best * max(5, share) // 150)

    def _returned(self, view: View, drafting: Drafting, text: Text) -> int:
        """Percent by which it comes down because the others came toward it in this room."""
        key = "+".join(text.signatories)
        room = view.rooms.get(key)
        if room is None:
            return 0
        heard = [drafting.gain(self.seat, o.text) for o in room.offers if o.author != self.seat][-3:]
        rises = sum(later > earlier for earlier, later in zip(heard, heard[1:], strict=False))
        return rises * self.character.reciprocity // 4

    # -- answering ---------------------------------------------------------------------------------

    def _read(self, view: View) -> Iterator[Act]:
        for signal in signals_to_read(view):
            trust = view.desk.trust.get(signal.by, 50)
            luck = chance.draw(self.seed, view.table.take, view.round, "reading", signal.by, signal.move) % 100
            waiting = any(o.by == signal.by and o.to == self.seat for o in view.table.overtures)
            inviting = trust + 15 * waiting + (signal.move.startswith("overture")) * 30
            reading: Intent = "invitation" if luck < inviting - 10 else "pressure"
            yield Read(signal.by, signal.move, reading)

    def _answers(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        for seen in view.offers():
            offer = seen.offer
            if offer.status == "open" and self.seat not in offer.signed:
                yield from self._answer(view, drafting, seen)

    def _answer(self, view: View, drafting: Drafting, seen: SeenOffer) -> Iterator[Act | None]:
        text = seen.offer.text
        if self.character.talks == "never":
            yield Decline(seen.number, "no-say")
            return
        if self.character.talks == "all":
            yield Accept(seen.number)
            yield Decline(seen.number, "promised")
            return
        if not text.clauses:
            yield Accept(seen.number)
            return
        if any(clause.concession in self.character.never for clause in text.clauses):
            yield Decline(seen.number, "no-say")
            return
        gain, least = drafting.gain(self.seat, text), self.threshold(view, drafting, text)
        unsafe = self.character.verified and not text.verified and self._across(view, text)
        home = home_answer(view, text, self.seat)
        if gain >= least and not unsafe and (home.verdict == "passes" or not view.setting.plays("ratification")):
            yield Accept(seen.number)
            yield Decline(seen.number, "promised")
            return
        if puts_this_round(view, text.signatories) < self.character.texts + 1:
            better = drafting.improve(text, least)
            if better is not None and better.text != text:
                yield Offer(better.text, seen.number)
        yield Decline(seen.number, self._reason(view, drafting, text, gain, least, unsafe))

    def _across(self, view: View, text: Text) -> bool:
        return bool(set(view.setting.adversaries.get(self.seat, ())) & set(text.signatories))

    def _reason(self, view: View, drafting: Drafting, text: Text, gain: int, least: int, unsafe: bool) -> str:
        """A true reason from the closed list."""
        if unsafe:
            return "unverified"
        if view.setting.plays("ratification") and home_answer(view, text, self.seat).verdict == "fails":
            return "home"
        if self._provoked(view, text):
            return "while-it-stands"
        trusting = Drafting(view, replace(self.character, trusting=100), drafting.appraisal)
        if gain < least <= trusting.gain(self.seat, text):
            return "trust"
        return "not-this-price" if gain > 0 else "too-little"

    def _provoked(self, view: View, text: Text) -> bool:
        if not view.table.history:
            return False
        return any(
            played.by in text.signatories and played.by != self.seat and view.setting.move[played.move].provocative
            for played in view.table.history[-1].moves
            if played.target == self.seat or played.by in view.setting.adversaries.get(self.seat, ())
        )

    def _asked(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        """Asked what it would take, it answers with the text it would put now."""
        if self.character.talks != "open":
            return
        for room in view.rooms.values():
            asks = [a for a in room.asked if a.to == self.seat and a.round == view.round]
            mine = any(o.author == self.seat and o.round == view.round for o in room.offers)
            if asks and not mine:
                yield self._price_named(view, drafting, asks[-1], room.members)

    def _price_named(self, view: View, drafting: Drafting, ask: Asked, members: tuple[str, ...]) -> Act | None:
        draft = drafting.compose(members, self.share(view))
        if ask.wish:
            wanted = Text(members, ask.wish)
            improved = drafting.improve(wanted, self.threshold(view, drafting, wanted))
            draft = improved if improved is not None else draft
        if draft is None:
            return None
        return Offer(draft.text)

    def _overtures(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        waiting = [*view.table.overtures, *(o for room in view.rooms.values() for o in room.overtures)]
        for overture in waiting:
            if overture.to != self.seat or overture.round != view.round - 1 or overture.answered:
                continue
            draft = drafting.compose(tuple(sorted((self.seat, overture.by))), self.share(view))
            if draft is not None and self.character.talks == "open":
                yield Offer(draft.text)
            yield Reply(overture.by, "later" if self.character.talks == "open" else "no-say")

    # -- taking the initiative ---------------------------------------------------------------------

    def _initiatives(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        made = sum(s.offer.author == self.seat and s.offer.round == view.round for s in view.offers())
        most = self.character.texts + 2
        if made >= most:
            return
        drafts = [d for d in self._drafts(view, drafting) if d is not None]
        drafts.sort(key=lambda d: (-d.gains[self.seat] - len(d.text.signatories), d.text.signatories))
        for draft in drafts:
            put = puts_this_round(view, draft.text.signatories)
            if put < min(self.character.texts, 2) and not self._refused(view, draft.text):
                yield Offer(draft.text)
        yield from self._questions(view)

    def _refused(self, view: View, text: Text) -> bool:
        """The same text again would be spam."""
        return any(s.offer.text == text and s.offer.round >= view.round - 1 for s in view.offers())

    def _drafts(self, view: View, drafting: Drafting) -> Iterator[Draft | None]:
        share = self.share(view)
        for signatories in self._circles(view):
            yield drafting.compose(signatories, share)
        for payment in self._payments(view):
            if drafting.feasible(payment):
                draft = drafting.weigh(payment)
                if all(gain > -150 for gain in draft.gains.values()):
                    yield draft

    def _circles(self, view: View) -> Iterator[tuple[str, ...]]:
        """Sets of signatories worth trying: each other seat, the adversary with a witness, and the templates'."""
        setting = view.setting
        seen: set[tuple[str, ...]] = set()
        sets: list[tuple[str, ...]] = [(self.seat, other) for other in setting.seats if other != self.seat]
        for adversary in setting.adversaries.get(self.seat, ()):
            sets += [(self.seat, adversary, third) for third in setting.seats if third not in (self.seat, adversary)]
            sets.append((*setting.seats,))
        sets += [template.signatories for template in setting.templates if self.seat in template.signatories]
        for members in sets:
            key = tuple(sorted(members))
            if key not in seen:
                seen.add(key)
                yield key

    def _payments(self, view: View) -> Iterator[Text]:
        """Texts with third parties that pay the adversary's price for talks."""
        setting = view.setting
        for index, door in enumerate(view.table.doors):
            if self.seat not in door.sides or door.state == 2:
                continue
            which = 1 - door.sides.index(self.seat)
            if door.paid[which]:
                continue
            side = next(s for s in setting.doors[index].sides if s.side == door.sides[which])
            for need in side.rungs[door.prices[which]].when:
                yield from self._paying(view, need, door.sides[which])

    def _paying(self, view: View, need: Condition, adversary: str) -> Iterator[Text]:
        if isinstance(need, AnyOf):
            for each in need.conditions:
                yield from self._paying(view, each, adversary)
        if not isinstance(need, InForce):
            return
        concession = view.setting.concession[need.concession]
        if concession.giver != self.seat or concession.core or concession.id in self.character.never:
            return
        for other in view.setting.seats:
            if other not in (self.seat, adversary):
                yield Text(tuple(sorted((self.seat, other))), (Clause(concession.id, need.level),))

    def _questions(self, view: View) -> Iterator[Act]:
        """Asks one other seat what it would take, where it has no idea itself."""
        luck = chance.draw(self.seed, view.table.take, view.round, "ask")
        others = [s for s in view.setting.seats if s != self.seat]
        other = others[luck % len(others)]
        key = "+".join(sorted((self.seat, other)))
        room = view.rooms.get(key)
        quiet = room is None or not any(o.round == view.round for o in room.offers)
        if luck // 16 % 3 == 0 and quiet:
            yield Ask(other)

    def _warnings(self, view: View) -> Iterator[Act]:
        """Warns its guarantor before it hedges, once a round."""
        alliance = view.setting.alliance.get(self.seat)
        if alliance is None:
            return
        key = "+".join(sorted((self.seat, alliance.guarantor)))
        room = view.rooms.get(key)
        warned = room is not None and any(
            m.by == self.seat and m.code == "warn-hedge" and m.round >= view.round - 1 for m in room.messages
        )
        confidence = view.meter(f"confidence:{self.seat}")
        if not warned and confidence is not None and confidence < 50:
            yield Say(to=(alliance.guarantor,), code="warn-hedge")


def _allowed(view: View, act: Act) -> bool:
    try:
        check(view, act)
    except Illegal:
        return False
    return True
