"""How long, from when, with whom as witness, with or without snap-back, in public or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field

from game.speech.cues import pattern
from game.speech.words import number, word_set

_N = r"(\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|a couple of|couple of)"
_SEAT = r"@([a-z0-9-]+)"
_WATCH = (
    r"(?:witness\w*|verif\w+|watch\w*|overse\w+|check\w*|vouch\w*|referee\w*|supervis\w+|certif\w+|attest\w*"
    r"|monitor\w*)"
)
_BROKEN = (
    r"(?:break\w*|broke\w*|cheat\w*|breach\w*|violat\w+|default\w*|fail\w*|do not keep|does not keep|betray\w*"
    r"|step\w* out)"
)
_FREE = r"(?:void|off|free|released|ends?|over|out|back|dead|null|gone|falls?|nothing|stops?|cancel\w*|finished)"

NO_WITNESS = (r"\b(?:no|without|drop) (?:a |the |any )?witness(?:es)?\b|\bunverified\b")
WITNESS = (
    rf"(?:\b(?:and|with|under|let|have|if|,|where|while) )*{_SEAT} (?:(?:will|would|can|could|to|should|may"
    rf"|might|must|is|being|acts?|serves?|signs?|standing|there|in|sits?) )*(?:as )?(?:the |a |an |our "
    rf"|your )?{_WATCH}(?: (?:it|this|that|both|everything|all|over it|over this|the text))*"
    rf"|(?:\bwith )?(?:a |the |our |as )?\b(?:witness\w*|verif\w+|watched|checked|overseen|supervised|certified"
    rf"|attested|monitored|guaranteed|vouched for)(?: (?:by|is|are|be|should|would|will|could|can|must"
    rf"|:))*[ :]+{_SEAT}"
    rf"|\b(?:under|before|in front of) (?:the eyes of )?{_SEAT}(?: 's eyes)?(?= |$)(?= as|$| ,| \.)"
    rf"|\bwith {_SEAT} (?:as|for) (?:a |the |our |an )?(?:witness|guarantor|observer|verifier|referee|umpire"
    rf"|judge|guarantee)"
)
SELF_WITNESS = (
    r"\b(we|you) (?:can |will |would |could |shall )?(?:be the |be |act as |are the )?(?:a )?witness(?:es)?\b"
)
SNAPBACK = (
    rf"\b(?:with |and |plus |including |add |put |has |have )*(?:a |the )?snap ?back(?: clause)?\b"
    rf"|\bif (?:you|they|we|one|either|anyone|anybody|somebody|someone|one side|one of us|either side|any side"
    rf"|either of us) (?:would |should )?{_BROKEN}(?: (?:it|this|that|the deal|your word|your promise|anything"
    rf"|faith))?(?: ,)?(?: then)?(?: (?:we|you|the|both|everything|all|it|is|are|whole|thing|deal|others?"
    rf"|other side|everyone|will|would|be|that|not|bound|text|rest|side|for us))* {_FREE}(?: for (?:us|all"
    rf"|everyone|both))?"
    rf"|\bif (?:it|this|that|the deal) is (?:broken|breached|violated)(?: ,)?(?: (?:we|you|both|everyone|all"
    rf"|the other|others?|is|are|will|be|side))* {_FREE}"
)
NO_SNAPBACK = (r"\b(?:no|without|drop) (?:a |the |any )?snap ?back\b")
CONFIDENTIAL = (
    r"\b(?:in (?:strict )?(?:confidence|private|secret|the dark)|confidential(?:ly)?|secret(?:ly)?"
    r"|private(?:ly)?|off the record"
    r"|between (?:us|you and us|ourselves|the two of us|us two)(?: only| alone| two)?|behind closed doors"
    r"|discreet(?:ly)?|quietly"
    r"|nobody (?:needs to|has to|must|should|will|need) (?:ever )?know|no ?one (?:needs to|has to|must|should"
    r"|will|need) (?:ever )?know|keep (?:it|this|that) (?:quiet|secret|private|between us|confidential"
    r"|to ourselves)"
    r"|not (?:a|in) public|without (?:the )?(?:others|press|public) (?:knowing|hearing)|under the table"
    r"|hush hush|on the quiet|stays between us)\b"
)
PUBLIC = (r"\b(?:in public|publicly|openly|in the open|for all to (?:see|hear|read)|on the record)\b")

FOR_ROUNDS = (
    rf"\b(?:(?:for|lasting|last|lasts|over|of) )(?:the next |at least |about |only |just |some |a "
    rf"|another )?{_N} ?(?:more )?(?:-)?(?:rounds?|months?|seasons?|sessions?|years?)\b"
    rf"|\b{_N} (?:-)?rounds?(?: long)?(?= (?:of|each|pause|stop|freeze|only|long)|$| ,| \.| and| for)"
)
FOR_NUMBER = (rf"\bfor {_N}(?=$| ,| \.| ;| and| for| \?| in return| against)")
STANDING = (
    r"\b(?:permanent(?:ly)?|for ?ever|for good|standing(?= ?$)|with no end(?: date)?|no end date"
    r"|without (?:an )?end(?: date)?|open ended|indefinite(?:ly)?"
    r"|until the end(?: of (?:the )?(?:game|crisis|conference))?|for the (?:whole|entire|rest of the) (?:game"
    r"|conference|time|crisis)|(?:for )?as long as it (?:takes|is needed)|for always|all the time)\b"
)
UNTIL = (
    r"\b(until|through|up to|to|by|before) (?:the end of )?(?:round )(\d{1,2})\b|\buntil (?:the )?(?:end of )?(?:next"
    r"|the next) round\b"
)
LATER = (
    rf"\b(?:starting|start|starts|beginning|from|as of|effective|in force|only|but)? ?(?:from |in |with "
    rf"|at )?(?:the )?(next) round(?: on| onwards?)?\b"
    rf"|\b(?:starting |start |from |beginning )?(?:from |in |with )?round (\d{{1,2}})(?: on| onwards?)?\b"
    rf"|\b(?:starting |start |beginning )?(?:in|after|only in) {_N} (?:more )?rounds?(?: time)?\b"
    rf"|\b{_N} rounds? (?:later|from now|after)\b"
)
NOW = (
    r"\b(?:immediately|right away|right now|at once|from now(?: on)?|starting now|straight away|as of now"
    r"|with immediate effect)\b"
)
EVERYTHING = word_set("both all each everything whole everybody")


class Terms(Struct):
    """The terms of a message, each with the place of its words.

    rounds, delays: by place, what was said
    """

    witness: str = ""
    snapback: bool = False
    public: bool | None = None
    rounds: dict[int, int] = field(default_factory=dict)
    delays: dict[int, int] = field(default_factory=dict)
    until: int = 0
    places: set[int] = field(default_factory=set)

    @property
    def any(self) -> bool:
        """Whether any term was named."""
        return bool(self.witness or self.snapback or self.public is not None or self.rounds or self.delays)


class _Reader:
    """Reads terms off joined words, and strikes out the words that said them."""

    def __init__(self, words: Sequence[str], round_no: int, speaker: str, listener: str) -> None:
        self.text = " ".join(words)
        self.starts = [0]
        for word in words[:-1]:
            self.starts.append(self.starts[-1] + len(word) + 1)
        self.round, self.speaker, self.listener = round_no, speaker, listener
        self.terms = Terms()

    def take(self, said: str) -> list[tuple[int, re.Match[str]]]:
        found = []
        for match in pattern(said).finditer(self.text):
            words = match.group()
            first = self._place(match.start() + len(words) - len(words.lstrip()))
            last = self._place(match.start() + len(words.rstrip()) - 1)
            self.terms.places |= set(range(first, last + 1))
            found.append((first, match))
        if found:
            self.text = pattern(said).sub(lambda match: re.sub(r"\S", "_", match.group()), self.text)
        return found

    def _place(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1


def terms_of(words: Sequence[str], round_no: int, speaker: str, listener: str) -> Terms:
    """The terms that some words name; `round_no` is the round in which they are said."""
    reader = _Reader(words, round_no, speaker, listener)
    terms = reader.terms
    if not reader.take(NO_WITNESS):
        for _, match in reader.take(WITNESS):
            terms.witness = next(group for group in match.groups() if group)
        for _, match in () if terms.witness else reader.take(SELF_WITNESS):
            terms.witness = speaker if match.group(1) == "we" else listener
    terms.snapback = not reader.take(NO_SNAPBACK) and bool(reader.take(SNAPBACK))
    if reader.take(CONFIDENTIAL):
        terms.public = False
    elif reader.take(PUBLIC):
        terms.public = True
    _read_times(reader, terms)
    return terms


def _read_times(reader: _Reader, terms: Terms) -> None:
    for place, match in reader.take(UNTIL):
        last = int(match.group(2)) if match.group(2) else reader.round + 1
        terms.until = last
        terms.rounds[place] = max(last - reader.round, 0)
    for place, match in reader.take(LATER):
        terms.delays[place] = _delay(match, reader.round)
    for said in (FOR_ROUNDS, FOR_NUMBER):
        for place, match in reader.take(said):
            terms.rounds[place] = _count(next(group for group in match.groups() if group))
    for place, _ in reader.take(STANDING):
        terms.rounds[place] = 0
    reader.take(NOW)


def _delay(match: re.Match[str], round_no: int) -> int:
    following, named, after, later = match.groups()
    if following:
        return 1
    if named:
        return max(int(named) - round_no, 0)
    return _count(after or later)


def _count(words: str) -> int:
    return 2 if "couple" in words else number(words) or 0
