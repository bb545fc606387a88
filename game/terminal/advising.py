"""The adviser at the line client: what it says now, and the words that would do what it suggests."""

from __future__ import annotations

from collections.abc import Iterator

from game.present.adviser_mode import Help
from game.present.counsel import Counsel, counsel
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.terminal.typed_acts import act_words, plan_words


def advice(view: View, how: Help = "full") -> tuple[list[str], Act | None]:
    """What the adviser says now, and the act it suggests, if it is to suggest one."""
    said = counsel(view, how)
    if how != "full":
        return [*said.look, *_ways(said), *([said.reason] if said.reason else [])], None
    would = [f"In your place I would say: {' '.join(said.would)}"] if said.would else []
    typed = _typed(view, said.act) if said.act is not None else ["Type `ready`."] if said.reason else ()
    reason = [said.reason] if said.reason else []
    return [*said.look, *would, *typed, *reason, *(word.text for word in said.words)], said.act


def _ways(said: Counsel) -> Iterator[str]:
    if said.ways:
        yield "Two ways:" if len(said.ways) > 1 else "One way:"
    for number, each in enumerate(said.ways, 1):
        yield f"{number}. {each.title} {each.speaks}"


def _typed(view: View, act: Act) -> Iterator[str]:
    if isinstance(act, Offer):
        yield "It is your draft now: type `send` to put it, or `draft` to weigh it first."
    elif isinstance(act, Commit):
        words = plan_words(view, act.plan)
        typed = ", ".join(f"`{each}`" for each in words)
        yield f"Type {typed}, and then `ready`." if words else "Type `ready` to commit the plan without moves."
    else:
        yield f"Type `{act_words(view, act)}`."
