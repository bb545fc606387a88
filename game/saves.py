"""The name under which clients know where solo games are kept: everything is in `game.records.saves`."""

from game.records.saves import *  # noqa: F403
