"""The clipboard of the system, or a private one where there is none."""

from __future__ import annotations

import pygame

_own = ""


def put(text: str) -> None:
    """Copy a text."""
    global _own
    _own = text
    try:
        pygame.scrap.put_text(text)
    except (pygame.error, NotImplementedError):
        return


def get() -> str:
    """What was copied last, here or elsewhere."""
    try:
        return pygame.scrap.get_text() or _own
    except (pygame.error, NotImplementedError):
        return _own
