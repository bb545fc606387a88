"""The commands of the line client: a file a chapter, each command with its words, its help and what it does."""

from game.terminal.commands import any_verb, dealing, leaving, orientation, planning, talking
from game.terminal.commands.command import Command, command_of, every_command

CHAPTER_FILES = (orientation, talking, dealing, planning, any_verb, leaving)
"""Importing a chapter enters its commands in the list."""

__all__ = ["CHAPTER_FILES", "Command", "command_of", "every_command"]
