"""Writing a text: who signs, what each side gives beside the other, and the verdict on it always in view."""

from __future__ import annotations

from functools import partial

from game.desktop.response import Response
from game.desktop.screens.appraisal import appraisal
from game.desktop.screens.clause_toggle import TALL, ClauseToggle
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.form_fields import field_widget
from game.desktop.screens.layouts import FixedRow
from game.desktop.screens.seat_toggle import SeatToggle
from game.desktop.screens.tutorial_prompts import lesson_line
from game.desktop.screens.verdict_bar import verdict_row
from game.desktop.theme import SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import (
    Button,
    Choice,
    Column,
    Emblem,
    Fit,
    Flow,
    Icon,
    Label,
    Option,
    Pad,
    Pane,
    Row,
    Rule,
    Scroll,
    Widget,
    heading,
)
from game.present.fields import Button as Pressed
from game.present.fields import Chosen, Field
from game.present.offer_form import ClauseForm, Giving, OfferForm, blank, offer_form, offer_with
from game.present.verdict import Verdict, verdict
from game.rules.model.terms import Text
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer

FEW, FEW_ASKS = 5, 2
"""Delegations up to which signers stand with their names, and asking them with a button each."""
HEAD, SEEN, LEAST = 34, 6, 90
"""The height of the head over the clauses of a side, in pixels at 100 percent; the clauses in sight where the window is
meant to show them; and the least height of all clauses, below which everything scrolls together."""
ASKING = "What would it take? They answer with what they would want for what they give here."


def _signing(field: Field) -> str:
    return f"{field.title} {'signs; leave it out' if field.value else 'does not sign; bring it in'}"


class Composer:
    """The text being written. It belongs to the screen and outlives every rebuild."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.loaded = 0  # how many texts were begun from another, each of which is shown from its top
        self.clear()

    # -- the text

    def clear(self) -> Response | None:
        """Start with nothing."""
        return self._take(blank(self.desk.view), "")

    def _take(self, offer: Offer, template: str) -> Response | None:
        self.offer, self.template, self.opened = offer, template, ""
        self.first = frozenset(clause.concession for clause in offer.text.clauses)  # what it held stands first
        return None

    def load(self, text: Text, counters: int = 0, template: str = "") -> None:
        """Start from a text."""
        self.loaded += 1
        self._take(Offer(text, counters), template)

    def take(self, text: Text) -> Response | None:
        """Open the page with somebody's draft in it."""
        self.load(text)
        return self.desk.open("compose")

    def begin(self, title: str) -> Response | None:
        """Open the page with a ready text in it."""
        self._choose("template", title)
        return self.desk.open("compose")

    def text(self) -> Text:
        """The text as it stands."""
        return self.offer.text

    def _choose(self, name: str, value: Chosen) -> Response | None:
        changed = offer_with(self.desk.view, self.offer, name, value)
        if name == "template":
            self.load(changed.text, template=str(value))
        self.offer = changed
        return None

    # -- the page

    @property
    def _shown(self) -> tuple[object, ...]:
        return (*self.desk.moment, self.loaded)

    @property
    def _form(self) -> OfferForm:
        return self.desk.kept(("offer form", self.offer), lambda: offer_form(self.desk.view, self.offer))

    def page(self, *, alone: bool = False, low: bool = False) -> Widget:
        """Who signs, what each gives, and the verdict with the buttons, which stays in view.

        alone: the page has the whole window, so it has a way back of its own; low: even so there is little height
        """
        desk = self.desk
        if desk.wanted_with:
            self._choose(f"with:{desk.wanted_with}", True)
            desk.wanted_with = ""
        form = self._form
        if not form.signers:
            return Column([Label(form.note, STRONG, "muted"), *self._back(alone)], gap=8)
        if form.put is None:
            items = [self._top(form, alone), *self._lesson(), Label(form.note, SMALL, "muted")]
            return Scroll(Column(items, gap=10), least=64, key="editor", of=self._shown)
        put = form.put
        if low:
            forms = [lambda: self._apart(form, put, alone, LEAST), lambda: self._together(form, put, alone)]
            return FirstThatIsLowEnough(forms)
        return self._apart(form, put, alone, HEAD + SEEN * TALL)

    def _apart(self, form: OfferForm, put: Pressed, alone: bool, least: float) -> Widget:
        """What the text comes to, and the buttons, stay in sight while the clauses scroll."""
        editor = Scroll(Column(self._editor(form), gap=6), key="editor", grow=1, least=least, of=self._shown)
        return Column([self._top(form, alone), editor, *self._bar(form, put)], gap=6)

    def _together(self, form: OfferForm, put: Pressed, alone: bool) -> Widget:
        """Everything in one scroll area, for a low window; only the button that puts the offer stays in sight."""
        _, row, *told, buttons = self._bar(form, put)
        every = [*told, self._top(form, alone), *self._editor(form)]
        editor = Scroll(Column(every, gap=8), key="editor", grow=1, least=44, of=self._shown)
        return Column([editor, row, buttons], gap=6)

    def _editor(self, form: OfferForm) -> list[Widget]:
        mine, *theirs = form.giving
        given = (self._giving(mine), [row for each in theirs for row in self._giving(each)])
        sides = [Column(rows, gap=2, grow=1) for rows in given]
        items: list[Widget] = [*self._lesson(), Row(sides, gap=12, align="top", key="sides")]
        items += [Rule(), heading("TERMS"), *(field_widget(field, self._choose) for field in form.terms)]
        return [*items, Rule(), appraisal(self.desk, self.offer.text, self.offer.counters)]

    def _lesson(self) -> list[Widget]:
        return lesson_line(self.desk.view)

    # -- who signs

    def _top(self, form: OfferForm, alone: bool) -> Widget:
        """What it answers, the text to start from and who signs: on one line where that fits."""
        clear = Button("Clear", self.clear, kind="quiet", small=True, key="clear")
        start = [self._start(form.templates), clear] if form.templates is not None else [clear]
        discs = FixedRow([self._disc(each) for each in form.signers], gap=2)
        one_line = FixedRow([*start, Label("with", SMALL, "muted"), discs, *self._back(alone)], gap=8)
        named = len(form.signers) <= FEW and not alone
        names = [heading("SIGNED WITH"), *map(self._signer if named else self._disc, form.signers)]
        below = Column([Row([*start, *self._back(alone)], gap=8), Flow(names, key="signers")], gap=6)
        top: Widget = below if named else Fit([one_line, below])
        if not form.offer.counters:
            return top
        words = Label(f"{form.heading}: change something, then put it.", SMALL_STRONG, grow=1)
        return Column([Row([Icon("counter", 18, "brass"), words], gap=8), top], gap=4)

    def _back(self, alone: bool) -> list[Widget]:
        if not alone:
            return []
        press = partial(self.desk.open, "now")
        return [Button("Close", press, kind="quiet", icon="cross", small=True, key="close")]

    def _start(self, templates: Field) -> Widget:
        ways = templates.alternatives
        options = [Option(str(each.value), each.words, note=each.refusal, face=str(each.value)) for each in ways]
        choice = Choice("", options, self.template, partial(self._choose, templates.name), key=templates.name)
        return Pane(choice, least=230, most=420, grow=1)

    def _signer(self, field: Field) -> Widget:
        return Button(
            field.title,
            partial(self._choose, field.name, not field.value),
            kind="primary" if field.value else "plain",
            icon="tick" if field.value else "plus",
            small=True,
            key=field.name,
            says=_signing(field),
        )

    def _disc(self, field: Field) -> Widget:
        """A signer where there is no room for its name: its name is said, and told on focus."""
        seat = field.name.partition(":")[2]
        press = partial(self._choose, field.name, not field.value)
        return SeatToggle(self.desk.crest(seat), bool(field.value), press, _signing(field), key=field.name)

    # -- clauses

    def _giving(self, giving: Giving) -> list[Widget]:
        head = Row([Emblem(self.desk.crest(giving.seat), size=20), heading(giving.title.upper())], gap=6)
        note = [Label(giving.note, SMALL, "muted")] if giving.note else []
        clauses = sorted(giving.clauses, key=lambda each: each.concession not in self.first)
        return [head, *note, *(row for each in clauses for row in self._clause(giving.title, each))]

    def _clause(self, giving: str, clause: ClauseForm) -> list[Widget]:
        toggle = ClauseToggle(clause, giving, partial(self._choose, clause.level.name), key="toggle", grow=1)
        if not clause.on:
            return [FixedRow([toggle], gap=0, key=f"clause-{clause.concession}")]
        opened = self.opened == clause.concession
        words = f"{'Done with' if opened else 'Change'} when and how long: {clause.title}"
        turn = partial(self._open, "" if opened else clause.concession)
        when = Button("", turn, kind="quiet", icon="clock", small=True, says=words, key="when")
        row = FixedRow([toggle, when], gap=0, key=f"clause-{clause.concession}")
        if not opened:
            return [row]
        details = Column([field_widget(each, self._choose, title=False) for each in clause.details], gap=4)
        return [row, Pad(details, 4, across=12)]

    def _open(self, concession: str) -> Response | None:
        self.opened = concession
        return None

    # -- the verdict, and sending

    def _bar(self, form: OfferForm, put: Pressed) -> list[Widget]:
        """The verdict, the sentence that matters most, and the buttons."""
        found = self.desk.kept(("verdict", self.offer.text), self._verdict)
        why = put.refusal or found.objection
        told: list[Widget] = []
        if why:
            sign = "warning" if put.refusal else "info"
            words = Label(why, SMALL, "caution" if put.refusal else "muted", grow=1)
            told = [Row([Icon(sign, 18, "caution" if put.refusal else "muted"), words], gap=6, key="why")]
        note = [Label(form.note, SMALL, "muted")] if form.note else []
        cure = self.desk.remedy(put.remedy, "compose") if put.refusal else []
        buttons = Flow([self._putting(put), *self._asking(form), *cure], key="send")
        return [Rule(), verdict_row(self.desk, found), *told, *note, *self.desk.note("compose"), buttons]

    def _verdict(self) -> Verdict:
        return verdict(self.desk.view, self.offer.text, advised=self.desk.live.adviser != "off")

    def _putting(self, put: Pressed) -> Widget:
        words = f"{put.label} ({put.price})" if put.price else put.label
        press = partial(self._put, self.offer)
        return Button(words, press, kind="primary", icon="offer", why_not=put.refusal, key="put")

    def _asking(self, form: OfferForm) -> list[Widget]:
        """Asking what it would take: a button for each while they are few, else a list that opens."""
        asks = {act.to: each for each in form.asks if isinstance(act := each.act, Ask)}
        if len(asks) <= FEW_ASKS:
            return [self._ask_button(ask, each) for each in form.asks if isinstance(ask := each.act, Ask)]

        def choose(seat: str) -> Response | None:
            found = asks.get(seat)
            return self._ask(found.act) if found is not None and isinstance(found.act, Ask) else None

        options = [Option("", "Ask one of them …"), *(Option(s, a.label, note=a.refusal) for s, a in asks.items())]
        return [Choice("", options, "", choose, key="asks", tip=ASKING)]

    def _ask_button(self, act: Ask, ask: Pressed) -> Widget:
        says = ask.label if len(self._form.asks) == 1 else f"{ask.label} what it would take"
        press = partial(self._ask, act)
        return Button(ask.label, press, icon="ask", says=says, why_not=ask.refusal, key=f"ask-{act.to}", tip=ASKING)

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
