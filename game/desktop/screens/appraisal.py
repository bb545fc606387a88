"""What a text or a plan would do, as far as one seat can know: sentences and a list of meters, each with its change."""

from __future__ import annotations

from collections.abc import Iterable

from game.desktop.screens.desk import Desk
from game.desktop.theme import SMALL, SMALL_STRONG
from game.desktop.widgets import Change, Column, Head, Icon, Label, Line, Listing, Row, Widget, heading
from game.present.appraisal import appraise
from game.present.outlook import NOTHING, Expectation, Outlook, plan_outlook
from game.rules.model.terms import Plan, Text
from game.wording import settling_lines


def appraisal(desk: Desk, text: Text, counters: int = 0) -> Widget:
    """Everything worth knowing before a text is put."""
    return Column(desk.kept(("appraisal", text), lambda: _lines(desk, text)), gap=6)


def _lines(desk: Desk, text: Text) -> list[Widget]:
    found = appraise(desk.view, text)
    items: list[Widget] = [Label(found.sentence), _sign("score", found.worth)]
    items += [Label(part, SMALL, "muted") for part in found.parts]
    items += [_sign("home", home.text) for home in found.homes]
    if found.outlook is None:
        return items
    from game.present.counsel import on_text

    if desk.live.adviser == "off":
        return [*items, heading("BY THE END OF THE ROUND"), *_outlook(found.outlook, [])]
    items += [_sign("explain", word.text, word.tone or "text") for word in on_text(desk.view, text)]
    return [*items, heading("BY THE END OF THE ROUND"), *_outlook(found.outlook, [])]


def _sign(icon: str, words: str, colour: str = "text") -> Widget:
    drawn = "brass" if icon == "explain" else "caution" if icon == "warning" else "muted"
    return Row([Icon(icon, 18, drawn), Label(words, SMALL, colour, grow=1)], gap=6)


def plan_forecast(desk: Desk, plan: Plan) -> Widget:
    """What a plan would do by the end of the round."""
    return Column(desk.kept(("forecast", plan), lambda: _plan_lines(desk, plan)), gap=6)


def _plan_lines(desk: Desk, plan: Plan) -> list[Widget]:
    settling = [Label(line, SMALL, "steady") for line in settling_lines(desk.view)]
    return [heading("WHAT YOU MAY EXPECT THIS ROUND"), *_outlook(plan_outlook(desk.view, plan), settling)]


def _outlook(found: Outlook, beside: Iterable[Widget]) -> list[Widget]:
    items: list[Widget] = [Label(found.against, SMALL, "muted")]
    items += [Label(found.books, SMALL_STRONG)] if found.books else []
    if not (found.meters or found.books or found.risks):
        return [*beside, Label(NOTHING, SMALL, "muted")]
    items += [*beside, *(_sign("warning", words, "caution") for words in found.risks)]
    if found.meters:
        heads = [Head("METER", grow=1), Head("NOW", "right"), Head("THEN", "right"), Head("BY THIS"), Head("ANYWAY")]
        items.append(Listing(heads, [_expected(each) for each in found.meters]))
    return items


def _expected(each: Expectation) -> Line:
    figures = [Label(each.name, SMALL), Label(str(each.now), SMALL), Label(each.then, SMALL_STRONG)]
    changes = [Change(by, each.rising_is_bad) for by in (each.planned, each.by - each.planned)]
    return Line([*figures, *changes], says=each.text, key=each.key)
