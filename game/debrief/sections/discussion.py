"""What to talk about: questions that the game raises, theory notes, and rounds to play on from."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.markup import listing, paragraph, text
from game.debrief.measures import Debrief
from game.debrief.theory import Note, Question
from game.wording import (
    cause_phrase,
)


def asked(found: Sequence[Question], section: str) -> str:
    """The questions of one part, to be talked about."""
    return listing((q.text for q in found if q.section == section), "ask")


def theory(found: Sequence[Note]) -> str:
    """Theory notes with the rounds where they apply."""
    cards: list[str] = []
    for note in found:
        where = ", ".join(f'<a href="#round-{n}">{n}</a>' for n in note.rounds)
        label = f'<p class="when">Round {where}</p>' if where else '<p class="when">The whole game</p>'
        cards.append(
            f'<div class="card theory" id="theory-{note.id}">{label}<h3>{text(note.title)}</h3>'
            f'<p>{text(note.here)}</p><p>{text(note.text)}</p><p class="source">{text(note.source)}</p></div>'
        )
    return f'<div class="pairs">{"".join(cards)}</div>'


AGAIN = (
    "Any round can be played again from its start by computer delegations, many times with other luck. The result is a"
    " spread of outcomes beside what happened here."
)


def branches(game: Debrief, path: str) -> str:
    """Rounds from which to play on, with the command that does it."""
    rounds = list(dict.fromkeys(p.round for p in game.turning))[:3]
    items = [
        f"<li>From the start of round {n}, before {text(_first_label(game, n))}:"
        f" <code>overture whatif {text(path)} --at {n}</code></li>"
        for n in rounds
    ]
    return paragraph(AGAIN, "lead") + (f"<ul>{''.join(items)}</ul>" if items else "")


def _first_label(game: Debrief, round_no: int) -> str:
    point = next(p for p in game.turning if p.round == round_no)
    return cause_phrase(game.known.onlooker(), point.cause)
