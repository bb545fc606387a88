"""Every verb of the rules by its own word: what it can do now, and doing it. A new verb needs no command of its own."""

from __future__ import annotations

from game.present.act_form import alternatives, by_word, word_of
from game.rules.choices import Choice, choices
from game.rules.model.parameters import Given, Parameter
from game.rules.model.view import View
from game.rules.verbs import SEAT_VERBS
from game.rules.verbs.act import Act
from game.speech.name_matching import Puzzled, echo, near, plain, quoted
from game.terminal.client import Client
from game.terminal.commands.command import Chapter
from game.wording import act_sentence, count, seats_named

command = Chapter("any_verb")

MOST = 12
"""Ways that are told at a time: more would not be read."""


def verb_of(words: str) -> type[Act]:
    """The verb that a word names. Raises `Puzzled`."""
    if words in SEAT_VERBS:
        return SEAT_VERBS[words]
    close = near(words, {verb: (verb,) for verb in SEAT_VERBS})
    known = f"did you mean {quoted(close)}?" if close else f"choose from {quoted(SEAT_VERBS)}."
    raise Puzzled(f"There is no verb {echo(words)}: {known}")


def line_of(view: View, choice: Choice) -> str:
    """What to type for one way, and what it takes."""
    act = choice.act
    words = " ".join(word_of(getattr(act, each.name)) for each in act.parameters(view))
    takes = [f"{count(choice.cost, 'unit')} of capital"] * bool(choice.cost)
    takes += [f"the signature of {seats_named(view.setting, choice.needs)}"] * bool(choice.needs)
    return f"`do {act.verb} {words}`".replace(" `", "`") + (f" (takes {' and '.join(takes)})" if takes else "")


def ways_of(view: View, verb: str) -> list[str]:
    """What a verb can do now, each as a line to type."""
    possible = (choice for choice in choices(view, verb) if choice.possible and _by_words(choice.act, view))
    return list(dict.fromkeys(line_of(view, each) for each in possible))


def _by_words(act: Act, view: View) -> bool:
    return bool(act.parameters(view)) or not act.__struct_fields__


@command("can", "[VERB]", "What may be done now: every verb, or the ways of one, each as a line to type.")
def _can(client: Client, rest: str) -> None:
    view = client.view
    if not rest:
        ways = {verb: ways_of(view, verb) for verb in SEAT_VERBS}
        client.console.tell([f"`can {verb}`: {count(len(held), 'way')}." for verb, held in ways.items() if held])
        return
    verb = verb_of(rest.casefold())
    found, refused = ways_of(view, verb.verb), choices(view, verb.verb)
    lines = found[:MOST]
    if len(found) > MOST:
        lines.append(f"... and {len(found) - MOST} more.")
    if not found:
        why = next((each.refusal for each in refused if each.refusal), "")
        lines.append(why or f"There is nothing to choose for `{verb.verb}` here: it has a command of its own.")
    client.console.tell(lines)


@command("do", "VERB [VALUE]...", "Does what `can VERB` lists; a line of that list can be typed as it stands.")
def _do(client: Client, rest: str) -> None:
    view, (word, *values) = client.view, (rest or " ").split(" ")
    verb = verb_of(word.casefold()) if word else None
    if verb is None:
        raise Puzzled("Say which verb: `can` lists those that can do something now.")
    act = _act(verb, view, [each for each in values if each])
    said = act_sentence(view, act)
    client.act(act)
    client.console.say(said)


def _act(verb: type[Act], view: View, words: list[str]) -> Act:
    """An act of the values that are typed, one after the other. Raises `Puzzled`."""
    wanted = verb.parameters(view)
    if len(words) > len(wanted):
        raise Puzzled(f"{echo(words[len(wanted)])} is too much: `can {verb.verb}` lists what can be typed.")
    needed = {*verb.__struct_fields__[: len(verb.__struct_fields__) - len(verb.__struct_defaults__)]}
    if needed - {each.name for each in wanted}:
        raise Puzzled(f"`{verb.verb}` has a command of its own: `help {verb.verb}` says how it is typed.")
    given = {each.name: _option(view, each, word, verb.verb) for each, word in zip(wanted, words, strict=False)}
    missing = {each.name: _option(view, each, "", verb.verb) for each in wanted if each.name in needed - {*given}}
    return verb(**given, **missing)


def _option(view: View, parameter: Parameter, word: str, verb: str) -> Given:
    given = {one: option.value for one, option in by_word(parameter).items()}
    known = {str(each.value): each.title for each in alternatives(view, parameter)}
    if word in known:
        return given[word]
    by_title = [each for each, title in known.items() if plain(title) == plain(word) and word]
    if len(by_title) == 1:
        return given[by_title[0]]
    asked = f"{parameter.title}?" if not word else f"There is no {echo(word)} to choose for {parameter.title.lower()}:"
    raise Puzzled(f"{asked} {quoted(list(known)[:MOST])}." if known else f"Nothing fits `{verb}` now.")
