"""Typed text as words that can be compared: short forms written out, one spelling of a word, its stem, numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SHORT = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "will not", "ain't": "are not",
    "let's": "let us", "lets": "let us", "dont": "do not", "wont": "will not", "cant": "can not",
    "didnt": "did not", "doesnt": "does not", "isnt": "is not", "arent": "are not", "wouldnt": "would not",
    "couldnt": "could not", "shouldnt": "should not", "havent": "have not", "hasnt": "has not", "wasnt": "was not",
    "werent": "were not", "im": "i am", "ive": "i have", "youre": "you are", "youll": "you will",
    "youd": "you would", "youve": "you have", "theyre": "they are", "theyll": "they will", "wed": "we would",
    "weve": "we have", "thats": "that is", "whats": "what is", "hows": "how is", "its": "its", "u": "you",
    "ur": "your", "r": "are", "ya": "you", "yall": "you", "y'all": "you", "yous": "you", "pls": "please",
    "plz": "please", "plse": "please", "thx": "thanks", "tks": "thanks", "ty": "thanks", "thnx": "thanks",
    "thanx": "thanks", "cheers": "thanks", "gonna": "going to", "wanna": "want to", "gotta": "have to",
    "gimme": "give me", "lemme": "let me", "okay": "ok", "k": "ok", "oki": "ok", "okey": "ok", "cuz": "because",
    "cos": "because", "bc": "because", "dunno": "do not know", "idk": "we do not know", "wat": "what",
    "wot": "what", "wht": "what", "nope": "no", "nah": "no", "yep": "yes", "yeah": "yes", "yup": "yes",
    "aye": "yes", "w/o": "without", "wo": "without", "w/": "with", "wld": "would", "shd": "should", "cld": "could",
    "rnd": "round", "rnds": "rounds", "rds": "rounds", "turns": "rounds", "turn": "round", "b4": "before",
    "prog": "programme", "program": "programme", "plus": "and", "vs": "against", "til": "until", "till": "until",
    "provided": "if", "providing": "if", "supposing": "if", "assuming": "if", "wether": "whether",
    "wheter": "whether", "snapback": "snap back", "snapbacks": "snap back", "bro": "", "dude": "", "mate": "",
    "guys": "", "folks": "", "ffs": "", "lol": "", "honestly": "", "frankly": "", "basically": "",
    "kindly": "please", "thankyou": "thank you", "twice": "two", "ye": "yes", "tmrw": "tomorrow", "ie": "",
    "eg": "", "c'mon": "come on", "wouldn": "would not", "coz": "because", "thru": "through", "yr": "your",
    "wd": "would", "wud": "would", "ar": "are", "shall": "shall", "whould": "would", "woud": "would",
    "woudl": "would", "wuold": "would", "teh": "the", "adn": "and", "nad": "and", "fro": "for", "fr": "for",
    "wiht": "with", "yuo": "you", "yoru": "your", "giv": "give", "gve": "give", "wnat": "want", "waht": "what",
    "hav": "have", "dnt": "do not", "iff": "if", "wil": "will", "abt": "about", "smth": "something", "gave": "give",
    "given": "give", "gives": "give", "sent": "send", "lent": "lend", "n": "and", "took": "take", "gets": "get",
    "wants": "want", "needs": "need", "bout": "about",
}  # fmt: skip
"""Short forms, slang and slips of the commonest words, written out."""

ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"), ("'m", " am"))
IS_AFTER = frozenset(("what", "that", "it", "who", "how", "there", "here", "where", "he", "she", "why", "deal"))
PERSONS = {"i": "we", "me": "us", "my": "our", "mine": "ours", "am": "are", "myself": "ourselves"}
"""One person speaks for a delegation, so both numbers of the first person are one."""

COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a": 1, "an": 1, "couple": 2, "first": 1, "second": 2, "third": 3, "single": 1, "double": 2,
}  # fmt: skip

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": ",", "—": ",", "…": ".",
                         "‑": "-", "−": "-", "•": ";", "→": " for ", "&": " and ", "+": " and "})  # fmt: skip
_PARTS = re.compile(r"w/o|w/|\d+%|\d+(?:st|nd|rd|th)|\d{1,6}|[^\W\d_]+(?:'[^\W\d_]+)*|[,.;:?!\n()]")
_TENS = {
    "ten": "10", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
    **{str(tens): str(tens) for tens in range(10, 100)},
}  # fmt: skip
_PERCENT = re.compile(rf"\b({'|'.join(_TENS)})[ -]?(?:per ?cent|pct|percent)\b")
_FOUR = re.compile(r"(?<=[a-z] )4 (?=(?:the|a|an|one|two|three|your|our|ur|u|us|me)\b)")
_IN_FULL = re.compile(r"\bin (full|part)\b")
PUNCTUATION = frozenset(",.;:?!()")
_DOUBLED = re.compile(r"([a-z])\1{2,}")


def tokens(text: str) -> list[str]:
    """The words and marks of a text, small, with short forms written out and possessives as ``'s``."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    text = _FOUR.sub("for ", text)
    text = text.replace(" - ", " , ").replace("--", ",").replace("in turn ", "in return ")
    text = _IN_FULL.sub(_fully, _PERCENT.sub(lambda match: f"{_TENS[match.group(1)]}%", text))
    found: list[str] = []
    for part in _PARTS.findall(text):
        if part == "\n":
            found.append(".")
        else:
            found.extend(_written_out(part))
    return found


@lru_cache(4096)
def _written_out(part: str) -> tuple[str, ...]:
    part = _DOUBLED.sub(r"\1\1", part)
    if part in SHORT:
        return tuple(PERSONS.get(each, each) for each in SHORT[part].split())
    for ending, words in ENDINGS:
        if part.endswith(ending) and len(part) > len(ending):
            return tuple(PERSONS.get(each, each) for each in (part.removesuffix(ending) + words).split())
    if part.endswith("'s") and len(part) > 2:
        head = part[:-2]
        return (head, "is") if head in IS_AFTER else (head, "'s")
    part = part.strip("'")
    return (PERSONS.get(part, part),) if part else ()


def _fully(match: re.Match[str]) -> str:
    return "fully" if match.group(1) == "full" else "partly"


_SUFFIXES = (
    ("ations", 4), ("ation", 4), ("ments", 4), ("ment", 4), ("ances", 4), ("ance", 4), ("ences", 4), ("ence", 4),
    ("ities", 4), ("ity", 4), ("ings", 3), ("ing", 3), ("ions", 5), ("ion", 5), ("ates", 4), ("ated", 4), ("ate", 4),
    ("ating", 4), ("ators", 4), ("ator", 4),
    ("ers", 5), ("ors", 5), ("er", 5), ("or", 5), ("ies", 3), ("ied", 3), ("y", 4),
    ("ed", 3), ("es", 3), ("ly", 3), ("s", 3), ("e", 3),
)  # fmt: skip


@lru_cache(8192)
def stem(word: str) -> str:
    """What the forms of a word have in common: ``demonstr`` of demonstrate, demonstrating and demonstrations."""
    for suffix, least in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= least and not word.endswith(("ss", "us", "is")):
            word = word.removesuffix(suffix)
            break
    word = word.removesuffix("e") if len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


def word_set(words: str) -> frozenset[str]:
    """Words that stand side by side, as a set."""
    return frozenset(words.split())


def stem_set(words: str) -> frozenset[str]:
    """The stems of words that stand side by side, as a set."""
    return frozenset(map(stem, words.split()))


def tuple_set(phrases: str) -> frozenset[tuple[str, ...]]:
    """Phrases between strokes, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in phrases.split("|"))


def number(word: str) -> int | None:
    """The number that a word is, or None."""
    if word.isdecimal() and word.isascii():
        return int(word[:4])
    if word[:-2].isdecimal() and word.isascii() and word.endswith(("st", "nd", "rd", "th")):
        return int(word[:-2][:4])
    return COUNTS.get(word)
