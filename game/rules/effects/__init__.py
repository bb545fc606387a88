"""The kinds of effect: one a file, one a line here. The closed vocabulary under the key ``do``."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.effects.amends import Amends
from game.rules.effects.cap import Cap
from game.rules.effects.change import ChangeMeter
from game.rules.effects.demand import Demand
from game.rules.effects.enforce import Enforce
from game.rules.effects.good_offices import GoodOffices
from game.rules.effects.inquire import Inquire
from game.rules.effects.kind import Kind
from game.rules.effects.leak import Leak
from game.rules.effects.line import Line
from game.rules.effects.overture import Overture
from game.rules.effects.pledge import Pledge
from game.rules.effects.price import Price
from game.rules.effects.relief import Relief
from game.rules.effects.restrict import Restrict
from game.rules.effects.reveal import Reveal
from game.rules.effects.streak import Streak
from game.rules.model.value import word_of

ALL: tuple[type[Kind], ...] = (
    ChangeMeter,
    Cap,
    Relief,
    Enforce,
    Reveal,
    Pledge,
    Demand,
    Overture,
    Price,
    GoodOffices,
    Restrict,
    Line,
    Inquire,
    Amends,
    Streak,
    Leak,
)
"""Every kind, in the order in which authors read of them."""

EFFECTS: Mapping[str, type[Kind]] = {word_of(cls): cls for cls in ALL}
"""In YAML an effect is a mapping whose key ``do`` holds one of these words."""
