"""Who must sit together where each wants what only the next one has, and no two of them have anything to trade."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def shortest_ring(serves: Mapping[str, Collection[str]], start: str) -> tuple[str, ...]:
    """The fewest parties through whom what one gives comes back to it, from `start` on; empty if it never does.

    serves: for each party those to whom something that it can give is worth more than it costs
    """
    behind: dict[str, str] = {}
    reached = [start]
    for party in reached:
        for other in serves.get(party, ()):
            if other == start:
                return _way(behind, party, start)
            if other not in behind:
                behind[other] = party
                reached.append(other)
    return ()


def _way(behind: Mapping[str, str], last: str, start: str) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(behind[way[-1]])
    return tuple(reversed(way))
