"""Lint: what moves, concessions, events, drifts and incidents do touches somebody, and makes sense where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.content.meters import Meters, instead
from game.content.mistakes import shown
from game.content.names import ANYONE
from game.content.scenario_draft import ScenarioDraft
from game.rules.effects.kind import Kind, Place, kinds
from game.rules.effects.purposes import useless
from game.rules.model.effect import Effect
from game.rules.model.meters import READ_ONLY
from game.rules.model.rulebook import FILLED, Move, not_filled

_NOBODY_ACTS: Mapping[str, str] = {
    "self": "nobody acts here", "target": "nothing is aimed here", "adversary": "nobody acts here",
    "guarantor": "nobody acts here", "other_partners": "nothing is aimed here",
}  # fmt: skip
"""Selectors that touch nobody, or everybody, in an effect that no delegation causes."""

_NO_TARGET: Mapping[str, str] = {"target": "nothing is aimed here"}

MOST_LEVELS = 6


def concessions(draft: ScenarioDraft) -> None:
    """What can be given."""
    setting = draft.setting
    for each in setting.concessions:
        if not 1 <= len(each.levels) <= MOST_LEVELS and draft.fine(each):
            draft.say(f"A concession has 1 to {MOST_LEVELS} levels, not {len(each.levels)}.", each, "levels")
        if each.id in each.excludes:
            draft.say("A concession cannot exclude itself.", each, "excludes")
        if each.core and each.giver in setting.delegation and not setting.adversaries[each.giver]:
            message = f"A core concession binds both sides of a door, and `{each.giver}` stands at none: leave it out."
            draft.say(message, each, "core")
        for level in each.levels:
            _effects(draft, level.effects, _NO_TARGET)
            for effect in kinds(level.effects):
                _faults(draft, effect, "concession", each.giver)


def _faults(draft: ScenarioDraft, effect: Kind, place: Place, giver: str = "") -> None:
    """What an effect knows itself to make no sense there."""
    for fault in effect.faults(draft.setting, place, giver):
        draft.say(fault.says, effect, *((fault.field,) if fault.field else ()))


def moves(draft: ScenarioDraft) -> None:
    """What can be done."""
    for move in draft.setting.rulebook.moves:
        if move.id in move.excludes:
            draft.say("A move cannot exclude itself.", move, "excludes")
        _told(draft, move)
        if draft.fine(move):
            why = _useless(draft, move)
            if why:
                # A move of a shipped rulebook is not the author's to change: the scenario that names it is.
                place = draft.at(move) if draft.at(move).file == draft.root.file else draft.key("rulebook")
                advice = "leave it out with `without_moves` in `rules`"
                draft.reader.say(place, f"Nobody can use the move `{move.id}`: {why}; {advice}.")
        aimed = move.target not in ("none", "concession")
        # Where a meter belongs to nobody here a move of the rulebook simply does less, so only selectors count; and
        # what it lacks here, such as restrictions, makes it useless, which is said of the move.
        asked: set[str] = set()
        left: set[type[Kind]] = set()
        for effect in kinds(move.effects):
            if asked & set(effect.takes):
                draft.say("Another effect of this move asks for the same choice: keep one of them in a move.", effect)
            asked |= set(effect.takes)
            if effect.lasts() and type(effect) in left:
                words = "What stands of these two is told apart by its move alone: keep one of them in a move."
                draft.say(words, effect)
            left.add(type(effect))
            if effect.aimed and not aimed:
                draft.say("This is done to somebody, and the move is pointed at nobody: give it a `target`.", effect)
            _target(draft, effect, aimed)
            _faults(draft, effect, "move")
            for field, each in effect.within():
                _target(draft, each, aimed or field in effect.self_aimed)
                _faults(draft, each, "move")


def _target(draft: ScenarioDraft, effect: Kind, aimed: bool) -> None:
    if not aimed and "target" in (_said(effect, "of"), _said(effect, "toward")):
        draft.say("The move has no target, so `target` touches nobody: give it one.", effect)


def _said(effect: Effect, field: str) -> str:
    """What an effect says in a field by which meters and selectors are named; empty for one that has no such field."""
    return str(getattr(effect, field, ""))

def _told(draft: ScenarioDraft, move: Move) -> None:
    wrong = not_filled(move.told)
    if wrong:
        fit = ", ".join(f"{{{name}}}" for name in FILLED)
        draft.say(f"Nothing can be filled in for {shown(wrong)}: write {fit}.", move, "told")


def _useless(draft: ScenarioDraft, move: Move) -> str:
    setting = draft.setting
    if not all(map(draft.fine, setting.delegations)):
        return ""
    users = [d.id for d in setting.delegations if not move.by or {d.id, d.role, ANYONE} & set(move.by)]
    if not users:
        return f"there is no {' or '.join(move.by)} at this table"
    partners = [a.partner for a in setting.alliances]
    if move.target == "partner" and not set(partners) - (set(users) if len(users) == 1 else set()):
        return "it is aimed at a partner, and there is none"
    if move.target == "guarantor" and not set(users) & set(partners):
        return "it is aimed at a guarantor, and none of its users has one"
    if move.target == "rival" and not any(setting.adversaries[user] for user in users):
        return "it is aimed at an adversary, and none of its users stands at a door"
    return useless(setting, move)


def events(draft: ScenarioDraft) -> None:
    """What happens by itself, or by luck."""
    for event in draft.setting.events:
        _effects(draft, event.effects, _NOBODY_ACTS)
        for effect in kinds(event.effects):
            _faults(draft, effect, "event")


def drifts(draft: ScenarioDraft) -> None:
    """What changes every round."""
    for drift in draft.setting.drifts:
        if drift.meter in READ_ONLY:
            draft.say(f"`{drift.meter}` is only read: let what it is made of drift.", drift, "meter")
        else:
            _owner(draft, drift, drift.meter, drift.of, _NOBODY_ACTS)


def incidents(draft: ScenarioDraft) -> None:
    """What an accident between two provocations does."""
    for effect in kinds(draft.setting.rulebook.incidents.effects):
        _faults(draft, effect, "incident")
        of, meter = _said(effect, "of"), _said(effect, "meter")
        reason = _NOBODY_ACTS.get(of)
        if reason and not Meters(draft.setting).of_table(meter):
            draft.say(f"`{of}` touches nobody, as {reason}: say whose meter it is.", effect, "of")


def _effects(draft: ScenarioDraft, effects: Iterable[Effect], idle: Mapping[str, str]) -> None:
    for effect in effects:
        meter, toward = _said(effect, "meter"), _said(effect, "toward")
        if toward in idle:
            draft.say(f"`{toward}` touches nobody, as {idle[toward]}: name a delegation.", effect, "toward")
        elif meter == "trust" and not toward and "self" in idle:
            draft.say("Trust needs `toward`, in whom: nobody acts here.", effect)
        if meter:
            _owner(draft, effect, meter, _said(effect, "of"), idle)


def _owner(draft: ScenarioDraft, thing: object, meter: str, of: str, idle: Mapping[str, str]) -> None:
    """Notes a mistake if `of` names nobody who has the meter."""
    meters, setting = Meters(draft.setting), draft.setting
    if not meters.known(meter):
        return
    if meters.of_table(meter):
        if draft.wrote(thing, "of"):
            draft.say(f"`{meter}` is the table's: leave out `of`.", thing, "of")
        return
    if of in idle:
        draft.say(f"`{of}` touches nobody, as {idle[of]}: say whose {meter} it is.", thing, "of")
        return
    owners = meters.owners(meter)
    named = {of} if of in setting.delegation else {d.id for d in setting.delegations if d.role == of}
    if named and not named & set(owners):
        draft.say(f"{shown(of)} has no {meter}: {instead(owners)}.", thing, "of")
