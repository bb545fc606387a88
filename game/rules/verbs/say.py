"""Saying something to some delegations, or to all."""

from __future__ import annotations

from itertools import chain, combinations
from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import enter, need_seat, room_key, with_room
from game.rules.model.grounds import Ground
from game.rules.model.meaning import Meaning
from game.rules.model.parameters import Option, Parameter
from game.rules.model.phrases import PHRASES
from game.rules.model.refusal import Illegal, word
from game.rules.model.room import Message
from game.rules.model.state import State
from game.rules.model.terms import Actor, Phase
from game.rules.model.view import View
from game.rules.verbs.act import Act

LONGEST = 2000
"""Characters in a message."""


class Say(Act, frozen=True):
    """A message to some delegations, or to all if `to` is empty. `code` names a ready-made phrase instead of text.

    `meanings` is what the words were taken to mean; it stands in the record so that replay never parses.
    """

    verb: ClassVar[str] = "say"
    told: ClassVar[str] = "I say to {to}: {text}"
    phases: ClassVar[tuple[Phase, ...]] = ("negotiation", "signals")
    offices: ClassVar[tuple[str, ...]] = ("negotiator", "home")
    text: str = ""
    to: tuple[str, ...] = ()
    code: str = ""
    about: str = ""
    meanings: tuple[Meaning, ...] = ()

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        """To some or to all, a ready-made phrase; what people write themselves is free."""
        everyone = Option((), "everyone")
        seats = [seat for seat in view.setting.seats if seat != view.seat]
        groups = chain.from_iterable(combinations(sorted(seats), many) for many in range(1, len(seats) + 1))
        to = (everyone, *map(Option, groups))
        phrases = tuple(Option(code, words) for code, words in PHRASES.items())
        return Parameter("to", "To", to), Parameter("code", "Phrase", phrases)

    def said(self) -> str:
        """A ready phrase comes first, with what it is about; own words follow it."""
        words = ["I say to {to}:", *(["{code}"] if self.code else []), *(["(About {about}.)"] if self.about else [])]
        return " ".join([*words, *(["{text}"] if self.text else [])]) if self.code else self.told

    def check(self, view: View) -> None:
        for seat in self.to:
            need_seat(view, seat)
        if self.code and self.code not in PHRASES:
            raise Illegal(
                Ground.UNKNOWN_CHOICE,
                f"There is no phrase {word(self.code)}: choose from {', '.join(PHRASES)}.",
            )
        if not self.code and not self.text.strip():
            raise Illegal(Ground.EMPTY_WORDS, "The message is empty: write what you want to say.")
        if len(self.text) > LONGEST or len(self.about) > 80:
            raise Illegal(
                Ground.TOO_LONG,
                f"A message has at most {LONGEST} characters: this one has {len(self.text)}.",
            )

    def apply(self, state: State, actor: Actor) -> State:
        members = tuple(sorted({actor.seat, *(self.to or state.scenario.setting.seats)}))
        state = enter(state, members)
        room = state.rooms[room_key(members)]
        message = Message(state.table.round, actor.seat, self.text, self.code, self.about, actor.member, self.meanings)
        return with_room(state, room_key(members), replace(room, messages=(*room.messages, message)))
