"""How the crisis can end well, in words: what a settlement has and lacks, when it ends the game, what that freezes."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.model.conditions import AllOf, AnyOf, Condition, Did, InForce, MeterIs, NoneOf, Quiet, RoundIs, Talks
from game.rules.model.setting import Setting
from game.rules.model.view import View
from game.rules.round.checklist import Checklist, Need, checklists, frozen
from game.wording.names import listed, lower_first, meter_name, points, scoring_rounds, seat_name, seats_named
from game.wording.texts import concession_phrase

SOON = 2
"""Resolutions before the end from which everybody is told what it would freeze: a round before the one that would."""


def settling_lines(view: View) -> list[str]:
    """Which settlements stand, when they end the game and what that would freeze, or whose assent keeps it open."""
    return [line for each in checklists(view) for line in (_settling(view, each),) if line]


def _settling(view: View, each: Checklist) -> str:
    title, setting = each.settlement.title, view.setting
    if each.waits and each.stood:
        who = listed(assent_phrase(view, each, seat) for seat in each.lacks)
        return f"{title} stands, and ends the game as soon as it has the assent of {who}."
    if not each.resolutions or not (each.stood or each.resolutions <= SOON):
        return ""
    last = view.round + each.resolutions - 1
    if last > setting.rounds:
        return ""
    when = "this round" if last == view.round else f"round {last}"
    signed = "is signed" if not each.stood else "stands"
    held = frozen(view, each.resolutions)
    worth = f"{'bring' if held.points >= 0 else 'cost'} you {points(abs(held.points))}"
    return (
        f"A settlement {signed}, {title}: if it stands at the end of {when}, the game ends with it. What stands then is"
        f" scored on for {scoring_rounds(setting, held.rounds)}: as it is now, they {worth}, aims apart."
    )


def checklist_lines(view: View) -> list[str]:
    """Each settlement with what is missing and whose it is, the nearest first."""
    found = sorted(checklists(view), key=lambda each: len(each.missing) * 100 // max(1, len(each.needs)))
    return [checklist_line(view, each) for each in found]


def nearest_line(view: View) -> str:
    """The settlement of which most stands, where something of one does; else empty."""
    begun = any(need.state != "missing" for each in checklists(view) for need in each.needs if need.condition)
    return next(iter(checklist_lines(view)), "") if begun else ""


def checklist_line(view: View, each: Checklist) -> str:
    """One settlement: how much of it stands, and what is missing with whose it is."""
    have = sum(need.state == "stands" for need in each.needs)
    signed = sum(need.state == "signed" for need in each.needs)
    head = f"{each.settlement.title}: {have} of {len(each.needs)} stand{f', {signed} more signed' if signed else ''}."
    missing = [need_phrase(view, each, need) for need in each.missing]
    return f"{head} Missing: {'; '.join(missing)}." if missing else head


def need_phrase(view: View, each: Checklist, need: Need) -> str:
    """One thing that a settlement needs, and whose it is."""
    if need.condition is None:
        return f"the assent of {assent_phrase(view, each, need.whose[0])}"
    whose = f" ({' or '.join(seat_name(view.setting, seat) for seat in need.whose)})" if need.whose else ""
    return f"{condition_phrase(view, need.condition)}{whose}"


def assent_phrase(view: View, each: Checklist, seat: str) -> str:
    """Whose assent it is, and how it is had."""
    now = view.meter(f"confidence:{seat}")
    sure = f", or confidence {each.settlement.assured} (now {now})" if now is not None else ""
    return f"{seat_name(view.setting, seat)} (a text of it that gives it something{sure})"


def condition_phrase(view: View, condition: Condition) -> str:
    """What must hold, in words that follow a colon."""
    setting = view.setting
    match condition:
        case InForce():
            return _promise(setting, condition)
        case MeterIs():
            name = meter_name(view, f"{condition.meter}:{condition.of}" if condition.of else condition.meter)
            bounds = [f"at {condition.at_least} or more"] if condition.at_least > 0 else []
            bounds += [f"at {condition.at_most} or less"] if condition.at_most < 100 else []
            return f"{name} {' and '.join(bounds)}"
        case RoundIs():
            early = f"round {condition.first} or later"
            return early if condition.first > 1 else f"round {condition.last} at the latest"
        case Talks():
            return f"{condition.at_least} talks between {seats_named(setting, condition.between)}"
        case Did():
            return f"{lower_first(setting.move[condition.move].title, setting)} by {_who(setting, condition.by)}"
        case Quiet():
            return f"no provocation by {_who(setting, condition.of)}"
        case NoneOf():
            return f"not {_either(view, condition.conditions, 'or')}"
        case AllOf():
            return _either(view, condition.conditions, "and")
        case AnyOf():
            if condition.at_least > 1:
                return f"{condition.at_least} of {_either(view, condition.conditions, 'and')}"
            return _either(view, condition.conditions, "or")


def _either(view: View, conditions: Iterable[Condition], word: str) -> str:
    return listed((condition_phrase(view, each) for each in conditions), word)


def _who(setting: Setting, of: str) -> str:
    return seat_name(setting, of) if of in setting.delegation else f"the {of}"


def _promise(setting: Setting, wanted: InForce) -> str:
    title = lower_first(setting.concession[wanted.concession].title, setting)
    words = concession_phrase(setting, wanted.concession, wanted.level) if wanted.level > 1 else title
    cover = f" signed by {seats_named(setting, wanted.covers)}" if wanted.covers else ""
    return f"{words}{cover}{', verified' if wanted.verified else ''}"
