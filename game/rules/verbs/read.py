"""Saying how one reads another's signal."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.law.rooms import need_seat, with_desk
from game.rules.model.desk import Reading
from game.rules.model.grounds import Ground
from game.rules.model.parameters import Option, Parameter
from game.rules.model.refusal import Illegal
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.model.value import Value
from game.rules.model.view import View
from game.rules.model.words import INTENTS, Intent
from game.rules.verbs.act import Act


class Read(Act, frozen=True):
    """Says how one reads another's signal of last round: pressure, invitation or for home. Nobody else sees it."""

    verb: ClassVar[str] = "read"
    done: ClassVar[str] = "Your reading is noted; nobody else sees it."
    told: ClassVar[str] = "I read {by}'s {move} as {reading}."
    offices: ClassVar[tuple[str, ...]] = ("negotiator", "home")
    by: str
    move: str
    reading: Intent

    @classmethod
    def parameters(cls, view: View) -> tuple[Parameter, ...]:
        waiting = signals_to_read(view)
        by, moves = (dict.fromkeys(getattr(each, name) for each in waiting) for name in ("by", "move"))
        readings = tuple(Option(each) for each in INTENTS)
        return (
            Parameter("by", "Whose", tuple(Option(each) for each in by)),
            Parameter("move", "Signal", tuple(Option(each) for each in moves)),
            Parameter("reading", "Read as", readings),
        )

    def check(self, view: View) -> None:
        need_seat(view, self.by)
        if self.reading not in INTENTS:
            raise Illegal(Ground.UNKNOWN_CHOICE, f"A signal is read as one of: {', '.join(INTENTS)}.")
        if (self.by, self.move) not in {(s.by, s.move) for s in signals_to_read(view)}:
            raise Illegal(Ground.NOTHING_WAITS, "There is no such signal to read, or you have read it already.")

    def apply(self, state: State, actor: Actor) -> State:
        desk = state.desks[actor.seat]
        reading = Reading(state.table.round - 1, self.by, self.move, self.reading)
        return with_desk(state, actor.seat, replace(desk, readings=(*desk.readings, reading)))


class Signal(Value, frozen=True):
    """A signal that waits for a reading."""

    by: str
    move: str
    target: str


def signals_to_read(view: View) -> tuple[Signal, ...]:
    """Signals of last round that concern a seat and that it has not read: aimed at it, or from its adversary."""
    if not view.table.history or not view.setting.plays("intent") or view.table.history[-1].round != view.round - 1:
        return ()
    done = {(r.by, r.move) for r in view.desk.readings if r.round == view.round - 1}
    found: dict[tuple[str, str], Signal] = {}
    for played in view.table.history[-1].moves:
        concerned = played.target == view.seat or view.seat in view.setting.adversaries.get(played.by, ())
        if played.by == view.seat or not view.setting.move[played.move].signal or not concerned:
            continue
        if (played.by, played.move) not in done:
            found.setdefault((played.by, played.move), Signal(played.by, played.move, played.target))
    return tuple(found.values())
