"""What is on the table, as lists: commitments, concessions, offers, rooms, and the story of a round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.present.answers import offer_card
from game.present.offer_form import blank, clause_form
from game.present.pages import page_of
from game.rules.law.rooms import room_key
from game.rules.model.concessions import Concession
from game.rules.model.room import Room
from game.rules.model.view import View
from game.speech.name_matching import Puzzled, candidates, pick, plain, seat_options
from game.terminal.examples import other
from game.terminal.forecasts import appraisal
from game.wording import (
    ask_sentence,
    count,
    decimal,
    listed,
    message_sentence,
    offer_sentence,
    offer_status,
    seat_name,
    seats_named,
    shut_sentence,
)


def history(view: View, words: str) -> list[str]:
    """The story of one round, or of the last one."""
    reports = view.table.history
    if not reports:
        return ["No round has been resolved yet."]
    digits = re.sub(r"[^\d-]", "", words)
    number = int(digits[:4]) if re.fullmatch(r"-?\d+", digits) else len(reports)
    if not 1 <= number <= len(reports):
        span = "only of round 1" if len(reports) == 1 else f"of rounds 1 to {len(reports)}"
        raise Puzzled(f"There is a story {span}: for example `history {len(reports)}`.")
    return list(page_of(view, f"round:{number}").lines)


def concessions(view: View, words: str) -> list[str]:
    """What can be given, perhaps only on one issue or by one delegation, and what it is worth."""
    setting = view.setting
    chosen: Sequence[Concession] = setting.concessions
    if words:
        chosen = _chosen(view, words)
    lines = []
    for issue in setting.issues:
        held = [c for c in chosen if c.issue == issue.id]
        if held:
            lines.append(f"{issue.title}. {issue.text}".strip())
        for concession in held:
            lines += _concession_lines(view, concession)
    lines.append("Worths of others are published estimates; each game varies the real ones. All are points a round.")
    return lines


def _chosen(view: View, words: str) -> list[Concession]:
    setting = view.setting
    options: dict[str, tuple[str, ...]] = {f"issue {i.id}": (i.id, i.title) for i in setting.issues}
    options |= {f"seat {s}": names for s, names in seat_options(setting).items()}
    options |= {f"concession {c.id}": (c.id, c.title) for c in setting.concessions}
    names = {"mine": f"seat {view.seat}", "me": f"seat {view.seat}", "own": f"seat {view.seat}"}
    found = names.get(plain(words))
    if found is None:
        matches = candidates(words, options)
        found = matches[0] if matches else None
    if found is None:
        plainly: dict[str, tuple[str, ...]] = {i.id: (i.id, i.title) for i in setting.issues}
        plainly |= seat_options(setting)
        found_id = pick(words, plainly, "issue or delegation")
        found = f"seat {found_id}" if found_id in setting.delegation else f"issue {found_id}"
    kind, _, name = found.partition(" ")
    return [c for c in setting.concessions if name == {"issue": c.issue, "seat": c.giver, "concession": c.id}[kind]]


def _concession_lines(view: View, concession: Concession) -> list[str]:
    setting = view.setting
    traits = [f"given by {seat_name(setting, concession.giver)}"]
    if concession.core and setting.adversaries.get(concession.giver):
        sides = seats_named(setting, (concession.giver, *setting.adversaries[concession.giver]))
        traits.append(f"core: it needs the signatures of {sides}")
    if concession.quiet:
        traits.append("quiet: it may be confidential")
    if setting.plays("breach"):
        traits.append(f"an unwatched breach is noticed with a chance of {concession.notice} percent a round")
    lines = [f"- {concession.title} (`{concession.id}`): {'; '.join(traits)}."]
    for level in clause_form(view, blank(view).text, concession).level.alternatives[1:]:
        published = ((s, setting.published(s, concession.id, int(level.value))) for s in setting.seats)
        others = [f"{seat_name(setting, s)} {decimal(worth)}" for s, worth in published if worth and s != view.seat]
        rest = f" To others, as published: {', '.join(others)}." if others else ""
        words = f"  Level {level.value}, {level.title}: {level.price}.{rest} {level.refusal}"
        lines.append(words.rstrip())
    return lines


def offers(view: View, *, everything: bool) -> list[str]:
    """Offers the seat has seen, open ones or all."""
    shown = [s for s in view.offers() if everything or s.offer.status == "open"]
    if shown:
        return [offer_card(view, seen).spoken for seen in shown]
    if view.desk.offers:
        return ["No offer is open. `offers all` shows old ones."]
    return [f"Nothing has been offered yet. `offer` puts a text, `wouldtake {other(view)}` asks for one."]


def whole_offer(view: View, number: int, *, advised: bool = True) -> list[str]:
    """One offer in all its words, with what it is worth, what it would do and what each home would say."""
    seen = view.offer(number)
    if seen is None:
        raise Puzzled(f"There is no offer {number}: `offers` lists them.")
    offer = seen.offer
    lines = [f"Offer {number}: {offer_sentence(view, offer.text, offer.round)}", offer_status(view, seen)]
    return lines + appraisal(view, offer.text, advised=advised) if offer.status == "open" else lines


def rooms(view: View) -> list[str]:
    """The seat's rooms, a line each."""
    lines = []
    for room in view.rooms.values():
        name = room_title(view, room)
        open_offers = sum(o.status == "open" for o in room.offers)
        parts = [count(len(room.messages), "message"), count(open_offers, "open offer")]
        lines.append(f"{name}: {listed(parts)}.")
    return [*lines, f"`room {other(view)}` reads one; `say {other(view)}: ...` or an offer opens one."]


def room_title(view: View, room: Room) -> str:
    """A room by who is in it."""
    if room_key(room.members) == room_key(tuple(sorted(view.setting.seats))):
        return "The plenary"
    return f"The room with {seats_named(view.setting, (s for s in room.members if s != view.seat))}"


def room_lines(view: View, room: Room) -> list[str]:
    """Everything in a room, by kind: what was said, asked, closed, and put."""
    lines = [f"{room_title(view, room)}."]
    lines += [f"Round {m.round}: {message_sentence(view, m, room)}" for m in room.messages]
    lines += [f"Round {a.round}: {ask_sentence(view, a)}" for a in room.asked]
    lines += [shut_sentence(view, s) for s in room.shut if s.round == view.round]
    key = room_key(room.members)
    lines += [offer_card(view, seen).spoken for seen in view.offers() if seen.room == key]
    return lines if len(lines) > 1 else [*lines, "Nothing has been said here yet."]
