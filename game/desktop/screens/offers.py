"""Offers as cards that read as sentences, with what one can answer: sign, counter, decline with a reason, withdraw."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.screens.form_fields import field_widget
from game.desktop.theme import READOUT, SMALL, SMALL_STRONG, STRONG
from game.desktop.widgets import Button, Card, Column, Emblem, Flow, Icon, Label, Row, Widget
from game.present.act_form import reason_field
from game.present.fields import Chosen
from game.rules.model.view import SeenOffer
from game.rules.verbs.accept import Accept
from game.rules.verbs.decline import Decline
from game.rules.verbs.withdraw import Withdraw
from game.wording import (
    compared,
    home_sentence,
    offer_status,
    terms_sentence,
    text_sentence,
    worth_sentence,
)

MARKS = {"bound": "firm", "open": "brass", "declined": "critical", "struck": "critical"}


class Offers:
    """Draws offer cards and remembers which one is being declined."""

    def __init__(self, desk: Desk, counter: Callable[[SeenOffer], Response | None]) -> None:
        self.desk, self.counter = desk, counter
        self.declining = 0
        self.reason = "too-little"

    def card(self, seen: SeenOffer, where: str) -> Widget:
        """One offer, whole."""
        desk, view, offer = self.desk, self.desk.view, seen.offer
        open_now = offer.status == "open"
        waits = open_now and desk.seat not in offer.signed
        author = "You put" if offer.author == desk.seat else f"{desk.name(offer.author)} puts"
        words, terms = desk.kept(("words", seen), lambda: self._words(seen))
        head = Row(
            [
                Emblem(desk.crest(offer.author), size=30),
                Label(f"{author} offer {seen.number}", STRONG, grow=1),
                Label(f"round {offer.round}", SMALL, "muted"),
            ],
            gap=8,
        )
        items: list[Widget] = [head, *self._difference(seen)]
        items.append(Label(words, READOUT if open_now else SMALL, "text" if open_now else "muted"))
        items.append(Label(terms, SMALL, "muted"))
        if open_now:
            items += self._appraisal(seen)
        items.append(Label(offer_status(view, seen), SMALL_STRONG, "text" if waits else "muted"))
        items += self._answers(seen, where) if open_now else []
        return Card(Column(items, gap=6), mark=MARKS.get(offer.status, ""), key=f"offer-{seen.number}")

    def _words(self, seen: SeenOffer) -> tuple[str, str]:
        view, offer = self.desk.view, seen.offer
        return text_sentence(view, offer.text, offer.round), terms_sentence(view, offer.text)

    def _difference(self, seen: SeenOffer) -> list[Widget]:
        view, offer = self.desk.view, seen.offer
        if not offer.counters:
            return []
        old = next((s for s in view.offers() if s.room == seen.room and s.offer.number == offer.counters), None)
        if old is None:
            return []
        words = f"It answers offer {old.number}. {compared(view, old.offer.text, offer.text)}"
        return [Row([Icon("counter", 18, "brass"), Label(words, SMALL, "brass", grow=1)], gap=6)]

    def _appraisal(self, seen: SeenOffer) -> list[Widget]:
        view, text = self.desk.view, seen.offer.text
        found: list[Widget] = []
        judged = self.desk.kept(("judged", text), lambda: (worth_sentence(view, text), home_sentence(view, text)))
        for icon, words in zip(("score", "home"), judged, strict=True):
            if words:
                found.append(Row([Icon(icon, 18, "muted"), Label(words, SMALL, grow=1)], gap=6))
        return found

    def _answers(self, seen: SeenOffer, where: str) -> list[Widget]:
        desk, number = self.desk, seen.number
        place = f"{where}-{number}"
        if desk.seat in seen.offer.signed:
            return [self._take_back(seen, place), *desk.note(place)]
        sign = Button(
            "Sign", lambda: self._do(Accept(number), place), kind="primary", icon="tick", says=f"Sign offer {number}",
            why_not=desk.kept(("sign", number), lambda: desk.why_not(Accept(number))), key="sign",
        )  # fmt: skip
        counter = Button(
            "Counter", lambda: self.counter(seen), icon="counter", says=f"Counter offer {number}", key="counter"
        )
        if self.declining == number:
            return [Flow([sign, counter]), *self._declining(number, place), *desk.note(place)]
        decline = Button(
            "Decline", lambda: self._decline(number), kind="danger", icon="decline", says=f"Decline offer {number}",
            key="decline",
        )  # fmt: skip
        return [Flow([sign, counter, decline]), *desk.note(place)]

    def _take_back(self, seen: SeenOffer, place: str) -> Widget:
        words = "Withdraw" if seen.offer.author == self.desk.seat else "Take back my signature"
        take = Withdraw(seen.number)
        return Button(words, lambda: self._do(take, place), kind="quiet", icon="undo", small=True, key="withdraw")

    def _declining(self, number: int, place: str) -> list[Widget]:
        """The reason that goes with a refusal, and the way back."""
        reason = field_widget(reason_field(self.reason), self._choose_reason)
        send = Button(
            "Decline for this reason", lambda: self._do(Decline(number, self.reason), place), kind="danger",
            says=f"Send: decline offer {number}", key="send",
        )  # fmt: skip
        keep = Button("Not yet", lambda: self._decline(0), kind="quiet", key="keep")
        return [reason, Flow([send, keep], closes=lambda: self._decline(0))]

    def _choose_reason(self, _: str, reason: Chosen) -> Response | None:
        self.reason = str(reason)
        return None

    def _decline(self, number: int) -> Response | None:
        self.declining = number
        return None

    def _do(self, action: Accept | Decline | Withdraw, place: str) -> Response | None:
        if self.desk.act(action, place):
            self.declining = 0
            self.desk.sound("signed" if isinstance(action, Accept) else "press")
        return None
