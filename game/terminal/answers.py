"""What the longer answers of the line client say: lists, ledgers, rooms, examples. Reads Views, changes nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.rules.law.rooms import room_key
from game.rules.model.concessions import Concession
from game.rules.model.room import Room
from game.rules.model.setting import Setting
from game.rules.model.terms import Clause, Plan, Text
from game.rules.model.view import View
from game.rules.round.forecast import Expected, Risk, difference, forecast
from game.rules.verbs.read import signals_to_read
from game.terminal.name_matching import Puzzled, candidates, pick, plain, seat_options
from game.terminal.plan_parser import own_moves
from game.terminal.text_parser import example_text, offer_words
from game.wording import (
    ask_sentence,
    count,
    deal_entry,
    deal_number,
    decimal,
    grievance_sentence,
    home_sentence,
    listed,
    lower_first,
    message_sentence,
    meter_keys,
    meter_name,
    offer_entry,
    offer_sentence,
    offer_status,
    overtures_waiting,
    own_deals,
    pledge_line,
    points,
    round_effects,
    round_events,
    score_lines,
    score_sentence,
    seat_name,
    seats_named,
    shut_sentence,
    signed,
    upper_first,
    worth_sentence,
    worth_words,
)

if TYPE_CHECKING:
    from game.terminal.client import Client


class Explained(Protocol):
    """What help tells of a command."""

    @property
    def word(self) -> str:
        """The command's word."""
        ...

    @property
    def usage(self) -> str:
        """What may follow it."""
        ...

    @property
    def help(self) -> str:
        """What it does, in a sentence."""
        ...


OFFER_HELP = (
    "Write whom the text is with, a colon, and then what each side gives, with semicolons between. Terms follow the"
    " same way: `witness STATE`, `snapback`, `confidential`.",
    "After a concession may stand a level from 1 to 3 (1 if you say nothing), `for 3` if it shall last three rounds and"
    " not stand for good, and `from +1` if it starts a round later.",
    "`concessions` lists what can be given. A text you cannot put is refused with the reason, so trying costs nothing.",
)


HEADINGS = {
    "help": "To find your way:", "rooms": "To talk:", "offers": "To deal:", "moves": "To plan, and to end a phase:",
    "save": "To keep, look back and leave:",
}  # fmt: skip
"""What the list of commands says before the first of a kind."""


def help_lines(commands: Iterable[Explained], view: View) -> list[str]:
    """All commands, a line each, and how to begin."""
    name = view.setting.delegation[other(view)]
    return [
        f"You can type these commands, one a line. Names may be shortened: `{name.id[:3]}` stands for {name.title}.",
        *(line for each in commands for line in _help_entry(each)),
        "`help offer` and `help plan` say more, with an example that works now.",
    ]


def _help_entry(each: Explained) -> list[str]:
    line = f"- {f'{each.word} {each.usage}'.strip()}: {each.help}"
    return [HEADINGS[each.word], line] if each.word in HEADINGS else [line]


def examples(word: str, view: View) -> list[str]:
    """Examples of a command that work in this scenario now."""
    if word == "offer":
        return _offer_examples(view)
    if word in ("wouldtake", "close", "say", "read", "reply", "room"):
        them = other(view)
        issue = view.setting.issues[0].id
        theirs = next((c.id for c in view.setting.given_by[them]), "")
        return {
            "wouldtake": [f"For example: `wouldtake {them} {theirs}`".rstrip()],
            "close": [f"For example: `close {them} {issue}`"],
            "say": [f"For example: `say {them}: We should talk before the round is over.`"],
            "room": [f"For example: `room {them}`"],
        }.get(word, [])
    if word == "why":
        return [f"For example: `why {meter_keys(view)[0]}`"]
    if word == "plan":
        moves = [m.id for m in own_moves(view) if m.target in ("none", "concession")] or [m.id for m in own_moves(view)]
        return [f"For example: `plan {moves[-1] if len(moves) == 1 else moves[0]}`"] if moves else []
    if word == "counter":
        seen = next((s for s in view.offers() if s.offer.status == "open"), None)
        if seen is not None:
            return [f"For example: `counter {seen.number} {example_change(view, seen.offer.text)}`"]
        return ["No offer is open now; with one you could type `counter 1 without snapback`."]
    return []


def _offer_examples(view: View) -> list[str]:
    lines = []
    text = example_text(view)
    if text is not None:
        lines.append(f"For example: `offer {offer_words(view, text)}`")
    if view.setting.templates:
        titles = listed(
            (f"`offer {plain(t.title)}`" for t in view.setting.templates if view.seat in t.signatories), "or"
        )
        if titles:
            lines.append(f"Ready texts can be put by their name: {titles}. `draft` shows one first.")
    return lines


def other(view: View) -> str:
    """Some other delegation, for examples: an ally or adversary before others."""
    setting = view.setting
    near = [*setting.adversaries.get(view.seat, ()), *setting.partners_of(view.seat)]
    return next(iter([*near, *(s for s in setting.seats if s != view.seat)]))


def template_of(view: View, words: str) -> Text | None:
    """A text of the scenario's own, by its title, or by `text N`; None if the words name none."""
    templates = view.setting.templates
    if not templates or ":" in words:
        return None
    number = re.fullmatch(r"(?:text|template)\s+(\d{1,2})", plain(words))
    if number and 1 <= int(number.group(1)) <= len(templates):
        chosen = templates[int(number.group(1)) - 1]
    else:
        said = re.sub(r"^(?:template|text)\s+", "", plain(words))
        found = [t for t in templates if plain(t.title) == said or plain(t.title).removeprefix("the ") == said]
        if len(found) != 1:
            return None
        chosen = found[0]
    clauses = tuple(Clause(c.concession, c.level, c.delay, c.rounds) for c in chosen.clauses)
    if view.seat not in chosen.signatories:
        raise Puzzled(f"{chosen.title} is a text of others: {seats_named(view.setting, chosen.signatories)} sign it.")
    return Text(tuple(sorted(chosen.signatories)), clauses, chosen.witness, chosen.snapback, chosen.public)


def example_change(view: View, text: Text) -> str:
    """A change of a text that could be typed after `counter N`."""
    for clause in text.clauses:
        if clause.level < len(view.setting.concession[clause.concession].levels):
            return f"{clause.concession} {clause.level + 1}"
    if text.clauses and not text.clauses[0].rounds:
        return f"{text.clauses[0].concession} for {view.setting.numbers.shortest}"
    return "snapback" if not text.snapback else "without snapback"


# --------------------------------------------------------------------------------------------------
# Brief and score


def questions(view: View, answers: str) -> list[str]:
    """The questions about the brief, or what is right about some answers."""
    asked = view.mandate.questions
    if not asked:
        return ["Your brief comes without questions."]
    given = re.findall(r"\d+", answers)
    lines = []
    if not given:
        for number, each in enumerate(asked, 1):
            choices = "; ".join(f"{n}, {answer}" for n, answer in enumerate(each.answers, 1))
            lines.append(f"Question {number}: {each.ask} Answers: {choices}.")
        return [*lines, f"Answer them in a row, as in `questions {' '.join('1' for _ in asked)}`."]
    if len(given) != len(asked):
        raise Puzzled(
            f"There {'is' if len(asked) == 1 else 'are'} {count(len(asked), 'question')}: answer all of them, as in"
            f" `questions {' '.join('1' for _ in asked)}`."
        )
    for number, (each, answer) in enumerate(zip(asked, given, strict=True), 1):
        if not 1 <= int(answer[:4]) <= len(each.answers):
            raise Puzzled(f"Question {number} has answers 1 to {len(each.answers)}: `questions` shows them.")
    for number, (each, answer) in enumerate(zip(asked, given, strict=True), 1):
        right = int(answer[:4]) == each.right
        verdict = "right" if right else f"not right; it is {each.right}, {each.answers[each.right - 1]}"
        lines.append(f"Question {number} is {verdict}. {each.why}")
    return lines


def score(view: View) -> list[str]:
    """The score so far, round by round."""
    if view.table.outcome is not None:
        return [score_sentence(view)]
    rounds = [f"round {n}: {decimal(each)}" for n, each in enumerate(view.desk.scores, 1)]
    lines = [f"By your books, in points: {', '.join(rounds)}."] if rounds else ["No round has been scored yet."]
    return [*lines, *score_lines(view)]


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
    events = [view.setting.event[n.what].title for n in reports[number - 1].news if n.what in view.setting.event]
    head = f"Round {number} of {view.setting.rounds}." + (f" News: {listed(events)}." if events else "")
    report = reports[number - 1]
    return [head, *round_events(view, report), "What moved, and why:", *round_effects(view, report)]


# --------------------------------------------------------------------------------------------------
# Lists


def ledger(view: View) -> list[str]:
    """Every promise and grievance the seat knows of."""
    setting = view.setting
    own = [deal_entry(view, deal) for deal in own_deals(view)]
    others = [deal_entry(view, d) for d in view.deals() if view.seat not in d.text.signatories]
    fell = [deal_entry(view, d) for d in view.deals() if d.status == "fell"]
    lines = own or ["You have signed nothing that binds."]
    lines += others + fell
    lines += [pledge_line(view, p.by, p.to, p.tested) for p in view.table.pledges]
    for line in view.table.lines:
        lines.append(_public_line(setting, line.by, line.concession, line.level, without=line.without))
    grievances = [grievance_sentence(setting, g) for g in view.table.grievances]
    return lines + (["Grievances:", *(f"- {g}" for g in grievances)] if grievances else ["Nobody holds a grievance."])


def _public_line(setting: Setting, by: str, concession: str, level: int, *, without: bool) -> str:
    title = lower_first(setting.concession[concession].title, setting)
    who = seat_name(setting, by)
    if without:
        return f"Public line of {who}: nothing without {title}."
    return (
        f"Public line of {who}: never above level {level} of {title}."
        if level
        else f"Public line of {who}: never {title}."
    )


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
    for number, level in enumerate(concession.levels, 1):
        others = [
            f"{seat_name(setting, s)} {decimal(setting.published(s, concession.id, number))}"
            for s in setting.seats
            if s != view.seat and setting.published(s, concession.id, number)
        ]
        mine = worth_words(view.worth(concession.id, number))
        rest = f" To others, as published: {', '.join(others)}." if others else ""
        lines.append(f"  Level {number}, {level.title}, {mine}.{rest}")
    return lines


def how_to_answer(view: View) -> list[str]:
    """What to type for what waits in this negotiation and is not an offer."""
    ways = [f"`read {s.by} {s.move} home`" for s in signals_to_read(view)[:1]]
    if view.table.phase != "negotiation":
        return []
    if ways:
        ways[0] += " says how you read a signal"
    ways += [f"`reply {o.by} later` declines an overture" for o in overtures_waiting(view)[:1]]
    return [f"For example, {', '.join(ways)}."] if ways else []


def offers(view: View, *, everything: bool) -> list[str]:
    """Offers the seat has seen, open ones or all."""
    shown = [s for s in view.offers() if everything or s.offer.status == "open"]
    if shown:
        return [offer_entry(view, seen) for seen in shown]
    if view.desk.offers:
        return ["No offer is open. `offers all` shows old ones."]
    return [f"Nothing has been offered yet. `offer` puts a text, `wouldtake {other(view)}` asks for one."]


def whole_offer(view: View, number: int) -> list[str]:
    """One offer in all its words, with what it is worth, what it would do and what each home would say."""
    seen = view.offer(number)
    if seen is None:
        raise Puzzled(f"There is no offer {number}: `offers` lists them.")
    offer = seen.offer
    lines = [f"Offer {number}: {offer_sentence(view, offer.text, offer.round)}", offer_status(view, seen)]
    return lines + appraisal(view, offer.text) if offer.status == "open" else lines


def appraisal(view: View, text: Text) -> list[str]:
    """What a text would be worth and do, and what each home would say to it."""
    lines = [worth_sentence(view, text)]
    lines += text_effects(view, text)
    homes = (view.seat, *(s for s in text.signatories if s != view.seat))
    lines += [home_sentence(view, text, seat) for seat in homes]
    from game.terminal.advising import likely  # the first prompt need not wait for it

    return [line for line in (*lines, *likely(view, text)) if line]


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
    lines += [offer_entry(view, seen) for seen in view.offers() if seen.room == key]
    return lines if len(lines) > 1 else [*lines, "Nothing has been said here yet."]


# --------------------------------------------------------------------------------------------------
# Forecasts


def text_effects(view: View, text: Text) -> list[str]:
    """What a text would change by the end of the round, against doing without it."""
    added = difference(forecast(view, text=text), forecast(view))
    lines = [_added(view, each) for each in added.meters.values()]
    if added.points:
        more = (
            f"earn you {points(added.points)} more" if added.points > 0 else f"bring you {points(-added.points)} less"
        )
        lines.append(f"The round should {more} than without it.")
    lines += [_risk(view, risk) for risk in added.risks]
    return lines or ["It should change nothing by the end of the round."]


def plan_effects(view: View, plan: Plan) -> list[str]:
    """What is expected by the end of the round if the others do nothing, and how much of it by the plan."""
    expected, added = forecast(view, plan), difference(forecast(view, plan), forecast(view)).meters
    lines = [_expected(view, each, added[key].by if key in added else 0) for key, each in expected.meters.items()]
    lines += [_unmoved(view, key) for key in added if key not in expected.meters]
    verb = "earn" if expected.points >= 0 else "cost"
    lines.append(f"By your books the round would {verb} you {points(abs(expected.points))}.")
    return [*lines, *(_risk(view, risk) for risk in expected.risks)]


def _added(view: View, each: Expected) -> str:
    about = "about " if view.meter(each.meter) is None else ""
    way = "higher" if each.by > 0 else "lower"
    return f"{upper_first(meter_name(view, each.meter))} would end the round {about}{abs(each.by)} {way} for it."


def _expected(view: View, each: Expected, planned: int) -> str:
    verb = "rise" if each.by > 0 else "fall"
    head = f"{upper_first(meter_name(view, each.meter))} should {verb} by"
    rest = each.by - planned
    share = f" ({signed(planned)} by your plan, {signed(rest)} anyway)" if planned and rest else ""
    if view.meter(each.meter) is None:
        return f"{head} about {abs(each.by)}{share}."
    band = "" if each.low == each.high else f", somewhere from {each.low} to {each.high}"
    return f"{head} {abs(each.by)} to {each.now + each.by}{band}{share}."


def _unmoved(view: View, key: str) -> str:
    return f"{upper_first(meter_name(view, key))} should stay where it is."


def _risk(view: View, risk: Risk) -> str:
    percent = risk.percent
    match risk.kind:
        case "notice":
            number = deal_number(view, risk.what)
            return f"Breaking commitment {number} is noticed with a chance of {percent} percent."
        case "incident":
            return f"If another delegation provokes as well, an incident happens with a chance of {percent} percent."
        case "breakdown":
            return "Tension would reach 100: breakdown, and everyone loses."
        case "leak":
            return f"A confidential text of yours may come out, with a chance of {percent} percent."
    return f"{upper_first(risk.kind)}: {percent} percent."


# --------------------------------------------------------------------------------------------------
# The end


def save_copy(client: Client, words: str) -> str:
    """Copies the record to a file, and says so. Raises `Puzzled`."""
    name = words.strip().strip("\"'")
    if not name:
        raise Puzzled("Say where to: for example `save my-game.jsonl`.")
    if client.path is None:
        raise Puzzled("This game is not recorded, so there is nothing to copy.")
    target = Path(name).expanduser()
    if target.exists():
        raise Puzzled(f"{target} exists already: choose another name.")
    try:
        client.session.sync()
        shutil.copyfile(client.path, target)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not possible"
        reason = f"{reason[:1].lower()}{reason[1:]}"
        raise Puzzled(f"{target} cannot be written ({reason}): choose another place.") from error
    return f"A copy of the game so far is in {target}. The game itself goes on in {client.path}."


__all__ = [
    "OFFER_HELP", "appraisal", "concessions", "example_change", "examples", "help_lines",
    "history", "how_to_answer", "ledger", "offers", "other", "plan_effects", "questions", "room_lines", "rooms",
    "save_copy", "score", "template_of", "whole_offer",
]  # fmt: skip
