"""Words in the debrief: what was promised and threatened in them and what came of it, and what turned a deal."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.evidence import Evidence
from game.rules.model.meaning import Meaning
from game.rules.model.room import Deal, Message
from game.rules.round.spoken import Tested, put_to_test
from game.wording import deal_sentence, seat_name
from game.wording.meanings import said_words

LONGEST_QUOTE = 160
"""Characters of a sentence that are quoted."""


def words_and_deeds(known: Evidence) -> list[str]:
    """Each promise and threat in words, with what came of it where the whole game is known."""
    found = {}
    if known.state is not None:
        for word in put_to_test(known.state, known.table.round, deals=known.deals()):
            found[word.by, word.said, word.meaning] = word
    lines = said_words(known.onlooker())
    return [f"{line}{_fate(known, found.get((m.by, m.round, meaning)))}" for m, meaning, line in lines]


def _fate(known: Evidence, word: Tested | None) -> str:
    if known.state is None:
        return ""
    if word is None:
        return " It was never put to the test."
    if word.meaning.kind == "threat":
        return f" Carried out in round {word.round}." if word.kept else " Nothing came of it: a hollow threat."
    if word.kept:
        return " It was kept."
    if word.round == word.said:
        return f" It was broken in round {word.round}, the round in which it was given: it was never meant."
    return f" It was broken by the end of round {word.round}."


def turning_sentences(known: Evidence) -> list[str]:
    """For each text that was signed, the first sentence that proposed what stands in it, where words did."""
    view = known.onlooker()
    return [
        f"Round {message.round}, {seat_name(known.setting, message.by)}: \u201c{_cut(message.text)}\u201d It led to"
        f" what was signed in round {deal.signed}: {deal_sentence(view, deal)}"
        for deal in known.deals()
        if (message := _opener(known, deal)) is not None
    ]


def _opener(known: Evidence, deal: Deal) -> Message | None:
    wanted = {clause.concession for clause in deal.text.clauses}
    spoken = (
        message
        for message in _messages(known)
        if message.by in deal.text.signatories and message.round <= deal.signed and message.text
        and any(_named(meaning) and _named(meaning) >= wanted for meaning in message.meanings)
    )  # fmt: skip
    return min(spoken, key=lambda message: message.round, default=None) if wanted else None


def _messages(known: Evidence) -> Iterator[Message]:
    for key in sorted(known.rooms):
        yield from known.rooms[key].messages


def _named(meaning: Meaning) -> set[str]:
    return set() if meaning.text is None else {clause.concession for clause in meaning.text.clauses}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()}..."
