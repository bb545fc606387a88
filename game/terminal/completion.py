"""What the Tab key offers: the words that fit next in a line, taken from the forms of what is being typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.present.act_form import act_form, act_with
from game.present.offer_form import blank, offer_form, offer_with
from game.present.plan_form import plan_form, use_form
from game.rules.choices import first_use
from game.rules.model.terms import Plan
from game.rules.model.view import View
from game.rules.verbs import SEAT_VERBS
from game.speech.name_matching import plain
from game.terminal.plan_parser import typed
from game.terminal.typed_acts import intent_words
from game.wording import meter_keys

TERMS = {"witness": "witness", "snapback": "snapback", "public": "confidential"}
"""How the terms of a text are typed, by the names of their fields."""

CONDUCT = ("breach", "keep", "leave", "look away", "watch")
SPOKEN = ("say", "room", "pass")


def completions(view: View, plan: Plan, line: str, commands: Sequence[str]) -> list[str]:
    """The words that could stand where the cursor is, each beginning as what is typed there; none after the end."""
    head, _, begun = line.rpartition(" ")
    before = head.split()
    if not before:
        words: Iterator[str] = iter(commands)
    elif view.table.outcome is not None:
        words = iter(())
    else:
        words = _following(view, plan, before[0].casefold(), [each.casefold() for each in before[1:]], head, commands)
    wanted = begun.casefold()
    return sorted({word for word in words if word.startswith(wanted)})


def _following(
    view: View, plan: Plan, command: str, said: list[str], head: str, commands: Sequence[str]
) -> Iterator[str]:
    if command in ("plan", "forecast"):
        yield from _planned(view, plan, said)
    elif command in ("offer", "draft"):
        yield from _offered(view, head.partition(" ")[2])
    elif command == "wouldtake":
        yield from _wished(view, said)
    elif command in ("can", "do") and not said:
        yield from SEAT_VERBS
    elif command == "do":
        yield from _chosen(view, said[0], said[1:])
    elif command in SEAT_VERBS and command not in SPOKEN:
        yield from _chosen(view, command, said)
    elif command == "why":
        yield from (word for key in meter_keys(view) for word in key.split(":"))
    elif command == "help":
        yield from commands
    elif command in SPOKEN:
        yield from (seat for seat in view.setting.seats if seat != view.seat)


def _planned(view: View, plan: Plan, said: list[str]) -> Iterator[str]:
    """A move, then whatever there is to choose in it; or conduct and dials."""
    form = plan_form(view, plan)
    moves = {move.id: move for move in form.moves}
    if not said:
        yield from moves
        yield from ("drop", "clear", *CONDUCT)
        yield from (field.name for group in form.groups for field in group.fields if field.numbers)
    elif said[0] == "drop":
        yield from (use.use.move for use in form.uses)
    elif said[0] in moves:
        move = view.setting.move[said[0]]
        for field in use_form(view, first_use(view, move)).fields:
            yield from intent_words() if field.name == "intent" else map(typed, field.alternatives)


def _offered(view: View, words: str) -> Iterator[str]:
    """Whom a text is with; after the colon what they give, and the terms."""
    named, colon, _ = words.partition(":")
    draft, form = blank(view), offer_form(view, blank(view))
    seats = {field.name.partition(":")[2]: field for field in form.signers}
    if not colon:
        yield from seats
        return
    for each in plain(named).split():
        draft = offer_with(view, draft, seats[each].name, True) if each in seats else draft
    form = offer_form(view, draft)
    yield from (clause.concession for giving in form.giving for clause in giving.clauses)
    yield from (TERMS[field.name] for field in form.terms)


def _wished(view: View, said: list[str]) -> Iterator[str]:
    if not said:
        yield from (seat for seat in view.setting.seats if seat != view.seat)
    else:
        yield from (each.id for each in view.setting.given_by.get(said[0], ()))


def _chosen(view: View, verb: str, said: list[str]) -> Iterator[str]:
    """What the next parameter of a verb can be, after those that are typed."""
    form = act_form(view, verb) if verb in SEAT_VERBS else None
    if form is None or form.button is None or len(said) >= len(form.fields):
        return
    act = form.button.act
    for field, word in zip(form.fields, said, strict=False):
        if word in {each.value for each in field.alternatives}:
            act = act_with(view, act, field.name, word)
    field = act_form(view, verb, act).fields[len(said)]
    yield from (str(each.value) for each in field.alternatives if not each.refusal)
