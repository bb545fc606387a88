"""Closed lists of things to say: reasons for a refusal, and ready-made sentences."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "too-little": "you ask for more than you give",
    "not-this-price": "the price is right in kind but too high",
    "home": "it would not pass at home",
    "trust": "we do not trust that it would be kept",
    "unverified": "it needs a witness",
    "while-it-stands": "not while your present conduct stands",
    "ally": "it would be at our ally's cost",
    "red-line": "it crosses a line of ours",
    "promised": "we have promised it elsewhere",
    "later": "this is not the moment",
    "no-say": "we do not say",
}
"""The closed list of reasons for a refusal, in words that complete "We decline: ..."."""

UNSAID = "no-say"
"""The reason of whoever gives none."""

PHRASES: dict[str, str] = {
    "thanks": "We thank you for that.",
    "warn-hedge": "If this goes on we shall have to look after ourselves.",
    "warn-leave": "If this goes on we shall leave what we signed.",
    "warn-respond": "If this is repeated we shall have to answer it.",
    "more": "We could go further if you did.",
    "no-deal-while": "Not while your present conduct stands.",
    "consult": "We expect to be consulted before you sign with others.",
    "stand-by": "We stand by what we have put and said.",
    "nothing-now": "We have no text of our own for you now: put one to us.",
    "not-that": "Not that, at any price that we would name now: put us a text if you see one.",
    "needs-witness": "You broke what we had signed: for now we sign with you only what somebody else watches.",
    "no-trust": "You broke what we had signed, and more than once: for now we sign nothing with you.",
    "withdraw-word": "Circumstances have changed: what we said before no longer holds.",
}
"""Ready-made sentences that people and computers can both send."""
