"""Unprompted remarks in the plenary about what happened last round; a few of them, and only while a person is there.

Who speaks follows from what everyone sees, so every delegation knows by itself whether it is among the few.
"""

from __future__ import annotations

from game.rules import chance
from game.rules.model.meaning import Meaning, Mood
from game.rules.model.news import NewsKind
from game.rules.model.setting import Setting
from game.rules.model.table import News, RoundReport
from game.rules.model.view import View
from game.rules.verbs.say import Say

MOST = 3
"""Remarks in a round: more of them would be noise."""
TO_ITS_TARGET: dict[NewsKind, tuple[str, Mood]] = {
    NewsKind.OVER_HEADS: ("remark-passed-over", "anger"),
    NewsKind.PLEDGE_FAILED: ("remark-left-alone", "anger"),
    NewsKind.PLEDGE_KEPT: ("remark-stood-by", "thanks"),
}
TO_ITS_AUTHOR: dict[NewsKind, tuple[str, Mood]] = {
    NewsKind.OVERTURE_IGNORED: ("remark-ignored", "anger"),
    NewsKind.DEMAND_REFUSED: ("remark-refused", "anger"),
    NewsKind.DEMAND_MET: ("remark-met", "thanks"),
}
"""What news leads whom to remark on the other one that it names."""


def remark(view: View) -> Say | None:
    """What the seat remarks now, without words; None if it has nothing to say, has said it, or others go first."""
    table = view.table
    if table.phase != "negotiation" or not table.history or "person" not in table.seats.values():
        return None
    found = {
        seat: about for seat in view.setting.seats
        if table.seats.get(seat) == "computer" and (about := _about(view.setting, table.history[-1], seat)) is not None
    }  # fmt: skip
    order = sorted(found, key=lambda seat: (chance.draw(0, table.take, table.round, "remark", seat), seat))
    if view.seat not in order[:MOST] or _spoken(view):
        return None
    return Say(meanings=(found[view.seat],))


def _spoken(view: View) -> bool:
    return any(
        message.by == view.seat and message.round == view.round and meaning.situation.startswith("remark-")
        for room in view.rooms.values()
        for message in room.messages
        for meaning in message.meanings
    )


def _about(setting: Setting, report: RoundReport, seat: str) -> Meaning | None:
    """What a seat may remark on: the weightiest thing that somebody did to it, or a text of its own that fell."""
    for news in report.news:
        if (said := _of_news(news, seat)) is not None:
            return said
    for played in report.moves:
        # A guarantor's exercise with its partner provokes too, but not the partner; a demand is no show of force.
        if played.target == seat and setting.move[played.move].provocative and not setting.allied(seat, played.by):
            return _remark("remark-provoked", "anger", played.by)
    return None


def _of_news(news: News, seat: str) -> Meaning | None:
    if news.by == seat and news.kind in TO_ITS_AUTHOR:
        return _remark(*TO_ITS_AUTHOR[news.kind], news.target)
    if news.target == seat and news.kind in TO_ITS_TARGET:
        return _remark(*TO_ITS_TARGET[news.kind], news.by)
    if news.kind is NewsKind.FELL and seat in news.target.split("/") and news.by != seat:
        return _remark("remark-fell", "refusal", news.by)
    return None


def _remark(situation: str, mood: Mood, about: str) -> Meaning:
    return Meaning("reaction", mood=mood, about=(about,), situation=situation)
