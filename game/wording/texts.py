"""Texts in words: clauses, promises and terms, whole or in brief, and what one changes in another."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.law.running import givers
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.view import View
from game.wording.names import (
    count,
    listed,
    lower_first,
    seat_name,
    seats_named,
    upper_first,
)

WHOLE = 4
"""Clauses up to which a text is told whole where it is only announced."""


def concession_phrase(setting: Setting, name: str, level: int) -> str:
    """What is given, in words that follow "gives": ``a partial cap, which lets the programme advance ...``."""
    concession = setting.concession[name]
    if 1 <= level <= len(concession.levels):
        return concession.levels[level - 1].title
    return lower_first(concession.title, setting)


def length_phrase(clause: Clause, since: int = 0) -> str:
    """When a clause runs: ``for three rounds``, ``from round 4, with no end date``."""
    length = f"for {count(clause.rounds, 'round')}" if clause.rounds else "with no end date"
    if not clause.delay:
        return length
    start = f"from round {since + clause.delay}" if since else f"starting {count(clause.delay, 'round')} later"
    return f"{start}, {length}"


def clause_sentence(view: View, clause: Clause, since: int = 0) -> str:
    """One promise as a sentence: "Orveld gives a pause in demonstrations against every signatory for three rounds." """
    giver = seat_name(view.setting, view.setting.concession[clause.concession].giver)
    what = concession_phrase(view.setting, clause.concession, clause.level)
    comma = "," if "," in what or clause.delay else ""
    return f"{giver} gives {what}{comma} {length_phrase(clause, since)}."


def _gives(setting: Setting, giver: str, clauses: Iterable[Clause], since: int, *, lengths: bool) -> str:
    parts = []
    for clause in clauses:
        what = concession_phrase(setting, clause.concession, clause.level)
        parts.append(f"{what} ({length_phrase(clause, since)})" if lengths else what)
    joined = ", and also ".join(parts) if any("," in part for part in parts) else listed(parts)
    return f"{seat_name(setting, giver)} gives {joined}"


def text_sentence(view: View, text: Text, since: int = 0) -> str:
    """A text's promises, whole: who gives what, in return for what, for how long, and who else signs."""
    setting = view.setting
    if not text.clauses:
        return f"An agreed communique of {seats_named(setting, text.signatories)}: one account, no promises."
    sentence = exchange_phrase(view, text, since)
    if not _lengths_differ(text):
        every = "All of this holds" if len(text.clauses) > 1 else "This holds"
        sentence += f". {every} {length_phrase(text.clauses[0], since)}"
    return f"{sentence}.{_silent(setting, text, givers(setting, text))}"


def exchange_phrase(view: View, text: Text, since: int = 0) -> str:
    """Who gives what, in return for what; for how long only where not everything holds as long."""
    setting, differ = view.setting, _lengths_differ(text)
    parts = []
    for giver in givers(setting, text):
        given = (c for c in text.clauses if setting.concession[c.concession].giver == giver)
        parts.append(_gives(setting, giver, given, since, lengths=differ))
    return f"{parts[0]}; in return {parts[1]}" if len(parts) == 2 else "; ".join(parts)


def _lengths_differ(text: Text) -> bool:
    return len({(clause.delay, clause.rounds) for clause in text.clauses}) > 1


def _silent(setting: Setting, text: Text, giving: Iterable[str]) -> str:
    rest = [s for s in text.signatories if s not in giving and s != text.witness]
    if not rest:
        return ""
    verb = "signs" if len(rest) == 1 else "sign"
    nothing = "gives" if len(rest) == 1 else "give"
    return f" {seats_named(setting, rest)} {verb} as well and {nothing} nothing."


def terms_sentence(view: View, text: Text) -> str:
    """A text's terms: witness, snap-back, who may read it."""
    if not text.clauses:
        return "Everyone may read it."
    parts = []
    if view.setting.plays("verification"):
        witness = seat_name(view.setting, text.witness)
        parts.append(f"{witness} verifies it as witness" if text.witness else "nobody verifies it")
    if view.setting.plays("breach"):
        parts.append("a breach releases everyone" if text.snapback else "a breach releases nobody")
    parts.append("everyone may read it" if text.public else "it is confidential")
    return upper_first("; ".join(parts)) + "."


def offer_sentence(view: View, text: Text, since: int = 0) -> str:
    """A whole text in plain words: promises, then terms."""
    return f"{text_sentence(view, text, since)} {terms_sentence(view, text)}"


def offer_brief(view: View, text: Text, since: int = 0) -> str:
    """A text in fewer words where it is long: concessions by their titles, then the terms."""
    if len(text.clauses) <= WHOLE:
        return offer_sentence(view, text, since)
    setting = view.setting
    parts = []
    for giver in givers(setting, text):
        mine = [c for c in text.clauses if setting.concession[c.concession].giver == giver]
        parts.append(f"{seat_name(setting, giver)} gives {listed(_titled(setting, clause) for clause in mine)}")
    lengths = {(c.delay, c.rounds) for c in text.clauses}
    length = f" All of this holds {length_phrase(text.clauses[0], since)}." if len(lengths) == 1 else ""
    return f"{'; '.join(parts)}.{length}{_silent(setting, text, givers(setting, text))} {terms_sentence(view, text)}"


def _titled(setting: Setting, clause: Clause) -> str:
    concession = setting.concession[clause.concession]
    level = f" at level {clause.level}" if len(concession.levels) > 1 else ""
    return f"{lower_first(concession.title, setting)}{level}"


def ends_sentence(view: View, ends: Iterable[int]) -> str:
    """What putting a text would end, said before it is put; empty for nothing."""
    parts = []
    for number in ends:
        seen = view.offer(number)
        own = seen is not None and seen.offer.author == view.seat
        which = f"your open offer {number}, of which it is a new version"
        parts.append(which if own else f"offer {number}, which it answers")
    return f"Putting it ends {' and '.join(parts)}." if parts else ""


def compared(view: View, old: Text, new: Text) -> str:
    """What a counter-offer changes, as a sentence."""
    parts = differences(view, old, new)
    return f"It {listed(parts)}." if parts else "It changes nothing."


def differences(view: View, old: Text, new: Text) -> list[str]:
    """What a text changes in another, as what may follow "it": ``drops snap-back``."""
    setting = view.setting
    before, after = {c.concession: c for c in old.clauses}, {c.concession: c for c in new.clauses}
    parts = []
    for name, clause in after.items():
        title = lower_first(setting.concession[name].title, setting)
        if name not in before:
            parts.append(f"adds {title}")
        elif before[name] != clause:
            held = before[name]
            if held.level != clause.level:
                parts.append(f"puts {title} at level {clause.level} instead of {held.level}")
            else:
                parts.append(f"lets {title} run {length_phrase(clause)}")
    parts += [f"drops {lower_first(setting.concession[n].title, setting)}" for n in before if n not in after]
    if old.witness != new.witness:
        parts.append(f"names {seat_name(setting, new.witness)} as witness" if new.witness else "drops the witness")
    if old.snapback != new.snapback:
        parts.append("adds snap-back" if new.snapback else "drops snap-back")
    if old.public != new.public:
        parts.append("is public" if new.public else "is confidential")
    joined = [s for s in new.signatories if s not in old.signatories]
    left = [s for s in old.signatories if s not in new.signatories]
    if joined:
        parts.append(f"brings in {seats_named(setting, joined)}")
    if left:
        parts.append(f"leaves out {seats_named(setting, left)}")
    return parts
