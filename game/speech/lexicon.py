"""What the words of a scenario may mean: concessions, levels, moves and delegations by the words people use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from game.rules.model.concessions import Concession
from game.rules.model.rulebook import Move
from game.rules.model.setting import Setting
from game.speech.thesaurus import everyday_stems, related
from game.speech.words import stem, stem_set, word_set

HEAD, TAIL, LEVEL, ASIDE, ISSUE = 30, 24, 15, 5, 4
"""How strongly a word speaks for a thing: what it is, what it is about, a level's thing or detail, its issue."""
DULL = 9
"""A word that moves and concessions share says little about which of them is meant."""
SUPPORT = 8
"""An ordinary word that is only related to a name supports what other words say, and says nothing alone."""
PHRASE = 45
"""Several words that together are a name."""

_GAPS = re.compile(r"[^\W_]+")
_INNER = word_set("for of to in on with at from by that which whatever behind before after until as against who")
EMPTY = stem_set("""a an against the and or of for to in on at by with from that which whatever behind before after
    until as is
    its it our your their us we you they own every each all some any new larger more less one two three four five day
    days round rounds level levels step steps standing long hard no not be been has have lets let keeps holds stands
    seeks than once what who other only just old first last next good open public own side up down out off over under
    touches goes who hear will put name full partial week weeks month months year years time times""")
"""Words that say nothing about which thing is meant."""
EVERYDAY = stem_set("demand line address ease explain inquire support open good price talks pledge")
"""Words of moves that everybody uses for other things as well: alone they name no move."""
_TELLING_NOTHING = word_set("and or it is no as long than more its be been they which needed")
_DOES = ("e", "es", "ed")
MOVE_WORD = 15
MOST_IN_PHRASE = 4
LITTLE = frozenset(("a", "an", "the", "your", "our", "its", "their", "my"))
"""Words that may stand anywhere inside a name."""


class Name(Struct, frozen=True):
    """A thing that can be named: a concession or a move."""

    id: str
    move: bool = False


class Lexicon(Struct):
    """The words of one scenario.

    evidence: by stem, how strongly it speaks for which things
    phrases: by their first stem, the names of several words, longest first, with the level they name (0 for none)
    seats: by word, the delegation
    heads: by concession, the stems that name the thing itself
    levels: by concession, the stems that tell each level apart
    move_words: by move, all its stems
    receivers: by concession, the other delegations that its title names
    words: every word that the scenario itself writes, which is therefore no typing error
    names: the words by which things are named, which a typing error may have meant
    """

    evidence: dict[str, dict[Name, int]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], Name, int]]] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    heads: dict[str, frozenset[str]] = field(default_factory=dict)
    levels: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    move_words: dict[str, frozenset[str]] = field(default_factory=dict)
    receivers: dict[str, frozenset[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


_made: dict[int, tuple[Setting, Lexicon]] = {}
_MOST_KEPT = 16


def lexicon_of(setting: Setting) -> Lexicon:
    """The lexicon of a setting, made once: a setting is frozen, and holding it keeps its identity its own."""
    held = _made.get(id(setting))
    if held is not None and held[0] is setting:
        return held[1]
    if len(_made) >= _MOST_KEPT:
        _made.clear()
    lexicon = _made[id(setting)] = (setting, _Maker(setting).made())
    return lexicon[1]


def plain_words(text: str) -> list[str]:
    """The words of a title, small."""
    return _GAPS.findall(text.casefold().replace("'s", ""))


def _stems(text: str) -> list[str]:
    return [each for each in map(stem, plain_words(text)) if each not in EMPTY]


def _parted(title: str) -> tuple[list[str], list[str]]:
    """The stems of what a title names, and those of what it says about it."""
    words = plain_words(title)
    told = [stem(word) not in EMPTY for word in words]
    cut = next((i for i, word in enumerate(words) if word in _INNER and any(told[:i])), len(words))
    return _stems(" ".join(words[:cut])), _stems(" ".join(words[cut:]))


def _noun_phrase(title: str) -> str:
    """The first words of a level's title, up to what it says about them: "larger share" of "a larger share of ..."."""
    words = plain_words(title.partition(",")[0])
    cut = next((at for at, word in enumerate(words) if word in _INNER or word == "and"), len(words))
    return " ".join(words[:cut]) if len(words[:cut]) <= MOST_IN_PHRASE else ""


class _Maker:
    """Gathers the words of one setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.lexicon = Lexicon()
        self.place_stems = set(_stems(setting.title))
        self.seat_stems = {stem(word) for seat in setting.delegations for word in plain_words(seat.title)}
        self.shared = {s for move in setting.rulebook.moves for s in _stems(move.title)} | {
            s for issue in setting.issues for s in _stems(issue.title)
        }

    def made(self) -> Lexicon:
        """The finished lexicon."""
        for seat in self.setting.delegations:
            for name in (seat.id, seat.title, *seat.also):
                self.lexicon.seats[" ".join(plain_words(name))] = seat.id
                self.lexicon.names.update(plain_words(name))
        for concession in self.setting.concessions:
            self._concession(concession)
        for move in self.setting.rulebook.moves:
            self._move(move)
        self._issues()
        self._share()
        for phrases in self.lexicon.phrases.values():
            phrases.sort(key=lambda each: -len(each[0]))
        self._words()
        return self.lexicon

    def _say(self, name: Name, stems: Iterable[str], weight: int, distant: int = 60) -> None:
        for each in stems:
            if each in self.seat_stems:
                self._raise(each, name, ASIDE)
                continue
            self._raise(each, name, weight)
            for other in related().get(each, ()) if distant else ():
                far = weight * distant // 100
                self._raise(other, name, min(far, SUPPORT) if other in everyday_stems() else far)

    def _raise(self, word: str, name: Name, weight: int) -> None:
        held = self.lexicon.evidence.setdefault(word, {})
        held[name] = max(held.get(name, 0), weight)

    def _phrase(self, name: Name, words: str, level: int = 0) -> None:
        stems = tuple(stem(word) for word in plain_words(words) if word not in LITTLE)
        if len(stems) > 1:
            self.lexicon.phrases.setdefault(stems[0], []).append((stems, name, level))

    def _concession(self, concession: Concession) -> None:
        name = Name(concession.id)
        head, tail = _parted(concession.title)
        own = [s for s in map(stem, concession.id.split("-")) if s in head or s in tail or "-" not in concession.id]
        plain = [s for s in head if s in everyday_stems() and s not in own and len({*head, *tail}) > 1]
        self._say(name, [*(s for s in head if s not in plain), *own], HEAD)
        self._say(name, plain, DULL)
        self._say(name, [s for s in tail if s not in self.shared and s not in self.place_stems], TAIL)
        self._say(name, [each for each in tail if each in self.shared or each in self.place_stems], DULL)
        self._phrase(name, concession.title)
        self.lexicon.names.update(plain_words(concession.title), plain_words(concession.id))
        for also in concession.also:
            self._also(name, also, 0)
        self.lexicon.heads[concession.id] = frozenset([*head, *own])
        titled = f"{concession.title} {concession.id}".casefold()
        seats = (seat for seat in self.setting.delegations if seat.title.casefold() in titled)
        self.lexicon.receivers[concession.id] = frozenset(seat.id for seat in seats if seat.id != concession.giver)
        self._levels(concession, name, {*head, *own, *tail})

    def _also(self, name: Name, also: str, level: int) -> None:
        self._phrase(name, also, level)
        words = plain_words(also)
        self.lexicon.names.update(words)
        if len(words) == 1:
            self._raise(stem(words[0]), name, HEAD)
        elif not name.move:
            self._say(name, [each for each in _stems(also) if each not in everyday_stems()], ASIDE, 0)

    def _levels(self, concession: Concession, name: Name, own: set[str]) -> None:
        found = []
        for number, level in enumerate(concession.levels, 1):
            head, tail = _parted(level.title)
            self._say(name, [each for each in head if each not in own], LEVEL)
            self._say(name, [each for each in tail if each not in own], ASIDE, 0)
            self._phrase(name, level.title, number)
            self._phrase(name, _noun_phrase(level.title), number)
            for also in level.also:
                self._also(name, also, number)
            words = {word for text in (level.title, *level.also) for word in plain_words(text)}
            found.append({stem(word) for word in words - _INNER - LITTLE - _TELLING_NOTHING})
            self.lexicon.names.update(w for w in plain_words(level.title) if len(w) > 4 and stem(w) not in EMPTY)
        self.lexicon.levels[concession.id] = tuple(
            frozenset(each - set().union(*(other for other in found if other is not each))) for each in found
        )

    def _move(self, move: Move) -> None:
        name = Name(move.id, True)
        stems = _stems(move.title)
        for each in stems:
            weight = HEAD if len(stems) == 1 and each not in EVERYDAY else MOVE_WORD
            self._say(name, [each], weight)
        if "-" not in move.id and stem(move.id) not in EVERYDAY:
            self._say(name, [stem(move.id)], HEAD)
        self._phrase(name, move.title)
        self.lexicon.names.update(w for w in plain_words(move.title) if len(w) > 3)
        for also in move.also:
            self._also(name, also, 0)
        self.lexicon.move_words[move.id] = frozenset(
            each for each, names in self.lexicon.evidence.items() if names.get(name, 0) > ASIDE
        )

    def _issues(self) -> None:
        for issue in self.setting.issues:
            for concession in self.setting.concessions:
                if concession.issue == issue.id:
                    for each in _stems(issue.title):
                        held = self.lexicon.evidence.setdefault(each, {})
                        held.setdefault(Name(concession.id), ISSUE)

    def _share(self) -> None:
        """A word that speaks equally for several concessions of one giver says less about each of them."""
        for names in self.lexicon.evidence.values():
            for weight in set(names.values()):
                equal = [name for name, held in names.items() if held == weight and not name.move]
                givers = [self.setting.concession[name.id].giver for name in equal]
                for name, giver in zip(equal, givers, strict=True):
                    names[name] = max(weight * 2 // (givers.count(giver) + 1), 1)

    def _words(self) -> None:
        setting, words = self.setting, self.lexicon.words
        for text in (
            setting.text, setting.opening, *(d.text for d in setting.delegations), *(i.text for i in setting.issues),
            *(e.text for e in setting.events), *(m.text for m in setting.rulebook.moves),
        ):  # fmt: skip
            words.update(plain_words(text))
        for concession in setting.concessions:
            for level in concession.levels:
                words.update(plain_words(level.title))
        names = self.lexicon.names
        names |= {f"{name.removesuffix('ation')}at{end}" for name in names if name.endswith("ation") for end in _DOES}
        words |= names
