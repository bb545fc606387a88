"""Warnings: quiet concessions with effects that do not count while their text is confidential (rule 29)."""

from __future__ import annotations

from collections.abc import Iterator

from game.content.mistakes import Mistake
from game.content.scenario_draft import ScenarioDraft
from game.rules.effects.kind import Kind, kinds
from game.rules.model.concessions import Concession


def muted_effects(draft: ScenarioDraft) -> Iterator[Mistake]:
    """A warning for each such concession, at the first of these effects."""
    for concession in draft.setting.concessions:
        muted = list(_muted(draft, concession)) if concession.quiet else []
        if muted:
            named = ", ".join(f"`{name}`" for name in dict.fromkeys(map(_name, muted)))
            yield draft.at(muted[0]).mistake(
                f"Warning: `{concession.id}` is quiet, and in a confidential text its effects on {named} do not count."
            )


def _muted(draft: ScenarioDraft, concession: Concession) -> Iterator[Kind]:
    """Effects that do not count whoever signs."""
    for level in concession.levels:
        for effect in kinds(level.effects):
            if effect.muted(draft.setting, concession.giver, draft.setting.seats):
                yield effect


def _name(effect: Kind) -> str:
    """What an effect moves: a meter, or what its kind is called."""
    return str(getattr(effect, "meter", effect.__struct_config__.tag))
