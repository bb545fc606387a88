"""Questions that a finished game itself raises, ideas it showed, and rounds from which to play on: for the debrief.

It takes a second to find them in a record, so this runs in a thread of its own while the class still feels.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.record import load_record
from game.wording import cause_phrase

if TYPE_CHECKING:
    from game.debrief.measures import Debrief

SECTIONS = ("feel", "happened", "signals", "deals", "captured", "process", "theory", "whatif", "model")
"""Sections of `assets/debrief/questions.yaml`, in the order of the stages."""

BRANCHES = 3

Asked = dict[int, dict[str, Any]]
"""Stage -> what is shown in it beside the facts."""


def asked(path: Path) -> Asked:
    """What the record of a finished game gives a class to talk about, by stage. Raises `RecordError`."""
    from game.debrief.measures import debrief  # wanted once, after the game
    from game.debrief.theory import notes, questions

    game = debrief(load_record(path))
    found: Asked = {stage: {"questions": []} for stage in range(len(SECTIONS))}
    for question in questions(game):
        stage = SECTIONS.index(question.section)
        if stage or not question.round:  # the first stage asks for feelings and tells nobody what was hidden
            found[stage]["questions"].append(question.text)
    found[SECTIONS.index("theory")]["notes"] = [
        {"title": n.title, "here": n.here, "text": n.text, "source": n.source} for n in notes(game)
    ]
    found[SECTIONS.index("whatif")]["branches"] = _branches(game, path.name)
    return found


def _branches(game: Debrief, name: str) -> list[dict[str, Any]]:
    """Rounds at which something turned, and the command that plays on from their start with other luck."""
    rounds: dict[int, str] = {}
    for point in game.turning:
        rounds.setdefault(point.round, cause_phrase(game.known.onlooker(), point.cause))
    return [
        {"round": number, "before": before, "command": f"overture whatif {name} --at {number}"}
        for number, before in list(rounds.items())[:BRANCHES]
    ]
