"""Unguessable names: tokens for devices and links, short codes for people. Only their hashes are ever kept.

Nothing here knows what a token opens; that is `people`.
"""

from __future__ import annotations

import hashlib
import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 signs: each holds 5 bits. No I, O, 0 or 1."""

CODE = 8
"""Signs in a short code: 40 bits."""


def new_token() -> str:
    """A name for a device or a link: 256 bits, safe in an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A short code that people type, as ``ABCD-EFGH``: 40 bits."""
    signs = "".join(secrets.choice(LETTERS) for _ in range(CODE))
    return f"{signs[:4]}-{signs[4:]}"


def tidy(code: str) -> str:
    """What was typed as a code, with spaces, dashes and case forgiven; empty if it cannot be one."""
    signs = "".join(c for c in code.upper() if c.isalnum())
    return signs if len(signs) == CODE and all(c in LETTERS for c in signs) else ""


def hash_token(token: str) -> str:
    """The hash under which a token is kept. A token is long, so a fast hash cannot be searched."""
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"overture-token").hexdigest()


def hash_code(code: str, salt: str) -> str:
    """The hash under which a short code is kept: slow, because 40 bits could be searched by whoever has the file."""
    return hashlib.scrypt(tidy(code).encode(), salt=salt.encode(), n=2**12, r=8, p=1, dklen=32).hex()


def same(one: str, other: str) -> bool:
    """Whether two hashes are equal, in a time that does not tell how far they are."""
    return secrets.compare_digest(one, other)
