"""What would mend a refused act, as a line to type."""

from __future__ import annotations

from game.rules.cures import Cure
from game.rules.model.refusal import Page
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.terminal.typed_acts import act_words, use_words
from game.wording import cure_label, deal_number

LOOKS = {Page.COMPOSER: "concessions", Page.OFFERS: "offers", Page.DOORS: "status", Page.PLAN: "plan"}
"""The command that shows what the other clients have a page for."""


def cure_line(view: View, act: Act, found: Cure | None) -> str:
    """A line to type that mends a refused act, in a sentence; empty if no line does.

    An answer to an offer is sent as the draft, which whoever prints the line must have put there.
    """
    match found:
        case None:
            return ""
        case Page():
            return f"To see what is possible, type: {LOOKS[found]}"
        case Use():
            return f"To open those talks, type: plan {use_words(view, found)}"
        case Offer() if found.counters:
            return f"To mend it, type: send ({cure_label(view, act, found)}.)"
        case Commit():
            return plan_line(view, act.plan, found.plan) if isinstance(act, Commit) else ""
    return f"To mend it, type: {act_words(view, found)}"


def plan_line(view: View, held: Plan, mended: Plan | None) -> str:
    """Lines to type that make one plan of another, in a sentence; empty if there are none."""
    if mended is None:
        return ""
    lines = [f"plan drop {use.move}" for use in held.moves if use.move not in {each.move for each in mended.moves}]
    lines += [f"plan {use_words(view, use)}" for use in mended.moves if use not in held.moves]
    kept = {*held.breaches, *held.leaves} - {*mended.breaches, *mended.leaves}
    watched = {*held.looks_away} - {*mended.looks_away}
    for word, names in (("keep", kept), ("watch", watched)):
        lines += [f"plan {word} {number}" for number in sorted(deal_number(view, name) for name in names) if number]
    return f"To mend it, type: {', then '.join(lines)}" if lines else ""
