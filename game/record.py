"""The name under which scripts know records: everything is in `game.records`."""

from game.records import *  # noqa: F403
from game.records import __all__  # noqa: F401
