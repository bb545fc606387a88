"""What the reader alone was told: its brief, what it scores by, and whom it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import Tone, meter
from game.present.page import Entry, Line, Page, Section, Table, plainly
from game.present.standing import doors
from game.rules.conditions import all_hold
from game.rules.model.mandate import Flow, Objective, Question
from game.rules.model.rulebook import CardLine
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.round.forecast import board_from
from game.wording import (
    NOT_CALIBRATED,
    ROLE_WORDS,
    confidence_line,
    count,
    decimal,
    meter_name,
    meter_sentence,
    seat_name,
    upper_first,
)

HOW = "For every 10 points that a meter stands above its mark you score this; below the mark, the reverse."
FIRST = 2
"""Paragraphs of a brief that are read at once: who one is, and what one fears."""

COMPARE = (
    "That is your walk-away value: the result to beat, and the one to compare yourself with. Seats differ too much to"
    " be compared with each other."
)


def brief(view: View) -> Page:
    """The brief, then what counts."""
    told = [Entry((Line(each.strip(), read=True),)) for each in view.mandate.brief.split("\n") if each.strip()]
    who = view.setting.delegation[view.seat]
    head = Section(f"You speak for {who.title}, {ROLE_WORDS[who.role]} (for your eyes only)", tuple(told[:FIRST]))
    rest = Section("The rest of your brief", tuple(told[FIRST:]), fold=True)
    return Page((head, rest, *mandate(view).sections, *bonds(view).sections))


def worths(view: View, about: str) -> Page:
    """What every concession is worth to the reader, the most first; ``worth:all``. Raises `LookupError` for less."""
    if about != "all":
        raise LookupError(about)
    found = [
        (view.worth(each.id, number), seat_name(view.setting, each.giver), level.title)
        for each in view.setting.concessions
        for number, level in enumerate(each.levels, 1)
    ]
    found.sort(key=lambda each: -each[0])
    rows = ((Line(what), Line(by), Line(_points(worth), tone=_tone(worth))) for worth, by, what in found if worth)
    table = Table("What everything is worth to you", ("What", "Given by", "To you"), tuple(rows))
    note = "Points a round while it is kept. Others have their own numbers; nobody sees yours."
    return Page((Section(table.title, (Entry((Line(note, tone="muted", small=True),)),), table=table),))


def rules(view: View, about: str) -> Page:
    """What everybody knows: how it began, who is here, how it can end well, and the ideas of the rules; ``rules:card``.

    Raises `LookupError` for anything but the card.
    """
    if about != "card":
        raise LookupError(about)
    setting = view.setting
    seats = (Entry((Line(each.text),), each.title, ROLE_WORDS[each.role], (each.id,)) for each in setting.delegations)
    held = "It must hold for"
    ends = ((each.title, f"{each.text} {held} {count(each.rounds, 'round')}.") for each in setting.settlements)
    card, more = ([each for each in setting.rulebook.card if each.later is later] for later in (False, True))
    return Page(
        (
            Section("The rules in short", _card(card)),
            Section("How it can end well", tuple(Entry((Line(words),), title) for title, words in ends), fold=True),
            Section("The rest of the rules", _card(more), fold=True),
            Section("How it began", plainly(setting.opening.split("\n")), fold=True),
            Section("Who is here", tuple(seats), fold=True),
        )
    )


def _card(lines: list[CardLine]) -> tuple[Entry, ...]:
    return tuple(Entry((Line(line.text),), line.title) for line in lines)


def judged(question: Question, answer: int) -> str:
    """What is said of an answer, by its number from 1."""
    return f"{verdicts(question)[answer == question.right]} {question.why}"


def verdicts(question: Question) -> tuple[str, str]:
    """What is said of a wrong answer and of the right one, before the reason."""
    return f"Not right: it is “{question.answers[question.right - 1]}”.", "Right."


def mandate(view: View) -> Page:
    """What the seat scores by: what it has without a deal, what every round earns, aims and red lines."""
    own = view.mandate
    heads = ("Meter", "Mark", "Points")
    rows = tuple(_flow(view, each) for each in own.flows)
    flows = Table("Every round, by the meters", heads, rows) if rows else None
    return Page(
        (
            Section("Without any deal of yours", tuple(_walk_away(view))),
            Section("Every round, by the meters", _how(flows), table=flows, fold=True),
            Section("Your aims at the end", tuple(_aim(view, each) for each in own.objectives)),
            Section("Your red lines", tuple(_aim(view, each) for each in own.red_lines)),
        )
    )


def _how(flows: Table | None) -> tuple[Entry, ...]:
    return plainly([HOW], tone="muted") if flows else ()


def _walk_away(view: View) -> Iterator[Entry]:
    walk = view.mandate.walk_away
    if walk is None:
        yield Entry((Line(NOT_CALIBRATED),))
        return
    nobody, others = decimal(walk.nobody_deals), decimal(walk.others_deal)
    yield Entry((Line(f"If nobody deals, {nobody} points.", "score", "brass"),))
    yield Entry((Line(f"If the others deal without you, {others} points.", "score", "brass"),))
    yield Entry((Line(COMPARE, tone="muted", small=True),))


def _flow(view: View, flow: Flow) -> tuple[Line, ...]:
    key = f"{flow.meter}:{flow.of}" if flow.of else flow.meter
    level = flow.meter in ("restrictions", "leak")
    step = "each level" if level else f"above {flow.above} only" if flow.only_above else f"from {flow.above}"
    return Line(upper_first(meter_name(view, key))), Line(step), Line(_points(flow.per_ten), tone=_tone(flow.per_ten))


def _points(hundredths: int) -> str:
    return f"{'+' if hundredths > 0 else ''}{decimal(hundredths)}"


def _tone(hundredths: int) -> Tone:
    return "firm" if hundredths > 0 else "critical" if hundredths < 0 else "muted"


def _aim(view: View, aim: Objective) -> Entry:
    holds = all_hold(aim.when, board_from(view, Plan()), view.seat, private=True)
    tone: Tone = "firm" if holds == (aim.points >= 0) else "muted"
    now = Line("It holds now." if holds else "It does not hold now.", "tick" if holds else "cross", tone, small=True)
    return Entry((now,), aim.title, f"{_points(aim.points)} points", tone="brass" if aim.points >= 0 else "critical")


# --------------------------------------------------------------------------------------------------
# Whom the seat depends on


def bonds(view: View) -> Page:
    """An entry for every other delegation, those with a tie first."""
    others = [_bond(view, seat) for seat in view.setting.seats if seat != view.seat]
    others.sort(key=lambda entry: not entry.lines[0].icon)
    return Page((Section("Who you depend on", tuple(others), fold=True),))


def _bond(view: View, seat: str) -> Entry:
    held, key = view.setting.delegation[seat], f"trust:{view.seat}:{seat}"
    ties = (*_alliances(view, seat), *_doors(view, seat), *_restrictions(view, seat))
    trust = (Line(meter_sentence(view, key), meter=meter(view, key)),) if view.setting.plays("trust") else ()
    return Entry((*(ties or (Line(held.text, small=True),)), *trust), held.title, ROLE_WORDS[held.role], (seat,))


def _alliances(view: View, seat: str) -> Iterator[Line]:
    setting, name = view.setting, seat_name(view.setting, seat)
    own, theirs = setting.alliance.get(view.seat), setting.alliance.get(seat)
    if own is not None and own.guarantor == seat:
        yield Line(f"You depend on {name}: it is your guarantor.", "confidence")
        yield Line(confidence_line(view, view.seat), "abandonment")
    if theirs is not None and theirs.guarantor == view.seat:
        yield Line(f"{name} depends on you: you are its guarantor.", "confidence")
        yield Line(confidence_line(view, seat), "abandonment")
    if own is not None and theirs is not None and own.guarantor == theirs.guarantor:
        shared = seat_name(setting, own.guarantor)
        words = f"{name} leans on {shared} as you do: what {shared} does with one, the other watches."
        yield Line(words, "confidence")


def _doors(view: View, seat: str) -> Iterator[Line]:
    for door in doors(view):
        if {*door.sides} == {view.seat, seat}:
            yield Line(door.text, door.icon)
            yield from (Line(words, "price") for words in door.asks)
            return
    if seat in view.setting.adversaries[view.seat]:
        yield Line(f"You face {seat_name(view.setting, seat)} across a door.", "door")


def _restrictions(view: View, seat: str) -> Iterator[Line]:
    rule, name = view.setting.restrictions, seat_name(view.setting, seat)
    if rule is None or {view.seat, seat} - {rule.by, rule.on, rule.enforced_by}:
        return
    you = {rule.by: "You impose restrictions", rule.on: "You are under restrictions"}
    they = {rule.by: f"{name} imposed them", rule.on: f"{name} bears them"}
    own = you.get(view.seat, "You enforce restrictions")
    theirs = they.get(seat, f"{name} enforces them, or not")
    words = f"{own}; {theirs}. They stand at level {view.table.restrictions} of 3."
    yield Line(words, "restrictions")
