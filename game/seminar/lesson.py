"""A lesson that runs: its timetable, when it began, and what is left of it. It ends nothing itself."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec

from game.briefs.lesson_plan import steps
from game.briefs.timetable import Phase, Timetable, TooShort, adapted, late, timetable
from game.content import load_lengths, load_scenario
from game.host.recorded_game import Moment
from game.rules.model.setting import Scenario
from game.seminar.limits import STUDENTS
from game.wire import Json


class Wishes(msgspec.Struct, frozen=True):
    """What whoever teaches asks for: students that are expected, minutes of the lesson, rounds of the game.

    0 and None are left to the scenario; without minutes there is no timetable.
    """

    students: int = 0
    minutes: int | None = None
    rounds: int | None = None


NO_WISHES = Wishes()


class KeptLesson(msgspec.Struct, frozen=True):
    """A lesson as it is written down: how many students are expected, and when it began by the wall clock."""

    students: int
    plan: Timetable
    began: float | None = None


class Lesson:
    """A timetable and a clock. It begins when the first student comes in, or when the first table starts."""

    def __init__(
        self, students: int, plan: Timetable, began: float | None = None, now: Callable[[], float] = time.time
    ) -> None:
        self.students = students
        self.plan = plan
        self.began = began
        self._now = now

    @property
    def told(self) -> str:
        """The timetable in one sentence."""
        listed_steps = "; ".join(f"{name.lower()} from minute {minute}" for minute, name, _ in steps(self.plan)[1:-1])
        return f"A lesson of {self.plan.minutes} minutes from the first student's coming: {listed_steps}."

    @property
    def kept(self) -> KeptLesson:
        """What is written down."""
        return KeptLesson(self.students, self.plan, self.began)

    def begin(self) -> None:
        """Somebody came in."""
        if self.began is None:
            self.began = self._now()

    def shift(self, minutes: int) -> None:
        """The lesson ends that much later, as where a class came in late."""
        if self.began is not None:
            self.began += minutes * 60

    @property
    def left(self) -> float:
        """Seconds until play has to be over; negative when it should have been."""
        gone = 0.0 if self.began is None else self._now() - self.began
        return self.plan.ends - gone

    def length(self, moment: Moment) -> int:
        """Seconds for the phase that begins at a table."""
        _, round_no, phase = moment
        return adapted(self.plan, self.left, round_no, _phase(phase))

    def late(self, moment: Moment, phase_left: float) -> int:
        """Seconds by which a table would go on too long even with the shortest phases; 0 if it fits."""
        _, round_no, phase = moment
        return late(self.left, self.plan.rounds, round_no, _phase(phase), phase_left)

    def page(self, now_ms: int) -> Json:
        """What the facilitator's page tells; `ends` by the server's clock in milliseconds, rounded to a second."""
        return {
            "students": self.students,
            "minutes": self.plan.minutes,
            "rounds": self.plan.rounds,
            "begun": self.began is not None,
            "ends": round((now_ms / 1000 + self.left) / 2) * 2000,
            "steps": [{"minute": minute, "name": name, "how": how} for minute, name, how in steps(self.plan)],
        }


def lesson_of(
    scenario: str, wishes: Wishes, now: Callable[[], float] = time.time
) -> tuple[Scenario, Lesson | None]:
    """A scenario in the length that suits a lesson, and its timetable. Raises `ScenarioError`, `TooShort`."""
    if not 0 <= wishes.students <= STUDENTS:
        raise TooShort(f"A class has 1 to {STUDENTS} students: choose another number.")
    if wishes.minutes is None:
        return load_scenario(scenario, wishes.rounds), None
    plan = timetable(wishes.minutes, load_lengths(scenario), wishes.rounds)
    return load_scenario(scenario, plan.rounds), Lesson(wishes.students, plan, now=now)


def _phase(name: str) -> Phase:
    return "negotiation" if name == "negotiation" else "signals"
