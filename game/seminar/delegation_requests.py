"""What a delegation's page may ask for: acts, drafts, forecasts, reasons, earlier messages, its own devices."""

from __future__ import annotations

from math import ceil

from game.host.recorded_game import Moment
from game.present.act_form import act_form
from game.present.appraisal import sound
from game.present.counsel import counsel, on_text
from game.present.drafts import Form, begun, changed, form_of
from game.present.fields import Chosen
from game.present.hearing import reading
from game.present.offer_form import OfferForm
from game.present.pages import page_of
from game.present.plan_form import PlanForm
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Actor
from game.rules.model.view import View
from game.rules.verbs.act import Act, Action, ChairAct
from game.rules.verbs.commit import Commit
from game.rules.verbs.offer import Offer
from game.seminar import advice, limits
from game.seminar.client import Client
from game.seminar.hub import Hub
from game.seminar.incoming_frames import Frame, Refused, cleaned, number, text
from game.seminar.page_json import page_json, remedy
from game.seminar.pages.seat import message
from game.seminar.people import Person
from game.wire import Json, Malformed, action_to_json, dumps, to_json
from game.wire_reading import action_from_json
from game.wording import offer_sentence, phrase, plan_lines

OLDER = 30
"""Earlier messages in one answer."""


def _person(client: Client) -> Person:
    if client.person is None:
        raise Refused("Take a seat first: join with the table code.")
    return client.person


async def act(hub: Hub, client: Client, frame: Frame) -> None:
    """An act of a delegation. It is confirmed when it is on disk."""
    person = _person(client)
    identity = text(frame, "id", 64)
    table, act_id = hub.tables[person.table], f"{person.id}:{identity}"
    try:
        action = _action(frame)
        if isinstance(action, ChairAct):
            raise Illegal(Ground.CHAIR_ONLY, "Only the chair can do that.")
        if not table.knows(act_id):
            _afford(client, action)
            _as_read(table.view(person.seat), action, frame.get("of"))
        actor = Actor(person.seat, person.office, person.name)
        await table.act(actor, action, act_id, moment(frame.get("at")))
    except Malformed as refusal:
        client.answer({"t": "no", "id": identity, "text": str(refusal)})
        return
    except Illegal as refusal:
        mended = remedy(table.view(person.seat), action, refusal) if isinstance(action, Act) else {}
        client.answer({"t": "no", "id": identity, "text": str(refusal), **mended})
        return
    except OSError:
        client.answer(
            {"t": "no", "id": identity, "text": "The server could not write that down: try again in a moment."}
        )
        return
    table.drafts.pop(person.id, None)
    client.answer({"t": "ok", "id": identity, "text": action.done if isinstance(action, Act) else ""})


def _afford(client: Client, action: Action) -> None:
    """Keeps one person, with all windows together, from outrunning the table and filling the record, or `Illegal`."""
    if not client.acts.take():
        raise Illegal(Ground.TOO_FAST, "That is faster than the table can follow: at most five acts a second.")
    wait = client.sent.take(len(dumps(to_json(action)).encode()) + limits.ENTRY)
    if wait:
        words = f"You have sent much in a short time: wait {ceil(wait)} seconds, then send it again."
        raise Illegal(Ground.TOO_FAST, words)


def _as_read(view: View, action: Action, read: object) -> None:
    """Refuses a text or plan that is not the one whose preview was read. Raises `Illegal`."""
    if read is None or not isinstance(action, Offer | Commit):
        return
    try:
        same = read == advice.mark(view, action)
    except LookupError:  # it names what is not on the table
        same = False
    if not same:
        words = "This is not what the preview said: read what it says now, then do it again."
        raise Illegal(Ground.OTHER_MOMENT, words)


def _action(frame: Frame) -> Action:
    """The act in a frame. Raises `Malformed`, also for one that is longer than anybody needs."""
    act = cleaned(frame.get("act"))
    if len(dumps(act)) > limits.ACT:
        raise Malformed(f"That is too long: a message has at most {limits.MESSAGE} characters.")
    return action_from_json(act)


def moment(at: object) -> Moment:
    """The take, round and phase that a frame names. Raises `Illegal`."""
    if not isinstance(at, list) or len(at) != 3:
        raise Illegal(Ground.OTHER_MOMENT, "The act does not say for which round it was meant: reload the page.")
    take, round_no, phase = at
    if type(take) is not int or type(round_no) is not int or not isinstance(phase, str):
        raise Illegal(Ground.OTHER_MOMENT, "The act does not say for which round it was meant: reload the page.")
    return take, round_no, phase


def draft(hub: Hub, client: Client, frame: Frame) -> None:
    """What somebody is writing, for the others of the same delegation; empty takes it back."""
    person = _person(client)
    table = hub.tables[person.table]
    held = frame.get("draft")
    if held is None:
        if table.drafts.pop(person.id, None) is not None:
            table.touch()
        return
    if len(dumps(held)) > limits.DRAFT:
        raise Refused("This draft is too long to share.")
    view = table.view(person.seat)
    try:
        action = action_from_json(cleaned(held))
        if isinstance(action, Offer):
            words = offer_sentence(view, action.text, view.round)
        elif isinstance(action, Commit):
            words = " ".join(plan_lines(view, action.plan))
        else:
            raise Refused("Only an offer or a plan can be shared as a draft.")
    except (Malformed, LookupError) as error:
        raise Refused("This draft cannot be read.") from error
    table.drafts[person.id] = {
        "by": person.name, "seat": person.seat, "verb": action.verb, "words": words, "act": cleaned(held),
    }  # fmt: skip
    table.touch()


def forecast(hub: Hub, client: Client, frame: Frame) -> None:
    """The form of a draft after some choices, and what it would do, as far as the seat can know."""
    person = _person(client)
    asked, verb = number(frame, "n", 0, 1_000_000_000), text(frame, "verb", 40)
    view = hub.tables[person.table].view(person.seat)
    try:
        found = drafted(view, verb, frame)
    except Malformed as error:
        found = {"text": str(error)}
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError):
        found = {"text": "This draft names something that is not on the table: choose from the lists."}
    client.answer({"t": "forecast", "n": asked, "verb": verb, **found})


def drafted(view: View, verb: str, frame: Frame) -> Json:
    draft = begun(view, verb) if frame.get("act") is None else _action(frame)
    if draft is None:
        return {"form": page_json(act_form(view, verb))}
    if isinstance(draft, ChairAct) or draft.verb != verb:
        raise Malformed("A form is of an act of a delegation, by its verb.")
    draft = changed(view, draft, _edits(frame))
    held, form = action_to_json(draft), form_of(view, draft)
    if len(dumps(held)) > limits.ACT:
        raise Malformed("This draft is longer than any text or plan can be.")
    return {"act": held, "form": page_json(form), **_foreseen(view, draft, form)}


def _foreseen(view: View, draft: Act, form: Form) -> Json:
    """What a draft would do, where it has been begun and nothing is wrong with it."""
    if isinstance(draft, Offer) and isinstance(form, OfferForm) and form.put is not None:
        return advice.on_text(view, draft)
    if isinstance(draft, Commit) and isinstance(form, PlanForm) and form.commit is not None:
        return {} if form.commit.refusal else advice.on_plan(view, draft)
    return {}


def _edits(frame: Frame) -> list[tuple[str, Chosen]]:
    """What was chosen in a form, in order. Raises `Malformed`."""
    held = frame.get("edits", [])
    if not isinstance(held, list) or len(held) > limits.EDITS:
        raise Malformed(f"At most {limits.EDITS} choices at once.")
    for each in held:
        known = isinstance(each, list) and len(each) == 2 and isinstance(each[0], str)
        if not known or not isinstance(each[1], str | int):
            raise Malformed("A choice is the name of a field and what it shall be.")
    return [(name, value) for name, value in held]


def read_back(hub: Hub, client: Client, frame: Frame) -> None:
    """What the computers that a message is for would hear, while it is typed; no lines where none listens."""
    person = _person(client)
    words, to = text(frame, "text", limits.READ_BACK), frame.get("to")
    view = hub.tables[person.table].view(person.seat)
    if not isinstance(to, list) or not all(seat in view.setting.seats for seat in to):
        raise Refused("A message is for delegations of this table, or for everyone.")
    found = reading(view, words, to)
    held: Json = {"lines": [], "text": None, "refusal": ""}
    if found is not None:
        draft = None if found.draft is None else to_json(found.draft)
        held = {"lines": list(found.lines), "text": draft, "refusal": found.refusal}
    client.answer({"t": "reading", "of": words, "to": to, **held})


def read(hub: Hub, client: Client, frame: Frame) -> None:
    """Which pages to read are looked at: only those are sent, and again whenever they change."""
    person, names = _person(client), frame.get("pages")
    if not isinstance(names, list) or len(names) > limits.PAGES:
        raise Refused(f"At most {limits.PAGES} pages are looked at together.")
    looking = tuple(dict.fromkeys(map(str, names)))
    try:
        for name in looking:
            page_of(hub.tables[person.table].view(person.seat), name)
    except LookupError as error:
        raise Refused("There is no such page.") from error
    client.looking = looking
    client.refresh()


def advise(hub: Hub, client: Client, frame: Frame) -> None:
    """What the adviser says: on a text, or on what to do now."""
    person, asked = _person(client), number(frame, "n", 0, 1_000_000_000)
    view = hub.tables[person.table].view(person.seat)
    if hub.adviser == "off":
        raise Refused("This class plays without an adviser: ask whoever leads it.")
    try:
        act = _action(frame) if frame.get("act") is not None else None
        if isinstance(act, Offer) and not sound(view, act.text):
            raise Refused("This text names something that is not on the table: choose from the lists.")
        said = on_text(view, act.text) if isinstance(act, Offer) else counsel(view, hub.adviser)
    except Malformed as error:
        raise Refused(str(error)) from error
    except LookupError as error:
        raise Refused("This text names something that is not on the table: choose from the lists.") from error
    words = {"words": page_json(said)} if isinstance(said, tuple) else page_json(said)
    client.answer({"t": "counsel", "n": asked, **words})


def older(hub: Hub, client: Client, frame: Frame) -> None:
    """Messages of a room before those on the page."""
    person = _person(client)
    view = hub.tables[person.table].view(person.seat)
    room = view.rooms.get(text(frame, "room", 400))
    if room is None:
        raise Refused("You are not in that room.")
    before = min(number(frame, "before", 0, 1_000_000), len(room.messages))
    first, size = before, 0
    while first > 0 and before - first < OLDER and size < 16_000:
        first -= 1
        size += len(phrase(room.messages[first]))
    found = [message(room, index) for index in range(first, before)]
    client.answer({"t": "older", "room": frame["room"], "first": first, "messages": found})


async def revoke(hub: Hub, client: Client, frame: Frame) -> None:
    """Shuts out a later device of the same person."""
    person, own = _person(client), client.device
    device = hub.people.device(text(frame, "device", 64))
    if device is None or own is None or device.person != person.id or device.order <= own.order:
        raise Refused("You can shut out only devices that opened your seat after this one.")
    shut_out(hub, device.id)
    code = hub.people.new_seat_code(person.table, person.seat, await hub.coin())
    for mate in list(hub.clients):
        if mate.person is not None and mate.person.table == person.table and mate.person.seat == person.seat:
            mate.answer({"t": "code", "code": code})
    client.answer({"t": "revoked", "device": device.id, "text": "The other device is shut out."})
    hub.say(f"{person.name} has shut out another device.", table=person.table, seat=person.seat)


OUT = "This device was shut out of the seat: ask the facilitator if it is yours."


def shut_out(hub: Hub, identity: str, words: str = OUT) -> None:
    """Closes a device's connections, forgets its token and what was being drafted there."""
    device = hub.people.device(identity)
    if device is None:
        return
    hub.people.shut_out(device)
    hub.settle(identity)
    person = hub.people.people.get(device.person)
    if person is not None and person.table in hub.tables:
        hub.tables[person.table].drafts.pop(person.id, None)
    for other in list(hub.clients):
        if other.device is not None and other.device.id == identity:
            other.answer({"t": "out", "text": words})
            other.role, other.person, other.page = "", None, None
            other.end()


def hand(hub: Hub, client: Client, frame: Frame) -> None:
    """Asks for the facilitator, or takes that back."""
    person = _person(client)
    table = hub.tables[person.table]
    if frame.get("up") is True:
        table.hands.add(person.id)
        title = hub.scenario.setting.delegation[person.seat].title
        hub.say(f"{person.name} of {title} asks for help.", table=person.table, seat=person.seat)
    else:
        table.hands.discard(person.id)
    table.touch()


def leave(hub: Hub, client: Client, frame: Frame) -> None:
    """Forgets this device, as somebody wants who used a borrowed one."""
    person = _person(client)
    if client.device is not None:
        shut_out(hub, client.device.id, "This device has left the seat.")
    hub.changed(hub.tables[person.table])
