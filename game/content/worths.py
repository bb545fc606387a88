"""Lint: what deals are worth, by published worths: what can be given is wanted, and somebody can gain by a deal."""

from __future__ import annotations

from itertools import combinations

from game.content.scenario_draft import PAIR, ScenarioDraft, flattened
from game.negotiation.frontier import frontier
from game.rules.model.concessions import Concession, Level
from game.rules.model.conditions import InForce
from game.rules.model.setting import Setting


def check_worths(draft: ScenarioDraft) -> None:
    """Concessions one by one, and the space of deals as a whole."""
    setting = draft.setting
    sought = _sought(draft)
    sound = True
    for each in setting.concessions:
        if not draft.fine(each):
            sound = False
        elif not _valued(setting, each) and each.id not in sought and not any(level.effects for level in each.levels):
            message = f"Nobody else gains by `{each.id}`: give it a worth above 0 for a receiver, or effects."
            draft.say(message, each)
    if setting.concessions and sound and not sought and _nobody_can_gain(setting):
        message = "No delegations can all gain by any deal: raise what receivers get, or lower what givers lose."
        draft.say(message, setting, "concessions")


def _sought(draft: ScenarioDraft) -> set[str]:
    """Concessions that an aim, a settlement or a price asks for."""
    asked = [each for mandate in draft.mandates.values() for aim in mandate.objectives for each in aim.when]
    asked += [each for settlement in draft.setting.settlements for each in settlement.needs]
    asked += [e for door in draft.setting.doors for side in door.sides for rung in side.rungs for e in rung.when]
    return {each.concession for each in flattened(asked) if isinstance(each, InForce)}


def _valued(setting: Setting, concession: Concession) -> bool:
    others = (seat for seat in setting.seats if seat != concession.giver)
    return any(_middle(level, seat) > 0 for seat in others for level in concession.levels)


def _middle(level: Level, seat: str) -> int:
    """What is published; asked of the level and not of the setting, as two concessions may still share an id."""
    worth = level.worth.get(seat)
    return 0 if worth is None else worth.middle


def _nobody_can_gain(setting: Setting) -> bool:
    """Whether it is certain that no text is worth signing: where meters may pay for it, worths prove nothing."""
    if any(level.effects for each in setting.concessions for level in each.levels):
        return False
    sizes = range(2, len(setting.seats) + 1)
    return not any(_may_all_gain(setting, seats) for size in sizes for seats in combinations(setting.seats, size))


def _may_all_gain(setting: Setting, seats: tuple[str, ...]) -> bool:
    """Whether some delegations could all gain by what they give each other: exact for two, never wrongly no for more.

    If all gain, some level of it brings them something together, and each of them receives something.
    """
    given = [each for each in setting.concessions if each.giver in seats and each.levels]
    blocks = [[tuple(_middle(level, seat) for seat in seats) for level in each.levels] for each in given]
    if len(seats) == PAIR:
        whole = frontier([[(0, 0), *block] for block in blocks], PAIR)
        return any(min(worths) > 0 for worths in whole.points)
    levels = [worths for block in blocks for worths in block]
    together = any(sum(worths) > 0 for worths in levels)
    return together and all(any(worths[place] > 0 for worths in levels) for place in range(len(seats)))
