"""The commands of `overture`: a file for each kind, with their arguments and its COMMANDS. Rooms are imported late."""
