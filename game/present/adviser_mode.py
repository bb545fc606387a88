"""How much the adviser says to a person, and what is usual where nobody has chosen."""

from __future__ import annotations

from typing import Literal, get_args

from game.rules.model.setting import Setting

Help = Literal["full", "hints", "off"]
"""Finished acts; what matters and which two ways there are; or nothing."""

HELP: tuple[Help, ...] = get_args(Help)


def usual_help(setting: Setting, level: str) -> Help:
    """Finished acts only to who is learning: pressed blindly they play as well as the best computer."""
    return "full" if level == "easy" or setting.tutorial is not None else "hints"
