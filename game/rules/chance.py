"""All chance: a hash of seed, take, round and question. It carries nothing from one question to the next."""

from __future__ import annotations

from hashlib import blake2b


def draw(seed: int, take: int, round_no: int, *question: object) -> int:
    """A number from 0 to 2**63 - 1 that only depends on its arguments."""
    # A hash of the question, no generator: one more question anywhere would shift every later answer.
    text = f"{seed}/{take}/{round_no}/" + "/".join(map(str, question))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def percent(seed: int, take: int, round_no: int, *question: object) -> int:
    """A number from 0 to 99: an event of chance p percent happens if it is below p."""
    return draw(seed, take, round_no, *question) % 100


def between(low: int, high: int, seed: int, take: int, round_no: int, *question: object) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + draw(seed, take, round_no, *question) % (high - low + 1)
