"""What a text or a plan would come to by the end of the round: meters, risks, the reader's own books.

The numbers are the forecast of the rules; here they are put in order and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from game.present.meters import rising_is_bad
from game.rules.model.terms import Plan, Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.round.forecast import Expected, Risk, RiskKind, difference, forecast, shares
from game.wording import deal_number, meter_name, points, signed, upper_first

MOST = 12
"""Meters that are told of: more would not be read."""

NOTHING = "It should change nothing by the end of the round."


class Expectation(Value, frozen=True):
    """What a meter is expected to do: its value now, its change, and the least and greatest it may then be.

    planned: how much of the change is due to the text or plan; the rest happens anyway
    rising_is_bad: whether a rise is bad news for the reader
    text: all of it, as a sentence
    """

    key: str
    name: str
    now: int
    by: int
    low: int
    high: int
    planned: int
    rising_is_bad: bool
    text: str

    @property
    def then(self) -> str:
        """The value at the end of the round, or the span in which it may lie."""
        return str(self.now + self.by) if self.low == self.high else f"{self.low}–{self.high}"


class Outlook(Value, frozen=True):
    """What may be expected: what it is told against, the reader's books, meters in order, risks in sentences."""

    against: str
    books: str
    meters: tuple[Expectation, ...]
    risks: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it in sentences."""
        said = (*(each.text for each in self.meters), *([self.books] if self.books else []), *self.risks)
        return said or (NOTHING,)


def text_outlook(view: View, text: Text) -> Outlook:
    """What a text would change by the end of the round, against doing without it."""
    with_it, without = forecast(view, text=text), forecast(view)
    added, averted = difference(with_it, without), difference(without, with_it).events
    moved = [_expectation(view, each, each.by, _added(view, each)) for each in _in_order(added.meters.values())]
    news = [*map(upper_first, _news(view, added.events)), *(f"Without it, {line}" for line in _news(view, averted))]
    # No figure of the round: a text has one figure, and that one goes to the end.
    return Outlook("Against doing without it.", "", tuple(moved), (*news, *_risks(view, added.risks)))


def plan_outlook(view: View, plan: Plan) -> Outlook:
    """What is expected by the end of the round if the others do nothing, and how much of it by the plan."""
    found, share = forecast(view, plan), {each.expected.meter: each for each in shares(view, plan)}
    verb = "earn" if found.points >= 0 else "cost"
    books = f"By your books the round would {verb} you {points(abs(found.points))}."
    moved = [
        _expectation(view, each, share[each.meter].planned, _foreseen(view, each, share[each.meter].planned))
        for each in _in_order(each.expected for each in share.values())
    ]
    against = "If the others do nothing; what they do comes on top."
    news = map(upper_first, _news(view, found.events))
    return Outlook(against, books, tuple(moved), (*news, *_risks(view, found.risks)))


def _in_order(expected: Iterable[Expected]) -> list[Expected]:
    """Tension and confidence first, then what moves most."""
    first = ("tension", "confidence")
    return sorted(expected, key=lambda e: (not e.meter.startswith(first), -abs(e.by), e.meter))[:MOST]


def _expectation(view: View, each: Expected, planned: int, words: str) -> Expectation:
    name, bad = upper_first(meter_name(view, each.meter)), rising_is_bad(view, each.meter)
    return Expectation(each.meter, name, each.now, each.by, each.low, each.high, planned, bad, words)


def _added(view: View, each: Expected) -> str:
    about = "about " if view.meter(each.meter) is None else ""
    way = "higher" if each.by > 0 else "lower"
    return f"{upper_first(meter_name(view, each.meter))} would end the round {about}{abs(each.by)} {way} for it."


def _foreseen(view: View, each: Expected, planned: int) -> str:
    share = f" ({signed(planned)} by your plan, {signed(each.by - planned)} anyway)"
    share = share if planned and each.by != planned else ""
    name = upper_first(meter_name(view, each.meter))
    if not each.by:
        return f"{name} should stay where it is{share}."
    head = f"{name} should {'rise' if each.by > 0 else 'fall'} by"
    if view.meter(each.meter) is None:
        return f"{head} about {abs(each.by)}{share}."
    span = "" if each.low == each.high else f", somewhere from {each.low} to {each.high}"
    return f"{head} {abs(each.by)} to {each.now + each.by}{span}{share}."


def _news(view: View, events: Iterable[str]) -> Iterator[str]:
    """What surely falls when the next round begins."""
    titles = {event.id: event.title for event in view.setting.events}
    return (f"the next round surely begins with this news: {titles[event]}." for event in events)


def _risks(view: View, risks: Iterable[Risk]) -> tuple[str, ...]:
    return tuple(_risk(view, each.kind, each.what, each.percent) for each in risks)


def _risk(view: View, kind: RiskKind, what: str, percent: int) -> str:
    match kind:
        case "notice":
            return f"Breaking commitment {deal_number(view, what)} is noticed with a chance of {percent} percent."
        case "incident":
            return f"If another delegation provokes as well, an incident follows with a chance of {percent} percent."
        case "breakdown":
            return "Tension would reach 100: breakdown, and everyone loses."
        case "leak":
            return f"A confidential text comes out with a chance of {percent} percent."
    assert_never(kind)
