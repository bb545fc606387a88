"""Finding texts: packages that are worth more to the others than they cost, within doors, promises and home.

Given a weighing and a set of signatories it proposes; whether to put, sign or refuse is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from game.delegates.character import Character
from game.delegates.ending import gifts
from game.delegates.memory import promised_elsewhere
from game.delegates.needs import apart, stands_anyhow, wanting, ways
from game.delegates.weighing import Option, Weighing
from game.negotiation.packages import package
from game.negotiation.ring import shortest_ring
from game.rules.conditions import promises
from game.rules.law.texts import check_promises
from game.rules.model.concessions import Concession
from game.rules.model.conditions import InForce
from game.rules.model.course import Settlement
from game.rules.model.news import GrievanceKind
from game.rules.model.refusal import Illegal
from game.rules.model.table import door_between
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.round.checklist import checklists
from game.rules.round.forecast import board_from, home_answer
from game.rules.round.settling import texts_of

MOST_CLAUSES = 4
"""Clauses of one giver in one text: more than this nobody can weigh at a table."""

EASILY_SEEN = 60
"""Percent chance of notice at which a broken promise is as good as seen."""

LEAST = 20
"""Hundredths of a point: a gain below this is not worth a signature."""

WRONGED = 3
"""Rounds for which it signs nothing with whoever broke or left what both had signed."""

Gains = Mapping[str, int]
Chosen = dict[str, Option]


class Candidate(Struct, frozen=True):
    """A text and what it is reckoned to bring to each signatory until the end, in hundredths of a point."""

    text: Text
    gains: Gains


class Drafting:
    """Composes texts for one seat; like the weighing it rests on, good until the round or what is in force changes.

    floors: what a seat will want, by seat: more than by texts that it refused lately, less if it signs whatever it gets
    seat: for whom; the viewer unless named
    """

    def __init__(
        self, view: View, character: Character, weighing: Weighing, floors: Mapping[str, int], seat: str = ""
    ) -> None:
        self.view = view
        self.seat = seat or view.seat
        self.setting = view.setting
        self.character = character
        self.weighing = weighing
        self.floors = floors
        self.bound = promised_elsewhere(view)
        self._own_lines = {
            line.concession: line.level
            for line in view.table.lines
            if line.by == self.seat and not line.without and not line.crossed
        }
        peculiar = character.deceitful or character.always or character.eager or character.never
        # Without habits and lines of its own a seat finds the same clauses as any other among the same signatories.
        self._as = self.seat if peculiar or self._own_lines else ""
        self._composed: dict[tuple[object, ...], Candidate | None] = {}
        self._home: dict[Text, bool] = {}
        self._wanted: dict[Settlement, list[tuple[Clause, ...]]] = {}
        self._signers: dict[tuple[Settlement, tuple[Clause, ...]], tuple[str, ...]] = {}
        self._frames: dict[tuple[tuple[str, ...], bool], tuple[Text, int] | None] = {}

    def wanting(self, view: View, floors: Mapping[str, int]) -> Drafting:
        """The same while others want something else, with all that does not hang on that."""
        other = Drafting(view, self.character, self.weighing, floors, self.seat)
        if other.bound == self.bound:
            other._composed, other._home, other._wanted = self._composed, self._home, self._wanted
            other._signers = self._signers
        return other

    def weigh(self, text: Text) -> Candidate:
        """A text with everybody's gain."""
        return Candidate(text, self.weighing.gains(text))

    def passes(self, text: Text) -> bool:
        """Whether a text would not surely fall at a signatory's home, and breaks no promise known to the seat."""
        known = self._home.get(text)
        if known is None:
            known = self._home[text] = self._passes(text)
        return known

    def _passes(self, text: Text) -> bool:
        try:
            check_promises(self.view, self.seat, text)
        except Illegal:
            return False
        if self.bound_elsewhere(text):
            return False
        if not self.setting.plays("ratification"):
            return True
        return all(home_answer(self.view, text, seat).verdict != "fails" for seat in text.signatories)

    def bound_elsewhere(self, text: Text, seat: str = "") -> bool:
        """Whether somebody, or that seat, said of all that it would give in a text that it is promised elsewhere."""
        named = {clause.concession for clause in text.clauses}
        return any(given <= named for by, given in self.bound if given and by in text.signatories and seat in ("", by))

    def least(self, seat: str) -> int:
        """What a text must be reckoned to bring a seat to be worth putting to it."""
        return LEAST if seat == self.seat else self.floors.get(seat, LEAST)

    # -- composing ---------------------------------------------------------------------------------

    def compose(
        self, signatories: tuple[str, ...], share: int, required: tuple[Clause, ...] = (), *, doors: bool = True
    ) -> Candidate | None:
        """The text among some signatories that leaves this seat `share` percent of the most it could get there."""
        key = (signatories, share, required, doors, *map(self.least, signatories))
        if key not in self._composed:
            self._composed[key] = self._compose(signatories, share, required, doors)
        return self._composed[key]

    def _compose(
        self, signatories: tuple[str, ...], share: int, required: tuple[Clause, ...], doors: bool
    ) -> Candidate | None:
        terms = self.terms(signatories, doors=doors)
        if terms is None:
            return None
        frame, most = terms
        options = self.options(frame, required)
        share = max(0, share - self.character.in_private * (not frame.public))
        clauses = self._pick(frame, options, share, most, {c.concession for c in required})
        text = self._excused(replace(frame, clauses=clauses), options)
        if not text.clauses:
            return None
        draft = self.weigh(text)
        enough = all(gain >= self.least(seat) for seat, gain in draft.gains.items())
        return draft if enough and self.passes(text) else None

    def terms(self, signatories: tuple[str, ...], *, doors: bool = True) -> tuple[Text, int] | None:
        """The frame of a text and how many clauses a side may give in it, as doors and character allow."""
        if (signatories, doors) not in self._frames:
            self._frames[signatories, doors] = self._terms(signatories, doors)
        return self._frames[signatories, doors]

    def _terms(self, signatories: tuple[str, ...], doors: bool) -> tuple[Text, int] | None:
        state, across = 2, False
        for index, one in enumerate(signatories):
            for other in signatories[index + 1 :]:
                door = door_between(self.view.table, one, other)
                if door is not None:
                    across = True
                    state = min(state, door.state if doors else 2)
        if across and not self.character.across and self._own_side(signatories):
            return None
        must = self.character.witness == "must"
        if across and state == 0:
            frame, most = Text(signatories, public=False), 1
        elif across and state == 1:
            frame, most = Text(signatories), 2
        else:
            watched = across or self.character.foresight or self.unsafe(Text(signatories))
            witness = self._witness(signatories) if watched and self.character.witness != "never" else ""
            snapback = across and self.setting.plays("breach") and self.character.witness != "never"
            frame, most = Text(signatories, witness=witness, snapback=snapback), MOST_CLAUSES
        if self.character.secretive and len(signatories) == 2 and any(c.quiet for c in self.setting.concessions):
            frame = Text(signatories, public=False)
        # The back-channel is for two: rule of the doors.
        closed = across and state == 0 and len(signatories) > 2
        unwatched = across and must and state > 0 and not frame.witness
        return None if closed or unwatched or self.unsafe(frame) else (frame, most)

    def ring(self) -> tuple[str, ...]:
        """The fewest seats through whom what this seat gives comes back to it; empty if it never does."""
        serves: dict[str, list[str]] = {seat: [] for seat in self.setting.seats}
        for name, levels in self.weighing.levels(verified=False).items():
            giver = self.setting.concession[name].giver
            serves[giver] += (
                seat for seat in self.setting.seats if any(gains[seat] > max(0, -gains[giver]) for _, gains in levels)
            )
        return tuple(sorted(shortest_ring(serves, self.seat)))

    def unsafe(self, text: Text) -> bool:
        """Whether a signatory lately broke or left what both had signed, so that its word is not good enough.

        Once a witness makes it so again, if it is somebody else; in a second round of broken words nothing does.
        """
        wronged: dict[str, set[int]] = {}
        for each in self.view.table.grievances:
            lately = each.round >= self.view.round - WRONGED
            broke = each.kind in (GrievanceKind.BREACH, GrievanceKind.LEFT)
            if lately and broke and each.by == self.seat and each.against in text.signatories:
                wronged.setdefault(each.against, set()).add(each.round)
        return any(text.witness in ("", by) or len(rounds) > 1 for by, rounds in wronged.items())

    def _own_side(self, signatories: tuple[str, ...]) -> bool:
        return bool(set(self.setting.adversaries.get(self.seat, ())) & set(signatories))

    def _witness(self, signatories: tuple[str, ...]) -> str:
        if not self.setting.plays("verification") or len(signatories) < 3:
            return ""
        fit = [
            seat for seat in signatories
            if not any(c.core for c in self.setting.given_by[seat]) and not self.setting.adversaries.get(seat)
        ]  # fmt: skip
        # Somebody without a stake first, since a witness who gains by a breach is a poor one; then by name, to be the
        # same every time.
        fit.sort(key=lambda s: (self.setting.delegation[s].role not in ("neighbour", "mediator"), s))
        return fit[0] if fit else ""

    def options(self, frame: Text, required: tuple[Clause, ...] = ()) -> list[list[Option]]:
        """For each concession that could be in the text, its levels with what they bring each signatory."""
        key = (self._as, self.bound, frame.signatories, frame.witness, frame.public)
        found = self.weighing.options.get(key)
        if found is None:
            found = self.weighing.options[key] = self._options(frame)
        if not required:
            return found
        least = {clause.concession: clause.level for clause in required}
        raised = [[each for each in some if each[0].level >= least.get(each[0].concession, 0)] for some in found]
        return [levels for levels in raised if levels]

    def _options(self, frame: Text) -> list[list[Option]]:
        found = []
        known = self.weighing.levels(verified=bool(frame.witness))
        for concession in self.setting.concessions:
            giver = concession.giver
            if giver not in frame.signatories or (self._as and not self._would_give(concession, frame)):
                continue
            if not frame.public and not concession.quiet:
                continue
            # Its giver has just said that this is promised elsewhere: to ask again would only cost a round.
            if self.bound and (giver, frozenset((concession.id,))) in self.bound:
                continue
            # A core concession needs both sides' signatures; nobody witnesses a promise of its own.
            alone = concession.core and not set(self.setting.adversaries[giver]) <= set(frame.signatories)
            if alone or giver == frame.witness:
                continue
            levels = known[concession.id]
            if frame.public and concession.id in self._own_lines:
                levels = [each for each in levels if each[0].level <= self._own_lines[concession.id]]
            if levels:
                found.append(self.weighing.within(levels, frame))
        return found

    def circle(self) -> tuple[str, ...]:
        """The partners of its adversary that it courts, if it courts any in particular."""
        partners = [p for a in self.setting.adversaries.get(self.seat, ()) for p in self.setting.partners_of(a)]
        if self.character.circle == "any" or not partners:
            return ()
        if self.character.circle == "all":
            return tuple(partners)
        return (max(partners, key=lambda partner: self.setting.alliance[partner].exposure),)

    def within_circle(self, signatories: tuple[str, ...]) -> bool:
        """Whether a text with these signatories is with those it courts: with all of them, or with the one alone."""
        courted = self.circle()
        if self.character.circle == "one" and courted:
            return set(signatories) == {self.seat, *courted}
        return set(courted) <= set(signatories)

    def _kept_for_others(self, concession: Concession, frame: Text) -> bool:
        """A character that courts somebody in particular keeps for them what it gives gladly."""
        own = concession.giver == self.seat and concession.id in self.character.eager
        return own and not self.within_circle(frame.signatories)

    def would_show(self, concession: Concession, text: Text) -> bool:
        """A deceitful character keeps out of its unwatched texts what could be seen to be broken."""
        own = concession.giver == self.seat and self.character.deceitful
        return own and not text.witness and concession.notice >= EASILY_SEEN

    def _would_give(self, concession: Concession, frame: Text) -> bool:
        """Whether what is peculiar to a character lets a concession into a text."""
        if self.would_show(concession, frame) or self._kept_for_others(concession, frame):
            return False
        return self._may_promise(concession.id, concession.giver)

    def _may_promise(self, name: str, giver: str) -> bool:
        """A character neither promises what it never gives nor what its own habits would break."""
        if name in self.character.never:
            return False
        habits = set(self.character.always)
        return giver != self.seat or not habits & set(self.setting.concession[name].forbids)

    def _pick(
        self, frame: Text, options: list[list[Option]], share: int, most: int, required: set[str]
    ) -> tuple[Clause, ...]:
        others = [s for s in frame.signatories if s != self.seat]
        if len(others) == 1 and self.character.exact and most >= MOST_CLAUSES and not required:
            return self._exact(options, others[0], share)
        chosen = self._fair(frame, options, most, required)
        if not chosen:
            return ()
        self._tilt(chosen, frame.signatories, share, required)
        order = {concession.id: place for place, concession in enumerate(self.setting.concessions)}
        return tuple(sorted((clause for clause, _ in chosen.values()), key=lambda c: order[c.concession]))

    def _fair(self, frame: Text, options: list[list[Option]], most: int, required: set[str]) -> Chosen:
        """What brings all signatories together most and nobody too little, whoever drafts it; empty for none."""
        least = tuple(map(self.least, frame.signatories))
        key = (self._as, self.bound, frame.signatories, frame.witness, frame.public, most, *sorted(required), least)
        known = self.weighing.fair.get(key)
        if known is None:
            known = self._balance(frame, options, most, required)
            if not required:
                self.weighing.fair[key] = known
        return dict(known)

    def _balance(self, frame: Text, options: list[list[Option]], most: int, required: set[str]) -> Chosen:
        chosen: Chosen = {}
        for levels in options:
            sums = [sum([gains[seat] for seat in frame.signatories]) for _, gains in levels]
            top = max(range(len(levels)), key=sums.__getitem__)
            if sums[top] > 0 or levels[top][0].concession in required:
                chosen[levels[top][0].concession] = levels[top]
        self._trim(chosen, frame.signatories, most, required)
        return chosen if self._satisfy(chosen, frame, required) else {}

    def _trim(self, chosen: Chosen, seats: tuple[str, ...], most: int, required: set[str]) -> None:
        """Leaves each giver its few most useful clauses."""
        by_giver: dict[str, list[str]] = {}
        for name in chosen:
            by_giver.setdefault(self.setting.concession[name].giver, []).append(name)
        for names in by_giver.values():
            names.sort(key=lambda n: (n not in required, -sum(chosen[n][1][s] for s in seats), n))
            for name in names[most:]:
                chosen.pop(name)

    def _satisfy(self, chosen: Chosen, frame: Text, required: set[str]) -> bool:
        """Drops clauses until nobody is left with less than it must have; False if that cannot be."""
        reward = self.setting.numbers.witness_reward * 4 if frame.witness else 0
        for _ in range(len(chosen) + 1):
            totals = _totals(chosen, frame.signatories)
            if frame.witness:
                totals[frame.witness] += reward
            short = [s for s in frame.signatories if totals[s] < self.least(s)]
            if not short:
                return bool(chosen)
            worst = min(short, key=lambda s: totals[s])
            hurting = [n for n, (_, gains) in chosen.items() if gains[worst] < 0 and n not in required]
            if not hurting:
                return False

            def harm(name: str, seat: str = worst) -> tuple[int, str]:
                gains = chosen[name][1]
                return -gains[seat] * 100 // (1 + max(1, sum(gains[s] for s in frame.signatories))), name

            chosen.pop(max(hurting, key=harm))
        return False

    def _tilt(self, chosen: Chosen, seats: tuple[str, ...], share: int, required: set[str]) -> None:
        """Drops own costly clauses, cheapest for the others first, down to the share of the most there is to get."""
        me = self.seat
        others = [s for s in seats if s != me]
        now = _totals(chosen, seats)
        left = dict(now)
        path: list[tuple[str, int]] = []
        costly = [n for n, (_, gains) in chosen.items() if gains[me] < 0 and n not in required]

        def saving(name: str) -> tuple[int, str]:
            gains = chosen[name][1]
            return gains[me] * 100 // (1 + sum(max(0, gains[s]) for s in others)), name

        for name in sorted(costly, key=saving):
            gains = chosen[name][1]
            if all(left[s] - gains[s] >= self.least(s) for s in others):
                left = {s: left[s] - gains[s] for s in seats}
                path.append((name, left[me]))
        most = max([now[me], *(gain for _, gain in path)])
        goal = most * share // 100
        reached = now[me]
        for name, gain in path:
            if reached >= goal:
                break
            chosen.pop(name)
            reached = gain

    def _exact(self, options: list[list[Option]], other: str, share: int) -> tuple[Clause, ...]:
        """The package best for the other side at a given gain for oneself, on the exact frontier."""
        me = self.seat
        own = tuple((0, *(gains[me] for _, gains in levels)) for levels in options)
        theirs = tuple((0, *(gains[other] for _, gains in levels)) for levels in options)
        top = package(theirs, own, self.least(other))
        best = 0 if top is None else sum(worths[taken] for worths, taken in zip(own, top, strict=True))
        choice = package(own, theirs, max(LEAST, best * share // 100))
        if choice is None:
            return ()
        return tuple(levels[taken - 1][0] for levels, taken in zip(options, choice, strict=True) if taken)

    def priced(self, members: tuple[str, ...], asker: str, goal: int) -> Candidate | None:
        """Of the texts that bring this seat `goal` the one best for whoever asked, even if it may not seem enough."""
        terms = self.terms(members)
        if terms is None or len(members) != 2:
            return None
        frame, most = terms
        options = self.options(frame)
        me = self.seat
        own = tuple((0, *(gains[me] for _, gains in levels)) for levels in options)
        theirs = tuple((0, *(gains[asker] for _, gains in levels)) for levels in options)
        choice = package(own, theirs, goal)
        if choice is None:
            return None
        taken = {levels[n - 1][0].concession: levels[n - 1] for levels, n in zip(options, choice, strict=True) if n}
        self._trim(taken, members, most, set())
        draft = self.weigh(replace(frame, clauses=tuple(clause for clause, _ in taken.values())))
        gives = any(self.setting.concession[c.concession].giver == me for c in draft.text.clauses)
        return draft if gives and draft.gains[me] >= goal and self.passes(draft.text) else None

    def _excused(self, text: Text, options: list[list[Option]]) -> Text:
        """The text without what would cross a red line of one's own, or with what excuses it."""
        if not text.clauses or not self.weighing.crosses(text):
            return text
        named = {clause.concession for clause in text.clauses}
        additions = [replace(text, clauses=(*text.clauses, levels[0][0]))
                     for levels in options if levels[0][0].concession not in named]  # fmt: skip
        removals = [replace(text, clauses=tuple(c for c in text.clauses if c is not each)) for each in text.clauses]
        cured = [each for each in (*additions, *removals) if each.clauses and not self.weighing.crosses(each)]
        if not cured:
            return replace(text, clauses=())
        return max(cured, key=lambda each: min(self.weighing.gains(each).values()))

    # -- settling ----------------------------------------------------------------------------------

    def settling(self, share: int) -> Iterator[Candidate]:
        """Texts that would settle the crisis, as far as they can be had."""
        for settlement in self.setting.settlements:
            for required in self.requirements(settlement):
                seats = self._needed(settlement, required)
                if self.seat not in seats:
                    continue
                draft = self.compose(seats, share, required)
                if draft is not None and required:
                    yield draft
        for each in checklists(self.view) if self.view.table.settling else ():
            if each.waits:
                yield from (draft for seat in each.lacks for draft in self.winning_over(each.settlement, seat, share))

    def winning_over(self, settlement: Settlement, partner: str, share: int) -> Iterator[Candidate]:
        """Texts of a settlement that a partner whose assent it lacks would sign, and that give it something (rule 22).

        What stands is put once more with something for it added; or another promise that the settlement counts goes
        into a text with it.
        """
        board = board_from(self.view, Plan())
        for deal in texts_of(board, settlement):
            yield from self._with_something(deal.text, partner)
        given = {way.concession: way.level for way in gifts(self.setting, partner)}
        for way in promises(settlement.needs):
            clause = Clause(way.concession, max(way.level, self.weighing.held.get(way.concession, 0) + 1))
            concession = self.setting.concession[way.concession]
            if clause.level > len(concession.levels):
                continue
            seats = {self.seat, partner, concession.giver, *way.covers}
            if concession.core:
                seats.update(self.setting.adversaries[concession.giver])
            draft = self.compose(tuple(sorted(seats)), share, (clause,)) if len(seats) > 1 else None
            if draft is not None and any(c.level >= given.get(c.concession, c.level + 1) for c in draft.text.clauses):
                yield draft

    def _with_something(self, standing: Text, partner: str) -> Iterator[Candidate]:
        """A text that stands, put anew to all who signed it and to a partner, with the gift that hurts nobody most."""
        seats = tuple(sorted({*standing.signatories, partner}))
        held = {clause.concession: clause.level for clause in standing.clauses}
        found = []
        for way in gifts(self.setting, partner):
            clause = Clause(way.concession, way.level)
            if self.setting.concession[clause.concession].giver in seats and held.get(clause.concession, 0) < way.level:
                kept = tuple(each for each in standing.clauses if each.concession != clause.concession)
                text = replace(standing, signatories=seats, clauses=(*kept, clause))
                if self.seat in seats and self.passes(text):
                    found.append(self.weigh(text))
        if found:
            yield max(found, key=lambda each: (min(each.gains.values()), str(each.text.clauses)))

    def requirements(self, settlement: Settlement) -> list[tuple[Clause, ...]]:
        """The clauses that are still missing; where one of several will do, the cheapest and the dearest of them."""
        if settlement not in self._wanted:
            self._wanted[settlement] = self._missing(settlement)
        return self._wanted[settlement]

    def _missing(self, settlement: Settlement) -> list[tuple[Clause, ...]]:
        sure: list[Clause] = []
        either: list[list[Clause]] = []
        for need in apart(settlement.needs):
            named = [Clause(way.concession, way.level) for way in ways(need)]
            choices = [c for c in named if self.weighing.held.get(c.concession, 0) < c.level]
            if isinstance(need, InForce):
                sure += choices
            elif named and not stands_anyhow(self.view, need):
                ranked, want = sorted(choices, key=self._sum), wanting(need, len(named) - len(choices))
                # Each list lacks what the others before or behind it take, so that no clause is chosen twice.
                either += [ranked[n : len(ranked) - want + 1 + n] for n in range(want) if want <= len(ranked)]
        found = []
        for pick in (-1, 0):
            merged = {clause.concession: clause for clause in sure}
            for choices in either:
                clause = choices[pick]
                if clause.concession not in merged or merged[clause.concession].level < clause.level:
                    merged[clause.concession] = clause
            found.append(tuple(merged.values()))
        return list(dict.fromkeys(found))

    def _sum(self, clause: Clause) -> int:
        giver = self.setting.concession[clause.concession].giver
        seats = {giver, self.seat, *self.setting.adversaries.get(giver, ())}
        return sum(self.weighing.clause(seat, clause, verified=True) for seat in sorted(seats))

    def _needed(self, settlement: Settlement, required: tuple[Clause, ...]) -> tuple[str, ...]:
        """Who must sign: every giver, whoever must be covered, both sides of a door, and a witness."""
        if (settlement, required) not in self._signers:
            self._signers[settlement, required] = self._signing(settlement, required)
        return self._signers[settlement, required]

    def _signing(self, settlement: Settlement, required: tuple[Clause, ...]) -> tuple[str, ...]:
        seats = {self.setting.concession[c.concession].giver for c in required}
        # Whoever must assent is asked to the table at once: it costs less than winning it over afterwards.
        seats.update(s for s in settlement.assent if (self.view.meter(f"confidence:{s}") or 0) < settlement.assured)
        for need in apart(settlement.needs):
            for way in ways(need):
                if isinstance(need, InForce) or Clause(way.concession, way.level) in required:
                    seats.update(way.covers)
        for clause in required:
            concession = self.setting.concession[clause.concession]
            if concession.core:
                seats.update(self.setting.adversaries[concession.giver])
        witness = [d.id for d in self.setting.delegations if d.role in ("neighbour", "mediator")]
        return tuple(sorted({*seats, *witness[:1]}))

    # -- improving ---------------------------------------------------------------------------------

    def improve(self, text: Text, at_least: int) -> Candidate | None:
        """The nearest change of a text that brings this seat `at_least` and leaves every signatory something."""
        current = self.weigh(text)
        me = self.seat
        for _ in range(3):
            changes = [self.weigh(changed) for changed in self._changes(current.text)]
            enough = [d for d in changes if d.gains[me] >= at_least and min(d.gains.values()) >= LEAST]
            enough.sort(key=lambda d: (-min(v for s, v in d.gains.items() if s != me), str(d.text.clauses)))
            for draft in enough[:4]:
                if self.passes(draft.text):
                    return draft
            better = [d for d in changes if d.gains[me] > current.gains[me]]
            if not better:
                return None
            current = max(better, key=lambda d: (2 * d.gains[me] + min(d.gains.values()), str(d.text.clauses)))
        return None

    def _changes(self, text: Text) -> Iterator[Text]:
        terms = self.terms(text.signatories)
        if terms is None:
            return
        frame, most = terms
        if frame.public != text.public and not text.public:
            frame = replace(frame, public=False, witness="", snapback=False)
        frame = replace(frame, witness=text.witness or frame.witness, snapback=text.snapback or frame.snapback)
        named = {clause.concession: clause for clause in text.clauses}
        if text.witness != frame.witness:
            yield replace(frame, clauses=text.clauses)
        for levels in self.options(frame):
            for clause, _ in levels:
                old = named.get(clause.concession)
                kept = tuple(c for c in text.clauses if c.concession != clause.concession)
                new = kept if old is not None and old.level == clause.level else (*kept, clause)
                giver = self.setting.concession[clause.concession].giver
                count = sum(self.setting.concession[c.concession].giver == giver for c in new)
                if new and count <= most:
                    yield replace(frame, clauses=new)


def _totals(chosen: Chosen, seats: tuple[str, ...]) -> dict[str, int]:
    return {seat: sum([gains[seat] for _, gains in chosen.values()]) for seat in seats}
