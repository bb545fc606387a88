"""How a computer delegation answers: what it signs, what it counters, and the true reason why it declines.

It keeps to what it offered or said it would accept until the round or a commitment changes, so within a round its
price to the same signatories never falls: that is what makes it worth talking to, and what keeps it from being milked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from game.delegates.character import Character
from game.delegates.drafting import LEAST, Candidate, Drafting
from game.delegates.memory import put_now
from game.delegates.prospects import Prospects
from game.rules.law.home import limit
from game.rules.law.offers import puts_this_round
from game.rules.law.texts import check_promises, same_text
from game.rules.model.refusal import Illegal
from game.rules.model.room import Asked, Room
from game.rules.model.terms import Text
from game.rules.model.view import SeenOffer, View
from game.rules.round.checklist import checklists
from game.rules.round.forecast import HomeAnswer, home_answer
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.say import Say

RESENTMENT = 130
"""Percent of its price that it asks of whoever provoked it in the round before."""

ANSWERS = ("stand-by", "nothing-now", "not-that", "needs-witness", "no-trust")
"""Phrases that answer a question where no text does."""

UNDECIDED = ("nothing-now", "not-that")
"""Those that are said only where there is no text to name."""

WON_OVER = 8
"""Points of support that whoever gambles hopes to win at home in a round: more than one address brings."""

ASKED = 100
"""Hundredths of a point that it names as its price where it sees no text that it would put of its own accord."""


class Answering:
    """Answers everything that waits for one seat.

    free: may think again: what the seat put this round does not bind it to a price, as with a person who is advised
    """

    def __init__(
        self,
        view: View,
        character: Character,
        drafting: Drafting,
        share: int,
        ahead: Prospects | None = None,
        *,
        free: bool = False,
    ) -> None:
        self.view = view
        self.seat = view.seat
        self.character = character
        self.drafting = drafting
        self.weighing = drafting.weighing
        self.share = share
        self.ahead = ahead
        self.free = free

    def acts(self) -> Iterator[Act | None]:
        """Answers to offers, then to questions; the caller takes the first that is legal."""
        for seen in self.view.offers_waiting():
            yield from self._answer(seen)
        if self.character.talks == "open" and self.character.answers:
            yield from self._questions()

    def worth(self, text: Text) -> int:
        """What signing a text brings, and what it does to end the crisis if the seat looks that far."""
        return self.weighing.gain(self.seat, text) + (0 if self.ahead is None else self.ahead.ending.worth(text))

    # -- what it wants -----------------------------------------------------------------------------

    def price(self, text: Text) -> int:
        """The least gain at which it signs a text with these signatories now."""
        own = self._own_price(text)
        if own is not None:
            return own
        usual = self.usual_price(text)
        return usual * RESENTMENT // 100 if self.provoked(text) else usual

    def usual_price(self, text: Text) -> int:
        """The same, were there no fresh provocation."""
        best = self.drafting.compose(text.signatories, 100)
        most = best.gains[self.seat] if best is not None else 0
        # Osgood (1962): a step toward it is answered by a step, but never down to nothing.
        private = self.character.in_private * (not text.public)
        share = max(5, self.share - self._returned(text) - private)
        forgone = 0 if self.ahead is None or private else self.ahead.forgone(text)
        return max(LEAST, forgone, most * share * self.character.signing // 10_000)

    def _own_price(self, text: Text) -> int | None:
        """What its own texts in this room and round would have brought: it asks neither more nor less than that.

        Where something else that has been signed since makes its own texts costly, it would still sign them, but no
        other at such a price.
        """
        room = self.view.rooms.get("+".join(text.signatories))
        if room is None or self.free:
            return None
        # Without this a patient partner could let it put ever better texts and sign the last: its own text is its
        # price.
        own = [o.text for o in room.offers if o.author == self.seat and o.round == self.view.round
               and o.status != "bound" and o.text.clauses]  # fmt: skip
        least = min((self.worth(each) for each in own), default=None)
        return least if least is None or any(same_text(each, text) for each in own) else max(least, LEAST)

    def _returned(self, text: Text) -> int:
        """Percent by which it comes down because the others came toward it in this room."""
        room = self.view.rooms.get("+".join(text.signatories))
        if room is None:
            return 0
        offers = [o for o in room.offers if o.author != self.seat and o.round < self.view.round and o.text.clauses]
        heard = [self.weighing.gain(self.seat, o.text) for o in offers[-3:]]
        # Rises are counted, not summed: a big step would otherwise buy more than several steps of the same sum.
        rises = sum(later > earlier for earlier, later in pairwise(heard))
        return rises * self.character.reciprocity // 4

    def provoked(self, text: Text) -> bool:
        """Whether a signatory across the door, or one that aimed at this seat, provoked in the last round."""
        if not self.view.table.history or not self.view.setting.plays("doors"):
            return False
        facing = self.view.setting.adversaries.get(self.seat, ())
        return any(
            played.by in text.signatories
            and played.by != self.seat
            and self.view.setting.move[played.move].provocative
            and (played.target == self.seat or played.by in facing)
            and not self._asked_for(played.by, played.move)
            for played in self.view.table.history[-1].moves
        )

    def _asked_for(self, by: str, move: str) -> bool:
        alliance = self.view.setting.alliance.get(self.seat)
        return alliance is not None and alliance.guarantor == by

    # -- offers ------------------------------------------------------------------------------------

    def _answer(self, seen: SeenOffer) -> Iterator[Act | None]:
        text = seen.offer.text
        if self.character.talks == "never" or self._snubs(text):
            yield Decline(seen.number, "no-say")
            return
        reason = self.refusal(text)
        if not reason:
            yield Accept(seen.number)
            # The caller takes the first act that is legal: where signing is not, the reason is a promise made elsewhere
            # since.
            yield Decline(seen.number, "promised")
            return
        if reason in ("too-little", "not-this-price", "unverified", "red-line", "trust") and self._may_counter(text):
            better = self.drafting.improve(text, self.price(text))
            if better is not None and not put_now(self.view, better.text) and not self.refusal(better.text):
                yield Offer(better.text, seen.number)
        yield Decline(seen.number, reason)

    def _snubs(self, text: Text) -> bool:
        """A character that answers no overture signs nothing with the sender while one waits for it."""
        if self.character.answers:
            return False
        return any(
            o.to == self.seat and o.round == self.view.round - 1 and o.by in text.signatories
            for o in self.view.overtures()
        )

    def _may_counter(self, text: Text) -> bool:
        return self.character.talks == "open" and puts_this_round(self.view, text.signatories) < self.character.texts

    def refusal(self, text: Text) -> str:
        """Why it would not sign a text now, from the closed list; empty if it would. Always true."""
        try:
            check_promises(self.view, self.seat, text)
        except Illegal:
            return "promised"
        # After promises, before taste: even whoever signs anything keeps its word.
        if self.character.talks == "all":
            return ""
        if any(clause.concession in self.character.never for clause in text.clauses) or self._habit_breaks(text):
            return "no-say"
        if not self.drafting.within_circle(text.signatories) and self._favours(text):
            return "no-say"
        if any(self.drafting.would_show(self.view.setting.concession[c.concession], text) for c in text.clauses):
            return "no-say"
        across = bool(set(self.view.setting.adversaries.get(self.seat, ())) & set(text.signatories))
        if across and (not self.character.across or (self.character.witness == "never" and text.witness)):
            return "no-say"
        if across and self.character.witness == "must" and not text.witness and text.clauses:
            return "unverified"
        if not text.clauses:
            return ""
        if self.weighing.crosses(text):
            return "red-line"
        if self.view.setting.plays("ratification") and self._home(text).verdict != "passes" and not self._gambles(text):
            return "home"
        return self._too_little(text)

    def _habit_breaks(self, text: Text) -> bool:
        setting = self.view.setting
        return any(
            setting.concession[clause.concession].giver == self.seat
            and set(self.character.always) & set(setting.concession[clause.concession].forbids)
            for clause in text.clauses
        )

    def _favours(self, text: Text) -> bool:
        """Whether a text holds what it gives gladly, though only to those it courts."""
        return any(
            self.view.setting.concession[clause.concession].giver == self.seat
            and clause.concession in self.character.eager
            for clause in text.clauses
        )

    def _gambles(self, text: Text) -> bool:
        """Whether it signs what its home does not bear yet, hoping to win it over by resolution."""
        hoped = limit(self.view.setting, self.view.desk.support + WON_OVER)
        return self.character.gambles and self._home(text).sacrifice <= hoped

    def _home(self, text: Text) -> HomeAnswer:
        return home_answer(self.view, text, self.seat)

    def _too_little(self, text: Text) -> str:
        gain, price = self.worth(text), self.price(text)
        if self.character.steady and gain >= LEAST and self._signed_now(text):
            price = LEAST
        if gain >= price:
            return "trust" if self.drafting.unsafe(text) else ""
        if self.drafting.unsafe(text) or gain < price <= self.weighing.trusting_gain(text):
            return "trust"
        if self._own_price(text) is None and gain >= self.usual_price(text):
            return "while-it-stands"
        return "not-this-price" if gain > 0 else "too-little"

    def _signed_now(self, text: Text) -> bool:
        """Whether it signed this very text in this round: what it signed it signs again while it still gains by it."""
        offers = (seen.offer for seen in self.view.offers())
        return any(o.round == self.view.round and self.seat in o.signed and same_text(o.text, text) for o in offers)

    # -- questions ---------------------------------------------------------------------------------

    def _questions(self) -> Iterator[Act | None]:
        """Asked what it would take, it answers with the text it would put now: at what it aims at, never its limit.

        Where it has put a text in this round already, that is its answer, and it says so.
        """
        for room in self.view.rooms.values():
            asks = [a for a in room.asked if a.to == self.seat and a.round == self.view.round]
            own = [o for o in room.offers if o.author == self.seat and o.round == self.view.round and o.text.clauses]
            if not asks or self._has_said(room, asks[-1]) or any(o.number > asks[-1].heard for o in own):
                continue
            code = self._in_words(asks[-1], any(_names(offer.text, asks[-1]) for offer in own))
            draft = self._ending(asks[-1]) or self.named(asks[-1], room.members) if code in UNDECIDED else None
            if draft is not None and not put_now(self.view, draft.text):
                yield Offer(draft.text)
            elif draft is not None:
                code = "stand-by"
            yield Say(to=tuple(s for s in room.members if s != self.seat), code=code)

    def _ending(self, ask: Asked) -> Candidate | None:
        """Whose assent alone a settlement lacks answers about the ending: the text for which it would give it (22)."""
        held = [each for each in checklists(self.view) if each.waits and self.seat in each.lacks and not ask.wish]
        drafts = (d for each in held for d in self.drafting.winning_over(each.settlement, self.seat, self.share))
        wanted = [draft for draft in drafts if ask.by in draft.text.signatories]
        return max(wanted, key=lambda d: (d.gains[self.seat], str(d.text.clauses)), default=None)

    def _has_said(self, room: Room, ask: Asked) -> bool:
        """Whether it has answered a question in words; whatever else it said since is no answer."""
        return any(m.by == self.seat and m.code in ANSWERS for m in room.messages[ask.said :])

    def _in_words(self, ask: Asked, put: bool) -> str:
        """The phrase that answers a question, unless a text does."""
        if put or self._stands_by_a_text_with(ask):
            return "stand-by"
        pair = Text(tuple(sorted((self.seat, ask.by))))
        if self.drafting.unsafe(pair):
            others = (s for s in self.view.setting.seats if s not in pair.signatories)
            watched = (Text(tuple(sorted((*pair.signatories, s))), witness=s) for s in others)
            return "no-trust" if all(map(self.drafting.unsafe, watched)) else "needs-witness"
        return "not-that" if ask.wish else "nothing-now"

    def _stands_by_a_text_with(self, ask: Asked) -> bool:
        """Whether a text of its own waits for whoever asks, with what was asked for in it: others' name no price."""
        open_ones = (s.offer for s in self.view.offers() if s.offer.status == "open" and s.offer.text.clauses)
        return any(self.seat == o.author and ask.by in o.text.signatories and _names(o.text, ask) for o in open_ones)

    def named(self, ask: Asked, members: tuple[str, ...]) -> Candidate | None:
        """The text that names its price, with what was asked for in it; never below what it asks anyway."""
        draft = self.drafting.compose(members, self.share) or self.drafting.priced(members, ask.by, ASKED)
        terms = self.drafting.terms(members)
        if not ask.wish or terms is None or (draft is not None and _names(draft.text, ask)):
            return draft
        wanted = Text(members, ask.wish, terms[0].witness, terms[0].snapback, terms[0].public)
        goal = self.price(wanted)
        improved = self.drafting.improve(wanted, max(goal, draft.gains[self.seat] if draft is not None else LEAST))
        if improved is not None and _names(improved.text, ask):
            return improved
        composed = self.drafting.compose(members, self.share, ask.wish)
        return composed if composed is not None and composed.gains[self.seat] >= goal else None


def _names(text: Text, ask: Asked) -> bool:
    """Whether a text has in it what was asked for, at the level that was asked for."""
    levels = {clause.concession: clause.level for clause in text.clauses}
    return all(levels.get(clause.concession, 0) == clause.level for clause in ask.wish)
