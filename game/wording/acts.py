"""What a delegation does, said by itself in the first person: for replays, logs and confirmations."""

from __future__ import annotations

from game.rules.model.phrases import PHRASES
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.verbs.act import Act, Action
from game.wording.moves import move_noun
from game.wording.names import INTENT_WORDS, seat_name, seats_named
from game.wording.offers import reason_words
from game.wording.texts import compared, concession_phrase, offer_sentence

STATUS_WORDS = {"person": "a person", "computer": "a computer", "absent": "nobody"}


def act_sentence(view: View, action: Action) -> str:
    """An act as its actor says it, given what it saw before: "I sign offer 3: Orveld gives ..." """
    return action.said().format_map(_Words(view, action)) or f"I do something: {action.verb}."


class _Words(dict[str, str]):
    """The fields of an act in words by their names, each made when a sentence asks for it."""

    def __init__(self, view: View, action: Action) -> None:
        super().__init__()
        self._view, self._action = view, action

    def __missing__(self, name: str) -> str:
        match name:
            case "signed":
                return self._signed()
            case "changed":
                return self._changed()
        return self._said(name, getattr(self._action, name))

    def _said(self, name: str, value: object) -> str:
        setting = self._view.setting
        match name, value:
            case _, Text():
                return offer_sentence(self._view, value, self._view.round)
            case "to", tuple() | "":
                return seats_named(setting, value) if value else "everyone"
            case "to" | "by" | "seat", str():
                return seat_name(setting, value)
            case "wish", tuple():
                return " and ".join(concession_phrase(setting, c.concession, c.level) for c in value)
            case "reason", str():
                return reason_words(value)
            case "code", str():
                return PHRASES[value]
            case "move", str():
                return move_noun(self._view, value)
            case "reading", str():
                return INTENT_WORDS[value]
            case "status", str():
                return STATUS_WORDS[value]
            case "issue", str():
                return next((each.title for each in setting.issues if each.id == value), value)
            case "event", str():
                return setting.event[value].title if value in setting.event else value
        return self._by_title(name, value)

    def _by_title(self, name: str, value: object) -> str:
        """What is chosen from a list of the verb's own is called as the list calls it."""
        wanted = self._action.parameters(self._view) if isinstance(self._action, Act) else ()
        titles: dict[object, str] = {o.value: o.title for each in wanted if each.name == name for o in each.options}
        return titles.get(value) or str(value)

    def _signed(self) -> str:
        seen = self._view.offer(getattr(self._action, "offer", 0))
        return f": {offer_sentence(self._view, seen.offer.text, seen.offer.round)}" if seen else "."

    def _changed(self) -> str:
        seen = self._view.offer(getattr(self._action, "counters", 0))
        text = getattr(self._action, "text", None)
        return f" {compared(self._view, seen.offer.text, text)}" if seen and isinstance(text, Text) else ""
