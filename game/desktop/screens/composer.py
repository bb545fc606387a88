"""Writing a text: who signs, what each gives and for how long, the terms; and all the while what it would do."""

from __future__ import annotations

from functools import partial

from game.desktop.response import Response
from game.desktop.screens.appraisal import appraisal
from game.desktop.screens.desk import Desk
from game.desktop.screens.first_that_fits import FirstThatIsLowEnough
from game.desktop.screens.form_fields import field_widget
from game.desktop.screens.level_stepper import level_stepper, level_worth
from game.desktop.screens.tutorial_prompts import lesson_card
from game.desktop.theme import BODY, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import Button, Column, Emblem, Flow, Icon, Label, Pad, Row, Rule, Scroll, Widget, heading
from game.present.fields import Button as Pressed
from game.present.fields import Chosen, Field
from game.present.offer_form import ClauseForm, Giving, OfferForm, blank, offer_form, offer_with
from game.rules.model.terms import Text
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer


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
        self.offer, self.template = offer, template
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

    def page(self) -> Widget:
        """The editor above, what it would do below, and the buttons."""
        desk = self.desk
        if desk.wanted_with:
            self._choose(f"with:{desk.wanted_with}", True)
            desk.wanted_with = ""
        form = self._form
        if not form.signers:
            return Label(form.note, STRONG, "muted")
        if form.put is None:
            return Scroll(Column(self._editor(form), gap=10), least=64, key="editor", of=self._shown)
        put = form.put
        return FirstThatIsLowEnough([lambda: self._apart(form, put), lambda: self._together(form, put)])

    def _apart(self, form: OfferForm, put: Pressed) -> Widget:
        """What the text would do, and the buttons, stay in sight while the text scrolls."""
        editor = Scroll(Column(self._editor(form), gap=10), key="editor", grow=5, least=124, of=self._shown)
        words = appraisal(self.desk, self.offer.text, self.offer.counters)
        doing = Scroll(words, key="doing", grow=3, least=110, of=self._shown)
        buttons = Flow([self._putting(put), *map(self._asking, form.asks)], key="send")
        return Column([editor, Rule(), doing, *self._remarks(form, put), buttons], gap=6)

    def _together(self, form: OfferForm, put: Pressed) -> Widget:
        """Everything in one scroll area, for a low window; only the button that puts the offer stays in sight."""
        doing = appraisal(self.desk, self.offer.text, self.offer.counters)
        asks = Flow([self._asking(each) for each in form.asks])
        every = [*self._remarks(form, put), *self._editor(form), Rule(), doing, asks]
        editor = Scroll(Column(every, gap=10), key="editor", grow=1, least=44, of=self._shown)
        return Column([editor, Flow([self._putting(put)], key="send")], gap=6)

    def _editor(self, form: OfferForm) -> list[Widget]:
        items: list[Widget] = []
        if form.offer.counters:
            words = Label(f"{form.heading}: change something, then put it.", STRONG, grow=1)
            items.append(Row([Icon("counter", 20, "brass"), words]))
        lesson = lesson_card(self.desk.view)
        signers = Flow([heading("SIGNED WITH"), *map(self._signer, form.signers)])
        items += [*([lesson] if lesson is not None else []), self._start(form), signers]
        if form.put is None:
            return [*items, Label(form.note, SMALL, "muted")]
        items += [row for giving in form.giving for row in self._giving(giving)]
        return [*items, Rule(), heading("TERMS"), *(field_widget(field, self._choose) for field in form.terms)]

    def _start(self, form: OfferForm) -> Widget:
        clear = Button("Clear", self.clear, kind="quiet", small=True, key="clear")
        if form.templates is None:
            return Row([clear])
        chosen = Field(form.templates.name, "", form.templates.alternatives, self.template)
        return Row([field_widget(chosen, self._choose, grow=1), clear], gap=8)

    def _signer(self, field: Field) -> Widget:
        return Button(
            field.title,
            partial(self._choose, field.name, not field.value),
            kind="primary" if field.value else "plain",
            icon="tick" if field.value else "plus",
            small=True,
            key=field.name,
            says=f"{field.title} {'signs; leave it out' if field.value else 'does not sign; bring it in'}",
        )

    # -- clauses

    def _giving(self, giving: Giving) -> list[Widget]:
        head = Row([Emblem(self.desk.crest(giving.seat), size=24), heading(giving.title.upper())], gap=8)
        note = [Label(giving.note, SMALL, "muted")] if giving.note else []
        clauses = sorted(giving.clauses, key=lambda each: each.concession not in self.first)
        return [Rule(), head, *note, *(row for each in clauses for row in self._clause(giving.title, each))]

    def _clause(self, giving: str, clause: ClauseForm) -> list[Widget]:
        words, tone = level_worth(clause)
        name = Column([Label(clause.title, STRONG if clause.on else BODY), Label(words, SMALL, tone)], gap=0, grow=1)
        stepper = level_stepper(clause, giving, partial(self._choose, clause.level.name))
        row = Row([name, stepper], gap=8, key=f"clause-{clause.concession}")
        if not clause.on:
            return [row]
        level = next(each.title for each in clause.level.alternatives if each.value == clause.level.value)
        when = Row([field_widget(each, self._choose, title=False, grow=1) for each in clause.details], gap=8)
        details = Column([Label(level, SMALL, "muted"), when], gap=4, key=f"details-{clause.concession}")
        return [row, Pad(details, 0, across=12)]

    # -- sending

    def _remarks(self, form: OfferForm, put: Pressed) -> list[Widget]:
        found: list[Widget] = [Label(form.note, SMALL, "muted")] if form.note else []
        if put.refusal:
            words = Label(put.refusal, SMALL_STRONG, "caution", grow=1)
            found.append(Row([Icon("warning", 18, "caution"), words], gap=6))
            found += self.desk.remedy(put.remedy, "compose")
        return [*found, *self.desk.note("compose")]

    def _putting(self, put: Pressed) -> Widget:
        words = f"{put.label} ({put.price})" if put.price else put.label
        press = partial(self._put, self.offer)
        return Button(words, press, kind="primary", icon="offer", why_not=put.refusal, key="put")

    def _asking(self, ask: Pressed) -> Widget:
        act = ask.act
        assert isinstance(act, Ask), "the others are asked what they would take"
        return Button(
            ask.label,
            lambda: self._ask(act),
            icon="ask",
            says=ask.label if len(self._form.asks) == 1 else f"{ask.label} what it would take",
            why_not=ask.refusal,
            key=f"ask-{act.to}",
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
