"""Lint: the parts of a scenario fit each other: seats and mandates, alliances, doors, restrictions, texts, drawings.

One small function for each part. What moves and effects do is judged in `workings`, what can never happen in
`reachability`, what deals are worth in `worths`.
"""

from __future__ import annotations

from functools import cache

from game.content.lesson_sense import lessons
from game.content.meters import Meters, instead
from game.content.mistakes import did_you_mean, shown
from game.content.scenario_draft import PAIR, ScenarioDraft
from game.content.workings import concessions, drifts, events, incidents, moves
from game.datafiles import data_path
from game.rules.model.conditions import MeterIs
from game.rules.model.course import Template
from game.rules.model.mandate import Flow

FEWEST_SEATS, MOST_SEATS = 2, 12
FEWEST_ANSWERS, MOST_ANSWERS = 2, 4


def check_sense(draft: ScenarioDraft) -> None:
    """All parts."""
    for check in (
        _seats, _mandates, _alliances, _doors, _trust, _restrictions, _issues, concessions, moves, events, drifts,
        incidents, _templates, lessons, _flows, _lengths, _questions, _conditions, _drawings,
    ):  # fmt: skip
        check(draft)


def _lengths(draft: ScenarioDraft) -> None:
    seen = {draft.setting.rounds}
    for each in draft.lengths:
        if each.rounds in seen:
            draft.say(f"{each.rounds} rounds are there already: leave this length out.", each, "rounds")
        seen.add(each.rounds)
        missing = [seat for seat in draft.mandates if seat not in each.walk_away]
        if each.walk_away and missing:
            draft.say(f"Say for `{missing[0]}` too what it scores in {each.rounds} rounds.", each, "walk_away")


# --------------------------------------------------------------------------------------------------
# Who sits at the table


def _seats(draft: ScenarioDraft) -> None:
    count = len(draft.setting.delegations)
    if not FEWEST_SEATS <= count <= MOST_SEATS and draft.at(draft.setting, "delegations") is not draft.root:
        message = f"A table has {FEWEST_SEATS} to {MOST_SEATS} delegations, not {count}."
        draft.say(message, draft.setting, "delegations")
    for each in draft.setting.delegations:
        if each.role == "partner" and each.id not in draft.setting.alliance:
            draft.say(f"The partner `{each.id}` has no guarantor: add it to `alliances`.", each)


def _mandates(draft: ScenarioDraft) -> None:
    for each in draft.setting.delegations:
        if each.id and each.id not in draft.mandates:
            draft.say(f"The delegation `{each.id}` has no mandate: add one under `mandates`.", each, "id")


def _alliances(draft: ScenarioDraft) -> None:
    seen: set[str] = set()
    known = draft.setting.delegation
    for each in draft.setting.alliances:
        if each.partner == each.guarantor and each.partner:
            draft.say("A delegation cannot guarantee itself: name another guarantor.", each, "guarantor")
            continue
        if each.partner in seen:
            draft.say(f"`{each.partner}` has two guarantors: keep one alliance.", each, "partner")
        seen.add(each.partner)
        for seat, role, key in ((each.partner, "partner", "partner"), (each.guarantor, "guarantor", "guarantor")):
            if seat in known and known[seat].role != role:
                message = f"`{seat}` is the {key} of an alliance, but its role is {known[seat].role}: make it {role}."
                draft.say(message, each, key)


def _doors(draft: ScenarioDraft) -> None:
    seen: set[frozenset[str]] = set()
    for door in draft.setting.doors:
        pair = frozenset(side.side for side in door.sides)
        if pair in seen:
            draft.say("There is already a door between these two: keep one of them.", door)
        seen.add(pair)
        for side in door.sides:
            if not side.rungs and draft.fine(side):
                draft.say("A price needs `rungs`, the first of which asks nothing.", side)
            elif side.rungs and side.rungs[0].when:
                draft.say("The first rung is no price at all: leave out its `when`.", side.rungs[0], "when")
            if side.start >= len(side.rungs) > 0:
                message = f"There is no rung {side.start}: they count from 0 to {len(side.rungs) - 1}."
                draft.say(message, side, "start")
            for rung in side.rungs[1:]:
                if not rung.when and draft.fine(rung):
                    draft.say("This rung asks nothing: say in `when` what must hold for it to be paid.", rung)


def _trust(draft: ScenarioDraft) -> None:
    seen: set[frozenset[str]] = set()
    for each in draft.setting.trust:
        pair = frozenset(each.between)
        if len(each.between) != PAIR or len(pair) != PAIR:
            draft.say("Trust is between two different delegations.", each, "between")
        elif pair in seen:
            draft.say("Trust between these two is given twice: keep one of them.", each)
        seen.add(pair)


def _restrictions(draft: ScenarioDraft) -> None:
    rule = draft.setting.restrictions
    if rule is None:
        return
    if rule.by == rule.on and rule.by:
        draft.say("A delegation does not restrict itself: name another in `on`.", rule, "on")
    target = draft.setting.delegation.get(rule.on)
    if target is not None and target.strain is None:
        draft.say(f"`{rule.on}` is restricted and needs `strain`, how much it suffers at the start.", target)


# --------------------------------------------------------------------------------------------------
# What can be given


def _issues(draft: ScenarioDraft) -> None:
    used = {each.issue for each in draft.setting.concessions}
    for issue in draft.setting.issues:
        if issue.id and issue.id not in used:
            draft.say(f"Nothing can be given on the issue `{issue.id}`: add a concession or leave it out.", issue)


def _conditions(draft: ScenarioDraft) -> None:
    """A meter that a condition reads must exist: nothing would be read otherwise."""
    for each in draft.reader.kept:
        if isinstance(each, MeterIs):
            _read(draft, each, each.meter, each.of)


def _read(draft: ScenarioDraft, thing: object, meter: str, of: str) -> None:
    meters = Meters(draft.setting)
    if not meters.known(meter):
        return
    if meter == "trust":
        draft.say("Trust belongs to a pair and cannot be read here: choose another meter.", thing, "meter")
    elif meters.of_table(meter):
        if of:
            draft.say(f"`{meter}` is the table's: leave out `of`.", thing, "of")
    elif not of:
        draft.say(f"Whose {meter}? Add `of`: {', '.join(meters.owners(meter)) or 'nobody here has it'}.", thing)
    elif of in draft.setting.delegation and of not in meters.owners(meter):
        draft.say(f"`{of}` has no {meter}: {instead(meters.owners(meter))}.", thing, "of")


# --------------------------------------------------------------------------------------------------
# What seats and players are given


def _drawings(draft: ScenarioDraft) -> None:
    for each in draft.setting.delegations:
        _drawing(draft, each, "emblem", each.emblem)
    for line in draft.setting.rulebook.card:
        _drawing(draft, line, "icon", line.icon)
    for move in draft.setting.rulebook.moves:
        _drawing(draft, move, "icon", move.icon)


def _drawing(draft: ScenarioDraft, thing: object, key: str, name: str) -> None:
    known = drawings(f"assets/{key}s")
    if name and known and name not in known:
        draft.say(f"There is no {key} {shown(name)}: {did_you_mean(name, known)}", thing, key)


@cache
def drawings(folder: str) -> tuple[str, ...]:
    """Names of the drawings in a folder that comes with the game."""
    try:
        return tuple(sorted(path.stem for path in data_path(folder).glob("*.svg")))
    except FileNotFoundError:
        return ()


def _templates(draft: ScenarioDraft) -> None:
    for each in draft.setting.templates:
        if len(set(each.signatories)) < PAIR:
            draft.say("A text needs two or more different signatories.", each, "signatories")
        _template_terms(draft, each)
        _template_clauses(draft, each)


def _template_terms(draft: ScenarioDraft, template: Template) -> None:
    if template.witness and template.witness not in template.signatories:
        draft.say("The witness must sign as well: add it to `signatories`.", template, "witness")
    if template.witness and not draft.setting.plays("verification"):
        draft.say("These rules know no verification: leave the witness out.", template, "witness")


def _template_clauses(draft: ScenarioDraft, template: Template) -> None:
    numbers = draft.setting.numbers
    for clause in template.clauses:
        concession = draft.setting.concession.get(clause.concession)
        if concession is None:
            continue
        if clause.level > len(concession.levels):
            message = f"`{concession.id}` has no level {clause.level}: it has {len(concession.levels)}."
            draft.say(message, clause, "level")
        if concession.giver in draft.setting.delegation and concession.giver not in template.signatories:
            draft.say(f"`{concession.giver}` gives this and must sign: add it to `signatories`.", clause)
        if concession.core and concession.giver == template.witness:
            draft.say("Whoever gives a core clause cannot witness it: name another witness.", template, "witness")
        if not template.public and not concession.quiet:
            draft.say(f"`{concession.id}` is not `quiet` and cannot stand in a confidential text.", clause)
        if clause.rounds not in (0, numbers.shortest):
            draft.say(f"A clause lasts {numbers.shortest} rounds, or 0 for standing.", clause, "rounds")
        if clause.delay > numbers.longest_delay:
            draft.say(f"A clause starts at most {numbers.longest_delay} rounds later.", clause, "delay")


def _flows(draft: ScenarioDraft) -> None:
    for mandate in draft.mandates.values():
        for flow in mandate.flows:
            _flow(draft, flow)


def _flow(draft: ScenarioDraft, flow: Flow) -> None:
    _read(draft, flow, flow.meter, flow.of)


def _questions(draft: ScenarioDraft) -> None:
    for mandate in draft.mandates.values():
        for question in mandate.questions:
            count = len(question.answers)
            if not FEWEST_ANSWERS <= count <= MOST_ANSWERS and draft.fine(question):
                message = f"A question has {FEWEST_ANSWERS} to {MOST_ANSWERS} answers, not {count}."
                draft.say(message, question, "answers")
            elif question.right > count:
                draft.say(f"There is no answer {question.right}: this question has {count}.", question, "right")
