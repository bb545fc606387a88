"""Typing errors forgiven: a word that nobody writes becomes the nearest of those that can be meant, if one is near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from game.speech.lexicon import Lexicon
from game.speech.thesaurus import known_words, thesaurus_words
from game.speech.words import COUNTS, PERSONS, SHORT, word_set

CUES = word_set(
    """about accept acceptable afternoon again against agree agreement alliance always angry anybody apologise apology
    appreciate arrangement attention because before between betray betrayed breach break cancel cheat colleague coming
    commitment compromise concession condition confidence confidential confidentially consider consequences continue
    cooperate counter deal decide decline delay delegation demand disappointed discuss enough every everything exactly
    example except exchange excluding expect explain explanation fair forever friend generous greetings grievance
    guarantee happen hello honour however immediately impossible instead interested keep leave level levels listen maybe
    minister morning negotiate negotiation never nothing obviously offer otherwise perhaps permanent permanently please
    possible prepared price privately problem promise proposal propose provided public publicly quietly ready really
    reason reasonable refuse regret reject remember request respect respond retaliate return ridiculous round rounds
    satisfied secret secretly several should sign signature signed someone something sorry standing starting strange
    stupid suggest suggestion support suspend sure talk terms thank thanks their these think though three through
    together tomorrow treaty trust trusted unacceptable under understand unless until verified verify violate wait walk
    want warning welcome what when where whether which while willing with withdraw within without witness witnessed
    would could yourself"""
)
"""Words by which the kind of a sentence is known; typed wrongly they are meant all the same."""

_LEAST, _LEAST_COMMON, _LONGEST = 3, 4, 20
"""Letters of a word that may be a typing error, of a name or of any word; and the most."""
_SURE, _CLOSE, _ALMOST = 0.74, 0.85, 0.79
"""How like a name a strange word must be, one that could be a form of another word, and how like an ordinary word."""
SHORT_WORD = 5


def corrected(words: Iterable[str], lexicon: Lexicon) -> list[str]:
    """The words with typing errors mended."""
    return [_mended(word, lexicon) for word in words]


def strange(words: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that nothing here knows, not even as a typing error: what an author may want to give as synonyms."""
    odd = (word for word in words if _may_err(word) and not _known(word, lexicon))
    return tuple(dict.fromkeys(word for word in odd if _mended(word, lexicon) == word))


def _may_err(word: str) -> bool:
    return _LEAST <= len(word) <= _LONGEST and word.isalpha()


def _mended(word: str, lexicon: Lexicon) -> str:
    if not _may_err(word) or _exact(word, lexicon):
        return word
    if _known(word, lexicon):
        return _nearest(word, _pool_of(lexicon), _CLOSE) or word
    if len(word) < _LEAST_COMMON:
        return _nearest(word, _pool_of(lexicon)) or word
    for pool in (_pool_of(lexicon), _common_pool()):
        found = _nearest(word, pool)
        if found:
            return found
    return _nearest(word, _ordinary_pool(), _ALMOST) or word


def _exact(word: str, lexicon: Lexicon) -> bool:
    """Whether a word stands as it is in a list or in the scenario."""
    return word in known_words() or word in lexicon.words or word in _fixed()


def _known(word: str, lexicon: Lexicon) -> bool:
    known, own = known_words(), lexicon.words
    if _exact(word, lexicon):
        return True
    for suffix in ("s", "ed", "ing", "d", "es", "ly", "er"):
        root = word.removesuffix(suffix)
        roots = (root, root + "e", root[:-1])
        if root != word and len(root) > 2 and any(r in known or r in own or r in CUES for r in roots):
            return True
    return False


@cache
def _fixed() -> frozenset[str]:
    return frozenset((*CUES, *COUNTS, *SHORT, *PERSONS, *PERSONS.values()))


def _nearest(word: str, pool: Mapping[tuple[str, int], tuple[str, ...]], sure: float = 0) -> str:
    """The nearest word that begins alike and is about as long, or nothing."""
    from rapidfuzz import process  # only a typing error needs it, and the first sentence need not wait for it
    from rapidfuzz.distance import DamerauLevenshtein

    near = [each for size in range(len(word) - 2, len(word) + 3) for each in pool.get((word[0], size), ())]
    if len(word) > 1 and word[0] != word[1]:
        swapped = word[1] + word[0] + word[2:]
        near += [each for each in pool.get((swapped[0], len(word)), ()) if each == swapped]
    found = process.extractOne(
        word, near, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=sure or _SURE
    )
    return "" if found is None or not _likely_slip(word, str(found[0])) else str(found[0])


_VOWELS = frozenset("aeiouy")
_CONFUSED = frozenset(("sz", "zs", "ck", "kc", "cs", "sc", "mn", "nm", "bv", "vb", "fv", "vf", "dt", "td"))


def _likely_slip(word: str, meant: str) -> bool:
    """Whether a short word was probably mistyped: one wrong letter in five makes another word as often as not."""
    if len(word) > SHORT_WORD or len(word) != len(meant) or sorted(word) == sorted(meant):
        return True
    wrong = [(one, other) for one, other in zip(word, meant, strict=True) if one != other]
    return all(f"{a}{b}" in _CONFUSED or {a, b} <= _VOWELS for a, b in wrong)


def _pool(words: Iterable[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    pool: dict[tuple[str, int], tuple[str, ...]] = {}
    for word in sorted(set(words)):
        if len(word) >= _LEAST_COMMON:
            pool[word[0], len(word)] = (*pool.get((word[0], len(word)), ()), word)
    return pool


@cache
def _common_pool() -> Mapping[tuple[str, int], tuple[str, ...]]:
    return _pool((*CUES, *thesaurus_words()))


@cache
def _ordinary_pool() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Ordinary words and their commonest forms: nothing is named by them, but kinds of sentences are told by them."""
    known = {word for word in known_words() if word.isalpha()}
    roots = {word.removesuffix("e") for word in known if len(word) > SHORT_WORD - 2}
    return _pool(known | {f"{root}{end}" for root in roots for end in ("s", "es", "ed", "ing")})


_own: dict[int, tuple[Lexicon, Mapping[tuple[str, int], tuple[str, ...]]]] = {}


def _pool_of(lexicon: Lexicon) -> Mapping[tuple[str, int], tuple[str, ...]]:
    held = _own.get(id(lexicon))
    if held is None or held[0] is not lexicon:
        _own.clear()
        held = _own[id(lexicon)] = (lexicon, _pool(lexicon.names))
    return held[1]
