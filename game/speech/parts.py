"""A message cut into parts that each do one thing, every part as a skeleton in which what it names is marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from game.rules.model.setting import Setting
from game.speech.clause_terms import EVERYTHING, Terms, terms_of
from game.speech.cues import pattern, says
from game.speech.frames import givers, owner
from game.speech.frills import without_frills
from game.speech.lexicon import ISSUE, Lexicon, lexicon_of
from game.speech.mentions import ACTIVITY, BREAKS, RESTRAINT, Finder, Mention
from game.speech.spelling import corrected
from game.speech.words import stem, stem_set, tokens, word_set

_HARD = frozenset(".;!?")
_GREETS = word_set("hello hi hey dear thanks sorry ok yes no please well so and but look listen")
_WHOLLY = stem_set("no not never stop without end cancel cease quit refrain")
_OVER = word_set("over gone stop stops end ends cease ceases ceased ended history finished")
_DOING = word_set("we you will would to can could shall must ever")
_DROPS = (
    r"(?:\b(?:without|except|except for|apart from|excluding|minus|instead of|rather than|leave out"
    r"|leave aside|(?:take|leave|strike|cut|keep|get) out|strike|delete|skip|forget|forget about|but not|not|no"
    r"|nor|never|neither|no need for|not for"
    r"|other than|(?<!more )(?<!less )(?<!better )(?<!further )(?<!bigger )than|but no|drop the|not the|drop)"
    r"(?: (?:any|the|a|an|your|our|more|of|about|for|with|these|those|such|all))*) $"
)
_REFUSES = (
    r"\b(?:not|never|no way|refuse|impossible|nothing)\b(?!(?: only| just| forget| worry| mind))[^,:]*$"
)
_REFUSED_AFTER = (
    r"^(?:,? ?we|is|are|was|will be) (?:(?:can|could|will|would|do|shall) (?:not|never) (?:sell|give|do|sign"
    r"|accept|agree"
    r"|offer|have|grant|make|promise)|not (?:for (?:you|sale|us)|on (?:offer|the table)|possible|available|an option"
    r"|up for)|out of the|off (?:the|limits)|impossible|unacceptable)"
)
_KEEPS = (
    r"\b(?:not|never)(?: \w+){0,2}? (?:break|violate|breach|leave|abandon|betray|cancel|end|withdraw|touch"
    r"|undo|go back)\b[^,]*$"
)
_NEEDS = (
    r"\b(?:not|nothing|never|no \S+|no deal|neither)\b[^,]{0,40}\bwithout(?: (?:the|a|an|any|your|our|some))* $"
)


class Named(Struct):
    """A mention as its sentence uses it.

    mention: what is named
    claim: who would give it, as the sentence says; empty if it does not say
    owner: whose it is said to be
    dropped: it is to be left out; refused: it is said that it will not be given
    aside: it is only spoken of: "our mill needs water"
    given_up: the words name a move that is not to be made, and the concession is what promises that
    """

    mention: Mention
    claim: str = ""
    owner: str = ""
    dropped: bool = False
    refused: bool = False
    aside: bool = False
    given_up: str = ""
    rounds: int = 0
    delay: int = 0


class Part(Struct):
    """A part of a message.

    skeleton: its words, with what is named as marks
    named: what it names, by mark
    seats: delegations it names that neither speak nor listen alone
    """

    skeleton: str
    named: dict[str, Named]
    seats: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether it ends in a question mark."""
        return self.skeleton.endswith("?")

    def concessions(self) -> list[Named]:
        """The concessions it names, in order."""
        return [each for mark, each in self.named.items() if mark[0] == "C"]

    def moves(self) -> list[Named]:
        """The moves it names, in order."""
        return [each for mark, each in self.named.items() if mark[0] == "M"]


class Message(Struct):
    """A whole message: its parts and the terms it names."""

    setting: Setting
    speaker: str
    to: tuple[str, ...]
    terms: Terms
    parts: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def listener(self) -> str:
        """The one delegation spoken to, or nothing where there are several."""
        return self.to[0] if len(self.to) == 1 else ""


def read(setting: Setting, round_no: int, speaker: str, to: Sequence[str], text: str) -> Message:
    """A message cut into parts."""
    lexicon = lexicon_of(setting)
    listener = to[0] if len(to) == 1 else ""
    words = _without_address(_seated(corrected(_subjects(tokens(text)), lexicon), lexicon), listener)
    terms = terms_of(words, round_no, speaker, listener)
    claims = givers(words, speaker, to)
    bare = [word[1:] if word.startswith("@") else word for word in words]
    owners = {place: who for place in range(len(words)) if (who := owner(words, place, speaker, to))}
    finder = Finder(setting, lexicon, frozenset((speaker, *to)), claims, owners, bare, set(terms.places))
    message = Message(setting, speaker, tuple(to), terms, words=words)
    named = [_used(message, mention, claims) for mention in finder.mentions()]
    _parted(named, words)
    _timed(named, terms, words)
    message.parts = _parts(message, named)
    return message


_RUN_ON = {"well": ("we", "will"), "ill": ("we", "will"), "id": ("we", "would"), "wed": ("we", "would")}
"""Short forms whose sign was left out; another word unless a verb follows."""
_MODALS = word_set("would could can will might")
_MOODS = word_set("happy ready willing prepared glad")
_WANTS = word_set("want need offering proposing")
_VERBS = word_set(
    """love like do give offer accept agree take live sign consider let send open stop pause ease lift cap scale need
    want
    prefer appreciate throw add put make go hold keep get have support work talk discuss wait promise count mend lend
    pay share sell trade swap not also even perhaps maybe settle drop"""
)


def _subjects(words: Sequence[str]) -> list[str]:
    """The words, with the "we" that hurried people leave out: "would love some notice, happy to send grain"."""
    found: list[str] = []
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in _RUN_ON and after in _VERBS - {"do", "let", "not", "like", "also"}:
            found += _RUN_ON[word]
            continue
        if not found or found[-1] in _HARD or found[-1] in (",", "but"):
            told = word in _MODALS and after in _VERBS and words[at + 2 : at + 3] not in (["we"], ["you"])
            if told or (word in _WANTS and after not in ("we", "you", "to", "")):
                found.append("we")
            elif word in _MOODS and after == "to":
                found += ["we", "are"]
        found.append(word)
    return found


_JOINS = frozenset(("and", "or", ",", "we", "you", "with", "plus"))


def _parted(named: list[Named], words: Sequence[str]) -> None:
    """Takes a claim back where two names stand unjoined: "once you stop the drills the parades are over"."""
    for one, other in pairwise(named):
        between = words[one.mention.last + 1 : other.mention.first]
        if other.claim and other.claim == one.claim and not _JOINS & set(between):
            other.claim = ""


def _seated(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words, with each delegation's name as one word ``@id``."""
    found: list[str] = []
    longest = max((len(name.split()) for name in lexicon.seats), default=1)
    at = 0
    while at < len(words):
        for size in range(longest, 0, -1):
            seat = lexicon.seats.get(" ".join(words[at : at + size]))
            if seat is None and size == 1 and words[at].endswith("s"):
                seat = lexicon.seats.get(words[at][:-1])
                if seat is not None:
                    found += [f"@{seat}", "'s"]
                    break
            if seat is not None:
                found.append(f"@{seat}")
                break
        else:
            found.append(words[at])
            size = 1
        at += size
    return found


def _without_address(words: list[str], listener: str) -> list[str]:
    """The words without the name by which the listener is only called: "Orveld, would you ..."."""
    found: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else "."
        after = words[at + 1] if at + 1 < len(words) else "."
        called = before in _HARD or before in _GREETS or before in (",", ":")
        if word == f"@{listener}" and called and (after in ",:!.?;" or (at == 0 and after in _GREETS | {"we", "you"})):
            continue
        found.append(word)
    while found and found[0] in (",", ":", ".", "!", ";"):
        found.pop(0)
    return found


# --------------------------------------------------------------------------------------------------
# What a sentence does with what it names


def _used(message: Message, mention: Mention, claims: dict[int, str]) -> Named:
    words, setting = message.words, message.setting
    start = mention.first
    while start > 0 and words[start - 1] not in BREAKS and start > mention.first - 14:
        start -= 1
    before = " ".join(words[start : mention.first]) + " "
    named = Named(mention, claims.get(mention.first, ""), owner(words, mention.first, message.speaker, message.to))
    restrained = _restrained(words, start, mention)
    if mention.name.move:
        if restrained:
            named.given_up = mention.name.id
            _become_concession(message, named)
        return named
    if mention.shared:
        if restrained or not _active(words, mention):
            named.given_up = mention.shared if restrained else ""
            _bare_level(setting, mention, words, start)
        else:
            mention.name = type(mention.name)(mention.shared, True)
        return named
    after = " ".join(words[mention.last + 1 : mention.last + 6])
    if says(_NEEDS, before) or says(_KEEPS, before):
        return named
    concession = setting.concession[mention.name.id]
    titles = (concession.title, *(level.title for level in concession.levels))
    if f" {before}".endswith(" no ") and any(f"no {words[mention.first]}" in title.casefold() for title in titles):
        mention.first -= 1  # "no smoke after dark" is what is given, not what is refused
        return named
    if concession.giver == named.owner and says(r"^(?:needs?|wants?|lacks?|requires?|leaks?)\b", after):
        named.aside = True
        return named
    gone = setting.concession[mention.name.id].forbids and says(r"\b(?:drop|skip|forget)(?: the| your"
        r"| our)? $", before)
    named.dropped = not gone and (says(_DROPS, before) or _dropped_after(words, mention, titles))
    if named.dropped and mention.stated and mention.level > 1 and says(r"\bnot (?:the |a )?$", before):
        mention.level, named.dropped = mention.level - 1, False  # "not the full cap": less of it
        return named
    refused = says(_REFUSES, before) or says(_REFUSED_AFTER, after)
    named.refused = not named.dropped and "why" not in before and refused
    return named


def _dropped_after(words: Sequence[str], mention: Mention, titles: Sequence[str]) -> bool:
    """Whether it is refused in short: "monitors yes, cap no"."""
    after = [word for word in words[mention.last + 1 : mention.last + 4] if word != ":"]
    lacks = any(title.startswith("No ") for title in titles)
    if after[:1] in (["out"], ["aside"]) and not lacks and after[1:2] != ["in"]:
        return True
    if after[:1] == [","] and after[2:3] in ([","], ["."], []):
        after = after[1:]
    ends = len(after) == 1 or (len(after) > 1 and after[1] in (",", ".", ";", "!", "but"))
    return after[:1] in (["no"], ["not"], ["never"]) and ends


def _bare_level(setting: Setting, mention: Mention, words: Sequence[str], start: int) -> None:
    """"No exercises" is the whole of it; "fewer exercises" is a part."""
    most = len(setting.concession[mention.name.id].levels)
    around = {stem(word) for word in words[start : mention.first]}
    if most > 1 and not mention.stated and around & _WHOLLY:
        mention.level = most


def _ends(words: Sequence[str], mention: Mention) -> bool:
    """Whether what is named is said to be over: "the demonstrations are over"."""
    after = words[mention.last + 1 : mention.last + 4]
    return bool(_OVER & set(after))


def _restrained(words: Sequence[str], start: int, mention: Mention) -> bool:
    own = {stem(words[place]) for place in range(mention.first, mention.last + 1)}
    before = [stem(word) for word in words[max(start, mention.first - 5) : mention.first]]
    if "we" in before or "you" in before:
        cut = max(i for i, word in enumerate(before) if word in ("we", "you"))
        before = before[cut:]
    after = []
    for word in words[mention.last + 1 : mention.last + 4]:
        if word in BREAKS or word in ("we", "you", "and", "for"):
            break
        after.append(stem(word))
    if _ends(words, mention) or after[:1] == ["go"]:
        return True
    return bool((set(before) | own) & RESTRAINT or set(after) & RESTRAINT - {"no", "not", "next"})


def _active(words: Sequence[str], mention: Mention) -> bool:
    before = words[max(0, mention.first - 3) : mention.first]
    last = before[-1] if before else ""
    after = words[mention.last + 1] if mention.last + 1 < len(words) else ""
    verb = words[mention.first]
    doing = last in _DOING | {"another", "an"} or last.startswith("@") or verb.endswith("ing")
    return doing or bool({stem(w) for w in before} & ACTIVITY) or stem(after) in ACTIVITY | {"with"}


def _become_concession(message: Message, named: Named) -> None:
    """A move that is not to be made is given up by the concession that forbids it, if the right one can give it."""
    setting, move = message.setting, named.mention.name.id
    lexicon, mention = lexicon_of(setting), named.mention
    words = {stem(word) for word in message.words[mention.first : mention.last + 1]}
    said = words & lexicon.move_words.get(move, frozenset()) or words
    options = [c for c in setting.concessions if move in c.forbids] or [
        c for c in setting.concessions
        if all(lexicon.evidence.get(s, {}).get(type(mention.name)(c.id), 0) > ISSUE for s in said)
    ]
    wanted = [c for c in options if c.giver in (named.claim, named.owner)] or [
        c for c in options if c.giver in (message.speaker, *message.to)
    ]
    if len(wanted) == 1:
        named.mention.name = type(named.mention.name)(wanted[0].id)
        if not wanted[0].forbids:
            named.given_up = ""
            finder = Finder(setting, lexicon, frozenset(), {}, {}, message.words)
            mention.level = finder._levelled(mention, [mention]).level
        else:
            mention.level = len(wanted[0].levels)


def _timed(named: list[Named], terms: Terms, words: Sequence[str]) -> None:
    """Gives each length and each delay to what it was said of."""
    for table, field_name in ((terms.rounds, "rounds"), (terms.delays, "delay")):
        for place, value in table.items():
            for each in _meant(named, place, words):
                setattr(each, field_name, value)


_CLOSE = 5
"""Words from a length or a delay to what it belongs to, where it comes first: "and from round 3 the lamp"."""


def _meant(named: list[Named], place: int, words: Sequence[str]) -> list[Named]:
    near = set(words[max(0, place - 3) : place])
    before = [each for each in named if each.mention.last < place]
    alone = place == 0 or words[place - 1] in (",", ".", ";", ":", "and") or bool(near & EVERYTHING)
    if alone or not before:
        after = [each for each in named if each.mention.first > place]
        close = [each for each in after if each.mention.first - place <= _CLOSE]
        if near & EVERYTHING:
            return named
        return close[:1] if close and before else named if before or place == 0 else after[:1]
    return before[-1:]


# --------------------------------------------------------------------------------------------------
# Cutting

_CUT = (
    r"(?<=[?!.;])\s+"
    r"|(?: ,)? (?=but (?!(?:only|not|no|also|for|then) ))"
    r"|(?: , | (?:and|so|also) | , (?:and|so|also) )(?=where (?:is|are)\b)"
    r"| , (?=(?:it|this|that) (?:will|would) (?:not|never) happen)"
    r"|(?: , | (?:and|so|also) | , (?:and|so|also) )(?=(?:what|why|how) (?:would|do|did|will|is|are|have"
    r"|about|can|could|does|much|come|has|should)\b)"
    r"|(?: , | (?:and|so|also) | , (?:and|so|also) )(?=(?:would|will|could|can|do|are) you\b(?! ,) \S)"
    r"| , (?=(?:thanks|thank|sorry|please \w|hello|you (?:liars?|idiots?|fools?|cheats?|cowards?|clowns?)|stop"
    r"|shame)\b)"
)
_INVERTED = r"(?:^|(?<=, ))(?:should|were|had) (?=(?:you|the|your|our|they|@\S+|C\d+)\b)"
""""Should you consult us, we ...": a condition without its "if"."""
_FILLER = (
    r"(?:listen|look|so|well|ok so|right|now|anyway|anyhow|simple|seriously|that is all|just saying|hm+|um+"
    r"|er+|ha\w*|lol|however|you see|you know|see|fact)[ .!,]*"
)
_PREFIX = (
    r"^((?:(?:hello|hi|hey|greetings|dear|good (?:morning|day|evening|afternoon)|many|we|so|very|much|really) )*"
    r"(?:thanks(?: a lot| so much| very much| again)?|thank you(?: very much| so much| all"
    r"| again)?(?: (?:for|that) [^,.!?]*?)?|sorry(?: (?:for|about|that) [^,.!?]*?)?|no way|no thanks|never"
    r"|no|yes|agreed|deal|hello(?: there| all| everyone)?|hi(?: there| all)?|hey(?: there)?"
    r"|good (?:morning|day|evening|afternoon)|great|well done|nice|shame(?: on you)?|nonsense|rubbish"
    r"|ridiculous)) (?:,|and|but|!|\.) (?!if|but only|only if|when|once|provided)(?=\S+ \S)"
)


_CALLED = r"(?:(?:hello|hi|hey|dear|and|,) )*@[a-z0-9-]+(?: (?:and |, )?@[a-z0-9-]+)*[ ,!:]*"


def _parts(message: Message, named: list[Named]) -> list[Part]:
    marks = _marks(message, named)
    parts: list[Part] = []
    called: tuple[str, ...] = ()
    for piece in _pieces(" ".join(word for word, _ in marks)):
        piece = without_frills(piece.strip())
        skeleton = re.sub(r"(?: :)?\s+", " ", re.sub(r"^(?:[,.;:!)(] ?)+|(?: [,;:)(])+$", "", piece)).strip()
        if not skeleton.strip(" .!,;:") or pattern(_FILLER).fullmatch(skeleton):
            continue
        skeleton = pattern(_INVERTED).sub("if ", skeleton) if not skeleton.endswith("?") else skeleton
        own = {mark: named[int(mark[1:])] for mark in re.findall(r"\b[CM]\d+\b", skeleton)}
        seats = tuple(dict.fromkeys(re.findall(r"@([a-z0-9-]+)", skeleton)))
        if pattern(_CALLED).fullmatch(skeleton):
            called = seats  # "Lindrow, what do you want?" among several: it is asked of them
            continue
        parts.append(Part(skeleton, own, tuple(dict.fromkeys((*called, *seats)))))
        called = ()
    return parts


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for piece in _rejoined(pattern(_CUT).split(text)):
        while (match := pattern(_PREFIX).match(piece.strip())) is not None:
            found.append(match.group(1))
            piece = piece.strip()[match.end() :]
        found.append(piece)
    return found


def _rejoined(pieces: Sequence[str]) -> list[str]:
    """Pieces, with a condition put back before the question that hangs on it: "if they come, will you help?"."""
    found: list[str] = []
    for piece in filter(None, pieces):
        if found and says(r"^(?:and |but )?(?:if|when|once|should|as soon|unless|in case)\b[^?!.;]*$", found[-1]):
            found[-1] = f"{found[-1]} , {piece}"
        elif found and says(r"^no (?:\w+ )?C\d+ \?$", found[-1].strip()) and says(r"^(?:then )?no\b", piece):
            found[-1] = f"{found[-1].strip(' ?')} , {piece.strip()}"
        elif found and says(r"^(?:but )?only (?:if|when|once|for|against)\b[^?]*$", piece.strip()):
            found[-1] = f"{found[-1].rstrip(' ?!.;')} {piece.strip()}"
        else:
            found.append(piece)
    return found


def _marks(message: Message, named: list[Named]) -> list[tuple[str, int]]:
    """The words with what is named as marks, without the words of terms; each with its place."""
    begin = {each.mention.first: (number, each) for number, each in enumerate(named)}
    words, marks, at = message.words, [], 0
    while at < len(words):
        if at in begin:
            number, each = begin[at]
            marks.append((f"{'M' if each.mention.name.move else 'C'}{number}", at))
            at = each.mention.last + 1
            continue
        if at not in message.terms.places and not (words[at] == "'s" and marks and marks[-1][0] in ("our", "your")):
            marks.append((_seat_word(message, words, at), at))
        at += 1
    return marks


def _seat_word(message: Message, words: Sequence[str], at: int) -> str:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word == f"@{message.speaker}":
        return "our" if after == "'s" else "we"
    if message.listener and word == f"@{message.listener}":
        return "your" if after == "'s" else "you"
    return word
