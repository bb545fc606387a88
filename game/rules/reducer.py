"""The reducer: `play` is the only way one state becomes another, `view` the only way a seat sees one."""

from __future__ import annotations

from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, word
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Actor
from game.rules.model.view import View
from game.rules.offices import offices
from game.rules.tutoring import check_lesson, learnt
from game.rules.verbs.act import Act, Action, ChairAct


def play(state: State, actor: Actor | str, action: Action) -> State:
    """The state after an act. Raises `Illegal`, whose text is a sentence for the actor, and changes nothing then."""
    if isinstance(actor, str):
        actor = Actor(actor)
    if isinstance(action, ChairAct):
        if actor.seat != CHAIR:
            raise Illegal(Ground.CHAIR_ONLY, "Only the chair can do that.")
        action.check(state)
        return learnt(None, action.apply(state, actor), action)
    if actor.seat not in state.desks:
        raise Illegal(Ground.UNKNOWN_DELEGATION, f"There is no delegation {word(actor.seat)} at this table.")
    seen = view(state, actor.seat)
    check(seen, action, actor)
    return learnt(seen, action.apply(state, actor), action)


def check(seen: View, action: Act, actor: Actor | None = None) -> None:
    """Refuses an act by what its actor sees: clients use it to ask in advance. Raises `Illegal`."""
    table = seen.table
    if table.outcome is not None:
        raise Illegal(Ground.GAME_OVER, "The game is over: open the debrief to see what really happened.")
    if table.phase not in action.phases:
        now = "negotiation" if table.phase == "negotiation" else "the signals phase, in which plans are made"
        raise Illegal(Ground.WRONG_PHASE, f"That cannot be done now: this is {now}.")
    if table.seats[seen.seat] == "absent":
        raise Illegal(Ground.SEAT_ABSENT, "Your seat is marked absent: ask the chair to give it back to you.")
    if actor is not None and actor.office:
        office = next((o for o in offices(seen.setting, seen.seat) if o.id == actor.office), None)
        if office is None:
            raise Illegal(Ground.UNKNOWN_OFFICE, f"Your delegation has no office {word(actor.office)}.")
        if office.may and (action.right or action.verb) not in office.may:
            raise Illegal(
                Ground.OFFICE_MAY_NOT,
                f"{office.title} may not do that in your delegation: ask the head of delegation.",
            )
    check_lesson(seen, action)
    action.check(seen)


def allowed(seen: View, action: Act) -> bool:
    """Whether `check` takes an act."""
    try:
        check(seen, action)
    except Illegal:
        return False
    return True


def view(state: State, seat: str) -> View:
    """What one seat sees now, picked from where its readers are."""
    desk, rooms = state.desks[seat], state.rooms
    return View(
        seat,
        state.scenario.setting,
        state.scenario.mandates[seat],
        state.table,
        desk,
        # Picked, never pruned: what is not listed on the desk is not there to be found.
        {key: rooms[key] for key in desk.rooms},
    )
