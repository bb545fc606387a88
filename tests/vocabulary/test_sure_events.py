"""What falls surely when a condition comes true: told ahead, averted by a text, set off by what was done."""

from __future__ import annotations

from msgspec.structs import replace

from game.content import load_scenario
from game.datafiles import data_path
from game.present.outlook import plan_outlook, text_outlook
from game.rules.model.conditions import Did
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.opening import new_game
from game.rules.reducer import view
from game.rules.round.phases import begin_signals, end_signals

STONE_AND_HANDS = Text(("norrie", "sudder"), (Clause("stone"), Clause("hands")))
NEWS = "ext round surely begins with this news: The Wall Gives Way."


def _storm() -> Scenario:
    return load_scenario(data_path("scenarios/recipes") / "storm.yaml")


def _passed(state: State, plan: Plan | None = None) -> State:
    state = begin_signals(state)
    desks = {seat: replace(desk, plan=plan) for seat, desk in state.desks.items()}
    return end_signals(replace(state, desks=desks))


def test_a_forecast_tells_a_round_ahead_what_falls_and_what_a_text_averts() -> None:
    state = new_game(_storm(), 1)
    told = []
    for _ in range(5):
        seen = view(state, "norrie")
        told.append((plan_outlook(seen, Plan()).risks, text_outlook(seen, STONE_AND_HANDS).risks))
        state = _passed(state)
    assert told[:3] == [((), ())] * 3
    assert told[3] == (("The n" + NEWS,), ("Without it, the n" + NEWS,))
    assert state.table.fallen == ("flood",)
    assert told[4] == ((), ())


def test_nothing_is_foretold_of_what_the_seat_cannot_see() -> None:
    setting = _storm().setting
    hidden = tuple(replace(meter, of="delegation", seen="owner") for meter in setting.meters)
    bound = replace(setting.events[0].when[0], of="sudder", at_least=45)
    events = (replace(setting.events[0], when=(bound,)),)
    state = new_game(replace(_storm(), setting=replace(setting, meters=hidden, events=events)), 1)
    assert plan_outlook(view(state, "norrie"), Plan()).risks == ()
    assert plan_outlook(view(state, "sudder"), Plan()).risks == ("The n" + NEWS,)


def test_what_was_done_in_the_round_before_sets_an_event_off() -> None:
    storm = _storm()
    events = (replace(storm.setting.events[0], when=(Did("address", "norrie"),)),)
    state = new_game(replace(storm, setting=replace(storm.setting, events=events)), 1)
    assert _passed(state).table.fallen == ()
    plan = Plan((Use("address"),))
    assert plan_outlook(view(state, "norrie"), plan).risks == ("The n" + NEWS,)
    assert _passed(state, plan).table.fallen == ("flood",)
