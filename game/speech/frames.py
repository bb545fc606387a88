"""Who would give what a sentence names: subjects, verbs of giving and of getting, possessives."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from game.speech.words import PUNCTUATION, stem, stem_set, word_set

GIVING = stem_set("""give grant offer provide do deliver allow open stop pause end lift ease cap scale hold let send
    ship run cut reduce suspend limit freeze cancel lower raise increase tighten make put promise pledge guarantee add
    include drop remove halt build lend pay share bring sink mend commit keep count enforce start begin resume extend
    continue propose throw restrict supply hand write declare""")
GETTING = stem_set(
    "get receive eat enjoy use buy earn want need demand expect require ask have obtain wish seek insist like request"
)
SOFT = word_set("""will would can could may might shall should must to be are is was were been not never also then still
    only even ready willing prepared able going happy glad open ok maybe perhaps probably gladly certainly surely
    definitely now soon the a an some any your our their its this that these those more first too please just really
    back all both with of in on up us you them it ever always possibly easily at least do
    does did free finally simply again either got going full partial strict one two three""")
_OBJECT_AFTER = stem_set("""give let offer grant send allow promise for to with of from by on in at help pay show tell
    thank against
    between about without support behind protect cost lend owe get bring assure guarantee toward towards trust after
    like around near over under if-not""")
_ORDERS = word_set("give grant send let provide deliver offer lend allow")
"""Verbs whose order says who gives; others, such as "open corridor", may be no orders at all."""
_MOODS = word_set("ready open happy glad fine ok prepared willing interested content keen agree agreeable")
_OPENERS = frozenset(("", "and", "that", "let", "then", "have", "make", "now", "both", "want", "need"))
"""Words after which a delegation's name is a subject."""
_BREAKS = (PUNCTUATION - {"(", ")"}) | word_set(
    "if then unless but because so while when once or for against day moment after before until where"
)


_BORNE = word_set("share part burden load cost costs bill on")
"""What is taken by giving: "we take a larger share"."""


class Frame(Struct):
    """What has been read of a clause: its subject, and whether that one gives or gets."""

    subject: str = ""
    verb: str = ""
    allowed: bool = False
    odd: bool = False

    def giver(self, other: dict[str, str]) -> str:
        """Who would give what is named next, or nothing if the words do not say."""
        if not self.subject or (not self.verb and self.odd):
            return ""
        return other.get(self.subject, "") if self.verb == "get" else self.subject


def givers(words: Sequence[str], speaker: str, to: Sequence[str]) -> dict[int, str]:
    """For each place of the words, who would give what is named there, where the sentence says so."""
    listener = to[0] if len(to) == 1 else ""
    other = {speaker: listener, listener: speaker} if listener else {}
    found: dict[int, str] = {}
    frame = Frame()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if word in _BREAKS or (word in ("return", "exchange") and before == "in"):
            frame = Frame()
        else:
            if who := frame.giver(other):
                found[place] = who
            _read(frame, word, before, words, place, speaker, listener)
    return found


def _read(frame: Frame, word: str, before: str, words: Sequence[str], place: int, speaker: str, listener: str) -> None:
    who = _subject(word, before, words, place, speaker, listener)
    if who:
        frame.subject, frame.verb, frame.odd, frame.allowed = who, "", False, False
        return
    root = stem(word)
    if word == "may" and before == "you":
        frame.allowed = True  # "you may cut wood": what one is allowed to do, somebody else gives
    opens = before == "" or before in _BREAKS or before in ("please", "and", "just")
    if not frame.subject and opens and word in _ORDERS:
        frame.subject, frame.verb = listener, "give"
    elif root == "take":
        frame.verb, frame.odd = ("give", False) if _BORNE & set(words[place + 1 : place + 6]) else ("", True)
    elif root == "get" and words[place + 1 : place + 2] in (["you"], ["us"], ["them"]):
        frame.verb, frame.odd = "give", False
    elif root == "do" and words[place + 1 : place + 2] == ["with"]:
        frame.verb, frame.odd = "get", False
    elif root == "have" and words[place + 1 : place + 2] != ["to"]:
        frame.verb, frame.odd = "", True  # what one has one may give or get: who can give it knows better
    elif root in GETTING and not (frame.verb == "give" and before in ("you", "us", "them")):
        frame.verb = "get"
    elif root in GIVING and not _leans(words, place + 1):
        frame.verb = "get" if frame.allowed else "give"
    elif _leans(words, place) or (word not in SOFT and not word.startswith("@")):
        frame.odd = True


def _leans(words: Sequence[str], place: int) -> bool:
    """Whether "to" or "for" leads from a mood to a thing, as in "open to a freeze", which says nothing of who gives."""
    if not 0 < place < len(words) - 1 or words[place] not in ("to", "for", "with", "in", "about"):
        return False
    return words[place - 1] in _MOODS and stem(words[place + 1]) not in GIVING


def _subject(word: str, before: str, words: Sequence[str], place: int, speaker: str, listener: str) -> str:
    after = words[place + 1] if place + 1 < len(words) else ""
    if word == "we":
        return speaker
    if word == "you":
        return listener if stem(before) not in _OBJECT_AFTER | GIVING else ""
    if word.startswith("@") and after != "'s" and (before in _BREAKS or before in _OPENERS):
        return word[1:]
    return ""


def owner(words: Sequence[str], first: int, speaker: str, to: Sequence[str]) -> str:
    """Whose a thing is said to be by the word before it: "our market", "Orveld's market"; nothing if it is not said."""
    listener = to[0] if len(to) == 1 else ""
    before = words[first - 1] if first else ""
    if before == "our":
        return speaker
    if before == "your":
        return listener
    if before == "'s" and first > 1 and words[first - 2].startswith("@"):
        return words[first - 2][1:]
    return ""
