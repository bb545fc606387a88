"""What a delegation does, said by itself in the first person: for replays, logs and confirmations."""

from __future__ import annotations

from game.rules.model.phrases import PHRASES
from game.rules.model.view import View
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act, Action
from game.rules.verbs.announce import Announce
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready
from game.rules.verbs.withdraw import Withdraw
from game.wording.moves import move_noun
from game.wording.names import INTENT_WORDS, seat_name, seats_named
from game.wording.texts import compared, concession_phrase, offer_sentence, reason_words


def act_sentence(view: View, action: Action) -> str:
    """An act as its actor says it, given what it saw before: "I sign offer 3: Orveld gives ..." """
    setting = view.setting
    match action:
        case Say(text=text, to=to, code=code, about=about):
            whom = seats_named(setting, to) if to else "everyone"
            words = f"{PHRASES[code]}{f' (About {about}.)' if about else ''} {text}".strip() if code else text
            return f"I say to {whom}: {words}"
        case Offer(text=text, counters=number):
            seen = view.offer(number) if number else None
            head = f"I answer offer {number}. {compared(view, seen.offer.text, text)}" if seen else "I put a text."
            return f"{head} {offer_sentence(view, text, view.round)}"
        case Accept(offer=number):
            return f"I sign offer {number}{_text_of(view, number)}"
        case Decline(offer=number, reason=reason):
            return f"I decline offer {number}: {reason_words(reason)}."
        case Withdraw(offer=number):
            return f"I withdraw from offer {number}."
        case Ask(to=to, wish=wish):
            what = " and ".join(concession_phrase(setting, c.concession, c.level) for c in wish)
            return f"I ask {seat_name(setting, to)} what it would take{f' for {what}' if what else ''}."
        case Close(to=to, issue=issue):
            title = next((i.title for i in setting.issues if i.id == issue), issue)
            return f'I will not talk with {seat_name(setting, to)} about "{title}" this round.'
        case Reply(to=to, reason=reason):
            return f"I decline {seat_name(setting, to)}'s overture: {reason_words(reason)}."
        case Read(by=by, move=move, reading=reading):
            return f"I read {seat_name(setting, by)}'s {move_noun(view, move)} as {INTENT_WORDS[reading]}."
        case Ready():
            return "I am ready."
        case Commit():
            return "I commit my plan."
        case Unready():
            return "I am not ready after all."
        case Recall():
            return "I take my plan back."
    return _by_itself(view, action) if isinstance(action, Act) else _chair(view, action)


def _by_itself(view: View, act: Act) -> str:
    """A verb that says itself how it is told, with what was chosen by its title."""
    titles = {each.name: {o.value: o.title for o in each.options} for each in act.parameters(view)}
    filled = {name: getattr(act, name) for name in act.__struct_fields__}
    words = {name: titles.get(name, {}).get(value) or str(value) for name, value in filled.items()}
    return act.told.format(**words) or f"I do something: {act.verb}."


def _text_of(view: View, number: int) -> str:
    seen = view.offer(number)
    return f": {offer_sentence(view, seen.offer.text, seen.offer.round)}" if seen else "."


def _chair(view: View, action: Action) -> str:
    setting = view.setting
    match action:
        case EndPhase():
            return "I end the phase."
        case Inject(event=event, title=title):
            named = setting.event[event].title if event in setting.event else title
            return f'I let something happen: "{named}".'
        case Seat(seat=seat, status=status):
            who = {"person": "a person", "computer": "a computer", "absent": "nobody"}[status]
            return f"From now on {who} speaks for {seat_name(setting, seat)}."
        case Undo(round=number):
            return f"I go back to the start of round {number}."
        case EndGame():
            return "I end the game here."
        case Announce(text=text, to=to):
            return f"I say to {seat_name(setting, to) if to else 'everyone'}: {text}"
    return f"I do something: {action.verb}."
