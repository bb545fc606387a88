"""What is new for one seat between two of its Views, as sentences: the running commentary of every client.

Made from the two Views alone, so it cannot tell what the seat cannot see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.rules.model.phrases import PHRASES
from game.rules.model.room import Asked, Message, Overtured, Room, Shut
from game.rules.model.view import SeenOffer, View
from game.wording.ending import outcome_sentence
from game.wording.names import seat_name, seats_named
from game.wording.news import briefing, fell_sentence, notice_sentence
from game.wording.offers import reason_words, signed_sentence
from game.wording.rounds import band_changes, round_effects, round_events
from game.wording.situation import heading
from game.wording.texts import compared, concession_phrase, offer_brief
from game.wording.worths import side_effects


def message_sentence(view: View, message: Message, room: Room) -> str:
    """Something said, with who said it and to whom."""
    setting = view.setting
    by = "You" if message.by == view.seat else seat_name(setting, message.by)
    others = [s for s in room.members if s != message.by]
    everyone = len(room.members) == len(setting.seats)
    to = "everyone" if everyone else seats_named(setting, ("you" if s == view.seat else s for s in others))
    say = "say" if message.by == view.seat else "says"
    return f"{by} {say} to {to}: {phrase(message)}"


def phrase(message: Message) -> str:
    """The words of a message; a ready-made phrase in full, with what it is about."""
    if not message.code:
        return message.text
    words = PHRASES.get(message.code, message.text)
    about = f" (About {message.about}.)" if message.about else ""
    return f"{words}{about}" + (f" {message.text}" if message.text else "")


def ask_sentence(view: View, asked: Asked) -> str:
    """Somebody asked what it would take."""
    setting = view.setting
    by = "You" if asked.by == view.seat else seat_name(setting, asked.by)
    to = "you" if asked.to == view.seat else seat_name(setting, asked.to)
    wish = " and ".join(concession_phrase(setting, c.concession, c.level) for c in asked.wish)
    if wish:
        return f"{by} asked {to}: what would it take for {wish}?"
    return f"{by} asked {to} what it would take."


def shut_sentence(view: View, shut: Shut) -> str:
    """Somebody closed an issue for this round."""
    setting = view.setting
    issue = next((i.title for i in setting.issues if i.id == shut.issue), shut.issue)
    by = "You" if shut.by == view.seat else seat_name(setting, shut.by)
    to = "you" if shut.to == view.seat else seat_name(setting, shut.to)
    return f'{by} will not talk with {to} about "{issue}" this round.'


def changes(before: View, after: View) -> list[str]:
    """Everything new that the seat can see in `after` and could not in `before`, in the order of a round."""
    lines = [*_talk(before, after)]
    if after.table.take != before.table.take:
        return [f"The game has gone back to the start of round {after.round}. Luck is drawn anew.", *briefing(after)]
    if len(after.table.history) > len(before.table.history):
        lines += _resolved(before, after)
    elif after.table.phase != before.table.phase:
        lines += ["Negotiation is over; offers still open have lapsed.", heading(after)]
    else:
        lines += _ready(before, after)
    lines += [notice_sentence(n) for n in after.table.notices[len(before.table.notices) :] if not n.title]
    lines += [notice_sentence(n) for n in after.desk.notices[len(before.desk.notices) :]]
    return lines


def _talk(before: View, after: View) -> Iterator[str]:
    for key, room in after.rooms.items():
        old = before.rooms.get(key, Room(room.members))
        for message in room.messages[len(old.messages) :]:
            if message.by != after.seat:
                yield message_sentence(after, message, room)
        for asked in room.asked[len(old.asked) :]:
            if asked.by != after.seat:
                yield ask_sentence(after, asked)
        for shut in room.shut[len(old.shut) :]:
            if shut.by != after.seat:
                yield shut_sentence(after, shut)
    yield from _offers(before, after)
    yield from _overtures(before, after)


def _offers(before: View, after: View) -> Iterator[str]:
    known = {seen.number: seen for seen in before.offers()}
    gone = []
    for seen in after.offers():
        old = known.get(seen.number)
        if old is not None:
            if old.offer != seen.offer:
                yield from _moved_on(after, old, seen)
        elif seen.offer.author != after.seat:
            if _is_told(after, seen):
                yield from _put(after, seen, known)
            else:
                gone.append(_put_and_gone(after, seen))
    if gone:
        yield f"Put and closed already: {'; '.join(gone)}."


def _put_and_gone(view: View, seen: SeenOffer) -> str:
    """Another's offer that closed before the reader looked, in a few words."""
    offer, by = seen.offer, seat_name(view.setting, seen.offer.author)
    named = f"{by}'s offer {seen.number}"
    match offer.status:
        case "declined" if offer.declined_by:
            who = "you" if offer.declined_by == view.seat else seat_name(view.setting, offer.declined_by)
            return f"{named}, which {who} {'declined' if offer.reason else 'answered with another text'}"
        case "withdrawn":
            return f"{named}, which it withdrew"
        case "replaced":
            return f"{named}, which it replaced"
    return named


def _is_told(view: View, seen: SeenOffer) -> bool:
    """Whether another's new offer is told by itself: it is open, it binds, or it answers what the reader signed."""
    earlier = seen.offer.counters or seen.offer.version_of
    answered = view.rooms[seen.room].offers[earlier - 1] if earlier else None
    return seen.offer.status in ("open", "bound") or (answered is not None and view.seat in answered.signed)


def _named(view: View, seen: SeenOffer) -> str:
    return f"your offer {seen.number}" if seen.offer.author == view.seat else f"offer {seen.number}"


def _put(view: View, seen: SeenOffer, known: Mapping[int, SeenOffer]) -> Iterator[str]:
    offer = seen.offer
    author, hint = seat_name(view.setting, offer.author), side_effects(view, offer.text)
    answered = offer.counters or offer.version_of
    countered = next((s for s in known.values() if s.room == seen.room and s.offer.number == answered), None)
    if answered and countered is not None:
        does = "puts a new version of" if countered.offer.author == offer.author else "answers"
        head = f"{author} {does} {_named(view, countered)}{':' if does != 'answers' else ' with'} offer {seen.number}."
        words = compared(view, countered.offer.text, offer.text)
    else:
        head, words = f"{author} puts offer {seen.number}:", offer_brief(view, offer.text, offer.round)
    signed = f"{signed_sentence(view, offer)}" if len(offer.signed) > 1 and offer.status == "open" else ""
    yield " ".join(part for part in (head, words, signed, hint) if part)
    if offer.status != "open":
        yield from _fate(view, seen)


def _moved_on(view: View, old: SeenOffer, seen: SeenOffer) -> Iterator[str]:
    before, after = old.offer, seen.offer
    if after.status == before.status == "open":
        for seat in after.signed:
            if seat not in before.signed and seat != view.seat:
                yield f"{seat_name(view.setting, seat)} signs {_named(view, seen)}. {signed_sentence(view, after)}"
        for seat in before.signed:
            if seat not in after.signed and seat != view.seat:
                yield f"{seat_name(view.setting, seat)} takes back its signature under offer {seen.number}."
    elif after.status != "lapsed" and not _answered(view, seen):
        yield from _fate(view, seen)


def _answered(view: View, seen: SeenOffer) -> bool:
    """Whether a newer offer that the reader is told of answers this one."""
    return seen.offer.status in ("declined", "replaced") and any(
        other.room == seen.room
        and seen.offer.number in (other.offer.counters, other.offer.version_of)
        and _is_told(view, other)
        for other in view.offers()
    )


def _fate(view: View, seen: SeenOffer) -> Iterator[str]:
    offer, number = seen.offer, seen.number
    match offer.status:
        case "bound":
            home = ", if every home lets it through" if view.setting.plays("ratification") else ""
            yield f"Offer {number} binds: all have signed. It comes into force when the round is resolved{home}."
        case "declined" if offer.declined_by != view.seat:
            who = seat_name(view.setting, offer.declined_by)
            yield (
                f"{who} declines {_named(view, seen)}: {reason_words(offer.reason)}."
                if offer.reason
                else f"{who} sets {_named(view, seen)} aside."
            )
        case "withdrawn" if offer.author != view.seat:
            yield f"{seat_name(view.setting, offer.author)} withdraws offer {number}."
        case "replaced" if offer.author != view.seat:
            yield f"{seat_name(view.setting, offer.author)} replaces offer {number} by a new version."
        case "struck":
            yield f"Offer {number} is struck, because what it holds has been promised already."


def _overtures(before: View, after: View) -> Iterator[str]:
    old: set[Overtured] = set(before.table.overtures)
    for room in before.rooms.values():
        old.update(room.overtures)
    for overture in (*after.table.overtures, *(o for room in after.rooms.values() for o in room.overtures)):
        if overture in old or not overture.answered or overture.to == after.seat or overture.answered == "price":
            continue
        who, by = seat_name(after.setting, overture.to), seat_name(after.setting, overture.by)
        if overture.answered == "offer":
            yield f"{who} has answered {by}'s overture."
        else:
            yield f"{who} declines {by}'s overture: {reason_words(overture.answered)}."


def _ready(before: View, after: View) -> Iterator[str]:
    new = [s for s in after.table.said_ready if s not in before.table.said_ready and s != after.seat]
    if new and after.table.phase == "negotiation":
        yield f"{seats_named(after.setting, new)} {'is' if len(new) == 1 else 'are'} ready."
    gone = [s for s in before.table.said_ready if s not in after.table.said_ready and s != after.seat]
    if gone and after.table.phase == "negotiation":
        yield f"{seats_named(after.setting, gone)} {'is' if len(gone) == 1 else 'are'} not ready after all."
    roused = before.desk.ready and not after.desk.ready and after.seat in after.table.said_ready
    if roused and after.table.phase == "negotiation":
        yield "Something new was put to you, so you are no longer counted as ready."


def _resolved(before: View, after: View) -> Iterator[str]:
    report = after.table.history[-1]
    yield f"Round {report.round} is resolved."
    yield from fell_sentence(after)
    yield from round_events(after, report)
    yield "What moved, and why:"
    yield from round_effects(after, report)
    yield from band_changes(before, after)
    if after.table.outcome is not None:
        yield outcome_sentence(after, after.table.outcome)
        return
    yield heading(after)
    yield from briefing(after)
