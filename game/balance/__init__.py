"""Whether a scenario plays well: games at each level, and with a naive or an idle person in each seat, measured.

A measure is a small function in a registry; what it must keep is a gate. Games are played by `game.simulate`.
"""
