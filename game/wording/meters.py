"""Why a meter moved: causes and changes as sentences. Where the causes do not add up, the scale has ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from game.rules.effects.purposes import tells_target
from game.rules.model.causes import Cause, CauseKind, Shift
from game.rules.model.table import RoundReport
from game.rules.model.view import View
from game.wording.deals import deal_named
from game.wording.moves import move_noun
from game.wording.names import (
    GLOSSES,
    event_title,
    listed,
    lower_first,
    meter_name,
    meter_value,
    seat_name,
    seats_named,
    signed,
    upper_first,
)

EXPLAINED = 3
"""Rounds that an answer to "why" looks back on."""


def _whose(view: View, seat: str, what: str) -> str:
    return f"{seat_name(view.setting, seat)}'s {what}" if seat else what


def _of_move(view: View, cause: Cause) -> str:
    phrase = _whose(view, cause.by, move_noun(view, cause.what))
    move = view.setting.move.get(cause.what)
    if move is None or not cause.target or not tells_target(move):
        return phrase
    return f"{phrase} {move.toward_word} {seat_name(view.setting, cause.target)}"


def _deal_words(view: View, deal_id: str) -> str:
    deal = deal_named(view, deal_id)
    return "a confidential text" if deal is None else f"a text of {seats_named(view.setting, deal.text.signatories)}"


def _of_concession(view: View, cause: Cause) -> str:
    """What a promise in force does: ``Orveld's pause in demonstrations``."""
    concession = view.setting.concession.get(cause.what.partition(":")[0])
    if concession is None:
        return "a promise that is kept"
    title = lower_first(concession.title, view.setting)
    for article in ("a ", "an ", "the "):
        title = title.removeprefix(article)
    return title if title[:1].isupper() else _whose(view, cause.by, title)


def cause_phrase(view: View, cause: Cause) -> str:
    """A cause in words that follow "by": ``Orveld's demonstration toward Lindrow``."""
    by, target = (seat_name(view.setting, seat) if seat else "" for seat in (cause.by, cause.target))
    match cause.kind:
        case CauseKind.MOVE:
            return _of_move(view, cause)
        case CauseKind.CONCESSION:
            return _of_concession(view, cause)
        case CauseKind.EVENT:
            return f'the news "{event_title(view, cause.what)}"'
        case CauseKind.DRIFT:
            return "the passing of another round"
        case CauseKind.RESTRICTIONS:
            return "restrictions, as far as they are enforced, less what is adapted to"
        case CauseKind.REVEALED:
            return "what monitors have seen"
        case CauseKind.INCIDENT:
            return "an incident between two provocations"
        case CauseKind.MISREAD:
            return f"pressure from {target} that was read as an invitation"
        case CauseKind.PRICE:
            return f"{_possessive(by)} lower price for talks"
        case CauseKind.STREAK:
            return f"{_possessive(by)} {move_noun(view, cause.what)}, kept up for several rounds"
        case CauseKind.RESTRAINT_IGNORED:
            return f"{_possessive(by)} provocation against the restraint that {target} had announced"
        case CauseKind.OVERTURE_IGNORED:
            return f"{_possessive(target)} silence after {_possessive(by)} overture"
        case CauseKind.PLEDGE_KEPT:
            return f"{_possessive(by)} pledge to {target}, tested and kept"
        case CauseKind.PLEDGE_FAILED:
            return f"{_possessive(by)} pledge to {target}, tested and not kept"
        case CauseKind.DEMAND_MET:
            return f"{_possessive(by)} demand, which {target} met"
        case CauseKind.DEMAND_REFUSED:
            return f"{_possessive(by)} demand, which {target} did not meet"
        case CauseKind.FELL_AT_HOME:
            return f"a text that fell at home in {by}"
        case CauseKind.LINE_CROSSED:
            return f"the public line that {by} crossed"
        case CauseKind.OVER_HEADS:
            return f"a text that {by} signed with its adversary at {_possessive(target)} cost"
        case CauseKind.SIDE_DEAL:
            return f"{_possessive(by)} own deal with the adversary"
        case CauseKind.COMMUNIQUE:
            return f"an agreed communique ({_deal_words(view, cause.what)})"
        case CauseKind.LEFT:
            return f"{by} leaving {_deal_words(view, cause.what)}"
        case CauseKind.LEAK:
            return f"{_deal_words(view, cause.what)} that came out"
        case CauseKind.KEPT:
            return f"{by} keeping its word"
        case CauseKind.BREACH:
            return f"{_possessive(by)} breach of {_deal_words(view, cause.what)}"
        case CauseKind.WORD_KEPT:
            return f"{_possessive(by)} spoken word, kept ({move_noun(view, cause.what)})"
        case CauseKind.WORD_BROKEN:
            return f"{_possessive(by)} spoken word, broken ({move_noun(view, cause.what)})"
        case CauseKind.HOLLOW_THREAT:
            return f"{_possessive(by)} threat that nothing came of ({move_noun(view, cause.what)})"
    assert_never(cause.kind)


def _possessive(name: str) -> str:
    return f"{name}'s" if name else "somebody's"


def merged(shifts: Iterable[Shift]) -> tuple[Shift, ...]:
    """Shifts of one meter with equal causes added up, the greatest first."""
    sums: dict[Cause, int] = {}
    meter = ""
    for shift in shifts:
        meter = shift.meter
        sums[shift.cause] = sums.get(shift.cause, 0) + shift.by
    found = [Shift(meter, by, cause) for cause, by in sums.items() if by]
    return tuple(sorted(found, key=lambda s: -abs(s.by)))


def causes_sentence(view: View, shifts: Iterable[Shift], change: int | None = None, after: int | None = None) -> str:
    """All causes of a change in a row. Whoever knows a meter knows all that moved it, so what they do not account
    for was lost where the scale ends, at the end of the round or on the way."""
    sums: dict[str, int] = {}
    for shift in shifts:
        phrase = cause_phrase(view, shift.cause)
        sums[phrase] = sums.get(phrase, 0) + shift.by
    said = sorted((each for each in sums.items() if each[1]), key=lambda each: -abs(each[1]))
    parts = [f"{signed(by)} by {phrase}" for phrase, by in said]
    if change is not None:
        rest = change - sum(sums.values())
        if rest and after in (0, 100):
            parts.append("the scale ends there")
        elif rest:
            parts.append(f"{signed(rest)} because the scale ends at {0 if rest > 0 else 100}")
    return ", ".join(parts)


def moved_sentence(name: str, change: int, after: int | None) -> str:
    """A change in words: ``Tension rose by 6 to 56``."""
    now = f" to {after}" if after is not None else ""
    if change == 0:
        return f"{upper_first(name)} stayed{f' at {after}' if after is not None else ''}"
    return f"{upper_first(name)} {'rose' if change > 0 else 'fell'} by {abs(change)}{now}"


def change_sentence(view: View, key: str, before: int, after: int, shifts: Iterable[Shift]) -> str:
    """How one meter moved and why, in one sentence."""
    head = moved_sentence(meter_name(view, key), after - before, after)
    why = causes_sentence(view, shifts, after - before, after)
    return f"{head}: {why}." if why else f"{head}."


def confidence_sentence(view: View, partner: str, report: RoundReport) -> str:
    """How a partner's confidence moved, told by its two fears and by how far it has hedged."""
    key = f"confidence:{partner}"
    before, after = report.before[key], report.after[key]
    head = moved_sentence(meter_name(view, key), after - before, after)
    parts = []
    for kind, name in (
        ("abandonment", "its fear of being left alone"),
        ("entrapment", "its fear of being dragged along"),
    ):
        fear = f"{kind}:{partner}"
        change = report.after[fear] - report.before[fear]
        if change:
            parts.append(f"{name} {'rose' if change > 0 else 'fell'} by {abs(change)}")
    hedged = report.after.get(f"autonomy:{partner}", 0) - report.before.get(f"autonomy:{partner}", 0)
    if hedged:
        parts.append(f"its autonomy {'rose' if hedged > 0 else 'fell'} by {abs(hedged)}")
    return f"{head}, because {listed(parts)}." if parts else f"{head}."


def report_changes(view: View, report: RoundReport) -> list[tuple[str, str]]:
    """Every public meter that a round moved, with a sentence of its causes: a partner's confidence before its fears.

    A meter that the reader's own move only held where it stood is told as well: who spent capital on it wants to know.
    """
    lines = []
    for key in ("tension", *(k for k in report.after if k != "tension")):
        kind, _, rest = key.partition(":")
        if kind == "confidence":
            continue
        confidence = f"confidence:{rest}"
        if kind == "abandonment" and report.before[confidence] != report.after[confidence]:
            lines.append((confidence, confidence_sentence(view, rest, report)))
        shifts = [s for s in report.shifts if s.meter == key]
        if report.before[key] != report.after[key] or any(_own_move(view, s.cause) for s in shifts):
            lines.append((key, change_sentence(view, key, report.before[key], report.after[key], shifts)))
    return lines


def _own_move(view: View, cause: Cause) -> bool:
    return cause.kind is CauseKind.MOVE and cause.by == view.seat


def private_changes(view: View, round_no: int) -> list[str]:
    """What a round did to the meters that only the reader sees: own support, strain and trust."""
    lines, seen = [], dict[str, list[Shift]]()
    for when, shift in view.desk.shifts:
        if when == round_no:
            seen.setdefault(shift.meter, []).append(shift)
    for key in sorted(seen, key=lambda k: (k.startswith("trust"), k)):
        change = sum(shift.by for shift in seen[key])
        now = _stood(view, key) if round_no >= len(view.desk.scores) else None
        if change or len(merged(seen[key])) > 1:
            head = moved_sentence(meter_name(view, key), change, now)
            lines.append(f"{head}: {causes_sentence(view, seen[key])}.")
    return lines


def _stood(view: View, key: str) -> int | None:
    """Where an own meter stood when the last round was resolved, before the news of this one."""
    now = view.meter(key)
    later = view.round > len(view.desk.scores)
    since = sum(shift.by for when, shift in view.desk.shifts if later and when == view.round and shift.meter == key)
    return None if now is None else min(max(now - since, 0), 100)


def event_changes(view: View, what: str, shifts: Sequence[Shift]) -> str:
    """What an event did to public meters, in one sentence; empty if nothing is seen."""
    found = [s for s in shifts if s.cause.kind is CauseKind.EVENT and s.cause.what == what]
    now = [s for when, s in view.desk.shifts if when == view.round]
    own = [s for s in now if s.cause.kind is CauseKind.EVENT and s.cause.what == what]
    parts = [f"{meter_name(view, s.meter)} {signed(s.by)}" for s in (*found, *own)]
    return f"Effect: {', '.join(parts)}." if parts else ""


def meter_sentence(view: View, key: str) -> str:
    """Where a meter stands, as far as the reader knows."""
    value, name = meter_value(view, key), upper_first(meter_name(view, key))
    return f"{name} is {value}." if value else f"{name} is not known to you."


def meaning_lines(view: View, key: str) -> list[str]:
    """What a meter means: confidence by what it is made of, others by a gloss and by how far it is to be believed."""
    kind, _, rest = key.partition(":")
    if kind != "confidence":
        return [*([GLOSSES[kind]] if kind in GLOSSES else []), *_doubt(view, key)]
    weight, hedged = view.setting.alliance[rest].weight, view.table.meters[f"autonomy:{rest}"]
    takes = f" Of what is left its autonomy takes {hedged} percent." if hedged else ""
    return [
        f"It is 100 less the two fears: being left alone counts {weight} percent, being dragged along"
        f" {100 - weight} percent.{takes}"
    ]


def _doubt(view: View, key: str) -> list[str]:
    doubt = view.table.doubt.get(key, 0)
    if not doubt or key in view.desk.facts:
        return []
    return [f"That is what was announced; without monitors it may really be up to {doubt} higher."]


def past_lines(view: View, key: str) -> list[str]:
    """What moved a meter this round and in the last rounds that did, each with its causes."""
    lines: list[str] = []
    now = [s for s in view.table.briefing_shifts if s.meter == key]
    now += [s for when, s in view.desk.shifts if when == view.round and s.meter == key and view.table.outcome is None]
    if now:
        lines.append(f"This round: {causes_sentence(view, now)}.")
    told = 0
    for report in reversed(view.table.history):
        line = _in_round(view, key, report)
        if line:
            lines.append(line)
            told += 1
        if told == EXPLAINED:
            break
    return lines


def _in_round(view: View, key: str, report: RoundReport) -> str:
    private = [s for when, s in view.desk.shifts if when == report.round and s.meter == key]
    if key in report.after:
        before, after = report.before[key], report.after[key]
        shifts = [s for s in report.shifts if s.meter == key]
        if before == after and not shifts:
            return ""
        causes = causes_sentence(view, shifts, after - before, after) or "nothing"
        return f"Round {report.round}, from {before} to {after}: {causes}."
    if private:
        return f"Round {report.round}: {causes_sentence(view, private)}."
    return ""
