"""Clauses, offers, deals and what a text is worth, as sentences."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.effects.line import crossing
from game.rules.law.home import limit, sacrifice
from game.rules.law.running import givers, running
from game.rules.model.phrases import REASONS
from game.rules.model.room import Deal, Offer
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Text
from game.rules.model.view import SeenOffer, View
from game.rules.round.forecast import home_answer, is_muted, lines_crossed, text_worths, undone_by
from game.wording.names import (
    count,
    decimal,
    listed,
    lower_first,
    points,
    seat_name,
    seats_named,
    until_the_end,
    upper_first,
)

WHOLE = 4
"""Clauses up to which a text is told whole where it is only announced."""

STATUS_WORDS = {
    "open": "It is open.",
    "bound": "It binds: everyone has signed.",
    "struck": "It was struck, because what it holds has been promised already.",
    "withdrawn": "It was withdrawn.",
    "replaced": "Its author put a new version of it.",
    "declined": "It was declined.",
    "lapsed": "It lapsed when its round's negotiation ended.",
}


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
    giving = givers(setting, text)
    lengths = {(c.delay, c.rounds) for c in text.clauses}
    parts = [
        _gives(
            setting,
            giver,
            (c for c in text.clauses if setting.concession[c.concession].giver == giver),
            since,
            lengths=len(lengths) > 1,
        )
        for giver in giving
    ]
    sentence = f"{parts[0]}; in return {parts[1]}" if len(parts) == 2 else "; ".join(parts)
    if len(lengths) == 1:
        every = "All of this holds" if len(text.clauses) > 1 else "This holds"
        sentence += f". {every} {length_phrase(text.clauses[0], since)}"
    return f"{sentence}.{_silent(setting, text, giving)}"


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


def worth_hint(view: View, text: Text) -> str:
    """What a text adds for the reader each round, in a few words, and what it would end; empty for nothing."""
    each, _ = worth_figures(view, text)
    hint = f"It would {'earn' if each > 0 else 'cost'} you {points(abs(each))} a round, meters aside." if each else ""
    return f"{hint} {side_effects(view, text)}".strip()


def side_effects(view: View, text: Text) -> str:
    """What a text would end by replacing another, which public lines it would cross, what does not count in secret."""
    phrases = [concession_phrase(view.setting, c.concession, c.level) for c in undone_by(view, text)]
    said = [f"It replaces a text that stands, so this would end: {'; '.join(phrases)}."] if phrases else []
    for line in lines_crossed(view, text):
        what = view.setting.concession[line.concession].title
        whose, them = ("you", "you") if line.by == view.seat else (seat_name(view.setting, line.by), "it")
        said.append(
            f"It crosses the public line that {whose} drew ({lower_first(what, view.setting)}), which costs {them}"
            f" {-crossing(view.setting, line)} points of support at home."
        )
    if is_muted(view.setting, text):
        said.append("In confidence, what it does to public meters and to others does not count.")
    return " ".join(said)


def worth_figures(view: View, text: Text) -> tuple[int, int]:
    """What a text adds in the first round in which all of it has begun, and until the end, in hundredths of a point."""
    worths = text_worths(view, text)
    begun = max((clause.delay for clause in text.clauses), default=0)
    return worths[min(begun, len(worths) - 1)], sum(worths)


def signed_sentence(view: View, offer: Offer) -> str:
    """Who has signed an open offer and who has not."""
    missing = [s for s in offer.text.signatories if s not in offer.signed]
    has = "has" if len(offer.signed) == 1 else "have"
    verb = "has" if len(missing) == 1 else "have"
    signed = seats_named(view.setting, offer.signed)
    return f"{signed} {has} signed; {seats_named(view.setting, missing)} {verb} not."


def reason_words(reason: str) -> str:
    """A reason for a refusal, in words that follow a colon."""
    return REASONS.get(reason, reason)


def offer_status(view: View, seen: SeenOffer) -> str:
    """What became of an offer, and what the reader can do with it."""
    offer = seen.offer
    if offer.status == "declined" and offer.declined_by:
        who = seat_name(view.setting, offer.declined_by)
        return (
            f"{who} declined it: {reason_words(offer.reason)}."
            if offer.reason
            else f"{who} answered it with a new text."
        )
    if offer.status != "open":
        return STATUS_WORDS[offer.status]
    if view.seat not in offer.signed:
        return f"{signed_sentence(view, offer)} It waits for you."
    return signed_sentence(view, offer)


def ends_sentence(view: View, ends: Iterable[int]) -> str:
    """What putting a text would end, said before it is put; empty for nothing."""
    parts = []
    for number in ends:
        seen = view.offer(number)
        own = seen is not None and seen.offer.author == view.seat
        which = f"your open offer {number}, of which it is a new version"
        parts.append(which if own else f"offer {number}, which it answers")
    return f"Putting it ends {' and '.join(parts)}." if parts else ""


def offer_entry(view: View, seen: SeenOffer) -> str:
    """An offer with its number, author, words and status, for a list."""
    offer = seen.offer
    author = "you" if offer.author == view.seat else seat_name(view.setting, offer.author)
    head = f"Offer {seen.number}, put by {author} in round {offer.round}"
    hint = worth_hint(view, offer.text) if offer.status == "open" else ""
    return f"{head}: {offer_brief(view, offer.text, offer.round)} {offer_status(view, seen)} {hint}".rstrip()


def worth_sentence(view: View, text: Text) -> str:
    """What a text is worth to the reader, each round and until the end, if everyone keeps it."""
    if not text.clauses:
        return "It promises nothing, and lowers tension a little if it is not repeated too soon."
    each, total = worth_figures(view, text)
    besides = side_effects(view, text)
    if each == 0:
        nothing = "To you it is worth nothing a round by itself; what it does to the meters comes on top."
        return f"{nothing} {besides}".strip()
    verb = "is worth" if each > 0 else "costs"
    even = len({(c.delay, c.rounds) for c in text.clauses}) == 1
    kept = "if it is kept" if even else "while all of it runs"
    return f"To you it {verb} {points(abs(each))} a round {kept}{_in_all(view, each, total)}. {besides}".strip()


def _in_all(view: View, each: int, total: int) -> str:
    """What a text is worth until the end, said against what it is worth in one round."""
    if total == 0:
        return "; meters come on top"
    if (total > 0) == (each > 0):
        return f", {points(abs(total))} {until_the_end(view)}; meters come on top"
    verb = "earns" if total > 0 else "costs"
    return f", but it {verb} {points(abs(total))} {until_the_end(view)}; meters come on top"


def home_sentence(view: View, text: Text, seat: str = "") -> str:
    """Whether a delegation's people would let a text through: exactly for the reader's own, else as far as known."""
    if not view.setting.plays("ratification") or not text.clauses:
        return ""
    answer = home_answer(view, text, seat or view.seat)
    cost, most = points(max(answer.sacrifice, 0)), points(max(answer.most, 0))
    if answer.sure:
        if answer.verdict == "passes":
            if answer.sacrifice <= 0:
                return "At home it passes: with it, what you have signed asks for no sacrifice."
            return f"At home it passes: all you have signed would then cost {cost} a round, and {most} is the limit."
        return (
            f"At home it would fall: all you have signed would then cost {cost} a round, and your support lets"
            f" through {most}. Ask for more, give less, or raise your support in this round's plan."
        )
    who = seat_name(view.setting, answer.seat)
    words = {"passes": "should pass", "fails": "would fall", "open": "may pass or fall"}
    return f"At home in {who} it {words[answer.verdict]}."


# --------------------------------------------------------------------------------------------------
# Deals


def own_deals(view: View) -> tuple[Deal, ...]:
    """Deals the reader has signed, in an order that stays: their place from 1 is their number in commands."""
    mine = (deal for deal in view.deals() if view.seat in deal.text.signatories and deal.status != "fell")
    return tuple(sorted(mine, key=lambda d: (d.signed, d.text.signatories, str(d.text.clauses), d.id)))


def deal_number(view: View, deal_id: str) -> int:
    """The number under which the reader knows a deal of its own; 0 for a deal of others."""
    return next((n for n, deal in enumerate(own_deals(view), 1) if deal.id == deal_id), 0)


def deal_named(view: View, deal_id: str) -> Deal | None:
    """A deal by its id, if the reader knows it."""
    return next((deal for deal in view.deals() if deal.id == deal_id), None)


def deal_phrase(view: View, deal: Deal) -> str:
    """A deal in a few words: ``the text of Meridane and Orveld (pause in demonstrations, relief of restrictions)``."""
    setting = view.setting
    names = seats_named(setting, deal.text.signatories)
    if not deal.text.clauses:
        return f"the communique of {names}"
    what = ", ".join(lower_first(setting.concession[c.concession].title, setting) for c in deal.text.clauses)
    return f"the text of {names} ({what})"


def deal_state(view: View, deal: Deal) -> str:
    """What became of a deal, as a sentence."""
    setting = view.setting
    match deal.status:
        case "signed":
            if not setting.plays("ratification"):
                return "Signed; it comes into force when this round is resolved."
            return "Signed; it comes into force when this round is resolved, if every signatory's home lets it through."
        case "in force":
            still = any(True for _ in running(setting, (deal,), view.round))
            later = any(clause.delay and deal.since + clause.delay > view.round for clause in deal.text.clauses)
            if deal.text.clauses and not still and later:
                return f"In force since round {deal.since}; its first clause starts later."
            return f"In force since round {deal.since}."
        case "fell":
            return f"It fell at home in {seat_name(setting, deal.fell_with)}."
        case "void":
            if deal.fell_with:
                where = seat_name(setting, deal.fell_with)
                return f"Void since round {deal.until + 1}: it came out, and home in {where} refused it."
            return f"Void since round {deal.until + 1}, after a breach."
        case "left":
            return f"Ended in round {deal.until + 1}, when a signatory left it."
    if replaced_unused(deal):
        return "Replaced before it came into force."
    return f"Ended after round {deal.until}."


def replaced_unused(deal: Deal) -> bool:
    """Whether another text took the place of a deal before it was in force for a single round."""
    return deal.status == "ended" and deal.until < max(deal.since, deal.signed)


def breach_words(view: View, deal: Deal) -> str:
    """Breaches of a deal that came to light, as a sentence, or nothing."""
    if not deal.breaches:
        return ""
    found = listed(f"{seat_name(view.setting, b.by)} in round {b.round}" for b in deal.breaches)
    return f" Found in breach: {found}."


def deal_sentence(view: View, deal: Deal) -> str:
    """A deal whole: its words, what became of it, and who was found in breach."""
    leaked = " It was confidential and has come out." if deal.leaked else ""
    since = deal.since or deal.signed
    return f"{offer_sentence(view, deal.text, since)} {deal_state(view, deal)}{leaked}{breach_words(view, deal)}"


def deal_entry(view: View, deal: Deal) -> str:
    """A deal for a list, with its number if it is the reader's own."""
    number = deal_number(view, deal.id)
    head = (
        f"Commitment {number}, signed in round {deal.signed}" if number else f"Of others, signed in round {deal.signed}"
    )
    return f"{head}: {deal_sentence(view, deal)}"


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


def limits_sentence(view: View) -> str:
    """What the reader's support lets through at home today."""
    if not view.setting.plays("ratification"):
        return ""
    most = max(limit(view.setting, view.desk.support), 0)
    held = [d for d in view.deals() if d.status in ("in force", "signed")]
    used = max(sacrifice(view.setting, view.seat, held, view.desk.trust, view.round), 0)
    return f"It lets through sacrifices of {decimal(most)} points a round in all, of which {decimal(used)} are used."
