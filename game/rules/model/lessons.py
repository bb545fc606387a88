"""What a tutorial is made of: lessons that watch one seat, and a script for the delegations around it."""

from __future__ import annotations

from typing import Annotated, Literal

from game.rules.model.course import TemplateClause
from game.rules.model.units import Bounds, MoveId, Ref, RoundNo, SeatId
from game.rules.model.value import Value


class ScriptedMove(Value, frozen=True):
    """One move of a plan that a lesson asks for or a script holds.

    move: which move
    target: at whom it is pointed, where it is
    strength: how strong, where a move has strengths
    """

    move: MoveId
    target: Annotated[str, Ref("delegation?")] = ""
    strength: Annotated[int, Bounds(1, 3)] = 1


class Task(Value, frozen=True):
    """One way to do what a lesson asks for.

    does: `ready`, `plan` (a plan is committed), `ask` (what would it take?), `put` (a text of the scenario is put and
        then bound), `sign` or `decline` (the text that another put)
    whom: who is asked, or whose text is answered
    text: the title of the template that is put
    wish: what is asked for; empty for anything
    moves: what the plan must hold
    free: the plan may hold other moves as well
    way: a word by which the script and later lessons know that it was done this way
    told: what is said once it is done: what happened and why
    """

    does: Literal["ready", "plan", "ask", "put", "sign", "decline"]
    whom: Annotated[str, Ref("delegation?")] = ""
    text: str = ""
    wish: Annotated[str, Ref("concession?")] = ""
    moves: tuple[ScriptedMove, ...] = ()
    free: bool = False
    way: str = ""
    told: str = ""


class Lesson(Value, frozen=True):
    """A prompt that a tutorial shows.

    round: in which round
    phase: in which phase
    title: the idea
    text: what to do, in at most three sentences; what stands in [brackets] is only for those who type
    seat: to whom; empty for all
    id: its name, for the script
    goal: what to do, in a few words: the line that says what comes next
    tasks: what it waits for, of which one is to be done; a lesson without any is over when its phase is
    """

    round: RoundNo
    phase: Literal["negotiation", "signals"]
    title: str
    text: str
    seat: Annotated[str, Ref("delegation?")] = ""
    id: str = ""
    goal: str = ""
    tasks: tuple[Task, ...] = ()


class Cue(Value, frozen=True):
    """What a scripted delegation does while a lesson is on, once.

    at: the lesson
    by: who does it
    does: `say`, `put` (a text), `sign` or `decline` (the text that another put), `plan`
    after: ways that must all have been taken before
    whom: whose text is answered
    to: who is told; empty for all
    says: what is said
    signatories: who signs the text that is put
    clauses: what the text promises
    moves: what the plan holds
    """

    at: Annotated[str, Ref("lesson")]
    by: SeatId
    does: Literal["say", "put", "sign", "decline", "plan"]
    after: tuple[str, ...] = ()
    whom: Annotated[str, Ref("delegation?")] = ""
    to: tuple[SeatId, ...] = ()
    says: str = ""
    signatories: tuple[SeatId, ...] = ()
    clauses: tuple[TemplateClause, ...] = ()
    moves: tuple[ScriptedMove, ...] = ()


class Tutorial(Value, frozen=True):
    """How a scenario teaches one seat: its lessons wait for what they ask, and the others follow a script.

    seat: who is taught
    seed: the number of the game, so that everybody meets the same luck
    ends: what is said at the end
    leads_to: the id of the scenario to play next
    leads_seat: the seat that is suggested there; empty for the usual one
    script: what the other delegations do
    """

    seat: SeatId
    seed: Annotated[int, Bounds(0, 999_999)] = 1
    ends: str = ""
    leads_to: str = ""
    leads_seat: str = ""
    script: tuple[Cue, ...] = ()
