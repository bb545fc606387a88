"""Finding one's way: help, brief, rules, how things stand and why, what happened."""

from __future__ import annotations

from collections.abc import Callable

from game.present.pages import PAGES, Kind, page_of
from game.present.status import status
from game.present.why import about, why
from game.rules.model.view import View
from game.speech.name_matching import (
    Puzzled,
    echo,
    near,
    pick,
    plain,
    quoted,
    seat_options,
)
from game.terminal import examples, listings, position
from game.terminal.client import Client
from game.terminal.commands.command import CHAPTERS, Chapter, NoCommand, command_of, every_command
from game.wording import (
    meter_keys,
    meter_name,
    recap,
)

command = Chapter("orientation")


@command("help", "[COMMAND]", "Lists the commands, or explains one.", also=("h",))
def _help(client: Client, rest: str) -> None:
    if not rest:
        client.console.tell(examples.help_lines(every_command(), CHAPTERS, client.view))
        return
    try:
        each, _ = command_of(rest)
    except NoCommand:
        raise Puzzled(f"There is no command {echo(rest)}: type `help` for the list.") from None
    client.console.say(f"`{each.word} {each.usage}`".replace(" `", "`"), each.help, *each.more)
    if each.also:
        client.console.say(f"You can also type {quoted(each.also)}.")
    client.console.tell(examples.examples(each.word, client.view))


@command("questions", "[ANSWERS]", "Three questions about your brief; `questions 2 1 3` checks your answers.")
def _questions(client: Client, rest: str) -> None:
    client.console.tell(position.questions(client.view, rest))


@command("rules", "", "The rules card: one sentence for each idea.", also=("card",))
def _rules(client: Client, rest: str) -> None:
    client.console.tell(page_of(client.view, "rules:card").lines)


@command("worth", "", "What every concession is worth to you, the most first.", also=("worths",))
def _worth(client: Client, rest: str) -> None:
    client.console.tell(page_of(client.view, "worth:all").lines)


@command("status", "", "How things stand for you.", also=("look",))
def _status(client: Client, rest: str) -> None:
    client.console.tell((*status(client.view).lines, *position.how_to_answer(client.view)))


@command("why", "METER", "Why a meter, or `doors`, stands where it stands: its last changes and their causes.")
def _why(client: Client, rest: str) -> None:
    view = client.view
    if not plain(rest):
        names = quoted(dict.fromkeys(key.partition(":")[0] for key in meter_keys(view)))
        raise Puzzled(f"Say which meter: {names}, with a delegation's name where there are several.")
    doors = [f"door:{number}" for number in range(len(view.table.doors))] if plain(rest) in ("doors", "talks") else []
    keys = doors or _meters(view, rest)
    client.console.tell(dict.fromkeys(line for key in keys for line in why(view, key).lines))


@command("about", "STATE", "A delegation: who it is, and what you know of it.")
def _about(client: Client, rest: str) -> None:
    if not rest:
        raise Puzzled(f"Say which delegation: for example `about {examples.other(client.view)}`.")
    client.console.tell(about(client.view, pick(rest, seat_options(client.view.setting), "delegation")).lines)


def _meters(view: View, words: str) -> list[str]:
    keys = meter_keys(view)
    said = plain(words).split()
    said = [word for word in said if word not in ("of", "in", "is", "the", "my", "our", "s", "at", "so")]
    found = [k for k in keys if all(any(n.startswith(w) for n in _meter_words(view, k)) for w in said)]
    kinds = {k.partition(":")[0] for k in keys}
    first = [k for k in found if said and k.partition(":")[0].startswith(said[0])]
    found = first or [k for k in found if not k.startswith(("trust", "abandonment", "entrapment"))] or found
    own = [k for k in found if k.partition(":")[2] == view.seat]
    if own and len(said) == 1 and said[0] in kinds and said[0] in ("support", "strain", "confidence"):
        found = own
    if not found:
        close = near(words, {kind: (kind,) for kind in kinds})
        hint = f"did you mean {quoted(close)}?" if close else f"choose from {quoted(sorted(kinds))}."
        raise Puzzled(f"There is no meter {echo(words)}: {hint}")
    if len(found) > 5:
        raise Puzzled(
            f"{echo(words)} fits {len(found)} meters: add a name, as in `why {words} {view.setting.seats[0]}`."
        )
    return found


def _meter_words(view: View, key: str) -> list[str]:
    names = f"{key.replace(':', ' ')} {meter_name(view, key)}"
    if key.endswith(f":{view.seat}"):
        names += " own me"
    return plain(names).split()


@command("recap", "", "The game so far in five sentences.")
def _recap(client: Client, rest: str) -> None:
    client.console.tell(recap(client.view))


@command("history", "[ROUND]", "What happened in a round, and why.", also=("story",))
def _history(client: Client, rest: str) -> None:
    client.console.tell(listings.history(client.view, rest))


def _reader(kind: Kind) -> Callable[[Client, str], None]:
    return lambda client, rest: client.console.tell(kind.page(client.view).lines)


ALSO = {"ledger": ("commitments", "deals"), "brief": ("dossier", "mandate", "aims")}
for _kind in PAGES.values():
    command(_kind.name, "", _kind.help, also=ALSO.get(_kind.name, ()))(_reader(_kind))


@command(
    "concessions",
    "[ISSUE or STATE]",
    "What can be given, by whom, and what it is worth to you.",
    also=("issues", "concession"),
)
def _concessions(client: Client, rest: str) -> None:
    client.console.tell(listings.concessions(client.view, rest))


@command("score", "", "Your score so far, round by round.")
def _score(client: Client, rest: str) -> None:
    client.console.tell(position.score(client.view))
