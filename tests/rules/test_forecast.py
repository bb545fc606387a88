"""The forecast is the resolution's own code: where nothing is hidden and nobody else acts, it comes true."""

from __future__ import annotations

from random import Random

import pytest
from bay import DRIFTS
from msgspec.structs import replace
from scene import Scene, with_rules
from wild import wild_plan, wild_steps

from game.content import load_scenario
from game.rules.model.state import State
from game.rules.model.terms import CHAIR, Clause, Text
from game.rules.reducer import play, view
from game.rules.round.forecast import Forecast, board_from, difference, forecast, is_muted, lines_crossed, shares
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer
from game.wording import side_effects


def quiet_openings(name: str, seed: int) -> list[State]:
    """States at the start of signals in which nothing waits that a forecast leaves out by design."""
    found = []
    for step in wild_steps(load_scenario(name), seed):
        state = step.after
        began = step.before.table.phase == "negotiation" and state.table.phase == "signals"
        if not began or state.table.round == state.scenario.setting.rounds:
            continue
        waiting = [*state.table.overtures, *(o for room in state.rooms.values() for o in room.overtures)]
        read = any(reading.round == state.table.round - 1 for desk in state.desks.values() for reading in desk.readings)
        if not read and not any(o.round == state.table.round - 1 for o in waiting):
            found.append(state)
    return found


def _signed_behind(state: State, seat: str) -> bool:
    """Whether others have signed what a seat will hear of only when it has passed at their homes."""
    deals = [deal for room in state.rooms.values() for deal in room.deals if deal.status == "signed"]
    return any(seat not in deal.text.signatories for deal in deals)


@pytest.mark.parametrize("name", ["strait", "congress", "first-readout", "ferry"])
def test_what_is_forecast_of_public_meters_comes_true_if_nobody_else_acts(name: str):
    compared = 0
    for seed in range(8):
        luck = Random(seed)
        for state in quiet_openings(name, seed):
            for seat in state.desks:
                if _signed_behind(state, seat):
                    continue
                plan = replace(wild_plan(view(state, seat), luck), breaches=(), looks_away=())
                expected = forecast(view(state, seat), plan)
                after = play(play(state, seat, Commit(plan)), CHAIR, EndPhase()) if len(state.desks) > 1 else state
                if after.table.phase == "signals":
                    after = play(after, CHAIR, EndPhase())
                report = after.table.history[-1]
                if any(news.kind in ("leaked", "incident", "breach", "fell") for news in report.news):
                    continue
                for key, before in state.table.meters.items():
                    if key.startswith("strain:") or key in state.desks[seat].facts:
                        continue
                    by = expected.meters[key].by if key in expected.meters else 0
                    revealed = any(s.meter == key and s.cause.kind == "revealed" for s in report.shifts)
                    if not revealed:
                        assert report.after[key] - before == by, (seed, state.table.round, seat, key, plan)
                        compared += 1
    assert compared > 10


def test_the_points_forecast_are_what_ones_own_books_will_show():
    """`points`: what its own books would show for the round, for seats that nothing secret is done to."""
    scene = Scene(with_rules(leak=0), drifts=DRIFTS).deal("visits, grain").round().deal("aid, share").round()
    for seat, words in (
        ("crown", "exercise isle"),
        ("hills", "enforce 0"),
        ("port", ""),
    ):
        scene.signals()
        plan = scene.plan(seat, words)
        after = play(scene.state, seat, Commit(plan))
        after = play(after, CHAIR, EndPhase())
        assert forecast(scene.view(seat), plan).points == after.desks[seat].scores[-1], seat


def test_a_forecast_changes_nothing():
    """The composer's preview works on a copy of the table."""
    scene = Scene().deal("visits, grain").signals()
    before = repr(scene.view("north"))
    forecast(scene.view("north"), scene.plan("north", "demonstration port 3; breach"))
    assert repr(scene.view("north")) == before


@pytest.mark.parametrize(
    ("witness", "last", "percent"),
    [("", False, 0), ("hills", False, 100), ("", True, 100)],
)
def test_a_breach_is_noticed_for_sure_where_a_witness_watches_and_at_the_end(witness, last, percent):
    scene = Scene().deal("visits, grain", witness=witness)
    if last:
        scene.in_round(scene.view("north").setting.rounds)
    scene.signals()
    risks = forecast(scene.view("north"), scene.plan("north", "breach")).risks
    assert [risk.percent for risk in risks if risk.kind == "notice"] == [percent]


def test_what_a_breach_that_is_sure_to_be_seen_does_is_forecast():
    """The partner who signed will fear more; where it may go unseen the chance is all that can be told."""
    for witness, feared in (("port", [8]), ("", [])):
        scene = Scene().deal("counts, scaling", "port", witness=witness).signals()
        meters = forecast(scene.view("crown"), scene.plan("crown", "breach")).meters
        shifts = meters["abandonment:port"].shifts if "abandonment:port" in meters else ()
        assert [shift.by for shift in shifts if shift.cause.kind == "breach"] == feared


def test_a_draft_is_told_with_what_it_does_by_being_heard():
    """A communique calms the table, and settling over a partner's head frightens it: the composer says so before."""
    calm = Text(("crown", "port"))
    scene = Scene()
    assert forecast(scene.view("crown"), text=calm).meters["tension"].by == -4
    scene.does("crown", Offer(calm)).sign("port").signals()
    assert forecast(scene.view("crown"), scene.plan("crown", "")).meters["tension"].by == -4
    scene = Scene().door(2).given(support_crown=70)
    over = Text(("crown", "north"), (Clause("letter", 2), Clause("market")))
    seen = forecast(scene.view("crown"), text=over).meters["abandonment:port"].shifts
    assert [shift.by for shift in seen if shift.cause.kind == "over-heads"] == [5 + 2]


def test_what_one_knows_of_oneself_is_forecast_from_where_it_really_stands():
    """The target of restrictions knows its strain; what the others believe is no start for its own forecast."""
    scene = Scene().given(strain_north=20).signals()
    desk = scene.state.desks["north"]
    scene.state = replace(
        scene.state, desks={**scene.state.desks, "north": replace(desk, facts={**desk.facts, "strain:north": 47})}
    )
    expected = forecast(scene.view("north")).meters["strain:north"]
    assert expected.now == 47
    scene.round()
    assert expected.low <= scene.state.desks["north"].facts["strain:north"] <= expected.high


def test_what_a_text_adds_is_told_apart_from_what_happens_anyway():
    scene = Scene()
    without, with_it = forecast(scene.view("crown")), forecast(scene.view("crown"), text=Text(("crown", "port")))
    added = difference(with_it, without)
    assert added.meters["tension"].by == -4
    assert added.meters["tension"].now == 50 + (without.meters["tension"].by if "tension" in without.meters else 0)
    assert set(added.meters) == {"tension"}
    assert difference(with_it, with_it) == Forecast()


def test_a_text_across_a_public_line_is_told_with_its_price_at_home():
    scene = Scene().round(port="line grain 1")
    over = scene.text("grain 2", "crown")
    assert [line.concession for line in lines_crossed(scene.view("crown"), over)] == ["grain"]
    assert not lines_crossed(scene.view("crown"), scene.text("grain", "crown"))
    assert not lines_crossed(scene.view("crown"), scene.text("grain 2", "crown", secret=True))
    added = difference(forecast(scene.view("port"), text=over), forecast(scene.view("port")))
    assert added.meters["support:port"].by == -12


def test_a_text_says_where_its_effects_do_not_count_in_confidence():
    """Support is its owner's alone, so it counts where the owner signs; restrictions are everybody's."""
    scene, rests = Scene(), "In confidence, what it does to public meters and to others does not count."
    for clauses, also, secret, muted in (
        ("visits", "port", True, False), ("visits", "crown", True, True), ("grain", "north", True, True),
        ("grain", "north", False, False), ("market", "isle", True, False),
    ):  # fmt: skip
        text = scene.text(clauses, also, secret=secret)
        assert is_muted(scene.state.scenario.setting, text) == muted
        assert (rests in side_effects(scene.view(text.signatories[0]), text)) == muted


def test_the_enforcers_own_dial_counts_whatever_it_announces():
    """It knows what it really does: strict enforcement is foreseen to strain more than none, and so it comes."""
    strains = []
    for dial in (0, 3):
        scene = Scene().signals()
        plan = scene.plan("hills", f"enforce {dial}")
        foreseen = forecast(scene.view("hills"), plan).meters.get("strain:north")
        by = 0 if foreseen is None else foreseen.by
        before = scene.fact("strain:north")
        scene.round(hills=f"enforce {dial}")
        assert scene.fact("strain:north") == before + by
        strains.append(by)
    assert strains == [-5, 7]
    others = forecast(Scene().signals().view("crown")).meters["strain:north"]
    assert others.by == 3


def test_what_is_announced_is_foreseen_by_who_announces_it():
    """Announced enforcement is what everyone believes of the strain, from the round in which it is announced."""
    scene = Scene().signals()
    board = board_from(scene.view("hills"), scene.plan("hills", "announce 0"))
    assert board.announced == 0


def test_a_plan_is_told_apart_from_what_happens_anyway():
    """The share of a readout is its own, beside the drift that comes without it, for the fear and for confidence."""
    scene = Scene(drifts=DRIFTS).signals()
    seen, plan = scene.view("crown"), scene.plan("crown", "readout port")
    told = {each.expected.meter: each for each in shares(seen, plan)}
    fear = told["abandonment:port"]
    assert fear.planned == -8
    assert fear.expected.by - fear.planned == 2
    trust = told["confidence:port"]
    assert (trust.planned, trust.expected.by - trust.planned) == (5, -1)
    after = forecast(seen, plan).meters["confidence:port"]
    scene.round(crown="readout port")
    assert scene.report.after["confidence:port"] == after.now + after.by
    assert told["progress:north"].planned == 0


def test_a_plan_that_only_undoes_what_happens_anyway_still_has_its_row():
    """Where a share and the drift cancel out, the row says so instead of being left out."""
    scene = Scene(drifts=(replace(DRIFTS[1], by=8, scale=()),)).signals()
    told = {each.expected.meter: each for each in shares(scene.view("crown"), scene.plan("crown", "readout port"))}
    assert (told["abandonment:port"].expected.by, told["abandonment:port"].planned) == (0, -8)
