"""The tables of acts, of speech and of people: who did what, and when. Names are pseudonyms, also inside words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.debrief.evidence import Moment
from game.debrief.participation import FIELDS, Part, members
from game.export.table import GAME, PERSON, ROUND, SEAT, Cell, Column, Played, Row, Table, number, whole, words
from game.records.words import TYPED
from game.rules.model.phrases import PHRASES
from game.rules.verbs.say import Say
from game.wire import action_to_json, dumps

COUNTED = tuple(field for field in FIELDS if field not in ("seat", "member", "held", "minutes"))


def _acts(played: Played) -> Iterator[Row]:
    for place, moment in enumerate(played.known.moments, 1):
        action = moment.entry.action
        yield {**_when(played, place, moment), "verb": action.verb, "details": _details(played, moment)}


def _when(played: Played, place: int, moment: Moment) -> dict[str, Cell]:
    actor = moment.entry.actor
    return {
        "game": played.game, "act": place, "round": moment.round, "take": moment.take, "phase": moment.phase,
        "seat": actor.seat, "office": actor.office, "person": played.people.of(actor.member),
        "seconds": round(moment.waited / 1000, 1) if moment.waited >= 0 else None,
    }  # fmt: skip


def _details(played: Played, moment: Moment) -> str:
    """The act's fields as JSON without words of a person's own, which stand in the table of speech."""
    fields: Mapping[str, object] = action_to_json(moment.entry.action)
    hidden = ("do", "verb", *TYPED.get(moment.entry.action.verb, ()))
    return played.people.hidden_in(dumps({key: value for key, value in fields.items() if key not in hidden}))


def _speech(played: Played) -> Iterator[Row]:
    for place, moment in enumerate(played.known.moments, 1):
        said = moment.entry.action
        if not isinstance(said, Say):
            continue
        text = PHRASES.get(said.code, "") if said.code else played.people.hidden_in(said.text)
        yield {
            "game": played.game, "act": place, "round": moment.round, "seat": moment.entry.actor.seat,
            "person": played.people.of(moment.entry.actor.member), "to": " ".join(said.to), "phrase": said.code,
            "words": len(text.split()), "text": text,
            "heard_as": " ".join(dict.fromkeys(meaning.kind for meaning in said.meanings)),
        }  # fmt: skip


def _members(played: Played) -> Iterator[Row]:
    # By pseudonym: an order by name would tell something of the names.
    for part in sorted(members(played.known), key=lambda part: played.people.of(part.member)):
        counted = {field: _count(part, field) for field in COUNTED}
        yield {
            "game": played.game, "seat": part.seat, "person": played.people.of(part.member), **counted,
            "minutes": part.minutes,
        }  # fmt: skip


def _count(part: Part, field: str) -> int:
    return int(getattr(part, field))


ACT = whole("act", "its number in this game, from 1, in the order of the record")

ACTS = Table(
    "acts", "Accepted acts, one a row",
    (
        GAME, ACT, ROUND, whole("take", "which try of the round, where the facilitator took one back"),
        words("phase", "briefing, negotiation or signals; empty where the record was played by other rules"),
        Column("seat", "string", "who acted, as a delegation's id; the facilitator is `chair`"),
        words("office", "the office in the delegation"), PERSON,
        number("seconds", "seconds since the phase began; empty where no times were kept"),
        words("verb", "what was done: offer, accept, say, commit..."),
        words("details", "the act's other fields as JSON, without a person's own words"),
    ),
    ("game", "act"), _acts,
)  # fmt: skip

SPEECH = Table(
    "speech", "Messages, one a row",
    (
        GAME, ACT, ROUND, SEAT, PERSON, words("to", "whom it was said to, ids parted by spaces; empty for everybody"),
        words("phrase", "the code of a ready-made phrase, if it was one"), whole("words", "how many words it has"),
        words("text", "what was said, with names of this game's people replaced by pseudonyms"),
        words("heard_as", "the kinds of meaning that it was taken for, parted by spaces; may be empty"),
    ),
    ("game", "act"), _speech,
)  # fmt: skip

MEMBERS = Table(
    "members", "People who acted, one a row, game and seat",
    (
        GAME, SEAT, PERSON,
        whole("messages", "messages sent"), whole("words", "words in them"),
        whole("offers", "texts put, counters included"),
        whole("counters", "texts that answered another"), whole("accepts", "texts signed"),
        whole("declines", "texts declined"), whole("withdrawals", "own texts withdrawn"),
        whole("asks", "questions: what would it take?"), whole("readings", "signals of others that were read"),
        whole("moves", "moves in committed plans"), whole("acts", "all acts"),
        number("minutes", "mean minutes until ready or committed; empty where no times were kept"),
    ),
    ("game", "seat", "person"), _members,
)  # fmt: skip
