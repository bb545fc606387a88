"""The commands of the line client: each its words, its help and what it does. `COMMANDS` is the closed list."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

from game.rules.law.rooms import room_key
from game.rules.model.phrases import PHRASES, REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.reducer import check
from game.rules.round.plans import check_plan
from game.rules.verbs.accept import Accept
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.ready import Ready
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.undo import Undo
from game.rules.verbs.withdraw import Withdraw
from game.terminal import answers, plan_parser
from game.terminal.name_matching import (
    Puzzled,
    candidates,
    echo,
    near,
    only_seats,
    pick,
    plain,
    quoted,
    seat_of,
    seat_options,
    seats_of,
)
from game.terminal.text_parser import read_clause, read_counter, read_offer
from game.wording import (
    compared,
    count,
    due_lines,
    home_sentence,
    mandate_lines,
    meter_keys,
    meter_name,
    move_entry,
    offer_sentence,
    outcome_sentence,
    plan_lines,
    reading_sentence,
    reason_words,
    recap,
    score_sentence,
    seat_name,
    seats_named,
    status,
    use_sentence,
    why,
    worth_sentence,
)

if TYPE_CHECKING:
    from game.terminal.client import Client

Run = Callable[["Client", str], None]


class Command(Struct, frozen=True):
    """One command: its word, what may follow it, one sentence of help, other words for it, more help, what it does."""

    word: str
    usage: str
    help: str
    run: Run
    also: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


COMMANDS: dict[str, Command] = {}


def command(
    word: str, usage: str, text: str, *, also: tuple[str, ...] = (), more: tuple[str, ...] = ()
) -> Callable[[Run], Run]:
    """Enters a command in the list."""

    def enter(run: Run) -> Run:
        COMMANDS[word] = Command(word, usage, text, run, also, more)
        return run

    return enter


def command_of(line: str) -> tuple[Command, str]:
    """The command that a line begins with, and what follows it. Raises `Puzzled` with "did you mean"."""
    first, _, rest = line.strip().partition(" ")
    word = "help" if first == "?" else plain(first)
    every = {name: each for each in COMMANDS.values() for name in (each.word, *each.also)}
    if word in every:
        return every[word], rest.strip()
    begun = {each.word: each for each in COMMANDS.values() if len(word) > 1 and each.word.startswith(word)}
    begun = begun or {each.word: each for name, each in every.items() if len(word) > 1 and name.startswith(word)}
    if len(begun) == 1:
        return next(iter(begun.values())), rest.strip()
    if begun:
        raise Puzzled(f"{echo(first)} may mean {quoted(begun)}: type one of them.")
    close = get_close_matches(word, every, 3, 0.65)
    if close:
        names = dict.fromkeys(every[name].word for name in close)
        raise Puzzled(f"There is no command {echo(first)}: did you mean {quoted(names)}?")
    raise Puzzled(
        f"There is no command {echo(first)}: type `help` for the list, or `say {line.strip()[:40]}` to say it aloud."
    )


# --------------------------------------------------------------------------------------------------
# Finding one's way


@command("help", "[COMMAND]", "Lists the commands, or explains one.", also=("h",))
def _help(client: Client, rest: str) -> None:
    if not rest:
        client.console.tell(answers.help_lines(COMMANDS.values(), client.view))
        return
    try:
        each, _ = command_of(rest)
    except Puzzled as puzzled:
        if rest.strip() and "did you mean" not in str(puzzled) and "may mean" not in str(puzzled):
            raise Puzzled(f"There is no command {echo(rest)}: type `help` for the list.") from puzzled
        raise
    client.console.say(f"`{each.word} {each.usage}`".replace(" `", "`"), each.help, *each.more)
    if each.also:
        client.console.say(f"You can also type {quoted(each.also)}.")
    client.console.tell(answers.examples(each.word, client.view))


@command("brief", "", "Your brief, your aims and what you score by.", also=("dossier", "mandate", "aims"))
def _brief(client: Client, rest: str) -> None:
    view = client.view
    client.console.say(*(part for part in view.mandate.brief.split("\n") if part.strip()))
    client.console.tell(mandate_lines(view))
    if view.mandate.questions:
        client.console.say("Type `questions` to check that you have read it.")


@command("questions", "[ANSWERS]", "Three questions about your brief; `questions 2 1 3` checks your answers.")
def _questions(client: Client, rest: str) -> None:
    client.console.tell(answers.questions(client.view, rest))


@command("rules", "", "The rules card: one sentence for each idea.", also=("card",))
def _rules(client: Client, rest: str) -> None:
    setting = client.view.setting
    client.console.say(*(f"{line.title}: {line.text}" for line in setting.rulebook.card))
    client.console.say(*(f"How it can end well, {each.title}: {each.text}" for each in setting.settlements))


@command("status", "", "How things stand for you.", also=("look",))
def _status(client: Client, rest: str) -> None:
    client.console.tell((*status(client.view), *answers.how_to_answer(client.view)))


@command("why", "METER", "Why a meter stands where it stands: its last changes and their causes.")
def _why(client: Client, rest: str) -> None:
    view = client.view
    if not plain(rest):
        names = quoted(dict.fromkeys(key.partition(":")[0] for key in meter_keys(view)))
        raise Puzzled(f"Say which meter: {names}, with a delegation's name where there are several.")
    keys = _meters(view, rest)
    for key in keys:
        client.console.tell(why(view, key, gloss=len(keys) == 1))


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
    client.console.tell(answers.history(client.view, rest))


@command("ledger", "", "Every promise and every grievance.", also=("commitments", "deals"))
def _ledger(client: Client, rest: str) -> None:
    client.console.tell(answers.ledger(client.view))


@command(
    "concessions",
    "[ISSUE or STATE]",
    "What can be given, by whom, and what it is worth to you.",
    also=("issues", "concession"),
)
def _concessions(client: Client, rest: str) -> None:
    client.console.tell(answers.concessions(client.view, rest))


@command("score", "", "Your score so far, round by round.")
def _score(client: Client, rest: str) -> None:
    client.console.tell(answers.score(client.view))


# --------------------------------------------------------------------------------------------------
# Talking


@command("rooms", "", "The rooms you are in.")
def _rooms(client: Client, rest: str) -> None:
    client.console.tell(answers.rooms(client.view))


@command(
    "room", "STATE...", "What was said and put in the room you share with some delegations; `room all` is the plenary."
)
def _room(client: Client, rest: str) -> None:
    view = client.view
    if not rest:
        raise Puzzled(f"Say whose room: `room {answers.other(view)}`, or `room all` for the plenary.")
    members = tuple(sorted({view.seat, *seats_of(view, rest)}))
    room = view.rooms.get(room_key(members))
    if room is None:
        raise Puzzled(f"Nothing has been said yet among {seats_named(view.setting, members)}.")
    client.console.tell(answers.room_lines(view, room))


@command(
    "say", "[STATE...:] TEXT", "Says something to everyone, or to those named before a colon.", also=("tell",),
    more=(
        "A message to some opens a room with exactly them. `phrases` lists sentences that computers understand.",
        "Computer delegations answer offers and `wouldtake`, not free text.",
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
    client.console.say(f"Send one with `phrase {next(iter(PHRASES))} {answers.other(client.view)}`.")


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
    seat, words = _seat_first(view, rest, "wouldtake")
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


def _seat_first(view: View, words: str, word: str) -> tuple[str, str]:
    first, _, rest = words.partition(" ")
    if not first:
        raise Puzzled(f"Say which delegation: for example `{word} {answers.other(view)}`.")
    return seat_of(view, first.rstrip(":,")), rest.strip()


@command("close", "STATE ISSUE", "Not this round: closes an issue to a delegation until the next one.", also=("shut",))
def _close(client: Client, rest: str) -> None:
    view = client.view
    seat, words = _seat_first(view, rest, "close")
    issues = {i.id: (i.id, i.title) for i in view.setting.issues}
    if not words:
        raise Puzzled(f"Say which issue: {quoted(issues)}.")
    issue = pick(words, issues, "issue")
    client.act(Close(seat, issue))
    client.console.say(f"{seat_name(view.setting, seat)} is told that you will not talk about that this round.")


@command("reply", "STATE [REASON]", "Declines an overture of last round with a reason.")
def _reply(client: Client, rest: str) -> None:
    view = client.view
    seat, words = _seat_first(view, rest, "reply")
    reason = _reason(words)
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
    seat, _ = _seat_first(view, rest, "read")
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


# --------------------------------------------------------------------------------------------------
# Dealing


@command("offers", "[N or all]", "Offers on the table; a number shows one whole, `offers all` shows old ones too.")
def _offers(client: Client, rest: str) -> None:
    view = client.view
    if rest and plain(rest) not in ("all", "old"):
        number, _ = _number(view, rest, "offers")
        client.console.tell(answers.whole_offer(view, number))
        return
    client.console.tell(answers.offers(view, everything=bool(rest)))


@command(
    "offer", "STATE...: WHAT YOU GIVE; WHAT THEY GIVE; TERMS", "Puts a text to everyone named in it.",
    also=("propose", "put"), more=answers.OFFER_HELP,
)  # fmt: skip
def _offer(client: Client, rest: str) -> None:
    view = client.view
    if not rest:
        client.console.say(*answers.OFFER_HELP)
        client.console.tell(answers.examples("offer", view))
        return
    _send(client, _text(view, rest))


def _text(view: View, words: str) -> Text:
    """The text that words describe: one of the scenario's own by its title or number, or composed."""
    template = answers.template_of(view, words)
    return template if template is not None else read_offer(view, words)


def _way_out(view: View, text: Text, refusal: str) -> str:
    """What may help where only the back-channel is left."""
    if "only a confidential text" not in refusal or not text.public:
        return ""
    if not text.clauses:
        return ""
    if all(view.setting.concession[c.concession].quiet for c in text.clauses):
        return " Add `; confidential` to it."
    return " Only what is marked quiet may stand in one: `concessions` says which."


def _send(client: Client, text: Text, counters: int = 0) -> None:
    view = client.view
    try:
        after = client.act(Offer(text, counters))
    except Illegal as refusal:
        raise Illegal(f"{refusal}{_way_out(view, text, str(refusal))}") from refusal
    client.desk.text, client.desk.counters = None, 0
    number = len(after.desk.offers)
    client.console.say(f"You put offer {number}: {offer_sentence(after, text, after.round)}")
    client.console.tell(_appraisal(after, text))


def _appraisal(view: View, text: Text) -> list[str]:
    return [line for line in (worth_sentence(view, text), home_sentence(view, text)) if line]


@command(
    "draft", "[TEXT]", "Shows what a text would say and be worth, without putting it; `send` puts it.",
    also=("compose",), more=("It is written like an offer. `draft` alone shows the text again.",),
)  # fmt: skip
def _draft(client: Client, rest: str) -> None:
    view = client.view
    if rest:
        number = re.fullmatch(r"counter\s+(\d+)\s*:?\s*(.*)", rest)
        client.desk.counters = int(number.group(1)) if number else 0
        client.desk.text = _countered(view, number.group(1), number.group(2)) if number else _text(view, rest)
    text = client.desk.text
    if text is None:
        raise Puzzled("There is no draft: write one with `draft` as you would write an `offer`.")
    client.console.say(f"Draft: {offer_sentence(view, text, view.round)}")
    client.console.tell(answers.appraisal(view, text))
    try:
        check(view, Offer(text, client.desk.counters))
    except Illegal as refusal:
        client.console.say(f"It cannot be put as it stands. {refusal}")
        return
    client.console.say("Type `send` to put it.")


@command("send", "", "Puts the text you have drafted.")
def _send_draft(client: Client, rest: str) -> None:
    _alone("send", rest)
    if client.desk.text is None:
        raise Puzzled("There is no draft to send: write one with `draft`, or put a text at once with `offer`.")
    _send(client, client.desk.text, client.desk.counters)


def _number(view: View, words: str, word: str) -> tuple[int, str]:
    """An offer's number and what follows it; with one open offer the number may be left out."""
    found = re.match(r"^(?:offer\s+)?(?:no\.?\s+|#\s*)?(\d{1,9})\b(?!\.\d)[\s:,]*(.*)$", words, re.DOTALL)
    if found:
        return int(found.group(1)), found.group(2).strip()
    waiting = [s.number for s in view.offers() if s.offer.status == "open" and view.seat not in s.offer.signed]
    if not words and len(waiting) == 1:
        return waiting[0], ""
    if not len(view.desk.offers):
        raise Puzzled(
            f"There is no offer to {word} yet: `offer` puts one, `wouldtake {answers.other(view)}` asks for one."
        )
    example = waiting[0] if waiting else len(view.desk.offers)
    raise Puzzled(f"Name the offer by its number, as in `{word} {example}`: `offers` lists them.")


@command("accept", "N", "Signs an offer; the last signature binds it.", also=("sign", "agree"))
def _accept(client: Client, rest: str) -> None:
    view = client.view
    number, _ = _number(view, rest, "accept")
    client.act(Accept(number))
    client.console.say(f"You sign offer {number}.")
    seen = view.offer(number)
    if seen is not None:
        client.console.tell(line for line in (home_sentence(view, seen.offer.text),) if line)


@command(
    "decline", "N [REASON]", "Refuses an offer, with a reason from a closed list.", also=("refuse", "reject"),
    more=("Reasons: " + "; ".join(f"`{code}` ({text})" for code, text in REASONS.items()) + ".",),
)  # fmt: skip
def _decline(client: Client, rest: str) -> None:
    view = client.view
    number, words = _number(view, rest, "decline")
    reason = _reason(words)
    client.act(Decline(number, reason))
    client.console.say(f"You decline offer {number}: {reason_words(reason)}.")


def _reason(words: str) -> str:
    said = re.sub(r"^(?:because|reason)\s+", "", words.strip(" :.-"))
    if not said:
        return "no-say"
    options = {code: (code, text) for code, text in REASONS.items()}
    found = candidates(said, options) or near(said, options)
    if found:
        return found[0]
    raise Puzzled(f"{echo(said)} is not among the reasons: choose {quoted(REASONS)}, or give none.")


@command("withdraw", "N", "Takes back your own offer, or your signature under another's.")
def _withdraw(client: Client, rest: str) -> None:
    number, _ = _number(client.view, rest, "withdraw")
    seen = client.view.offer(number)
    client.act(Withdraw(number))
    own = seen is not None and seen.offer.author == client.seat
    client.console.say(f"You withdraw {'offer' if own else 'your signature under offer'} {number}.")


@command(
    "counter", "N CHANGES", "Answers an offer with a changed text.",
    more=(
        "What you do not mention stays as it was: name a concession to add it or to change its level, `without` one to"
        " leave it out, and any term.",
    ),
)  # fmt: skip
def _counter(client: Client, rest: str) -> None:
    view = client.view
    number, words = _number(view, rest, "counter")
    text = _countered(view, str(number), words)
    old = view.offer(number)
    _send(client, text, number)
    if old is not None:
        now = "which is a deal already" if old.offer.status == "bound" else "which waits no longer"
        client.console.say(f"Against offer {number}, {now}: {compared(view, old.offer.text, text)}")


def _countered(view: View, digits: str, words: str) -> Text:
    seen = view.offer(int(digits))
    if seen is None:
        raise Puzzled(f"There is no offer {digits}: `offers` lists them.")
    if not words:
        raise Puzzled(
            f"Say what should change, as in `counter {digits} {answers.example_change(view, seen.offer.text)}`."
        )
    return read_counter(view, seen.offer.text, words)


@command(
    "advice", "", "The adviser's word: what to look at, what a seasoned delegation would do now, and why.",
    also=("advise", "adviser", "hint"),
)  # fmt: skip
def _advice(client: Client, rest: str) -> None:
    from game.terminal.advising import advice  # wanted now and then, and the first prompt need not wait for it

    lines, act = advice(client.view)
    if isinstance(act, Offer):
        client.desk.text, client.desk.counters = act.text, act.counters
    client.console.tell(lines)


# --------------------------------------------------------------------------------------------------
# Planning


@command("moves", "", "The moves of your delegation, with what they cost and do.")
def _moves(client: Client, rest: str) -> None:
    view = client.view
    for move in plan_parser.own_moves(view):
        client.console.say(f"{move_entry(move)} To plan it, {plan_parser.usage(view, move)}")
    client.console.say(f"You have {count(view.desk.capital, 'unit')} of political capital.")


@command(
    "plan", "[MOVE [TARGET] [STRENGTH] [for home] | breach N | ...]", "Shows your plan, or adds to it.",
    more=(
        "`plan MOVE` adds a move: a delegation it is pointed at, a strength from 1 to 3, and `for home`,"
        " `as invitation` or `as pressure` may follow. `plan drop MOVE` takes one out, `plan clear` empties the plan.",
        "`plan breach N` quietly breaks a commitment, `plan leave N` openly leaves it, `plan keep N` keeps it after"
        " all, `plan look away N` shuts a witness's eye and `plan watch N` opens it.",
        "`plan enforce 0` to `3` and `plan announce 0` to `3` set the dials of whoever enforces restrictions.",
        "`undo` takes back the last change; `ready` commits the plan when plans are made.",
    ),
)  # fmt: skip
def _plan(client: Client, rest: str) -> None:
    view, desk = client.view, client.desk
    word, _, tail = rest.strip().partition(" ")
    said = plain(word)
    if said in ("", "show"):
        _show_plan(client)
    elif said in ("list", "moves"):
        _moves(client, "")
    elif said == "clear":
        _change(client, Plan())
    elif said in ("drop", "remove", "without", "cancel"):
        _change(client, plan_parser.without_move(view, desk.plan, tail))
    elif said in ("breach", "break", "keep", "honour", "honor", "leave", "stay", "look", "watch"):
        kind = {"break": "breach", "honour": "keep", "honor": "keep", "stay": "keep"}.get(said, said)
        _change(client, plan_parser.conduct(view, desk.plan, kind, tail))
    elif said in ("enforce", "announce"):
        _change(client, plan_parser.dial(view, desk.plan, said, tail))
    else:
        use = plan_parser.read_use(view, rest[4:] if said == "add" else rest)
        _change(client, plan_parser.with_use(desk.plan, use), use_sentence(view, use))


def _change(client: Client, plan: Plan, said: str = "") -> None:
    view, desk = client.view, client.desk
    if view.table.outcome is not None:
        raise Puzzled("The game is over: there is nothing left to plan.")
    if view.desk.plan is not None:
        raise Puzzled("You have committed your plan for this round: it cannot be changed now.")
    check_plan(view, plan)
    desk.before.append(desk.plan)
    desk.plan = plan
    client.console.tell(plan_lines(view, plan))


def _show_plan(client: Client) -> None:
    view = client.view
    client.console.tell(plan_lines(view, client.desk.plan))
    client.console.tell(due_lines(view, client.desk.plan))
    if not client.desk.plan.moves and view.round < view.setting.rounds:
        example = next((m for m in plan_parser.own_moves(view) if m.cost <= view.desk.capital), None)
        if example is not None:
            usage = plan_parser.usage(view, example)
            client.console.say(f"`moves` lists your moves. For {example.title.lower()}, {usage}")
    when = "now" if view.table.phase == "signals" else "when plans are made, after the negotiation"
    client.console.say(f"`ready` commits it {when}.")


@command(
    "undo", "[round]", "Takes back the last change of your plan; `undo round` plays the round again with new luck."
)
def _undo(client: Client, rest: str) -> None:
    said = rest.casefold().strip(" .")
    if said.startswith("round"):
        number = re.fullmatch(r"round(?:\s+(\d{1,4}))?", said)
        if number is None:
            raise Puzzled(f"Say which round by its number: for example `undo round {client.view.round}`.")
        _undo_round(client, int(number.group(1) or client.view.round))
        return
    desk = client.desk
    if not desk.before:
        raise Puzzled("There is nothing to take back in your plan; `undo round` goes back to the start of the round.")
    desk.plan = desk.before.pop()
    client.console.tell(plan_lines(client.view, desk.plan))


def _undo_round(client: Client, number: int) -> None:
    begun = client.view.round
    if not 1 <= number <= begun:
        span = "Only round 1 has begun" if begun == 1 else f"Only rounds 1 to {begun} have begun"
        raise Puzzled(f"{span}: type `undo round {begun}` for the newest.")
    client.chair(Undo(number))


@command(
    "forecast", "[PLAN WORDS]", "What your plan, or one more move, is expected to do by the end of the round.",
    also=("preview",),
)  # fmt: skip
def _forecast(client: Client, rest: str) -> None:
    view, plan = client.view, client.desk.plan
    if rest:
        plan = plan_parser.with_use(plan, plan_parser.read_use(view, rest))
        check_plan(view, plan)
    client.console.tell(plan_lines(view, plan))
    client.console.tell(answers.plan_effects(view, plan))


@command("ready", "", "Ends your negotiation for this round, or commits your plan.", also=("commit", "done", "end"))
def _ready(client: Client, rest: str) -> None:
    _alone("ready", rest)
    view = client.view
    if view.table.outcome is not None:
        raise Puzzled("The game is over: `debrief`, `history` and `ledger` look back, `quit` leaves.")
    if view.table.phase == "signals":
        plan = client.desk.plan
        try:
            client.act(Commit(plan))
        except Illegal as refusal:
            raise Illegal(f"{refusal} Type `plan` to see your plan.") from refusal
        client.console.say("Your plan is committed.")
        return
    client.act(Ready())
    client.console.say("You are ready.")


def _alone(word: str, rest: str) -> None:
    """Raises `Puzzled` where words follow a command that stands alone: it may have been meant as a sentence."""
    if plain(rest):
        raise Puzzled(f"`{word}` stands alone: type only `{word}` if you mean it, or `say` before words to be said.")


@command("pass", "", "Passes the keyboard to the next person without ending your negotiation.")
def _pass(client: Client, rest: str) -> None:
    if len(client.seats) < 2:
        raise Puzzled("You are alone at this keyboard: type `ready` when you are done.")
    client.pass_on()


# --------------------------------------------------------------------------------------------------
# Leaving


@command("save", "FILE", "Writes a copy of the record to a file; the game itself is always kept.")
def _save(client: Client, rest: str) -> None:
    client.console.say(answers.save_copy(client, rest))


@command("debrief", "", "After the end: scores, aims and what was hidden.")
def _debrief(client: Client, rest: str) -> None:
    view = client.view
    if view.table.outcome is None:
        raise Puzzled("The debrief opens every secret, so it waits until the game is over.")
    client.console.say(outcome_sentence(view, view.table.outcome), score_sentence(view))
    from game.terminal.debriefing import debriefing  # wanted once a game, and it loads much

    client.console.tell(debriefing(view, client.path))


@command("quit", "", "Leaves; the game is kept.", also=("exit", "bye", "q"))
def _quit(client: Client, rest: str) -> None:
    from game.terminal.client import Left

    _alone("quit", rest)
    raise Left


__all__ = ["COMMANDS", "Command", "command_of"]
