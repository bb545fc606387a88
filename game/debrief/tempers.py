"""What gave a computer's temper away: its telling acts, each with the true reason, when the archives are open."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from game.debrief.evidence import Evidence
from game.delegates.character import Character, characters
from game.delegates.tempers import tempered_levels
from game.rules.effects.purposes import (
    broken_by,
    changes_price,
    demanded,
    draws_a_line,
    frightens_its_target,
    hedges,
    invites,
    lends_a_house,
    met_by,
    option_called,
)
from game.rules.model.news import NewsKind
from game.rules.model.terms import Use
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wording import lower_first, seat_name

TOLD = 4
"""Acts of one delegation that are told: more would not be read."""


class Sign(Struct, frozen=True):
    """An act that gave a temper away: the round, what was done, and why."""

    round: int
    act: str
    why: str

    @property
    def sentence(self) -> str:
        """The sign as the debrief tells it."""
        return f"Round {self.round}: it {self.act}. {self.why}"


def played_by(known: Evidence, seat: str) -> Character | None:
    """The character that spoke for a computer seat; None where nobody knows."""
    names = known.delegates
    if names is None:
        return None
    name = names.get(seat, names.get("*", "standard"))
    return characters().get(name) or tempered_levels().get(name)


def signs(known: Evidence, seat: str) -> tuple[Sign, ...]:
    """The acts that gave a seat's temper away, by round, none told twice for the same reason in a row."""
    who = played_by(known, seat)
    if who is None or not known.whole:
        return ()
    found = sorted(_found(known, seat, who), key=lambda sign: sign.round)
    first: dict[str, Sign] = {}
    for sign in found:
        first.setdefault(sign.why, sign)
    return tuple(sorted(first.values(), key=lambda sign: sign.round))[:TOLD]


def _found(known: Evidence, seat: str, who: Character) -> Iterator[Sign]:
    if who.lets_lie:
        yield from _left_lying(known, seat)
    for number, use in known.desks[seat].sent:
        yield from _move(known, number, use, who)
    yield from _refusals(known, seat, who)
    yield from _texts(known, seat, who)
    yield from _breaches(known, seat, who)
    yield from _looked_away(known, seat, who)


def _left_lying(known: Evidence, seat: str) -> Iterator[Sign]:
    rooms = (overture for room in known.rooms.values() for overture in room.overtures)
    for overture in (*known.table.overtures, *rooms):
        if overture.to == seat and overture.ignored:
            name = seat_name(known.setting, overture.by)
            why = "An answer would have looked like need, and it thought that time was on its side."
            yield Sign(overture.round + 1, f"left {name}'s overture unanswered", why)


def _move(known: Evidence, number: int, use: Use, who: Character) -> Iterator[Sign]:
    move, setting = known.setting.move[use.move], known.setting
    to = seat_name(setting, use.target) if use.target in setting.delegation else ""
    if who.feints and invites(move) and use.intent == "pressure":
        why = "It wanted no talks: left lying, an invitation lends weight to the next show of resolve."
        yield Sign(number, f"sent {to} an overture that was meant as pressure", why)
    if who.defies and changes_price(move) > 0:
        yield Sign(number, "asked a dearer price for talks", "It would have something to come down from.")
    if who.defies and draws_a_line(move):
        yield Sign(number, "drew a line in public", "A line that it cannot take back makes its word firm.")
    if who.clings and hedges(move):
        yield Sign(number, "hedged", "Its confidence in its guarantor was low, and its fear weighs double.")
    if who.hosts and lends_a_house(move):
        yield Sign(number, "lent its house to both sides", "It believes in talks, and in being their host.")
    option = demanded(move, use.option)
    if who.clings and option is not None:
        deeds = any(frightens_its_target(setting.move[name]) for name in met_by(option.met))
        if deeds or not (met_by(option.met) or broken_by(option.met)):
            why = "Words do not comfort it for long: it wants to see what it may count on."
            yield Sign(number, f"demanded: {lower_first(option_called(setting, use.move, use.option), setting)}", why)


def _refusals(known: Evidence, seat: str, who: Character) -> Iterator[Sign]:
    for report in known.table.history:
        for news in report.news:
            if who.defies and news.kind == NewsKind.DEMAND_REFUSED and news.target == seat:
                name = seat_name(known.setting, news.by)
                yield Sign(report.round, f"did not do what {name} demanded", "It does nothing because it is told to.")
            if who.shirks and news.kind == NewsKind.PLEDGE_FAILED and news.by == seat:
                name = seat_name(known.setting, news.target)
                yield Sign(
                    report.round, f"left its pledge to {name} unanswered", "An answer had become dearer than its word."
                )
            if who.shirks and news.kind == NewsKind.LEFT and news.by == seat:
                yield Sign(report.round, "left a text", "All that the text gave it, it had already, or had lost.")


def _texts(known: Evidence, seat: str, who: Character) -> Iterator[Sign]:
    for deal in known.deals():
        if seat not in deal.text.signatories:
            continue
        if who.secretive and not deal.text.public:
            others = " and ".join(seat_name(known.setting, each) for each in deal.text.signatories if each != seat)
            why = "Unseen it gives more gladly." if who.in_private else "What nobody reads, nobody can hold against it."
            yield Sign(deal.signed, f"signed a confidential text with {others}", why)
        if who.gambles and deal.fell_with == seat:
            yield Sign(
                deal.signed, "signed a text that fell at its own home", "It was sure that it would win its public over."
            )
    if who.smallest > 2:
        for moment in known.moments:
            act = moment.entry.action
            if moment.entry.actor.seat == seat and isinstance(act, Offer) and len(act.text.signatories) >= who.smallest:
                many = len(act.text.signatories)
                yield Sign(
                    moment.round, f"put a text for {many} delegations", "What all sign, it believes, nobody breaks."
                )


def _breaches(known: Evidence, seat: str, who: Character) -> Iterator[Sign]:
    for kept in known.vault.breaches if who.deceitful and known.vault is not None else ():
        if kept.by == seat:
            seen = "and was found out" if kept.found else "and nobody saw it"
            yield Sign(
                kept.round, f"quietly broke a promise, {seen}", "It saved what the promise cost, and nobody watched."
            )


def _looked_away(known: Evidence, seat: str, who: Character) -> Iterator[Sign]:
    for moment in known.moments if who.looks_away else ():
        act = moment.entry.action
        if moment.entry.actor.seat == seat and isinstance(act, Commit) and act.plan.looks_away:
            why = "A witness that sees nothing keeps its fee and everybody's favour."
            yield Sign(moment.round, "looked away from a text that it was to watch", why)
