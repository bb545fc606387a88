"""Words at a live table: what people say is heard where a computer listens, and what computers decide to say is worded.

Both stand in the act before it is recorded, so that replay neither parses nor words anything.
"""

from __future__ import annotations

from msgspec.structs import replace

from game.rules import chance
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.reducer import view
from game.rules.verbs.act import Act, Action
from game.rules.verbs.say import Say


def heard(state: State, actor: Actor, action: Action) -> Action:
    """The act, with what its words were taken to mean if they are a person's and a computer is spoken to."""
    if not isinstance(action, Say) or action.code or action.meanings or not action.text.strip():
        return action
    seats = state.table.seats
    others = [seat for seat in action.to or seats if seat != actor.seat]
    if seats.get(actor.seat) != "person" or all(seats.get(seat) != "computer" for seat in others):
        return action
    from game.speech.hearing import hear  # only where somebody speaks to a computer: between people nothing is heard

    return replace(action, meanings=hear(view(state, actor.seat), action.text, action.to))


def worded(state: State, seat: str, act: Act) -> Act:
    """What a computer decided to say, in its seat's voice; any other act as it is."""
    if not answers(act):
        return act
    assert isinstance(act, Say)
    from game.speech.voices import worded as in_words

    used: dict[str, frozenset[int]] = {}
    for room in state.rooms.values():
        for meaning in (meaning for message in room.messages for meaning in message.meanings):
            if meaning.situation:
                used[meaning.situation] = used.get(meaning.situation, frozenset()) | {meaning.wording}
    return in_words(view(state, seat), act, chance.draw(state.seed, 0, 0, "voice", seat), used)


def answers(action: Action) -> bool:
    """Whether an act only answers words: that costs a seat none of its patience."""
    return isinstance(action, Say) and any(meaning.situation for meaning in action.meanings)
