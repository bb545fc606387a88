"""What a signature does beside what the text says: whom it leaves uncovered, and which open texts it strikes."""

from __future__ import annotations

from game.rules.law.running import conflicting
from game.rules.law.texts import same_text
from game.rules.model.room import Deal
from game.rules.model.terms import Text
from game.rules.model.view import View
from game.wording import listed, lower_first, seats_named

DRAFT = "draft"


def consequences(view: View, text: Text) -> str:
    """Both in sentences; empty where it does neither."""
    return " ".join(filter(None, (_uncovered(view, text), _struck(view, text))))


def uncovered(view: View, text: Text) -> tuple[str, ...]:
    """Partners whom a promise of the text would protect if they signed it."""
    given = (view.setting.concession[clause.concession] for clause in text.clauses)
    if not any(each.forbids and each.covers == "signatories" for each in given):
        return ()
    return tuple(seat for seat in view.setting.alliance if seat not in text.signatories)


def struck(view: View, text: Text) -> tuple[int, ...]:
    """Open texts, by the viewer's numbers, that need what would be promised once all have signed this one."""
    deal = Deal(DRAFT, text, view.round)
    return tuple(
        seen.number
        for seen in view.offers()
        if seen.offer.status == "open"
        and not same_text(seen.offer.text, text)
        and not set(text.signatories) <= set(seen.offer.text.signatories)
        and any(True for clause in seen.offer.text.clauses for _ in conflicting((deal,), clause, view.round))
    )


def _uncovered(view: View, text: Text) -> str:
    seats = uncovered(view, text)
    if not seats:
        return ""
    held = (view.setting.concession[clause.concession] for clause in text.clauses)
    titles = listed(lower_first(c.title, view.setting) for c in held if c.forbids and c.covers == "signatories")
    return f"It does not cover {seats_named(view.setting, seats, 'or')}: only who signs is protected by {titles}."


def _struck(view: View, text: Text) -> str:
    numbers = struck(view, text)
    if not numbers:
        return ""
    many = len(numbers) > 1
    verb = "are" if many else "is"
    return f"Once all have signed it, offer{'s' if many else ''} {listed(map(str, numbers))} {verb} struck."
