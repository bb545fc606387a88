"""What would mend a refused act, as the words on a button."""

from __future__ import annotations

from game.rules.cures import Cure
from game.rules.model.refusal import Page
from game.rules.model.terms import Plan, Text, Use
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act, ChairAct
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.recall import Recall
from game.rules.verbs.reply import Reply
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw
from game.wording.moves import move_noun
from game.wording.names import listed, seat_name
from game.wording.texts import differences

PAGES = {
    Page.COMPOSER: "Open the composer",
    Page.OFFERS: "Look at the offers",
    Page.DOORS: "Look at the talks",
    Page.PLAN: "Open the plan",
}


def cure_label(view: View, act: Act, cure: Cure) -> str:
    """What a button does that mends a refused act."""
    match cure:
        case Page():
            return PAGES[cure]
        case Use(move=move, target=target):
            toward = f" toward {seat_name(view.setting, target)}" if target else ""
            return f"Plan {move_noun(view, move)}{toward}"
        case Accept():
            return "Sign the text on the table"
        case Reply() | Decline() if type(cure) is type(act):
            return "Decline without a reason"
        case Withdraw():
            return "Withdraw it instead"
        case Decline():
            return "Decline it instead"
        case Unready():
            return "Negotiate on"
        case Recall():
            return "Take the plan back"
        case Offer(text=text):
            return _put(view, act, text)
        case Commit(plan=plan) if isinstance(act, Commit):
            return plan_label(view, act.plan, plan)
    return "Ask with what is possible"


def chair_cure_label(act: ChairAct) -> str:
    """What a button does that has the chair do what the rules take instead."""
    match act:
        case Undo(round=round_):
            return f"Go back to round {round_}"
        case Inject(effects=effects):
            return f"Let it change by {listed(f'{each.by:+d}' for each in effects)}"
    return "Do it as it is possible"


def _put(view: View, act: Act, text: Text) -> str:
    seen = view.offer(act.offer) if isinstance(act, Accept) else None
    before = act.text if isinstance(act, Offer) else seen.offer.text if seen else text
    changed = differences(view, before, text)
    return f"Change it so that it {listed(changed)}" if changed else "Write it anew"


def plan_label(view: View, refused: Plan, plan: Plan) -> str:
    """What a button does that puts a plan right."""
    title = view.setting.move
    out = [use for use in refused.moves if use not in plan.moves] or list(refused.moves[len(plan.moves) :])
    changed = [use for use in plan.moves if use not in refused.moves]
    if changed:
        return f"Put {listed(title[use.move].title for use in changed)} right"
    known = dict.fromkeys(title[use.move].title for use in out if use.move in title)
    return f"Leave out {listed(known)}" if known else "Leave that out"
