"""Keeping a copy, looking back after the end, and leaving."""

from __future__ import annotations

from pathlib import Path

from game.records import RecordError
from game.records.paths import private_copy
from game.speech.name_matching import (
    Puzzled,
)
from game.terminal.client import Client, Left
from game.terminal.commands.arguments import stands_alone
from game.terminal.commands.command import Chapter
from game.wording import (
    outcome_sentence,
    score_sentence,
)

command = Chapter("leaving")


def _save_copy(client: Client, words: str) -> str:
    """Copies the record to a file, and says so. Raises `Puzzled`."""
    name = words.strip().strip("\"'")
    if not name:
        raise Puzzled("Say where to: for example `save my-game.jsonl`.")
    if client.path is None:
        raise Puzzled("This game is not recorded, so there is nothing to copy.")
    target = Path(name)
    try:
        target = target.expanduser()
        client.session.sync()
        private_copy(client.path, target)
    except RuntimeError as error:  # there is no such home
        raise Puzzled(f"{target} cannot be written: choose another place.") from error
    except RecordError as refusal:
        raise Puzzled(str(refusal)) from refusal
    return f"A copy of the game so far is in {target}. The game itself goes on in {client.path}."


@command("save", "FILE", "Writes a copy of the record to a file; the game itself is always kept.")
def _save(client: Client, rest: str) -> None:
    client.console.say(_save_copy(client, rest))


@command("debrief", "[PART]", "After the end: scores, aims and what was hidden, or one part of it in full.")
def _debrief(client: Client, rest: str) -> None:
    view = client.view
    if view.table.outcome is None:
        raise Puzzled("The debrief opens every secret, so it waits until the game is over.")
    client.console.say(outcome_sentence(view, view.table.outcome), score_sentence(view))
    from game.terminal.debriefing import debriefing  # wanted once a game, and it loads much

    client.console.tell(debriefing(client.path, rest))


@command("quit", "", "Leaves; the game is kept.", also=("exit", "bye", "q"))
def _quit(client: Client, rest: str) -> None:
    stands_alone("quit", rest)
    raise Left
