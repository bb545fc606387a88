"""The adviser's word: on a draft text, and when asked, on what to do now. Loaded when first needed, not before.

What the adviser thinks is decided in `game.adviser`, from the same View; here it is shown and taken up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.theme import QUOTE, SMALL
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Row, Widget
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wording import act_sentence, use_sentence

if TYPE_CHECKING:
    from game.adviser import Advice

_MARKS = {"yes": "firm", "no": "critical", "open": "caution"}


@dataclass(frozen=True)
class Word:
    """One thing the adviser says: a sentence and the colour of its drift."""

    sentence: str
    mark: str


def on_text(view: View, text: Text) -> tuple[Word, ...]:
    """What the adviser reckons the text is worth to the reader, then each other signatory's likely answer, and why."""
    from game.adviser import reckoned_sentence

    return (Word(reckoned_sentence(view, text), "text"), *answers(view, text))


def answers(view: View, text: Text) -> tuple[Word, ...]:
    """Each other signatory's likely answer, and why."""
    from game.adviser import likely_answer, likely_sentence

    likely = [likely_answer(view, text, seat) for seat in text.signatories if seat != view.seat]
    return tuple(Word(likely_sentence(view, each), _MARKS[each.verdict]) for each in likely)


class Adviser:
    """The adviser's card: it waits to be asked, and its draft can be taken up."""

    def __init__(
        self, desk: Desk, take_text: Callable[[Text], Response | None], take_plan: Callable[[Plan], Response | None]
    ) -> None:
        self.desk, self._take_text, self._take_plan = desk, take_text, take_plan
        self._asked: View | None = None

    def card(self) -> list[Widget]:
        """A button; once pressed, what to look at and what the adviser would do. A new View closes it again."""
        view = self.desk.view
        if view.table.outcome is not None or view.desk.plan is not None:
            return []
        if self._asked is not view:
            ask = Button("Ask your adviser", self._ask, icon="explain", small=True, key="ask-adviser")
            return [Flow([ask])]
        return [self._word(self.desk.kept("advice", self._advice))]

    def _ask(self) -> Response | None:
        self._asked = self.desk.view
        return None

    def _advice(self) -> Advice:
        from game.adviser import advise

        return advise(self.desk.view)

    def _word(self, advice: Advice) -> Widget:
        items: list[Widget] = [Row([Icon("explain", 20, "brass"), Label("Your adviser", SMALL, "brass")], gap=8)]
        items += [Label(hint.sentence) for hint in advice.look]
        if advice.act is not None:
            items.append(Label("In your place I would say:", SMALL, "muted"))
            items += [Label(words, QUOTE) for words in self._would(advice.act)]
        items.append(Label(advice.reason, SMALL, "muted"))
        if isinstance(advice.act, Offer):
            items += [Label(word.sentence, SMALL, word.mark) for word in answers(self.desk.view, advice.act.text)]
        words = Column([*items, *self._take(advice.act)], gap=6)
        return Card(words, mark="brass", key="advice", closes=self._close)

    def _close(self) -> Response | None:
        self._asked = None
        return None

    def _would(self, act: Act) -> list[str]:
        """The act in words; a plan move by move."""
        view = self.desk.view
        if isinstance(act, Commit) and act.plan.moves:
            return [use_sentence(view, use) for use in act.plan.moves]
        return [act_sentence(view, act)]

    def _take(self, act: Act | None) -> list[Widget]:
        if isinstance(act, Offer):
            return [_taking(partial(self._take_text, act.text))]
        if isinstance(act, Commit) and act.plan.moves:
            return [_taking(partial(self._take_plan, act.plan))]
        return []


def _taking(take: Callable[[], Response | None]) -> Widget:
    return Flow([Button("Take this as a draft", take, small=True, key="take")])
