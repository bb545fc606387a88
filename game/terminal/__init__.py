"""The line client: one command a line, whole sentences back. Works from a pipe, over SSH and with a screen reader."""

from game.terminal.client import Client, Left
from game.terminal.console import Console, Ear

__all__ = ["Client", "Console", "Ear", "Left"]
