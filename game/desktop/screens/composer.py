"""Writing a text: who signs, what each gives and for how long, the terms; and all the while what it would do."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from game.desktop.response import Response
from game.desktop.screens import advice
from game.desktop.screens.appraisal import appraisal
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.level_stepper import LevelStepper, level_tip, level_word
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import BODY, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Emblem,
    Flow,
    Icon,
    Label,
    Option,
    Pad,
    Row,
    Rule,
    Scroll,
    Toggle,
    Widget,
    heading,
)
from game.rules.law.texts import needed_signatories
from game.rules.model.concessions import Concession
from game.rules.model.course import Template
from game.rules.model.terms import Clause, Text
from game.rules.model.view import SeenOffer
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer
from game.wording import count, decimal, upper_first

NO_WITNESS = "none"


class Composer:
    """The text being written. It belongs to the screen and outlives every rebuild."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.loaded = 0  # how many texts were begun from another, each of which is shown from its top
        self.clear()

    # -- the text

    def clear(self) -> Response | None:
        """Start with nothing."""
        self.others: set[str] = set()
        self.clauses: dict[str, Clause] = {}
        self.first: frozenset[str] = frozenset()  # what the text held when it was loaded stands first
        self.witness, self.snapback, self.public = "", False, True
        self.counters = 0
        self.template = ""
        return None

    def load(self, text: Text, counters: int = 0) -> None:
        """Start from a text."""
        self.clear()
        self.loaded += 1
        self.others = {seat for seat in text.signatories if seat != self.desk.seat}
        self.clauses = {clause.concession: clause for clause in text.clauses}
        self.first = frozenset(self.clauses)
        self.witness, self.snapback, self.public = text.witness, text.snapback, text.public
        self.counters = counters

    def take(self, text: Text) -> Response | None:
        """Open the page with somebody's draft in it."""
        self.load(text)
        return self.desk.open("compose")

    def counter(self, seen: SeenOffer) -> Response | None:
        """Answer an offer with a changed text."""
        self.load(seen.offer.text, seen.number)
        return self.desk.open("compose")

    def text(self) -> Text:
        """The text as it stands."""
        signatories = tuple(sorted({self.desk.seat, *self.others}))
        setting = self.desk.view.setting
        order = [c.id for c in setting.concessions]
        clauses = tuple(sorted(self.clauses.values(), key=lambda c: order.index(c.concession)))
        return Text(signatories, clauses, self.witness, self.snapback, self.public)

    # -- the page

    @property
    def _shown(self) -> tuple[object, ...]:
        return (*self.desk.moment, self.loaded)

    def page(self) -> Widget:
        """The editor above, what it would do below, and the buttons."""
        desk = self.desk
        if desk.wanted_with:
            self.others.add(desk.wanted_with)
            desk.wanted_with = ""
        over = desk.view.table.outcome is not None
        if over or desk.view.table.phase != "negotiation":
            words = "The game is over." if over else "Texts are put in the negotiation: plans are being made now."
            return Label(words, STRONG, "muted")
        if not self.others:
            return Scroll(Column(self._editor(), gap=10), least=64, key="editor", of=self._shown)
        return FirstThatIsLowEnough([self._apart, self._together])

    def _apart(self) -> Widget:
        """What the text would do, and the buttons, stay in sight while the text scrolls."""
        editor = Scroll(Column(self._editor(), gap=10), key="editor", grow=5, least=124, of=self._shown)
        words = appraisal(self.desk, self.text(), self.counters)
        doing = Scroll(words, key="doing", grow=3, least=110, of=self._shown)
        buttons = Flow([self._putting(), *self._asks()], key="send")
        return Column([editor, Rule(), doing, *self._remarks(), buttons], gap=6)

    def _together(self) -> Widget:
        """Everything in one scroll area, for a low window; only the button that puts the offer stays in sight."""
        doing = appraisal(self.desk, self.text(), self.counters)
        every = [*self._remarks(), *self._editor(), Rule(), doing, Flow(self._asks())]
        editor = Scroll(Column(every, gap=10), key="editor", grow=1, least=44, of=self._shown)
        return Column([editor, Flow([self._putting()], key="send")], gap=6)

    def _editor(self) -> list[Widget]:
        items: list[Widget] = []
        if self.counters:
            items.append(
                Row(
                    [
                        Icon("counter", 20, "brass"),
                        Label(f"A counter to offer {self.counters}: change something, then put it.", STRONG, grow=1),
                    ]
                )
            )
        lesson = lesson_card(self.desk.view)
        items += [*([lesson] if lesson is not None else []), self._start(), self._with()]
        if not self.others:
            return [*items, Label("Choose who signs with you, or start from a ready text.", SMALL, "muted")]
        for giver in (self.desk.seat, *(s for s in self.desk.view.setting.seats if s in self.others)):
            items += self._giving(giver)
        return [*items, *self._terms()]

    def _start(self) -> Widget:
        desk = self.desk
        mine = [t for t in desk.view.setting.templates if desk.seat in t.signatories]
        options = [Option("", "Start from a ready text …"), *(Option(t.title, t.title) for t in mine)]
        choice = Choice("", options, self.template, self._take_template, key="template", grow=1)
        clear = Button("Clear", self.clear, kind="quiet", small=True, key="clear")
        return Row([choice, clear], gap=8)

    def begin(self, title: str) -> Response | None:
        """Open the page with a ready text in it."""
        self._take_template(title)
        return self.desk.open("compose")

    def _take_template(self, title: str) -> Response | None:
        for template in self.desk.view.setting.templates:
            if template.title == title:
                self.load(template_text(template))
        self.template = title
        return None

    def _with(self) -> Widget:
        desk = self.desk
        chips: list[Widget] = [heading("SIGNED WITH")]
        for seat in desk.view.setting.seats:
            if seat != desk.seat:
                chosen = seat in self.others
                chips.append(
                    Button(
                        desk.name(seat),
                        partial(self._toggle_seat, seat),
                        kind="primary" if chosen else "plain",
                        icon="tick" if chosen else "plus",
                        small=True,
                        key=f"with-{seat}",
                        says=f"{desk.name(seat)} {'signs; leave it out' if chosen else 'does not sign; bring it in'}",
                    )
                )
        return Flow(chips)

    def _toggle_seat(self, seat: str) -> Response | None:
        if seat not in self.others:
            self.others.add(seat)
            return None
        self.others.discard(seat)
        setting = self.desk.view.setting
        self.clauses = {n: c for n, c in self.clauses.items() if setting.concession[n].giver != seat}
        self.witness = "" if self.witness == seat else self.witness
        return None

    # -- clauses

    def _giving(self, giver: str) -> list[Widget]:
        desk = self.desk
        concessions = sorted(desk.view.setting.given_by[giver], key=lambda c: c.id not in self.first)
        title = "YOU GIVE" if giver == desk.seat else f"{desk.name(giver).upper()} GIVES"
        head = Row([Emblem(desk.crest(giver), size=24), heading(title)], gap=8)
        if not concessions:
            return [Rule(), head, Label("Nothing of its own to give.", SMALL, "muted")]
        return [Rule(), head, *(row for c in concessions for row in self._clause(c))]

    def _clause(self, concession: Concession) -> list[Widget]:
        clause = self.clauses.get(concession.id)
        level = clause.level if clause else 0
        name = Column(
            [Label(concession.title, STRONG if clause else BODY), self._worth(concession, level)], gap=0, grow=1
        )
        top = len(concession.levels)
        mine = concession.giver == self.desk.seat
        giving = "You give" if mine else f"{self.desk.name(concession.giver)} gives"
        stepper = LevelStepper("", level, 0, top, partial(self._level, concession), level_word(top), key="level")
        stepper.says, stepper.tip = f"{giving}: {concession.title}", level_tip(concession)
        row = Row([name, stepper], gap=8, key=f"clause-{concession.id}")
        return [row, Pad(self._details(concession, clause), 0, across=12)] if clause else [row]

    def _worth(self, concession: Concession, level: int) -> Widget:
        worth = self.desk.view.worth(concession.id, level or 1)
        many = " at level 1" if not level and len(concession.levels) > 1 else ""
        colour = "firm" if worth > 0 else "critical" if worth < 0 else "muted"
        words = (
            f"to you {decimal(worth) if worth <= 0 else '+' + decimal(worth)} a round{many}"
            if worth
            else "worth nothing to you"
        )
        return Label(words, SMALL, colour)

    def _level(self, concession: Concession, level: int) -> Response | None:
        if level == 0:
            self.clauses.pop(concession.id, None)
            return None
        held = self.clauses.get(concession.id)
        self.clauses[concession.id] = replace(held, level=level) if held else Clause(concession.id, level)
        self.others |= {
            s for s in needed_signatories(self.desk.view.setting, [self.clauses[concession.id]]) if s != self.desk.seat
        }
        return None

    def _details(self, concession: Concession, clause: Clause) -> Widget:
        numbers = self.desk.view.setting.numbers
        lengths = [
            Option("0", "with no end date"),
            Option(str(numbers.shortest), f"for {count(numbers.shortest, 'round')}"),
        ]
        starts = [
            Option(str(n), "at once" if not n else f"{count(n, 'round')} later")
            for n in range(numbers.longest_delay + 1)
        ]
        delay, rounds = str(clause.delay), str(clause.rounds)
        begin = Choice("", starts, delay, lambda n: self._set(replace(clause, delay=int(n))), key="start", grow=1)
        last = Choice("", lengths, rounds, lambda n: self._set(replace(clause, rounds=int(n))), key="length", grow=1)
        level = Label(upper_first(concession.levels[clause.level - 1].title), SMALL, "muted")
        return Column([level, Row([begin, last], gap=8)], gap=4, key=f"details-{concession.id}")

    def _set(self, clause: Clause) -> Response | None:
        self.clauses[clause.concession] = clause
        return None

    # -- terms

    def _terms(self) -> list[Widget]:
        desk, setting = self.desk, self.desk.view.setting
        items: list[Widget] = [Rule(), heading("TERMS")]
        if setting.plays("verification"):
            signers = [s for s in setting.seats if s in self.others or s == desk.seat]
            options = [Option(NO_WITNESS, "Nobody: it is not verified"), *(Option(s, desk.name(s)) for s in signers)]
            items.append(
                Choice("Verified by a witness", options, self.witness or NO_WITNESS, self._set_witness, key="witness")
            )
        if setting.plays("breach"):
            items.append(
                Toggle("Snap-back: a breach releases everyone", self.snapback, self._set_snapback, key="snapback")
            )
        items.append(Toggle("Public: everyone may read it", self.public, self._set_public, key="public"))
        return items

    def _set_witness(self, seat: str) -> Response | None:
        self.witness = "" if seat == NO_WITNESS else seat
        return None

    def _set_snapback(self, on: bool) -> Response | None:
        self.snapback = on
        return None

    def _set_public(self, on: bool) -> Response | None:
        self.public = on
        return None

    # -- sending

    def _why_not(self) -> str:
        """Why the text cannot be put as it stands; empty if it can."""
        offer = Offer(self.text(), self.counters)
        return self.desk.kept(("why not", offer.text, self.counters), lambda: self.desk.why_not(offer))

    def _remarks(self) -> list[Widget]:
        why_not, found = self._why_not(), list[Widget]()
        if not self.clauses:
            found.append(
                Label("Without clauses this is a communique: one agreed account, no promises.", SMALL, "muted")
            )
        if why_not:
            words = Label(why_not, SMALL_STRONG, "caution", grow=1)
            found.append(Row([Icon("warning", 18, "caution"), words], gap=6))
            found += self.desk.mending(Offer(self.text(), self.counters), "compose")
        return [*found, *self.desk.note("compose")]

    def _putting(self) -> Widget:
        offer = Offer(self.text(), self.counters)
        put = partial(self._put, offer)
        return Button("Put this offer", put, kind="primary", icon="offer", why_not=self._why_not(), key="put")

    def _asks(self) -> list[Widget]:
        text = self.text()
        return [self._asking(seat, text) for seat in self._to_ask(text)]

    def _to_ask(self, text: Text) -> list[str]:
        """Whose price is worth asking: the only other side's, or of several, theirs who would not sign."""
        if len(self.others) == 1:
            return list(self.others)
        return self.desk.kept(("unwilling", text), lambda: list(advice.unwilling(self.desk.view, text)))

    def _asking(self, other: str, text: Text) -> Widget:
        desk = self.desk
        ask = Ask(other, tuple(c for c in text.clauses if desk.view.setting.concession[c.concession].giver == other))
        alone = len(self.others) == 1
        return Button(
            "What would it take?" if alone else f"Ask {desk.name(other)}",
            lambda: self._ask(ask),
            icon="ask",
            says="What would it take?" if alone else f"Ask {desk.name(other)} what it would take",
            why_not=desk.kept(("ask", ask), lambda: desk.why_not(ask)),
            key=f"ask-{other}",
            tip="What would it take? They answer with what they would want for what they give here.",
        )

    def _put(self, offer: Offer) -> Response | None:
        desk = self.desk
        if desk.act(offer, "compose"):
            desk.sound("offer")
            self.clear()
            desk.puts += 1
            desk.wanted_room = offer.text.signatories
            desk.open("talk")
            desk.open("now")
        return None

    def _ask(self, ask: Ask) -> Response | None:
        if self.desk.act(ask, "compose"):
            self.desk.wanted_room = tuple(sorted((self.desk.seat, ask.to)))
            self.desk.open("talk")
        return None


def template_text(template: Template) -> Text:
    """The text that a scenario holds ready."""
    clauses = tuple(Clause(c.concession, c.level, c.delay, c.rounds) for c in template.clauses)
    return Text(tuple(sorted(template.signatories)), clauses, template.witness, template.snapback, template.public)
