"""The rules of the table: a pure reducer over frozen values.

Everything that other rooms may use is named here. Nothing in this package reads a clock, a file or hidden luck.
"""

from game.rules.play import new_game, play, view
from game.rules.terms import Illegal
from game.rules.view import View

__all__ = ["Illegal", "View", "new_game", "play", "view"]
