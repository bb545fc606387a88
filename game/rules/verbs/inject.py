"""The chair lets an event fall."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from game.rules.effects.change import ChangeMeter
from game.rules.model.course import Event
from game.rules.model.grounds import Ground
from game.rules.model.refusal import Illegal, word
from game.rules.model.state import State
from game.rules.model.table import Notice
from game.rules.model.terms import Actor
from game.rules.round.phases import befall
from game.rules.verbs.act import ChairAct, need_running


class Inject(ChairAct, frozen=True):
    """Lets an event fall now: one of the scenario's by its id, or one written on the spot."""

    verb: ClassVar[str] = "inject"
    told: ClassVar[str] = 'I let something happen: "{title}".'
    event: str = ""
    title: str = ""
    text: str = ""
    effects: tuple[ChangeMeter, ...] = ()

    def said(self) -> str:
        return 'I let something happen: "{event}".' if self.event else self.told

    def check(self, state: State) -> None:
        need_running(state)
        setting = state.scenario.setting
        if self.event and self.event not in setting.event:
            raise Illegal(
                Ground.UNKNOWN_CHOICE,
                f"There is no event {word(self.event)}: choose one of {', '.join(setting.event)}.",
            )
        if not self.event and not self.title.strip():
            raise Illegal(Ground.EMPTY_WORDS, "An event of your own needs a headline.")
        if len(self.title) > 200 or len(self.text) > 2000 or len(self.effects) > 20:
            raise Illegal(Ground.TOO_LONG, "That is too long for an event: shorten it.")
        whole = tuple(replace(each, by=min(max(each.by, -100), 100)) for each in self.effects)
        if whole != self.effects:
            raise Illegal(Ground.OUT_OF_RANGE, "A change lies between -100 and 100.", replace(self, effects=whole))

    def apply(self, state: State, actor: Actor) -> State:
        setting = state.scenario.setting
        if self.event:
            return befall(state, setting.event[self.event])
        event = Event(f"chair-{len(state.table.fallen) + 1}", self.title, self.text, effects=self.effects)
        state = befall(state, event)
        notice = Notice(state.table.round, self.text, self.title)
        return replace(state, table=replace(state.table, notices=(*state.table.notices, notice)))
