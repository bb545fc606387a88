"""What a seat may expect of a text or a plan it is thinking about: answered from its View, for the composer."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from msgspec.structs import replace

from game.rules.model.view import View
from game.rules.round.forecast import Forecast, difference, forecast, home_answer, shares
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wire import Json, dumps, to_json
from game.wording import (
    decimal,
    home_sentence,
    meter_name,
    offer_sentence,
    plan_lines,
    points,
    seat_name,
    side_effects,
    until_the_end,
    upper_first,
    worth_figures,
)


def mark(view: View, act: Offer | Commit) -> str:
    """Names what a preview was of: the act, and the words in which it was read. An act may carry it back."""
    words = [offer_sentence(view, act.text, view.round)] if isinstance(act, Offer) else plan_lines(view, act.plan)
    return blake2b(f"{dumps(to_json(act))}{words}".encode(), digest_size=12).hexdigest()


def on_text(view: View, act: Offer) -> Json:
    """What a text says, what it is worth, how homes would take it and what it would move."""
    text = act.text
    homes = []
    if view.setting.plays("ratification") and text.clauses:
        for seat in text.signatories:
            answer = home_answer(view, text, seat)
            homes.append({"seat": seat, "verdict": answer.verdict, "text": home_sentence(view, text, seat)})
    each, total = worth_figures(view, text)
    return {
        "of": mark(view, act),
        "sentence": offer_sentence(view, text, view.round) if text.signatories else "",
        "besides": side_effects(view, text),
        "each": decimal(each),
        "total": decimal(total),
        "until": until_the_end(view),
        "sign": (each > 0) - (each < 0),
        "homes": homes,
        "forecast": _forecast(view, difference(forecast(view, text=text), forecast(view))),
    }


def on_plan(view: View, act: Commit) -> Json:
    """What a plan moves."""
    planned = {share.expected.meter: share for share in shares(view, act.plan)}
    found = replace(forecast(view, act.plan), meters={key: share.expected for key, share in planned.items()})
    told = _forecast(view, found, {key: share.planned for key, share in planned.items()})
    return {"of": mark(view, act), "forecast": told}


def _forecast(view: View, found: Forecast, planned: Mapping[str, int] | None = None) -> Json:
    """A forecast for a page; of a plan with its share of each change, `planned`, apart from what happens anyway."""
    first = ("tension", "confidence")
    moved = sorted(found.meters.values(), key=lambda e: (not e.meter.startswith(first), -abs(e.by), e.meter))
    return {
        "cost": found.cost,
        "points": points(found.points),
        "meters": [
            {
                "name": upper_first(meter_name(view, e.meter)),
                "now": e.now,
                "by": e.by,
                "low": e.low,
                "high": e.high,
                "planned": planned.get(e.meter, 0) if planned is not None else e.by,
            }
            for e in moved[:12]
        ],
        "risks": [_risk(view, r.kind, r.what, r.percent) for r in found.risks],
    }


def _risk(view: View, kind: str, what: str, percent: int) -> str:
    match kind:
        case "notice":
            return f"A broken commitment is noticed with a chance of {percent} percent."
        case "incident":
            return f"If another delegation provokes as well, an incident follows with a chance of {percent} percent."
        case "breakdown":
            return "Tension would reach 100: the crisis leaves the diplomats' hands and everyone loses."
        case "leak":
            return f"A confidential text comes out with a chance of {percent} percent."
    return f"{seat_name(view.setting, what)}: {percent} percent."
