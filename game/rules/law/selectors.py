"""Whom a selector, a role or an id stands for."""

from __future__ import annotations

from game.rules.model.setting import Setting


def partners_concerned(setting: Setting, actor: str, target: str) -> tuple[str, ...]:
    """The partners an act concerns: the actor's own, else those of the target's or the actor's guarantor."""
    own = setting.partners_of(actor)
    if own:
        return own
    for seat in (target, actor):
        if seat in setting.alliance:
            return setting.partners_of(setting.alliance[seat].guarantor)
    return tuple(a.partner for a in setting.alliances)


def selected(setting: Setting, of: str, actor: str, target: str) -> tuple[str, ...]:
    """Delegations that a selector, a role or an id stands for; empty where it stands for nobody."""
    if of in setting.delegation:
        return (of,)
    seats = setting.seats
    match of:
        case "self":
            return (actor,) if actor else ()
        case "target":
            return (target,) if target else ()
        case "all":
            return seats
        case "others":
            return tuple(s for s in seats if s != actor)
        case "third_parties":
            return tuple(s for s in seats if s not in (actor, target))
        case "adversary":
            return setting.adversaries.get(actor, ())
        case "partners":
            return partners_concerned(setting, actor, target)
        case "other_partners":
            return tuple(s for s in partners_concerned(setting, actor, target) if s not in (actor, target))
        case "guarantor":
            for seat in (actor, target):
                if seat in setting.alliance:
                    return (setting.alliance[seat].guarantor,)
            return (actor,) if setting.partners_of(actor) else ()
    return tuple(d.id for d in setting.delegations if d.role == of)
