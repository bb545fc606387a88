"""Plans from typed words: "demonstration lindrow strength 2 for home", "breach 2", "enforce 1".

What there is to choose comes from the form of a use; what is typed is matched to its alternatives, field after field.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from game.present.fields import Alternative, Field
from game.present.plan_form import plan_with, use_form
from game.rules.choices import first_use, own_moves
from game.rules.law.moves import targets
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS, Intent
from game.speech.name_matching import (
    Puzzled,
    candidates,
    concession_of,
    echo,
    near,
    pick,
    plain,
    quoted,
    seat_options,
)
from game.wording import move_noun, own_deals

_INTENT = re.compile(
    r"\b(?:(?:meant |sent )?(?:as|for|intent|to be) )?(?:an? |the )?(pressure|invitation|invite|home)\b"
)
_STRENGTH = re.compile(r"\b(?:at )?(?:strength |level )?([1-9])\b")
_LAST_NUMBER = re.compile(r"\b(?:at )?(?:level )?([0-9])$")
_FILLERS = ("is", "that", "about", "into", "its", "their", "of", "what", "the")
_CONDUCT = {"breach": "break", "keep": "keep", "leave": "leave", "look": "away", "watch": "watch"}


def move_options(view: View) -> dict[str, tuple[str, ...]]:
    """The seat's moves with the names they go by."""
    return {m.id: (m.id, m.title, move_noun(view, m.id)) for m in own_moves(view)}


def read_use(view: View, words: str) -> Use:
    """One use of a move, from typed words. Raises `Puzzled`."""
    move, rest = _move(view, words)
    rest, intent = _intent(move, rest)
    rest, target = _target(view, move, rest)
    use, rest, said = Use(move.id, target, intent=intent), plain(rest), {"target", "intent"}
    while (field := next((f for f in use_form(view, use).fields if f.name not in said), None)) is not None:
        said.add(field.name)
        use, rest = _said(view, use, field, rest)
    if rest.isdigit() and "strength" not in said:
        raise Puzzled(f"{move.title} has only one strength: leave the number out.")
    if rest.strip():
        raise Puzzled(f"{echo(rest.strip())} says nothing about {move.title}: {usage(view, move)}")
    return use


def _said(view: View, use: Use, field: Field, words: str) -> tuple[Use, str]:
    """The use with one field as it is said, and the words that are left."""
    if field.numbers:
        return _number(view, use, field, words)
    if field.name == "concession":
        return _concession(view, use, field, words)
    if not field.alternatives:
        return use, words
    ways = {typed(each): each for each in field.alternatives}
    names = {word: (word, each.title) for word, each in ways.items()}
    tokens = [token for token in words.split() if token not in _FILLERS]
    for taken in range(len(tokens), 0, -1):
        found = candidates(" ".join(tokens[:taken]), names)
        if len(found) == 1:
            return replace(use, **{field.name: ways[found[0]].value}), " ".join(tokens[taken:])
    move = view.setting.move[use.move]
    if not tokens:
        raise Puzzled(f"{move.title} needs one word more: {usage(view, move)}")
    close = near(tokens[0], names)
    hint = f"did you mean {quoted(close)}?" if close else usage(view, move)
    raise Puzzled(f"There is no {move_noun(view, use.move)} {echo(tokens[0])}: {hint}")


def typed(way: Alternative) -> str:
    """One thing that a field can be, as one word to type: its value, or the first of its title where that is empty."""
    return str(way.value) or plain(way.title).partition(" ")[0]


def _number(view: View, use: Use, field: Field, words: str) -> tuple[Use, str]:
    """A number that may be left out: the least then."""
    numbers = [int(each.value) for each in field.alternatives]
    found = (_STRENGTH if field.name == "strength" else _LAST_NUMBER).search(words)
    if found is None:
        return replace(use, **{field.name: numbers[0]}), words
    number = int(found.group(1))
    if field.name == "level" and number not in numbers:
        title = view.setting.concession[use.concession].title
        raise Puzzled(f"{title} has levels {numbers[0]} to {numbers[-1]}: choose one of them.")
    return replace(use, **{field.name: number}), f"{words[: found.start()]}{words[found.end() :]}".strip()


def _concession(view: View, use: Use, field: Field, words: str) -> tuple[Use, str]:
    """A concession by its name, or by the title of a level; the level is left to be read where one is asked for."""
    number = _LAST_NUMBER.search(words)
    name, level = words[: number.start()] if number else words, number.group(1) if number else ""
    if not name.strip():
        raise Puzzled(f"{field.title}? Name a concession, and its level: `concessions` lists them.")
    givers = {view.setting.concession[str(each.value)].giver for each in field.alternatives}
    found, by_title = concession_of(view.setting, name, givers)
    use = replace(use, concession=found)
    asked = any(each.name == "level" for each in use_form(view, use).fields)
    return use, (level or str(by_title or "")) if asked else ""


def _move(view: View, words: str) -> tuple[Move, str]:
    options, tokens = move_options(view), plain(words).split()
    for taken in range(min(4, len(tokens)), 0, -1):
        found = candidates(" ".join(tokens[:taken]), options)
        if len(found) == 1:
            return view.setting.move[found[0]], " ".join(tokens[taken:])
    first = tokens[0] if tokens else words
    others = {m.id: (m.id, m.title) for m in view.setting.rulebook.moves}
    if not candidates(first, options) and len(candidates(first, others)) == 1:
        title = view.setting.move[candidates(first, others)[0]].title
        raise Puzzled(f"{title} is not a move of your delegation: type `moves` for yours.")
    if not candidates(first, options) and not near(first, options):
        raise Puzzled(f"There is no move {echo(first)}: type `moves` for yours.")
    return view.setting.move[pick(first, options, "move")], ""


def _intent(move: Move, words: str) -> tuple[str, Intent]:
    found = _INTENT.search(words) if move.signal else None
    if found is None:
        return words, move.intent
    said = found.group(1)
    intent: Intent = next(i for i in INTENTS if i.startswith(said[:4]))
    return f"{words[: found.start()]} {words[found.end() :]}".strip(), intent


def _target(view: View, move: Move, words: str) -> tuple[str, str]:
    if move.target in ("none", "concession"):
        return words, ""
    possible = targets(view, move)
    tokens = words.split()
    options = seat_options(view.setting)
    for index, token in enumerate(tokens):
        found = candidates(token, options) if len(token) > 1 and token not in ("toward", "before", "with") else []
        if len(found) == 1:
            rest = [t for t in (*tokens[:index], *tokens[index + 1 :]) if t not in ("toward", "before", "with", "to")]
            return " ".join(rest), found[0]
    if len(possible) == 1:
        return words, possible[0]
    if not possible:
        raise Puzzled(f"There is nobody here at whom {move.title} could be pointed.")
    misspelt = [near(token, {s: options[s] for s in possible}) for token in tokens]
    close = next((each for each in misspelt if each), [])
    hint = f"did you mean `plan {move.id} {close[0]}`?" if close else f"type `plan {move.id}` and {quoted(possible)}."
    raise Puzzled(f"{move.title} needs a delegation to be pointed at: {hint}")


def usage(view: View, move: Move) -> str:
    """How a move is planned, as a sentence with what may follow its name."""
    words = f"type `plan {move.id}"
    if move.target not in ("none", "concession") and len(targets(view, move)) != 1:
        words += " DELEGATION"
    fields = {each.name: each for each in use_form(view, first_use(view, move)).fields}
    intent, strength = fields.pop("intent", None), fields.pop("strength", None)
    fields.pop("target", None)
    if fields:
        first, *then = fields.values()
        more = "".join(f", then {each.name.upper()}" for each in then)
        return f"{words}` and one of {quoted(map(typed, first.alternatives))}{more}."
    words += f" STRENGTH` with a strength from 1 to {move.strengths}" if strength else "`"
    words += ", and `for home`, `as invitation` or `as pressure` after it" if intent else ""
    return f"{words}."


def without_move(view: View, plan: Plan, words: str) -> Plan:
    """The plan without a move. Raises `Puzzled` if it is not in it."""
    options = {u.move: (*move_options(view).get(u.move, (u.move,)), u.target) for u in plan.moves}
    if not options:
        raise Puzzled("There is no move in your plan yet: `plan MOVE` adds one, `moves` lists them.")
    name = pick(words, options, "move in your plan")
    return replace(plan, moves=tuple(u for u in plan.moves if u.move != name))


def own_deal(view: View, words: str) -> Deal:
    """The own commitment that a number names. Raises `Puzzled`."""
    deals = own_deals(view)
    digits = re.sub(r"\D", "", words)
    if not deals:
        raise Puzzled("You have signed nothing yet, so there is no commitment to name.")
    if not digits or not 1 <= int(digits[:6]) <= len(deals):
        span = "1" if len(deals) == 1 else f"1 to {len(deals)}"
        raise Puzzled(f"Name a commitment by its number, {span}: type `ledger` to see them.")
    return deals[int(digits[:6]) - 1]


def conduct(view: View, plan: Plan, word: str, rest: str) -> Plan:
    """The plan after `breach N`, `keep N`, `leave N`, `stay N`, `look away N` or `watch N`. Raises `Puzzled`.

    A witness may look away from its own breach: what it does as a giver and as a witness are two things.
    """
    field = "witness" if word in ("look", "watch") else "conduct"
    return plan_with(view, plan, f"{field}:{own_deal(view, rest).id}", _CONDUCT[word])


def dial(view: View, plan: Plan, word: str, rest: str) -> Plan:
    """The plan after `enforce N` or `announce N`. Raises `Puzzled`."""
    said = rest.strip()
    if said not in ("0", "1", "2", "3"):
        raise Puzzled(f"Enforcement is set from 0 to 3: for example `plan {word} 1`.")
    return plan_with(view, plan, word, int(said))
