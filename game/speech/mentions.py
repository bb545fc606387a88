"""Where a sentence names concessions, moves and delegations, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from game.rules.model.setting import Setting
from game.speech.cues import says
from game.speech.frames import GIVING
from game.speech.lexicon import ASIDE, LITTLE, PHRASE, Lexicon, Name
from game.speech.thesaurus import everyday_stems
from game.speech.words import PUNCTUATION, number, stem, stem_set, tuple_set, word_set

ENOUGH, ENOUGH_MOVE = 10, 18
"""How strongly the words must speak for a concession, or for a move."""
WIDEST_GAP = 3
"""Words between two words of one name."""
PARTY, CLAIMED, DENIED, OWNED, NAMED, UNNAMED = 150, 130, 60, 120, 110, 85
"""Percent by which a name is likelier if its giver speaks or listens, if the sentence has that one give it, or has
somebody else give it, if it is said to be theirs, and if its title names one who talks here, or somebody else."""

RESTRAINT = stem_set("""stop no less scale suspend end without halt cut fewer not drop cancel reduce pause quit refrain
    avoid never cease freeze down off away limit smaller scrap skip abandon shrink lower downsize nothing back classroom
    withdraw gone shelve postpone forgo renounce restrain""")
ACTIVITY = stem_set("hold do run conduct start another again new continue more make stage join organise plan next")
BREAKS = word_set("if then unless but because so while when once") | (PUNCTUATION - {"(", ")", ":"})
_OWNERS = frozenset(("the", "a", "an", "your", "our", "its", "their", "'s"))
_PARTS_WAYS = word_set("we you they not no never without if against return exchange")
_IDIOMS = tuple_set(
    """in return|in exchange|good night|good offices|of course|in the end|at the end|what do you say|what say you
    |no deal|the deal|a deal|do you say|on your side|on our side|for our part|your part|our part|take part|stand by
    |stand with|guarantee it|guarantee that|guarantee you|promise it|promise you|promise that|assure you
    |two of you|two of us
    |at once|this light|break up|make sense|right now|right away|hold on|any help|help us|help you|support us
    |support you|way out|by the way|at all cost|at all costs|at any price|hard work|good work|nice work|show us|show you
    |for example|full stop|in case|in force|on hold|in power|point of view|a case|the case
    |count on|counting on|count us in|see about|this winter|next winter|all winter|this summer|next summer"""
)
"""Words that together say something of their own, and name nothing."""
_LINKS = word_set("we you they us and or for against in")
_TOP = stem_set(
    """full fully complete completely all both total totally entire entirely whole altogether everything maximum max
    bigger biggest larger largest stronger strongest further deeper higher stop suspend cancel end none zero strictest
    treaty highest top utmost"""
)
_LOW = stem_set(
    """partial partly some little bit small smaller limited modest minimum least lowest part half light lesser weaker
    lighter lower smallest"""
)
_PORTIONS = {"10": "tenth", "20": "fifth", "33": "third", "66": "two", "67": "two", "50": "half"}


_UNITS = stem_set("""round rounds level levels time times year years minute minutes step steps of and or in on at
    for to the a per from with""")
_LEVEL_WORDS = ("level", "levels")
_WORDED = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 12: "twelve",
    15: "fifteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty",
    90: "ninety", 100: "hundred",
}  # fmt: skip
_COUNTS = frozenset(_WORDED.values())


class Mention(Struct):
    """Something named between two places of the words.

    first, last: places of the words, both included
    name: the thing
    level: its level, for a concession
    others: what else the same words may mean, where they do not decide
    shared: the words name a move as well as the concession by which it is given up
    stated: the level was said
    weight: how strongly the words speak for it, in percent of the least that names anything
    """

    first: int
    last: int
    name: Name
    level: int = 1
    others: tuple[str, ...] = ()
    shared: str = ""
    stated: bool = False
    weight: int = 500


class Finder(Struct):
    """Finds names in the words of one message."""

    setting: Setting
    lexicon: Lexicon
    parties: frozenset[str]
    claims: dict[int, str]
    owners: dict[int, str]
    words: list[str]
    taken: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)
    stems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stems = [stem(word) for word in self.words]
        for start in range(len(self.words)):
            for size in (2, 3, 4):
                if tuple(self.words[start : start + size]) in _IDIOMS:
                    self.idle |= set(range(start, start + size))

    def mentions(self) -> list[Mention]:
        """What is named, in the order of the words."""
        found = list(self._phrases())
        for stretch in self._stretches():
            while (best := self._best(stretch)) is not None:
                found.append(best)
        found += self._bare_levels(found)
        found.sort(key=lambda mention: mention.first)
        found = [each for at, each in enumerate(found) if not self._leads(each, found[at + 1 : at + 2])]
        return [self._levelled(mention, found) for mention in found]

    def _leads(self, mention: Mention, following: Sequence[Mention]) -> bool:
        """Whether an ordinary word only leads to what is really named, as in "access to your market"."""
        between = self.words[mention.last + 1 : following[0].first] if following else []
        if between[:2] == ["out", "of"] and set(between[2:]) <= _OWNERS:
            return True
        if mention.first != mention.last or not following or self.stems[mention.first] not in everyday_stems():
            return False
        return bool(between) and between[0] in ("to", "of", "in") and set(between[1:]) <= _OWNERS

    # -- names of several words --------------------------------------------------------------------

    def _phrases(self) -> Iterator[Mention]:
        for start in range(len(self.words)):
            for stems, name, level in self.lexicon.phrases.get(self.stems[start], ()):
                places = self._matched(stems, start)
                if places and not self.taken & set(places) and not (name.move and self._given_instead(places)):
                    self.taken |= set(range(places[0], places[-1] + 1))
                    others = self._namesakes(stems, name)
                    chosen = self._preferred([name, *others], start)
                    yield Mention(places[0], places[-1], chosen, level or 1, stated=level > 0)
                    break

    def _given_instead(self, places: Sequence[int]) -> bool:
        """Whether the words of a move's name rather speak for a concession of those who talk here."""
        weights: dict[Name, int] = {}
        every = [self.lexicon.evidence.get(self.stems[place], {}) for place in places]
        for place, said in zip(places, every, strict=True):
            for name, weight in said.items():
                if not name.move and all(name in each for each in every):
                    weights[name] = weights.get(name, 0) + self._likely(name, weight, place)
        return max(weights.values(), default=0) >= (PHRASE - 6) * 100

    def _namesakes(self, stems: tuple[str, ...], name: Name) -> list[Name]:
        return [n for s, n, _ in self.lexicon.phrases[stems[0]] if s == stems and n != name]

    def _preferred(self, names: Sequence[Name], place: int) -> Name:
        return max(names, key=lambda name: self._likely(name, PHRASE, place))

    def _matched(self, stems: tuple[str, ...], start: int) -> list[int]:
        places: list[int] = []
        at = start
        for each in stems:
            while at < len(self.words) and places and self.words[at] in LITTLE | {"'s"}:
                at += 1
            if at >= len(self.words) or self.stems[at] != each:
                return []
            places.append(at)
            at += 1
        return places

    def _bare_levels(self, found: Sequence[Mention]) -> Iterator[Mention]:
        """Levels named without their thing: "full cap for two levels", where only one thing here has such levels."""
        near = {p for each in found for p in range(each.first - 3, each.last + 5) if self._graded(each)}
        for place, word in enumerate(self.words):
            value = self._how_many(place - 1) if place else None
            if word not in _LEVEL_WORDS or value is None or self.words[place - 1] in ("first", "second", "third"):
                continue
            things = [] if place in near or place in self.taken else self._with_levels(value)
            told = {each.name.id for each in found if self._lone(each)}
            if len(things) == 1 and things[0] not in told:
                self.taken |= {place - 1, place}
                yield Mention(place - 1, place, Name(things[0]), value, stated=True)
        for place, word in enumerate(self.words[:-1]):
            counted = None if self.taken & {place, place + 1} else self._counts(word, self.stems[place + 1])
            if counted is not None and not any(each.name == counted[0] for each in found):
                self.taken |= {place, place + 1}
                yield Mention(place, place + 1, *counted[:1], counted[1], stated=True)

    def _how_many(self, place: int) -> int | None:
        """How many levels are spoken of; both, where there are two."""
        return 2 if self.words[place] == "both" else number(self.words[place])

    def _counts(self, word: str, noun: str) -> tuple[Name, int] | None:
        """What alone here is counted like this: "two days" where only the sluice is open two days a week."""
        value = number(word) if word not in ("a", "an", "single") else None
        told = _WORDED.get(value, "one" if value == 1 else "") if value is not None else ""
        if not told or noun in _UNITS:
            return None
        found = [
            (Name(each.id), at)
            for each in self.setting.concessions if each.giver in self.parties
            for at, level in enumerate(each.levels, 1)
            if told in level.title.split() and noun in map(stem, level.title.split())
        ]  # fmt: skip
        return found[0] if len({name for name, _ in found}) == 1 else None

    def _graded(self, mention: Mention) -> bool:
        return not mention.name.move and len(self.setting.concession[mention.name.id].levels) > 1

    def _lone(self, mention: Mention) -> bool:
        """Whether a thing is named without being put aside: "instead of two levels of relief take one level"."""
        before = " ".join(self.words[max(0, mention.first - 6) : mention.first])
        return not says(r"\b(?:instead of|rather than|not)\b[^,]*$", before)

    def _with_levels(self, value: int) -> list[str]:
        """Concessions of those who talk here whose levels are called levels."""
        return [
            each.id for each in self.setting.concessions
            if each.giver in self.parties and 1 <= value <= len(each.levels)
            and any(set(_LEVEL_WORDS) & set(level.title.split()) for level in each.levels)
        ]  # fmt: skip

    # -- names by single words ---------------------------------------------------------------------

    def _stretches(self) -> Iterator[range]:
        """Stretches of words that no name reaches across."""
        start = 0
        for place, word in enumerate([*self.words, ":"]):
            if word in BREAKS or word == ":":
                if start < place:
                    yield range(start, place)
                start = place + 1

    def _best(self, stretch: range) -> Mention | None:
        best: tuple[int, Chain] | None = None
        rivals: list[tuple[int, Chain]] = []
        for chain in self._chains(stretch):
            score = self._likely(chain.name, chain.weight, chain.places[0])
            rivals.append((score, chain))
            if best is None or score > best[0]:
                best = score, chain
        if best is None:
            return None
        chain = best[1]
        mine = set(chain.places)
        alike = [c.name.id for s, c in rivals if s == best[0] and c.name != chain.name and mine & set(c.places)]
        self.taken |= mine
        return self._mention(chain, tuple(alike))

    def _mention(self, chain: Chain, alike: tuple[str, ...]) -> Mention:
        concession = None if chain.name.move else self.setting.concession[chain.name.id]
        shared = ""
        stems = {self.stems[place] for place in chain.places}
        for move in concession.forbids if concession else ():
            if stems <= self.lexicon.move_words.get(move, frozenset()):
                shared = move
        weight = 100 * chain.weight // ENOUGH
        return Mention(chain.places[0], chain.places[-1], chain.name, 1, alike, shared, weight=weight)

    def _likely(self, name: Name, weight: int, place: int) -> int:
        if name.move:
            return weight * 100
        giver = self.setting.concession[name.id].giver
        if giver in self.parties:
            weight = weight * PARTY // 100
        if named := self.lexicon.receivers[name.id]:
            weight = weight * (NAMED if named & self.parties else UNNAMED) // 100
        claim, owner = self.claims.get(place, ""), self.owners.get(place, "")
        weight = weight * (OWNED if owner == giver else 100) // 100
        return weight * (CLAIMED if claim == giver else DENIED if claim else 100)

    def _chains(self, stretch: range) -> Iterator[Chain]:
        open_chains: dict[Name, Chain] = {}
        for place in stretch:
            if place in self.taken or place in self.idle:
                continue
            said = self.lexicon.evidence.get(self.stems[place], {})
            strongest = any(w >= ENOUGH and not n.move and self._near(n) for n, w in said.items())
            for name, weight in said.items():
                if weight <= ASIDE and strongest:
                    continue  # the word names something else
                chain = open_chains.get(name)
                if chain is None or not chain.takes(place, self.stems[place], self.words):
                    if chain is not None:
                        yield from self._strong([chain])
                    chain = open_chains[name] = Chain(name)
                chain.add(place, self.stems[place], weight)
        yield from self._strong(open_chains.values())

    def _near(self, name: Name) -> bool:
        """Whether a name is one that those who talk here could mean."""
        return name.move or not self.parties or self.setting.concession[name.id].giver in self.parties

    def _strong(self, chains: Iterable[Chain]) -> Iterator[Chain]:
        for chain in chains:
            if chain.weight >= (ENOUGH_MOVE if chain.name.move else ENOUGH):
                yield chain

    # -- levels ------------------------------------------------------------------------------------

    def _levelled(self, mention: Mention, every: Sequence[Mention]) -> Mention:
        most = 1 if mention.name.move else len(self.setting.concession[mention.name.id].levels)
        if most == 1:
            return mention
        if mention.stated:
            mention.level = self._compared(mention, mention.level, most)
            return mention
        level = self._level_said(mention, every, most)
        mention.level, mention.stated = self._compared(mention, level or 1, most), level > 0
        return mention

    def _compared(self, mention: Mention, level: int, most: int) -> int:
        """The level next to the one named: "more than a partial cap", "less than full relief"."""
        before = " ".join(self.words[max(0, mention.first - 5) : mention.first])
        if says(r"\b(?:more|further|better|bigger|larger) than\b|\bbeyond\b|\bnot (?:only|just|merely)\b", before):
            return min(level + 1, most)
        after = " ".join(self.words[mention.last + 1 : mention.last + 6])
        if says(r"^(?:is|are|will be) (?:not (?:\w+ )?(?:enough|sufficient)|too (?:little|low|small))", after):
            return min(level + 1, most)
        if says(r"\b(?:less|smaller) than\b|\bshort of\b|\bnot (?:a |the )?(?:full|whole|complete|entire)\b", before):
            return max(level - 1, 1)
        return level

    def _around(self, mention: Mention, every: Sequence[Mention]) -> list[int]:
        """Places of the words that may tell the level: the name's own and a few on each side of it."""
        first, last = mention.first, mention.last
        others = {place for each in every if each is not mention for place in range(each.first, each.last + 1)}
        before, after = first - 1, last + 1
        while before >= max(0, first - 4) and before not in others and self.words[before] not in BREAKS | _LINKS:
            before -= 1
        stop = BREAKS | (_LINKS - {"and", "for"}) if self._runs_on(mention) else BREAKS | _LINKS
        while after < min(len(self.words), last + 6) and after not in others and self.words[after] not in stop:
            after += 1
        if after == last + 1 and self._apposed(after):
            after = min(after + 3, len(self.words))
        return list(range(before + 1, after))

    def _apposed(self, comma: int) -> bool:
        """Whether a count stands behind a comma: "for clay, 20 carts"."""
        count = self.words[comma + 1 : comma + 2]
        ends = self.words[comma + 3 : comma + 4]
        counts = bool(count) and (number(count[0]) is not None or count[0] in _WORDED.values())
        return self.words[comma : comma + 1] == [","] and counts and (not ends or ends[0] in PUNCTUATION | {"and"})

    def _runs_on(self, mention: Mention) -> bool:
        """Whether what stands behind the next little word still tells a level."""
        told = set().union(*self.lexicon.levels[mention.name.id])
        ahead = self.stems[mention.last + 1 : mention.last + 4]
        return any(each in told for each in ahead)

    def _level_said(self, mention: Mention, every: Sequence[Mention], most: int) -> int:
        places = self._around(mention, every)
        if counted := self._counted(mention, places):
            return counted
        for place in places:
            if stated := self._numbered(place, places, most, mention):
                return stated
        told = self.lexicon.levels[mention.name.id]
        counts = [sum(1 for p in places if self._tells(p, level)) for level in told]
        if max(counts) > 0 and counts.count(max(counts)) == 1:
            return counts.index(max(counts)) + 1
        stems = {self.stems[place] for place in places}
        if stems & _TOP:
            return most
        return 1 if stems & _LOW else 0

    def _counted(self, mention: Mention, places: Sequence[int]) -> int:
        """The level that alone has a number among these words in its title: "four days"."""
        told = self.lexicon.levels[mention.name.id]
        for place in places:
            value = number(self.words[place]) if self.words[place] not in ("a", "an") else None
            word = _WORDED.get(value, "") if value is not None else self.words[place]
            found = [at for at, level in enumerate(told, 1) if word in _COUNTS and stem(word) in level]
            if len(found) == 1:
                return found[0]
        return 0

    def _tells(self, place: int, level: frozenset[str]) -> bool:
        """Whether a word tells a level, and is not a verb that takes the concession as its object."""
        after = self.words[place + 1] if place + 1 < len(self.words) else ""
        portion = _PORTIONS.get(self.words[place].rstrip("%"), "") if self.words[place].endswith("%") else ""
        counted = _WORDED.get(int(self.words[place][:4]), "") if self.words[place].isdecimal() else ""
        said = self.stems[place] in level or counted in level or (bool(portion) and stem(portion) in level)
        if after in ("us", "you", "them") and self.stems[place] in GIVING:
            return False
        return said and not (self.stems[place] == "open" and (after in LITTLE or after == "up"))

    def _numbered(self, place: int, places: Sequence[int], most: int, mention: Mention) -> int:
        """The level that a bare number, "level 2", or "two berths" says."""
        word = self.words[place]
        value = number(word) if word not in ("a", "an", "first", "second", "third") else None
        if value is None or not 1 <= value <= most:
            return 0
        after = self.stems[place + 1] if place + 1 in places else ""
        if place + 1 == mention.first and word != "one":
            return value
        before = self.stems[place - 1] if place - 1 in places else ""
        if word.isdecimal() or before in ("level", "by", "step") or after in ("level", "step", "notch", "degre"):
            return value
        return 0


class Chain(Struct):
    """Words near one another that speak for one thing."""

    name: Name
    places: list[int] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)
    weight: int = 0

    def takes(self, place: int, word: str, words: Sequence[str]) -> bool:
        """Whether a word at a place may go on this chain."""
        between = words[self.places[-1] + 1 : place]
        return len(between) <= WIDEST_GAP and word not in self.stems and not _PARTS_WAYS & set(between)

    def add(self, place: int, word: str, weight: int) -> None:
        """Adds a word."""
        self.places.append(place)
        self.stems.add(word)
        self.weight += weight
