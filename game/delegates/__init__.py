"""Computer players: each a function of its View and a private seed. One file each, one visible dict."""

from __future__ import annotations

from collections.abc import Callable

from game.delegates.chancer import Chancer
from game.delegates.delegate import Delegate

DELEGATES: dict[str, Callable[[str, int], Delegate]] = {
    "random": Chancer,
    "standard": Chancer,
}
"""Name -> factory(seat, private_seed)."""
