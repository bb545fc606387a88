"""The adviser's card: what it says when it is asked, and how its draft is taken up. Loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.desktop.response import Response
from game.desktop.screens.desk import Desk
from game.desktop.theme import QUOTE, SMALL
from game.desktop.widgets import Button, Card, Column, Flow, Icon, Label, Row, Widget
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer

if TYPE_CHECKING:
    from game.present.counsel import Counsel

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
        if view.table.outcome is not None or view.desk.plan is not None or self.desk.live.adviser == "off":
            return []
        if self._asked is not view:
            ask = Button("Ask your adviser", self._ask, icon="explain", small=True, key="ask-adviser")
            return [Flow([ask])]
        return [self._word(self._kept())]

    def _ask(self) -> Response | None:
        self._asked = self.desk.view
        return None

    def _kept(self) -> Counsel:
        return self.desk.kept(("counsel", self.desk.live.adviser), self._counsel)

    def _counsel(self) -> Counsel:
        from game.present.counsel import counsel

        return counsel(self.desk.view, self.desk.live.adviser)

    def _word(self, counsel: Counsel) -> Widget:
        items: list[Widget] = [Row([Icon("explain", 20, "brass"), Label("Your adviser", SMALL, "brass")], gap=8)]
        items += [Label(words) for words in counsel.look]
        if counsel.ways:
            items.append(Label("Two ways:" if len(counsel.ways) > 1 else "One way:", SMALL, "muted"))
        for each in counsel.ways:
            items += [Label(each.title, QUOTE), Label(each.speaks, SMALL, "muted")]
        if counsel.would:
            items.append(Label("In your place I would say:", SMALL, "muted"))
            items += [Label(words, QUOTE) for words in counsel.would]
        items += [Label(counsel.reason, SMALL, "muted")] if counsel.reason else []
        items += [Label(word.text, SMALL, word.tone or "text") for word in counsel.words]
        if counsel.draft is not None:
            items.append(Flow([Button("Take this as a draft", self._take, small=True, key="take")]))
        return Card(Column(items, gap=6), mark="brass", key="advice", closes=self._close)

    def _take(self) -> Response | None:
        match self._kept().draft:
            case Offer(text=text):
                return self._take_text(text)
            case Commit(plan=plan):
                return self._take_plan(plan)
        return None

    def _close(self) -> Response | None:
        self._asked = None
        return None
