"""What a seat has of its own: the questions about its brief, its score, what waits for its answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.present.brief import judged
from game.rules.model.mandate import Question
from game.rules.model.view import View
from game.rules.verbs.read import signals_to_read
from game.speech.name_matching import Puzzled
from game.wording import (
    count,
    decimal,
    score_lines,
    score_sentence,
)


def questions(view: View, answers: str) -> list[str]:
    """The questions about the brief, or what is right about some answers."""
    asked = view.mandate.questions
    if not asked:
        return ["Your brief comes without questions."]
    given = re.findall(r"\d+", answers)
    return _judged(asked, given) if given else _asked(asked)


def _asked(asked: Sequence[Question]) -> list[str]:
    lines = []
    for number, each in enumerate(asked, 1):
        choices = "; ".join(f"{n}, {answer}" for n, answer in enumerate(each.answers, 1))
        lines.append(f"Question {number}: {each.ask} Answers: {choices}.")
    return [*lines, f"Answer them in a row, as in `questions {' '.join('1' for _ in asked)}`."]


def _judged(asked: Sequence[Question], given: Sequence[str]) -> list[str]:
    if len(given) != len(asked):
        raise Puzzled(
            f"There {'is' if len(asked) == 1 else 'are'} {count(len(asked), 'question')}: answer all of them, as in"
            f" `questions {' '.join('1' for _ in asked)}`."
        )
    for number, (each, answer) in enumerate(zip(asked, given, strict=True), 1):
        if not 1 <= int(answer[:4]) <= len(each.answers):
            raise Puzzled(f"Question {number} has answers 1 to {len(each.answers)}: `questions` shows them.")
    lines = []
    for number, (each, answer) in enumerate(zip(asked, given, strict=True), 1):
        lines.append(f"Question {number}: {judged(each, int(answer[:4]))}")
    return lines


def score(view: View) -> list[str]:
    """The score so far, round by round."""
    if view.table.outcome is not None:
        return [score_sentence(view)]
    rounds = [f"round {n}: {decimal(each)}" for n, each in enumerate(view.desk.scores, 1)]
    lines = [f"By your books, in points: {', '.join(rounds)}."] if rounds else ["No round has been scored yet."]
    return [*lines, *score_lines(view)]


def how_to_answer(view: View) -> list[str]:
    """What to type for what waits in this negotiation and is not an offer."""
    ways = [f"`read {s.by} {s.move} home`" for s in signals_to_read(view)[:1]]
    if view.table.phase != "negotiation":
        return []
    if ways:
        ways[0] += " says how you read a signal"
    ways += [f"`reply {o.by} later` declines an overture" for o in view.overtures_waiting()[:1]]
    return [f"For example, {', '.join(ways)}."] if ways else []
