"""The command `overture hear`: what a sentence is taken to mean, for authors who look for missing synonyms."""

from __future__ import annotations

import json
from collections.abc import Sequence

from game.content import load_scenario
from game.rules import new_game, view
from game.rules.model.grounds import Ground
from game.rules.model.meaning import Meaning
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.speech.hearing import hear
from game.speech.lexicon import lexicon_of
from game.speech.name_matching import quoted
from game.speech.spelling import strange
from game.speech.words import tokens
from game.wire import Json, to_json
from game.wording import listed
from game.wording.meanings import meaning_sentence


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
        print(meaning_sentence(at_table, meaning))
    _say_strange(at_table.setting, text)
    return 0


def _say_strange(setting: Setting, text: str) -> None:
    odd = strange(tokens(text), lexicon_of(setting))
    if odd:
        it = "it names" if len(odd) == 1 else "one of them names"
        advice = f"If {it} a concession, a level, a move or a delegation, give it there as `also`."
        print(f"Not known here: {listed(odd)}. {advice}")


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
