"""What words were taken to mean, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.model.meaning import Deed, Meaning
from game.rules.model.room import Message, Room
from game.rules.model.setting import Setting
from game.rules.model.view import View
from game.wording.names import listed, lower_first, seat_name, seats_named
from game.wording.texts import offer_sentence

_ASKS = {
    "why": "why something was refused",
    "price": "what it would take",
    "sign": "whether it would be signed",
    "grievance": "what is held against the speaker",
    "keep": "whether it will be kept",
    "about": "how things stand",
}


def meaning_sentence(at_table: View, meaning: Meaning) -> str:
    """A meaning as a person reads it."""
    setting = at_table.setting
    about = f", about {_named(setting, meaning.about)}" if meaning.about else ""
    match meaning.kind:
        case "proposal":
            assert meaning.text is not None
            without = f" Without: {_named(setting, meaning.without)}." if meaning.without else ""
            return f"Proposal: {offer_sentence(at_table, meaning.text)}{without}"
        case "question":
            return f"Question: {_ASKS[meaning.asks]}{about}."
        case "reaction":
            return f"Reaction: {meaning.mood or 'a remark'}{about}."
        case "unclear":
            near = f" The nearest: {_named(setting, meaning.nearest)}." if meaning.nearest else ""
            return f"Unclear.{near}"
    return f"{meaning.kind.capitalize()}: {_done(setting, meaning.deed)}{_if(setting, meaning.condition)}."


def _done(setting: Setting, deed: Deed | None) -> str:
    assert deed is not None
    who = f"{seat_name(setting, deed.by)}: " if deed.by else ""
    return f"{who}{'not ' if deed.negated else ''}{_named(setting, (deed.does,))}"


def _if(setting: Setting, condition: Sequence[Deed]) -> str:
    return f", if {listed(_done(setting, each) for each in condition)}" if condition else ""


def _named(setting: Setting, ids: Sequence[str]) -> str:
    return listed(_title(setting, each) for each in ids)


def _title(setting: Setting, name: str) -> str:
    if name in setting.delegation:
        return setting.delegation[name].title
    known = setting.concession.get(name) or setting.move.get(name)
    return name.replace("-", " ").replace(":", " ") if known is None else lower_first(known.title, setting)


# --------------------------------------------------------------------------------------------------
# Promises and threats that were spoken


def said_lines(view: View) -> list[str]:
    """Promises and threats in words that the viewer made or heard, oldest first, each with who heard it."""
    return [line for _, _, line in said_words(view)]


def said_words(view: View) -> list[tuple[Message, Meaning, str]]:
    """The same with the message and the meaning that each line tells."""
    found = [
        (message, meaning, _said(view.setting, message, meaning, room))
        for room in view.rooms.values()
        for message in room.messages
        for meaning in message.meanings
        if meaning.kind in ("promise", "threat") and meaning.deed is not None and not meaning.situation
    ]
    return sorted(found, key=lambda each: each[0].round)


def _said(setting: Setting, message: Message, meaning: Meaning, room: Room) -> str:
    deed = meaning.deed
    assert deed is not None
    others = [seat for seat in room.members if seat != message.by]
    heard = "everyone" if len(others) == len(setting.seats) - 1 and len(others) > 1 else seats_named(setting, others)
    verb = "promised" if meaning.kind == "promise" else "threatened"
    what = f"{'no ' if deed.negated else ''}{_named(setting, (deed.does,))}"
    until = f", until round {meaning.until}" if meaning.until else ""
    return (
        f"Round {message.round}, {seat_name(setting, message.by)} {verb} in words: {what}{until}"
        f"{_if(setting, meaning.condition)}. Heard by {heard}."
    )
