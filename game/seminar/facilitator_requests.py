"""What the facilitator's page may ask for: the clock, events, seats, messages, undoing, ending, the debrief.

Each command is one small function in `COMMANDS`. Table 0 means every table.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import get_args

from game.briefs.timetable import TooShort
from game.content import ScenarioError
from game.delegates.cast import company
from game.rules.model.refusal import Illegal
from game.rules.model.table import SeatStatus
from game.rules.model.words import LEVELS
from game.rules.verbs.act import ChairAct
from game.rules.verbs.announce import Announce
from game.rules.verbs.end_game import EndGame
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.inject import Inject
from game.rules.verbs.seat import Seat
from game.rules.verbs.undo import Undo
from game.seminar.client import Client
from game.seminar.delegation_requests import moment, shut_out
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Frame, Refused, cleaned, number, text
from game.seminar.lesson import Wishes, lesson_of
from game.seminar.limits import STUDENTS, TABLES
from game.seminar.pages.chair import cases
from game.seminar.pages.debrief import STAGES
from game.seminar.placing import RULES
from game.seminar.roster import read_roster
from game.seminar.seating import tables_for
from game.seminar.table import Table
from game.wire import Json, Malformed, action_to_json
from game.wire_reading import action_from_json
from game.wording import chair_cure_label, listed

Command = Callable[[Hub, Client, Frame], Awaitable[Json | None]]


async def command(hub: Hub, client: Client, frame: Frame) -> None:
    """Carries out one command and says how it went."""
    identity = text(frame, "id", 64)
    if client.role != "chair":
        raise Refused("Only the facilitator can do that.")
    do = COMMANDS.get(text(frame, "do", 40))
    if do is None:
        raise Refused("The server knows no such command.")
    try:
        found = await do(hub, client, frame)
        hub.keep()
        await hub.written()
    except (Illegal, Malformed, Refused) as refusal:
        client.answer({"t": "no", "id": identity, "text": str(refusal), **_cured(refusal)})
        return
    except OSError as error:
        client.answer({"t": "no", "id": identity, "text": f"That could not be written down ({error.strerror})."})
        return
    client.answer({"t": "ok", "id": identity, **(found or {})})


def _cured(refusal: Exception) -> Json:
    """What mends a refusal: the label of a button, and with what the same command is to be given again."""
    if not isinstance(refusal, Illegal) or not isinstance(refusal.cure, ChairAct):
        return {}
    given = {key: value for key, value in action_to_json(refusal.cure).items() if key != "verb"}
    return {"cure": {"label": chair_cure_label(refusal.cure), "with": given}}


def _tables(hub: Hub, frame: Frame) -> list[Table]:
    """The table that is meant, or all of them. Raises `Refused`."""
    which = number(frame, "table", 0, 1000)
    if which == 0:
        return list(hub.tables.values())
    if which not in hub.tables:
        raise Refused("There is no such table.")
    return [hub.tables[which]]


def _one(hub: Hub, frame: Frame) -> Table:
    tables = _tables(hub, frame)
    if frame.get("table") == 0:
        raise Refused("Choose one table for that.")
    return tables[0]


def _seat(hub: Hub, frame: Frame) -> str:
    seat = text(frame, "seat", 80)
    if seat not in hub.scenario.setting.delegation:
        raise Refused("There is no such seat.")
    return seat


def _status(word: str) -> SeatStatus:
    """Who is to speak for a seat. Raises `Refused`."""
    for status in get_args(SeatStatus):
        if word == status:
            found: SeatStatus = status
            return found
    raise Refused("A seat is given to a computer, left absent, or kept for its people.")


async def start(hub: Hub, client: Client, frame: Frame) -> None:
    """Begins the game; seats that nobody has taken are given to a computer, or left absent."""
    empty = _status(text(frame, "empty", 20, need=False) or "computer")
    for table in _peopled(hub, _tables(hub, frame)):
        for seat in hub.scenario.setting.seats:
            taken = any(True for _ in hub.people.of(table.number, seat))
            status: SeatStatus = "person" if taken else ("computer" if hub.rehearse else empty)
            if table.session.table.seats[seat] != status:
                await table.chair(Seat(seat, status))
        if hub.lesson is not None:
            hub.lesson.begin()
        table.start()
        hub.say("The game has begun.", table=table.number)


def _peopled(hub: Hub, tables: list[Table]) -> list[Table]:
    """Those that can start. Of several, tables without people wait for some: nobody would see what they play."""
    ready = [table for table in tables if not table.started and not table.over]
    sat = [table for table in ready if any(True for _ in hub.people.of(table.number))]
    return sat if len(tables) > 1 and sat else ready


async def pause(hub: Hub, client: Client, frame: Frame) -> None:
    """Stops the clock; delegations cannot act meanwhile."""
    for table in _tables(hub, frame):
        table.pause()


async def resume(hub: Hub, client: Client, frame: Frame) -> None:
    """Lets the clock run again."""
    for table in _tables(hub, frame):
        if table.started and not table.over:
            table.resume()


async def extend(hub: Hub, client: Client, frame: Frame) -> None:
    """Moves the end of the phase."""
    seconds = number(frame, "seconds", -3600, 3600)
    for table in _tables(hub, frame):
        table.clock.extend(seconds)
        table.touch()


async def lengths(hub: Hub, client: Client, frame: Frame) -> None:
    """Sets how long phases last from the next one on."""
    negotiation = number(frame, "negotiation", 60, 7200, "Talks last 1 to 120 minutes.")
    signals = number(frame, "signals", 20, 7200, "Plans take half a minute to 120 minutes.")
    for table in _tables(hub, frame):
        table.planned = None  # what is set by hand stays as it is
        table.clock.length.update({"negotiation": negotiation, "signals": signals})
        table.touch()


async def end_phase(hub: Hub, client: Client, frame: Frame) -> Json:
    """Ends the phase that was on the facilitator's screen, ready or not; of all tables, those still in theirs.

    `at` tells by table number what was on the screen, so that a press as the last delegation gets ready does not
    end the plans that have just begun. A table that it leaves out ends whatever phase it is in.
    """
    tables, at = _tables(hub, frame), frame.get("at", {})
    if not isinstance(at, dict):
        raise Refused("The command does not say for which phase it was meant: reload the page.")
    moved: list[str] = []
    for table in tables:
        if not table.started or table.session.over:
            continue
        meant = at.get(str(table.number))
        try:
            await table.chair(EndPhase(), meant=None if meant is None else moment(meant))
        except Illegal:
            if len(tables) == 1:
                raise
            moved.append(table.name)
    return {"moved": moved}


async def inject(hub: Hub, client: Client, frame: Frame) -> None:
    """Lets an event fall: a prepared one, or one written on the spot with what it moves."""
    if frame.get("event"):
        event = Inject(event=text(frame, "event", 80))
    else:
        effects = frame.get("effects", [])
        held = {
            "verb": "inject",
            "title": text(frame, "title", 200, missing="Give the event a headline first."),
            "text": text(frame, "text", 2000, need=False),
        }
        made = action_from_json({**held, "effects": cleaned(effects)})
        assert isinstance(made, Inject)
        event = made
        _check_effects(hub, event)
    for table in _tables(hub, frame):
        await table.chair(event)


def _check_effects(hub: Hub, event: Inject) -> None:
    known = {"tension", "support", "abandonment", "entrapment"}
    for effect in event.effects:
        seats = hub.scenario.setting.delegation
        if (
            effect.meter not in known
            or effect.scale
            or effect.toward
            or (effect.meter != "tension" and effect.of not in seats)
        ):
            raise Refused("An event of your own moves tension, somebody's support at home, or a partner's fears.")
        if effect.meter in ("abandonment", "entrapment") and effect.of not in hub.scenario.setting.alliance:
            raise Refused("Only a partner has these fears: choose one.")


async def seat(hub: Hub, client: Client, frame: Frame) -> None:
    """Gives a seat to a computer, to its people, or to nobody, whose plan is dropped unless `keep` says otherwise."""
    table, name = _one(hub, frame), _seat(hub, frame)
    status = _status(text(frame, "status", 20))
    if status == "absent" and frame.get("keep") is not True:
        await table.drop_plan(name)  # rule 38
    await table.chair(Seat(name, status))


async def hand_down(hub: Hub, client: Client, frame: Frame) -> None:
    """Somebody who asked for help has been heard."""
    table = _one(hub, frame)
    table.hands.discard(text(frame, "person", 40))
    table.touch()


async def announce(hub: Hub, client: Client, frame: Frame) -> None:
    """Says something to everyone, or to one delegation."""
    act = Announce(
        text(frame, "text", 2000, missing="Write what you want to say first."), text(frame, "to", 80, need=False)
    )
    for table in _tables(hub, frame):
        await table.chair(act)


async def undo(hub: Hub, client: Client, frame: Frame) -> None:
    """Goes back to the start of a round: a new take with new luck, and both stay in the record."""
    if hub.stage >= 0:
        raise Refused("The debrief is open: what has been unlocked cannot be locked again.")
    table = _one(hub, frame)
    await table.chair(Undo(number(frame, "round", 1, 100)))
    hub.say("A round was undone: a new take begins.", table=table.number)


async def end(hub: Hub, client: Client, frame: Frame) -> None:
    """Ends the game where it stands."""
    for table in _tables(hub, frame):
        if not table.session.over:
            await table.chair(EndGame())


async def end_all(hub: Hub, client: Client, frame: Frame) -> None:
    """Ends the game at every table that plays, and takes those out that never began: the debrief may open."""
    begun = [table for table in hub.tables.values() if table.started or table.over]
    if not begun:
        raise Refused("No table has begun: there is nothing to end.")
    for table in begun:
        if not table.session.over:
            await table.chair(EndGame())
    for each in [table.number for table in hub.tables.values() if table not in begun]:
        if not any(True for _ in hub.people.of(each)):
            await hub.close_table(each)
        else:
            await hub.tables[each].chair(EndGame())
    hub.say("The games were ended together.")


async def open_table(hub: Hub, client: Client, frame: Frame) -> None:
    """One more table of the same scenario."""
    if len(hub.tables) >= TABLES:
        raise Refused(f"One laptop hosts at most {TABLES} tables.")
    if hub.stage >= 0:
        raise Refused("The debrief is open: start the server anew for another class.")
    hub.open_table().open()
    hub.changed_all()


async def like(hub: Hub, client: Client, frame: Frame) -> None:
    """What the computer in a seat is like at tables opened from now on; an empty name lets each game draw it."""
    hub.liken(text(frame, "seat", 80), text(frame, "name", 40, need=False))
    hub.changed_all()


async def lesson(hub: Hub, client: Client, frame: Frame) -> None:
    """What is played, how long and by how many, before the first table starts. Tables open and close to suit."""
    if any(table.started for table in hub.tables.values()):
        raise Refused("The game has begun: start the server anew for another case.")
    wishes, level = _wishes(frame), text(frame, "level", 20)
    name = text(frame, "scenario", 80)
    if name not in {hub.scenario.id, *(case.id for case in cases())} or level not in LEVELS:
        raise Refused("Choose a case and a level from the lists.")
    try:
        scenario, timed = lesson_of(name, wishes)
    except (ScenarioError, TooShort) as error:
        raise Refused(str(error)) from error
    homeless = [p.name for p in hub.people.people.values() if p.seat not in scenario.setting.delegation]
    if homeless:
        raise Refused(f"{listed(homeless[:5])} would have no seat in {scenario.setting.title}: take them out first.")
    hub.expected = wishes.students
    hub.plan_lesson(timed)
    computers = hub.computers if scenario.id == hub.scenario.id else {}
    fixed = {seat: each for seat, each in computers.items() if seat != "*"}
    await hub.recast(scenario, {**company(scenario.setting, level), **fixed})
    if wishes.students:
        await _as_many(hub, tables_for(scenario.setting, wishes.students))
    hub.changed_all()


def _wishes(frame: Frame) -> Wishes:
    minutes = number(frame, "minutes", 0, 1000, "Type how many minutes the lesson has.")
    rounds = number(frame, "rounds", 0, 100)
    students = number(frame, "students", 0, STUDENTS, f"Type how many students there are: 1 to {STUDENTS}.")
    return Wishes(students, minutes or None, rounds or None)


async def _as_many(hub: Hub, tables: int) -> None:
    """Opens tables, or closes those without people, the last first, until there are so many."""
    while len(hub.tables) < tables:
        hub.open_table().open()
    for each in sorted(hub.tables, reverse=True):
        if len(hub.tables) > tables and not any(True for _ in hub.people.of(each)):
            await hub.close_table(each)


async def shift(hub: Hub, client: Client, frame: Frame) -> None:
    """The lesson ends some minutes later or earlier than its timetable says."""
    if hub.lesson is None or hub.lesson.began is None:
        raise Refused("There is no timetable that runs.")
    hub.lesson.shift(number(frame, "minutes", -120, 120))
    hub.changed_all()


async def close_table(hub: Hub, client: Client, frame: Frame) -> None:
    """Takes a table without people out of the class."""
    table = _one(hub, frame)
    if any(True for _ in hub.people.of(table.number)):
        raise Refused(f"People sit at {table.name}: take them out first, or end its game.")
    if table.started and not table.over:
        raise Refused(f"{table.name} plays: end its game first.")
    if len(hub.tables) == 1:
        raise Refused("This is the only table: open another one first.")
    await hub.close_table(table.number)


async def rule(hub: Hub, client: Client, frame: Frame) -> None:
    """Where those sit who come in with the class code from now on."""
    wanted = text(frame, "rule", 20)
    if wanted not in RULES:
        raise Refused("People sit by table, by delegation, at random, or as the class list says.")
    if wanted == "roster" and not hub.people.roster:
        raise Refused("There is no class list yet: paste one first.")
    hub.rule = next(each for each in RULES if each == wanted)
    hub.changed_all()


async def roster(hub: Hub, client: Client, frame: Frame) -> Json:
    """Takes a class list, gives everybody on it a personal link, and makes the cards to print."""
    held = frame.get("csv")
    if not isinstance(held, str):
        raise Refused("The class list must be text.")
    made = hub.enrol(read_roster(held, hub.scenario.setting))
    hub.changed_all()
    return {"links": made}


async def class_code(hub: Hub, client: Client, frame: Frame) -> None:
    """A new class code; the old one is void."""
    hub.class_code = hub.people.new_class_code(await hub.coin())
    hub.changed_all()


async def press_link(hub: Hub, client: Client, frame: Frame) -> Json:
    """A link that opens the press's page: the public tables, and bulletins."""
    return {"link": f"/press#{hub.people.new_press()}"}


async def table_code(hub: Hub, client: Client, frame: Frame) -> None:
    """A new code for a table; the old one is void."""
    table = _one(hub, frame)
    hub.codes[table.number] = hub.people.new_table_code(table.number, await hub.coin())
    hub.changed_all()


async def seat_code(hub: Hub, client: Client, frame: Frame) -> Json:
    """A new code for a seat, for somebody who lost it; its devices are told."""
    table, name = _one(hub, frame), _seat(hub, frame)
    code = hub.people.new_seat_code(table.number, name, await hub.coin())
    for other in hub.clients:
        if other.person is not None and (other.person.table, other.person.seat) == (table.number, name):
            other.answer({"t": "code", "code": code})
    return {"code": code}


async def dismiss(hub: Hub, client: Client, frame: Frame) -> None:
    """Somebody leaves a seat for good, with all devices."""
    person = hub.people.people.get(text(frame, "person", 40))
    if person is None:
        raise Refused("Nobody of that name is here any more.")
    for device in hub.people.devices_of(person.id):
        shut_out(hub, device.id)
    hub.people.dismiss(person.id)
    hub.tables[person.table].drafts.pop(person.id, None)
    hub.say(f"{person.name} was taken out of the seat.", table=person.table, seat=person.seat)
    hub.changed(hub.tables[person.table])


async def revoke(hub: Hub, client: Client, frame: Frame) -> None:
    """Shuts out one device."""
    identity = text(frame, "device", 64)
    device = hub.people.device(identity)
    person = hub.people.people.get(device.person) if device is not None else None
    shut_out(hub, identity)
    if person is not None:
        hub.say(f"A device of {person.name} was shut out by you.", table=person.table, seat=person.seat)
    hub.changed_all()


async def invite(hub: Hub, client: Client, frame: Frame) -> Json:
    """A link with which one more device becomes a facilitator's."""
    return {"link": f"/chair#{hub.people.new_claim()}"}


async def only_me(hub: Hub, client: Client, frame: Frame) -> None:
    """Shuts out every other facilitator's device, and any link that nobody has claimed."""
    hub.people.only_chair(client.token)
    for other in list(hub.clients):
        if other.role == "chair" and other.token != client.token:
            other.answer({"t": "out", "text": "This device was shut out by another facilitator's."})
            other.role, other.token, other.page = "", "", None
            other.end()
    hub.say("Other facilitators' devices were shut out.")


async def board_link(hub: Hub, client: Client, frame: Frame) -> Json:
    """A link that opens the projector's page."""
    return {"link": f"/board#{hub.people.new_board()}"}


async def watch(hub: Hub, client: Client, frame: Frame) -> None:
    """Shows one table in full."""
    client.watching = _one(hub, frame).number
    client.refresh()


async def debrief(hub: Hub, client: Client, frame: Frame) -> None:
    """Unlocks the next stage on every seat's page; only when all tables have ended."""
    stage = number(frame, "stage", 0, len(STAGES) - 1)
    if not hub.all_over:
        still = ", ".join(table.name for table in hub.tables.values() if not table.over)
        raise Refused(f"The debrief opens when all tables have ended: {still} still plays.")
    hub.stage = max(hub.stage, stage)
    hub.changed_all()


COMMANDS: dict[str, Command] = {
    "start": start, "pause": pause, "resume": resume, "extend": extend, "lengths": lengths, "end-phase": end_phase,
    "inject": inject, "seat": seat, "announce": announce, "undo": undo, "end": end, "end-all": end_all,
    "open-table": open_table, "like": like, "lesson": lesson, "hand-down": hand_down, "rule": rule, "roster": roster,
    "class-code": class_code, "press-link": press_link, "shift": shift, "close-table": close_table,
    "table-code": table_code, "seat-code": seat_code, "dismiss": dismiss, "revoke": revoke, "invite": invite,
    "only-me": only_me, "board-link": board_link, "watch": watch, "debrief": debrief,
}  # fmt: skip
