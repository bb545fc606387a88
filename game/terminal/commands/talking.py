"""Talking: rooms, messages, ready-made sentences, questions, and readings of signals."""

from __future__ import annotations

import re

from game.present.hearing import Reading, reading
from game.rules.law.rooms import room_key
from game.rules.model.phrases import PHRASES
from game.rules.model.terms import Clause
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.speech.name_matching import (
    Puzzled,
    candidates,
    near,
    only_seats,
    pick,
    plain,
    quoted,
    seat_options,
    seats_of,
)
from game.speech.offer_grammar import read_clause
from game.terminal import examples, listings
from game.terminal.client import Client
from game.terminal.commands.arguments import reason_said, seat_first
from game.terminal.commands.command import Chapter
from game.wording import (
    reading_sentence,
    reason_words,
    seat_name,
    seats_named,
)

command = Chapter("talking")


@command("rooms", "", "The rooms you are in.")
def _rooms(client: Client, rest: str) -> None:
    client.console.tell(listings.rooms(client.view))


@command(
    "room", "STATE...", "What was said and put in the room you share with some delegations; `room all` is the plenary."
)
def _room(client: Client, rest: str) -> None:
    view = client.view
    if not rest:
        raise Puzzled(f"Say whose room: `room {examples.other(view)}`, or `room all` for the plenary.")
    members = tuple(sorted({view.seat, *seats_of(view, rest)}))
    room = view.rooms.get(room_key(members))
    if room is None:
        raise Puzzled(f"Nothing has been said yet among {seats_named(view.setting, members)}.")
    client.console.tell(listings.room_lines(view, room))


@command(
    "say", "[STATE...:] TEXT", "Says something to everyone, or to those named before a colon.", also=("tell",),
    more=(
        "A message to some opens a room with exactly them. `phrases` lists ready-made sentences.",
        "Computer delegations answer what you say. Words bind nobody: an offer does, once all have signed it.",
    ),
)  # fmt: skip
def _say(client: Client, rest: str) -> None:
    view = client.view
    head, colon, text = rest.partition(":")
    to: tuple[str, ...] = ()
    if colon and only_seats(view, re.sub(r"^to\s+", "", head.strip())):
        to = seats_of(view, re.sub(r"^to\s+", "", head.strip()))
        if not to:
            raise Puzzled("That is your own delegation: name another one before the colon, or nobody to tell everyone.")
    else:
        _not_misspelt(view, head if colon else "")
        text = rest
    client.act(Say(text.strip(), _not_all(view, to)))
    client.console.say(f"Said to {seats_named(view.setting, to) if to else 'everyone'}.")
    _tell_reading(client, reading(view, text.strip(), to))


def _tell_reading(client: Client, found: Reading | None) -> None:
    """What a computer heard, and how a proposal in it is put: words alone bind nobody."""
    if found is None:
        return
    client.console.say(f"Taken as: {' '.join(found.lines)}")
    if found.draft is not None and not found.refusal:
        client.desk.text, client.desk.counters = found.draft, 0
        client.console.say("Only words so far: type `send` to put it as a text.")


def _not_misspelt(view: View, head: str) -> None:
    """Raises `Puzzled` where a name before a colon is mistyped: what was meant for one must not go to everyone."""
    options = seat_options(view.setting)
    words = [word for word in re.split(r"[\s,;&+]+", head.strip()) if word and plain(word) not in ("and", "to", "with")]
    known = [word for word in words if candidates(word, options)]
    close = [seat for word in words if word not in known for seat in near(word, options)[:1]]
    if words and len(known) + len(close) == len(words):
        hint = f"did you mean {quoted(close)}?" if close else "name each in full."
        raise Puzzled(f'"{head.strip()}" before the colon is not clear, so nothing was said: {hint}')


def _not_all(view: View, to: tuple[str, ...]) -> tuple[str, ...]:
    return () if len(to) == len(view.setting.seats) - 1 else to


@command("phrases", "", "Ready-made sentences that everyone understands.")
def _phrases(client: Client, rest: str) -> None:
    client.console.say(*(f"`{code}`: {text}" for code, text in PHRASES.items()))
    client.console.say(f"Send one with `phrase {next(iter(PHRASES))} {examples.other(client.view)}`.")


@command("phrase", "CODE [STATE...] [about WORDS]", "Sends a ready-made sentence; `phrases` lists them.")
def _phrase(client: Client, rest: str) -> None:
    view = client.view
    words, _, about = rest.partition(" about ")
    code, _, seats = words.strip().partition(" ")
    if not code:
        raise Puzzled("Say which sentence: `phrases` lists them.")
    chosen = pick(code, {c: (c,) for c in PHRASES}, "phrase")
    to = seats_of(view, re.sub(r"^to\s+", "", seats.strip())) if seats.strip() else ()
    client.act(Say("", _not_all(view, to), chosen, about.strip()))
    client.console.say(f'Said to {seats_named(view.setting, to) if to else "everyone"}: "{PHRASES[chosen]}"')


@command(
    "wouldtake", "STATE [CONCESSION...]", "Asks what it would take, for something of theirs or in general.",
    also=("ask", "would"), more=("You may ask each delegation once a round. Its answer is an offer you can accept.",),
)  # fmt: skip
def _wouldtake(client: Client, rest: str) -> None:
    view = client.view
    rest = re.sub(r"^(?:it take |it )", "", rest)
    seat, words = seat_first(view, rest, "wouldtake")
    wish = tuple(_wish(view, part, seat) for part in re.split(r"\s*(?:,|\band\b|\+)\s*", words) if part.strip())
    client.act(Ask(seat, wish))
    client.console.say(f"You ask {seat_name(view.setting, seat)}. The answer comes as an offer or a message.")


def _wish(view: View, words: str, seat: str) -> Clause:
    clause = read_clause(view, re.sub(r"^(?:for|about|to give)\s+", "", words.strip()), [seat])
    giver = view.setting.concession[clause.concession].giver
    if giver != seat:
        title = view.setting.concession[clause.concession].title
        if giver == view.seat:
            raise Puzzled(f"{title} is yours to give: ask for something of theirs.")
        owner = seat_name(view.setting, giver)
        raise Puzzled(f"{title} is {owner}'s to give: ask `wouldtake {giver} {clause.concession}`.")
    return clause


@command("close", "STATE ISSUE", "Not this round: closes an issue to a delegation until the next one.", also=("shut",))
def _close(client: Client, rest: str) -> None:
    view = client.view
    seat, words = seat_first(view, rest, "close")
    issues = {i.id: (i.id, i.title) for i in view.setting.issues}
    if not words:
        raise Puzzled(f"Say which issue: {quoted(issues)}.")
    issue = pick(words, issues, "issue")
    client.act(Close(seat, issue))
    client.console.say(f"{seat_name(view.setting, seat)} is told that you will not talk about that this round.")


@command("reply", "STATE [REASON]", "Declines an overture of last round with a reason.")
def _reply(client: Client, rest: str) -> None:
    view = client.view
    seat, words = seat_first(view, rest, "reply")
    reason = reason_said(words)
    client.act(Reply(seat, reason))
    client.console.say(f"You decline {seat_name(view.setting, seat)}'s overture: {reason_words(reason)}.")


@command("read", "STATE [MOVE] READING", "Says how you read a signal of last round: pressure, invitation or home.")
def _read(client: Client, rest: str) -> None:
    view = client.view
    signals = signals_to_read(view)
    if not signals:
        raise Puzzled("There is no signal of last round that waits for your reading.")
    words = plain(rest).split()
    example = f"`read {signals[0].by} {signals[0].move} pressure`"
    readings = [w for w in words if any(i.startswith(w) for i in INTENTS)]
    if not readings:
        raise Puzzled(f"Say how you read it, as pressure, invitation or home: for example {example}.")
    seat, _ = seat_first(view, rest, "read")
    mine = {s.move: (s.move, view.setting.move[s.move].title) for s in signals if s.by == seat}
    if not mine:
        raise Puzzled(
            f"No signal of {seat_name(view.setting, seat)} waits for your reading: type `status` for those that do."
        )
    between = " ".join(w for w in words[1:] if w != readings[-1] and w not in ("as", "for", "an", "a"))
    move = pick(between, mine, "signal") if between else next(iter(mine))
    if not between and len(mine) > 1:
        raise Puzzled(f"{seat_name(view.setting, seat)} sent {len(mine)} signals: name one of {quoted(mine)}.")
    reading = next(i for i in INTENTS if i.startswith(readings[-1]))
    client.act(Read(seat, move, reading))
    client.console.say(reading_sentence(view, seat, move, reading))
