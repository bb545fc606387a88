"""Lint: conditions that can never hold, so that an event never falls, a settlement or an aim is never reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.content.meters import Meters
from game.content.scenario_draft import PAIR, ScenarioDraft, flattened
from game.rules.model.concessions import Concession
from game.rules.model.conditions import AllOf, AnyOf, Condition, Did, InForce, MeterIs, NoneOf, Quiet, RoundIs, Talks
from game.rules.model.course import Event
from game.rules.model.setting import Setting

FIRST_OF_DECK = 2
"""The first round in which the deck can bring an event."""


def check_reach(draft: ScenarioDraft) -> None:
    """Everything with conditions."""
    judge = _Judge(draft)
    setting = draft.setting
    for event in setting.events:
        judge.event(event)
    for settlement in setting.settlements:
        judge.all(settlement, settlement.needs, "This settlement can never be met", "needs")
        if not settlement.needs:
            draft.say("A settlement without `needs` would end the game at once: say what must be in force.", settlement)
        if settlement.rounds > setting.rounds:
            message = f"This settlement must stand for {settlement.rounds} rounds, and the game has {setting.rounds}."
            draft.say(message, settlement, "rounds")
    for drift in setting.drifts:
        judge.all(drift, drift.when, "This drift never happens", "when")
    for door in setting.doors:
        for side in door.sides:
            for rung in side.rungs:
                judge.all(rung, rung.when, "This price can never be paid", "when")
    judge.all(setting, setting.managed, "No end can count as managed", "managed")
    for mandate in draft.mandates.values():
        for aim in (*mandate.objectives, *mandate.red_lines):
            judge.all(aim, aim.when, "This aim can never come true", "when")


class _Judge:
    """Says why conditions cannot hold together in one scenario."""

    def __init__(self, draft: ScenarioDraft) -> None:
        self._draft = draft
        self._setting = draft.setting
        self._meters = Meters(draft.setting)

    def event(self, event: Event) -> None:
        """An event must be able to fall: surely in some round, or out of the deck."""
        draft, rounds = self._draft, self._setting.rounds
        first = 1 if event.sure else FIRST_OF_DECK
        self.all(event, event.when, "This event can never fall", "when", first=first)
        for index, number in enumerate(event.on):
            if number > rounds:
                draft.say(f"This event can never fall: the game has {rounds} rounds, not {number}.", event, "on", index)
        if event.on and event.when:
            draft.say("With `on` it falls in those rounds whatever happens: leave out `when` or `on`.", event, "when")
        if event.sure and (event.on or not event.when):
            draft.say("An event that is `sure` needs `when`, and no rounds in `on`.", event, "sure")
        if event.on or event.sure:
            return
        numbers = self._setting.numbers
        if event.weight == 0:
            draft.say("This event can never fall: it has no round in `on`, and no weight in the deck.", event, "weight")
        elif draft.rules_known and not numbers.event_chance and not numbers.events_even:
            draft.say("This event can never fall: in these rules nothing comes from the deck, so give it `on`.", event)
        elif rounds < FIRST_OF_DECK:
            draft.say("This event can never fall: the deck opens in round 2.", event)

    def all(self, thing: object, conditions: Sequence[Condition], what: str, key: str, *, first: int = 1) -> None:
        """Notes a mistake if conditions can never hold together."""
        if thing is not self._setting and not self._draft.fine(thing):
            return
        why = self._impossible(conditions, first)
        if why is not None:
            condition, reason = why
            place = condition if condition is not None else thing
            self._draft.say(f"{what}: {reason}.", place, *(() if condition is not None else (key,)))

    def _impossible(self, conditions: Iterable[Condition], first: int = 1) -> tuple[Condition | None, str] | None:
        """The condition at which it fails, and why; None if nothing speaks against it."""
        held = list(conditions)
        for each in held:
            reason = self._alone(each, first)
            if reason:
                return each, reason
        return self._rounds_clash(held, first) or self._meters_clash(held) or self._exclude(held) or self._denied(held)

    def _alone(self, condition: Condition, first: int) -> str:
        match condition:
            case MeterIs():
                return self._meter(condition)
            case RoundIs():
                return self._rounds(condition, first)
            case InForce():
                return self._in_force(condition)
            case Talks():
                return self._talks(condition)
            case Did():
                return self._did(condition)
            case AllOf():
                why = self._impossible(condition.conditions, first)
                return "" if why is None else why[1]
            case AnyOf():
                return self._any(condition, first)
            case NoneOf():
                certain = any(self._certain(each, first) for each in condition.conditions)
                return "it denies what always holds" if certain else ""
            case Quiet():
                return ""

    def _meter(self, condition: MeterIs) -> str:
        if condition.at_least > condition.at_most:
            return f"no number is at least {condition.at_least} and at most {condition.at_most}"
        least, most = self._meters.span(condition.meter)
        if condition.at_least > most or condition.at_most < least:
            return f"`{condition.meter}` goes from {least} to {most}"
        return ""

    def _rounds(self, condition: RoundIs, first: int) -> str:
        if condition.first > condition.last:
            return f"round {condition.first} comes after round {condition.last}"
        if condition.first > self._setting.rounds:
            return f"the game has {self._setting.rounds} rounds"
        if condition.last < first:
            return f"the deck opens in round {first}"
        return ""

    def _in_force(self, condition: InForce) -> str:
        concession = self._setting.concession.get(condition.concession)
        if concession is None:
            return ""
        if condition.level > len(concession.levels) > 0:
            return f"`{concession.id}` has {_levels(concession)}, not {condition.level}"
        if condition.verified and not self._setting.plays("verification"):
            return "these rules know no verification"
        return ""

    def _talks(self, condition: Talks) -> str:
        if len(condition.between) != PAIR:
            return "`between` names two delegations"
        one, other = condition.between
        known = self._setting.delegation
        if one not in known or other not in known:
            return ""
        if not self._setting.plays("doors"):
            return "these rules know no doors"
        if other not in self._setting.adversaries.get(one, ()):
            return f"there is no door between `{one}` and `{other}`"
        return ""

    def _did(self, condition: Did) -> str:
        move = self._setting.move.get(condition.move)
        if move is None or condition.by not in self._setting.delegation or not move.by:
            return ""
        role = self._setting.delegation[condition.by].role
        if {condition.by, role, "any"} & set(move.by):
            return ""
        return f"`{condition.by}` cannot use the move `{move.id}`"

    def _any(self, condition: AnyOf, first: int) -> str:
        if not condition.conditions:
            return "`any` of nothing never holds"
        if condition.at_least > len(condition.conditions):
            return f"`at_least` asks for {condition.at_least} of {len(condition.conditions)}"
        reasons = [why for each in condition.conditions if (why := self._impossible((each,), first))]
        left = len(condition.conditions) - len(reasons)
        if left >= condition.at_least:
            return ""
        return f"in each case {reasons[0][1]}" if not left else f"only {left} of them can: {reasons[0][1]}"

    def _certain(self, condition: Condition, first: int) -> bool:
        match condition:
            case MeterIs():
                return condition.at_least == 0 and condition.at_most == 100
            case RoundIs():
                return condition.first <= first and condition.last >= self._setting.rounds
            case AllOf():
                return all(self._certain(each, first) for each in condition.conditions)
            case AnyOf():
                return sum(self._certain(each, first) for each in condition.conditions) >= condition.at_least
            case NoneOf():
                return not condition.conditions
        return False

    # -- several conditions together ---------------------------------------------------------------

    def _rounds_clash(self, held: Sequence[Condition], first: int) -> tuple[Condition, str] | None:
        windows = [each for each in held if isinstance(each, RoundIs)]
        low = max((each.first for each in windows), default=first)
        high = min((each.last for each in windows), default=self._setting.rounds)
        return (windows[-1], "no round satisfies all its conditions") if low > high and windows else None

    def _meters_clash(self, held: Sequence[Condition]) -> tuple[Condition, str] | None:
        bounds: dict[tuple[str, str], tuple[int, int]] = {}
        for each in held:
            if isinstance(each, MeterIs):
                low, high = bounds.get((each.meter, each.of), (0, 100))
                low, high = max(low, each.at_least), min(high, each.at_most)
                if low > high:
                    return each, f"no value of `{each.meter}` satisfies all its conditions"
                bounds[each.meter, each.of] = low, high
        return None

    def _exclude(self, held: Sequence[Condition]) -> tuple[Condition, str] | None:
        needed = [each for each in held if isinstance(each, InForce)]
        for index, each in enumerate(needed):
            for other in needed[:index]:
                if self._excluding(each.concession, other.concession):
                    return each, f"`{each.concession}` and `{other.concession}` exclude each other"
        return None

    def _excluding(self, one: str, other: str) -> bool:
        known = self._setting.concession
        if one not in known or other not in known:
            return False
        return other in known[one].excludes or one in known[other].excludes

    def _denied(self, held: Sequence[Condition]) -> tuple[Condition, str] | None:
        denied = [inner for each in held if isinstance(each, NoneOf) for inner in each.conditions]
        for each in held:
            for inner in denied:
                if each == inner or _implies(each, inner):
                    return each, "another condition denies it"
        return None


def _implies(one: Condition, other: Condition) -> bool:
    return (
        isinstance(one, InForce)
        and isinstance(other, InForce)
        and one.concession == other.concession
        and one.level >= other.level
        and set(other.covers) <= set(one.covers)
        and (one.verified or not other.verified)
    )


def _levels(concession: Concession) -> str:
    return "one level" if len(concession.levels) == 1 else f"levels 1 to {len(concession.levels)}"


def used_concessions(setting: Setting, conditions: Iterable[Condition]) -> set[str]:
    """Concessions that conditions ask for."""
    return {each.concession for each in flattened(conditions) if isinstance(each, InForce)}
