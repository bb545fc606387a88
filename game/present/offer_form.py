"""A text being written, as a form: who signs, what each may give at which level, when and how long, on which terms.

A draft is an offer that has not been put; it is changed by naming a field and what it shall be (`offer_with`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from game.present.fields import Alternative, Button, Chosen, Field, Remedy, Tone, button, judged, refused
from game.rules.choices import clause_refusal
from game.rules.law.texts import check_clause, check_hidden, check_witness, needed_signatories
from game.rules.model.concessions import Concession
from game.rules.model.course import Template
from game.rules.model.terms import Clause, Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.tutoring import template_text
from game.rules.verbs.ask import Ask
from game.rules.verbs.offer import Offer
from game.wording import count, decimal, ends_sentence, seat_name, seats_named, upper_first

COMMUNIQUE = "Without clauses this is a communique: one agreed account, no promises."
CHOOSE = "Choose who signs with you."
PLANS = "Texts are put in the negotiation: plans are being made now."


class ReadyText(Value, frozen=True):
    """A text that the scenario holds ready; why it could not be put as it stands, and what would mend it."""

    title: str
    others: str
    text: Text
    refusal: str = ""
    remedy: Remedy | None = None


class ClauseForm(Value, frozen=True):
    """One concession that a signatory may give.

    title, note: what it is called, and what to know of it
    on: it stands in the text
    level: what it promises; 0 for nothing
    details: from when and how long, once it stands there
    when: the same in a few words, after a comma, where it is not at once and without an end
    worth: hundredths of a point a round to the reader, at the lowest level
    first: it is among those that one looks at first
    """

    concession: str
    title: str
    note: str
    on: bool
    level: Field
    details: tuple[Field, ...] = ()
    when: str = ""
    worth: int = 0
    first: bool = True


class Giving(Value, frozen=True):
    """What one signatory gives. `rest`: what stands over the clauses that are not looked at first."""

    seat: str
    title: str
    clauses: tuple[ClauseForm, ...]
    note: str = ""
    rest: str = ""


class OfferForm(Value, frozen=True):
    """A text, as it stands and as it could be.

    offer: the draft
    heading, note: what it is, and what to know or to do first
    templates: a field for starting from a ready text
    signers: a switch for each other delegation
    giving: what each signatory may give; empty while nobody else signs
    terms: witness, snap-back, public
    put: the button that puts it; None while nobody else signs and outside negotiation
    asks: asking the others what it would take
    """

    offer: Offer
    heading: str
    note: str = ""
    templates: Field | None = None
    signers: tuple[Field, ...] = ()
    giving: tuple[Giving, ...] = ()
    terms: tuple[Field, ...] = ()
    put: Button | None = None
    asks: tuple[Button, ...] = ()


def blank(view: View) -> Offer:
    """A draft that says nothing yet."""
    return Offer(Text((view.seat,)))


def offer_form(view: View, offer: Offer) -> OfferForm:
    """The form of a draft."""
    text, setting = offer.text, view.setting
    if view.table.outcome is not None or view.table.phase != "negotiation":
        return OfferForm(offer, "Composer", "The game is over." if view.table.outcome is not None else PLANS)
    others = [seat for seat in setting.seats if seat in text.signatories and seat != view.seat]
    seats = [seat for seat in setting.seats if seat != view.seat]
    form = OfferForm(
        offer,
        _heading(view, offer),
        _note(view, offer, others),
        _templates(view),
        tuple(_switch(f"with:{seat}", seat_name(setting, seat), seat in others) for seat in seats),
    )
    if not others:
        return form
    return replace(
        form,
        giving=tuple(_giving(view, text, seat) for seat in (view.seat, *others)),
        terms=tuple(_terms(view, text)),
        put=button(view, "Put the counter-offer" if offer.counters else "Put the offer", offer),
        asks=tuple(_asking(view, text, seat, alone=len(others) == 1) for seat in others),
    )


def _heading(view: View, offer: Offer) -> str:
    seen = view.offer(offer.counters)
    if seen is None:
        return "Compose an offer"
    author = seen.offer.author
    whose = "your" if author == view.seat else f"{seat_name(view.setting, author)}'s"
    return f"Counter to {whose} offer {seen.number}"


def _note(view: View, offer: Offer, others: list[str]) -> str:
    """What to do first, what a text without clauses is, and what putting it would end (rule 37)."""
    if not others:
        return CHOOSE
    said = "" if offer.text.clauses else COMMUNIQUE
    return f"{said} {ends_sentence(view, offer.ends(view))}".strip()


def _switch(name: str, title: str, value: bool) -> Field:
    return Field(name, title, (Alternative(True, "signs"), Alternative(False, "does not sign")), value)


def _asking(view: View, text: Text, other: str, *, alone: bool) -> Button:
    wish = tuple(c for c in text.clauses if view.setting.concession[c.concession].giver == other)
    label = "What would it take?" if alone else f"Ask {seat_name(view.setting, other)}"
    return button(view, label, Ask(other, wish))


# --------------------------------------------------------------------------------------------------
# Ready texts


def ready_texts(view: View) -> tuple[ReadyText, ...]:
    """The texts that the scenario holds ready for this seat, those first that could be put now."""
    own = (each for each in view.setting.templates if view.seat in each.signatories)
    return tuple(sorted((_ready(view, each) for each in own), key=lambda each: bool(each.refusal)))


def _ready(view: View, template: Template) -> ReadyText:
    text = template_text(template)
    others = seats_named(view.setting, (seat for seat in template.signatories if seat != view.seat))
    return ReadyText(template.title, others, text, *judged(view, Offer(text)))


def _templates(view: View) -> Field | None:
    ready = ready_texts(view)
    ways = (
        Alternative(each.title, f"{each.title}, with {each.others}", refusal=_with_cure(each), remedy=each.remedy)
        for each in ready
    )
    first = Alternative("", "Start from a ready text …")
    return Field("template", "Texts to start from", (first, *ways), "") if ready else None


def _with_cure(ready: ReadyText) -> str:
    """Why a ready text cannot be put as it stands, and what would let it be; empty if it can."""
    return f"{ready.refusal} {ready.remedy.label}." if ready.refusal and ready.remedy else ready.refusal


# --------------------------------------------------------------------------------------------------
# Clauses


def _giving(view: View, text: Text, giver: str) -> Giving:
    title = "You give" if giver == view.seat else f"{seat_name(view.setting, giver)} gives"
    clauses = _first(tuple(clause_form(view, text, each) for each in view.setting.given_by[giver]))
    rest = [each for each in clauses if not each.first]
    barred = sum(not _possible(each) for each in rest)
    words = f"{len(rest)} more" + (f", {barred} not possible now" if barred else "")
    return Giving(giver, title, clauses, "" if clauses else "Nothing of its own to give.", words if rest else "")


FIRST_CLAUSES = 2
"""Clauses of a signatory that are looked at first: of those that can stand in the text the ones that are worth most to
the reader, or cost it least. Whether they stand in it is no matter, so that none moves when it is chosen."""


def _first(clauses: tuple[ClauseForm, ...]) -> tuple[ClauseForm, ...]:
    every = sorted(clauses, key=lambda each: (not _possible(each), -each.worth))
    shown = {each.concession for each in every[:FIRST_CLAUSES]}
    return tuple(replace(each, first=each.concession in shown) for each in clauses)


def _possible(clause: ClauseForm) -> bool:
    return clause.on or any(not way.refusal for way in clause.level.alternatives[1:])


def clause_form(view: View, text: Text, concession: Concession) -> ClauseForm:
    """One concession, as a clause of a text."""
    held = next((each for each in text.clauses if each.concession == concession.id), None)
    levels = (_level(view, text, held or Clause(concession.id), number) for number in _numbers(concession))
    ways = (Alternative(0, "not in the text"), *levels)
    level = Field(f"level:{concession.id}", concession.title, ways, held.level if held else 0)
    note = "may be confidential" if concession.quiet else ""
    details = () if held is None else (_start(view, held), _length(view, held))
    when, worth = _when(held) if held is not None else "", view.worth(concession.id, 1)
    return ClauseForm(concession.id, concession.title, note, held is not None, level, details, when, worth)


def _when(clause: Clause) -> str:
    later = f", in {clause.delay}" if clause.delay else ""
    return f"{later}, for {clause.rounds}" if clause.rounds else later


def _numbers(concession: Concession) -> range:
    return range(1, len(concession.levels) + 1)


def _level(view: View, text: Text, clause: Clause, number: int) -> Alternative:
    title = view.setting.concession[clause.concession].levels[number - 1].title
    worth = view.worth(clause.concession, number)
    tone: Tone = "good" if worth > 0 else "bad" if worth < 0 else ""
    figure = f"{'+' if worth > 0 else ''}{decimal(worth)}" if worth else "0"
    price = f"{figure} a round to you" if worth else "worth nothing to you"
    return Alternative(number, title, price, tone, clause_refusal(view, text, replace(clause, level=number)), figure)


def _start(view: View, clause: Clause) -> Field:
    title = f"From when: {view.setting.concession[clause.concession].title}"
    ways = []
    for delay in range(view.setting.numbers.longest_delay + 1):
        words = f"{count(delay, 'round')} later" if delay else "at once"
        refusal = refused(partial(check_clause, view.setting, replace(clause, delay=delay), view.round))
        ways.append(Alternative(str(delay), words, refusal=refusal))
    return Field(f"start:{clause.concession}", title, tuple(ways), str(clause.delay))


def _length(view: View, clause: Clause) -> Field:
    title, shortest = f"How long: {view.setting.concession[clause.concession].title}", view.setting.numbers.shortest
    ways = (Alternative("0", "with no end date"), Alternative(str(shortest), f"for {count(shortest, 'round')}"))
    return Field(f"length:{clause.concession}", title, ways, str(clause.rounds))


# --------------------------------------------------------------------------------------------------
# Terms


def _terms(view: View, text: Text) -> Iterator[Field]:
    if view.setting.plays("verification"):
        seats = (_witness(view, text, seat) for seat in view.setting.seats)
        yield Field("witness", "Verified by", (Alternative("", "nobody"), *seats), text.witness)
    if view.setting.plays("breach"):
        ways = (Alternative(True, "a breach releases everyone"), Alternative(False, "no snap-back"))
        yield Field("snapback", "Snap-back: a breach releases everyone", ways, text.snapback)
    hidden = refused(partial(check_hidden, view.setting, text))
    ways = (Alternative(True, "public"), Alternative(False, "confidential", refusal=hidden))
    yield Field("public", "Public: everyone may read it", ways, text.public)


def _witness(view: View, text: Text, seat: str) -> Alternative:
    name = upper_first(seat_name(view.setting, seat))
    joins = "" if seat in text.signatories else ", who joins the text"
    trial = replace(text, witness=seat, signatories=tuple(sorted({*text.signatories, seat})))
    return Alternative(seat, f"{name}{joins}", refusal=refused(partial(check_witness, view.setting, trial)))


# --------------------------------------------------------------------------------------------------
# Changing a draft


def offer_with(view: View, offer: Offer, name: str, value: Chosen) -> Offer:
    """A draft in which a field of its form has been chosen. Raises `LookupError` for no such field."""
    kind, _, about = name.partition(":")
    text = offer.text
    match kind:
        case "clear":
            return blank(view)
        case "template":
            titles = {each.title: each for each in view.setting.templates if view.seat in each.signatories}
            return Offer(template_text(titles[str(value)])) if value else blank(view)
        case "with":
            text = _with_signer(view, text, about) if value else _without_signer(view, text, about)
        case "level":
            text = _with_level(view, text, view.setting.concession[about], int(value))
        case "start":
            text = _with_clause(text, about, delay=int(value))
        case "length":
            text = _with_clause(text, about, rounds=int(value))
        case "witness":
            text = _with_signer(view, replace(text, witness=str(value)), str(value)) if value else _unwitnessed(text)
        case "snapback":
            text = replace(text, snapback=bool(value))
        case "public":
            text = replace(text, public=bool(value))
        case _:
            raise LookupError(name)
    return replace(offer, text=text)


def _unwitnessed(text: Text) -> Text:
    return replace(text, witness="")


def _with_signer(view: View, text: Text, seat: str) -> Text:
    return replace(text, signatories=tuple(sorted({*text.signatories, view.setting.delegation[seat].id})))


def _without_signer(view: View, text: Text, seat: str) -> Text:
    """Whoever does not sign gives nothing and verifies nothing."""
    kept = tuple(c for c in text.clauses if view.setting.concession[c.concession].giver != seat)
    signing = tuple(each for each in text.signatories if each != seat or each == view.seat)
    return replace(text, signatories=signing, clauses=kept, witness="" if text.witness == seat else text.witness)


def _with_level(view: View, text: Text, concession: Concession, level: int) -> Text:
    """A clause brings in whoever must sign for it; clauses stand in the order of the scenario."""
    held = {each.concession: each for each in text.clauses}
    held[concession.id] = replace(held.get(concession.id, Clause(concession.id)), level=level)
    if not level:
        del held[concession.id]
    clauses = tuple(held[each.id] for each in view.setting.concessions if each.id in held)
    needed = needed_signatories(view.setting, [held[concession.id]] if level else [])
    return replace(text, clauses=clauses, signatories=tuple(sorted({*text.signatories, *needed})))


def _with_clause(text: Text, concession: str, **changed: int) -> Text:
    clauses = (replace(each, **changed) if each.concession == concession else each for each in text.clauses)
    return replace(text, clauses=tuple(clauses))
