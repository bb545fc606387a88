"""Three questions about a brief. An answer is judged at once, with the reason, and stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.desktop.response import Response
from game.desktop.theme import NAME, SMALL, STRONG
from game.desktop.widgets import Card, Column, Icon, Label, Row, Sheet, Widget, heading
from game.present.brief import judged
from game.rules.model.mandate import Question


@dataclass
class Answers:
    """What somebody answered: the number of the question, from 0, to the number of the answer, from 1."""

    given: dict[int, int] = field(default_factory=dict)

    def take(self, question: int, answer: int) -> Response | None:
        """The first answer counts."""
        self.given.setdefault(question, answer)
        return None

    def right(self, asked: Sequence[Question]) -> int:
        """How many were right."""
        return sum(asked[number].right == answer for number, answer in self.given.items())


def questions(asked: Sequence[Question], answers: Answers) -> Widget:
    """All questions, each with its answers to press and, once pressed, what is right and why."""
    if not asked:
        return Sheet(Label("This brief comes without questions."))
    parts: list[Widget] = [_question(each, number, answers) for number, each in enumerate(asked)]
    if len(answers.given) == len(asked):
        parts.append(Label(f"{answers.right(asked)} of {len(asked)} right.", NAME, "brass"))
    return Column(parts, gap=12)


def _question(each: Question, number: int, answers: Answers) -> Widget:
    given = answers.given.get(number)
    parts: list[Widget] = [heading(f"QUESTION {number + 1}"), Label(each.ask, STRONG)]
    parts += [_answer(each, words, place, number, given, answers) for place, words in enumerate(each.answers, 1)]
    if given is not None:
        parts.append(Label(judged(each, given), SMALL))
    return Sheet(Column(parts, gap=8))


def _answer(each: Question, words: str, place: int, number: int, given: int | None, answers: Answers) -> Widget:
    if given is None:
        return Card(Label(words), lambda: answers.take(number, place), words, around=9, key=f"answer-{number}-{place}")
    right, chosen = place == each.right, place == given
    icon = Icon("tick" if right else "cross", 18, "firm" if right else "critical" if chosen else "muted")
    row = Row([icon, Label(words, colour="text" if right or chosen else "muted", grow=1)], gap=8)
    return Card(row, mark="firm" if right else "critical" if chosen else "", around=9)
