"""The computer delegation proper: reads a View, answers what waits for an answer, takes the initiative, plans.

How texts are found is in `drafting`, what they are worth in `weighing` and `appraisal`, how moves are chosen in
`planning`, what may be said to whom and why in `answering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from game.delegates.answering import Answering
from game.delegates.appraisal import Appraisal, appraise, met_otherwise
from game.delegates.character import Character
from game.delegates.conversation import Conversation
from game.delegates.conversation.remarks import remark
from game.delegates.conversation.waiting import waiting
from game.delegates.counterparts import Counterparts
from game.delegates.drafting import LEAST, Candidate, Drafting
from game.delegates.memory import (
    RIPE,
    does_nothing,
    pressed,
    promised_elsewhere,
    put_now,
    refused_before,
    ripeness,
    said,
    said_before,
    wants,
)
from game.delegates.planning import Planning
from game.delegates.prospects import Prospect, Prospects
from game.delegates.weighing import Weighing
from game.rules import chance
from game.rules.board import RECENT
from game.rules.effects.purposes import hedges, invites
from game.rules.law.offers import puts_this_round
from game.rules.model.conditions import AllOf, AnyOf, Condition, InForce
from game.rules.model.rulebook import Move
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.model.words import Intent
from game.rules.reducer import allowed
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.ready import Ready
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say

UNWORDED = "..."
"""Stands for words that the seat's voice has yet to find, where it is asked whether they may be said."""

PRIDE = 8
"""Percentage points by which aims differ from game to game."""

SETTLING = 60
"""Hundredths of a point by which a text that would end the crisis is put before others."""

FEWEST = 2
"""Points by which a communique must lower tension to be put: repeated, words weigh half as much each time."""


class CharacterPlayer:
    """Speaks for one seat with one character. A function of View and private seed; what it keeps is only a cache.

    free: what the seat put this round does not bind it, see `Answering`
    """

    def __init__(self, character: Character, seat: str, private_seed: int, *, free: bool = False) -> None:
        self.character = tempered(character, private_seed)
        self.seat = seat
        self.seed = private_seed
        self.free = free
        self._key: tuple[object, ...] = ()
        self._appraisal: Appraisal | None = None
        self._weighing: Weighing | None = None
        self._drafting: Drafting | None = None
        self._prospects: Prospects | None = None
        self._counterparts: Counterparts | None = None
        self._seen: View | None = None
        self._hedging = (0, False)

    def choose(self, view: View) -> Act | None:
        """The next act, or None when it has nothing more to do until something changes."""
        return self.beside(view, frozenset())

    def beside(self, view: View, crowded: frozenset[str]) -> Act | None:
        """The next act that puts no text of its own accord to seats that have enough to weigh."""
        words = self._answer_in_words(view)
        if words is not None and allowed(view, replace(words, text=UNWORDED)):
            return words
        if view.table.phase == "signals":
            return None if view.desk.plan is not None else Commit(self._plan(view))
        if view.table.phase != "negotiation":
            return None
        for act in self._acts(view):
            if act is not None and not (crowded and _crowds(view, act, crowded)) and allowed(view, act):
                return act
        return None if view.desk.ready else Ready()

    def _answer_in_words(self, view: View) -> Say | None:
        """What it says to words that wait for an answer; a person who is advised speaks for himself."""
        if self.free:
            return None
        if next(waiting(view), None) is None:
            return None if self.character.talks == "never" else remark(view)
        return next(Conversation(self.answering(view)).acts(), None)

    def _acts(self, view: View) -> Iterator[Act | None]:
        yield from self._read(view)
        drafting = self.drafting(view)
        yield from self.answering(view).acts()
        if self.character.answers:
            yield from self._overtures(view, drafting)
        if view.desk.ready:
            return
        if self.character.talks == "open":
            yield from self._initiatives(view, drafting)
        yield from self._warnings(view)

    def _plan(self, view: View) -> Plan:
        return self._planning(view).plan()

    def _planning(self, view: View) -> Planning:
        drafting = self.drafting(view)
        ahead = self._ahead(view, drafting) if self.character.foresight else None
        return Planning(view, self.character, drafting.weighing.appraisal, self.seed, ahead)

    def _would_hedge(self, view: View) -> bool:
        """Whether a seat that looks ahead sees already that hedging would pay it, had it given warning."""
        if not self.character.foresight:
            return False
        if self._hedging[0] != view.round:
            self._hedging = (view.round, self._tempted_to_hedge(view))
        return self._hedging[1]

    def drafting(self, view: View) -> Drafting:
        """What it reckons and drafts with now; made anew when the round, the deals or the refusals change."""
        if self._drafting is None or view is not self._seen:
            self._drafting, self._seen = self._drafting_for(view), view
        return self._drafting

    def _drafting_for(self, view: View) -> Drafting:
        deals = tuple((deal.id, deal.status) for deal in view.deals())
        # Reports count too: one tells what another wants, and with that every price.
        key = (view.table.take, view.round, len(view.desk.reports), met_otherwise(view), deals)
        fresh = self._drafting is None or key != self._key or self._weighing is None
        if fresh:
            same_round = self._appraisal is not None and self._key[:4] == key[:4]
            if not same_round or self._appraisal is None:
                self._appraisal = appraise(view, self.character)
            like = self._weighing if same_round else None
            self._weighing, self._key = Weighing(view, self.character, self._appraisal, like=like), key
            self._prospects = None
        assert self._weighing is not None
        floors = self._pressed(view, wants(view, self._weighing))
        bound = promised_elsewhere(view)
        if fresh or self._drafting is None:
            self._drafting = Drafting(view, self.character, self._weighing, floors)
        elif floors != self._drafting.floors or bound != self._drafting.bound:
            self._drafting = self._drafting.wanting(view, floors)
        return self._drafting

    def _pressed(self, view: View, floors: dict[str, int]) -> dict[str, int]:
        """The same with what is asked of whoever signs whatever is put to it."""
        return {**pressed(view), **floors} if self.character.presses else floors

    def answering(self, view: View) -> Answering:
        """How it answers what is put to it now."""
        drafting = self.drafting(view)
        ahead = self._ahead(view, drafting) if self.character.foresight else None
        return Answering(view, self.character, drafting, self.share(view), ahead, free=self.free)

    def share(self, view: View) -> int:
        """Percent of what there is to gain that it aims at now."""
        return self.character.aim(view.round, view.setting.rounds)

    # -- answering signals -------------------------------------------------------------------------

    def _read(self, view: View) -> Iterator[Act]:
        for signal in signals_to_read(view):
            trust = view.desk.trust.get(signal.by, 50)
            luck = chance.draw(self.seed, view.table.take, view.round, "reading", signal.by, signal.move) % 100
            inviting = trust - 10 + 45 * invites(view.setting.move[signal.move])
            reading: Intent = "invitation" if luck < inviting else "pressure"
            yield Read(signal.by, signal.move, reading)

    def _overtures(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        if self._lets_lie(view):
            return
        for overture in view.overtures_waiting():
            draft = self._in_answer(view, drafting, overture.by)
            if draft is not None and self.character.talks == "open" and not put_now(view, draft.text):
                yield Offer(draft.text)
            # Who invited the sender itself, or asks nothing for talks, cannot say that this is not the moment: with no
            # text to put, agreed words are an answer too.
            words = Text(tuple(sorted((self.seat, overture.by))))
            if self.character.steady and self._means_to_talk(view, overture.by) and not put_now(view, words):
                yield Offer(words)
            yield Reply(overture.by, "later" if self.character.talks == "open" else "no-say")

    def _means_to_talk(self, view: View, other: str) -> bool:
        """Whether it has shown another that it would talk: by an overture of its own, or by asking no price."""
        invited = any(o.by == self.seat and o.to == other and o.round >= view.round - 2 for o in view.overtures())
        door = view.door(other)
        return invited or (door is not None and door.prices[door.sides.index(self.seat)] == 0)

    def _lets_lie(self, view: View) -> bool:
        """Whether it leaves overtures unanswered now: an answer would look like need while waiting costs it little."""
        return ripeness(view) < self.character.lets_lie

    def _in_answer(self, view: View, drafting: Drafting, sender: str) -> Candidate | None:
        """The text that answers an overture; who looks ahead may ask others to the table as well."""
        if not self.character.foresight:
            return drafting.compose(tuple(sorted((self.seat, sender))), self.share(view))
        ahead = self._ahead(view, drafting)
        found = [ahead.best(signatories, drafting) for signatories in ahead.circles() if sender in signatories]
        likely = [each for each in found if each is not None and each.expected >= LEAST]
        return max(likely, key=lambda p: (p.expected, p.draft.text.signatories)).draft if likely else None

    # -- taking the initiative ---------------------------------------------------------------------

    def _initiatives(self, view: View, drafting: Drafting) -> Iterator[Act | None]:
        own = [s.offer.text for s in view.offers() if s.offer.author == self.seat and s.offer.round == view.round]
        made = sum(bool(text.clauses) for text in own)
        if made >= self.character.texts:
            return
        if self.character.foresight:
            yield from self._words(view, drafting)
        answers = self.character.answers and not self._lets_lie(view)
        snubbed = set() if answers else {o.by for o in view.overtures_waiting()}
        found = self._foreseen(view, drafting) if self.character.foresight else self._ranked(view, drafting)
        fit = [d for d in found if self._of_its_size(d.text.signatories)]
        drafts = [d for d in fit if not snubbed & set(d.text.signatories)]
        for draft in drafts:
            spent = said_before(view, draft.text) or (self.character.steady and refused_before(view, draft.text))
            if not puts_this_round(view, draft.text.signatories) and not spent:
                yield Offer(draft.text)
        if not made:
            yield from self._questions(view, {s for d in drafts for s in d.text.signatories})

    def _of_its_size(self, signatories: tuple[str, ...]) -> bool:
        return self.character.smallest <= len(signatories) <= self.character.largest

    def _ranked(self, view: View, drafting: Drafting) -> list[Candidate]:
        """What it could put, the most appealing first."""
        drafts = [d for d in self._drafts(view, drafting) if d is not None]
        return sorted(drafts, key=lambda d: (-self._appeal(drafting, d), d.text.signatories))

    def _foreseen(self, view: View, drafting: Drafting) -> list[Candidate]:
        """What it could put, with what is likely to come of it reckoned in, the best first."""
        likely = [each.draft for each in self.prospects(view) if each.expected >= LEAST]
        if not likely and not self._bound(view):
            # Where so many must sign that it is never likely, trying costs nothing.
            wide = (drafting.compose(signatories, self.share(view)) for signatories in self._wider(view, drafting))
            likely = [draft for draft in wide if draft is not None]
        return [*self._paid(view, drafting), *likely, *drafting.settling(self.share(view))]

    def prospects(self, view: View) -> list[Prospect]:
        """The text worth most among each set of signatories that it thinks of, the best first."""
        drafting = self.drafting(view)
        ahead = self._ahead(view, drafting)
        passed_over = does_nothing(view) if self.character.presses else frozenset()
        circles = [each for each in ahead.circles() if not passed_over & set(each)]
        found = [ahead.best(signatories, drafting) for signatories in circles]
        known = (each for each in found if each is not None)
        return sorted(known, key=lambda p: (-p.expected, p.draft.text.signatories))

    def ranked_moves(self, view: View) -> list[Use]:
        """Moves that are worth their capital, the best first."""
        return self._planning(view).ranked()

    def _words(self, view: View, drafting: Drafting) -> Iterator[Act]:
        """A communique where an accident could happen, while words still weigh: with whom it trusts most first.

        With nobody twice in a round, nor with whoever would not have the last one.
        """
        accidents = view.setting.rulebook.incidents
        if not view.setting.plays("incidents") or view.table.meters["tension"] < accidents.tension:
            return
        if drafting.weighing.words() > -FEWEST:
            return
        put = [s.offer for s in view.offers() if not s.offer.text.clauses and s.offer.round >= view.round - RECENT]
        if any(offer.author == self.seat and offer.round == view.round for offer in put):
            return
        served = [o for o in put if o.declined_by or o.status == "lapsed" or o.round == view.round]
        rest = set(view.setting.seats) - {self.seat} - {s for offer in served for s in offer.text.signatories}
        for other in sorted(rest, key=lambda seat: (-view.desk.trust.get(seat, 0), seat)):
            text = Text(tuple(sorted((self.seat, other))))
            if drafting.weighing.gain(self.seat, text) > 0:
                yield Offer(text)

    def _ahead(self, view: View, drafting: Drafting) -> Prospects:
        if self._prospects is None:
            floors = self._pressed(view, wants(view, drafting.weighing, before=True))
            if floors != drafting.floors:
                drafting = drafting.wanting(view, floors)
            self._prospects = Prospects(view, drafting, self._counterparts)
            self._counterparts = self._prospects.counterparts
        return self._prospects

    def _paid(self, view: View, drafting: Drafting) -> Iterator[Candidate]:
        """Texts with third parties that pay the adversary's price for talks at no great cost."""
        for payment in self._payments(view):
            draft = drafting.weigh(payment)
            if min(draft.gains.values()) > -150 and drafting.passes(payment) and not drafting.unsafe(payment):
                yield draft

    def _appeal(self, drafting: Drafting, draft: Candidate) -> int:
        across = set(drafting.setting.adversaries.get(self.seat, ())) & set(draft.text.signatories)
        return draft.gains[self.seat] + SETTLING * bool(draft.text.witness) + SETTLING * bool(across)

    def _drafts(self, view: View, drafting: Drafting) -> Iterator[Candidate | None]:
        share = self.share(view)
        if self.character.circle == "any":
            yield from drafting.settling(share)
            yield from self._paid(view, drafting)
        circles = filter(self._of_its_size, self._circles(view))
        pairs = [drafting.compose(signatories, share) for signatories in circles]
        yield from pairs
        if self.character.circle == "any" and not any(pairs) and not self._bound(view):
            threes = [drafting.compose(signatories, share) for signatories in self._threes(view)]
            yield from threes
            if not any(threes):
                yield from (drafting.compose(signatories, share) for signatories in self._wider(view, drafting))

    def _threes(self, view: View) -> Iterator[tuple[str, ...]]:
        """Where nobody has anything for it that it could pay for itself, a third may pay for both.

        Only while it has nothing yet: it is the way out for who would else go home with empty hands.
        """
        others = [seat for seat in view.setting.seats if seat != self.seat]
        for pair in combinations(others, 2):
            yield tuple(sorted((self.seat, *pair)))

    def _wider(self, view: View, drafting: Drafting) -> Iterator[tuple[str, ...]]:
        """Where no three can help each other either: a longer ring, and the whole table."""
        sets = (drafting.ring(), tuple(sorted(view.setting.seats)))
        yield from dict.fromkeys(each for each in sets if len(each) > 3)

    def _circles(self, view: View) -> Iterator[tuple[str, ...]]:
        """Sets of signatories worth trying: each other seat, the adversary with a witness, and the templates'."""
        setting = view.setting
        facing = setting.adversaries.get(self.seat, ())
        courted = self.drafting(view).circle()
        sets: list[tuple[str, ...]]
        if self.character.circle != "any":
            sets = [(self.seat, *courted)] if courted else []
            if self.character.circle == "all":
                sets += [(self.seat, *facing, *courted), setting.seats]
        else:
            sets = [(self.seat, other) for other in setting.seats if other != self.seat]
            for adversary in facing:
                thirds = [third for third in setting.seats if third not in (self.seat, adversary)]
                sets += [(self.seat, adversary, third) for third in thirds]
                sets.append(setting.seats)
            sets += [template.signatories for template in setting.templates if self.seat in template.signatories]
        yield from dict.fromkeys(tuple(sorted(members)) for members in sets if len(members) > 1)

    def _bound(self, view: View) -> bool:
        """Whether it has signed anything that stands."""
        return any(self.seat in d.text.signatories and d.status in ("in force", "signed") for d in view.deals())

    def _payments(self, view: View) -> Iterator[Text]:
        """Texts with third parties that pay the adversary's price for talks."""
        setting = view.setting
        if ripeness(view) < RIPE and not self.character.foresight:
            return
        for index, door in enumerate(view.table.doors):
            if self.seat not in door.sides or door.state == 2 or not self.character.across:
                continue
            which = 1 - door.sides.index(self.seat)
            if not door.paid[which]:
                side = next(s for s in setting.doors[index].sides if s.side == door.sides[which])
                for need in side.rungs[door.prices[which]].when:
                    yield from self._paying(view, need, door.sides[which])

    def _paying(self, view: View, need: Condition, adversary: str) -> Iterator[Text]:
        if isinstance(need, AllOf | AnyOf):
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

    def _questions(self, view: View, reached: set[str]) -> Iterator[Act]:
        """Asks one other seat what it would take, where it has no idea itself but something to win."""
        own = self.drafting(view).weighing
        # A question that was answered emptily may be put again; but who has no text now has none a moment later.
        questions = (ask for room in view.rooms.values() for ask in room.asked if ask.round == view.round)
        reached = reached | {ask.to for ask in questions if ask.by == self.seat}
        others = []
        for seat in view.setting.seats:
            gives = [Clause(c.id) for c in view.setting.given_by[seat] if seat != self.seat]
            if seat not in reached and any(own.clause(self.seat, each, verified=True) > LEAST for each in gives):
                others.append(seat)
        luck = chance.draw(self.seed, view.table.take, view.round, "ask")
        if others and luck // 16 % 4 == 0:
            yield Ask(others[luck % len(others)])

    def _hedges(self, view: View) -> list[Move]:
        return [move for move in view.setting.rulebook.moves if hedges(move)]

    def _tempted_to_hedge(self, view: View) -> bool:
        planning = self._planning(view)
        return any(planning.tempts(move) for move in self._hedges(view))

    def _warnings(self, view: View) -> Iterator[Act]:
        """Warns its guarantor before it hedges, and the others before it leaves a text that was broken."""
        alliance = view.setting.alliance.get(self.seat)
        confidence = view.meter(f"confidence:{self.seat}")
        known, ways = self.character, {move.id for move in self._hedges(view)}
        may = bool(ways - set(known.shuns)) and (not known.moves or bool(ways & set(known.moves)))
        if alliance is not None and confidence is not None and may:
            uneasy = confidence < known.uneasy or bool(ways & set(known.always)) or self._would_hedge(view)
            if uneasy and not said(view, "warn-hedge", (alliance.guarantor,), 3):
                yield Say(to=(alliance.guarantor,), code="warn-hedge")
        for deal in view.deals():
            broken = any(b.by != self.seat for b in deal.breaches) or self._planning(view).only_costs(deal)
            if deal.status == "in force" and broken and self.seat in deal.text.signatories:
                others = tuple(s for s in deal.text.signatories if s != self.seat)
                titles = [view.setting.concession[clause.concession].title for clause in deal.text.clauses]
                if not said(view, "warn-leave", others, 3):
                    yield Say(to=others, code="warn-leave", about=", ".join(titles)[:80])


def tempered(character: Character, seed: int) -> Character:
    """The same character on one of its days: a little bolder or more careful, a little prouder or humbler."""
    # The same character on two days: whoever has read one game should not know the next.
    bold = chance.between(100 - character.temper, 100 + character.temper, seed, 0, 0, "boldness")
    proud = chance.between(-PRIDE, PRIDE, seed, 0, 0, "pride")
    return replace(
        character,
        boldness=character.boldness * bold // 100,
        caution=character.caution * (200 - bold) // 100,
        opening=character.opening + proud,
        closing=character.closing + proud,
    )


def _crowds(view: View, act: Act, crowded: frozenset[str]) -> bool:
    """Whether an act puts a new text to such a seat that answers neither a text nor a question of it."""
    if not isinstance(act, Offer) or act.counters:
        return False
    asked = {a.by for room in view.rooms.values() for a in room.asked if a.to == view.seat and a.round == view.round}
    return bool(crowded & set(act.text.signatories) - asked - {view.seat})
