"""A round in a few lines: what happened, what it did to the reader, what waits, until when. What is longer is folded.

What the reader may do stands between them and is `next_step`, which alone hangs on the clock and the office.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.present.meters import meters
from game.present.waiting import duties, waiting
from game.rules.model.table import RoundReport
from game.rules.model.value import Value
from game.rules.model.view import View
from game.wording import count, earned_sentence, fell_sentence, listed, played_sentence, signed, upper_first
from game.wording.names import meter_name
from game.wording.news import briefing_heads

LEADING = 2
"""Sentences of what happened, and meters of what it did, that a line holds; what is left out is counted."""

NAMES = {"read": "signal to read", "reply": "overture", "offer": "offer", "ask": "question"}


class RoundLine(Value, frozen=True):
    """One of the lines: what it is about, what it says, and the page that is opened by it."""

    title: str
    text: str
    place: str = ""


def round_lines(view: View) -> tuple[RoundLine, ...]:
    """The lines of the present moment; none once the game is over."""
    if view.table.outcome is not None:
        return ()
    return (
        RoundLine("Happened", _happened(view)),
        RoundLine("To you", _to_you(view)),
        _waits(view),
        RoundLine("Until", _until(view)),
    )


def _happened(view: View) -> str:
    """The newest first: what has just come in, then the moves of others in the last round."""
    last = view.table.history[-1] if view.table.history else None
    told = [_sentence(each) for each in (*briefing_heads(view), *fell_sentence(view))]
    told += _moves(view, last) if last is not None else ()
    if not told:
        return "The talks begin." if last is None else "A quiet round."
    rest = len(told) - LEADING
    more = f" And {count(rest, 'thing')} more, below." if rest > 0 else ""
    return " ".join(told[:LEADING]) + more


def _moves(view: View, report: RoundReport) -> Iterator[str]:
    yield from (played_sentence(view.setting, each) for each in report.moves if each.by != view.seat)


def _sentence(words: str) -> str:
    """A headline as a sentence."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _to_you(view: View) -> str:
    """What moved most of all that the reader scores by or must keep, and what the round earned."""
    if not view.table.history:
        return "Nothing yet."
    moved = sorted(_moved(view), key=lambda each: -abs(each[0]))[:LEADING]
    told = f"{upper_first(', '.join(words for _, words in moved))}." if moved else "No meter of yours moved."
    return " ".join((told, *earned_sentence(view, view.table.history[-1].round)))


def _moved(view: View) -> Iterator[tuple[int, str]]:
    """The changes of tension, of the reader's own meters and of those that it scores by, in words."""
    known = meters(view)
    scored = {f"{flow.meter}:{flow.of}" if flow.of else flow.meter for flow in view.mandate.flows}
    for each in (known.tension, *known.alliances, *known.others):
        own = each.key in scored or each.kind in scored or each.of == view.seat or each.key == "tension"
        if each.delta and own:
            yield each.delta, f"{meter_name(view, each.key)} {signed(each.delta)} to {each.value}"


def _waits(view: View) -> RoundLine:
    if view.table.phase == "signals":
        owed = duties(view)
        return RoundLine("Waits", " ".join(owed[:LEADING]) or "Your plan.", "plan")
    every = waiting(view)
    if not every:
        return RoundLine("Waits", "Nothing.")
    if len(every) == 1:
        return RoundLine("Waits", every[0].text, "answers")
    many = {kind: sum(each.kind == kind for each in every) for kind in NAMES}
    words = upper_first(listed(_counted(number, NAMES[kind]) for kind, number in many.items() if number))
    return RoundLine("Waits", f"{words}.", "answers")


def _counted(number: int, what: str) -> str:
    return count(number, what, "signals to read" if what.startswith("signal") else f"{what}s")


def _until(view: View) -> str:
    ends = "All are ready" if view.table.phase == "negotiation" else "All have committed"
    return f"{ends}, or the clock runs out."
