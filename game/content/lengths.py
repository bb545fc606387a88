"""In how many rounds a case can be played besides its own number, and what every seat expects there.

Where it reads the author's words, `loading` has them checked; a game knows nothing of other lengths than its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import field
from msgspec.structs import replace

from game.content.mistakes import Mistake, ScenarioError
from game.rules.model.mandate import WalkAway
from game.rules.model.setting import Scenario
from game.rules.model.units import RoundNo, SeatId
from game.rules.model.value import Value


class Length(Value, frozen=True):
    """Another number of rounds that the case bears.

    rounds: how many
    walk_away: what each delegation scores without deals of its own in so many rounds
    """

    rounds: RoundNo
    walk_away: Mapping[SeatId, WalkAway] = field(default_factory=dict)


def of_length(scenario: Scenario, lengths: Iterable[Length], rounds: int | None, file: str) -> Scenario:
    """The case in so many rounds. Raises ScenarioError for a number that its author does not vouch for."""
    own = scenario.setting.rounds
    if rounds is None or rounds == own:
        return scenario
    held = {each.rounds: each for each in lengths}
    if rounds not in held:
        known = sorted({own, *held})
        borne = f"{', '.join(map(str, known[:-1]))} or {known[-1]}" if known[1:] else str(own)
        words = f"{scenario.setting.title} is played in {borne} rounds: choose that."
        raise ScenarioError([Mistake(file, 0, 0, words)])
    expected = held[rounds].walk_away
    mandates = {
        seat: replace(mandate, walk_away=expected.get(seat)) for seat, mandate in scenario.mandates.items()
    }
    return Scenario(replace(scenario.setting, rounds=rounds), mandates)
