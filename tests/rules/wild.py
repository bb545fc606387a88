"""Random players for tests: every verb, plausible but often illegal acts, and whole games of legal ones.

Seeded `random` is allowed here: nothing of this is part of the game.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from game.rules.effects.demand import Demand
from game.rules.effects.inquire import INQUIRIES, Inquire
from game.rules.effects.line import Line
from game.rules.law.moves import may_use, targets
from game.rules.law.texts import needed_signatories
from game.rules.model.phrases import PHRASES, REASONS
from game.rules.model.refusal import Illegal
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.terms import Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.opening import new_game
from game.rules.reducer import check, play, view
from game.rules.round.plans import due
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Act, Action
from game.rules.verbs.ask import Ask
from game.rules.verbs.close import Close
from game.rules.verbs.commit import Commit
from game.rules.verbs.decline import Decline
from game.rules.verbs.offer import Offer
from game.rules.verbs.read import Read, signals_to_read
from game.rules.verbs.ready import Ready
from game.rules.verbs.reply import Reply
from game.rules.verbs.say import Say
from game.rules.verbs.withdraw import Withdraw

TALK = (
    *("say", "offer", "offer", "offer", "counter", "accept", "accept", "accept"),
    *("decline", "withdraw", "ask", "close", "reply", "read"),
)


def wild_text(seen: View, luck: Random) -> Text:
    """A text that its author could well put, though not always now."""
    setting = seen.setting
    clauses = []
    for concession in luck.sample(setting.concessions, luck.choice((0, 1, 1, 2, 2, 3, 5))):
        level = luck.randint(1, len(concession.levels))
        clauses.append(Clause(concession.id, level, luck.choice((0, 0, 0, 1)), luck.choice((0, 0, 3))))
    signatories = {seen.seat, *needed_signatories(setting, clauses), *luck.sample(setting.seats, luck.choice((0, 1)))}
    if len(signatories) < 2:
        signatories.add(luck.choice([seat for seat in setting.seats if seat != seen.seat]))
    named = tuple(sorted(signatories))
    quiet = bool(clauses) and all(setting.concession[clause.concession].quiet for clause in clauses)
    witness = luck.choice(named) if luck.random() < 0.2 else ""
    return Text(named, tuple(clauses), witness, luck.random() < 0.2, not (quiet and luck.random() < 0.7))


def wild_talk(seen: View, luck: Random) -> Act:
    """Something to do in a negotiation, often illegal."""
    setting = seen.setting
    others = [seat for seat in setting.seats if seat != seen.seat]
    known = len(seen.desk.offers)
    recent = luck.randint(max(1, known - 6), known) if known else 1
    match luck.choice(TALK):
        case "say":
            to = tuple(luck.sample(others, luck.choice((0, 1, 1, min(2, len(others))))))
            if luck.random() < 0.5:
                return Say(code=luck.choice(list(PHRASES)), to=to)
            return Say("We hear you, and we shall think about it.", to)
        case "offer":
            return Offer(wild_text(seen, luck))
        case "counter":
            return Offer(wild_text(seen, luck), recent)
        case "accept":
            return Accept(recent)
        case "decline":
            return Decline(recent, luck.choice(list(REASONS)))
        case "withdraw":
            return Withdraw(recent)
        case "ask":
            return Ask(luck.choice(others))
        case "close":
            return Close(luck.choice(others), luck.choice(setting.issues).id)
        case "reply":
            return Reply(luck.choice(others), luck.choice(list(REASONS)))
        case _:
            signals = signals_to_read(seen)
            if not signals:
                return Say("Nothing to read.", (luck.choice(others),))
            signal = luck.choice(signals)
            return Read(signal.by, signal.move, luck.choice(INTENTS))


def wild_use(seen: View, luck: Random) -> Use | None:
    """One use of a move, now and then beyond what is allowed."""
    setting = seen.setting
    moves = [move for move in setting.rulebook.moves if may_use(setting, seen.seat, move)]
    if not moves:
        return None
    move = luck.choice(moves)
    aims = targets(seen, move)
    target = luck.choice(aims) if aims else ""
    option, concession, level = "", "", 0
    for effect in move.effects:
        if isinstance(effect, Demand):
            option = luck.choice(effect.options).id
        elif isinstance(effect, Inquire):
            option = luck.choice(tuple(INQUIRIES))
            if option == "worth":
                chosen = luck.choice(setting.concessions)
                concession, level = chosen.id, luck.randint(1, len(chosen.levels))
        elif isinstance(effect, Line):
            option = luck.choice(("", "without"))
            chosen = luck.choice(setting.concessions)
            concession, level = chosen.id, 0 if option else luck.randint(0, len(chosen.levels) - 1)
    return Use(move.id, target, luck.randint(1, move.strengths), luck.choice(INTENTS), option, concession, level)


def wild_plan(seen: View, luck: Random, moves: int = 4) -> Plan:
    """A legal plan: as many random parts as the rules let through."""
    plan = Plan()
    candidates: list[Plan] = []
    for _ in range(luck.randint(0, moves)):
        use = wild_use(seen, luck)
        if use is not None:
            candidates.append(Plan(moves=(use,)))
    candidates += [Plan(breaches=(deal.id,)) for deal in due(seen) if luck.random() < 0.2]
    for deal in seen.deals():
        if luck.random() < 0.1:
            candidates.append(Plan(leaves=(deal.id,)))
        if luck.random() < 0.2:
            candidates.append(Plan(looks_away=(deal.id,)))
    if luck.random() < 0.3:
        candidates.append(Plan(enforce=luck.randint(0, 3), announce=luck.choice((None, 0, 1, 2, 3))))
    for part in candidates:
        joined = Plan(
            plan.moves + part.moves,
            plan.breaches + part.breaches,
            plan.leaves + part.leaves,
            plan.looks_away + part.looks_away,
            plan.enforce if part.enforce is None else part.enforce,
            plan.announce if part.announce is None else part.announce,
        )
        if is_legal(seen, Commit(joined)):
            plan = joined
    return plan


def is_legal(seen: View, act: Act) -> bool:
    """Whether the rules let a seat do this now, by what it sees."""
    try:
        check(seen, act)
    except Illegal:
        return False
    return True


@dataclass(frozen=True)
class Step:
    """One act of a random game, and the states around it."""

    before: State
    seat: str
    act: Action
    after: State


def wild_steps(scenario: Scenario, seed: int, chatter: int = 6, rounds: int = 99) -> Iterator[Step]:
    """A whole random game of legal acts, one after the other: about `chatter` of them per seat and round."""
    luck = Random(seed)
    state = new_game(scenario, seed)
    while state.table.outcome is None and state.table.round <= rounds:
        waiting = [seat for seat, desk in state.desks.items() if not desk.ready and desk.plan is None]
        seat = luck.choice(waiting)
        seen = view(state, seat)
        act: Act
        if state.table.phase == "signals":
            act = Commit(wild_plan(seen, luck))
        else:
            act = Ready()
            if luck.randrange(chatter + 1):
                tries = (wild_talk(seen, luck) for _ in range(12))
                act = next((each for each in tries if is_legal(seen, each)), act)
        after = play(state, seat, act)
        yield Step(state, seat, act, after)
        state = after


def wild_game(scenario: Scenario, seed: int, chatter: int = 6) -> State:
    """The end of a whole random game."""
    state = new_game(scenario, seed)
    for step in wild_steps(scenario, seed, chatter):
        state = step.after
    return state
