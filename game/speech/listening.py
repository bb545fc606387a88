"""What every part of a message is asked: what it is about, what it hangs on, who would give what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from game.rules.model.meaning import Deed, Meaning
from game.rules.model.view import View
from game.speech import cues
from game.speech.cues import says
from game.speech.deeds import in_words, of_named
from game.speech.parts import Message, Named, Part
from game.speech.proposals import misplaced, ours

_MARK = re.compile(r"\b[CM]\d+\b")
_AGAIN = (
    r"^(?:(?:but|and|so|,) )*((?:(?!if|when|we|you|no|unless)(?:\S+ ){1,9}?(?:again|any (?:harder|further|longer)"
    r"|once more"
    r"|like this|like that|it up)|one more|one other|another|any|keep|go on|continue|do (?:it|that)|try|again|next"
    r"|a single|just one|carry on|touch|more|(?:push|press|threaten|ignore|insult|cross|betray|cheat|attack|provoke"
    r"|squeeze|corner|forget|leave|shut) us"
    r"|(?:hold|make|do|stage|run) (?:one|another|any|a)|[CM]\d+ (?:again"
    r"|once more)|you (?:\S+ ){1,6}?(?:again|once more|any (?:harder|further"
    r"|longer)))\b.*?) (?:, )?and (?=(?:then )?(?:we|you|the|there|it|our|no|[CM]\d+)\b)"
)
_OR = (
    r"(?: ,)? (?:or )?otherwise (?:,)? ?(?=\S)|"
    r"(?: ,)? or (?:else )?(?=(?:we|you (?:will|can|get)|there|the (?:deal|C\d|talks)|it is|no|our|face|M\d)\b)"
)
_GOES_ON = (
    r"(?:\w+ )?(?:will|would|can|could|shall|may|might|are|have|C\d|M\d|give|offer|sign|do|walk|leave|stop|promise"
    r"|get|must|quit|go|keep|open|put|never|tighten|respond|answer|hedge|hold|take|turn|look|tell|send|start|begin)\b"
)


class Listening(Struct, frozen=True):
    """One message as it is heard by somebody with a View."""

    view: View
    message: Message

    def marked(self, part: Part, text: str) -> list[Named]:
        """What a piece of a part's skeleton names."""
        return [part.named[mark] for mark in _MARK.findall(text)]

    def about(self, part: Part) -> tuple[str, ...]:
        """Ids of what a part is about."""
        ids = [each.mention.name.id for each in part.named.values()]
        seats = [seat for seat in part.seats if seat != self.message.speaker]
        return tuple(dict.fromkeys((*ids, *seats, *self._offers(part))))

    def _offers(self, part: Part) -> list[str]:
        numbers = re.findall(r"\b(?:offer|text|proposal|draft) (?:number |no )?(\d{1,3})\b", part.skeleton)
        if numbers:
            return [f"offer:{each}" for each in numbers if self.view.offer(int(each)) is not None]
        if not says(cues.A_DRAFT, part.skeleton):
            return []
        seen = [each for each in self.view.offers() if set(each.offer.text.signatories) & set(self.message.to)]
        return [f"offer:{seen[-1].number}"] if seen else []

    def conditions(self, part: Part) -> tuple[Deed, ...]:
        """On what a part says that something hangs."""
        condition, _ = split(part.skeleton)
        if not condition:
            return ()
        own = re.search(r"^\S+ (?:\S+ )?we\b", condition) is not None
        by = self.message.speaker if own else self.message.listener
        unless = says(cues.UNLESS, condition)
        named = self.marked(part, condition)
        if named:
            negated = unless or says(cues.NEGATIVE, condition)
            return tuple(of_named(self.message, each, by, negated).deed for each in named[:2])
        spoken = in_words(condition, by)
        return () if spoken is None else (Deed(spoken.deed.does, by, spoken.deed.negated != unless),)

    def deed_asked(self, part: Part) -> Deed | None:
        """What a part asks somebody to do; None if that is unclear."""
        every = list(part.named.values())
        named = [each for each in every if each.mention.name.move or not ours(self.message, each)] or every
        if not named:
            spoken = in_words(part.skeleton, self.message.listener)
            return None if spoken is None else spoken.deed
        each = next((n for n in named if not n.dropped and not n.refused), named[0])
        if not each.mention.name.move and not part.asked and misplaced(self.message, each, part):
            return None
        return of_named(self.message, each, self.message.listener, each.dropped or each.refused).deed

    @property
    def until(self) -> int:
        """The round until which it holds, as far as one was named; else 0."""
        return self.message.terms.until

    def unclear(self, parts: Sequence[Part]) -> Meaning:
        """That some parts were not understood, with the nearest things that would have been."""
        nearest = dict.fromkeys(name for part in parts for name in self.about(part))
        return Meaning("unclear", nearest=tuple(nearest)[:3])


def split(skeleton: str) -> tuple[str, str]:
    """A skeleton's condition and its main clause; the condition is empty where there is none."""
    if again := cues.pattern(_AGAIN).match(skeleton):
        return f"if you {again.group(1)}", skeleton[again.end() :]
    if other := cues.pattern(_OR).search(skeleton):
        return f"unless {skeleton[: other.start()]}", skeleton[other.end() :]
    found = cues.pattern(cues.CONDITION).search(skeleton)
    if found is None:
        return "", skeleton
    before, rest = skeleton[: found.start()].strip(" ,"), skeleton[found.start() :]
    if len(before.split()) > 2 or _MARK.search(before):
        return rest, before
    cut = _end_of_condition(rest)
    if cut is None:
        return rest, before
    return rest[: cut.start()], f"{before} {rest[cut.end() :]}".strip()


def _end_of_condition(rest: str) -> re.Match[str] | None:
    """Where a condition that comes first ends and its main clause begins."""
    who = "you" if re.search(r"^\S+(?: if| as)? (?:\S+ )?we\b", rest) else "we"
    return cues.pattern(
        rf"(?: ,)? then |(?: ,) (?={who}\b|our\b|there\b|it\b|no\b|you\b|the\b|expect\b|C\d|M\d|forget\b)"
        rf"|(?<=\w) (?={who} {_GOES_ON})|(?<=\w) (?=expect\b)"
        r"|(?<=\w) (?=(?:there|you|it|the deal) (?:will|would|is|are|shall|can|get)\b)| ,"
    ).search(rest)
