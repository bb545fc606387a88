"""Overture: a turn-based negotiation game in which abstract states trade concessions."""
