"""Bridges to other people's negotiation software; nothing in the game depends on this package."""
