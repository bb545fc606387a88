"""An act, or a plan, as the line that does it at the line client."""

from __future__ import annotations

from game.rules.effects.line import Line
from game.rules.law.moves import meant_as
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.recall import Recall
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw
from game.speech.offer_grammar import clause_words, offer_words
from game.wording import deal_number


def act_words(view: View, act: Act) -> str:
    """An act of the negotiation as it can be typed."""
    match act:
        case Accept(offer=number):
            return f"accept {number}"
        case Decline(offer=number, reason=reason):
            return f"decline {number} {reason}"
        case Withdraw(offer=number):
            return f"withdraw {number}"
        case Ask(to=to, wish=wish):
            return f"wouldtake {to} {', '.join(clause_words(view, c) for c in wish)}".strip()
        case Close(to=to, issue=issue):
            return f"close {to} {issue}"
        case Reply(to=to, reason=reason):
            return f"reply {to} {reason}"
        case Read(by=by, move=move, reading=reading):
            return f"read {by} {move} {reading}"
        case Say(to=to, code=code, text=text, about=about):
            whom = " ".join(to)
            if code:
                return " ".join(part for part in (f"phrase {code}", whom, f"about {about}" if about else "") if part)
            return f"say {whom}: {text}" if whom else f"say {text}"
        case Offer(text=text):
            return f"offer {offer_words(view, text)}"
        case Unready() | Recall():
            return act.verb
    return "ready"


def plan_words(view: View, plan: Plan) -> list[str]:
    """A plan as it can be typed, a line for each thing in it."""
    lines = [f"plan {use_words(view, use)}" for use in plan.moves]
    lines += [f"plan breach {deal_number(view, name)}" for name in plan.breaches]
    lines += [f"plan leave {deal_number(view, name)}" for name in plan.leaves]
    lines += [f"plan look away {deal_number(view, name)}" for name in plan.looks_away]
    lines += [f"plan enforce {plan.enforce}"] if plan.enforce is not None else []
    lines += [f"plan announce {plan.announce}"] if plan.announce is not None else []
    return lines


def use_words(view: View, use: Use) -> str:
    """One use of a move as it can be typed after `plan`."""
    move = view.setting.move[use.move]
    words = [use.move, use.target]
    for effect in move.effects:
        if isinstance(effect, Line):
            kind = "without" if use.option == "without" else "never above" if use.level else "never"
            return f"{use.move} {kind} {use.concession}{f' {use.level}' if use.level else ''}"
    words += [use.option, f"{use.concession} {use.level}" if use.concession else ""]
    if move.strengths > 1:
        words.append(str(use.strength))
    if move.signal and view.setting.plays("intent"):
        said = {"home": "for home", "invitation": "as invitation"}
        words.append(said.get(meant_as(view.setting, use), "as pressure"))
    return " ".join(word for word in words if word)
