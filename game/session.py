"""The live session where those who play games from outside look for it; it is made in `game.host`."""

from game.delegates import DEFAULT
from game.host.fault import DelegateFault
from game.host.scheduler import PATIENCE
from game.host.session import Session
from game.rules.model.terms import CHAIR

__all__ = ["CHAIR", "DEFAULT", "PATIENCE", "DelegateFault", "Session"]
