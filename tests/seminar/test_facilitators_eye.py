"""The facilitator's eye: who is silent over phases, stuck, asking for help; and a seat set to nobody."""

from __future__ import annotations

from typing import Any

from classroom import Classroom

from game.seminar.table import STUCK


def seat_of(told: dict[str, Any], seat: str) -> dict[str, Any]:
    return next(each for each in told["seats"] if each["id"] == seat)


def test_whoever_is_silent_for_phases_or_refused_again_and_again_is_seen(room: Classroom) -> None:
    chair = room.chair()
    ben, cleo = room.seat("meridane"), room.seat("lindrow")
    chair.do("start", empty="absent")
    ben.until("clock", lambda clock: clock["started"])
    for then in ((1, "signals"), (2, "negotiation")):
        assert ben.act({"verb": "say", "text": "Good morning."})["t"] == "ok"
        chair.end_phase()
        ben.until("head", lambda head, then=then: (head["round"], head["phase"]) == then)
    told = chair.until("room-1", lambda told: seat_of(told, "lindrow")["quiet"] == 2)
    assert seat_of(told, "meridane")["quiet"] == 0
    cleo.settle()
    for _ in range(STUCK):
        assert cleo.act({"verb": "accept", "offer": 99})["t"] == "no"
    chair.until("room-1", lambda told: seat_of(told, "lindrow")["stuck"])
    assert cleo.act({"verb": "say", "text": "Ah."})["t"] == "ok"
    chair.until("room-1", lambda told: not seat_of(told, "lindrow")["stuck"] and not seat_of(told, "lindrow")["quiet"])


def test_a_raised_hand_is_seen_and_taken_down(room: Classroom) -> None:
    chair, ben, cleo = room.chair(), room.seat("meridane", "Ben"), room.seat("lindrow")
    ben.send({"t": "hand", "up": True})
    ben.until("delegation", lambda told: told["hand"])
    told = chair.until("room-1", lambda told: any(m["hand"] for m in seat_of(told, "meridane")["members"]))
    assert not any(m["hand"] for m in seat_of(told, "lindrow")["members"])
    assert any(line["text"] == "Ben of Meridane asks for help." for line in chair.parts["class"]["said"])
    cleo.settle()
    assert not cleo.parts["delegation"]["hand"]
    assert chair.do("hand-down", person=seat_of(told, "meridane")["members"][0]["id"])["t"] == "ok"
    ben.until("delegation", lambda told: not told["hand"])
    stranger = room.device()
    stranger.send({"t": "hand", "up": True})
    assert "Take a seat first" in stranger.hear("no")["text"]


def test_a_seat_set_to_nobody_drops_its_plan_unless_it_is_kept(room: Classroom) -> None:
    chair = room.chair()
    ben, cleo = room.seat("meridane"), room.seat("lindrow")
    room.seat("tavenel")
    chair.do("start", empty="absent")
    chair.end_phase()
    plan = {"verb": "commit", "plan": {"moves": [{"move": "address"}]}}
    for device, seat, keep in ((ben, "meridane", False), (cleo, "lindrow", True)):
        device.until("head", lambda head: head["phase"] == "signals")
        assert device.act(plan)["t"] == "ok", device.frames[-1]
        assert chair.do("seat", seat=seat, status="absent", keep=keep)["t"] == "ok"
        held = room.hub.tables[1].session.truth().desks[seat].plan
        assert (held is not None) == keep
