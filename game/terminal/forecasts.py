"""What a text or a plan is expected to come to, in sentences. The numbers are the forecast of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import Expected, Risk, difference, forecast, shares
from game.wording import (
    deal_number,
    home_sentence,
    meter_name,
    points,
    signed,
    upper_first,
    worth_sentence,
)

if TYPE_CHECKING:
    pass


def appraisal(view: View, text: Text) -> list[str]:
    """What a text would be worth and do, and what each home would say to it."""
    lines = [worth_sentence(view, text)]
    lines += text_effects(view, text)
    homes = (view.seat, *(s for s in text.signatories if s != view.seat))
    lines += [home_sentence(view, text, seat) for seat in homes]
    from game.terminal.advising import likely  # the first prompt need not wait for it

    return [line for line in (*lines, *likely(view, text)) if line]


def text_effects(view: View, text: Text) -> list[str]:
    """What a text would change by the end of the round, against doing without it."""
    added = difference(forecast(view, text=text), forecast(view))
    lines = [_added(view, each) for each in added.meters.values()]
    if added.points:
        more = (
            f"earn you {points(added.points)} more" if added.points > 0 else f"bring you {points(-added.points)} less"
        )
        lines.append(f"The round should {more} than without it.")
    lines += [_risk(view, risk) for risk in added.risks]
    return lines or ["It should change nothing by the end of the round."]


def plan_effects(view: View, plan: Plan) -> list[str]:
    """What is expected by the end of the round if the others do nothing, and how much of it by the plan."""
    expected = forecast(view, plan)
    lines = [_expected(view, each.expected, each.planned) for each in shares(view, plan)]
    verb = "earn" if expected.points >= 0 else "cost"
    lines.append(f"By your books the round would {verb} you {points(abs(expected.points))}.")
    return [*lines, *(_risk(view, risk) for risk in expected.risks)]


def _added(view: View, each: Expected) -> str:
    about = "about " if view.meter(each.meter) is None else ""
    way = "higher" if each.by > 0 else "lower"
    return f"{upper_first(meter_name(view, each.meter))} would end the round {about}{abs(each.by)} {way} for it."


def _expected(view: View, each: Expected, planned: int) -> str:
    if not each.by:
        return f"{upper_first(meter_name(view, each.meter))} should stay where it is{_share(0, planned)}."
    verb = "rise" if each.by > 0 else "fall"
    head = f"{upper_first(meter_name(view, each.meter))} should {verb} by"
    share = _share(each.by, planned)
    if view.meter(each.meter) is None:
        return f"{head} about {abs(each.by)}{share}."
    band = "" if each.low == each.high else f", somewhere from {each.low} to {each.high}"
    return f"{head} {abs(each.by)} to {each.now + each.by}{band}{share}."


def _share(by: int, planned: int) -> str:
    """How much of a change a plan brings, where something happens anyway."""
    return f" ({signed(planned)} by your plan, {signed(by - planned)} anyway)" if planned and by != planned else ""


def _risk(view: View, risk: Risk) -> str:
    percent = risk.percent
    match risk.kind:
        case "notice":
            number = deal_number(view, risk.what)
            return f"Breaking commitment {number} is noticed with a chance of {percent} percent."
        case "incident":
            return f"If another delegation provokes as well, an incident happens with a chance of {percent} percent."
        case "breakdown":
            return "Tension would reach 100: breakdown, and everyone loses."
        case "leak":
            return f"A confidential text of yours may come out, with a chance of {percent} percent."
    return f"{upper_first(risk.kind)}: {percent} percent."
