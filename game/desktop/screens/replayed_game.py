"""A recorded game as rounds to look at: Views before and after each resolution, and the story of a round in sentences.

What a seat did not see is retold only of a finished game: `retell` makes no View that may not be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from game.desktop.screens.view_scene import scene
from game.records import OtherRules, Record, RecordError
from game.records.record import CONTRADICTION
from game.rules.model.news import NewsKind
from game.rules.model.room import Message, Room
from game.rules.model.table import RoundReport
from game.rules.model.view import View
from game.rules.reducer import view
from game.wording import (
    ask_sentence,
    briefing,
    message_sentence,
    news_sentence,
    offer_sentence,
    offer_status,
    outcome_sentence,
    phrase,
    played_sentence,
    report_changes,
    round_story,
    score_sentence,
    seat_name,
    seats_named,
    use_sentence,
)
from game.wording.meters import private_changes

EVERYONE = ""
"""Stands for all seats at once, where a game is over and its archives are open."""

Views = Mapping[str, View]


@dataclass(frozen=True)
class Moment:
    """One round: the Views just before it was resolved, and just after; the same where it was not resolved."""

    round: int
    during: Views
    after: Views


@dataclass(frozen=True)
class Part:
    """A part of a round's story: a title and its sentences. ``seat`` is whose it is, if it is one's alone."""

    title: str
    lines: tuple[str, ...]
    seat: str = ""


@dataclass(frozen=True)
class ReplayedGame:
    """A record, read, for the seats that may be shown.

    ``trouble`` says where its end could not be replayed, ``note`` that other rules played it and how it is shown.
    """

    path: Path
    seats: tuple[str, ...]
    over: bool
    moments: tuple[Moment, ...]
    trouble: str = ""
    note: str = ""

    @property
    def some(self) -> View:
        """A View for what everyone knows."""
        return self.moments[0].during[self.seats[0]]


def retell(record: Record) -> ReplayedGame:
    """Reads a record to its end or to its first mistake. Raises `RecordError` if nothing of it may be shown."""
    everyone = record.header.scenario.setting.seats
    during: dict[int, Views] = {}
    ended: Views | None = None
    trouble = note = ""

    def look(views: Views) -> None:
        nonlocal during, ended
        table = views[everyone[0]].table
        ended = views if table.outcome is not None else None
        during = {number: kept for number, kept in during.items() if number <= table.round}  # some may be undone
        if ended is None or table.round not in during:
            during[table.round] = views

    try:
        for _, state in record.states():
            look({seat: view(state, seat) for seat in everyone})
    except OtherRules as other:
        if not record.readable:
            raise
        for moment in record.moments():
            if moment.views.keys() != set(everyone):
                raise _no_words(record) from other
            look(moment.views)
        note = f"{record.header.program} played this by other rules: each round is shown as it was kept."
    except RecordError as error:
        trouble = str(error)
    shown = everyone if ended is not None else tuple(s for s in everyone if record.header.seats.get(s) == "person")
    if not shown or not during:
        raise RecordError(trouble or f"{record.path} is not finished and only computers sit at it: it stays closed.")
    moments = tuple(_moments(during, ended, shown))
    if note:
        _need_words(record, moments, (EVERYONE, *shown) if ended is not None else shown)
    return ReplayedGame(Path(record.path), shown, ended is not None, moments, trouble, note)


def _need_words(record: Record, moments: Iterable[Moment], seats: Iterable[str]) -> None:
    """Tells and draws all of a game that other rules played: better a sentence now than a window that breaks later."""
    try:
        for moment in moments:
            for seat in seats:
                story(moment, seat)
            for seen in moment.after.values():
                scene(seen)
    except CONTRADICTION as error:
        raise _no_words(record) from error


def _no_words(record: Record) -> RecordError:
    return RecordError(f"{record.path}: this version cannot show what other rules kept: use {record.header.program}.")


def _moments(during: Mapping[int, Views], ended: Views | None, shown: tuple[str, ...]) -> Iterator[Moment]:
    for number, views in sorted(during.items()):
        after = during.get(number + 1) or ended or views
        yield Moment(number, {s: views[s] for s in shown}, {s: after[s] for s in shown})


# --------------------------------------------------------------------------------------------------
# The story of a round


def story(moment: Moment, seat: str) -> list[Part]:
    """What one seat saw of a round, or what happened to all of them; parts without a sentence are left out."""
    parts = _all(moment) if seat == EVERYONE else _own(moment, seat)
    return [part for part in parts if part.lines]


def _own(moment: Moment, seat: str) -> Iterator[Part]:
    during, after = moment.during[seat], moment.after[seat]
    yield Part("Briefing", tuple(briefing(during)))
    yield Part("What was said and offered", tuple(_talk(after, moment.round)))
    yield Part("Your plan", tuple(use_sentence(after, use) for when, use in after.desk.sent if when == moment.round))
    report = _report(after, moment.round)
    if report is not None:
        yield Part("How the round was resolved", tuple(round_story(after, report)))
    if after.table.outcome is not None and after.table.outcome.round == moment.round:
        yield Part("The end", (outcome_sentence(after, after.table.outcome), score_sentence(after)))


def _all(moment: Moment) -> Iterator[Part]:
    first = next(iter(moment.during))
    during, after = moment.during[first], moment.after[first]
    yield Part("Briefing", tuple(briefing(during)))
    yield Part("What was said and offered", tuple(_all_talk(moment)))
    report = _report(after, moment.round)
    if report is not None:
        public = [played_sentence(after.setting, played) for played in report.moves]
        public += [news_sentence(after, news) for news in report.news if news.kind is not NewsKind.EVENT]
        yield Part("How the round was resolved", (*public, *(words for _, words in report_changes(after, report))))
    for seat, own in moment.after.items():
        plan = [f"Plan: {use_sentence(own, use)}" for when, use in own.desk.sent if when == moment.round]
        end = [score_sentence(own)] if own.table.outcome is not None and own.table.outcome.round == moment.round else []
        title = f"Only {seat_name(own.setting, seat)} saw"
        yield Part(title, (*plan, *private_changes(own, moment.round), *end), seat)
    if after.table.outcome is not None and after.table.outcome.round == moment.round:
        yield Part("The end", (outcome_sentence(after, after.table.outcome),))


def _report(seen: View, number: int) -> RoundReport | None:
    return next((report for report in seen.table.history if report.round == number), None)


def _talk(seen: View, number: int) -> Iterator[str]:
    """Room by room: messages, questions, then offers and what became of them."""
    for room in seen.rooms.values():
        yield from (message_sentence(seen, each, room) for each in room.messages if each.round == number)
        yield from (ask_sentence(seen, each) for each in room.asked if each.round == number)
    for offered in seen.offers():
        if offered.offer.round == number:
            author = seat_name(seen.setting, offered.offer.author)
            yield f"{author} offers: {offer_sentence(seen, offered.offer.text)} {offer_status(seen, offered)}"


def _all_talk(moment: Moment) -> Iterator[str]:
    """The rooms of all, each once, with everybody called by name."""
    told: set[str] = set()
    for own in moment.after.values():
        outside = replace(own, seat="")
        for key, room in own.rooms.items():
            if key in told:
                continue
            told.add(key)
            yield from (_said(outside, each, room) for each in room.messages if each.round == moment.round)
            yield from (ask_sentence(outside, each) for each in room.asked if each.round == moment.round)
            for number, offer in enumerate(room.offers, 1):
                if offer.round == moment.round:
                    yield _offered(own, room, number)


def _said(outside: View, message: Message, room: Room) -> str:
    others = [seat for seat in room.members if seat != message.by]
    whom = "everyone" if len(room.members) == len(outside.setting.seats) else seats_named(outside.setting, others)
    return f"{seat_name(outside.setting, message.by)} says to {whom}: {phrase(message)}"


def _offered(own: View, room: Room, number: int) -> str:
    offer = room.offers[number - 1]
    seen = next((each for each in own.offers() if each.offer == offer), None)
    state = f" {offer_status(own, seen)}" if seen else ""
    return f"{seat_name(own.setting, offer.author)} offers: {offer_sentence(own, offer.text)}{state}"
