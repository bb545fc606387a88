"""What a seat alone was told, in words: reports of its people, and how it read a signal."""

from __future__ import annotations

from game.rules.model.desk import Report
from game.rules.model.view import View
from game.wording.moves import move_noun
from game.wording.names import INTENT_WORDS, lower_first, points, seat_name


def report_sentence(view: View, report: Report) -> str:
    """A private report: what was learnt about another delegation, and how sure it is."""
    setting = view.setting
    who = seat_name(setting, report.about)
    sure = f", give or take {report.noise}" if report.noise else ""
    match report.kind:
        case "support":
            return f"Your people report: {who}'s support at home is about {report.value} of 100{sure}."
        case "progress":
            return f"Your people report: {who}'s progress is about {report.value} of 100{sure}."
        case "strain":
            return f"Your people report: {who}'s strain under restrictions is about {report.value} of 100{sure}."
        case "trust":
            return f"Your people report: {who}'s trust in you is about {report.value} of 100{sure}."
        case "enforcement":
            return f"Your people report: {who} really enforces the restrictions at about {report.value} of 3{sure}."
        case "worth":
            return _worth_report(view, report, who)
    return f"Your people report about {who}: {report.kind} {report.value}{sure}."


def _worth_report(view: View, report: Report, who: str) -> str:
    name, _, level = report.what.partition(":")
    concession = view.setting.concession.get(name)
    if concession is None:
        return f"Your people report about {who}: {report.value}."
    many = f" at level {level}" if len(concession.levels) > 1 else ""
    title = f"{lower_first(concession.title, view.setting)}{many}"
    source = "Your people report" if report.noise else "In the talks you learnt"
    about = "about " if report.noise else ""
    if report.value == 0:
        return f"{source}: {title} is worth {about}nothing to {who}."
    verb = "is worth" if report.value > 0 else "costs"
    noise = f", give or take {points(report.noise)}" if report.noise else ""
    end = f"to {who} " if report.value > 0 else f"{who} "
    if report.value > 0:
        return f"{source}: {title} {verb} {about}{points(report.value)} a round {end.strip()}{noise}."
    return f"{source}: {title} {verb} {end}{about}{points(-report.value)} a round{noise}."


def reading_sentence(view: View, by: str, move: str, reading: str) -> str:
    """How the reader read another's signal."""
    return f"You read {seat_name(view.setting, by)}'s {move_noun(view, move)} as {INTENT_WORDS[reading]}."
