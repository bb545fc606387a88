"""Reading and obeying lines until the player leaves: the one place that knows both the client and its commands."""

from __future__ import annotations

from functools import partial

from game.records import NotKept
from game.rules.model.refusal import Illegal
from game.speech.name_matching import Puzzled
from game.terminal.client import Client


def play(client: Client) -> None:
    """Reads and obeys commands. Raises `Left` when the player leaves, or returns at the end of input."""
    client.ear.complete(partial(_words, client))
    while True:
        client.follow_or_say()
        line = client.hear()
        if line is None:
            return
        obey(client, line)


def _words(client: Client, line: str) -> list[str]:
    from game.terminal.commands import every_command  # wanted at the first Tab, and the first prompt need not wait
    from game.terminal.completion import completions

    return completions(client.view, client.desk.plan, line, [each.word for each in every_command()])


def obey(client: Client, line: str) -> None:
    """Does what one line says, or says in one sentence why not."""
    from game.terminal.commands import command_of  # the first prompt need not wait for what is typed at it

    words = line.strip()
    if not words:
        return
    try:
        command, rest = command_of(words)
        command.run(client, rest)
    except (Puzzled, Illegal, NotKept) as refusal:
        client.console.say(str(refusal))
        client.console.tell(note for note in getattr(refusal, "__notes__", ()) if note)
