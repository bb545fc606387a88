"""Plans from typed words: "demonstration lindrow strength 2 for home", "breach 2", "enforce 1"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from game.rules.choices import details, own_moves
from game.rules.effects.line import Line
from game.rules.law.moves import targets
from game.rules.model.room import Deal
from game.rules.model.rulebook import Move
from game.rules.model.terms import Plan, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS, Intent
from game.rules.round.plans import asked, due
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
from game.wording import deal_number, move_noun, own_deals

_INTENT = re.compile(
    r"\b(?:(?:meant |sent )?(?:as|for|intent|to be) )?(?:an? |the )?(pressure|invitation|invite|home)\b"
)
_STRENGTH = re.compile(r"\b(?:at )?(?:strength |level )?([1-9])\b")
_LAST_NUMBER = re.compile(r"\b(?:at )?(?:level )?([0-9])$")


def move_options(view: View) -> dict[str, tuple[str, ...]]:
    """The seat's moves with the names they go by."""
    return {m.id: (m.id, m.title, move_noun(view, m.id)) for m in own_moves(view)}


def read_use(view: View, words: str) -> Use:
    """One use of a move, from typed words. Raises `Puzzled`."""
    move, rest = _move(view, words)
    rest, intent = _intent(move, rest)
    use = Use(move.id, intent=intent)
    if any(isinstance(effect, Line) for effect in move.effects):
        return _line(view, use, rest)
    rest, target = _target(view, move, rest)
    use = replace(use, target=target)
    if asked(move):
        return _detailed(view, use, rest)
    if found := _STRENGTH.search(rest):
        if move.strengths == 1:
            raise Puzzled(f"{move.title} has only one strength: leave the number out.")
        use = replace(use, strength=int(found.group(1)))
        rest = rest[: found.start()] + rest[found.end() :]
    if rest.strip():
        raise Puzzled(f"{echo(rest.strip())} says nothing about {move.title}: {usage(view, move)}")
    return use


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


def _line(view: View, use: Use, words: str) -> Use:
    found = re.match(
        r"^(?:is |that )?(never|not|no|nothing without|without)\s*(?:above|more than|any|give)?\s*(.*)$", words
    )
    if found is None or not found.group(2):
        ways = (f"plan {use.move} never above CONCESSION LEVEL", f"plan {use.move} without CONCESSION")
        raise Puzzled(f"A public line is drawn with {quoted(ways)}.")
    without, rest = "without" in found.group(1), found.group(2)
    level = 0
    if number := _LAST_NUMBER.search(rest):
        level, rest = int(number.group(1)), rest[: number.start()]
    name, _ = concession_of(view.setting, rest, None if without else [view.seat])
    return replace(use, concession=name, level=0 if without else level, option="without" if without else "")


def _detailed(view: View, use: Use, words: str) -> Use:
    """What the move's effects ask for: one word of a list, and a concession with its level where that asks for one."""
    option, *_ = details(view, use)
    names = {str(each.value): (str(each.value), *([each.title] if each.title else [])) for each in option.options}
    tokens = [t for t in words.split() if t not in ("about", "into", "its", "their", "of", "what", "the")]
    if not tokens:
        more = "; for `worth` name a concession of theirs and a level" if "worth" in names else ""
        title = view.setting.move[use.move].title
        raise Puzzled(f"{title} needs one word more: type `plan {use.move}` and one of {quoted(names)}{more}.")
    what = move_noun(view, use.move)
    if "concession" not in {name for _, name in asked(view.setting.move[use.move])}:
        return replace(use, option=pick(words, names, what))
    use = replace(use, option=pick(tokens[0], names, what))
    return _about(view, use, " ".join(tokens[1:])) if len([*details(view, use)]) > 1 else use


def _about(view: View, use: Use, rest: str) -> Use:
    level = 1
    if number := _LAST_NUMBER.search(rest):
        level, rest = int(number.group(1)), rest[: number.start()]
    if not rest.strip():
        raise Puzzled("Name the concession whose worth to them you want to learn, and its level.")
    name, by_title = concession_of(view.setting, rest)
    levels = len(view.setting.concession[name].levels)
    if level > levels:
        raise Puzzled(f"{view.setting.concession[name].title} has levels 1 to {levels}: ask about one of them.")
    return replace(use, concession=name, level=by_title or level)


def usage(view: View, move: Move) -> str:
    """How a move is planned, as a sentence with what may follow its name."""
    words = f"type `plan {move.id}"
    possible = targets(view, move)
    if move.target not in ("none", "concession") and len(possible) != 1:
        words += " DELEGATION"
    for effect in move.effects:
        if isinstance(effect, Line):
            return f"{words} never above CONCESSION LEVEL` or `plan {move.id} without CONCESSION`."
    for parameter in details(view, Use(move.id)):
        return f"{words}` and one of {quoted(str(each.value) for each in parameter.options)}."
    if move.strengths > 1:
        words += f" STRENGTH` with a strength from 1 to {move.strengths}"
    else:
        words += "`"
    if move.signal and view.setting.plays("intent"):
        words += ", and `for home`, `as invitation` or `as pressure` after it"
    return f"{words}."


def with_use(plan: Plan, use: Use) -> Plan:
    """The plan with a use added; the same move at the same target is replaced."""
    kept = tuple(u for u in plan.moves if (u.move, u.target) != (use.move, use.target))
    return replace(plan, moves=(*kept, use))


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
    deal = own_deal(view, rest)
    if word == "breach" and deal.id not in {d.id for d in due(view)}:
        raise Puzzled(
            f"You owe nothing under commitment {deal_number(view, deal.id)} this round, so there is nothing to break."
        )
    breaches, leaves, looks_away = (
        tuple(d for d in held if d != deal.id) for held in (plan.breaches, plan.leaves, plan.looks_away)
    )
    match word:
        case "breach":
            return replace(plan, breaches=(*breaches, deal.id), leaves=leaves)
        case "leave":
            return replace(plan, breaches=breaches, leaves=(*leaves, deal.id))
        case "look":
            return replace(plan, looks_away=(*looks_away, deal.id))
        case "watch":
            return replace(plan, looks_away=looks_away)
    return replace(plan, breaches=breaches, leaves=leaves)


def dial(view: View, plan: Plan, word: str, rest: str) -> Plan:
    """The plan after `enforce N` or `announce N`. Raises `Puzzled`."""
    rule = view.setting.restrictions
    if rule is None or rule.enforced_by != view.seat:
        raise Puzzled("You do not enforce any restrictions, so there is nothing to set.")
    digits = rest.strip()
    if digits not in ("0", "1", "2", "3"):
        raise Puzzled(f"Enforcement is set from 0 to 3: for example `plan {word} 1`.")
    return replace(plan, enforce=int(digits)) if word == "enforce" else replace(plan, announce=int(digits))
