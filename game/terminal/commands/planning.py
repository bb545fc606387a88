"""Planning the moves of a round, and ending a phase."""

from __future__ import annotations

import re

from game.present.outlook import plan_outlook
from game.present.plan_form import plan_form, plan_with_use
from game.present.waiting import unanswered, unanswered_sentence
from game.rules.cures import cured_plan
from game.rules.model.refusal import Illegal
from game.rules.model.terms import Plan
from game.rules.round.plans import check_plan
from game.rules.tutoring import check_draft
from game.rules.verbs.commit import Commit
from game.rules.verbs.ready import Ready
from game.rules.verbs.recall import Recall
from game.rules.verbs.undo import Undo
from game.rules.verbs.unready import Unready
from game.speech.name_matching import (
    Puzzled,
    plain,
    seat_of,
)
from game.terminal import plan_parser
from game.terminal.client import Client
from game.terminal.commands.arguments import stands_alone
from game.terminal.commands.command import Chapter
from game.terminal.mending import plan_line
from game.wording import (
    count,
    due_lines,
    plan_lines,
    use_sentence,
)

command = Chapter("planning")


@command("moves", "", "The moves of your delegation, with what they cost and do.")
def _moves(client: Client, rest: str) -> None:
    view = client.view
    form = plan_form(view, client.desk.plan)
    for card in form.moves:
        words = " ".join(
            (f"{card.title} (`{card.id}`, {card.price} of capital).", card.text, *card.notes, card.refusal)
        )
        client.console.say(f"{words.strip()} To plan it, {plan_parser.usage(view, view.setting.move[card.id])}")
    client.console.tell([] if form.moves else [form.note])
    client.console.say(f"You have {count(form.capital, 'unit')} of political capital.")


@command(
    "plan", "[MOVE [TARGET] [STRENGTH] [for home] | breach N | ...]", "Shows your plan, or adds to it.",
    more=(
        "`plan MOVE` adds a move: a delegation it is pointed at, a strength from 1 to 3, and `for home`,"
        " `as invitation` or `as pressure` may follow. `plan drop MOVE` takes one out, `plan clear` empties the plan.",
        "`plan breach N` quietly breaks a commitment, `plan leave N` openly leaves it, `plan keep N` keeps it after"
        " all, `plan look away N` shuts a witness's eye and `plan watch N` opens it.",
        "`plan enforce 0` to `3` and `plan announce 0` to `3` set the dials of whoever enforces restrictions.",
        "`undo` takes back the last change; `ready` commits the plan when plans are made, and `recall` takes it back"
        " while others still plan.",
    ),
)  # fmt: skip
def _plan(client: Client, rest: str) -> None:
    view, desk = client.view, client.desk
    word, _, tail = rest.strip().partition(" ")
    said = plain(word)
    if said in ("", "show"):
        _show_plan(client)
    elif said in ("list", "moves"):
        _moves(client, "")
    elif said == "clear":
        _change(client, Plan())
    elif said in ("drop", "remove", "without", "cancel"):
        _change(client, plan_parser.without_move(view, desk.plan, tail))
    elif said in ("breach", "break", "keep", "honour", "honor", "leave", "stay", "look", "watch"):
        kind = {"break": "breach", "honour": "keep", "honor": "keep", "stay": "keep"}.get(said, said)
        _change(client, plan_parser.conduct(view, desk.plan, kind, tail))
    elif said in ("enforce", "announce"):
        _change(client, plan_parser.dial(view, desk.plan, said, tail))
    else:
        use = plan_parser.read_use(view, rest[4:] if said == "add" else rest)
        _change(client, plan_with_use(desk.plan, use), use_sentence(view, use))


def _change(client: Client, plan: Plan, said: str = "") -> None:
    view, desk = client.view, client.desk
    if view.table.outcome is not None:
        raise Puzzled("The game is over: there is nothing left to plan.")
    if view.desk.plan is not None:
        raise Puzzled("You have committed your plan for this round: `recall` takes it back while others plan.")
    check_draft(view, plan)
    try:
        check_plan(view, plan)
    except Illegal as refusal:
        refusal.add_note(plan_line(view, desk.plan, cured_plan(view, plan, refusal)))
        raise
    desk.before.append(desk.plan)
    desk.plan = plan
    client.console.tell(plan_lines(view, plan))


def _show_plan(client: Client) -> None:
    view = client.view
    client.console.tell(plan_lines(view, client.desk.plan))
    client.console.tell(due_lines(view))
    if not client.desk.plan.moves and not view.conference:
        example = next((view.setting.move[each.id] for each in plan_form(view, Plan()).moves if not each.refusal), None)
        if example is not None:
            usage = plan_parser.usage(view, example)
            client.console.say(f"`moves` lists your moves. For {example.title.lower()}, {usage}")
    when = "now" if view.table.phase == "signals" else "when plans are made, after the negotiation"
    if view.desk.plan is not None:
        client.console.say("It is committed; `recall` takes it back while others still plan.")
        return
    client.console.say(f"`ready` commits it {when}.")


@command(
    "undo", "[round]", "Takes back what you did last: a change of your plan, its commitment, or being ready;"
    " `undo round` plays the round again with new luck.",
)  # fmt: skip
def _undo(client: Client, rest: str) -> None:
    said = rest.casefold().strip(" .")
    if said.startswith("round"):
        number = re.fullmatch(r"round(?:\s+(\d{1,4}))?", said)
        if number is None:
            raise Puzzled(f"Say which round by its number: for example `undo round {client.view.round}`.")
        _undo_round(client, int(number.group(1) or client.view.round))
        return
    desk, view = client.desk, client.view
    if view.desk.plan is not None or (not desk.before and client.seat in view.table.said_ready):
        _take_back(client)
        return
    if not desk.before:
        raise Puzzled("There is nothing to take back; `undo round` goes back to the start of the round.")
    desk.plan = desk.before.pop()
    client.console.tell(plan_lines(client.view, desk.plan))


def _undo_round(client: Client, number: int) -> None:
    begun = client.view.round
    if not 1 <= number <= begun:
        span = "Only round 1 has begun" if begun == 1 else f"Only rounds 1 to {begun} have begun"
        raise Puzzled(f"{span}: type `undo round {begun}` for the newest.")
    client.chair(Undo(number))


@command(
    "forecast", "[PLAN WORDS]", "What your plan, or one more move, is expected to do by the end of the round.",
    also=("preview",),
)  # fmt: skip
def _forecast(client: Client, rest: str) -> None:
    view, plan = client.view, client.desk.plan
    if rest:
        plan = plan_with_use(plan, plan_parser.read_use(view, rest))
        check_plan(view, plan)
    client.console.tell(plan_lines(view, plan))
    client.console.tell(plan_outlook(view, plan).lines)


@command("ready", "", "Ends your negotiation for this round, or commits your plan.", also=("commit", "done", "end"))
def _ready(client: Client, rest: str) -> None:
    stands_alone("ready", rest)
    view = client.view
    if view.table.outcome is not None:
        raise Puzzled("The game is over: `debrief`, `history` and `ledger` look back, `quit` leaves.")
    if view.table.phase == "signals":
        client.act(Commit(client.desk.plan))
        client.console.say("Your plan is committed.")
        return
    waits = unanswered(view)
    if waits and waits != client.desk.named:
        client.desk.named = waits
        raise Puzzled(f"{unanswered_sentence(view)} Type `ready` again to go on without an answer.")
    client.act(Ready())
    client.console.say("You are ready.")


@command(
    "recall", "", "Takes back `ready` while others still negotiate, or your committed plan while others still plan.",
    also=("unready",),
)  # fmt: skip
def _recall(client: Client, rest: str) -> None:
    stands_alone("recall", rest)
    _take_back(client)


def _take_back(client: Client) -> None:
    view = client.view
    if view.table.phase == "signals":
        client.act(Recall())
        client.desk.plan = view.desk.plan or client.desk.plan
        client.console.say("Your plan is yours again: change it, then `ready` commits it.")
        return
    client.act(Unready())
    client.console.say("You are no longer counted as ready.")


@command(
    "pass", "[DELEGATION]", "Passes the keyboard to the next person without ending your negotiation, or to one by name."
)
def _pass(client: Client, rest: str) -> None:
    if len(client.seats) < 2:
        raise Puzzled("You are alone at this keyboard: type `ready` when you are done.")
    if rest.strip():
        client.pass_to(seat_of(client.view, rest))
    else:
        client.pass_on()
