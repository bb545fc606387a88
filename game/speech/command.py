"""The command `overture hear`: what a sentence is taken to mean, for authors who look for missing synonyms."""

from __future__ import annotations

import json
from collections.abc import Sequence

from game.content import load_scenario
from game.rules import new_game, view
from game.rules.model.grounds import Ground
from game.rules.model.meaning import Deed, Meaning
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.speech.hearing import hear
from game.speech.lexicon import lexicon_of
from game.speech.name_matching import quoted
from game.speech.spelling import strange
from game.speech.words import tokens
from game.wire import Json, to_json
from game.wording import listed, lower_first, offer_sentence, seat_name

_ASKS = {
    "why": "why something was refused",
    "price": "what it would take",
    "sign": "whether it would be signed",
    "grievance": "what is held against the speaker",
    "keep": "whether it will be kept",
    "about": "how things stand",
}


def run_hear(scenario: str, seat: str, to: Sequence[str], text: str, *, as_json: bool) -> int:
    """Prints what a sentence means in the first negotiation. Raises `Illegal` for a delegation that is not there."""
    opening = new_game(load_scenario(scenario), 0, (seat,))
    for each in to:
        if each not in opening.scenario.setting.seats or each == seat:
            others = quoted(s for s in opening.scenario.setting.seats if s != seat)
            raise Illegal(
                Ground.UNKNOWN_DELEGATION,
                f"Nobody called {each!r} listens to {seat} here: choose from {others}.",
            )
    at_table = view(opening, seat)
    heard = hear(at_table, text, tuple(to))
    if as_json:
        print(json.dumps([meaning_to_json(at_table.setting, each) for each in heard], ensure_ascii=False, indent=1))
        return 0
    for meaning in heard:
        print(sentence(at_table, meaning))
    _say_strange(at_table.setting, text)
    return 0


def _say_strange(setting: Setting, text: str) -> None:
    odd = strange(tokens(text), lexicon_of(setting))
    if odd:
        it = "it names" if len(odd) == 1 else "one of them names"
        advice = f"If {it} a concession, a level, a move or a delegation, give it there as `also`."
        print(f"Not known here: {listed(odd)}. {advice}")


# --------------------------------------------------------------------------------------------------
# Words


def sentence(at_table: View, meaning: Meaning) -> str:
    """A meaning as a person reads it."""
    setting = at_table.setting
    about = f", about {_named(setting, meaning.about)}" if meaning.about else ""
    match meaning.kind:
        case "proposal":
            assert meaning.text is not None
            without = f" Without: {_named(setting, meaning.without)}." if meaning.without else ""
            return f"Proposal: {offer_sentence(at_table, meaning.text)}{without}"
        case "question":
            return f"Question: {_ASKS[meaning.asks]}{about}."
        case "reaction":
            return f"Reaction: {meaning.mood}{about}."
        case "unclear":
            near = f" The nearest: {_named(setting, meaning.nearest)}." if meaning.nearest else ""
            return f"Unclear.{near}"
    return f"{meaning.kind.capitalize()}: {_done(setting, meaning.deed)}{_if(setting, meaning.condition)}."


def _done(setting: Setting, deed: Deed | None) -> str:
    assert deed is not None
    who = f"{seat_name(setting, deed.by)}: " if deed.by else ""
    return f"{who}{'not ' if deed.negated else ''}{_named(setting, (deed.does,))}"


def _if(setting: Setting, condition: Sequence[Deed]) -> str:
    return f", if {listed(_done(setting, each) for each in condition)}" if condition else ""


def _named(setting: Setting, ids: Sequence[str]) -> str:
    return listed(_title(setting, each) for each in ids)


def _title(setting: Setting, name: str) -> str:
    if name in setting.delegation:
        return setting.delegation[name].title
    known = setting.concession.get(name) or setting.move.get(name)
    return name.replace("-", " ").replace(":", " ") if known is None else lower_first(known.title, setting)


# --------------------------------------------------------------------------------------------------
# JSON


def meaning_to_json(setting: Setting, meaning: Meaning) -> Json:
    """A meaning as the command prints it; what does not belong to its kind is left out."""
    found: dict[str, object] = {"kind": meaning.kind}
    if meaning.text is not None:
        found["text"] = _text_to_json(setting, meaning.text)
    for name in ("without", "asks", "about", "mood", "until", "nearest"):
        if held := getattr(meaning, name):
            found[name] = to_json(held)
    if meaning.deed is not None:
        found["deed"] = to_json(meaning.deed)
    if meaning.condition:
        found["condition"] = to_json(meaning.condition)
    return found


def _text_to_json(setting: Setting, text: Text) -> Json:
    return {
        "clauses": [_clause_to_json(setting, clause) for clause in text.clauses],
        "signatories": list(text.signatories),
        "witness": text.witness,
        "snapback": text.snapback,
        "confidential": not text.public,
    }


def _clause_to_json(setting: Setting, clause: Clause) -> Json:
    giver = setting.concession[clause.concession].giver
    return {
        "giver": giver, "concession": clause.concession, "level": clause.level, "delay": clause.delay,
        "rounds": clause.rounds,
    }  # fmt: skip
