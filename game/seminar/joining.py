"""Coming in: looking at a table by its code, taking a seat, coming back, claiming the facilitator's page.

A right code opens at once, however many others guess; see `code_lookup`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from game.rules.model.refusal import Illegal
from game.rules.offices import offices
from game.rules.verbs.seat import Seat
from game.seminar.classroom import now_ms
from game.seminar.client import Client
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Frame, Refused, name, text
from game.seminar.limits import PAUSE
from game.seminar.people import CLASS, Coined, Person
from game.seminar.roster import Entry
from game.wire import Json
from game.wording import ROLE_WORDS, initial

log = logging.getLogger("overture.seminar")


async def _find(hub: Hub, client: Client, frame: Frame) -> tuple[int, str]:
    """The table and perhaps the seat that a typed code opens. Raises `Refused`."""
    found = await hub.find(text(frame, "code", 40, missing="Type the code first."), client.guesses)
    if found is None:
        slow = f" Wrong codes take {PAUSE} seconds each from now on." if client.guesses.many else ""
        raise Refused(
            f"No table has that code: look at the projector, or ask the facilitator, and type it again.{slow}"
        )
    return found


async def look(hub: Hub, client: Client, frame: Frame) -> None:
    """Shows who sits where at the table of a code."""
    number, own = await _find(hub, client, frame)
    if number == CLASS:
        client.answer({"t": "class", "title": hub.scenario.setting.title, "roster": hub.rule == "roster"})
        return
    table = hub.tables[number]
    setting = hub.scenario.setting
    seats = []
    for each in setting.delegations:
        members = list(hub.people.of(number, each.id))
        seats.append(
            {
                "id": each.id,
                "title": each.title,
                "role": ROLE_WORDS[each.role],
                "text": each.text,
                "emblem": each.emblem,
                "initial": initial(setting, each.id),
                "members": [p.name for p in members] if own == each.id else len(members),
                "taken": bool(members),
                "yours": own == each.id,
                "offices": [{"id": o.id, "title": o.title} for o in offices(setting, each.id)],
            }
        )
    client.answer({"t": "table", "name": table.name, "own": own, "seats": seats, "over": table.over})


async def join(hub: Hub, client: Client, frame: Frame) -> None:
    """Takes a seat, joins a delegation by its code, or comes back to it on another device."""
    number, own = await _find(hub, client, frame)
    coined = None if own else await hub.coin()
    who = name(frame)
    if number == CLASS:
        await _sit_down(hub, client, _expected(hub, who))
        return
    seat = own or text(frame, "seat", 80)
    setting = hub.scenario.setting
    if seat not in setting.delegation:
        raise Refused("There is no such seat at this table: choose one from the list.")
    if own:
        back = next((p for p in hub.people.of(number, own) if p.name.casefold() == who.casefold()), None)
        if back is not None:
            await _come_back(hub, client, back)
            return
    elif any(True for _ in hub.people.of(number, seat)):
        hub.say(
            f"Somebody tried to take the seat of {setting.delegation[seat].title}, which is taken.",
            table=number,
            seat=seat,
        )
        raise Refused(
            "That seat is taken. Its members can read you its seat code: type that instead of the table code."
        )
    office = text(frame, "office", 80, need=False) or "head"
    if office not in {o.id for o in offices(setting, seat)}:
        raise Refused("That delegation has no such office: choose one from the list.")
    await _enter(hub, client, hub.people.enter(number, seat, office, who), coined)


async def _enter(hub: Hub, client: Client, person: Person, coined: Coined | None) -> None:
    """Somebody new has a seat. coined: its code is new; None where it is known to who came in."""
    who, number, seat, setting = person.name, person.table, person.seat, hub.scenario.setting
    if hub.lesson is not None:
        hub.lesson.begin()
    token, device = hub.people.new_device(person)
    code = "" if coined is None else hub.people.new_seat_code(number, seat, coined)
    await _keep(hub, lambda: hub.people.withdraw(device, new=True))
    hub.sit(client, person, device)
    client.answer({"t": "welcome", "role": "seat", "token": token, "code": code, "now": now_ms(), "table": number})
    hub.say(f"{who} has joined {setting.delegation[seat].title}.", table=number, seat=seat)
    client.refresh()
    hub.changed(hub.tables[number])
    await _hand_over(hub, person)


def _expected(hub: Hub, who: str) -> Entry:
    """Whoever typed the class code, as the class list has them. Raises `Refused` for a name that may not come in so."""
    if any(each.name.casefold() == who.casefold() for each in hub.people.people.values()):
        raise Refused(
            "Somebody of that name sits already. If it is you, type your seat's code, or open your personal link again;"
            " else choose another pseudonym."
        )
    if hub.rule != "roster":
        return Entry(who)
    if who.casefold() not in hub.people.roster:
        raise Refused("That name is not on the class list: type it as it stands there, or ask the facilitator.")
    return hub.people.roster[who.casefold()]


async def _sit_down(hub: Hub, client: Client, entry: Entry) -> None:
    """Gives somebody a place in the class: the one on the list, else the next by the rule. Raises `Refused`."""
    coined = await hub.coin()
    found = hub.place()
    if found is None:
        raise Refused("Every delegation is full: ask the facilitator for one more table.")
    table, seat = entry.table if entry.table in hub.tables else 0, entry.seat
    number, where = table or found[0], seat or found[1]
    if table and not seat:
        few = {each: sum(1 for _ in hub.people.of(table, each)) for each in hub.scenario.setting.seats}
        where = min(few, key=lambda each: few[each])
    if where not in hub.scenario.setting.delegation:
        where = found[1]
    mates = list(hub.people.of(number, where))
    known = offices(hub.scenario.setting, where)
    given = next((each.id for each in known if each.id == entry.office), known[len(mates) % len(known)].id)
    person = hub.people.enter(number, where, given, entry.name)
    await _enter(hub, client, person, coined)
    hub.people.came(entry.name, person.id)
    for mate in hub.clients:
        if mate.person in mates:
            mate.answer({"t": "code", "code": coined[0]})


async def personal(hub: Hub, client: Client, frame: Frame) -> None:
    """Opens a personal link: the first time it takes a seat, later it comes back to it."""
    found = hub.people.linked(text(frame, "link", 200))
    if found is None:
        raise Refused("This link is of another class, or has been replaced: ask the facilitator for a new one.")
    entry, person = found
    if person is not None:
        await _come_back(hub, client, person)
        return
    await _sit_down(hub, client, _named(hub, entry))


def _named(hub: Hub, entry: Entry) -> Entry:
    """Raises `Refused` where somebody else has taken the name of this link."""
    if any(each.name.casefold() == entry.name.casefold() for each in hub.people.people.values()):
        raise Refused("Somebody sits already under the name of this link: ask the facilitator to take them out.")
    return entry


async def _keep(hub: Hub, take_back: Callable[[], None]) -> None:
    """Waits until who came in is on disk. What cannot be kept never was, or a seat would be taken by nobody."""
    try:
        await hub.people.file.written()
    except OSError as error:
        take_back()
        words = "The server's disk takes no more, so that was not done: ask the facilitator to free some space."
        raise Refused(words) from error


async def _hand_over(hub: Hub, person: Person) -> None:
    """The first person in a seat takes it from the computer that kept it warm."""
    table = hub.tables[person.table]
    alone = sum(1 for _ in hub.people.of(person.table, person.seat)) == 1
    if alone and not table.session.over and table.session.table.seats[person.seat] != "person":
        try:
            await table.chair(Seat(person.seat, "person"), member="join")
        except (Illegal, OSError):
            log.exception("the seat could not be handed over")


async def _come_back(hub: Hub, client: Client, person: Person) -> None:
    token, device = hub.people.new_device(person)
    await _keep(hub, lambda: hub.people.withdraw(device, new=False))
    for other in hub.speaking_for(person.id):
        other.answer({"t": "takeover", "device": device.id, "text": "Your seat was opened on another device."})
    hub.sit(client, person, device)
    client.answer({"t": "welcome", "role": "seat", "token": token, "code": "", "now": now_ms(), "table": person.table})
    title = hub.scenario.setting.delegation[person.seat].title
    hub.say(
        f"{person.name} of {title} came back on another device.", table=person.table, seat=person.seat, device=device.id
    )
    client.refresh()
    hub.changed(hub.tables[person.table])


def hello(hub: Hub, client: Client, frame: Frame) -> None:
    """A device that has a token says so."""
    token = text(frame, "token", 200)
    if hub.people.is_chair(token):
        _preside(hub, client, token)
    elif hub.people.is_board(token):
        client.role = "board"
        client.page = hub.board_page
    elif hub.people.is_press(token):
        client.role = "press"
        client.page = hub.board_page
    else:
        found = hub.people.person(token)
        if found is None or found[0].table not in hub.tables:
            raise Refused("This device is not known here any more: join again with the table code or your seat code.")
        hub.sit(client, *found)
    client.answer(welcome(client))
    client.forget()
    if client.person is not None:
        hub.changed(hub.tables[client.person.table])


def _preside(hub: Hub, client: Client, token: str) -> None:
    client.role, client.token = "chair", token
    client.page = lambda: hub.chair_page(client.watching)


def welcome(client: Client) -> Json:
    """What a known device is told first."""
    return {"t": "welcome", "role": client.role, "now": now_ms(), "table": client.person.table if client.person else 0}


async def claim(hub: Hub, client: Client, frame: Frame) -> None:
    """The first device that opens the facilitator link becomes the facilitator's."""
    link = text(frame, "claim", 200)
    try:
        token = hub.people.claim(link)
    except Refused:
        hub.say("Somebody opened a facilitator link that is claimed or old, and was refused.")
        raise
    await _keep(hub, lambda: hub.people.unclaim(link, token))
    _preside(hub, client, token)
    client.answer({"t": "welcome", "role": "chair", "token": token, "now": now_ms(), "table": 0})
    hub.say("A facilitator's device has claimed the page.")
    client.refresh()
