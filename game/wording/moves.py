"""Moves in words: as a noun, in a list with their cost, in a plan, and as everyone saw them made."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.effects.kind import kinds
from game.rules.effects.purposes import option_called, testing
from game.rules.law.moves import meant_as
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.rules.model.table import Played
from game.rules.model.terms import Use
from game.rules.model.view import View
from game.wording.names import INTENT_WORDS, count, lower_first, seat_name

PLAIN, PLAIN_AIMED = "{by} used {title}{strength}.", "{by} used {title} {toward} {target}{strength}."
"""How a move is told of which neither its author nor its effects say how."""


def move_noun(view: View, move: str) -> str:
    """A move as a noun: ``joint exercise``."""
    held = view.setting.move.get(move)
    return noun_of(view.setting, held) if held else move


def noun_of(setting: Setting, move: Move) -> str:
    """The noun that the rulebook gives a move, else its title."""
    return move.noun or lower_first(move.title, setting)


def what_tests_it(setting: Setting, by: str, to: str) -> str:
    """What would test a pledge, with its article: by its noun where only one move would."""
    nouns = {noun_of(setting, move) for move in testing(setting, by, to)}
    noun = nouns.pop() if len(nouns) == 1 else "provocation"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun  # one move, but an author may call it by many: "night flights"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def move_cost(move: Move, strength: int = 1) -> int:
    """Political capital that a move takes at a strength."""
    return move.cost + move.step_cost * (strength - 1)


def use_sentence(view: View, use: Use) -> str:
    """One move of a plan, in words, with its cost."""
    setting, move = view.setting, view.setting.move[use.move]
    parts = [move.title]
    if use.target:
        parts.append(f"{move.toward_word} {seat_name(setting, use.target)}")
    if move.strengths > 1:
        parts.append(f"at strength {use.strength} of {move.strengths}")
    parts += _details(setting, use, move)
    if move.signal and setting.plays("intent"):
        parts.append(f"meant as {INTENT_WORDS[meant_as(setting, use)]}")
    return f"{' '.join(parts)}, for {count(move_cost(move, use.strength), 'unit')} of capital."


def _details(setting: Setting, use: Use, move: Move) -> Iterable[str]:
    chosen = _chosen(setting, use)
    for effect in kinds(move.effects):
        detail = effect.detail(use)
        if detail:
            yield detail.format(**chosen)


def _chosen(setting: Setting, use: Use) -> dict[str, str]:
    """What a use chose, by the words that its effects leave to be filled in."""
    concession = setting.concession.get(use.concession)
    return {
        "choice": use.option,
        "option": option_called(setting, use.move, use.option),
        "concession": lower_first(concession.title, setting) if concession else use.concession,
    }


def played_sentence(setting: Setting, played: Played) -> str:
    """A move that everyone saw, as a sentence in the past: as its author says, else as its effects do, each its own."""
    move = setting.move[played.move]
    use = Use(played.move, played.target, played.strength, "pressure", played.option, played.concession, played.level)
    said = [told for effect in kinds(move.effects) if (told := effect.told(use))]
    template = move.told or " ".join(dict.fromkeys(said)) or (PLAIN_AIMED if played.target else PLAIN)
    return template.format(
        by=seat_name(setting, played.by),
        target=seat_name(setting, played.target) if played.target else "",
        noun=noun_of(setting, move),
        title=move.title,
        toward=move.toward_word,
        test=what_tests_it(setting, played.by, played.target) if "{test}" in template else "",
        strength=f", at strength {played.strength} of {move.strengths}" if move.strengths > 1 else "",
        **_chosen(setting, use),
    )
