"""Overture's haggling core as a NegMAS negotiator (Mohammad et al. 2021) of stacked alternating offers.

How to bargain belongs to `game.negotiation`, reading utilities to `utilities`, our own bargains to `projection`.
"""

from __future__ import annotations

from typing import Any

from negmas.sao import ResponseType, SAONegotiator, SAOResponse, SAOState

from game.interop.projection import NoZoneWarning, Projection, project, save, to_negmas
from game.interop.utilities import Reading, Space, UnfitError, left_of
from game.negotiation.bargain import Accept, History, Propose, Temper
from game.negotiation.frontier import Choice
from game.negotiation.haggling import Haggler

__all__ = ["NoZoneWarning", "OvertureNegotiator", "Projection", "UnfitError", "project", "save", "to_negmas"]


class OvertureNegotiator(SAONegotiator):  # type: ignore[misc]
    """The haggling core of Overture as a NegMAS negotiator.

    It reads its own utility function, the time there is and the offers it hears, and the other side's utility function
    if it is told (`private_info["opponent_ufun"]`). Utilities that add up are used as they are, others that nearly do
    as the closest that do, and for the rest deals are found by search; what is signed or offered is always asked of the
    utility function itself. Once talks have begun `fit` says how well utilities add up. Raises `UnfitError` where it
    has nothing to go by.
    """

    def __init__(self, *args: Any, temper: Temper | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._temper = temper or Temper()
        self._haggler: Haggler | None = None
        self._waiting: list[tuple[str, Any]] = []
        self.fit: float | None = None

    def on_preferences_changed(self, changes: Any) -> None:
        """Forgets what was worked out for the old preferences."""
        super().on_preferences_changed(changes)
        self._haggler = None

    def on_negotiation_start(self, state: Any) -> None:
        """Refuses protocols other than stacked alternating offers before they fail halfway."""
        if not isinstance(state, SAOState):
            raise UnfitError("OvertureNegotiator bargains by stacked alternating offers only: use SAOMechanism.")
        super().on_negotiation_start(state)

    def on_partner_proposal(self, state: Any, partner_id: str, offer: Any) -> None:
        """Hears every offer, also those made while it was not asked."""
        super().on_partner_proposal(state, partner_id, offer)
        self._waiting.append((partner_id, offer))

    def __call__(self, state: SAOState, dest: str | None = None) -> SAOResponse:
        """Answers the current offer, if there is one, with an acceptance, a counter-offer or the end."""
        if not isinstance(state, SAOState):
            raise UnfitError("OvertureNegotiator bargains by stacked alternating offers only: use SAOMechanism.")
        haggler = self._haggler or self._start(state)
        offer = state.current_offer
        heard = self._listen(state)
        if self._timed:
            self._clock.append(max(1e-9, float(state.relative_time)))
        answer = haggler.respond(
            History(tuple(self._mine), tuple(self._theirs), tuple(self._speakers), tuple(self._clock))
        )
        if isinstance(answer, Accept):
            if heard and self._worth_having(offer, state):
                return SAOResponse(ResponseType.ACCEPT_OFFER, offer)
            answer = Propose(self._mine[-1] if self._mine else self._best(haggler))
        if isinstance(answer, Propose):
            outcome = self._space.outcome(answer.choice)
            if self._worth_having(outcome, state):
                self._mine.append(answer.choice)
                return SAOResponse(ResponseType.REJECT_OFFER, outcome)
            if self._mine and self._worth_having(self._space.outcome(self._mine[-1]), state):
                return SAOResponse(ResponseType.REJECT_OFFER, self._space.outcome(self._mine[-1]))
        return SAOResponse(ResponseType.END_NEGOTIATION, None)

    def propose(self, state: SAOState, dest: str | None = None) -> Any:
        """An offer, whatever the last one was; the mechanism asks the whole negotiator instead."""
        return self(state, dest).outcome

    def _start(self, state: SAOState) -> Haggler:
        self._mine: list[Choice] = []
        self._theirs: list[Choice] = []
        self._speakers: list[int] = []
        self._clock: list[float] = []
        self._voices: dict[str, int] = {}
        self._space = Space(self.nmi.outcome_space.issues)
        reading = Reading(self._space, self.ufun)
        other = self.opponent_ufun
        prior = Reading(self._space, other).table if other is not None and reading.fit == 1.0 else None
        rounds = self.nmi.n_steps if self.nmi.n_steps and self.nmi.n_steps < float("inf") else None
        self._timed = rounds is None and bool(self.nmi.time_limit) and self.nmi.time_limit < float("inf")
        plain = reading.bargain(rounds, self._temper, prior, 1.0)
        self.fit = reading.fit
        top = reading.outcome_of_best(plain)
        discount, rounds = left_of(self.ufun, self.nmi, state, top, rounds)
        self._haggler = Haggler(reading.bargain(rounds, self._temper, prior, discount) if discount < 1.0 else plain)
        return self._haggler

    def _listen(self, state: SAOState) -> bool:
        """Takes in what was offered since; False if there is no current offer, or none of this space."""
        said, self._waiting = self._waiting, []
        offer = state.current_offer
        if offer is not None and (not said or said[-1][1] != offer):
            said.append((state.current_proposer or "", offer))
        for partner, each in said:
            choice = self._space.choice(each)
            if choice is not None:
                self._theirs.append(choice)
                self._speakers.append(self._voices.setdefault(partner, len(self._voices)))
        return offer is not None and self._space.choice(offer) is not None

    def _best(self, haggler: Haggler) -> Choice:
        """The best deal for oneself, where nothing else was ever offered."""
        bargain = haggler.bargain
        if bargain.deals:
            return max(bargain.deals, key=bargain.worth)
        return tuple(max(range(len(options)), key=options.__getitem__) for options in bargain.issues)

    def _worth_having(self, offer: Any, state: SAOState) -> bool:
        """Whether a deal is now worth no less than none; the function itself is asked."""
        ufun = self.ufun
        now = ufun.eval_on_state(offer, self.nmi, state) if hasattr(ufun, "eval_on_state") else ufun(offer)
        least = float(ufun.reserved_value)
        return least != least or float(now) >= least - 1e-12
