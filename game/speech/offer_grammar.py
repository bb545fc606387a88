"""Texts from typed words: "meridane: i give pause for 3; they give exercises; witness lindrow; snapback".

The exact grammar of offers, for every client: forgiving about order and little words, strict about meaning. Whatever is
unclear is asked back in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct, field

from game.rules.law.texts import needed_signatories
from game.rules.model.concessions import Concession
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.rules.reducer import allowed
from game.rules.verbs.offer import Offer
from game.speech.name_matching import (
    Puzzled,
    candidates,
    concession_of,
    echo,
    near,
    only_seats,
    pick,
    plain,
    quoted,
    seat_options,
    seats_of,
)
from game.wording import lower_first, seat_name

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_N = r"([-−]?\d{1,2}|one|two|three|four|five|six)"
_FOR = re.compile(rf"[,\s]*\bfor {_N}(?: rounds?)?$")
_STANDING = re.compile(r"[,\s]*\b(?:standing|permanently|forever|for good|with no end date|no end date|without end)$")
_LATER = re.compile(rf"[,\s]*\b(?:from|starting|in|after) (?:\+?{_N}(?: rounds?)?(?: later)?)$")
_FROM_ROUND = re.compile(rf"[,\s]*\b(?:from|starting|starting in|in) round {_N}$")
_NEXT = re.compile(r"[,\s]*\b(?:from|starting|starting in)? ?next round$")
_LEVEL = re.compile(r"[,\s]*(?:\bat )?(?:\blevel )?(?<!\w)([-−]?\d{1,3})$")
_GIVE = re.compile(r"^(.+?)\s+(?:gives?|promises?|offers?)\s+(.+)$", re.DOTALL)
_TO_THEM = re.compile(r"^(?:with|to)\s+")
_IN_RETURN = re.compile(r"^(?:and\s+)?(?:in (?:return|exchange))(?:\s+for)?[,:]?\s+")
_AGAINST = re.compile(r"\s+(?:in return for|in exchange for|against|for)\s+")
_WITNESS = re.compile(r"^(?:with\s+)?(?:a\s+)?(?:witness(?:ed)?(?:\s+by)?|verified(?:\s+by)?|verifier)\s*[:=]?\s+(.+)$")
_AS_WITNESS = re.compile(r"^(.+?)\s+(?:as (?:a |the )?witness|witness(?:es)?|verifies)$")

NO_WITNESS = {"no witness", "without witness", "without a witness", "unverified", "drop witness", "drop the witness"}
SNAPBACK = {"snapback", "snap back", "with snapback", "with snap back", "add snapback", "add snap back"}
NO_SNAPBACK = {f"{no} {snap}" for no in ("no", "without", "drop") for snap in ("snapback", "snap back")}
CONFIDENTIAL = {
    "confidential",
    "confidentially",
    "secret",
    "secretly",
    "private",
    "in private",
    "quietly",
    "in confidence",
}
PUBLIC = {"public", "publicly", "in public", "open"}
COMMUNIQUE = {"communique", "communiqué", "a communique", "agreed communique", "joint communique"}


class Impossible(Puzzled):
    """The words are understood, and no clause can hold what they say."""


class ParsedText(Struct):
    """A text while it is being read from words."""

    view: View
    seats: list[str] = field(default_factory=list)
    clauses: dict[str, Clause] = field(default_factory=dict)
    witness: str = ""
    snapback: bool = False
    public: bool = True
    communique: bool = False
    all_rounds: int | None = None
    edit: bool = False

    def text(self) -> Text:
        """The text that has been read. Raises `Puzzled` if it promises nothing and names nobody."""
        clauses = tuple(self.clauses.values())
        if self.all_rounds is not None:
            clauses = tuple(Clause(c.concession, c.level, c.delay, self.all_rounds) for c in clauses)
        seats = {self.view.seat, *self.seats}
        if self.witness:
            seats.add(self.witness)
        if len(seats) == 1 and clauses:
            seats |= set(needed_signatories(self.view.setting, clauses))
        if not clauses and not self.communique:
            raise Puzzled(
                "The text promises nothing: name a concession (type `concessions` for the list), or `communique`."
            )
        if len(seats) == 1:
            other = next(seat for seat in self.view.setting.seats if seat != self.view.seat)
            raise Puzzled(f"Name whom the text is with, before a colon: for example `offer {other}: ...`.")
        return Text(tuple(sorted(seats)), clauses, self.witness, self.snapback, self.public)


def read_offer(view: View, words: str) -> Text:
    """The text that some words describe. Raises `Puzzled`."""
    draft = ParsedText(view)
    head, body = _head(view, words.casefold())
    if head:
        draft.seats += [seat for seat in seats_of(view, head) if seat != view.seat]
    read_body(draft, body)
    return draft.text()


def read_counter(view: View, old: Text, words: str) -> Text:
    """An old text with the changes that some words describe; what they do not mention stays. Raises `Puzzled`."""
    draft = ParsedText(view, list(old.signatories), edit=True)
    draft.clauses = {clause.concession: clause for clause in old.clauses}
    draft.witness, draft.snapback, draft.public = old.witness, old.snapback, old.public
    draft.communique = not old.clauses
    read_body(draft, words.casefold().lstrip(": "))
    return draft.text()


def _head(view: View, words: str) -> tuple[str, str]:
    before, colon, after = words.partition(":")
    if colon and only_seats(view, _TO_THEM.sub("", before.strip())):
        return _TO_THEM.sub("", before.strip()), after
    if colon and (close := near(before, seat_options(view.setting))):
        raise Puzzled(f'There is no delegation "{before.strip()}": did you mean {quoted(close)}?')
    if colon and not plain(before):
        them = next(seat for seat in view.setting.seats if seat != view.seat)
        raise Puzzled(f"Before the colon stand the delegations the text is with: for example `offer {them}: ...`.")
    if colon:
        raise Puzzled(
            f'Before the colon stand the delegations the text is with, and "{before.strip()}" names something else.'
        )
    tokens = _TO_THEM.sub("", words.strip()).split()
    taken = 0
    while taken < len(tokens) and (only_seats(view, tokens[taken]) or (taken and plain(tokens[taken]) == "and")):
        taken += 1
    rest = tokens[taken:]
    if rest and re.match(r"(?:gives?|promises?|witness|verif)", rest[0]):
        return "", " ".join(tokens)
    return " ".join(tokens[:taken]), " ".join(rest)


def read_body(draft: ParsedText, body: str) -> None:
    """Reads segments between semicolons, and in them items between commas."""
    for segment in re.split(r"[;\n]+", body.rstrip(" .")):
        _segment(draft, segment.strip())


def _segment(draft: ParsedText, words: str) -> None:
    words = _IN_RETURN.sub("", words.strip(" ,."))
    if not words or _term(draft, words):
        return
    giver = ""
    given = _GIVE.match(words)
    if given:
        giver, words = _giver(draft, given.group(1)), given.group(2)
    _items(draft, words, giver)


def _term(draft: ParsedText, words: str) -> bool:
    """Reads a term of the text; False if the words are none."""
    said = plain(words)
    if said in NO_WITNESS:
        draft.witness = ""
    elif said in SNAPBACK or said in NO_SNAPBACK:
        draft.snapback = said in SNAPBACK
    elif said in CONFIDENTIAL or said in PUBLIC:
        draft.public = said in PUBLIC
    elif said in COMMUNIQUE:
        draft.communique = True
    elif witness := _WITNESS.match(words.strip()) or _AS_WITNESS.match(words.strip()):
        draft.witness = _seat(draft, witness.group(1))
    elif length := re.fullmatch(rf"(?:all )?(?:of it )?for {_N}(?: rounds?)?", words.strip()):
        draft.all_rounds = _length(draft.view, length.group(1))
    elif said in ("standing", "all standing", "no end date", "for good"):
        draft.all_rounds = 0
    else:
        return False
    return True


def _number(word: str) -> int:
    return _COUNTS[word] if word in _COUNTS else int(word.replace("−", "-"))


def _length(view: View, word: str) -> int:
    rounds = _number(word)
    if rounds < 1:
        least = view.setting.numbers.shortest
        raise Impossible(f"A clause lasts {least} rounds, or has no end date: say `for {least}`, or `standing`.")
    return rounds


def _seat(draft: ParsedText, words: str) -> str:
    words = _TO_THEM.sub("", words.strip())
    said = plain(words)
    if said in ("i", "we", "me", "us", "you"):
        return draft.view.seat
    return pick(words, seat_options(draft.view.setting), "delegation")


def _giver(draft: ParsedText, words: str) -> str:
    said = plain(words)
    if said in ("i", "we"):
        return draft.view.seat
    if said in ("they", "you", "he", "she", "it"):
        others = [seat for seat in draft.seats if seat != draft.view.seat]
        return others[0] if len(others) == 1 else ""
    return _seat(draft, words)


def _items(draft: ParsedText, words: str, giver: str) -> None:
    for part in re.split(r"\s*,\s*", words):
        _item(draft, part.strip(), giver)


def _item(draft: ParsedText, words: str, giver: str) -> None:
    if not words or _term(draft, words):
        return
    if draft.edit and _edit(draft, words, giver):
        return
    try:
        clause = read_clause(draft.view, words, givers=[giver] if giver else [draft.view.seat, *draft.seats])
    except Impossible:
        raise
    except Puzzled as puzzled:
        for gap in (re.compile(r"\s+(?:and|plus|\+)\s+"), _AGAINST):
            parts = gap.split(words, maxsplit=1)
            if len(parts) == 2:
                one, other = parts
                _item(draft, one, giver)
                _item(draft, other, giver if gap is not _AGAINST else "")
                return
        raise puzzled
    _add(draft, clause, giver)


def _add(draft: ParsedText, clause: Clause, giver: str) -> None:
    setting = draft.view.setting
    concession = setting.concession[clause.concession]
    if giver and concession.giver != giver:
        owner = seat_name(setting, concession.giver)
        title = lower_first(concession.title, setting)
        raise Puzzled(
            f"Only {owner} can give {title}: write `{concession.giver} gives {concession.id}`, or leave it out."
        )
    if clause.concession in draft.clauses and not draft.edit:
        raise Puzzled(f"The text names {lower_first(concession.title, setting)} twice: keep one level of it.")
    draft.clauses[clause.concession] = clause


def _edit(draft: ParsedText, words: str, giver: str) -> bool:
    """Reads a change that only a counter-offer makes: leaving out, adding, bringing in a delegation."""
    drop = re.match(r"^(?:(?:without|drop|minus|leave out|no)\s+|-\s*)(.+)$", words)
    add = re.match(r"^(?:(?:with|add|plus|also|bring in)\s+|\+\s*)(.+)$", words)
    if drop:
        return _drop(draft, drop.group(1))
    if add:
        if only_seats(draft.view, add.group(1)):
            draft.seats += seats_of(draft.view, add.group(1))
        else:
            _item(draft, add.group(1), giver)
        return True
    if (
        "-" not in words
        and re.search(r"\s(?:without|with|add|plus|minus|drop)\s", f" {words} ")
        and not _known(draft, words)
    ):
        first, *rest = re.split(r"\s+(?=(?:without|with|add|plus|minus|drop)\s)", words)
        if rest:
            for part in (first, *rest):
                _item(draft, part, giver)
            return True
    return False


def _known(draft: ParsedText, words: str) -> bool:
    try:
        read_clause(draft.view, words)
    except Puzzled:
        return False
    return True


def _drop(draft: ParsedText, words: str) -> bool:
    if only_seats(draft.view, words):
        for seat in seats_of(draft.view, words):
            draft.seats = [s for s in draft.seats if s != seat]
            draft.witness = "" if draft.witness == seat else draft.witness
        return True
    parts = re.split(r"\s*(?:,|\band\b)\s*", words)
    for part in parts if all(_held(draft, p) for p in parts) else [words]:
        held = _held(draft, part)
        name = held[0] if len(held) == 1 else concession_of(draft.view.setting, part)[0]
        if name not in draft.clauses:
            title = lower_first(draft.view.setting.concession[name].title, draft.view.setting)
            raise Puzzled(f"The offer does not name {title}, so it cannot be left out.")
        del draft.clauses[name]
    return True


def _held(draft: ParsedText, words: str) -> list[str]:
    """Concessions in the text that some words may mean."""
    concession = draft.view.setting.concession
    return candidates(words, {name: (name, concession[name].title) for name in draft.clauses})


def read_clause(view: View, words: str, givers: Iterable[str] | None = None) -> Clause:
    """One clause from words such as "relief 2 for 3 from next round". Raises `Puzzled`."""
    level: int | None = None
    delay, rounds = 0, 0
    left = words.strip()
    while True:
        before = left
        if found := _FOR.search(left):
            rounds, left = _length(view, found.group(1)), left[: found.start()]
        elif found := _STANDING.search(left):
            rounds, left = 0, left[: found.start()]
        elif found := _FROM_ROUND.search(left):
            delay, left = _number(found.group(1)) - view.round, left[: found.start()]
        elif found := _NEXT.search(left):
            delay, left = 1, left[: found.start()]
        elif found := _LATER.search(left):
            delay, left = _number(found.group(1)), left[: found.start()]
        elif found := _LEVEL.search(left):
            level, left = _number(found.group(1)), left[: found.start()]
        if left == before:
            break
    if not left.strip():
        raise Puzzled(f"{echo(words.strip())} names no concession: type `concessions` for the list.")
    name, by_title = concession_of(view.setting, left, givers)
    concession = view.setting.concession[name]
    if level is not None:
        _check_level(concession, level)
    return Clause(name, (by_title or 1) if level is None else level, delay, rounds)


def _check_level(concession: Concession, level: int) -> None:
    most = len(concession.levels)
    if most == 1 and level != 1:
        raise Impossible(f"{concession.title} has only one level: leave the number out.")
    if not 1 <= level <= most:
        raise Impossible(f"{concession.title} has levels 1 to {most}: choose one of them.")


# --------------------------------------------------------------------------------------------------
# The other way round


def clause_words(view: View, clause: Clause) -> str:
    """A clause as it can be typed."""
    level = f" {clause.level}" if len(view.setting.concession[clause.concession].levels) > 1 else ""
    delay = f" from +{clause.delay}" if clause.delay else ""
    rounds = f" for {clause.rounds}" if clause.rounds else ""
    return f"{clause.concession}{level}{delay}{rounds}"


def offer_words(view: View, text: Text) -> str:
    """A text as it can be typed after `offer`."""
    others = ", ".join(s for s in text.signatories if s != view.seat)
    by_giver: dict[str, list[str]] = {}
    for clause in text.clauses:
        by_giver.setdefault(view.setting.concession[clause.concession].giver, []).append(clause_words(view, clause))
    parts = []
    for giver, clauses in by_giver.items():
        who = "i give" if giver == view.seat else "they give" if others == giver else f"{giver} gives"
        parts.append(f"{who} {', '.join(clauses)}")
    if not text.clauses:
        parts.append("communique")
    if text.witness:
        parts.append(f"witness {'me' if text.witness == view.seat else text.witness}")
    if text.snapback:
        parts.append("snapback")
    if not text.public:
        parts.append("confidential")
    return f"{others}: {'; '.join(parts)}"


def example_text(view: View) -> Text | None:
    """A text that this seat could put now: a scenario's template, else the first exchange that is allowed."""
    setting = view.setting
    for template in setting.templates:
        clauses = tuple(Clause(c.concession, c.level, c.delay, c.rounds) for c in template.clauses)
        text = Text(tuple(sorted(template.signatories)), clauses, template.witness, template.snapback, template.public)
        if view.seat in text.signatories and allowed(view, Offer(text)):
            return text
    for mine in setting.given_by[view.seat]:
        for theirs in setting.concessions:
            if theirs.giver == view.seat:
                continue
            for public in (True, False):
                clauses = (Clause(mine.id), Clause(theirs.id))
                seats = tuple(sorted({view.seat, theirs.giver, *needed_signatories(setting, clauses)}))
                text = Text(seats, clauses, public=public)
                if allowed(view, Offer(text)):
                    return text
    return None
