"""A part of the fuzz of speech; `python -m tests.tools.fuzz_speech 10000` is the whole."""

from __future__ import annotations

from tests.tools.fuzz_speech import fuzz


def test_whatever_is_typed_is_heard_rightly_binds_nothing_and_is_answered_without_secrets():
    assert fuzz(240) > 40
