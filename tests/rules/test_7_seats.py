"""Rules 7: offices inside a delegation, seats that come and go, and the chair."""

from __future__ import annotations

import pytest
from bay import BAY
from msgspec.structs import replace
from scene import Scene, with_rules

from game.record import state_digest
from game.rules.effects.change import ChangeMeter
from game.rules.effects.leak import Leak
from game.rules.model.course import Event
from game.rules.model.delegations import Office
from game.rules.model.meters import ExtraMeter
from game.rules.model.refusal import Illegal
from game.rules.model.terms import CHAIR, Actor, Plan, Use
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.verbs.accept import Accept
from game.rules.verbs.announce import Announce
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.offer import Offer
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.say import Say
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready


def test_7_01_an_office_may_be_limited_to_some_acts():
    """Offices (head, negotiator, home affairs); an office may be limited to some acts."""
    scene = Scene().offer("port", "aid, share")
    with pytest.raises(Illegal, match="Negotiator may not do that"):
        play(scene.state, Actor("crown", "negotiator"), Accept(1))
    signed = play(scene.state, Actor("crown", "head"), Accept(1))
    assert signed.rooms["crown+port"].deals
    scene.signals()
    with pytest.raises(Illegal, match="Negotiator may not"):
        play(scene.state, Actor("crown", "negotiator"), Commit())
    play(scene.state, Actor("crown", "home"), Commit())
    with pytest.raises(Illegal, match="no office 'cook'"):
        play(scene.state, Actor("crown", "cook"), Commit())


def test_7_02_a_scenario_names_its_own_offices():
    """Any scenario may define the offices of a delegation."""
    crown = replace(BAY.setting.delegation["crown"], offices=(Office("envoy", "Envoy", ("say",)),))
    others = tuple(crown if d.id == "crown" else d for d in BAY.setting.delegations)
    scene = Scene(delegations=others)
    play(scene.state, Actor("crown", "envoy", "Ann"), Say("Good day."))
    with pytest.raises(Illegal, match="Envoy may not"):
        play(scene.state, Actor("crown", "envoy"), Ready())


def test_7_03_a_message_carries_its_member():
    """An actor is seat, office and member."""
    state = play(Scene().state, Actor("crown", "", "Ann"), Say("Good day.", ("port",)))
    assert state.rooms["crown+port"].messages[0].member == "Ann"


def test_7_04_negotiation_ends_when_all_present_are_ready():
    """Everyone talks and deals at once, until all are ready."""
    scene = Scene().does(CHAIR, Seat("hills", "absent"))
    for seat in ("north", "crown", "port"):
        scene.does(seat, Ready())
    assert scene.state.table.phase == "negotiation"
    assert scene.does("isle", Ready()).state.table.phase == "signals"


def test_7_05_a_seat_that_leaves_does_not_block_the_others():
    """No-shows do not block the class."""
    scene = Scene()
    for seat in ("north", "crown", "port", "isle"):
        scene.does(seat, Ready())
    assert scene.does(CHAIR, Seat("hills", "absent")).state.table.phase == "signals"


def test_7_06_plans_are_resolved_when_all_present_have_committed():
    """Each seat secretly commits a plan; then all at once."""
    scene = Scene().signals()
    for seat in BAY.setting.seats[:-1]:
        scene.does(seat, Commit())
    scene.refuses("north", Commit(), "have committed your plan")
    assert scene.state.table.round == 1
    assert scene.does("hills", Commit()).state.table.round == 2


def test_7_07_acts_belong_to_their_phase():
    """Negotiation, then signals."""
    scene = Scene()
    scene.refuses("north", Commit(Plan()), "this is negotiation")
    scene.signals().refuses("north", Offer(scene.text("visits, grain")), "signals phase")
    scene.does("north", Say("Talk goes on."))


def test_7_08_only_the_chair_does_the_chairs_acts():
    """The facilitator's acts are recorded, and nobody else's."""
    scene = Scene()
    scene.refuses("north", EndPhase(), "Only the chair")
    scene.refuses(CHAIR, Ready(), "no delegation 'chair'")


def test_7_09_the_chair_lets_an_event_fall():
    """Events: the chair may let one of the scenario's fall, or one of its own."""
    storm = Event("storm", "Storm", "It blows.", effects=(ChangeMeter("tension", -5),))
    scene = Scene(events=(storm,)).does(CHAIR, Inject("storm"))
    assert scene.meter("tension") == 45
    assert [news.what for news in scene.state.table.briefing] == ["storm"]
    scene.does(CHAIR, Inject(title="Fog", text="It thickens.", effects=(ChangeMeter("support", 5, "port"),)))
    assert scene.meter("support:port") == 65
    scene.refuses(CHAIR, Inject("flood"), "no event 'flood'")
    scene.round()
    assert scene.why("tension") == {"event": -5}
    assert scene.report.before["tension"] == 50


def test_7_10_a_text_that_leaks_after_a_plan_was_made_keeps_its_breach():
    """Compliance is what was planned, whatever a text is called by then."""
    cable = Event("cable", "Cable", "Printed.", effects=(Leak(),))
    scene = Scene(with_rules(leak=0), events=(cable,)).deal("visits, grain", secret=True).round().signals()
    scene.does("north", Commit(scene.plan("north", "breach"))).does(CHAIR, Inject("cable")).round()
    assert [(kept.deal, kept.by) for kept in scene.state.vault.breaches] == [("deal-1", "north")]
    assert scene.room("north", "port").deals == ()


def test_7_11_an_undone_round_is_a_new_take():
    """An undone round is a new *take* with new luck, and stays in the record."""
    scene = Scene().round(north="demonstration port")
    before = state_digest(scene.state)
    scene.does(CHAIR, Undo(1))
    assert (scene.state.table.round, scene.state.take, scene.state.table.take) == (1, 1, 1)
    assert scene.meter("tension") == 50
    assert state_digest(scene.round(north="demonstration port").state) != before
    scene.refuses(CHAIR, Undo(3), "Only rounds 1 to 2")


def test_7_12_the_chair_speaks_to_all_or_to_one():
    """A message of the chair to everyone, or to one delegation."""
    scene = Scene().does(CHAIR, Announce("Five minutes.")).does(CHAIR, Announce("Read your brief.", "port"))
    assert [notice.text for notice in scene.view("isle").table.notices] == ["Five minutes."]
    assert [notice.text for notice in scene.view("port").desk.notices] == ["Read your brief."]
    assert scene.view("isle").desk.notices == ()


def test_7_13_events_of_the_deck_fall_by_the_rounds_own_luck():
    """Scheduled and chance events fall: surely on their round, every even round, else by chance, each once."""
    sure = Event("sure", "Sure", "", on=(3,))
    deck = tuple(Event(f"deck-{n}", "Deck", "") for n in range(9))
    fallen = []
    for seed in range(40):
        scene = Scene(with_rules(event_chance=40), seed=seed, events=(sure, *deck)).in_round(6)
        fallen.append([news.what for news in (n for r in scene.state.table.history for n in r.news)])
    assert all(len(set(each)) == len(each) for each in fallen)
    assert all("sure" in each for each in fallen)
    assert len({tuple(each) for each in fallen}) > 30
    assert {len(each) for each in fallen} >= {3, 4}


def test_7_14_seats_are_people_computers_or_absent():
    """Seats not named are computer delegates."""
    state = new_game(BAY, 1, ["port"])
    assert state.table.seats["port"] == "person"
    assert state.table.seats["isle"] == "computer"
    with pytest.raises(Illegal, match="no delegation 'nobody'"):
        new_game(BAY, 1, ["nobody"])


def test_7_15_messages_are_read_by_their_room_alone():
    """Room: the plenary, or a caucus. Messages and offers live in it."""
    scene = Scene().does("north", Say("Between us.", ("port",))).does("north", Say("To all."))
    assert [m.text for r in scene.view("isle").rooms.values() for m in r.messages] == ["To all."]
    assert {m.text for r in scene.view("port").rooms.values() for m in r.messages} == {"Between us.", "To all."}
    scene.refuses("north", Say("x" * 2001), "at most 2000")
    scene.refuses("north", Say("  "), "is empty")
    scene.refuses("north", Say(code="nonsense"), "no phrase 'nonsense'")


def test_7_90_a_meter_of_the_table_that_an_author_added_moves_once_whatever_moves_it():
    """A scenario may add meters; one of the table belongs to nobody, so no owner is named and none multiplies it."""
    prices = ExtraMeter("prices", "Bread prices", "table", 40)
    riot = Event("riot", "Riot", "Bread is dear.", effects=(ChangeMeter("prices", 7), ChangeMeter("prices", 2, "all")))
    scene = Scene(meters=(prices,), events=(riot,))
    state = play(scene.state, CHAIR, Inject("riot"))
    assert state.table.meters["prices"] == 49


def test_7_16_whoever_takes_a_seat_over_is_waited_for():
    """The computer's readiness does not bind the person who comes back."""
    scene = Scene().does(CHAIR, Seat("hills", "computer")).does("hills", Ready())
    scene.does(CHAIR, Seat("hills", "person"))
    for seat in ("north", "crown", "port", "isle"):
        scene.does(seat, Ready())
    assert scene.state.table.phase == "negotiation"
    assert "hills" not in scene.state.table.said_ready
    assert scene.does("hills", Ready()).state.table.phase == "signals"


def test_7_91_the_target_of_restrictions_learns_what_an_event_did_to_its_strain():
    """What others may not know is told to its owner, with its cause."""
    riot = Event("frost", "Frost", "A hard frost.", effects=(ChangeMeter("strain", -4, "north"),))
    scene = Scene(events=(riot,))
    before = scene.desk("north").facts["strain:north"]
    scene.does(CHAIR, Inject("frost"))
    assert scene.desk("north").facts["strain:north"] == before - 4
    told = [shift for _, shift in scene.desk("north").shifts if shift.meter == "strain:north"]
    assert [(shift.by, shift.cause.kind, shift.cause.what) for shift in told] == [(-4, "event", "frost")]
    assert not scene.state.table.briefing_shifts


def test_7_17_ready_is_taken_back_while_others_negotiate():
    """Rule 32: until the phase ends, nothing is left of it, and the phase waits for the seat again."""
    scene = Scene().does("port", Ready())
    before = scene.state
    scene.does("crown", Ready())
    assert view(scene.state, "port").table.said_ready == ("crown", "port")
    assert scene.does("crown", Unready()).state == before
    for seat in ("north", "hills", "isle"):
        scene.does(seat, Ready())
    assert scene.state.table.phase == "negotiation"
    assert scene.does("crown", Ready()).state.table.phase == "signals"


def test_7_18_the_last_to_be_ready_has_nothing_to_take_back():
    """The phase ends at once, and what is begun in the next one is another thing."""
    scene = Scene()
    with pytest.raises(Illegal, match="nothing to take back"):
        scene.does("crown", Unready())
    for seat in scene.state.table.seats:
        scene.does(seat, Ready())
    with pytest.raises(Illegal, match="this is the signals phase"):
        scene.does("isle", Unready())


def test_7_19_whoever_was_roused_by_an_offer_may_say_openly_that_it_is_not_ready():
    """A confidential offer rouses a seat unseen: to the others it stays ready, unless it takes that back itself."""
    scene = Scene().does("crown", Ready()).offer("port", "aid, share", also="crown")
    assert not scene.desk("crown").ready
    assert view(scene.state, "isle").table.said_ready == ("crown",)
    scene.does("crown", Unready())
    assert view(scene.state, "isle").table.said_ready == ()


def test_7_20_a_plan_is_taken_back_while_others_plan():
    """Rule 32: the plan is gone, its capital was not spent, and nobody else can tell what was in it."""
    scene = Scene().signals().does("port", Commit())
    before = scene.state
    with pytest.raises(Illegal, match="nothing to take back"):
        scene.does("crown", Recall())
    scene.does("crown", Commit(Plan((Use("exercise", "port"),))))
    with pytest.raises(Illegal, match="You have committed your plan"):
        scene.does("crown", Commit())
    assert scene.does("crown", Recall()).state == before
    for seat in ("north", "hills", "isle", "crown"):
        scene.does(seat, Commit())
    assert scene.state.table.round == 2
    with pytest.raises(Illegal, match="this is negotiation"):
        scene.does("crown", Recall())


def test_7_21_who_may_say_a_thing_may_take_it_back():
    """An office that is ready or commits for its delegation takes that back too; another does not."""
    scene = Scene().does("crown", Ready())
    with pytest.raises(Illegal, match="Negotiator may not"):
        play(scene.state, Actor("crown", "negotiator"), Unready())
    assert not play(scene.state, Actor("crown", "home"), Unready()).table.said_ready
    scene.does("crown", Unready()).signals().does("crown", Commit())
    with pytest.raises(Illegal, match="Negotiator may not"):
        play(scene.state, Actor("crown", "negotiator"), Recall())
    assert play(scene.state, Actor("crown", "home"), Recall()).desks["crown"].plan is None
