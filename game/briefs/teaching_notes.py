"""The author's teaching notes for the facilitator's guide: what the case is for, and what usually happens with it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from game.briefs.paper import listing, paragraph, table
from game.content.teaching import TeachingNotes, Theory
from game.rules.model.words import THEMES


def aims(notes: TeachingNotes, played: Iterable[str] = ()) -> list[str]:
    """What stands before the lesson's plans: goals, time, groups, theory, and what usually happens."""
    fits = [f"{notes.class_time} minutes of class" if notes.class_time else "", notes.groups]
    return [
        *_part("Goals", notes.goals),
        *_part("Time and groups", filter(None, fits)),
        *(["<h2>Theory</h2>", _theory(notes.theory)] if notes.theory else []),
        *_part("What usually happens", (*notes.happens, *played)),
    ]


def cautions(notes: TeachingNotes) -> list[str]:
    """What stands beside what to watch for."""
    return _part("Pitfalls of this case", notes.pitfalls)


def questions(notes: TeachingNotes) -> list[str]:
    """What to ask about this case."""
    return [f"<h3>About this case</h3>{listing(notes.questions)}"] if notes.questions else []


def grading(notes: TeachingNotes) -> list[str]:
    """What to grade, and whose case it is."""
    by = ", ".join(filter(None, (notes.author, notes.licence)))
    return [*_part("Grading", notes.grading), *([paragraph(f"This case: {by}.")] if by else [])]


def _part(title: str, lines: Iterable[str]) -> list[str]:
    held = list(lines)
    return [f"<h2>{escape(title)}</h2>", listing(held)] if held else []


def _theory(ideas: Iterable[Theory]) -> str:
    rows = ((each.idea, THEMES.get(each.theme, ""), each.source) for each in ideas)
    return table(("Idea", "What the game claims of it", "Source"), rows)
