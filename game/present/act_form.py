"""Any act as a form: what each of its parameters can be now, how it would be said, and the button that does it.

Made from what a verb declares, so a verb that has its file has its form.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from game.present.fields import Alternative, Button, Chosen, Field, button, refused
from game.rules.law.offers import reasons
from game.rules.model.parameters import Given, Option, Parameter
from game.rules.model.terms import Clause
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.reducer import check
from game.rules.verbs import SEAT_VERBS
from game.rules.verbs.act import Act
from game.rules.verbs.read import Read
from game.wording import INTENT_WORDS, act_sentence, concession_phrase, seats_named, upper_first

PLACED = frozenset(
    ("accept", "ask", "commit", "decline", "offer", "read", "ready", "recall", "reply", "say", "unready", "withdraw")
)
"""Verbs that have a place of their own on every desk; all others stand in a list, each with its form."""

MANY = 40
"""Alternatives of one field above which only the whole is judged, not each of them."""


class ActForm(Value, frozen=True):
    """An act that can be chosen and done.

    verb, title: its word, and what its form is called
    fields: what there is to choose
    sentence: how it would be said
    button: the button that does it; None where there is nothing to choose from now
    """

    verb: str
    title: str
    fields: tuple[Field, ...] = ()
    sentence: str = ""
    button: Button | None = None


def unplaced() -> tuple[str, ...]:
    """Verbs that have no place of their own, in the order of the alphabet."""
    return tuple(verb for verb in SEAT_VERBS if verb not in PLACED)


def verb_title(verb: str) -> str:
    """What the form of a verb is called."""
    return SEAT_VERBS[verb].title or upper_first(verb.replace("-", " "))


def first_act(view: View, verb: str) -> Act | None:
    """An act with the first of everything, one that is possible before others; None where nothing fits."""
    found = list(SEAT_VERBS[verb].candidates(view))
    return next((act for act in found if not refused(partial(check, view, act))), next(iter(found), None))


def act_form(view: View, verb: str, act: Act | None = None) -> ActForm:
    """The form of an act, or of the first that there is of its verb."""
    shown = act or first_act(view, verb)
    if shown is None:
        return ActForm(verb, verb_title(verb))
    fields = tuple(_field(view, shown, each) for each in shown.parameters(view))
    doing = button(view, verb_title(verb), shown)
    return ActForm(verb, doing.label, fields, act_sentence(view, shown), doing)


def act_with(view: View, act: Act, name: str, value: Chosen) -> Act:
    """The act with one thing chosen anew. Raises `LookupError` for what there is not to choose."""
    wanted = {each.name: each for each in act.parameters(view)}
    return replace(act, **{name: by_word(wanted[name])[str(value)].value})


def word_of(given: Given) -> str:
    """A value of a parameter as one word: how it is typed, and how a form names it."""
    if isinstance(given, tuple):
        return ",".join(each if isinstance(each, str) else f"{each.concession}:{each.level}" for each in given) or "-"
    return str(given) or "-"


def alternatives(view: View, parameter: Parameter) -> tuple[Alternative, ...]:
    """What a parameter can be, each once."""
    return tuple(Alternative(word, _title(view, option)) for word, option in by_word(parameter).items())


def by_word(parameter: Parameter) -> dict[str, Option]:
    """What a parameter can be, by its word; the first where several have one word."""
    found: dict[str, Option] = {}
    for option in parameter.options:
        found.setdefault(word_of(option.value), option)
    return found


def reason_field(chosen: str) -> Field:
    """Why an offer or an overture is declined."""
    wanted = reasons()
    ways = tuple(Alternative(str(each.value), upper_first(each.title)) for each in wanted.options)
    return Field(wanted.name, "Why you decline", ways, chosen)


def readings(view: View, by: str, move: str) -> tuple[Button, ...]:
    """Every way to read a signal, each as the button that says so."""
    read = Read(by, move, INTENTS[0])
    wanted = next(each for each in read.parameters(view) if each.name == "reading")
    return tuple(Button(way.title, act_with(view, read, wanted.name, way.value)) for way in alternatives(view, wanted))


def _field(view: View, act: Act, parameter: Parameter) -> Field:
    ways = alternatives(view, parameter)
    if len(ways) <= MANY:
        trials = (act_with(view, act, parameter.name, way.value) for way in ways)
        ways = tuple(replace(w, refusal=refused(partial(check, view, t))) for w, t in zip(ways, trials, strict=True))
    return Field(parameter.name, parameter.title, ways, word_of(getattr(act, parameter.name)))


def _title(view: View, option: Option) -> str:
    if option.title:
        return upper_first(option.title)
    if isinstance(option.value, tuple):
        return upper_first(" and ".join(_named(view, each) for each in option.value))
    if option.value in INTENTS:
        return upper_first(INTENT_WORDS[str(option.value)])
    return upper_first(str(option.value))


def _named(view: View, part: str | Clause) -> str:
    if isinstance(part, Clause):
        return concession_phrase(view.setting, part.concession, part.level)
    return seats_named(view.setting, (part,))
