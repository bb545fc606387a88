"""The debrief in the parts that work in a classroom: feelings, then facts, then judgement.

Each part is a page made from the measures of a record, whose archives are then open. A class unlocks them one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.debrief.measures import Debrief
from game.debrief.participation import Part as Share
from game.debrief.promises import Promise
from game.debrief.scores import Tally
from game.debrief.sections.deals import missed_sentence
from game.debrief.signals import Heard
from game.debrief.tempers import played_by, signs
from game.debrief.theory import notes, questions
from game.present.ledger import TONES
from game.present.meters import Tone
from game.present.page import Entry, Line, Page, Section, Table, plainly
from game.rules.model.room import Room
from game.rules.model.table import RoundReport
from game.rules.model.value import Value
from game.wording import (
    INTENT_WORDS,
    cause_phrase,
    deal_phrase,
    deal_state,
    decimal,
    move_noun,
    offer_sentence,
    outcome_sentence,
    phrase,
    played_sentence,
    seat_name,
    seats_named,
    signed,
    upper_first,
)
from game.wording.ending import stopped_sentence

SIGNS = 3
"""Acts of one computer delegation that are told of those that gave its temper away."""

BRANCHES = 3
"""Rounds that are named from which to play on."""


class Part(Value, frozen=True):
    """A part of the debrief: its name, its title, and what is asked of everybody before it is read."""

    name: str
    title: str
    ask: str


PARTS = (
    Part("feel", "How do you feel?", "One word each, before anybody explains. Talk first, look at numbers later."),
    Part("happened", "What happened?", "Which moment turned the game? Tell it before you look it up below."),
    Part("signals", "Sent and understood", "Which signal was read otherwise than meant, and what did that cost?"),
    Part("deals", "The deals", "Which deal held, which fell, which was broken? What was hidden, and from whom?"),
    Part("captured", "Who got what", "Compare yourself with your seat at other tables, never with another seat."),
    Part("process", "How you worked", "Who spoke, who wrote, who decided? Who was never asked?"),
    Part("theory", "What it stands for", "Reassurance and restraint pulled against each other: where did you feel it?"),
    Part("whatif", "What if?", "Name one decision. What would have followed from the other choice?"),
    Part("model", "The model itself", "What would you change in these rules, and what does that say of the world?"),
)
"""In the order in which a class unlocks them."""


def parts_of(game: Debrief) -> tuple[Part, ...]:
    """The parts that a game has something for: under rules that know no intents, no signal can be misunderstood."""
    return tuple(each for each in PARTS if each.name != "signals" or game.known.setting.plays("intent"))


QUESTIONS = Part("questions", "Questions", "What a class would talk about. Answer one before you look anything up.")
"""For one person alone: all questions in one part, out of the way of the facts."""

TALK = "To talk about"


ALONE = ("happened", "signals", "deals", "captured", "theory", "whatif", QUESTIONS.name)
"""What somebody who played alone is shown: the parts that tell something, then the questions."""


def alone_parts(game: Debrief) -> tuple[Part, ...]:
    """The parts that a game of one person has something for."""
    return tuple(each for each in (*parts_of(game), QUESTIONS) if each.name in ALONE)


def without_questions(page: Page) -> Page:
    """A part as it shows, and nothing to talk about."""
    return Page(tuple(each for each in page.sections if each.title != TALK))


def question_page(game: Debrief) -> Page:
    """Every question that this game gives to talk about, by part."""
    parts = ((part, part_page(game, part.name)) for part in parts_of(game))
    talks = ((part, next(s for s in page.sections if s.title == TALK)) for part, page in parts)
    return Page(tuple(Section(part.title, talk.entries) for part, talk in talks if talk.entries))


def part_page(game: Debrief, name: str) -> Page:
    """One part: what it shows, then what this very game gives to talk about."""
    makers: dict[str, Callable[[Debrief], tuple[Section, ...]]] = {
        "happened": _happened, "signals": _signals, "deals": _deals, "captured": _captured, "process": _process,
        "theory": _theory, "whatif": _whatif,
    }  # fmt: skip
    shown = makers[name](game) if name in makers else ()
    # Feelings come before facts: what asks for a feeling tells nobody what was hidden.
    asked = (q.text for q in questions(game) if q.section == name and not (name == "feel" and q.round))
    return Page((*shown, Section(TALK, plainly(map(upper_first, asked), "ask"))))


def _happened(game: Debrief) -> tuple[Section, ...]:
    known, seen = game.known, game.known.onlooker()
    ended = plainly([outcome_sentence(seen, known.table.outcome)] if known.table.outcome else [])
    turning = tuple(
        Entry((Line(point.sentence), Line(_by(game, point.moved), small=True, tone="muted")), tone="brass")
        for point in game.turning
    )
    rounds = tuple(_round(game, report) for report in known.table.history)
    talk = tuple(_talk(game, room) for room in known.rooms.values() if room.messages)
    return (
        Section("How it ended", ended),
        Section("Turning points", turning),
        Section("Round by round", rounds),
        Section("Every message", talk),
    )


def _talk(game: Debrief, room: Room) -> Entry:
    setting, members = game.known.setting, room.members
    said = (f"Round {m.round}, {seat_name(setting, m.by)}: {phrase(m)}" for m in room.messages)
    whose = "Plenary" if len(members) == len(setting.seats) else seats_named(setting, members)
    return Entry(tuple(Line(words, small=True) for words in said), whose)


def _by(game: Debrief, moved: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{game.tracks[key].name} {signed(by)}" for key, by in moved if key in game.tracks) + "."


def _round(game: Debrief, report: RoundReport) -> Entry:
    setting, vault = game.known.setting, game.known.vault
    lines = [Line(played_sentence(setting, played)) for played in report.moves]
    for each in vault.breaches if vault is not None else ():
        if each.round == report.round:
            noticed = "" if each.found else ", and nobody noticed"
            lines.append(Line(f"{seat_name(setting, each.by)} quietly broke a text{noticed}.", "breach", "critical"))
    return Entry(tuple(lines), f"Round {report.round}", f"tension {report.after.get('tension', 0)} after it")


def _signals(game: Debrief) -> tuple[Section, ...]:
    heads = ("Round", "Signal", "Meant as", "Read by", "Read as", "")
    table = Table("Signals sent and understood", heads, tuple(_heard(game, each) for each in game.heard))
    none = "No signals were sent, or these rules know no intents."
    return (Section(table.title, (), "" if game.heard else none, table if game.heard else None),)


def _heard(game: Debrief, heard: Heard) -> tuple[Line, ...]:
    setting = game.known.setting
    fits: dict[bool | None, tuple[str, Tone]] = {
        True: ("as meant", "firm"), False: ("otherwise", "critical"), None: ("not read", "muted")
    }  # fmt: skip
    words, tone = fits[heard.agrees]
    sent = f"{seat_name(setting, heard.by)}: {move_noun(game.known.onlooker(), heard.move)}"
    meant, read = INTENT_WORDS.get(heard.meant, "not known"), INTENT_WORDS.get(heard.read, "not read")
    cells = (str(heard.round), sent, meant, seat_name(setting, heard.to), read)
    return (*map(Line, cells), Line(words, tone=tone))


def _deals(game: Debrief) -> tuple[Section, ...]:
    missed = [missed_sentence(game, game.bargaining.missed)] if game.bargaining.missed is not None else []
    signed_texts = tuple(_promise(game, each) for each in game.promises)
    return (
        Section("What was possible", plainly(missed, "deal")),
        Section("What was signed", signed_texts, "Nothing was signed."),
    )


def _promise(game: Debrief, promise: Promise) -> Entry:
    seen, deal = game.known.onlooker(), promise.deal
    hidden = [Line("It was confidential.", "confidential", "caution", small=True)] if not deal.text.public else []
    lapses = (
        Line(f"{seat_name(seen.setting, each.by)} broke it in round {each.round}{'' if each.found else ', unnoticed'}.",
             "breach", "critical", small=True)
        for each in promise.lapses
    )  # fmt: skip
    words = Line(offer_sentence(seen, deal.text, deal.since or deal.signed))
    state = Line(deal_state(seen, deal), tone="muted", small=True)
    title = upper_first(deal_phrase(seen, deal))
    return Entry((words, state, *hidden, *lapses), title, "", deal.text.signatories, TONES.get(deal.status, ""))


def _captured(game: Debrief) -> tuple[Section, ...]:
    outcome, setting = game.known.table.outcome, game.known.setting
    told = [stopped_sentence(game.known.onlooker())] if outcome is not None and outcome.kind == "stopped" else []
    told += [*_together(game.joint), *_characters(game)]
    rows = tuple(_tally(game, tally) for tally in game.tallies.values())
    table = Table("Scores", ("Delegation", "Points", "Walk-away", "Gain"), rows)
    aims = (Entry(tuple(_aims(each)), seat_name(setting, seat), "", (seat,)) for seat, each in game.tallies.items())
    briefs = tuple(
        Entry(tuple(Line(each.strip()) for each in mandate.brief.split("\n") if each.strip()), seat_name(setting, seat))
        for seat, mandate in game.known.mandates.items()
    )
    return (
        Section("Scores", plainly(told), table=table),
        Section("What each wanted", tuple(each for each in aims if each.lines)),
        Section("The briefs", briefs),
    )


def _together(joint: float | None) -> list[str]:
    if joint is None:
        return []
    if joint < 0:
        return ["Together the table ended below what it could expect without any deal."]
    return [f"Together you captured {round(100 * joint)} percent of the best deal that costs nobody."]


def _characters(game: Debrief) -> Iterator[str]:
    """Whom a computer spoke for, and in which character."""
    names, played = game.known.delegates or {}, dict[str, list[str]]()
    for seat, status in game.known.table.seats.items():
        if status == "computer":
            played.setdefault(names.get(seat, names.get("*", "standard")), []).append(seat)
    for name, seats in played.items():
        verb, held = "was" if len(seats) == 1 else "were", played_by(game.known, seats[0])
        who = held.title if held else name
        yield f"{seats_named(game.known.setting, seats)} {verb} played by the computer, {who}."
        for seat in seats:
            whose = f"{seat_name(game.known.setting, seat)}: " if len(seats) > 1 else ""
            yield from (f"{whose}{sign.sentence}" for sign in signs(game.known, seat)[:SIGNS])


def _tally(game: Debrief, tally: Tally) -> tuple[Line, ...]:
    stopped = game.known.table.outcome is not None and game.known.table.outcome.kind == "stopped"
    gain = None if stopped else tally.gain
    tone: Tone = "muted" if not gain else "firm" if gain > 0 else "critical"
    walk = "not calibrated" if tally.walk_away is None else decimal(tally.walk_away)
    name, total = seat_name(game.known.setting, tally.seat), decimal(tally.total or 0)
    return (Line(name), Line(total), Line(walk), Line("–" if gain is None else decimal(gain), tone=tone))


def _aims(tally: Tally) -> Iterator[Line]:
    for aim in tally.aims:
        words = ("Reached", "Not reached") if aim.points >= 0 else ("Crossed", "Not crossed")
        told = "" if aim.held is None else f"{words[0 if aim.held else 1]}: "
        good: Tone = "" if aim.held is None else "firm" if aim.held == (aim.points >= 0) else "critical"
        yield Line(f"{told}{aim.title} ({decimal(aim.points)}).", tone=good)


def _process(game: Debrief) -> tuple[Section, ...]:
    heads = ("Delegation", "Messages", "Words", "Offers", "Signed", "Declined")
    table = Table("Participation", heads, tuple(_share(game, part) for part in game.parts))
    return (Section(table.title, (), table=table),)


def _share(game: Debrief, part: Share) -> tuple[Line, ...]:
    counts = (part.messages, part.words, part.offers + part.counters, part.accepts, part.declines)
    return (Line(seat_name(game.known.setting, part.seat)), *(Line(str(each)) for each in counts))


def _theory(game: Debrief) -> tuple[Section, ...]:
    entries = tuple(
        Entry((Line(each.here), Line(each.text, read=True), Line(each.source, tone="muted", small=True)), each.title)
        for each in notes(game)
    )
    return (Section("Ideas that showed", entries),)


def _whatif(game: Debrief) -> tuple[Section, ...]:
    """Rounds at which something turned, and what plays on from their start with other luck."""
    rounds: dict[int, str] = {}
    for point in game.turning:
        rounds.setdefault(point.round, cause_phrase(game.known.onlooker(), point.cause))
    entries = tuple(_branch(number, before) for number, before in list(rounds.items())[:BRANCHES])
    how = "Computer delegations play such a round again, many times with other luck."
    return (Section("Rounds from which to play on", (*plainly([how] if entries else []), *entries)),)


def _branch(number: int, before: str) -> Entry:
    command = Line(f"overture whatif RECORD --at {number}", tone="muted", small=True)
    return Entry((command,), f"Round {number}, before {before}")
