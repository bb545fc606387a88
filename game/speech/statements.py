"""Statements: proposals, threats, promises, requests and reactions, told apart by who would do what, and when."""

from __future__ import annotations

from game.rules.model.meaning import Deed, Meaning
from game.speech import cues
from game.speech.cues import pattern, says
from game.speech.deeds import Spoken, in_words, of_named
from game.speech.frames import GIVING
from game.speech.listening import Listening, split
from game.speech.parts import Named, Part
from game.speech.proposals import misplaced, offered, ours, theirs
from game.speech.words import stem, stem_set

ORDERED = stem_set(
    "relax loosen consult inform count enforce freeze halt assist help shelter patrol stop calm guard tell"
)
"""Verbs besides those of giving that may be an order as well as a name."""
_NEGATIONS = frozenset(("not", "never", "no", "without", "stop"))


def statement(ear: Listening, part: Part) -> Meaning:
    """What a part that is no question says."""
    condition, main = split(part.skeleton)
    first = (
        _held_back(ear, part)
        or _if_not(ear, part, condition, main)
        or _vow_to_keep(ear, part, main)
        or _reminder(ear, part)
        or _threat(ear, part, condition, main)
    )
    if first is not None:
        return first
    if says(cues.SAYS_SORRY, part.skeleton):
        return Meaning("reaction", mood="apology", about=ear.about(part))
    if says(cues.POLITE, part.skeleton) and not any(ours(ear.message, each) for each in offered(part)):
        return ear.request(part)
    if _is_outburst(ear, part):
        return Meaning("reaction", mood="anger", about=ear.about(part))
    if says(cues.CHOICE, part.skeleton):
        return Meaning("question", asks="price", about=ear.about(part))
    if says(cues.COMPARES, part.skeleton) and ear.deals(part):
        return ear.unclear([part])
    if says(cues.TRUST_US, part.skeleton) and not part.named:
        return ear.request(part)
    if ear.deals(part) and (says(cues.OFFERING, part.skeleton) or not says(cues.ABOUT_ONLY, part.skeleton)):
        return ear.proposal(part)
    return (
        _of_ours(ear, part, condition, main)
        or _of_theirs(ear, part, condition, main)
        or _of_others(ear, part)
        or _promise(ear, part, condition, main)
        or _request(ear, part)
        or ear.reaction(part)
        or _complaint(ear, part)
        or ear.unclear([part])
    )


def _reminder(ear: Listening, part: Part) -> Meaning | None:
    """"You promised to consult us": whether they will still keep it."""
    if says(cues.WANTS_AMENDS, part.skeleton) and not part.named:
        return Meaning("request", deed=Deed("apologise", ear.message.listener), condition=ear.conditions(part))
    if not says(cues.REMINDS, part.skeleton) or ear.deals(part):
        return None
    return Meaning("question", asks="keep", about=ear.about(part))


def _complaint(ear: Listening, part: Part) -> Meaning | None:
    """"Your demonstrations frighten our children": what they do, said without asking for anything."""
    if says(cues.ACCUSED, part.skeleton) and not ear.deals(part):
        return Meaning("reaction", mood="anger", about=ear.about(part))
    ill = any(of_named(ear.message, each, "", False).ill for each in part.moves())
    if not says(cues.COMPLAINT, part.skeleton) or not (ill or not part.named):
        return None
    return Meaning("reaction", mood="anger", about=ear.about(part))


def _is_outburst(ear: Listening, part: Part) -> bool:
    text = part.skeleton
    if not says(cues.ANGER, text) or ear.deals(part) or says(cues.ORDER, text):
        return False
    return not (offered(part) and says(cues.OFFERING, text))


def _held_back(ear: Listening, part: Part) -> Meaning | None:
    """"No dock, no late boat": what the speaker holds back until the other gives."""
    match = pattern(cues.NO_WITHOUT).match(part.skeleton)
    if match is None:
        return None
    first, second = (part.named[mark] for mark in match.groups())
    if first.given_up or second.given_up:
        return ear.proposal(part) if ear.deals(part) else None
    if not theirs(ear.message, first) or not ours(ear.message, second):
        return None
    held = of_named(ear.message, second, ear.message.speaker, True).deed
    condition = of_named(ear.message, first, "", True).deed
    return Meaning("threat", deed=held, condition=(condition,), about=ear.about(part))


def _if_not(ear: Listening, part: Part, condition: str, main: str) -> Meaning | None:
    """"If the loan does not come ...": what follows something withheld is no gift."""
    plain = pattern(r"\bnot (?:before|after|only|just|later)\b").sub("", condition)
    withheld = says(cues.UNLESS, plain) or says(cues.NEGATIVE, plain)
    named = [n for n in ear.marked(part, condition) if not n.mention.name.move and not n.given_up]
    on_them = any(theirs(ear.message, n) for n in named)
    warned = says(cues.WARNED, main) and not says(_KIND, main)
    if not condition or not withheld or not on_them or not (ear.deals(part) or warned):
        return None
    return _threatened(ear, part, Deed("respond", ear.message.speaker))


def _vow_to_keep(ear: Listening, part: Part, main: str) -> Meaning | None:
    """"We will not break the pause"."""
    if not says(cues.BREAKS_NOT, main) or says(cues.YOU_NOT, main):
        return None
    return _promised(ear, part, Deed("keep", ear.message.speaker))


def _promised(ear: Listening, part: Part, deed: Deed) -> Meaning:
    return Meaning("promise", deed=deed, condition=ear.conditions(part), about=ear.about(part), until=ear.until)


# --------------------------------------------------------------------------------------------------
# Threats


def _threat(ear: Listening, part: Part, condition: str, main: str) -> Meaning | None:
    spoken = _own_deed(ear, part, main)
    if _provoked(ear, part, condition, main):
        ill = spoken is not None and spoken.ill
        return _threatened(ear, part, spoken.deed if spoken and ill else Deed("respond", ear.message.speaker))
    menace = says(cues.ELSE, part.skeleton)
    if menace and condition and spoken is not None and not spoken.ill and " we " in f" {main} ":
        return _threatened(ear, part, spoken.deed)
    if spoken is None or not spoken.ill:
        plain = menace and (spoken is None or says(cues.LAST_WORD, main))
        return _threatened(ear, part, Deed("respond", ear.message.speaker)) if plain else None
    on_them = bool(condition) and " we " not in f" {' '.join(condition.split()[1:3])} "
    moves = spoken.deed.does in ear.message.setting.move
    if not (menace or says(cues.WILL_DO_ILL, main) or (on_them and moves)):
        return None
    if not (on_them or menace or _announced(main, spoken)):
        return None
    if on_them and not menace and _is_gift(ear, part, condition):
        return None
    return _threatened(ear, part, spoken.deed)


_KIND = r"\b(?:sign|accept|agree|help|thank|happy|glad|welcome|stay|keep our|protect|defend|stand by|pledge)\b"


def _provoked(ear: Listening, part: Part, condition: str, main: str) -> bool:
    """"Go over our heads again and ...": whatever follows what they must not do is a threat, unless it is kind."""
    own = " we " in f" {' '.join(condition.split()[1:3])} "
    if not condition or own or not says(cues.HOSTILE, condition) or says(cues.UNLESS, condition):
        return False
    if says(r"\b(?:not|never|stop|no longer)\b", condition) or says(_KIND, main):
        return False
    seats = [seat for seat in part.seats if f"@{seat} " in condition]
    given = [n for n in ear.marked(part, main) if not n.mention.name.move and not n.refused and not n.dropped]
    told = says(r"\b(?:we|our|you (?:will|can)|there will|the|forget)\b", main)
    return not seats and told and not (given and not says(r"\bforget\b|\bleast\b|\bback\b", main))


def _threatened(ear: Listening, part: Part, deed: Deed) -> Meaning:
    return Meaning("threat", deed=deed, condition=ear.conditions(part), about=ear.about(part), until=ear.until)


def _is_gift(ear: Listening, part: Part, condition: str) -> bool:
    """Whether a condition is something they would give, so that what follows is a price and no threat."""
    named = ear.marked(part, condition)
    gifts = [n for n in named if not n.mention.name.move and not n.dropped and not n.refused]
    gifts = [n for n in gifts if not ours(ear.message, n)]
    return bool(gifts) and not says(cues.UNLESS, condition) and not says(cues.NEGATIVE, condition)


def _announced(main: str, spoken: Spoken) -> bool:
    """Whether an ill deed is announced outright; to refuse something is only a refusal."""
    mere = spoken.deed.does in ("refuse", "break", "tell") or spoken.deed.negated
    return not mere and (says(cues.ANNOUNCED, main) or says(r"^(?:then |so |and )*we M\d", main))


def _own_deed(ear: Listening, part: Part, main: str) -> Spoken | None:
    """What the speaker would do by the main clause."""
    for mark in pattern(r"\b[CM]\d+\b").findall(main):
        named = part.named[mark]
        if not named.mention.name.move and not ours(ear.message, named):
            continue
        if named.mention.name.move and says(r"\byou (?:\S+ ){0,3}?" + mark, main):
            continue
        before = main[: main.index(mark)].split()[-5:]
        if says(mark + cues.TAKEN_BACK, main):
            return of_named(ear.message, named, ear.message.speaker, True)
        if says(mark + r" (?:\w+ ){0,2}?(?:with|for|beside) you\b", main):
            return Spoken(Deed(named.mention.name.id, ear.message.speaker, bool(_NEGATIONS & set(before))), False)
        return of_named(ear.message, named, ear.message.speaker, bool(_NEGATIONS & set(before)))
    return in_words(main, ear.message.speaker)


# --------------------------------------------------------------------------------------------------
# One-sided words about concessions


def _of_ours(ear: Listening, part: Part, condition: str, main: str) -> Meaning | None:
    """One-sided words about what the speaker can give."""
    message, text = ear.message, part.skeleton
    if condition and says(cues.WE_SIGN, main) and not says(r"C\d", main):
        return _promise(ear, part, condition, main)
    given = [each for each in offered(part) if ours(message, each)]
    if not given:
        held = any(ours(message, each) for each in part.concessions())
        return Meaning("reaction", mood="refusal", about=ear.about(part)) if held and not offered(part) else None
    if any(misplaced(message, each, part) for each in given):
        return ear.proposal(part)
    if says(cues.RATHER_KEEP, text):
        return Meaning("reaction", mood="refusal", about=ear.about(part))
    if says(cues.ALREADY, text):
        return None
    if says(cues.WE_WANT, text) and not says(cues.YOU_WANT, text):
        return ear.proposal(part) if says(cues.OFFERING, text) else ear.unclear([part])
    loose = bool(condition) and not ear.marked(part, condition)
    commits = says(cues.COMMITS, main) and not says(cues.MERELY_OFFERS, main)
    if all(each.given_up for each in given) or says(cues.VOW, text) or loose or commits:
        return _promised(ear, part, of_named(message, given[0], message.speaker, False).deed)
    if says(cues.IS_YOURS, text):
        return _promised(ear, part, of_named(message, given[0], message.speaker, False).deed)
    if says(cues.OFFERING, text) or says(cues.WE_GIVE, text) or len(given) > 1 or _is_fragment(ear, part):
        return ear.proposal(part)
    return None


def _of_theirs(ear: Listening, part: Part, condition: str, main: str) -> Meaning | None:
    """One-sided words about what the others can give."""
    message, text = ear.message, part.skeleton
    asked = [each for each in offered(part) if theirs(message, each)]
    if not asked:
        dropped = bool(part.concessions()) and not offered(part) and says(cues.REFUSAL, text)
        return Meaning("reaction", mood="refusal", about=ear.about(part)) if dropped else None
    own = _own_deed(ear, part, main) if condition and says(r"M\d", main) else None
    if condition and (says(cues.WE_SIGN, main) or (own is not None and not own.ill)):
        return _promise(ear, part, condition, main)
    if says(cues.GIVES_WAY, text):
        return Meaning("reaction", mood="agreement", about=ear.about(part))
    if says(cues.NAGGED, text):
        return Meaning("reaction", mood="refusal", about=ear.about(part))
    if any(misplaced(message, each, part) for each in asked):
        return ear.proposal(part)
    if _only_orders(ear, part, asked):
        return ear.request(part)
    if _is_fragment(ear, part):
        return ear.proposal(part)
    if says(cues.WANTING, text) or _orders(ear, part, asked[0].mention.first):
        return ear.request(part)
    if says(cues.COMPLAINT, text):
        return None
    if says(cues.ORDER, text):
        return ear.request(part)
    if says(cues.WE_WELCOME, text) or says(cues.AGREEMENT, text):
        return Meaning("reaction", mood="agreement", about=ear.about(part))
    if says(cues.DRAFTING, text):
        return ear.proposal(part)
    if says(cues.ACCUSED, text):
        return Meaning("reaction", mood="anger", about=ear.about(part))
    if says(cues.MUST, text) or says(cues.YOU_GIVE, text):
        return ear.request(part)
    listed = len(asked) > 1 and not says(r"\bC\d+ (?:is|are|was|were)\b", text)
    return ear.proposal(part) if listed else ear.reaction(part) or ear.unclear([part])


_OPENING = r"^(?:(?:and|so|but|please|just|then|now|ok|well|,) )*([a-z]+) (?:us |your |the |my |our |with )"


def _orders(ear: Listening, part: Part, first: int) -> bool:
    """Whether a part begins with a name that is an order: "Ease your restrictions."."""
    opening = pattern(_OPENING).match(part.skeleton)
    if opening is not None and stem(opening.group(1)) in GIVING | ORDERED:
        return True
    return says(r"^(?:please )?C\d", part.skeleton) and stem(ear.message.words[first]) in GIVING | ORDERED


def _only_orders(ear: Listening, part: Part, asked: list[Named]) -> bool:
    """Whether a whole message is one order and no list of terms: "Stop the exercises."."""
    alone = sum(len(each.concessions()) for each in ear.message.parts) == 1 and not ear.message.terms.any
    first = asked[0].mention
    return alone and first.last > first.first and first.first == 0 and _orders(ear, part, first.first)


def _of_others(ear: Listening, part: Part) -> Meaning | None:
    """Words about what somebody would give who neither speaks nor listens."""
    others = [each for each in offered(part) if not ours(ear.message, each) and not theirs(ear.message, each)]
    if not others or ear.reaction(part) is not None:
        return None
    if says(cues.WANTING, part.skeleton) or says(cues.ORDER, part.skeleton):
        return ear.request(part)
    return ear.proposal(part) if says(cues.OFFERING, part.skeleton) else ear.unclear([part])


def _is_fragment(ear: Listening, part: Part) -> bool:
    """Whether a part only names things, as an item of a list that makes a draft."""
    if pattern(cues.FRAGMENT).sub("", part.skeleton).strip():
        return False
    several = sum(len(each.concessions()) for each in ear.message.parts) > 1
    return several or ear.message.terms.any or part.concessions()[0].mention.stated


# --------------------------------------------------------------------------------------------------
# Promises and requests


def _promise(ear: Listening, part: Part, condition: str, main: str) -> Meaning | None:
    asks = says(cues.WE_ASK, main) and not says(cues.VOW, main)
    if not says(cues.WE_PROMISE, main) or says(cues.WE_REFUSE, main) or asks:
        return None
    spoken, vow = _own_deed(ear, part, main), says(cues.VOW, main)
    if spoken is None:
        return _promised(ear, part, Deed("keep", ear.message.speaker)) if vow else None
    if spoken.ill and not vow:
        return None
    if not condition and spoken.deed.does in ("sign", "trust") and not vow and not says(cues.SURELY, main):
        return None
    return _promised(ear, part, spoken.deed)


def _request(ear: Listening, part: Part) -> Meaning | None:
    text = part.skeleton
    if not any(says(said, text) for said in (cues.ORDER, cues.MUST, cues.WE_ASK, r"\bno more\b")):
        return None
    if says(cues.FLAT_NO, text) and not part.named and not says(r"no more", text):
        return None
    if ear.deed_asked(part) is not None:
        return ear.request(part)
    bidden = not part.named and says(cues.BIDDING, text)
    return Meaning("request", deed=Deed("act", ear.message.listener), until=ear.until) if bidden else None
