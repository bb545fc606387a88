"""A game played on by computers from any state, or listened to from its start: for whoever measures games."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.host.session import Session
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import Actor
from game.rules.verbs.act import Action

Hear = Callable[[State, Actor, Action], None]
"""Told of each accepted act, and of the state after it."""


def played_on(state: State, delegates: Mapping[str, str]) -> State:
    """The end of a game that computers play on; what only people or the chair do stays undone."""
    session = Session(state, delegates)
    session.settle(sync=False)
    return session.truth()


def listened(scenario: Scenario, seed: int, delegates: Mapping[str, str], hear: Hear) -> State:
    """The end of a game that computers play, each act of which is heard."""
    session = Session.start(scenario, seed, {}, delegates)
    session.listeners.append(lambda actor, action: hear(session.truth(), actor, action))
    session.settle(sync=False)
    return session.truth()
