"""What a text or a plan would do, as far as one seat can know: sentences and a list of meters, each with its change."""

from __future__ import annotations

from collections.abc import Mapping

from game.desktop.screens import advice
from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL, SMALL_STRONG
from game.desktop.widgets import Change, Column, Head, Icon, Label, Line, Listing, Row, Widget, heading
from game.present.meters import rising_is_bad
from game.rules.law.texts import check_clause
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import Share, difference, forecast, shares
from game.wording import (
    deal_number,
    home_sentence,
    meter_name,
    points,
    settling_lines,
    signed,
    text_sentence,
    upper_first,
    worth_sentence,
)

MOST_METERS = 7


def appraisal(desk: Desk, text: Text, counters: int = 0) -> Widget:
    """Everything worth knowing before a text is put."""
    return Column(desk.kept(("appraisal", text), lambda: _lines(desk, text)), gap=6)


def _lines(desk: Desk, text: Text) -> list[Widget]:
    view = desk.view
    items: list[Widget] = [Label(text_sentence(view, text))]
    items.append(_sign("score", worth_sentence(view, text)))
    if not _sound(view, text):
        return items
    if text.clauses:
        others = (seat for seat in text.signatories if seat != view.seat)
        homes = (home_sentence(view, text), " ".join(home_sentence(view, text, seat) for seat in others).strip())
        items += [_sign("home", words) for words in homes if words]
    advised = (Label(word.sentence, SMALL, word.mark or "text", grow=1) for word in advice.on_text(view, text))
    items += [Row([Icon("explain", 18, "brass"), words], gap=6) for words in advised]
    moved = {key: each.by for key, each in difference(forecast(view, text=text), forecast(view)).meters.items()}
    if moved:
        items += [heading("WHAT IT DOES TO METERS THIS ROUND"), _changes(view, moved)]
    return items


def _sound(view: View, text: Text) -> bool:
    """Whether a forecast can be made: every clause must be possible at all."""
    try:
        for clause in text.clauses:
            check_clause(view.setting, clause, view.round)
    except Illegal:
        return False
    return True


def _sign(icon: str, words: str) -> Widget:
    return Row([Icon(icon, 18, "muted"), Label(words, SMALL, grow=1)], gap=6)


def _changes(view: View, moved: Mapping[str, int]) -> Widget:
    lines = [
        Line([Label(upper_first(meter_name(view, key)), SMALL), Change(by, rising_is_bad(view, key))], key=key)
        for key, by in list(moved.items())[:MOST_METERS]
    ]
    return Listing([Head("", grow=1), Head("")], lines)


# --------------------------------------------------------------------------------------------------
# Plans


def plan_forecast(desk: Desk, plan: Plan) -> Widget:
    """What a plan would do by the end of the round."""
    return Column(desk.kept(("forecast", plan), lambda: _plan_lines(desk, plan)), gap=6)


def _plan_lines(desk: Desk, plan: Plan) -> list[Widget]:
    view = desk.view
    found = forecast(view, plan)
    verb = "earn" if found.points >= 0 else "cost"
    items: list[Widget] = [
        heading("WHAT YOU MAY EXPECT THIS ROUND"),
        Label("If the others do nothing; what they do comes on top.", SMALL, "muted"),
        Label(f"By your books the round would {verb} you {points(abs(found.points))}.", SMALL_STRONG),
    ]
    items += [Label(line, SMALL, "steady") for line in settling_lines(view)]
    items += [_risk(view, risk.kind, risk.what, risk.percent) for risk in found.risks]
    moved = shares(view, plan)
    if moved:
        heads = [Head("METER", grow=1), Head("NOW", "right"), Head("THEN", "right"), Head("BY THIS"), Head("ANYWAY")]
        items.append(Listing(heads, [_expected(view, share) for share in moved]))
    return items


def _expected(view: View, share: Share) -> Line:
    expected, anyway = share.expected, share.expected.by - share.planned
    name = upper_first(meter_name(view, expected.meter))
    after = expected.now + expected.by
    then = str(after) if expected.low == expected.high else f"{expected.low}–{expected.high}"
    says = f"{name}: {expected.now} now, then {then} of 100; {signed(share.planned)} by this, {signed(anyway)} anyway"
    bad = rising_is_bad(view, expected.meter)
    return Line(
        [
            Label(name, SMALL),
            Label(str(expected.now), SMALL),
            Label(then, SMALL_STRONG),
            Change(share.planned, bad),
            Change(anyway, bad),
        ],
        says=says,
        key=expected.meter,
    )


def _risk(view: View, kind: str, what: str, percent: int) -> Widget:
    match kind:
        case "notice":
            words = f"Breaking commitment {deal_number(view, what)} is noticed with a chance of {percent} percent."
        case "incident":
            words = f"If another delegation provokes too, an incident follows with a chance of {percent} percent."
        case "breakdown":
            words = "Tension would reach 100: everyone loses."
        case "leak":
            words = f"A confidential text comes out with a chance of {percent} percent."
        case _:
            words = f"{upper_first(kind)}: {percent} percent."
    return Row([Icon("warning", 18, "caution"), Label(words, SMALL, "caution", grow=1)], gap=6)
