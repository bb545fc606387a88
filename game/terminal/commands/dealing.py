"""Dealing: texts that are put, drafted, signed, declined, countered; and the adviser, who suggests them."""

from __future__ import annotations

import re

from game.present.appraisal import worth
from game.rules.model.phrases import REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.rules.reducer import allowed, check
from game.rules.tutoring import template_text
from game.rules.verbs.accept import Accept
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.withdraw import Withdraw
from game.speech.name_matching import (
    Puzzled,
    plain,
)
from game.speech.offer_grammar import read_counter, read_offer
from game.terminal import examples, forecasts, listings
from game.terminal.client import Client
from game.terminal.commands.arguments import offer_number, reason_said, stands_alone
from game.terminal.commands.command import Chapter
from game.wording import (
    compared,
    ends_sentence,
    home_sentence,
    offer_sentence,
    reason_words,
    replaced_sentence,
    seats_named,
)

command = Chapter("dealing")


@command("offers", "[N or all]", "Offers on the table; a number shows one whole, `offers all` shows old ones too.")
def _offers(client: Client, rest: str) -> None:
    view = client.view
    if rest and plain(rest) not in ("all", "old"):
        number, _ = offer_number(view, rest, "offers")
        client.console.tell(listings.whole_offer(view, number, advised=client.help != "off"))
        return
    client.console.tell(listings.offers(view, everything=bool(rest)))


@command(
    "offer", "STATE...: WHAT YOU GIVE; WHAT THEY GIVE; TERMS", "Puts a text to everyone named in it.",
    also=("propose", "put"), more=examples.OFFER_HELP,
)  # fmt: skip
def _offer(client: Client, rest: str) -> None:
    view = client.view
    if not rest:
        client.console.say(*examples.OFFER_HELP)
        client.console.tell(examples.examples("offer", view))
        return
    text = _text(view, rest)
    ended = [each for each in (ends_sentence(view, Offer(text).ends(view)), replaced_sentence(view, text)) if each]
    if ended and allowed(view, Offer(text)):
        client.desk.text, client.desk.counters = text, 0
        client.console.say(f"Draft: {offer_sentence(view, text, view.round)}")
        client.console.tell([*ended, "Type `send` to put it all the same."])
        return
    _send(client, text)


def _template(view: View, words: str) -> Text | None:
    """A text of the scenario's own, by its title, or by `text N`; None if the words name none."""
    templates = view.setting.templates
    if not templates or ":" in words:
        return None
    number = re.fullmatch(r"(?:text|template)\s+(\d{1,2})", plain(words))
    if number and 1 <= int(number.group(1)) <= len(templates):
        chosen = templates[int(number.group(1)) - 1]
    else:
        said = re.sub(r"^(?:template|text)\s+", "", plain(words))
        found = [t for t in templates if plain(t.title) == said or plain(t.title).removeprefix("the ") == said]
        if len(found) != 1:
            return None
        chosen = found[0]
    if view.seat not in chosen.signatories:
        raise Puzzled(f"{chosen.title} is a text of others: {seats_named(view.setting, chosen.signatories)} sign it.")
    return template_text(chosen)


def _text(view: View, words: str) -> Text:
    """The text that words describe: one of the scenario's own by its title or number, or composed."""
    template = _template(view, words)
    return template if template is not None else read_offer(view, words)


def _send(client: Client, text: Text, counters: int = 0) -> None:
    after = client.act(Offer(text, counters))
    client.desk.text, client.desk.counters = None, 0
    number = len(after.desk.offers)
    client.console.say(f"You put offer {number}: {offer_sentence(after, text, after.round)}")
    client.console.tell(_appraisal(after, text))


def _appraisal(view: View, text: Text) -> list[str]:
    return [line for line in (worth(view, text), home_sentence(view, text)) if line]


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
    client.console.tell(forecasts.appraisal(view, text, advised=client.help != "off"))
    offer = Offer(text, client.desk.counters)
    try:
        check(view, offer)
    except Illegal as refusal:
        client.console.say(f"It cannot be put as it stands. {refusal}")
        client.console.tell(line for line in (client.way_out(view, offer, refusal),) if line)
        return
    client.console.tell(line for line in (ends_sentence(view, offer.ends(view)),) if line)
    client.console.say("Type `send` to put it.")


@command("send", "", "Puts the text you have drafted.")
def _send_draft(client: Client, rest: str) -> None:
    stands_alone("send", rest)
    if client.desk.text is None:
        raise Puzzled("There is no draft to send: write one with `draft`, or put a text at once with `offer`.")
    _send(client, client.desk.text, client.desk.counters)


@command("accept", "N", "Signs an offer; the last signature binds it.", also=("sign", "agree"))
def _accept(client: Client, rest: str) -> None:
    view = client.view
    number, _ = offer_number(view, rest, "accept")
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
    number, words = offer_number(view, rest, "decline")
    reason = reason_said(words)
    client.act(Decline(number, reason))
    client.console.say(f"You decline offer {number}: {reason_words(reason)}.")


@command("withdraw", "N", "Takes back your own offer, or your signature under another's.")
def _withdraw(client: Client, rest: str) -> None:
    number, _ = offer_number(client.view, rest, "withdraw")
    seen = client.view.offer(number)
    client.act(Withdraw(number))
    own = seen is not None and seen.offer.author == client.seat
    client.console.say(f"You withdraw {'offer' if own else 'your signature under offer'} {number}.")


@command(
    "counter", "N CHANGES", "Answers an offer with a changed text, which ends it; `draft counter N` shows it first.",
    more=(
        "What you do not mention stays as it was: name a concession to add it or to change its level, `without` one to"
        " leave it out, and any term.",
    ),
)  # fmt: skip
def _counter(client: Client, rest: str) -> None:
    view = client.view
    number, words = offer_number(view, rest, "counter")
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
            f"Say what should change, as in `counter {digits} {examples.example_change(view, seen.offer.text)}`."
        )
    return read_counter(view, seen.offer.text, words)


@command(
    "advice", "", "The adviser's word: what to look at, and which ways there are or what it would do now.",
    also=("advise", "adviser", "hint"),
)  # fmt: skip
def _advice(client: Client, rest: str) -> None:
    if client.help == "off":
        raise Puzzled("You play without an adviser: begin or go on with `--adviser hints` or `--adviser full`.")
    from game.terminal.advising import advice  # wanted now and then, and the first prompt need not wait for it

    lines, act = advice(client.view, client.help)
    if isinstance(act, Offer):
        client.desk.text, client.desk.counters = act.text, act.counters
    client.console.tell(lines)
