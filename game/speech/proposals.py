"""Proposals: who gives what, for how long, with whom; and what cannot be one because the giver is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.rules.model.meaning import Meaning
from game.rules.model.terms import Clause, Text
from game.speech.parts import Message, Named, Part


def ours(message: Message, named: Named) -> bool:
    """Whether the speaker would give it."""
    return message.setting.concession[named.mention.name.id].giver == message.speaker


def theirs(message: Message, named: Named) -> bool:
    """Whether somebody spoken to would give it."""
    return message.setting.concession[named.mention.name.id].giver in message.to


def misplaced(message: Message, named: Named, part: Part) -> bool:
    """Whether the words put it in the hand of somebody who cannot give it, or of nobody here."""
    concession = message.setting.concession[named.mention.name.id]
    giver = concession.giver
    if named.mention.others:
        return True
    if giver not in (message.speaker, *message.to) and giver not in part.seats:
        return True
    if named.claim:
        return named.claim != giver
    if named.owner and named.owner != giver:
        gains = any(level.worth.get(named.owner) and level.worth[named.owner].middle > 0 for level in concession.levels)
        return not gains
    return False


def _among_us(message: Message, named: Named) -> bool:
    """Whether its giver and whoever the words have give it both talk here, and it is not said to be the other's."""
    giver = message.setting.concession[named.mention.name.id].giver
    us = (message.speaker, *message.to)
    return giver in us and (not named.claim or named.claim in us) and named.owner in ("", giver)


def _stray(message: Message, named: Named, part: Part) -> bool:
    """Whether one word speaks for what somebody has who is not here: "your wardens on the east side"."""
    giver = message.setting.concession[named.mention.name.id].giver
    return named.mention.first == named.mention.last and giver not in (message.speaker, *message.to, *part.seats)


FAINT = 200
"""Weight of a word that hardly speaks for what it may name."""


def _without_faint(message: Message, named: Sequence[tuple[Named, Part]]) -> list[tuple[Named, Part]]:
    """What is named, without what a single loose word may name where a bargain is plain without it.

    Nor does it count in a sentence of its own that gives nobody anything: "the snow is deep", "our carts break".
    """
    plain = [(n, part) for n, part in named if not _faint(n) or n.claim == _giver(message, n)]
    if any(ours(message, n) for n, _ in plain) and any(theirs(message, n) for n, _ in plain):
        return plain
    told = [part for n, part in named if not _faint(n)]
    return [(n, part) for n, part in named if not (_faint(n) and _idle(message, n) and told and part not in told)]


def _faint(named: Named) -> bool:
    return named.mention.weight < FAINT and named.mention.first == named.mention.last


def _idle(message: Message, named: Named) -> bool:
    return not named.claim if not named.owner else named.owner != _giver(message, named)


def _giver(message: Message, named: Named) -> str:
    return message.setting.concession[named.mention.name.id].giver


def offered(part: Part) -> list[Named]:
    """The concessions that a part would have given, without those it leaves out or refuses."""
    return [each for each in part.concessions() if not each.dropped and not each.refused and not each.aside]


def proposal(message: Message, parts: Sequence[Part]) -> Meaning:
    """The proposal that some parts make together, or what was unclear about it."""
    named = [(each, part) for part in parts for each in offered(part)]
    sure = {each.mention.name.id for each, _ in named if not each.mention.others}
    named = [(n, part) for n, part in named if not (n.mention.others and sure & {n.mention.name.id, *n.mention.others})]
    named = _without_faint(message, named)
    wrong = [each for each, part in named if misplaced(message, each, part)]
    rightly = any(n.claim == message.setting.concession[n.mention.name.id].giver for n, _ in named) or any(
        not n.claim and theirs(message, n) and part.skeleton.startswith("C") and n is part.concessions()[0]
        for n, part in named
    )  # an order, "lift the sanctions and ...", says who gives as well
    if rightly and any(ours(message, n) for n, _ in named) and any(theirs(message, n) for n, _ in named):
        # Where both sides give something, who gives what is known by who can: a subject read wrongly spoils nothing.
        wrong = [each for each in wrong if each.mention.others or not _among_us(message, each)]
        named = [(n, part) for n, part in named if not _stray(message, n, part)]
        wrong = [each for each in wrong if any(each is n for n, _ in named)]
    right = {n.mention.name.id for n, _ in named if n.mention.stated and all(n is not each for each in wrong)}
    named = [(n, part) for n, part in named if not (n.mention.name.id in right and any(n is each for each in wrong))]
    wrong = [each for each in wrong if each.mention.name.id not in right]
    if wrong:
        ids = [name for each in wrong for name in (each.mention.name.id, *each.mention.others)]
        return Meaning("unclear", nearest=tuple(dict.fromkeys(ids)))
    clauses = _clauses(each for each, _ in named)
    terms, setting = message.terms, message.setting
    giving = [setting.concession[clause.concession].giver for clause in clauses]
    to = message.to if message.listener or not giving else tuple(s for s in message.to if s in giving) or message.to
    seats = {message.speaker, *to, *giving, *([terms.witness] if terms.witness else [])}
    every = [each for part in parts for each in part.concessions()]
    given = {clause.concession for clause in clauses}
    held = dict.fromkeys(each.mention.name.id for each in every if each.dropped or each.refused)
    left = tuple(name for name in held if name not in given)
    text = Text(tuple(sorted(seats)), clauses, terms.witness, terms.snapback, terms.public is not False)
    return Meaning("proposal", text=text, without=left)


def _clauses(named: Iterable[Named]) -> tuple[Clause, ...]:
    found: dict[str, Clause] = {}
    for each in named:
        held = found.get(each.mention.name.id)
        if held is None or (each.mention.stated and each.mention.level != held.level):
            found[each.mention.name.id] = Clause(each.mention.name.id, each.mention.level, each.delay, each.rounds)
    return tuple(found.values())
