"""The adviser's word, on a text and on what to do now. Nothing here is made unless somebody asks for it by name."""

from __future__ import annotations

from game.adviser import advise, likely_answer, likely_sentence, matters, ways
from game.present.adviser_mode import Help
from game.present.lesson import LessonPage, lesson
from game.present.meters import Tone
from game.rules.model.terms import Text
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.verbs.act import Act
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.wording import act_sentence, use_sentence

_TONES: dict[str, Tone] = {"yes": "firm", "no": "critical", "open": "caution"}

DONE = "You have done all there is to do."

NOBODY = "You play without an adviser."

NO_MORE = "The game is over, and the adviser with it: the debrief shows what was hidden."


class Word(Value, frozen=True):
    """One thing the adviser says, and how it is to be taken. `seat` is whose answer it foresees, if anybody's."""

    text: str
    tone: Tone = ""
    seat: str = ""


class Course(Value, frozen=True):
    """One of two ways that there are, and what speaks for it."""

    title: str
    speaks: str


class Counsel(Value, frozen=True):
    """What the adviser says now.

    look: what to look at, most urgent first
    ways: the ways that there are, where the reader is to choose
    act, would: what it would do in the reader's place, and in sentences; None and none where there is nothing to do
    reason: why
    words: on a text that it would put, what it brings and what the others may answer
    """

    look: tuple[str, ...]
    ways: tuple[Course, ...] = ()
    act: Act | None = None
    would: tuple[str, ...] = ()
    reason: str = ""
    words: tuple[Word, ...] = ()

    @property
    def draft(self) -> Act | None:
        """What can be taken up as a draft: a text, or a plan that holds a move."""
        takes = isinstance(self.act, Offer) or (isinstance(self.act, Commit) and self.act.plan.moves)
        return self.act if takes else None


def on_text(view: View, text: Text) -> tuple[Word, ...]:
    """What the adviser reckons a text is worth to the reader, then each other signatory's likely answer, and why."""
    return answers(view, text)


def answers(view: View, text: Text) -> tuple[Word, ...]:
    """Each other signatory's likely answer, and why."""
    likely = (likely_answer(view, text, seat) for seat in text.signatories if seat != view.seat)
    return tuple(Word(likely_sentence(view, each), _TONES[each.verdict], each.seat) for each in likely)


def counsel(view: View, how: Help = "full") -> Counsel:
    """What the adviser says to the reader now."""
    if view.table.outcome is not None:
        return Counsel((NO_MORE,))
    taught = lesson(view)
    if taught is not None and taught.goal:
        return _taught(view, taught)
    return Counsel((NOBODY,)) if how == "off" else _in_full(view) if how == "full" else _in_hints(view)


def _taught(view: View, page: LessonPage) -> Counsel:
    """In a lesson the adviser says what the lesson says."""
    return Counsel((), (), page.act, () if page.act is None else _would(view, page.act), page.goal)


def _in_hints(view: View) -> Counsel:
    """What matters, and the two ways that there are."""
    courses = tuple(Course(each.title, each.speaks) for each in ways(view))
    return Counsel(tuple(hint.sentence for hint in matters(view)), courses, reason="" if courses else DONE)


def _in_full(view: View) -> Counsel:
    said = advise(view)
    look = tuple(hint.sentence for hint in said.look)
    if said.act is None:
        done = view.table.phase == "signals" or view.desk.ready
        return Counsel(look, reason=DONE if done else said.reason)
    # What refuses an offer is said of it already, where it is looked at.
    told = any(hint.about == str(getattr(said.act, "offer", "")) for hint in said.look)
    reason = "" if said.act.verb == "decline" and told else said.reason
    words = answers(view, said.act.text) if isinstance(said.act, Offer) else ()
    return Counsel(look, (), said.act, _would(view, said.act), reason, words)


def _would(view: View, act: Act) -> tuple[str, ...]:
    """An act in words; a plan move by move."""
    if isinstance(act, Commit) and act.plan.moves:
        return tuple(use_sentence(view, use) for use in act.plan.moves)
    return (act_sentence(view, act),)
