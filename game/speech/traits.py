"""What can be seen of a message by which one knows what it is for: its words in order, who gives what it names.

Names are left out, so that what is learnt of one scenario holds for all. Both learning and hearing ask here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from game.rules.effects.purposes import is_hostile
from game.speech.parts import Message, Part
from game.speech.proposals import offered, ours, proposal, theirs
from game.speech.words import stem, word_set

_TELLING = word_set(
    """OURS THEIRS OTHERS HARM MOVE we you us our your if not will would can could ? ! no why what how when for and
    never again until promise word please sign want need stop let get give"""
)
"""Words that say more together, wherever in the message they stand."""
_FRAME = word_set("OURS THEIRS OTHERS HARM MOVE we you if for ? not will would")
_PERSONS = word_set("we you us our your they it")
_MARK = re.compile(r"[CM]\d+")
_LONG = 4


def traits(message: Message, parts: Sequence[Part]) -> frozenset[str]:
    """The traits of some parts of a message."""
    words = [word for part in parts for word in ("<", *_words(message, part))]
    words.append(">")
    return frozenset((*_runs(words), *_edges(message, parts), *_shape(message, parts, words)))


def _words(message: Message, part: Part) -> Iterator[str]:
    """A part's words, with what it names as a mark that only says who would give it."""
    for word in part.skeleton.split():
        if _MARK.fullmatch(word):
            yield _mark(message, part, word)
        else:
            yield "@" if word.startswith("@") else "#" if word.isdigit() else word


def _mark(message: Message, part: Part, mark: str) -> str:
    named = part.named[mark]
    if named.mention.name.move:
        return "HARM" if is_hostile(message.setting.move[named.mention.name.id]) else "MOVE"
    return "OURS" if ours(message, named) else "THEIRS" if theirs(message, named) else "OTHERS"


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Words, stems and beginnings of words; two and three in a row, two around a third."""
    stems = [stem(word) if word.islower() else word for word in words]
    for word, root in zip(words, stems, strict=True):
        yield word
        yield f"~{root}"
        if len(word) > _LONG and word.islower():
            yield f"{word[:_LONG]}*"
    yield from (f"{one} {two}" for one, two in pairwise(words))
    yield from (f"~{one} {two}" for one, two in pairwise(stems))
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        yield f"{one} {two} {three}"
        yield f"{one} . {three}"
    telling = [word for word in dict.fromkeys(words) if word in _TELLING]
    yield from (f"{one} .. {two}" for one, two in combinations(telling, 2))


def _edges(message: Message, parts: Sequence[Part]) -> Iterator[str]:
    """How the first part begins, and how the last one begins and ends."""
    first, last = list(_words(message, parts[0])), list(_words(message, parts[-1]))
    yield from (f"[{' '.join(first[:size])}" for size in (1, 2, 3))
    yield f"[[{' '.join(last[:2])}"
    yield f"]{' '.join(last[-2:])}"


def _shape(message: Message, parts: Sequence[Part], words: Sequence[str]) -> Iterator[str]:
    """How long it is, who is spoken of in which order, what each side would give, and whether that makes a draft."""
    counts = Counter(words)
    yield f"parts={min(len(parts), 3)}"
    yield f"length={min(len(words) // 4, 5)}"
    yield from (f"{mark}={min(counts[mark], 2)}" for mark in ("OURS", "THEIRS", "OTHERS", "HARM", "MOVE"))
    yield f"asked={parts[-1].asked}"
    yield f"order={' '.join([word for word in words if word in _FRAME][:8])}"
    yield f"persons={' '.join([word for word in words if word in _PERSONS][:4])}"
    yield f"person={next((word for word in words if word in _PERSONS), '')}"
    named = [each for part in parts for each in offered(part)]
    sides = any(ours(message, n) for n in named), any(theirs(message, n) for n in named)
    drafted = proposal(message, parts).kind if named else "none"
    yield f"draft={drafted} {sides[0]} {sides[1]}"
    yield f"sides={sides[0]} {sides[1]} {parts[-1].asked}"
    if any(n.refused for part in parts for n in part.concessions()):
        yield "refused"
    if message.terms.any:
        yield "terms"
