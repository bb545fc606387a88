"""The one sentence that says what the reader should do next, and on which page it is done."""

from __future__ import annotations

from typing import Literal

from game.present.lesson import Where, lesson
from game.present.waiting import waiting
from game.rules.model.setting import Setting
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.offices import offices
from game.rules.round.plans import due
from game.rules.verbs import SEAT_VERBS
from game.wording import count, listed, lower_first, seats_named, upper_first

Place = Literal["", "answers", "compose", "plan", "brief", "end", "debrief"]
"""Where something is done; empty where there is nothing to do but wait."""


class Clock(Value, frozen=True):
    """What is public about time beside a View: a game without a facilitator has always begun and always runs.

    started, running: whether the facilitator has begun the game, and whether time passes
    slept: whether the clock stands because the server slept
    signing: whether these are the last seconds of a negotiation, when nothing new may be put
    debrief: -2 with no facilitator; -1 before the debrief is opened; else its stage
    """

    started: bool = True
    running: bool = True
    slept: bool = False
    signing: bool = False
    debrief: int = -2


class NextStep(Value, frozen=True):
    """What to do next. `place` is where it is done; `mine` says whether the table waits for the reader."""

    words: str
    place: Place = ""
    mine: bool = True


UNHURRIED = Clock()

_TAUGHT: dict[Where, Place] = {
    "": "", "ready": "answers", "ask": "answers", "answers": "answers", "compose": "compose", "plan": "plan",
}  # fmt: skip
"""Where a lesson's task is done."""


def next_step(view: View, clock: Clock = UNHURRIED, office: str = "") -> NextStep:
    """What the reader should do next; in an office of a delegation of several, what that office may do."""
    if view.table.outcome is not None:
        return _over(clock)
    held = _held(view, clock)
    if held is not None:
        return held
    taught = lesson(view)
    if taught is not None and taught.goal:
        return NextStep(taught.goal, _TAUGHT[taught.where])
    return _plans(view, office) if view.table.phase == "signals" else _negotiates(view, clock, office)


def _over(clock: Clock) -> NextStep:
    if clock.debrief == -2:
        return NextStep("The game is over. See how it ended, then open the debrief.", "end")
    if clock.debrief == -1:
        return NextStep("The game is over. The facilitator opens the debrief when every table has ended.", "end", False)
    return NextStep("The debrief is open: look at what it has unlocked.", "debrief")


def _held(view: View, clock: Clock) -> NextStep | None:
    """What keeps the reader from acting at all."""
    if not clock.started:
        return NextStep("Read your brief and answer its questions; the facilitator starts the game.", "brief")
    if not clock.running and clock.slept:
        return NextStep("The server slept, so the clock stands: the facilitator lets the game go on.", mine=False)
    if not clock.running:
        return NextStep("The facilitator has stopped the clock: wait until it goes on.", mine=False)
    status = view.table.seats[view.seat]
    if status == "computer":
        return NextStep("A computer speaks for your seat: ask the facilitator when you want it back.", mine=False)
    if status == "absent":
        return NextStep("Your seat is marked absent: tell the facilitator that you are here.", mine=False)
    return None


def _negotiates(view: View, clock: Clock, office: str) -> NextStep:
    every = waiting(view)
    offers = sum(each.kind == "offer" for each in every)
    if clock.signing and not offers:
        return NextStep("The last 40 seconds are for signing: no new offers now.", "answers", False)
    if every:
        first = every[0]
        if first.kind == "offer" and offers > 1:
            return NextStep(f"{upper_first(count(offers, 'offer'))} wait for your answer.", "answers")
        return NextStep(first.text, "compose" if first.kind == "ask" else "answers")
    if view.desk.ready:
        return NextStep(f"You are ready. {_for_whom(view)}", mine=False)
    who = _whose(view, "ready", office)
    if who:
        return NextStep(f"Talk, and draft offers. Your {who} says when you are ready.", "compose")
    return NextStep("Talk, and put offers. Be ready when you have no more to say this round.", "compose")


def _plans(view: View, office: str) -> NextStep:
    if view.desk.plan is not None:
        return NextStep(f"Your plan is committed. {_for_whom(view)}", "plan", False)
    owed = len(due(view))
    duty = f" You have {count(owed, 'commitment')} to keep or break." if owed else ""
    who = _whose(view, "commit", office)
    last = f"Your {who} commits it." if who else "Then commit."
    if view.conference:
        return NextStep(f"The Conference: no moves any more.{duty} {last}", "plan")
    return NextStep(f"Make your plan: {count(view.desk.capital, 'unit')} of capital to spend.{duty} {last}", "plan")


def _whose(view: View, verb: str, office: str) -> str:
    """The offices that do something for the reader's delegation, where the reader's own may not."""
    return _others(view.setting, view.seat, office).get(verb, "")


def _others(setting: Setting, seat: str, office: str) -> dict[str, str]:
    """Verbs that an office of a delegation may not do, each with the offices that do it."""
    held = offices(setting, seat)
    own = next((each for each in held if each.id == office), None)
    if own is None or not own.may:
        return {}
    others = {verb: [each for each in held if not each.may or verb in each.may] for verb in SEAT_VERBS}
    return {
        verb: listed((lower_first(each.title) for each in may), "or")
        for verb, may in others.items()
        if verb not in own.may
    }


DOES = {
    "accept": "signs", "commit": "commits plans, and sees this as your draft",
    "offer": "puts offers, and sees this as your draft",
}  # fmt: skip


def barred(setting: Setting, seat: str, office: str) -> dict[str, str]:
    """What an office of a delegation may not do: by verb, who does it, in a sentence."""
    every = _others(setting, seat, office).items()
    return {verb: f"For your delegation the {who} {DOES.get(verb, 'does that')}." for verb, who in every}


def awaited(view: View) -> tuple[str, ...]:
    """The other delegations for whom this phase still waits."""
    said, seats = view.table.said_ready, view.table.seats
    return tuple(s for s, status in seats.items() if status != "absent" and s != view.seat and s not in said)


def _for_whom(view: View) -> str:
    others = awaited(view)
    return f"Waiting for {seats_named(view.setting, others)}." if others else "The round goes on at once."
