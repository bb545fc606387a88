"""What a text is expected to come to, in sentences, with the adviser's word."""

from __future__ import annotations

from game.present.appraisal import appraise
from game.rules.model.terms import Text
from game.rules.model.view import View


def appraisal(view: View, text: Text, *, advised: bool = True) -> list[str]:
    """What a text would be worth and do, what each home would say to it, and the adviser if there is one."""
    lines = [*appraise(view, text).lines]
    if not advised:
        return lines
    from game.present.counsel import on_text  # the first prompt need not wait for it

    return [*lines, *(word.text for word in on_text(view, text))]
