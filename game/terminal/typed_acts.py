"""An act, or a plan, as the line that does it at the line client."""

from __future__ import annotations

from game.present.act_form import word_of
from game.present.plan_form import use_form
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw
from game.speech.offer_grammar import clause_words, offer_words
from game.terminal.plan_parser import typed
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
        case Ready() | Commit():
            return "ready"
    return " ".join(["do", act.verb, *(word_of(getattr(act, each.name)) for each in act.parameters(view))])


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
    words = [use.move]
    for field in use_form(view, use).fields:
        way = next((each for each in field.alternatives if each.value == field.value), None)
        words.append(str(field.value) if way is None else _INTENTS.get(typed(way), typed(way)))
    return " ".join(word for word in words if word)


def intent_words() -> tuple[str, ...]:
    """How what a move is meant as can be typed."""
    return tuple(_INTENTS.values())


_INTENTS = {"pressure": "as pressure", "invitation": "as invitation", "home": "for home"}
