"""Scenes: a test puts a few acts on the table in the words of play, and looks at what became of it.

``scene.deal("pause, relief 2", also="port")`` puts one text and has everyone sign it; ``scene.round(north=
"demonstration port 2 invitation", crown="exercise port")`` makes plans and resolves the round.
"""

from __future__ import annotations

import pytest
from bay import BAY
from msgspec.structs import replace

from game.rules.law.texts import needed_signatories
from game.rules.model.desk import Desk
from game.rules.model.refusal import Illegal
from game.rules.model.room import Deal, Room
from game.rules.model.rulebook import Numbers, Rulebook
from game.rules.model.setting import Scenario
from game.rules.model.state import State
from game.rules.model.table import RoundReport
from game.rules.model.terms import CHAIR, Clause, Plan, Text, Use
from game.rules.model.view import View
from game.rules.model.words import INTENTS
from game.rules.opening import new_game
from game.rules.reducer import play, view
from game.rules.round.plans import due
from game.rules.verbs.accept import Accept
from game.rules.verbs.act import Action
from game.rules.verbs.commit import Commit
from game.rules.verbs.end_phase import EndPhase
from game.rules.verbs.offer import Offer


class Scene:
    """A game in the bay that has just begun: nothing falls by chance or by itself unless a test asks for it."""

    def __init__(self, scenario: Scenario = BAY, seed: int = 1, **changes: object) -> None:
        """`changes` replace parts of the published setting, such as ``rounds`` or ``drifts``."""
        setting = replace(scenario.setting, **changes)  # type: ignore[arg-type]
        self.state: State = new_game(replace(scenario, setting=setting), seed)

    # -- setting the scene -------------------------------------------------------------------------

    def given(self, **meters: int) -> Scene:
        """Puts meters where the scene needs them: ``tension=70, support_port=20, trust_port_crown=80``."""
        state = self.state
        desks, public = dict(state.desks), dict(state.table.meters)
        for name, value in meters.items():
            kind, *owners = name.split("_")
            if kind in ("support", "capital"):
                desks[owners[0]] = replace(desks[owners[0]], **{kind: value})
            elif kind == "trust":
                holder = desks[owners[0]]
                desks[owners[0]] = replace(holder, trust={**holder.trust, owners[1]: value})
            else:
                key = ":".join((kind, *owners))
                public[key] = value
                if owners and key in desks[owners[0]].facts:
                    desk = desks[owners[0]]
                    desks[owners[0]] = replace(desk, facts={**desk.facts, key: value})
        self.state = replace(state, desks=desks, table=replace(state.table, meters=public, before=public))
        return self

    def door(self, state: int, prices: tuple[int, int] = (2, 2)) -> Scene:
        """Sets the one door to closed (0), exploratory (1) or formal (2)."""
        paid = (state > 0, state > 1)
        door = replace(self.state.table.doors[0], state=state, paid=paid, prices=prices)
        self.state = replace(self.state, table=replace(self.state.table, doors=(door,)))
        return self

    def in_round(self, number: int) -> Scene:
        """Skips to a later round in which nothing has happened yet."""
        while self.state.table.round < number:
            self.round()
        return self

    # -- acting ------------------------------------------------------------------------------------

    def does(self, seat: str, act: Action) -> Scene:
        """One act of one seat."""
        self.state = play(self.state, seat, act)
        return self

    def refuses(self, seat: str, act: Action, because: str) -> None:
        """The act must be refused in a sentence that holds these words."""
        with pytest.raises(Illegal, match=because):
            play(self.state, seat, act)

    def text(
        self, clauses: str, also: str = "", *, witness: str = "", snapback: bool = False, secret: bool = False
    ) -> Text:
        """A text from words: ``"pause, relief 2, grain for 3 after 1"``; its givers sign, and whoever else is named."""
        parts = tuple(map(_clause, filter(None, (part.strip() for part in clauses.split(",")))))
        needed = needed_signatories(self.state.scenario.setting, parts)
        named = {*needed, *also.split(), *([witness] if witness else [])}
        return Text(tuple(sorted(named)), parts, witness, snapback, not secret)

    def offer(self, author: str, clauses: str, also: str = "", **terms: object) -> Scene:
        """An author puts a text."""
        return self.does(author, Offer(self.text(clauses, f"{author} {also}", **terms)))  # type: ignore[arg-type]

    def sign(self, *seats: str) -> Scene:
        """Seats sign the last text that each of them has seen."""
        for seat in seats:
            self.does(seat, Accept(len(self.state.desks[seat].offers)))
        return self

    def deal(self, clauses: str, also: str = "", **terms: object) -> Scene:
        """One text, put by its first signatory and signed by all the others."""
        text = self.text(clauses, also, **terms)  # type: ignore[arg-type]
        return self.does(text.signatories[0], Offer(text)).sign(*text.signatories[1:])

    def signals(self) -> Scene:
        """Ends the negotiation."""
        if self.state.table.phase == "negotiation":
            self.does(CHAIR, EndPhase())
        return self

    def plan(self, seat: str, words: str) -> Plan:
        """A plan from words; ``breach`` (without a number), ``leave`` and ``look-away`` mean every one."""
        plan = Plan()
        for part in filter(None, (part.strip() for part in words.split(";"))):
            plan = _with(plan, part.split(), self.view(seat))
        return plan

    def round(self, **plans: str) -> Scene:
        """Plans are made and the round is resolved; seats that are not named do nothing and honour all."""
        self.signals()
        for seat, words in plans.items():
            self.does(seat, Commit(self.plan(seat, words)))
        if self.state.table.phase == "signals":
            self.does(CHAIR, EndPhase())
        return self

    # -- looking -----------------------------------------------------------------------------------

    view_of = staticmethod(view)

    def view(self, seat: str) -> View:
        return view(self.state, seat)

    def desk(self, seat: str) -> Desk:
        return self.state.desks[seat]

    def room(self, *members: str) -> Room:
        return self.state.rooms["+".join(sorted(members))]

    @property
    def report(self) -> RoundReport:
        return self.state.table.history[-1]

    @property
    def news(self) -> list[str]:
        """Kinds of the last round's news."""
        return [each.kind for each in self.report.news]

    def meter(self, key: str) -> int:
        """What everyone believes, or what its owner knows of support and trust."""
        kind, _, rest = key.partition(":")
        if kind == "support":
            return self.desk(rest).support
        if kind == "trust":
            holder, _, about = rest.partition(":")
            return self.desk(holder).trust[about]
        return self.state.table.meters[key]

    def moved(self, key: str) -> int:
        """By how much a public meter moved in the last round."""
        return self.report.after[key] - self.report.before[key]

    def why(self, key: str) -> dict[str, int]:
        """The causes of a meter's last move, public or private, by kind."""
        found: dict[str, int] = {}
        round_no = self.report.round
        own = [s for desk in self.state.desks.values() for at, s in desk.shifts if at == round_no]
        for shift in (*self.report.shifts, *own):
            if shift.meter == key:
                found[shift.cause.kind] = found.get(shift.cause.kind, 0) + shift.by
        return found

    def fact(self, key: str) -> int:
        """A meter of fact as it is."""
        return self.desk(key.partition(":")[2]).facts[key]

    @property
    def deals(self) -> list[Deal]:
        """Every text that was ever signed by all, public ones first."""
        return [*self.state.table.deals, *(deal for room in self.state.rooms.values() for deal in room.deals)]

    def status(self, index: int = -1) -> str:
        return self.deals[index].status

    def offer_status(self, seat: str, number: int) -> str:
        seen = self.view(seat).offer(number)
        assert seen is not None
        return seen.offer.status


def _clause(words: str) -> Clause:
    name, *rest = words.split()
    level, values = 1, {"for": 0, "after": 0}
    while rest:
        word = rest.pop(0)
        if word in values:
            values[word] = int(rest.pop(0))
        else:
            level = int(word)
    return Clause(name, level, values["after"], values["for"])


def _with(plan: Plan, words: list[str], seen: View) -> Plan:
    match words:
        case ["breach"]:
            return replace(plan, breaches=tuple(deal.id for deal in due(seen)))
        case ["breach", number]:
            return replace(plan, breaches=(*plan.breaches, due(seen)[int(number) - 1].id))
        case ["leave"]:
            mine = (d for d in seen.deals() if seen.seat in d.text.signatories and d.status in ("signed", "in force"))
            return replace(plan, leaves=tuple(deal.id for deal in mine))
        case ["look-away"]:
            return replace(plan, looks_away=tuple(d.id for d in seen.deals() if d.text.witness == seen.seat))
        case ["enforce", level]:
            return replace(plan, enforce=int(level))
        case ["announce", level]:
            return replace(plan, announce=int(level))
    return replace(plan, moves=(*plan.moves, _use(words, seen)))


def _use(words: list[str], seen: View) -> Use:
    use, number = Use(words[0]), ""
    for word in words[1:]:
        if word in seen.setting.delegation:
            use = replace(use, target=word)
        elif word in INTENTS:
            use = replace(use, intent=word)
        elif word in seen.setting.concession:
            use, number = replace(use, concession=word), "level"
        elif word.isdigit():
            use = replace(use, **{number or "strength": int(word)})
        else:
            use = replace(use, option=word)
    return use


def with_rules(scenario: Scenario = BAY, leave_out: tuple[str, ...] = (), **numbers: int) -> Scenario:
    """The scenario with parts of its rules left out or some numbers changed."""
    book = scenario.setting.rulebook
    changed: Numbers = replace(book.numbers, **numbers)  # type: ignore[arg-type]
    rulebook: Rulebook = replace(book, numbers=changed, leave_out=leave_out)  # type: ignore[arg-type]
    return replace(scenario, setting=replace(scenario.setting, rulebook=rulebook))
