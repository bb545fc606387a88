"""From typed words to meanings. Depends on what the speaker's View holds and on the words, and on nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from game.rules.model.meaning import Meaning
from game.rules.model.view import View
from game.speech import cues
from game.speech.cues import says
from game.speech.listening import Listening
from game.speech.parts import Part, read
from game.speech.proposals import offered, ours, proposal, theirs
from game.speech.questions import asks, question, suggests
from game.speech.statements import statement

MOST = 8
"""Meanings that one message is taken to have at most."""
LONGEST = 2000
"""Characters of a message that are heard."""
_GRAMMAR = re.compile(r"^\s*[\w ,&'-]{2,60}:\s*\S")
Heard = tuple[Meaning, list[Part]]
"""A meaning with the parts of the message that say it."""


def hear(view: View, text: str, to: Sequence[str] = ()) -> tuple[Meaning, ...]:
    """What a message of the View's seat means to those it is for; to all others if `to` is empty. At least one meaning.

    The words bind nobody: a proposal is a draft that somebody has yet to put.
    """
    listeners = tuple(seat for seat in (to or view.setting.seats) if seat != view.seat)
    typed = _typed_offer(view, text[:LONGEST])
    if typed is not None:
        return (typed,)
    ear = Listening(view, read(view.setting, view.round, view.seat, listeners, text[:LONGEST]))
    merged = _merged(ear, _asked_of(ear, [(_meaning(ear, part), [part]) for part in ear.message.parts]))
    heard = [meaning for meaning, _ in merged if meaning.kind != "unclear" or meaning.nearest]
    whole = [meaning for meaning, parts in merged if parts[-1].skeleton[-1:] in (".", "!")]
    return tuple(dict.fromkeys(_without_noise(heard, whole) or [ear.unclear(ear.message.parts)]))[:MOST]


def _typed_offer(view: View, text: str) -> Meaning | None:
    """An offer in the exact grammar, which begins with those it is for and a colon."""
    if not _GRAMMAR.match(text) or "?" in text:
        return None
    from game.speech.name_matching import Puzzled
    from game.speech.offer_grammar import read_offer  # few sentences begin so, and its patterns take their time

    try:
        return Meaning("proposal", text=read_offer(view, text))
    except Puzzled:
        return None


def _meaning(ear: Listening, part: Part) -> Meaning:
    text = part.skeleton
    if says(cues.SARCASM, text) and not ear.deals(part):
        return Meaning("reaction", mood="anger", about=ear.about(part))
    if says(cues.GRATEFUL_START, text) and not part.asked and not says(cues.CONDITION, text):
        return ear.reaction(part) or Meaning("reaction", mood="thanks")
    if suggests(ear, part):
        return ear.proposal(part)
    return question(ear, part) if asks(part) else statement(ear, part)


# --------------------------------------------------------------------------------------------------
# Several parts


_BARE = (
    r"^(?:(?:and|so|but|well|,) )*(?:why(?: (?:not|is that|so|that))?|how come|for what reason"
    r"|may we ask (?:why|the reason)) \?$"
)


_BARE_NAME = r"^(?:(?:a|an|the|your|our|more|some|and|so|oh|but) )*C\d+ \?$"


def _asked_of(ear: Listening, found: Sequence[Heard]) -> list[Heard]:
    """A question without an object asks about what was said before it: "You rejected a cap. Why?"."""
    out: list[Heard] = []
    for meaning, parts in found:
        last = out[-1] if out else None
        if last is not None and meaning.kind == "question" and _open_question(ear, meaning, parts[0], *last):
            before = ear.about(last[1][-1])
            out[-1] = replace(meaning, about=tuple(dict.fromkeys((*meaning.about, *before)))), parts
        elif last is None or (answered := _answered(ear, last[1][-1], meaning, parts)) is None:
            out.append((meaning, parts))
        else:
            out[-1] = answered
    return out


def _answered(ear: Listening, asked: Part, meaning: Meaning, parts: list[Part]) -> Heard | None:
    """What somebody says to a name that they only repeated: "Monitors? Never.", "A berth? Sure."."""
    if not says(_BARE_NAME, asked.skeleton) or parts[0].named:
        return None
    if meaning.mood == "agreement":
        return ear.proposal(asked), [asked]
    if meaning.mood == "refusal" or meaning.asks in ("price", "why", "sign"):
        return replace(meaning, about=ear.about(asked)), parts
    return None


def _open_question(ear: Listening, meaning: Meaning, part: Part, last: Meaning, before: Sequence[Part]) -> bool:
    if last.kind == "question":
        return last.asks == "about" and bool(last.about) and set(last.about) == set(meaning.about)
    if part.named:
        return False
    if says(_BARE, part.skeleton):
        return last.kind in ("reaction", "unclear") and last.mood not in ("thanks", "apology", "greeting")
    return meaning.asks == "price" and says(_SUPPOSES, before[-1].skeleton) and not ear.deals(before[-1])


def _merged(ear: Listening, found: Sequence[Heard]) -> list[Heard]:
    """Parts that only together are a proposal: "You pause. We ease." and "No monitors, but we would pause"."""
    out: list[Heard] = []
    for each in found:
        if out and _belong(ear, out[-1], each):
            together = [*out[-1][1], *each[1]]
            meaning = proposal(ear.message, together)
            alone = [one for one in (out[-1], each) if one[0].kind == "proposal" and all(map(ear.deals, one[1]))]
            out[-1] = alone[0] if meaning.kind == "unclear" and alone else (meaning, together)
        elif len(out) > 1 and _is_bare_yes(out[-1]) and _belong(ear, out[-2], each):
            out[-2:] = [(proposal(ear.message, [*out[-2][1], *each[1]]), [*out[-2][1], *each[1]])]
        else:
            out.append(each)
    return out


def _is_bare_yes(heard: Heard) -> bool:
    """Whether it only agrees, between two halves: "You ask for monitors. Fine. Then two levels."."""
    return heard[0].mood == "agreement" and not any(part.named for part in heard[1])


def _belong(ear: Listening, one: Heard, other: Heard) -> bool:
    first, second = one[0], other[0]
    if _supposed(ear, one, other):
        return True
    if any(part.asked and not suggests(ear, part) for part in (*one[1], *other[1])):
        return False
    if says(r"^or\b", other[1][0].skeleton) or {"threat", "question"} & {first.kind, second.kind}:
        return False
    if second.kind == "proposal" and first.mood == "refusal":
        return any(part.concessions() for part in one[1])
    if first.kind == "proposal" and second.mood == "refusal":
        return any(n.dropped or n.refused for part in other[1] for n in part.concessions())
    if first.mood == "agreement" and second.kind in ("proposal", "request", "promise"):
        return _complete(ear, one, other)
    if {first.kind, second.kind} - {"proposal", "request", "promise", "unclear"} or first.condition or second.condition:
        return False
    return _complete(ear, one, other)


_SUPPOSES = r"^(?:(?:and|so|but|well|ok|now|,) )*(?:suppose|imagine|let us say|say|what if|if)\b"


def _supposed(ear: Listening, one: Heard, other: Heard) -> bool:
    """"Suppose we let monitors in. Would you drop the drills?": a question that completes what was supposed."""
    last = one[1][-1]
    if other[0].kind not in ("request", "question") or not says(_SUPPOSES, last.skeleton) or ear.deals(last):
        return False
    return other[0].asks in ("", "sign") and _complete(ear, one, other)


def _complete(ear: Listening, one: Heard, other: Heard) -> bool:
    """Whether two sides together give and take, and are not a proposal each."""
    if not all(any(offered(part) for part in side[1]) for side in (one, other)):
        return False
    named = [n for part in (*one[1], *other[1]) for n in offered(part)]
    both = any(ours(ear.message, n) for n in named) and any(theirs(ear.message, n) for n in named)
    return both and not all(any(ear.deals(part) for part in side[1]) for side in (one, other))


def _without_noise(heard: list[Meaning], whole: Sequence[Meaning]) -> list[Meaning]:
    """The meanings without a greeting before something else, and without what is unclear beside what is clear."""
    if len(heard) < 2:
        return heard
    told = [m for at, m in enumerate(heard) if m.mood != "greeting" and not _echoes(m, heard[:at])]
    while len(told) > 1 and told[-1].mood == "thanks" and not told[-1].about:
        told.pop()  # thanks at the end is how a request is closed
    clear = _weighty([m for m in told if m.kind != "unclear"], whole)
    wrong = [m for m in told if m.kind == "unclear"]
    return clear or wrong[:1] or heard[:1]


def _weighty(heard: list[Meaning], whole: Sequence[Meaning]) -> list[Meaning]:
    """What a message is really for: beside a deal, a bare no or a "think about it" says nothing of its own.

    A reaction that is a sentence of its own stands, beside a question or a threat.
    """
    if any(m.kind == "proposal" and len(m.text.clauses) > 1 for m in heard if m.text is not None):
        return [m for m in heard if not _around_a_deal(m)]
    if any(m.kind in ("threat", "promise") or (m.kind == "question" and m.asks != "about") for m in heard):
        return [m for m in heard if m in whole or m.mood not in ("anger", "refusal", "agreement", "praise")]
    return heard


def _around_a_deal(meaning: Meaning) -> bool:
    if meaning.kind == "reaction":
        return meaning.mood in ("refusal", "agreement", "praise", "greeting")
    if meaning.kind == "request":
        return meaning.deed is not None and meaning.deed.does in _IDLE
    return meaning.kind == "question" and (meaning.asks in ("sign", "about") or not meaning.about)


_IDLE = frozenset(("wait", "talk", "explain", "offer", "move-on", "calm", "help", "trust", "act", "sign"))


def _echoes(meaning: Meaning, before: Sequence[Meaning]) -> bool:
    """Whether it only underlines what was said: "Deal?" after a proposal, praise after a bitter word."""
    moods = {each.mood for each in before}
    if meaning.kind == "question":
        drafted = {clause.concession for each in before if each.text is not None for clause in each.text.clauses}
        return bool(drafted) and meaning.asks in ("sign", "about") and set(meaning.about) <= drafted
    if meaning.kind == "reaction":
        return meaning.mood in moods or (meaning.mood == "praise" and bool(moods & {"anger", "thanks", "agreement"}))
    return False
