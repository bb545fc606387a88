"""How things stand for the reader, in figures and in sentences."""

from __future__ import annotations

from game.present.waiting import duties, waiting_lines
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import (
    ROLE_WORDS,
    checklist_lines,
    confidence_line,
    count,
    decimal,
    door_lines,
    facts_lines,
    heading,
    limits_sentence,
    meter_value,
    ready_line,
    score_lines,
    settling_lines,
)


class Figure(Value, frozen=True):
    """One number of the reader's own: what it is of, with its unit, what it is for, and the page that tells more."""

    kind: str
    number: str
    unit: str
    tip: str
    page: str


class Status(Value, frozen=True):
    """Where the game is, who is ready, the reader's own figures, and all there is to say of it in sentences."""

    heading: str
    ready: str
    figures: tuple[Figure, ...]
    lines: tuple[str, ...]


def status(view: View) -> Status:
    """How things stand for the reader."""
    return Status(heading(view), ready_line(view), figures(view), tuple(_lines(view)))


def figures(view: View) -> tuple[Figure, ...]:
    """The reader's score, support at home and political capital."""
    own, walk = view.desk, view.mandate.walk_away
    beat = "" if walk is None else f"; your walk-away value at the end is {decimal(walk.nobody_deals)} points"
    score = decimal(own.final if own.final is not None else own.score)
    home = "Your support at home, of 100. It decides what your people let through."
    return (
        Figure("score", score, "points", f"Your score so far{beat}.", "brief"),
        Figure("support", str(own.support), "support", home, "support"),
        Figure("capital", str(own.capital), "capital", "Political capital for this round's moves.", "plan"),
    )


def _lines(view: View) -> list[str]:
    who = view.setting.delegation[view.seat]
    capital = count(view.desk.capital, "unit")
    lines = [
        heading(view),
        f"You speak for {who.title}, {ROLE_WORDS[who.role]}. You have {capital} of political capital.",
        f"Tension is {meter_value(view, 'tension')}.",
        *(confidence_line(view, partner) for partner in view.setting.alliance),
        *facts_lines(view),
        *(line for door in view.table.doors for line in door_lines(view, door)),
        *settling_lines(view),
        *checklist_lines(view),
    ]
    support = meter_value(view, f"support:{view.seat}")
    lines.append(f"Your support at home is {support}. {limits_sentence(view)}".rstrip())
    lines += [*score_lines(view), *waiting_lines(view), *duties(view), ready_line(view)]
    return [line for line in lines if line]
