"""Answers words with words: one message for everything that was said to a seat in a room since it last spoke there."""

from __future__ import annotations

from collections.abc import Iterator

from game.delegates.answering import Answering
from game.delegates.conversation.courtesies import on_promise, on_reaction, on_request, on_threat
from game.delegates.conversation.proposals import on_proposal
from game.delegates.conversation.questions import on_question
from game.delegates.conversation.waiting import Heard, waiting
from game.rules.model.meaning import Meaning
from game.rules.model.view import View
from game.rules.verbs.say import Say

MOST = 2
"""Things that one message answers: of what is said in one breath the weightiest are answered."""
WEIGHT = ("proposal", "question", "threat", "promise", "request", "reaction", "unclear")
"""Kinds of meanings, the weightiest first."""


class Conversation:
    """Answers what was said to one seat, as its View has it now. What it returns has yet to be worded."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    @property
    def view(self) -> View:
        """What the seat sees."""
        return self.answering.view

    def acts(self) -> Iterator[Say]:
        """Messages without words, each with what it says as its meanings."""
        for heard in waiting(self.view):
            said = sorted((m for m in heard.meanings if not m.situation), key=lambda m: WEIGHT.index(m.kind))
            answers = tuple(dict.fromkeys(self._answer(heard, meaning) for meaning in said[:MOST]))
            everyone = len(heard.room.members) == len(self.view.setting.seats) and len(heard.room.members) > 2
            to = () if everyone else tuple(s for s in heard.room.members if s != self.view.seat)
            yield Say(to=to, meanings=answers)

    def _answer(self, heard: Heard, meaning: Meaning) -> Meaning:
        if self.answering.character.talks == "never":
            return Meaning("reaction", mood="refusal", situation="keep-to-ourselves")
        match meaning.kind:
            case "proposal" if meaning.text is not None:
                return on_proposal(self.answering, heard.room, meaning.text)
            case "question":
                return on_question(self.answering, heard, meaning)
            case "promise":
                return on_promise(self.view, heard, meaning)
            case "threat":
                return on_threat(meaning)
            case "request":
                return on_request(self.answering, heard, meaning)
            case "reaction":
                return on_reaction(self.answering, heard, meaning)
        situation = "not-understood-near" if meaning.nearest else "not-understood"
        return Meaning("unclear", nearest=meaning.nearest, situation=situation)
