"""Records of format 1: lines without seals and snapshots, and a digest of its own."""

from __future__ import annotations

from game.rules.model.state import State
from game.wire import digest, to_json


def digest_1(state: State) -> str:
    """The digest of format 1: everything, defaults too."""
    vault = {"bound": state.vault.bound, "breaches": to_json(state.vault.breaches), "scores": state.vault.scores}
    parts = {"seed": state.seed, "take": state.take, "table": to_json(state.table), "vault": to_json(vault)}
    parts["rooms"] = to_json(state.rooms)
    parts["desks"] = {seat: to_json(desk) for seat, desk in state.desks.items()}
    return digest(parts)
